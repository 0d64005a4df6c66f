"""What is on a list: an entry, its listings, and the events whose replay gives the law on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, TypeAlias

from pydantic import model_validator

from mineral_screen.errors import InvalidEntityError
from mineral_screen.model.base import Model
from mineral_screen.model.entity import Party

EventType: TypeAlias = Literal["listed", "amended", "suspended", "resumed", "ceased", "delisted"]
Certainty: TypeAlias = Literal["confirmed", "reported", "unverified"]
Measure: TypeAlias = Literal["in_force", "suspended", "lapsed", "ceased", "delisted"]

STRICTEST: tuple[Measure, ...] = ("in_force", "lapsed", "suspended", "ceased", "delisted")
"""The states of measures, the strictest first: what may be in force again comes before what is not."""


class Event(Model):
    """Something that happened to a listing: what, on which day, until when, and how sure we are.

    `until` is the last day of a suspension; without it a suspension is open-ended. `certainty` is `confirmed`
    (official text or agreeing independent copies), `reported` (one secondary source) or `unverified`.
    """

    type: EventType
    on: date
    until: date | None = None
    certainty: Certainty = "confirmed"
    source_url: str | None = None
    note: str | None = None


class Listing(Model):
    """The legal facts of one listing of an entry, with its later events in order of date."""

    program: str | None = None
    authority: str | None = None
    basis: str | None = None
    reference: str | None = None
    listed_on: date | None = None
    source_url: str | None = None
    note: str | None = None
    events: tuple[Event, ...] = ()


class ListEntry(Party):
    """One record of a watchlist. `id` is required and unique within its list.

    An entry may be an address alone. `listings` are the legal facts; an entry without any counts as in force.

    >>> ListEntry(id="1", name="Leidos", listings=[{"program": "Export control", "listed_on": "2025-03-04"}]).id
    '1'
    """

    listings: tuple[Listing, ...] = ()
    source_url: str | None = None
    remarks: str | None = None

    @model_validator(mode="after")
    def _usable(self) -> ListEntry:
        if not self.id:
            raise InvalidEntityError("id", "a list entry needs an id, unique within its list")
        if self.name is None and not self.aliases and not self.addresses and not self.identifiers:
            raise InvalidEntityError("name", f"entry {self.id!r} has no name, address or identifier")
        return self

    @classmethod
    def of(cls, record: ListEntry | Mapping[str, Any]) -> ListEntry:
        """An entry from an entry or from a mapping of its fields."""
        if isinstance(record, ListEntry):
            return record
        if isinstance(record, Mapping):
            return cls(**{str(key): value for key, value in record.items()})
        raise InvalidEntityError("entry", f"expected a ListEntry or a mapping, got {type(record).__name__}")
