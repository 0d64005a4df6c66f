"""A list of one's own: a row an entry, columns recognised by their headings or mapped to fields.

The file is a CSV, TSV, XLSX, Parquet or JSON lines. Rows with the same id are one entry: the name of the first is its
name, those of the others are further names.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from mineral_screen import data
from mineral_screen.errors import InvalidEntityError, ListFormatError
from mineral_screen.lists import tables
from mineral_screen.lists.sources.base import Fields, Parsed, Record, Source, built
from mineral_screen.lists.sources.draft import EntryDraft
from mineral_screen.lists.sources.headed import malformed, refuse_malformed
from mineral_screen.model.entity import NameKind
from mineral_screen.model.entry import Event, ListEntry, Listing
from mineral_screen.normalize.identifiers import scheme_of
from mineral_screen.normalize.kinds import kind_of

_BRACKETS = re.compile(r"[(\uff08][^()\uff08\uff09]*[)\uff09]")
_SIGN = re.compile(r"[^\w#№]|_")
_NAMES: dict[str, NameKind] = {"name": "primary", "alias": "aka", "weak": "aka", "former": "fka", "native": "native"}
_PERSON = ("given", "middle", "last")
_PLACE = ("line", "street", "postcode", "city", "region")
_DAYS = {"listed_on": "Listed", "delisted_on": "Delisted"}
_LAW = ("program", "authority", "basis", "reference", "source_url")
_CONTACTS = {"phone": "Phone", "email": "E-mail", "website": "Website"}
_IGNORED = frozenset({"", "ignore", "row_number"})
_FIELDS = frozenset({"id", *_NAMES, *_PERSON, "kind", "country", "address", *_PLACE, "date", *_LAW, *_DAYS, "remarks"})
_FINDS = frozenset({*_NAMES, *_PERSON, "address", *_PLACE})
_SEVERAL = re.compile(r"[|\n]")
_SEVERAL_SURE = re.compile(r"[|\n;；、]")  # in fields whose values hold none of these
_DIGEST = 16  # hexadecimal digits


def read(path: Path) -> Iterator[Record]:
    """The entries of the table, columns by their headings; see `mapped` for others.

    Raises `ListFormatError` for what cannot be read and where no column is a name, address or number.
    """
    return _Table({}).read(path)


def parse(record: Record) -> Parsed:
    """The entry of one record; skipped where it has no name, address or number."""
    return _Table({}).parse(record)


def mapped(mapping: Mapping[str, str]) -> Source:
    """The source for a table whose columns are called otherwise: `mapping` maps columns to fields.

    A field is one of id, name, given, middle, last, alias, weak, former, native, kind, country, address, line, street,
    postcode, city, region, date, program, authority, basis, reference, listed_on, delisted_on, source_url, remarks, or
    the scheme of an identifier (lei, imo, uscc, tax_id, …); `ignore` passes a column over. Columns that are not mapped
    are recognised by their headings. Raises `InvalidEntityError` for a field that there is not.

    >>> source = mapped({"Partner": "name", "Land": "country"})
    >>> record = Record({"row": [{"Partner": "Youmante Trading", "Land": "China", "Rating": "C"}]}, line=2)
    >>> parsed = source.parse(record)
    >>> parsed.entry.name, parsed.entry.countries, parsed.leftovers
    ('Youmante Trading', ('CN',), ('Rating',))
    """
    return _Table(mapping)


class _Table:
    def __init__(self, mapping: Mapping[str, str]) -> None:
        for column, field in mapping.items():
            if field not in _FIELDS | _IGNORED and not _is_scheme(field):
                raise InvalidEntityError(
                    "mapping", f"{column!r} is mapped to {field!r}, which is none of {', '.join(sorted(_FIELDS))}"
                )
        self._mapping = dict(mapping)

    def read(self, path: Path) -> Iterator[Record]:
        entries: dict[str, tuple[int, list[Any]]] = {}
        for line, row in tables.numbered(path):
            if isinstance(row, str):
                yield malformed(row, line)
                continue
            if not entries and not _is_entry(row):
                self._check(path, row)
            if _is_entry(row):
                yield Record({"entry": row}, line)
                continue
            plain = {column: text for column, cell in row.items() if (text := _text(cell))}
            entries.setdefault(self._id(plain), (line, []))[1].append(plain)
        for line, rows in entries.values():
            yield Record({"row": rows}, line)

    def parse(self, record: Record) -> Parsed:
        refuse_malformed(record)
        if "entry" in record.fields:
            return Parsed(built(record, **record.fields["entry"]))
        rows = [_Row(row, self._field) for row in record.fields["row"]]
        draft = EntryDraft(record, self._id(record.fields["row"][0]))
        if not any(row.finds() for row in rows):
            return Parsed(None, skipped="no name, address or number in it")
        for number, row in enumerate(rows):
            _fill(draft, row, first=number == 0)
        parsed = draft.parsed(Fields({}), *_listings(draft, rows))
        leftovers = dict.fromkeys(column for row in rows for column in row.leftovers)
        return dataclasses.replace(parsed, leftovers=tuple(leftovers))

    def _id(self, row: Mapping[str, Any]) -> str:
        """The id in a row, or one made of it that is the same as long as the row is, wherever it stands."""
        said = {column: value for column, value in row.items() if self._field(column) not in _IGNORED}
        ids = [text for column, value in said.items() if self._field(column) == "id" and (text := str(value))]
        return ids[0] if ids else hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:_DIGEST]

    def _field(self, column: str) -> str | None:
        return self._mapping[column] if column in self._mapping else _recognised(column)

    def _check(self, path: Path, row: Mapping[str, Any]) -> None:
        missing = [column for column in self._mapping if column not in row]
        if missing:
            raise ListFormatError(f"it has no column {', '.join(missing)}; it has {', '.join(row)}", source=str(path))
        if not any(field in _FINDS or (field and _is_scheme(field)) for field in map(self._field, row)):
            raise ListFormatError(
                f"none of its columns ({', '.join(row)}) is recognised as a name; map one to it", source=str(path)
            )


class _Row:
    """The texts of one row by field; `leftovers` are the columns with a value that are no field."""

    def __init__(self, row: Mapping[str, Any], field: Callable[[str], str | None]) -> None:
        self._texts: dict[str, list[str]] = {}
        self.leftovers: list[str] = []
        for column, value in row.items():
            name = field(column)
            if name and name not in _IGNORED:
                self._texts.setdefault(name, []).extend(value if isinstance(value, list) else [value])
            elif name is None:
                self.leftovers.append(column)

    def texts(self, field: str) -> list[str]:
        """The texts of a field, several of one cell apart where they are divided by `|` or a line break."""
        between = _SEVERAL if field in ("name", "remarks", *_PERSON, *_PLACE, *_LAW) else _SEVERAL_SURE
        return [text for cell in self._texts.get(field, ()) for part in between.split(cell) if (text := part.strip())]

    def schemes(self) -> list[str]:
        """The schemes of the identifiers in it."""
        return [field for field in self._texts if field not in _FIELDS]

    def finds(self) -> bool:
        """Whether there is anything by which the entry could be found."""
        return any(field in _FINDS for field in self._texts) or bool(self.schemes())


def _fill(draft: EntryDraft, row: _Row, *, first: bool) -> None:
    for field, kind in _NAMES.items():
        for number, text in enumerate(row.texts(field)):
            primary = kind == "primary" and first and number == 0
            draft.name(text, "primary" if primary else "aka" if kind == "primary" else kind, weak=field == "weak")
    person = " ".join(text for field in _PERSON for text in row.texts(field))
    draft.name(person, "primary" if first and not row.texts("name") else "aka")
    for text in row.texts("kind"):
        _kind(draft, text)
    for text in row.texts("country"):
        draft.country(text)
    for text in row.texts("address"):
        draft.address(text)
    draft.address(*(text for field in _PLACE for text in row.texts(field)))
    for text in row.texts("date"):
        draft.date(text, "Date", day_first=None)
    for scheme in row.schemes():
        for text in row.texts(scheme):
            if scheme in _CONTACTS:
                draft.contact(_CONTACTS[scheme], text)
            else:
                draft.identifier(scheme, text)
    draft.remark("", *row.texts("remarks"))


def _kind(draft: EntryDraft, text: str) -> None:
    kind = kind_of(text)
    if kind:
        draft.kind = kind
    else:
        draft.warnings.append(f"unknown kind {text!r}")
        draft.remark("Kind", text)


def _listings(draft: EntryDraft, rows: list[_Row]) -> list[Listing]:
    """The legal facts, one listing a row that has some."""
    found: list[Listing] = []
    for row in rows:
        law = {field: ", ".join(row.texts(field)) or None for field in _LAW}
        listed, delisted = (
            next(filter(None, (draft.day(text, label) for text in row.texts(field))), None)
            for field, label in _DAYS.items()
        )
        if listed or delisted or any(law.values()):
            events = (Event(type="delisted", on=delisted),) if delisted else ()
            listing = Listing(**law, listed_on=listed, events=events)
            if listing not in found:
                found.append(listing)
    return found


def _is_entry(row: Mapping[str, Any]) -> bool:
    """Whether a row has the shape of an entry: its fields and no others, and some with an object inside."""
    values = [one for value in row.values() for one in (value if isinstance(value, list) else [value])]
    return row.keys() <= ListEntry.model_fields.keys() and any(isinstance(value, Mapping) for value in values)


def _text(cell: Any) -> Any:
    """The text of a cell, of every value where it holds several; a day without a time is that day."""
    if isinstance(cell, list):
        return [text for one in cell if (text := _text(one))]
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, Mapping):
        return json.dumps(cell, ensure_ascii=False, sort_keys=True, default=str)
    return "" if cell is None else str(cell).strip()


@lru_cache(maxsize=1024)
def _recognised(column: str) -> str | None:
    """The field that a heading means, or None; words in brackets (`Name (English)`) tell fields apart or nothing."""
    return _meant(column) or _meant(_BRACKETS.sub("", column))


def _meant(column: str) -> str | None:
    key = _squeezed(column)
    shorter = key.rstrip("0123456789")
    field = _headings().get(key) or _headings().get(shorter)
    if field == "address" and shorter != key:
        return "line"
    return field or (scheme_of(shorter).key if _is_scheme(shorter) else None)


@cache
def _headings() -> dict[str, str]:
    return {_squeezed(name): field for field, names in data.rows("table_headings") for name in names.split("|")}


def _squeezed(text: str) -> str:
    return _SIGN.sub("", unicodedata.normalize("NFKC", text).casefold())


def _is_scheme(text: str) -> bool:
    """Whether a known register or sort of number goes by this name."""
    return bool(text) and scheme_of(text).key in _schemes()


@cache
def _schemes() -> frozenset[str]:
    return frozenset(row[0] for row in data.rows("identifier_schemes"))
