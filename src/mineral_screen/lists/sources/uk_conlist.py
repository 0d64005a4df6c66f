"""The former list of financial sanctions targets of the United Kingdom, OFSI's ConList.csv.

It ended on 2026-01-28; the UK Sanctions List (`uk_csv`, `uk_xml`) is the only official one since. Old copies are read
for screening as of a day before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from mineral_screen.lists.sources.base import Fields, Parsed, Record
from mineral_screen.lists.sources.draft import EntryDraft
from mineral_screen.lists.sources.headed import headed, is_malformed, refuse_malformed
from mineral_screen.lists.sources.numbers import number_in, numbers_in
from mineral_screen.lists.sources.texts import items
from mineral_screen.model.entity import NameKind
from mineral_screen.model.entry import Event, Listing

_AUTHORITY = "Office of Financial Sanctions Implementation, HM Treasury (OFSI)"
_ID = "Group ID"
_KINDS = {"individual": "person", "entity": "company", "ship": "vessel"}
_NAME_KINDS: dict[str, NameKind] = {"primary name": "primary", "prime alias": "primary", "fka": "fka"}
_NAME_ORDER = ("Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6")
# the columns were split and renamed in 2022: what was "Passport Details" is a number and its details since
_DOCUMENTS = (
    ("passport", "Passport Number", "Passport Details"),
    ("national_id", "National Identification Number", "National Identification Details"),
    ("national_id", "NI Number", ""),
)
_VESSEL_ONLY = frozenset({"imo", "mmsi"})


def read(path: Path) -> Iterator[Record]:
    """The groups of the list, each with its rows under `row`: a row a name, date, address and so on.

    Raises `ListFormatError` where the file is not of this format.
    """
    groups: dict[str, tuple[int | None, list[Any]]] = {}
    for row in headed(path, _ID, "Name 6", "Regime"):
        if is_malformed(row):
            yield row
        else:
            groups.setdefault(row.fields.get(_ID, ""), (row.line, []))[1].append(row.fields)
    for group, (line, rows) in groups.items():
        yield Record({_ID: group, "row": rows}, line)


def parse(record: Record) -> Parsed:
    """The entry of one group; its id is the Group ID."""
    refuse_malformed(record)
    fields = Fields(record.fields)
    rows = fields.groups("row")
    kinds = {kind.casefold() for row in rows if (kind := row.text("Group Type"))}
    draft = EntryDraft(record, fields.text(_ID), _KINDS.get(min(kinds, default="")))
    if len(kinds) > 1 or (kinds and not draft.kind):
        raise draft.refused("Group Type", f"{', '.join(sorted(kinds))} where one of {', '.join(_KINDS)} should be")
    facts = _Facts()
    for row in rows:
        row.ignore(_ID)
        _name(draft, row)
        _details(draft, row)
        facts.take(draft, row)
    return draft.parsed(fields, facts.listing(draft))


def _name(draft: EntryDraft, row: Fields) -> None:
    kind = row.text("Alias Type").casefold()
    text = " ".join(part for column in _NAME_ORDER if (part := row.text(column)))
    weak = row.text("Alias Quality").casefold().startswith("low")
    draft.name(text, _NAME_KINDS.get(kind, "aka"), weak=weak)
    draft.name(row.text("Name Non-Latin Script"), "native", lang=row.text("Non-Latin Script Language").split(";")[0])
    row.ignore("Non-Latin Script Type")


def _details(draft: EntryDraft, row: Fields) -> None:
    draft.date(row.text("DOB"))
    draft.country(row.text("Nationality"), "Nationality")
    lines = [row.text(f"Address {number}") for number in range(1, 7)]
    draft.address(*lines, row.text("Post/Zip Code"), country=row.text("Country"))
    for scheme, number, details in _DOCUMENTS:
        _document(draft, scheme, row.text(number), row.text(details) if details else "")
    for label, column in (("Title", "Title"), ("Position", "Position"), ("Town of birth", "Town of Birth"),
                          ("Country of birth", "Country of Birth")):  # fmt: skip
        draft.remark(label, row.text(column))
    said = row.text("Other Information")
    draft.remark("", said)
    for scheme, number in numbers_in(said):
        if draft.kind == "vessel" or scheme not in _VESSEL_ONLY:
            draft.identifier(scheme, number)


def _document(draft: EntryDraft, scheme: str, number: str, details: str) -> None:
    for one in items(number) or items(details):
        if any(char.isdigit() for char in one):
            draft.identifier(scheme, number_in(one))
    draft.remark("Passport" if scheme == "passport" else "National identifier", number, details)


class _Facts:
    """The legal facts of a group, gathered from its rows."""

    def __init__(self) -> None:
        self.regimes: dict[str, None] = {}
        self.listed: set[date] = set()
        self.updated: set[date] = set()

    def take(self, draft: EntryDraft, row: Fields) -> None:
        self.regimes[row.text("Regime")] = None
        # the later of the two columns says when the subject came onto the UK Sanctions List, which began in 2020
        draft.remark("On the UK Sanctions List since", row.text("UK Sanctions List Date Designated"))
        self.listed.update(filter(None, [draft.day(row.text("Listed On"), "Listed")]))
        self.updated.update(filter(None, [draft.day(row.text("Last Updated"), "Last updated")]))

    def listing(self, draft: EntryDraft) -> Listing:
        listed = min(self.listed, default=None)
        return Listing(
            program=", ".join(filter(None, self.regimes)) or None,
            authority=_AUTHORITY,
            reference=draft.id,
            listed_on=listed,
            events=tuple(Event(type="amended", on=day) for day in sorted(self.updated) if day != listed),
        )
