"""Screening: what is found, what is said about it, and the laws of an answer."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mineral_screen as ms
from mineral_screen.errors import IndexFormatError, InvalidEntityError

ENTRIES: list[dict[str, Any]] = [
    {"id": "1", "name": "Dalian Youmante Trading Co., Ltd.", "aliases": ["大连尤曼特贸易有限公司"], "kind": "company",
     "countries": ["CN"], "addresses": ["Room 1905, 19/F, Nam Wo Hong Building, 148 Wing Lok Street, Hong Kong"],
     "identifiers": {"lei": "5493001KJTIIGC8Y1R12"}},
    {"id": "2", "name": "Norvanta Rare Earth Mining Ltd", "aliases": [{"text": "Blue Heron", "strength": "weak"}],
     "kind": "company", "countries": ["KZ"]},
    {"id": "3", "name": "IVANOV, Sergei Petrovich", "kind": "person", "dates": ["1961-04-12"], "countries": ["RU"]},
    {"id": "4", "name": "OCEAN STAR", "kind": "vessel", "identifiers": {"imo": "9074729"}},
    {"id": "5", "addresses": ["Flat 12, 3/F, Wing Tuck Commercial Centre, 181 Wing Lok Street, Sheung Wan, Hong Kong"]},
    {"id": "6", "name": "Tantalora Metals GmbH",
     "listings": [{"program": "Test", "listed_on": "2024-01-10",
                   "events": [{"type": "listed", "on": "2024-01-10"}, {"type": "delisted", "on": "2025-02-01"}]}]},
]  # fmt: skip


@pytest.fixture(scope="module")
def screener() -> ms.Screener:
    return ms.Screener.from_entries(ENTRIES)


def first(screener: ms.Screener, entity: Any, **options: Any) -> str | None:
    matches = screener.screen(entity, **options).matches
    return matches[0].entry.id if matches else None


def test_every_decisive_name_finds_itself(screener: ms.Screener) -> None:
    for entry in (ms.ListEntry.of(record) for record in ENTRIES):
        for name in entry.all_names():
            if name.decisive:
                found = screener.screen({"name": name.text, "kind": entry.kind}, as_of="2024-06-01").matches[0]
                assert (found.entry.id, found.score) == (entry.id, 1.0)


@pytest.mark.parametrize(
    ("query", "entry"),
    [
        ("尤曼特贸易（大连）有限公司", "1"),
        ("DALIAN YOUMANTE TRADING", "1"),
        ("Youmante Dalian Trading Company Limited", "1"),
        ("Norvanta Rare Earth Mining", "2"),
        ("Sergey Ivanov", "3"),
        ("Сергей Петрович Иванов", "3"),
        ("M/V Ocean Star", "4"),
        ({"identifiers": {"imo": "IMO 9074729"}}, "4"),
        ({"identifiers": {"lei": "5493 001K JTII GC8Y 1R12"}}, "1"),
        ({"address": "Flat 12, 3rd Floor, Wing Tuck Commercial Ctr, 181 Wing Lok St, Hong Kong"}, "5"),
    ],
)
def test_is_found(screener: ms.Screener, query: Any, entry: str) -> None:
    assert first(screener, query) == entry


def test_clear_names_its_nearest_miss(screener: ms.Screener) -> None:
    result = screener.screen("Norvanta Coal Shipping Ltd")
    assert not result
    assert result.matches == ()
    assert result.nearest is not None
    assert result.nearest.entry.id == "2"
    assert result.nearest.score < result.threshold
    assert "Nearest miss" in result.explain()


def test_result_says_what_was_searched(screener: ms.Screener) -> None:
    result = screener.screen("Norvanta")
    (searched,) = result.lists
    assert (searched.list_id, searched.entries) == ("house", len(ENTRIES))
    assert len(searched.digest) == 64
    assert result.engine.version == ms.__version__


def test_a_weak_alias_never_alerts_alone(screener: ms.Screener) -> None:
    alone = screener.screen("Blue Heron")
    assert not alone
    assert alone.nearest is not None
    assert alone.nearest.entry.id == "2"


def test_what_was_taken_off_the_list_is_at_most_a_review(screener: ms.Screener) -> None:
    before = screener.screen("Tantalora Metals GmbH", as_of="2024-06-01")
    after = screener.screen("Tantalora Metals GmbH", as_of="2025-06-01")
    assert (before.outcome, before.matches[0].measure) == ("match", "in_force")
    assert (after.outcome, after.matches[0].measure) == ("review", "delisted")
    assert after.matches[0].score == before.matches[0].score


def test_of_equal_scores_the_measure_that_binds_most_comes_first() -> None:
    def entry(number: int, *events: dict[str, str]) -> dict[str, Any]:
        return {
            "id": str(number),
            "name": "Norvanta Metals",
            "listings": [{"listed_on": "2024-01-01", "events": events}],
        }

    suspended = {"type": "suspended", "on": "2024-02-01"}
    entries = [
        entry(1, {"type": "ceased", "on": "2024-02-01"}), entry(2, {"type": "delisted", "on": "2024-02-01"}),
        entry(3, suspended), entry(4), entry(5, {**suspended, "until": "2024-03-01"}),
    ]  # fmt: skip
    found = ms.Screener.from_entries(entries).screen("Norvanta Metals").matches
    assert [match.measure for match in found] == ["in_force", "lapsed", "suspended", "ceased", "delisted"]


def test_before_it_was_listed_an_entry_is_not_searched_and_the_answer_says_so(screener: ms.Screener) -> None:
    result = screener.screen("Tantalora Metals GmbH", as_of=date(2023, 1, 1))
    assert result.outcome == "clear"
    assert any("not yet listed" in skipped.reason for skipped in result.skipped)


def test_an_equal_identifier_decides(screener: ms.Screener) -> None:
    result = screener.screen({"name": "Quite Another Name", "identifiers": {"lei": "5493001KJTIIGC8Y1R12"}})
    assert result.outcome == "match"
    assert result.matches[0].entry.id == "1"


def test_an_address_alone_is_at_most_a_review(screener: ms.Screener) -> None:
    result = screener.screen({"address": ENTRIES[4]["addresses"][0]})
    assert result.outcome == "review"
    assert [one.comparator for one in result.matches[0].evidence] == ["address"]


def test_threshold_filters_what_is_returned_and_leaves_the_outcome(screener: ms.Screener) -> None:
    every = screener.screen("Norvanta Rare Earth Mining", threshold=0.0)
    none = screener.screen("Norvanta Rare Earth Mining Ltd", threshold=1.0)
    assert len(every.matches) >= 1
    assert none.outcome == "match"
    assert [match.score for match in none.matches] == [1.0]
    assert len(screener.screen("Norvanta", threshold=0.0, limit=1).matches) <= 1


@pytest.mark.parametrize(
    "options",
    [{"threshold": 2.0}, {"threshold": float("nan")}, {"threshold": "0.5"}, {"limit": 0}, {"limit": 1.5},
     {"limit": None}, {"as_of": "yesterday"}, {"as_of": 20250601}],
)  # fmt: skip
def test_bad_options_are_named(screener: ms.Screener, options: dict[str, Any]) -> None:
    with pytest.raises(InvalidEntityError) as caught:
        screener.screen("a", **options)
    assert caught.value.field in options
    with pytest.raises(InvalidEntityError):
        screener.screen_many(["a"], **options)


def test_entries_that_are_none_are_named() -> None:
    for entries in ([None], ["Norvanta"], {"id": "1", "name": "Norvanta"}):
        with pytest.raises(InvalidEntityError, match="expected a ListEntry or a mapping"):
            ms.Screener.from_entries(entries)  # type: ignore[arg-type]


def test_ids_are_unique_within_a_list() -> None:
    with pytest.raises(InvalidEntityError, match="two entries with id '1'"):
        ms.Screener.from_entries([ENTRIES[0], ENTRIES[0]])


def test_an_empty_list_can_be_searched() -> None:
    result = ms.Screener.from_entries([]).screen("Norvanta")
    assert (result.outcome, result.nearest, result.lists[0].entries) == ("clear", None, 0)


def test_saved_and_opened_it_answers_the_same(screener: ms.Screener, tmp_path: Path) -> None:
    path = tmp_path / "house.index"
    screener.save(path)
    again = ms.Screener.open(path)
    ours, theirs = (one.screen("尤曼特贸易") for one in (screener, again))
    assert ours.model_copy(update={"screened_at": theirs.screened_at}) == theirs
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(IndexFormatError):
        ms.Screener.open(path)


def test_it_pickles_and_is_safe_between_threads(screener: ms.Screener) -> None:
    again = pickle.loads(pickle.dumps(screener))
    with ThreadPoolExecutor(4) as pool:
        scores = set(pool.map(lambda _: again.screen("Youmante Trading").matches[0].score, range(40)))
    assert scores == {screener.screen("Youmante Trading").matches[0].score}


def test_config_moves_the_bands() -> None:
    query = "Norvanta Rare Earth"
    score = ms.Screener.from_entries(ENTRIES).screen(query, threshold=0.0).matches[0].score
    assert 0.2 < score < 1.0
    strict = ms.Config(match=min(score + 0.02, 1.0), review=min(score + 0.01, 1.0))
    lax = ms.Config(match=score - 0.01, review=score - 0.02)
    assert ms.Screener.from_entries(ENTRIES, config=strict).screen(query).outcome == "clear"
    assert ms.Screener.from_entries(ENTRIES, config=lax).screen(query).outcome == "match"


def test_config_candidates_bounds_how_many_names_are_weighed() -> None:
    many = [{"id": str(number), "name": f"Norvanta Metals {number}"} for number in range(1, 60)]
    weighed = ms.Screener.from_entries(many, config=ms.Config(candidates=5)).screen("Norvanta Metals").candidates
    assert weighed == 5


def test_round_trip_and_replay(screener: ms.Screener) -> None:
    for query in ("尤曼特贸易", "Blue Heron", "Nothing Like It", {"address": ENTRIES[4]["addresses"][0]}):
        result = screener.screen(query)
        assert ms.ScreeningResult.from_json(result.to_json()) == result
        assert ms.replay(result, screener=screener) == result
        assert ms.replay(result) == result


def test_every_answer_round_trips_as_json(screener: ms.Screener) -> None:
    found = screener.screen("尤曼特贸易", threshold=0.0)
    comparison = ms.compare("尤曼特贸易", {"name": "Youmante", "country": "CN"})
    (failed,) = screener.screen_many(["?"])
    (delta,) = screener.screen_delta(["Blue Heron"], screener, ms.Screener.from_entries(ENTRIES[:1]))
    for answer in (found, found.matches[0], comparison, failed, delta):
        again = type(answer).from_json(answer.to_json(indent=2))
        assert again == answer
        assert again.to_json() == answer.to_json()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"score": 1}', "nonsense", b"\xff"])
def test_a_text_that_is_no_answer_is_an_error(text: str | bytes) -> None:
    for kind in (ms.ScreeningResult, ms.Comparison):
        with pytest.raises(InvalidEntityError):
            kind.from_json(text)


def test_a_screener_cannot_be_changed(screener: ms.Screener) -> None:
    with pytest.raises(AttributeError):
        screener.config = ms.Config(review=0.1, match=0.2)  # type: ignore[misc]
    with pytest.raises(AttributeError):
        screener.lists = ()  # type: ignore[misc]


def test_an_opened_screener_pickles_as_its_path(screener: ms.Screener, tmp_path: Path) -> None:
    screener.save(tmp_path / "house.index")
    pickled = pickle.dumps(ms.Screener.open(tmp_path / "house.index"))
    assert len(pickled) < len(pickle.dumps(screener)) / 4
    assert pickle.loads(pickled).screen("尤曼特贸易").matches == screener.screen("尤曼特贸易").matches


def test_an_identifier_that_is_not_valid_is_named(screener: ms.Screener) -> None:
    result = screener.screen({"name": "Youmante", "identifiers": {"lei": "5493001KJTIIGC8Y1R13"}})
    (skipped,) = result.skipped
    assert skipped.what == "lei 5493001KJTIIGC8Y1R13"
    assert "checksum" in skipped.reason
    assert f"Skipped: {skipped.what}: {skipped.reason}." in result.explain()
    assert ms.replay(result, screener=screener) == result
    assert screener.screen({"identifiers": {"lei": "5493001KJTIIGC8Y1R12"}}).skipped == ()


WORDS = "Norvanta Youmante Dalian Metals Trading Rare Earth Ltd 有限公司 贸易 Heron Group II"
words = st.sampled_from(WORDS.split())
parts = st.lists(words, min_size=1, max_size=5).map(" ".join)


@settings(max_examples=50, deadline=None)
@given(parts, parts, st.lists(parts, max_size=2))
def test_one_more_alias_never_lowers_a_match(query: str, name: str, aliases: list[str]) -> None:
    def score(*others: str) -> float:
        entry = {"id": "1", "name": name, "aliases": list(others)}
        matches = ms.Screener.from_entries([entry]).screen(query, threshold=0.0).matches
        return matches[0].score if matches else 0.0

    without = score()
    for count in range(1, len(aliases) + 1):
        with_more = score(*aliases[:count])
        assert with_more >= without
        without = with_more


@settings(max_examples=50, deadline=None)
@given(parts, parts)
def test_contributions_add_up(a: str, b: str) -> None:
    found = ms.compare({"name": a, "country": "CN"}, {"name": b, "countries": ["RU", "CN"], "kind": "company"})
    assert 0.0 <= found.score <= 1.0
    assert sum(one.contribution for one in found.evidence) == pytest.approx(found.score, abs=1e-9)
    for one in found.evidence:
        if one.steps:
            assert sum(step.contribution for step in one.steps) == pytest.approx(one.contribution, abs=1e-6)
