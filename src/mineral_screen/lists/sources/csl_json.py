"""The Consolidated Screening List as JSON: `consolidated.json` of data.trade.gov."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources import csl
from mineral_screen.lists.sources.base import Fields, Parsed, Record
from mineral_screen.lists.sources.csl import source_counts as source_counts
from mineral_screen.lists.sources.rows import text_of

_PARTS = ("address", "city", "state", "postal_code", "country")


def read(path: Path) -> Iterator[Record]:
    """The results of the file, each with an id under `#id`.

    Raises `ListFormatError` for an empty file and for one that is not JSON or has no results.
    """
    try:
        content = json.loads(text_of(path))
    except ValueError as error:
        raise ListFormatError(f"not JSON: {error}", source=str(path)) from None
    results = content.get("results") if isinstance(content, dict) else content
    if not isinstance(results, list) or not results:
        raise ListFormatError("not the Consolidated Screening List: it has no results", source=str(path))
    yield from csl.identified((None, one if isinstance(one, dict) else {"#malformed": "no object"}) for one in results)


def parse(record: Record) -> Parsed:
    """The entry of one record. Raises `InvalidEntityError`, which names the entry."""
    nested = Fields({name: record.fields.get(name) for name in ("addresses", "ids")})
    addresses, ids = nested.groups("addresses"), nested.groups("ids")
    parsed = csl.parse_row(record, list(map(_address, addresses)), list(map(_id, ids)))
    return Parsed(parsed.entry, (*parsed.leftovers, *nested.leftovers()), parsed.skipped, parsed.warnings)


def _address(address: Fields) -> str:
    """An address as the CSV prints it."""
    return ", ".join(text for part in _PARTS if (text := address.text(part)))


def _id(one: Fields) -> tuple[str, str, str, str]:
    dates = (("issued", one.text("issue_date")), ("expires", one.text("expiration_date")))
    until = " ".join(f"{word} {date}" for word, date in dates if date)
    return one.text("type"), one.text("number"), one.text("country"), until
