from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from mineral_screen.lists.bundled import HOME_VARIABLE, bundled_store, default_store
from mineral_screen.lists.status import status_on
from mineral_screen.model.entry import ListEntry

COUNTS = {"cn-export-control": 153, "cn-unreliable": 83, "cn-watch": 40, "hk-diversion": 8}


def entries(list_id: str) -> tuple[ListEntry, ...]:
    return bundled_store().version(list_id).entries()


def test_every_list_has_its_rows_and_says_what_it_is() -> None:
    store = bundled_store()
    assert {list_id: len(entries(list_id)) for list_id in store.list_ids()} == COUNTS
    for list_id in store.list_ids():
        version, about = store.version(list_id), store.about(list_id)
        assert version.entries_count == COUNTS[list_id]
        assert version.names_count == sum(len(entry.all_names()) for entry in version.entries())
        assert about.title and about.authority and about.basis and about.source_url.startswith("https://")
        assert about.licence and about.language
        assert about.expected == {"entries": COUNTS[list_id]}


def test_the_content_is_what_it_was() -> None:
    labels = {list_id: bundled_store().version(list_id).label for list_id in COUNTS}
    assert labels == {
        "cn-export-control": "2026-08-22+dadb2aca",
        "cn-unreliable": "2026-08-22+5ef90d93",
        "cn-watch": "2026-08-22+4ef3fb48",
        "hk-diversion": "2026-08-22+3ac41a95",
    }


def test_the_bundled_store_is_read_only() -> None:
    assert bundled_store().read_only


def test_the_users_lists_lie_over_the_bundled_ones(home: Path) -> None:
    store = default_store()
    assert store.list_ids() == bundled_store().list_ids()
    store.add("house", [{"id": "1", "name": "Youmante Trading"}], date="2026-01-01")
    assert (home / "lists" / "house" / "manifest.json").exists()
    assert default_store().list_ids() == tuple(sorted([*COUNTS, "house"]))


def test_without_a_variable_they_live_where_the_system_keeps_such_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    assert "mineral-screen" in default_store().path.parts


@pytest.mark.parametrize(
    ("list_id", "batches"),
    (
        (
            "cn-export-control",
            "2025-01-02 28, 2025-03-04 15, 2025-04-04 16, 2025-04-10 12, 2025-07-09 8, 2025-09-25 3, "
            "2026-02-24 20, 2026-04-24 7, 2026-06-22 10, 2026-06-29 20, 2026-07-24 14",
        ),
        ("cn-watch", "2026-02-24 20, 2026-06-29 20"),
        (
            "cn-unreliable",
            "2023-02-16 8, 2024-05-20 3, 2025-01-02 10, 2025-01-14 7, 2025-02-04 2, 2025-03-04 10, 2025-04-04 11, "
            "2025-04-10 6, 2025-09-25 3, 2025-10-09 23",
        ),
        ("hk-diversion", "2024-06-12 8"),
    ),
)
def test_every_announcement_has_its_entries(list_id: str, batches: str) -> None:
    counts = Counter(entry.listings[0].listed_on for entry in entries(list_id))
    assert ", ".join(f"{day} {counts[day]}" for day in sorted(filter(None, counts))) == batches


@pytest.mark.parametrize(
    ("list_id", "day", "states"),
    (
        ("cn-export-control", "2025-01-01", {None: 153}),
        ("cn-export-control", "2025-06-01", {None: 82, "in_force": 43, "suspended": 28}),
        ("cn-export-control", "2025-12-01", {None: 71, "in_force": 39, "ceased": 27, "suspended": 16}),
        ("cn-export-control", "2026-11-10", {"in_force": 110, "ceased": 27, "suspended": 16}),
        ("cn-export-control", "2026-11-24", {"in_force": 110, "ceased": 27, "lapsed": 16}),
        ("cn-unreliable", "2025-06-01", {None: 26, "in_force": 40, "suspended": 17}),
        ("cn-unreliable", "2026-11-24", {"in_force": 56, "ceased": 16, "lapsed": 11}),
        ("cn-watch", "2026-11-24", {"in_force": 40}),
        ("hk-diversion", "2024-06-11", {None: 8}),
        ("hk-diversion", "2026-11-24", {"in_force": 8}),
    ),
)
def test_the_state_of_every_entry_on_a_day(list_id: str, day: str, states: dict[str | None, int]) -> None:
    found = [status_on(entry, date.fromisoformat(day)) for entry in entries(list_id)]
    assert Counter(status and status.measure for status in found) == states


@pytest.mark.parametrize("list_id", COUNTS)
def test_every_entry_names_its_law_and_its_notice(list_id: str) -> None:
    for entry in entries(list_id):
        (listing,) = entry.listings
        assert listing.program and listing.authority and listing.basis
        assert listing.events[0].type == "listed"
        assert listing.events[0].on == listing.listed_on
        assert [event.on for event in listing.events] == sorted(event.on for event in listing.events)
        # the notice of this one batch was not found on the ministry's pages
        assert listing.source_url or (list_id, str(listing.listed_on)) in {
            ("cn-unreliable", "2025-01-02"),
            ("cn-unreliable", "2025-01-14"),
        }


def test_names_nobody_confirms_are_marked() -> None:
    unverified = {
        name.text for list_id in COUNTS for entry in entries(list_id) for name in entry.all_names() if not name.verified
    }
    assert "三菱重工マリンマシナリ株式会社" in unverified
    assert "漢翔航空工業股份有限公司" in unverified
    from_memory = [entry for entry in entries("cn-unreliable") if not any(name.verified for name in entry.all_names())]
    assert len(from_memory) == 7
    assert {entry.listings[0].events[0].certainty for entry in from_memory} == {"unverified"}
    assert {entry.listings[0].listed_on for entry in from_memory} == {date(2025, 1, 2)}


def test_an_entry_as_it_stands() -> None:
    found = {entry.id: entry for entry in entries("cn-export-control")}
    teal = found["cn-ecl-2026-06-22-03"]
    assert [name.text for name in teal.all_names()] == ["Teal Drones, Inc.", "Teal Drones", "iDrone", "蒂尔无人机公司"]
    assert teal.addresses == ("2800 S West Temple St., Unite 2, South Salt Lake, UT, USA, 84115",)
    assert teal.countries == ("US",)
    jaxa = found["cn-ecl-2026-02-24-20"]
    assert [(name.text, name.kind, name.lang, name.verified) for name in jaxa.all_names()] == [
        ("Japan Aerospace Exploration Agency", "primary", None, True),
        ("JAXA", "acronym", None, True),
        ("日本宇宙航空研究开发机构", "aka", "zh", True),
        ("宇宙航空研究開発機構", "native", "ja", False),
    ]


def test_people_are_people() -> None:
    people = [entry for entry in entries("cn-unreliable") if entry.kind == "person"]
    assert len(people) == 6
    assert all(entry.remarks for entry in people if entry.name != "Agnes Soeder")


def test_diversion_entries_are_addresses_alone() -> None:
    for entry in entries("hk-diversion"):
        assert entry.all_names() == ()
        assert len(entry.addresses) == 1
        assert entry.countries == ("HK",)
