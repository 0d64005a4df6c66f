"""What users and regulators ask of a screening: one test a requirement, on small lists of made-up names."""

from __future__ import annotations

import json
import pickle
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import mineral_screen as ms
from mineral_screen.lists.diff import diff

COMPANIES = [
    "Norvanta Rare Earth Mining Ltd", "Tantalora Metals GmbH", "Youmante Trading Co., Ltd.", "Verdigrano Shipping S.A.",
    "Kestrelmoor Aviation LLC", "Halvorsund Marine Services AS", "Quillbrook Semiconductor Corporation",
    "Zarrinpour Petrochemical Company", "Obsidianka Logistics OOO", "Marlowick Precision Optics Inc.",
    "Teramundo Battery Materials S.L.", "Brightwaldt Machine Tools GmbH", "Sanjiangda Photonics Co., Ltd.",
    "Ulanbatyr Uranium Exploration LLP", "Fenwickshire Defence Systems plc", "Corvantis Aerospace Industries",
    "Dromedal Freight Forwarding FZE", "Lagunavista Chemicals S.A. de C.V.", "Perihelix Laser Technology Co., Ltd.",
    "Graphitara Carbon Products Private Limited",
]  # fmt: skip
BOOK: list[dict[str, Any]] = [
    *({"id": f"c{number}", "name": name, "kind": "company"} for number, name in enumerate(COMPANIES)),
    {"id": "alias", "name": "Northern Peaks Holding", "kind": "company", "country": "KZ",
     "aliases": [{"text": "Peregrine Bureau", "kind": "fka"}, {"text": "Blue Heron", "strength": "weak"},
                 {"text": "Saltmarsh Depot", "verified": False}, {"text": "大连尤曼特矿业有限公司", "kind": "native"}]},
    {"id": "sis", "name": "SIS d.o.o."},
    {"id": "jsc", "name": "JSC Argument"},
    {"id": "corp", "name": "BELLETECH CORP"},
    {"id": "group", "name": "The Ashgrove Group", "kind": "company"},
    {"id": "general", "name": "Zarafshani General Trading LLC", "kind": "company"},
    {"id": "person", "name": "IVANOVSKY, Sergei Petrovich", "kind": "person", "date": "1961-04-12", "country": "RU"},
    {"id": "vessel", "name": "OCEAN KESTREL", "kind": "vessel", "identifiers": {"imo": "9074729"}},
    {"id": "twins", "name": "Meridian Star Trading", "country": "CN", "address": "148 Wing Lok Street, Hong Kong",
     "identifiers": {"lei": "5493001KJTIIGC8Y1R12"}, "date": "1999-03-04"},
]  # fmt: skip


@pytest.fixture(scope="module")
def screener() -> ms.Screener:
    return ms.Screener.from_entries(BOOK)


def best(screener: ms.Screener, query: Any, **options: Any) -> ms.Match | None:
    return next(iter(screener.screen(query, **options).matches), None)


def is_found(screener: ms.Screener, query: Any, entry: str) -> bool:
    match = best(screener, query)
    return match is not None and match.entry.id == entry


def test_d1_every_strong_name_finds_itself_and_weak_ones_alert_with_corroboration_only(screener: ms.Screener) -> None:
    for entry in map(ms.ListEntry.of, BOOK):
        for name in entry.all_names():
            found = screener.screen({"name": name.text, "kind": entry.kind})
            if name.decisive:
                assert found.matches[0].score == 1.0
                assert entry.id in {match.entry.id for match in found.matches if match.score == 1.0}
            else:
                assert not found
                assert found.nearest is not None
                assert found.nearest.entry.id == entry.id
                assert screener.screen({"name": name.text, "kind": entry.kind, "country": "KZ"}).outcome == "review"


def swap_first_letter(name: str) -> str:
    return f"{'x' if name[0].lower() != 'x' else 'k'}{name[1:]}"


def look_alike(name: str) -> str:
    return name.translate(str.maketrans("aeopcx", "аеорсх"))


def split_brand(name: str) -> str:
    brand, rest = name.split(" ", 1)
    return f"{brand[: len(brand) // 2]} {brand[len(brand) // 2 :]} {rest}"


def joined(name: str) -> str:
    brand, second, *rest = name.split(" ")
    return " ".join([brand + second, *rest])


def brand_last(name: str) -> str:
    brand, *trades, form = name.split(" ")
    return " ".join([*trades, brand, form])


@pytest.mark.parametrize("disguise", [swap_first_letter, look_alike, split_brand, joined, brand_last])
def test_d3_disguised_names_are_found(screener: ms.Screener, disguise: Any) -> None:
    missed = [name for number, name in enumerate(COMPANIES) if not is_found(screener, disguise(name), f"c{number}")]
    assert missed == []


@pytest.mark.parametrize(("a", "b"), [("SIS DOO", "SIS d.o.o."), ("JSCARGUMENT", "JSC Argument")])
def test_d4_the_same_name_written_otherwise(screener: ms.Screener, a: str, b: str) -> None:
    assert ms.compare(a, b).outcome == "match"
    assert ms.compare(b, a).outcome == "match"
    match = best(screener, a)
    assert match is not None
    assert (match.entry.name, match.outcome) == (b, "match")


def test_d4_a_legal_form_in_common_is_nothing_in_common(screener: ms.Screener) -> None:
    assert ms.compare("11420 CORP", "BELLETECH CORP").score < 0.5
    assert not screener.screen("11420 CORP")


@pytest.mark.parametrize(
    "name",
    ["The Group", "The Willowmere Group", "The International Group", "General Trading LLC",
     "Balqis General Trading LLC", "Limited Company", "Trading Company Ltd", "JSC", "d.o.o.", "Metals GmbH",
     "Rare Earth Mining Ltd"],
)  # fmt: skip
def test_d4_general_words_alone_never_alert(screener: ms.Screener, name: str) -> None:
    assert not screener.screen(name)
    assert not ms.screen(name)


TEXTS = [
    "Payment for invoice 4471 to {}, contract of March, ref 99",
    "BENEFICIARY: {} A/C 1234567 AT SOME BANK IN THE CITY",
    "C/O {}, 22 Abay Avenue, second entrance from the yard",
    "Our driver will collect the goods from {} on Friday, please prepare the papers",
    "/ORD/ on behalf of {} for consulting services rendered",
    "The shipment was arranged, as before, by {} through its agent abroad",
]


def test_d5_names_inside_free_text_are_found_with_their_place(screener: ms.Screener) -> None:
    cases = [(text.format(name), f"c{number}", name) for text, (number, name) in product(TEXTS, enumerate(COMPANIES))]
    missed = []
    for text, entry, name in cases:
        match = best(screener, text)
        span = match.evidence[0].span if match and match.entry.id == entry else None
        brand = name.split(" ", maxsplit=1)[0]
        if span is None or brand not in text[slice(*span)] or len(text[slice(*span)]) > len(name):
            missed.append(text)
    assert len(missed) <= 0.05 * len(cases), missed


def test_d7_one_more_matching_field_never_removes_a_match(screener: ms.Screener) -> None:
    facts: dict[str, Any] = {
        "countries": ["CN"], "addresses": ["148 Wing Lok Street, Hong Kong"], "dates": ["1999-03-04"],
        "identifiers": {"lei": "5493001KJTIIGC8Y1R12"},
    }  # fmt: skip
    for name in ("Meridian Star Trading", "Meridian Star", "Meridian Trading", "Maridien Star Trading"):
        for order in (list(facts), list(reversed(facts))):
            query: dict[str, Any] = {"name": name}
            before = -1.0
            for field in order:
                scores = {m.entry.id: m.score for m in screener.screen(query, threshold=0.0).matches}
                assert scores.get("twins", 0.0) >= before
                before = scores.get("twins", 0.0)
                query[field] = facts[field]
            assert screener.screen(query).outcome == "match"


BRANDS = ["Alderwyne", "Bexholm", "Cindermoss", "Dovrath", "Elmsgrove", "Fjordhaven", "Glanwyth", "Hollinsby",
          "Iverness", "Jorvalla"]  # fmt: skip
TRADES = ["Bakery", "Dental Clinic", "Garden Centre", "Kindergarten", "Film Production", "Bicycle Rental", "Law Office",
          "Winery", "Yoga Studio", "Piano Repair", "Travel Agency", "Carpentry"]  # fmt: skip


def test_f1_unrelated_names_do_not_alert(screener: ms.Screener) -> None:
    names = [f"{brand} {trade} Ltd" for brand, trade in product(BRANDS, TRADES)]
    alerts = [name for name in names if screener.screen(name) or ms.screen(name)]
    assert alerts == []


def test_f2_rare_words_weigh_more_than_common_ones() -> None:
    listed = "Norvanta International Trading Company"
    with_brand = ms.compare("Norvanta Trading Company", listed)
    without = ms.compare("International Trading Company", listed)
    assert with_brand.score > without.score
    assert without.outcome == "clear"
    weights = {step.listed: step.weight for step in ms.compare(listed, "Norvanta Trading").evidence[0].steps}
    assert weights["norvanta"] > weights["trading"]


def test_f4_secondary_facts_confirm_or_contradict_apart_from_the_name(screener: ms.Screener) -> None:
    name = "Meridian Star Trading"
    alone = best(screener, name)
    other = best(screener, {"name": name, "country": "BR", "date": "2015"}, threshold=0.0)
    near = best(screener, {"name": "Meridian Star Tradng", "country": "CN"})
    assert alone is not None and other is not None and near is not None
    assert alone.score == 1.0  # what is not known takes nothing off
    assert {one.comparator: one.verdict for one in other.evidence}["country"] == "differs"
    assert other.evidence[0].contribution == 1.0  # the name is judged by itself
    assert other.score < 1.0
    assert {one.comparator: one.verdict for one in near.evidence}["country"] == "agrees"
    assert near.score >= near.evidence[0].contribution
    for match in (alone, other, near):
        assert sum(one.contribution for one in match.evidence) == pytest.approx(match.score, abs=1e-9)
        assert "Contradicted by the country" in match.explain() or match is not other


def test_a1_a_result_says_what_computed_it_and_can_be_computed_again(screener: ms.Screener) -> None:
    result = screener.screen("Norvanta Rare Earth")
    assert result.engine.version == ms.__version__
    assert result.engine.config_digest == ms.Config().digest()
    assert len(result.engine.data_digest) == len(result.lists[0].digest) == 64
    assert result.screened_at.tzinfo is not None
    stored = ms.ScreeningResult.from_json(json.dumps(json.loads(result.to_json())))
    assert ms.replay(stored, screener=screener) == result
    assert ms.replay(pickle.loads(pickle.dumps(result))) == result
    other = ms.Screener.from_entries(BOOK, config=ms.Config(match=0.95))
    assert ms.replay(result, screener=other) != result


def test_a3_clear_is_evidence(screener: ms.Screener) -> None:
    result = screener.screen("Blue Lagoon Bakery")
    assert result.outcome == "clear"
    assert result.candidates > 0
    assert result.nearest is not None
    assert result.nearest.score < result.threshold
    assert [(one.list_id, one.entries) for one in result.lists] == [("house", len(BOOK))]
    text = result.explain()
    for said in (result.lists[0].digest[:12], f"{len(BOOK)} entries", "Nearest miss", str(result.nearest.entry.name)):
        assert said in text


def test_l1_versions_are_kept_and_found_by_their_day(tmp_path: Path) -> None:
    store = ms.Store(tmp_path)
    stays, goes = {"id": "1", "name": "Norvanta Metals"}, {"id": "2", "name": "Tantalora Metals"}
    delisted = {"listed_on": "2024-01-01", "events": [{"type": "delisted", "on": "2025-02-01"}]}
    taken_off = {**goes, "listings": [delisted]}
    first = store.add("house", [stays, goes], date="2025-01-01")
    second = store.add("house", [stays, taken_off], date="2025-03-01")
    assert first.sha256 != second.sha256
    assert store.add("house", [goes, stays], date="2025-01-02").label == first.label  # the same content is no version
    assert [one.label for one in store.versions("house")] == [first.label, second.label]
    assert first.entries()[1].listings == ()  # the old version is as it was

    then, now = (ms.Screener.from_store(store, known_at=day) for day in ("2025-02-15", "2025-03-15"))
    assert [one.lists[0].version for one in (then, now)] == [first.label, second.label]
    # what was known that day, and the law of that day, are two things
    answers = {
        (known, day): screener.screen("Tantalora Metals", as_of=day).matches[0].measure
        for known, screener in (("then", then), ("now", now))
        for day in ("2025-01-15", "2025-02-15")
    }
    assert answers == {
        ("then", "2025-01-15"): "in_force", ("then", "2025-02-15"): "in_force",
        ("now", "2025-01-15"): "in_force", ("now", "2025-02-15"): "delisted",
    }  # fmt: skip
    nothing = ms.Screener.from_store(store, known_at=date(2024, 12, 31)).screen("Tantalora Metals")
    assert (nothing.outcome, nothing.lists) == ("clear", ())
    assert "no version of it was in hand on 2024-12-31" in nothing.skipped[0].reason
    found = diff(first, second)
    assert [change.new.id for change in found.changed] == ["2"]
