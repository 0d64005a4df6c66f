from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.text import arabic

CASES = [line.split("\t") for line in (Path(__file__).parent / "cases/arabic.tsv").read_text("utf-8").splitlines()[1:]]
TEXTS = st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF) | st.characters(), max_size=12)


@pytest.mark.parametrize(("text", "reading"), CASES)
def test_known_readings(text: str, reading: str) -> None:
    assert reading in arabic.readings(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_readings_are_few_and_plain(text: str) -> None:
    found = arabic.readings(text)
    assert len(found) <= 6
    assert len(set(found)) == len(found)
    assert all(reading.isascii() and reading.isalnum() and reading == reading.lower() for reading in found)


def test_nothing_to_read() -> None:
    assert arabic.readings("") == ()
    assert arabic.readings("…") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("شركة", "شرکه"), ("أحمد", "احمد"), ("علي", "علی"), ("شـــركة", "شركة"), ("النَّفط", "النفط"), ("١٢", "۱۲")],
)
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert arabic.normalize(one) == arabic.normalize(other)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_normalizing_settles(text: str) -> None:
    once = arabic.normalize(text)
    assert arabic.normalize(once) == once
