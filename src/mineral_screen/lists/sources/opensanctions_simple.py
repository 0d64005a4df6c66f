"""OpenSanctions' simplified table, targets.simple.csv: a row a target, several values of a cell divided by `;`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mineral_screen.lists.sources.base import Fields, Parsed, Record
from mineral_screen.lists.sources.draft import EntryDraft
from mineral_screen.lists.sources.headed import headed, refuse_malformed
from mineral_screen.lists.sources.numbers import scheme_by_form
from mineral_screen.lists.sources.opensanctions_nested import KINDS, PAGE, country
from mineral_screen.model.entry import Listing


def read(path: Path) -> Iterator[Record]:
    """The targets of the file. Raises `ListFormatError` where it is not of this format."""
    return headed(path, "id", "schema", "name", "aliases")


def parse(record: Record) -> Parsed:
    """The entry of one target."""
    refuse_malformed(record)
    fields = Fields(record.fields)
    id_, schema = fields.text("id"), fields.text("schema")
    draft = EntryDraft(record, id_, KINDS.get(schema))
    if schema not in KINDS:
        draft.remark("Type", schema)
    draft.name(fields.text("name"), "primary")
    for alias in _split(fields, "aliases"):
        draft.name(alias)
    for code in _split(fields, "countries"):
        country(draft, code)
    for address in _split(fields, "addresses"):
        draft.address(address)
    for number in _split(fields, "identifiers"):
        draft.identifier(scheme_by_form(number, draft.kind), number)
    for date in _split(fields, "birth_date"):
        draft.date(date)
    for label, column in (("Phone", "phones"), ("E-mail", "emails")):
        for contact in _split(fields, column):
            draft.contact(label, contact)
    # a text of its own, quoted once more where it holds a quotation mark; nothing is `""`
    draft.remark("Sanctions", fields.text("sanctions").strip('" ').replace('""', '"'))
    programs, datasets = _split(fields, "program_ids"), _split(fields, "dataset")
    draft.remark("First seen", fields.text("first_seen"))
    # the days of the last look and change move with every edition
    fields.ignore("last_seen", "last_change")
    listings = [Listing(program=program, note=f"dataset: {', '.join(datasets)}") for program in programs]
    listings = listings or [Listing(program=dataset) for dataset in datasets]
    return draft.parsed(fields, *listings, source_url=PAGE.format(id_))


def _split(fields: Fields, column: str) -> list[str]:
    return [part for text in fields.text(column).split(";") if (part := text.strip())]
