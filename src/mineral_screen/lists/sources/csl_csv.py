"""The Consolidated Screening List as CSV or TSV: `consolidated.csv` of data.trade.gov, and the file before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources import csl
from mineral_screen.lists.sources.base import Parsed, Record
from mineral_screen.lists.sources.csl import source_counts as source_counts
from mineral_screen.lists.sources.ofac_facts import known_label, rule
from mineral_screen.lists.sources.rows import rows

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def read(path: Path) -> Iterator[Record]:
    """The rows of the file by the names of its columns, each with an id under `#id`.

    A row with too few or too many cells is a record that `parse` refuses. Raises `ListFormatError` for an empty file
    and for one without the columns `source` and `name`.
    """
    with path.open("rb") as file:
        head = file.readline()
    lines = rows(path, "\t" if head.count(b"\t") > head.count(b",") else ",")
    line, cells = next(lines, (1, []))
    columns = [cell.strip().lower() for cell in cells]
    if not {"source", "name"} <= set(columns):
        raise ListFormatError(
            "not the Consolidated Screening List: it has no columns source and name", source=str(path), line=line
        )
    yield from csl.identified(_named(lines, columns))


def parse(record: Record) -> Parsed:
    """The entry of one record. Raises `InvalidEntityError`, which names the line."""
    return csl.parse_row(record, [record.fields.get("addresses") or ""], _ids(record.fields.get("ids") or ""))


def _named(lines: Iterator[tuple[int, list[str]]], columns: list[str]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for line, cells in lines:
        if len(cells) == len(columns):
            yield line, dict(zip(columns, cells, strict=True))
        else:
            yield line, {"#malformed": f"{len(cells)} cells under {len(columns)} columns"}


def _ids(cell: str) -> Iterator[tuple[str, str, str, str]]:
    """The ids of a cell: `Passport, 836238033, KP; Gender, Male`, until 2020 the other way round (`US, 80-0890696,
    Tax ID No.`), with the dates of issue and expiry at the end where they are known.
    """  # fmt: skip
    for text in cell.split("; "):
        parts = [part for part in text.split(", ") if part.strip()]
        if not parts:
            continue
        if not known_label(parts[0]) and known_label(parts[-1]):
            parts = [parts[-1], *_turned(parts[:-1])]
        label, rest = parts[0], parts[1:]
        dates: list[str] = []
        while rest and _DATE.fullmatch(rest[-1]):
            dates.insert(0, rest.pop())
        country = ""
        if rule(label)[0] == "identifier" and len(rest) > 1 and len(rest[-1]) == 2 and rest[-1].isupper():
            country = rest.pop()
        until = " ".join(f"{word} {date}" for word, date in zip(("issued", "expires"), dates, strict=False))
        yield label, ", ".join(rest), country, until


def _turned(parts: list[str]) -> list[str]:
    """The country, which came first, to the end."""
    return [*parts[1:], parts[0]] if len(parts) > 1 and len(parts[0]) == 2 and parts[0].isupper() else parts
