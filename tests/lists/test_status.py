from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.lists.bundled import bundled_store
from mineral_screen.lists.status import Status, status_on
from mineral_screen.model.entry import Event, ListEntry, Listing
from mineral_screen.model.result import ListingStatus


def listed(*events: dict[str, str], on: str | None = "2025-04-04") -> ListEntry:
    return ListEntry(id="1", name="A", listings=[{"listed_on": on, "events": events}])


def measures(entry: ListEntry, *days: str) -> list[str | None]:
    found = [status_on(entry, date.fromisoformat(day)) for day in days]
    return [status and status.measure for status in found]


def test_the_batch_of_2025_04_04_on_three_days() -> None:
    entries = bundled_store().version("cn-export-control").entries()
    batch = [entry for entry in entries if entry.listings[0].listed_on == date(2025, 4, 4)]
    assert len(batch) == 16
    for entry in batch:
        assert measures(entry, "2025-06-01", "2025-12-01", "2026-11-24") == ["suspended", "suspended", "lapsed"]


def test_a_prolonged_suspension_runs_from_its_first_day_and_lapses_after_its_last() -> None:
    entry = listed(
        {"type": "suspended", "on": "2025-05-14", "until": "2025-08-11"},
        {"type": "suspended", "on": "2025-08-12", "until": "2026-11-10"},
    )
    assert status_on(entry, date(2025, 5, 13)) == Status("in_force", date(2025, 4, 4))
    assert status_on(entry, date(2025, 6, 1)) == Status("suspended", date(2025, 5, 14), date(2025, 8, 11))
    assert status_on(entry, date(2026, 11, 10)) == Status("suspended", date(2025, 5, 14), date(2026, 11, 10))
    lapsed = status_on(entry, date(2026, 11, 11))
    assert lapsed is not None
    assert (lapsed.measure, lapsed.since, lapsed.until) == ("lapsed", date(2026, 11, 11), None)
    assert "2025-05-14 to 2026-11-10" in lapsed.note


def test_a_suspension_after_a_lapse_is_a_new_one() -> None:
    entry = listed(
        {"type": "suspended", "on": "2025-05-14", "until": "2025-08-11"}, {"type": "suspended", "on": "2025-09-01"}
    )
    assert measures(entry, "2025-08-20", "2025-09-01", "2030-01-01") == ["lapsed", "suspended", "suspended"]
    again = status_on(entry, date(2025, 9, 1))
    assert again is not None
    assert again.since == date(2025, 9, 1)


def test_every_later_event_has_its_measure() -> None:
    entry = listed(
        {"type": "listed", "on": "2025-04-04"},
        {"type": "amended", "on": "2025-04-20"},
        {"type": "suspended", "on": "2025-05-14"},
        {"type": "resumed", "on": "2025-06-01"},
        {"type": "ceased", "on": "2025-07-01", "certainty": "unverified", "note": "from one report"},
        {"type": "delisted", "on": "2025-08-01"},
    )
    days = ("2025-04-03", "2025-04-20", "2025-05-14", "2025-06-01", "2025-07-01", "2025-08-01")
    assert measures(entry, *days) == [None, "in_force", "suspended", "in_force", "ceased", "delisted"]
    assert status_on(entry, date(2025, 7, 1)) == Status(
        "ceased", date(2025, 7, 1), certainty="unverified", note="from one report"
    )


def test_events_count_in_order_of_date_whatever_their_order() -> None:
    entry = listed({"type": "ceased", "on": "2025-11-10"}, {"type": "suspended", "on": "2025-05-14"})
    assert measures(entry, "2025-06-01", "2025-12-01") == ["suspended", "ceased"]


def test_an_entry_without_listings_or_dates_is_in_force() -> None:
    assert status_on(ListEntry(id="1", name="A"), date(1990, 1, 1)) == Status("in_force")
    assert measures(listed(on=None), "1990-01-01") == ["in_force"]
    assert measures(listed({"type": "listed", "on": "2020-01-01"}, on=None), "2019-12-31", "2020-01-01") == [
        None,
        "in_force",
    ]


def test_of_several_listings_the_strictest_counts() -> None:
    entry = ListEntry(
        id="1",
        name="A",
        listings=[
            {"listed_on": "2020-01-01", "events": [{"type": "ceased", "on": "2021-01-01"}]},
            {"listed_on": "2022-01-01"},
        ],
    )
    assert measures(entry, "2019-01-01", "2020-06-01", "2021-06-01", "2022-06-01") == [
        None,
        "in_force",
        "ceased",
        "in_force",
    ]


def test_the_fields_are_those_a_result_shows() -> None:
    assert set(ListingStatus.model_fields) == set(Status.__slots__)


EVENTS = st.builds(
    Event,
    type=st.sampled_from(("amended", "suspended", "resumed", "ceased", "delisted")),
    on=st.dates(date(2025, 1, 1), date(2026, 1, 1)),
    until=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
)


@settings(max_examples=100, deadline=None)
@given(events=st.lists(EVENTS, max_size=5), day=st.dates(date(2024, 1, 1), date(2028, 1, 1)))
def test_the_future_does_not_change_the_past(events: list[Event], day: date) -> None:
    start = date(2024, 6, 1)
    known = [event for event in events if event.on <= day]
    whole, cut = (
        ListEntry(id="1", name="A", listings=(Listing(listed_on=start, events=tuple(some)),))
        for some in (events, known)
    )
    status = status_on(whole, day)
    assert status == status_on(cut, day)
    if status is not None:
        assert status.since is not None
        assert start <= status.since <= day
        assert status.until is None or day <= status.until
    else:
        assert day < start


@pytest.mark.parametrize("offset", (-1, 0))
def test_the_last_day_of_a_suspension_is_still_suspended(offset: int) -> None:
    entry = listed({"type": "suspended", "on": "2025-05-14", "until": "2025-08-11"})
    day = date(2025, 8, 11) + timedelta(days=offset)
    assert measures(entry, day.isoformat()) == ["suspended"]
