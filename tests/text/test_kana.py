from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.text import kana

CASES = [line.split("\t") for line in (Path(__file__).parent / "cases/kana.tsv").read_text("utf-8").splitlines()[1:]]
TEXTS = st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x30FF) | st.characters(), max_size=12)


@pytest.mark.parametrize(("text", "reading"), CASES)
def test_known_readings(text: str, reading: str) -> None:
    assert reading in kana.readings(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_readings_are_few_and_plain(text: str) -> None:
    found = kana.readings(text)
    assert len(found) <= 6
    assert len(set(found)) == len(found)
    assert all(reading.isascii() and reading.isalnum() and reading == reading.lower() for reading in found)


def test_nothing_to_read() -> None:
    assert kana.readings("") == ()
    assert kana.readings("…") == ()
