"""`batch`: a file of entities in, the same file with the answers beside them out."""

from __future__ import annotations

import argparse
import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mineral_screen.cli.progress import Progress
from mineral_screen.errors import InvalidEntityError
from mineral_screen.lists import tables
from mineral_screen.lists.tables import Row

if TYPE_CHECKING:
    from mineral_screen.batch import Answer

_SEVERAL = "|"  # between the values of one cell
_TEXTS = ("name", "kind", "id")
_LISTS = ("country", "countries", "address", "addresses", "aliases", "dates")
_SCHEMES = ("lei", "imo", "uscc", "inn", "ogrn", "swift", "duns", "isin", "tax_id", "passport", "registration")
_ADDED = ("outcome", "score", "matches", "entry_id", "entry_name", "list", "measure", "explanation", "error")
_PREFIX = "screening_"

DESCRIPTION = f"""
Screen every row of a table. Columns called {", ".join(_TEXTS + _LISTS)}, or after an identifier
({", ".join(_SCHEMES)}), are used, the others kept; --column says which column is which where they are called
otherwise. Several values of one cell are divided by "{_SEVERAL}". The answers are added as columns "{_PREFIX}…" (in
JSON Lines: the whole result, under "screening").
"""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `batch` to the parser."""
    epilog = "exit status: 0 all clear, 1 at least one match or review, 2 an error, also of a single row"
    batch = commands.add_parser("batch", help="screen a file of entities", description=DESCRIPTION, epilog=epilog)
    batch.add_argument("input", type=Path, metavar="IN", help="csv, tsv, jsonl, xlsx or parquet, by its name")
    batch.add_argument("-o", "--out", type=Path, required=True, metavar="OUT", help="the same, by its name")
    batch.add_argument("--column", action="append", default=[], metavar="FIELD=COLUMN", help="e.g. name='Company name'")
    batch.add_argument("--list", action="append", dest="lists", metavar="LIST", help="only this list; may be repeated")
    batch.add_argument("--as-of", metavar="DAY", help="the day whose law is applied; today by default")
    batch.add_argument("--threshold", type=float, help="the least score that is shown, 0 to 1")
    batch.add_argument("--limit", type=int, default=10, help="how many matches an entity has at most")
    batch.add_argument("--workers", type=int, default=1, help="how many processes share the work")
    batch.add_argument("--quiet", action="store_true", help="no progress on stderr")
    batch.set_defaults(command=_batch)


def _batch(arguments: argparse.Namespace) -> int:
    from mineral_screen.screener import Screener

    tables.is_flat(arguments.out)  # an unknown format is refused before hours of work
    named = dict(_assignment(text) for text in arguments.column)
    flat = tables.is_flat(arguments.input)
    reading = _Reading(tables.read(arguments.input), named.values() if flat else ())
    outcomes: dict[str, int] = dict.fromkeys(("clear", "review", "match", "failed"), 0)
    with Progress(quiet=arguments.quiet) as progress:
        answers = Screener.default(lists=arguments.lists).screen_many(
            (_entity(row, named, flat=flat) for row in reading),
            workers=arguments.workers,
            as_of=arguments.as_of,
            threshold=arguments.threshold,
            limit=arguments.limit,
            progress=partial(progress.show, "screened"),
        )
        first = next(answers, None)
        columns = [*reading.columns, *(_PREFIX + name for name in _ADDED)]
        rows = _rows(_chain(first, answers), reading, outcomes, flat=tables.is_flat(arguments.out))
        tables.write(arguments.out, columns, rows)
    print(", ".join(f"{count} {outcome}" for outcome, count in outcomes.items()), file=sys.stderr)
    return 2 if outcomes["failed"] else int(bool(outcomes["review"] or outcomes["match"]))


class _Reading:
    """Rows on their way: those read ahead of their answers wait here."""

    def __init__(self, rows: Iterator[Row], asked: Iterable[str]) -> None:
        self._rows = rows
        self._asked = tuple(asked)
        self._waiting: deque[Row] = deque()
        self.columns: list[str] = []

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            if not self.columns:
                self.columns = list(row)
                self._check()
            self._waiting.append(row)
            yield row

    def _check(self) -> None:
        missing = next((column for column in self._asked if column not in self.columns), None)
        if missing is not None:
            raise InvalidEntityError("column", f"there is no column {missing!r}; there are {', '.join(self.columns)}")

    def take(self) -> Row:
        """The first row that was read and not taken yet."""
        return self._waiting.popleft()


def _chain(first: Answer | None, rest: Iterable[Answer]) -> Iterator[Answer]:
    if first is not None:
        yield first
        yield from rest


def _rows(answers: Iterable[Answer], reading: _Reading, outcomes: dict[str, int], *, flat: bool) -> Iterator[Row]:
    for answer in answers:
        outcomes[answer.outcome] += 1
        row = reading.take()
        if flat:
            yield {column: _plain(value) for column, value in row.items()} | _cells(answer)
        else:
            yield row | {"screening": json.loads(answer.to_json())}


def _plain(value: Any) -> Any:
    """A value for one cell: a list or an object as its JSON."""
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else value


def _cells(answer: Answer) -> Row:
    """What is added to a row, in the order of its columns; the best match stands for all."""
    from mineral_screen.model.result import Failed

    if isinstance(answer, Failed):
        values: dict[str, Any] = {"outcome": answer.outcome, "error": answer.error}
    else:
        values = {"outcome": answer.outcome, "matches": len(answer.matches), "explanation": answer.explain()}
        for match in answer.matches[:1]:
            values |= {"score": match.score, "entry_id": match.entry.id, "entry_name": match.entry.name}
            values |= {"list": match.list_id, "measure": match.measure}
    return {_PREFIX + name: values.get(name) for name in _ADDED}


def _entity(row: Row, named: dict[str, str], *, flat: bool) -> dict[str, Any]:
    """The fields of an entity among the columns of a row; what is wrong with them is said by the entity."""

    def cell(field: str) -> Any:
        value = row.get(named.get(field, field))
        if value is None or value == "" or not flat:
            return value
        # a spreadsheet makes numbers and days of names and dates
        return [part.strip() for part in str(value).split(_SEVERAL)] if field in _LISTS else str(value)

    fields = {field: cell(field) for field in (*_TEXTS, *_LISTS)}
    identifiers = {scheme: cell(scheme) for scheme in _SCHEMES}
    given = row.get("identifiers")
    fields["identifiers"] = {key: value for key, value in identifiers.items() if value not in (None, "")}
    if isinstance(given, dict):
        fields["identifiers"] |= given
    return {field: value for field, value in fields.items() if value not in (None, "", {})}


def _assignment(text: str) -> tuple[str, str]:
    field, sign, column = text.partition("=")
    if not sign or field not in (*_TEXTS, *_LISTS, *_SCHEMES):
        raise InvalidEntityError("column", f"{text!r} is not of the form FIELD=COLUMN, e.g. name='Company name'")
    return field, column
