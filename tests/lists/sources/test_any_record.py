"""Whatever stands in the fields of a list, a record gives an entry or the one error that says why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.errors import InvalidEntityError
from mineral_screen.lists.sources import (
    canada_xml,
    eu_csv,
    eu_xml,
    opensanctions_ftm,
    opensanctions_nested,
    opensanctions_simple,
    seco_xml,
    senzing,
    uk_conlist,
    uk_csv,
    uk_xml,
    un_xml,
)
from mineral_screen.lists.sources.base import Record
from readings import FIXTURES

SOURCES: dict[str, Any] = {
    "un.xml": un_xml,
    "eu.xml": eu_xml,
    "eu.csv": eu_csv,
    "uk.xml": uk_xml,
    "uk.csv": uk_csv,
    "conlist_2020.csv": uk_conlist,
    "conlist_2022.csv": uk_conlist,
    "seco.xml": seco_xml,
    "canada_2020.xml": canada_xml,
    "canada_2026.xml": canada_xml,
    "opensanctions_ftm.json": opensanctions_ftm,
    "opensanctions_nested.json": opensanctions_nested,
    "opensanctions_simple.csv": opensanctions_simple,
    "senzing.jsonl": senzing,
}
RECORDS = [(source, record) for file, source in SOURCES.items() for record in source.read(FIXTURES / file)]
WORDS = st.sampled_from(
    ["", "-", "na", "00", "Nord", "Норд (Nord)", "(金铁三)", "a) Nord b) Ost", "1955-1957", "24/06/1402", "31/02/1970",
     "b)", "IMO 9074729", "7725056162", "Low", "false", "2001-01-25", "Atlantis", "NO", "\ufffd", ";", "(", "[]", "12"]
)  # fmt: skip
OURS = ("#tag", "#programs", "#places", "#malformed")
TEXTS = st.one_of(WORDS, st.text(max_size=12))


def changed(value: Any, fate: Callable[[Any], Any]) -> Any:
    """`value` with every text and list in it given to `fate`; what a reader adds (`#places`) stays as it is."""
    if isinstance(value, Mapping):
        return {name: inner if name in OURS else changed(inner, fate) for name, inner in value.items()}
    if isinstance(value, list):
        return fate([changed(inner, fate) for inner in value])
    return fate(value)


@pytest.mark.parametrize("file", SOURCES)
@given(data=st.data())
def test_any_record(file: str, data: st.DataObject) -> None:
    source, record = data.draw(st.sampled_from([pair for pair in RECORDS if pair[0] is SOURCES[file]]))
    random = data.draw(st.randoms(use_true_random=False))
    text = data.draw(TEXTS)

    def fate(value: Any) -> Any:
        lot = random.random()
        if lot < 0.92:
            return value
        if isinstance(value, list):
            return value[:1] if lot < 0.96 else value * 2
        return text if lot < 0.98 else [value, text] if lot < 0.99 else {"#text": text}

    try:
        parsed = source.parse(Record(changed(record.fields, fate), record.line))
    except InvalidEntityError as error:
        assert str(error)
    else:
        assert parsed.entry
