"""Delimited list files with a head: rows under the names of its columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mineral_screen.errors import InvalidEntityError, ListFormatError
from mineral_screen.lists.sources.base import Record
from mineral_screen.lists.sources.rows import rows

_BEFORE = 3  # lines that may stand before the head, such as the date of a report
_MALFORMED = "#malformed"


def headed(path: Path, *columns: str, delimiter: str = ",") -> Iterator[Record]:
    """Every row as a record of its cells that are not blank; the head is the first line with all of `columns`.

    A row of another length than the head is a record that `refuse_malformed` refuses. Raises `ListFormatError` where
    no head is found.
    """
    head: list[str] = []
    for number, (line, cells) in enumerate(rows(path, delimiter)):
        names = [cell.strip() for cell in cells]
        if not head and set(columns) <= set(names):
            head = names
        elif head:
            yield _record(head, cells, line)
        elif number >= _BEFORE:
            break
    if not head:
        raise ListFormatError(f"no head with the columns {', '.join(columns)}", source=str(path), line=1)


def _record(head: list[str], cells: list[str], line: int) -> Record:
    # some copies of a file have a column of row numbers, and its head only
    names = head[1:] if not head[0] and len(cells) == len(head) - 1 else head
    if len(cells) != len(names):
        return malformed(f"{len(cells)} cells under {len(names)} columns", line)
    return Record({name: cell for name, cell in zip(names, cells, strict=True) if cell.strip()}, line)


def malformed(fault: str, line: int) -> Record:
    """The record of a row that cannot be one."""
    return Record({_MALFORMED: fault}, line)


def refuse_malformed(record: Record) -> None:
    """Raise `InvalidEntityError` for a row that cannot be a record, with what is wrong and the line.

    >>> try: refuse_malformed(malformed("5 cells under 3 columns", 7))
    ... except InvalidEntityError as error: print(error)
    row: 5 cells under 3 columns (line 7)
    """
    if is_malformed(record):
        raise InvalidEntityError("row", f"{record.fields[_MALFORMED]} (line {record.line})")


def is_malformed(record: Record) -> bool:
    """Whether `refuse_malformed` refuses it."""
    return _MALFORMED in record.fields
