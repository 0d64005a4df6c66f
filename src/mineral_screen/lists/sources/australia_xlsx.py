"""Australia's consolidated list, Australian_Sanctions_Consolidated_List.xlsx of the Department of Foreign Affairs.

A row a name: reference 101 is the name of a subject, 101a, 101b its further names, with all other columns repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from mineral_screen.errors import ListFormatError
from mineral_screen.lists import tables
from mineral_screen.lists.sources.base import Fields, Parsed, Record
from mineral_screen.lists.sources.draft import EntryDraft
from mineral_screen.lists.sources.numbers import numbers_in
from mineral_screen.lists.sources.texts import items, squeezed
from mineral_screen.model.entity import NameKind
from mineral_screen.model.entry import Event, EventType, Listing

_AUTHORITY = "Department of Foreign Affairs and Trade (DFAT)"
_ID, _NAME = "Reference", "Name of Individual or Entity"
_KINDS = {"individual": "person", "entity": "company", "vessel": "vessel"}
_NAME_KINDS: dict[str, NameKind] = {"primary name": "primary", "original script": "native"}
_MEASURES = ("Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction")
_SUFFIX = re.compile(r"[a-z]+$")
_DATE = r"\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\.?\s+\d{4}"
_DATED = re.compile(
    rf"\b(?P<what>re-?listed|listed|designated|amended)\b(?P<by>[^()]*?)\bon:?\s*(?P<days>{_DATE}(?:(?:\s*,|\s+and)+\s*{_DATE})*)"
    rf"|\blisted on:?\s*(?P<first>{_DATE})",
    re.IGNORECASE,
)
_OF_OTHERS = frozenset({"imo", "mmsi"})  # of the ships that a company is said to own


def read(path: Path) -> Iterator[Record]:
    """The subjects of the list, each with its rows under `row`, wherever they stand.

    Raises `ListFormatError` where the file is not of this format.
    """
    subjects: dict[str, tuple[int, list[Any]]] = {}
    for line, found in tables.numbered(path):
        row = tables.sound(path, line, found)
        if not subjects and not {_ID, _NAME} <= row.keys():
            raise ListFormatError(f"it has no columns {_ID!r} and {_NAME!r}", source=str(path), line=1)
        plain = {column: text for column, cell in row.items() if (text := _text(cell))}
        subject = _SUFFIX.sub("", plain.get(_ID, ""))
        subjects.setdefault(subject, (line, []))[1].append(plain)
    for subject, (line, rows) in subjects.items():
        yield Record({_ID: subject, "row": rows}, line)


def parse(record: Record) -> Parsed:
    """The entry of one subject; its id is the number of the reference."""
    fields = Fields(record.fields)
    rows = fields.groups("row")
    kinds = {kind.casefold() for row in rows if (kind := row.text("Type"))}
    draft = EntryDraft(record, fields.text(_ID), _KINDS.get(min(kinds, default="")))
    if len(kinds) != 1 or not draft.kind:
        raise draft.refused("Type", f"{', '.join(sorted(kinds))!r} is none of {', '.join(_KINDS)}")
    listing: dict[str, dict[str, None]] = {}
    for row in rows:
        kind = row.text("Name Type").casefold()
        weak = row.text("Alias Strength").casefold() == "weak"
        draft.name(row.text(_NAME), _NAME_KINDS.get(kind, "aka"), weak=weak)
        _details(draft, row)
        for column in ("Listing Information", "Committees", "Instrument of Designation", "Control Date"):
            listing.setdefault(column, {})[squeezed(row.text(column))] = None
        for measure in _MEASURES:
            listing.setdefault("measures", {})[measure if row.text(measure) == "True" else ""] = None
        row.ignore(_ID)
    return draft.parsed(fields, _listing(draft, {what: [*filter(None, texts)] for what, texts in listing.items()}))


def _text(cell: Any) -> str:
    """The text of a cell; a day without a time is that day."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


def _details(draft: EntryDraft, row: Fields) -> None:
    draft.date(row.text("Date of Birth"), "Built" if draft.kind == "vessel" else "Date of birth")
    draft.remark("Place of birth", _given(row.text("Place of Birth")))
    for nation in row.text("Citizenship").split(";"):
        draft.country(nation, "Citizenship")
    for numbered in items(row.text("Address")):
        for address in numbered.split(";"):
            draft.address(address)
    draft.identifier("imo", row.text("IMO Number"))
    said = row.text("Additional Information")
    draft.remark("", said)
    for scheme, number in numbers_in(said):
        if scheme not in _OF_OTHERS:
            draft.identifier(scheme, number)


def _given(text: str) -> str:
    return "" if text.casefold() == "na" else text


def _listing(draft: EntryDraft, facts: dict[str, list[str]]) -> Listing:
    information = facts["Listing Information"]
    days = [found for text in information for found in _dated(draft, text)]
    listed = min((day for what, day in days if what == "listed"), default=None)
    events = {(what, day) for what, day in days if listed is None or day > listed}
    draft.remark("Listing", *information)
    draft.remark("Control date", *facts["Control Date"])
    return Listing(
        program=", ".join(facts["Committees"]) or None,
        authority=_AUTHORITY,
        basis="; ".join(facts["Instrument of Designation"]) or None,
        reference=draft.id,
        listed_on=listed,
        note=f"measures: {', '.join(facts['measures'])}" if facts["measures"] else None,
        events=tuple(Event(type=what, on=day) for what, day in sorted(events, key=lambda event: event[1])),
    )


def _dated(draft: EntryDraft, text: str) -> list[tuple[EventType, date]]:
    """What happened when: `Listed on 2 Sep. 2014 (relisted on 1 Sep. 2017) (amended on 3 May 2018, 4 May 2018)`."""
    return [
        ("amended" if (match["what"] or "").casefold() == "amended" else "listed", on)
        for match in _DATED.finditer(text)
        for day in re.findall(_DATE, match["days"] or match["first"])
        if (on := draft.day(day, "Listing"))
    ]
