"""The shape all list sources share.

A source is a module with two verbs:

- `read(path) -> Iterator[Record]` gives the listed subjects as the source has them, losslessly, one record each;
- `parse(record) -> Parsed` turns one record into an entry. It takes the fields it knows; what it does not know is
  named in `Parsed.leftovers`, never passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from mineral_screen.errors import InvalidEntityError
from mineral_screen.model.entry import ListEntry


@dataclass(frozen=True, slots=True)
class Record:
    """One listed subject as its source gives it.

    `fields` are plain values under the source's own names: text, or mappings and lists of such values. `line` is
    where the record begins in its file, from 1, where that is known.
    """

    fields: Mapping[str, Any]
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a record was turned into.

    `entry` is None where the record lists nobody, and `skipped` then says why. `leftovers` are the paths of fields
    with a value that the parser does not know (`address.region`), each once. `warnings` are details that could not
    be read as what they should be (an unknown country, a date in words) and stay in the entry's remarks.
    """

    entry: ListEntry | None
    leftovers: tuple[str, ...] = ()
    skipped: str = ""
    warnings: tuple[str, ...] = ()


def built(record: Record, **fields: Any) -> ListEntry:
    """The entry that `fields` make up. Raises `InvalidEntityError`, which says in which record the fault is.

    >>> try: built(Record({}, line=7), id="1", name="Leidos", kind="planet")
    ... except InvalidEntityError as error: print(error)
    kind: unknown kind 'planet'; use company, person, vessel or aircraft (line 7)
    """
    try:
        return ListEntry(**fields)
    except InvalidEntityError as error:
        raise refused(record, fields.get("id"), error.field, str(error).removeprefix(f"{error.field}: ")) from None


def refused(record: Record, id: object, field: str, message: str) -> InvalidEntityError:
    """The error for a record that cannot be the entry `id`, which says where the fault is."""
    where = f"line {record.line}" if record.line else f"entry {id!r}"
    return InvalidEntityError(field, f"{message} ({where})")


class Source(Protocol):
    """What every module of this package offers."""

    def read(self, path: Path) -> Iterator[Record]:
        """The records of the file. Raises `ListFormatError` where it is not of this format."""

    def parse(self, record: Record) -> Parsed:
        """The entry of one record. Raises `InvalidEntityError` where it cannot be one."""


class Fields:
    """The fields of a record, taken one by one; what nobody took is left over.

    >>> fields = Fields({"name": " Leidos ", "address": {"city": "Reston", "zone": "7"}, "note": ""})
    >>> fields.text("name"), fields.group("address").text("city"), fields.leftovers()
    ('Leidos', 'Reston', ('address.zone',))
    """

    def __init__(self, values: Mapping[str, Any], path: str = "") -> None:
        self._rest = dict(values)
        self._path = path
        self._inner: list[Fields] = []

    def text(self, name: str) -> str:
        """The text under `name`, without blanks around it; empty where there is none. A lone value of a list counts."""
        values = self.texts(name)
        if len(values) > 1:
            raise _too_many(f"{self._path}{name}", len(values))
        return values[0] if values else ""

    def texts(self, name: str) -> list[str]:
        """All texts under `name`, without blanks around them and without empty ones."""
        return [text for value in _listed(self._rest.pop(name, None)) if (text := str(value).strip())]

    def group(self, name: str) -> Fields:
        """The mapping under `name`, an empty one where there is none."""
        found = self.groups(name)
        if len(found) > 1:
            raise _too_many(f"{self._path}{name}", len(found))
        return found[0] if found else Fields({})

    def groups(self, name: str) -> list[Fields]:
        """All mappings under `name`, in order; a text among them is one with its `#text`."""
        inner = [
            Fields(value if isinstance(value, Mapping) else {"#text": value}, f"{self._path}{name}.")
            for value in _listed(self._rest.pop(name, None))
            if value
        ]
        self._inner += inner
        return inner

    def ignore(self, *names: str) -> None:
        """Take fields that say nothing a screening could use (the caller's comment says why)."""
        for name in names:
            self._rest.pop(name, None)

    def leftovers(self) -> tuple[str, ...]:
        """The paths of the fields with a value that nobody took, each once, in order."""
        own = [f"{self._path}{name}" for name, value in self._rest.items() if _says_something(value)]
        return tuple(dict.fromkeys([*own, *(path for inner in self._inner for path in inner.leftovers())]))


def _too_many(path: str, count: int) -> InvalidEntityError:
    return InvalidEntityError(path, f"{count} values where one was expected")


def _listed(value: Any) -> Iterable[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def _says_something(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(map(_says_something, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_says_something, value))
    return value is not None and str(value).strip() != ""
