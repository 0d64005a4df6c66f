"""Delimited list files with a head: rows under the names of its columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mineral_screen.errors import ListFormatError
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
            yield _record(path, head, cells, line)
        elif number >= _BEFORE:
            break
    if not head:
        raise ListFormatError(f"no head with the columns {', '.join(columns)}", source=str(path), line=1)


def _record(path: Path, head: list[str], cells: list[str], line: int) -> Record:
    # some copies of a file have a column of row numbers, and its head only
    names = head[1:] if not head[0] and len(cells) == len(head) - 1 else head
    if len(cells) != len(names):
        return malformed(path, f"{len(cells)} cells under {len(names)} columns", line)
    return Record({name: cell for name, cell in zip(names, cells, strict=True) if cell.strip()}, line)


def malformed(path: Path, fault: str, line: int) -> Record:
    """The record of a row that cannot be one."""
    return Record({_MALFORMED: fault, "#source": str(path)}, line)


def refuse_malformed(record: Record) -> None:
    """Raise `ListFormatError` for a row that does not fit its head."""
    if _MALFORMED in record.fields:
        raise ListFormatError(record.fields[_MALFORMED], source=record.fields["#source"], line=record.line)


def is_malformed(record: Record) -> bool:
    """Whether `refuse_malformed` refuses it."""
    return _MALFORMED in record.fields
