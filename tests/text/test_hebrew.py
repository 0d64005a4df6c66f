"""Hebrew words in Latin letters: golden readings, plain ASCII, at most six."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.text import hebrew
from text.golden import any_text, cases, is_plain

words = st.text(st.characters(min_codepoint=0x590, max_codepoint=0x5F4), max_size=12)


@pytest.mark.parametrize(("word", "expected"), cases("hebrew"))
def test_known_readings(word: str, expected: str) -> None:
    found = hebrew.readings(word)
    wanted = expected.split("|")
    assert found[0] == wanted[0]
    assert set(wanted) <= set(found)


@settings(max_examples=200, deadline=None)
@given(words | any_text)
def test_readings_are_few_and_plain(word: str) -> None:
    assert is_plain(hebrew.readings(word))


@settings(max_examples=100, deadline=None)
@given(words)
def test_case_does_not_matter(word: str) -> None:
    assert hebrew.readings(word.upper().lower()) == hebrew.readings(word.upper())


def test_nothing_to_read() -> None:
    assert hebrew.readings("") == hebrew.readings("…") == ()
