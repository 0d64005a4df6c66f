from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.text import han

CASES = [line.split("\t") for line in (Path(__file__).parent / "cases/han.tsv").read_text("utf-8").splitlines()[1:]]
TEXTS = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.characters(), max_size=12)


@pytest.mark.parametrize(("lang", "text", "reading"), CASES)
def test_known_readings(lang: str, text: str, reading: str) -> None:
    assert reading in han.readings(text, lang or None)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_readings_are_few_and_plain(text: str) -> None:
    found = han.readings(text)
    assert len(found) <= 6
    assert len(set(found)) == len(found)
    assert all(reading.isascii() and reading.isalnum() and reading == reading.lower() for reading in found)


def test_nothing_to_read() -> None:
    assert han.readings("") == ()
    assert han.readings("…") == ()


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_simplifying_keeps_length_and_settles(text: str) -> None:
    simplified = han.to_simplified(text)
    assert len(simplified) == len(text)
    assert han.to_simplified(simplified) == simplified


@pytest.mark.parametrize(
    ("text", "simplified"), [("澤東貿易", "泽东贸易"), ("髙島屋", "高岛屋"), ("渋沢", "涩泽"), ("Ltd", "Ltd")]
)
def test_simplified(text: str, simplified: str) -> None:
    assert han.to_simplified(text) == simplified


def test_primary_reading_follows_the_language() -> None:
    assert han.readings("東芝")[0] == "dongzhi"
    assert han.readings("東芝", "ja")[0] == "toshiba"
