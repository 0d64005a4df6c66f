"""Delta screening: a book against what changed between two states of lists says what two full screenings would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mineral_screen as ms
from mineral_screen.errors import InvalidEntityError
from mineral_screen.model.delta import DeltaResult
from mineral_screen.model.result import Failed

OLD: list[dict[str, Any]] = [
    {"id": "1", "name": "Dalian Youmante Trading Co., Ltd.", "country": "CN"},
    {"id": "2", "name": "Norvanta Rare Earth Mining Ltd"},
    {"id": "3", "name": "Blue Heron Oil"},
    {"id": "4", "name": "Tantalora Metals GmbH"},
]
NEW: list[dict[str, Any]] = [
    {"id": "1", "name": "Dalian Youmante Trading Co., Ltd.", "country": "CN"},
    {"id": "2", "name": "Norvanta Rare Earth Mining Ltd", "remarks": "See the annex."},
    {"id": "4", "name": "Ferrolux Steel Works"},
    {"id": "5", "name": "海鹰贸易有限公司", "aliases": ["Haiying Trading"]},
]
BOOK = [
    "Dalian Youmante Trading", "Norvanta Rare Earth Mining Ltd", "Blue Heron Oil", "Tantalora Metals GmbH",
    "Haiying Trading",
]  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> ms.Store:
    made = ms.Store(tmp_path)
    made.add("house", OLD, date="2026-01-01", title="Our own")
    made.add("house", NEW, date="2026-02-01")
    return made


def delta(store: ms.Store, book: list[Any], **options: Any) -> list[DeltaResult | Failed]:
    old, new = store.versions("house")
    return list(ms.Screener.from_store(store).screen_delta(book, old, new, **options))


def ids(found: DeltaResult | Failed) -> tuple[list[str | None], list[str | None], list[str | None]]:
    assert isinstance(found, DeltaResult)
    altered = [after.entry.id for _, after in found.altered]
    return [one.entry.id for one in found.begun], altered, [one.entry.id for one in found.ended]


def test_what_is_new_what_changed_and_what_ended(store: ms.Store) -> None:
    found = delta(store, BOOK)
    assert [ids(one) for one in found] == [
        ([], [], []),
        ([], ["2"], []),
        ([], [], ["3"]),
        ([], [], ["4"]),
        (["5"], [], []),
    ]
    assert [bool(one) for one in found] == [False, True, True, True, True]
    assert [one.outcome for one in found] == ["clear", "match", "clear", "clear", "match"]


def test_an_answer_names_what_was_compared(store: ms.Store) -> None:
    (found,) = delta(store, ["Haiying Trading"])
    assert isinstance(found, DeltaResult)
    old, new = store.versions("house")
    assert [(one.list_id, one.digest, one.title) for one in found.old] == [("house", old.sha256, "Our own")]
    assert [(one.version, one.entries) for one in found.new] == [(new.label, 4)]
    assert found.after[0].list_version == new.label
    assert found.entries == 6
    assert '"after":' in found.to_json()


def test_it_reads_as_words(store: ms.Store) -> None:
    texts = [found.explain() for found in delta(store, BOOK) if isinstance(found, DeltaResult)]
    assert texts[0].endswith("is not concerned by what changed (6 entries).")
    assert texts[1].startswith("The entry changed; it scored 1.00 before. 1.00 (match): Norvanta Rare Earth")
    assert texts[2].startswith("No longer a match. Before: 1.00 (match): Blue Heron Oil")
    assert texts[4].startswith("New. ")


def test_screeners_may_stand_for_their_lists(store: ms.Store) -> None:
    old, new = (ms.Screener.from_entries(entries, list_id="house") for entries in (OLD, NEW))
    assert [ids(one) for one in new.screen_delta(BOOK, old, new)] == [ids(one) for one in delta(store, BOOK)]


def test_several_lists_and_lists_that_come_or_go(store: ms.Store) -> None:
    gone = store.add("gone", [{"id": "1", "name": "Youmante Trading"}], date="2026-01-01")
    come = store.add("come", [{"id": "1", "name": "Youmante Trading"}], date="2026-02-01")
    old, new = store.versions("house")
    screener = ms.Screener.from_store(store)
    (found,) = screener.screen_delta(["Youmante Trading"], [old, gone], [new, come])
    assert isinstance(found, DeltaResult)
    assert [(one.list_id, one.entry.id) for one in found.begun] == [("come", "1")]
    assert [(one.list_id, one.entry.id) for one in found.ended] == [("gone", "1")]


def test_nothing_changed(store: ms.Store) -> None:
    new = store.version("house")
    found = list(ms.Screener.from_store(store).screen_delta(BOOK, new, new))
    assert not any(found)
    assert {one.entries for one in found if isinstance(one, DeltaResult)} == {0}


def test_the_options_are_those_of_a_screening(store: ms.Store) -> None:
    book: list[Any] = [*BOOK, "?", {"name": "Haiying Trading", "kind": "starship"}]
    seen: list[tuple[int, int | None]] = []
    found = delta(store, book, workers=2, chunk=2, threshold=0.99, limit=1, progress=lambda *done: seen.append(done))
    assert [type(one).__name__ for one in found] == ["DeltaResult"] * 5 + ["Failed"] * 2
    assert seen[-1] == (7, 7)
    assert {(one.threshold, one.limit) for one in found if isinstance(one, DeltaResult)} == {(0.99, 1)}
    for wrong in ({"limit": 0}, {"threshold": 2.0}, {"as_of": "soon"}, {"workers": 0}):
        with pytest.raises(InvalidEntityError):
            delta(store, BOOK, **wrong)


def test_the_screener_lends_its_configuration(store: ms.Store) -> None:
    old, new = store.versions("house")
    strict = ms.Screener.from_store(store, config=ms.Config(review=1.0, match=1.0))
    (found,) = strict.screen_delta(["Norvanta Rare Earth Mining Ltd"], old, new)
    assert isinstance(found, DeltaResult)
    assert (found.threshold, found.config.review) == (1.0, 1.0)


def test_what_is_not_yet_listed_is_said(store: ms.Store) -> None:
    later = [*NEW, {"id": "6", "name": "Ostrava Gallium", "listings": [{"listed_on": "2027-01-01"}]}]
    old, new = store.version("house"), store.add("house", later, date="2026-03-01")
    (found,) = ms.Screener.from_store(store).screen_delta(["Ostrava Gallium"], old, new, as_of="2026-06-01")
    assert isinstance(found, DeltaResult)
    assert not found
    assert "not yet listed" in found.skipped[0].reason


NAMES = (
    "Norvanta Metals", "Norvanta Metal Works", "Norvanta", "Youmante Trading", "尤曼特贸易", "Dalian Youmante",
    "Blue Heron Oil", "Blue Heron", "Ferrolux Steel",
)  # fmt: skip
ENTRY = st.builds(
    lambda name, alias, country, address: {
        "name": name,
        **({"aliases": [{"text": alias, "strength": "weak"}]} if alias else {}),
        **({"country": country} if country else {}),
        **({"addresses": [address]} if address else {}),
    },
    st.sampled_from(NAMES),
    st.none() | st.sampled_from(NAMES),
    st.none() | st.sampled_from(("CN", "RU")),
    st.none() | st.sampled_from(("148 Wing Lok St, Hong Kong", "7 Ring Road, Almaty")),
)
LISTS = st.dictionaries(st.sampled_from("abcdef"), ENTRY, max_size=6)
QUERIES = [
    *NAMES,
    {"name": "Norvanta Metals", "country": "RU", "address": "7 Ring Road, Almaty"},
    {"address": "148 Wing Lok Street, Hong Kong"},
]


@settings(max_examples=60, deadline=None)
@given(old=LISTS, new=LISTS)
def test_full_results_and_the_delta_make_the_new_full_results(
    old: dict[str, dict[str, Any]], new: dict[str, dict[str, Any]]
) -> None:
    before, after = (
        ms.Screener.from_entries([{"id": key, **entries[key]} for key in sorted(entries)], list_id="house")
        for entries in (old, new)
    )
    full = [(before.screen(query, limit=99), after.screen(query, limit=99)) for query in QUERIES]
    for found, (was, now) in zip(after.screen_delta(QUERIES, before, after, limit=99), full, strict=True):
        assert isinstance(found, DeltaResult)
        assert found.applied_to(was.matches) == now.matches
        touched = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
        assert [one for one in now.matches if one.entry.id in touched] == list(found.after)
        assert {one.entry.id for one in found.before} == {one.entry.id for one in was.matches} & touched


def test_what_a_full_screening_cuts_off_is_still_found() -> None:
    same = [{"id": str(number), "name": "Norvanta Metals"} for number in range(9)]
    old, new = (
        ms.Screener.from_entries(entries, config=ms.Config(candidates=3))
        for entries in (same, [*same, {"id": "new", "name": "Norvanta Metals"}])
    )
    assert "new" not in {one.entry.id for one in new.screen("Norvanta Metals", limit=99).matches}
    (found,) = new.screen_delta(["Norvanta Metals"], old, new)
    assert ids(found) == (["new"], [], [])


def test_only_what_changed_is_compiled(store: ms.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [{"id": str(number), "name": f"Company {number}"} for number in range(500)]
    old = store.add("many", many, date="2026-01-01")
    new = store.add("many", [*many, {"id": "x", "name": "Norvanta"}], date="2026-02-01")
    screener = ms.Screener.from_entries([])
    read: list[bytes] = []
    whole = ms.ListEntry.model_validate_json
    monkeypatch.setattr(ms.ListEntry, "model_validate_json", lambda line: read.append(line) or whole(line))
    (found,) = screener.screen_delta(["Norvanta"], old, new)
    assert ids(found) == (["x"], [], [])
    assert len(set(read)) == 1
