"""The law on a day: what the events of a listing, replayed up to that day, leave in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from mineral_screen.model.entry import STRICTEST, Certainty, Event, ListEntry, Listing, Measure

_BECOMES: dict[str, Measure] = {"resumed": "in_force", "ceased": "ceased", "delisted": "delisted"}
_NEXT_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Status:
    """The measure on a day, the day it holds from, its last day where one is set, and how sure the facts are."""

    measure: Measure
    since: date | None = None
    until: date | None = None
    certainty: Certainty = "confirmed"
    note: str = ""


def status_on(entry: ListEntry, day: date) -> Status | None:
    """The state of the measures against `entry` on `day`; None where it was not listed yet.

    Only what had happened by `day` counts. A suspension whose last day has passed with nothing known after it is
    `lapsed`: neither active nor inactive, to be verified. An entry with several listings has the strictest of
    their states (in force, lapsed, suspended, ceased, delisted); one without listings is in force.

    >>> entry = ListEntry(id="1", name="A", listings=[{"listed_on": "2025-04-04", "events": [
    ...     {"type": "suspended", "on": "2025-05-14", "until": "2025-08-11"}]}])
    >>> [status_on(entry, date(2025, *month_day)).measure for month_day in ((4, 4), (5, 14), (8, 12))]
    ['in_force', 'suspended', 'lapsed']
    >>> status_on(entry, date(2025, 4, 3)) is None
    True
    """
    if not entry.listings:
        return Status("in_force")
    found = [status for listing in entry.listings if (status := _replayed(listing, day))]
    return min(found, key=lambda status: STRICTEST.index(status.measure), default=None)


def _replayed(listing: Listing, day: date) -> Status | None:
    """The state of one listing on `day`, or None before it."""
    start = listing.listed_on or min((event.on for event in listing.events if event.type == "listed"), default=None)
    if start is not None and day < start:
        return None
    status = Status("in_force", start)
    for event in sorted(listing.events, key=lambda event: event.on):
        if event.on <= day:
            status = _after(_aged(status, event.on - _NEXT_DAY), event)
    return _aged(status, day)


def _after(status: Status, event: Event) -> Status:
    """The state once `event` has happened; an amendment leaves it as it was."""
    note = event.note or ""
    if event.type == "suspended":
        # a suspension that is prolonged before it ends is one suspension
        since = status.since if status.measure == "suspended" else event.on
        return Status("suspended", since, event.until, event.certainty, note)
    if event.type == "listed":
        return Status("in_force", event.on, None, event.certainty, note)
    if event.type == "amended":
        return status
    return Status(_BECOMES[event.type], event.on, None, event.certainty, note)


def _aged(status: Status, day: date) -> Status:
    """`status` on `day`, if nothing has happened since: a suspension that has ended is lapsed."""
    if status.measure != "suspended" or status.until is None or day <= status.until:
        return status
    note = f"suspended from {status.since} to {status.until}; nothing later is known"
    return Status("lapsed", status.until + _NEXT_DAY, None, status.certainty, note)
