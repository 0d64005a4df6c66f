"""Greek words in Latin letters: golden readings, plain ASCII, at most six."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.text import greek
from text.golden import any_text, cases, is_plain

words = st.text(st.characters(min_codepoint=0x370, max_codepoint=0x3FF), max_size=12)


@pytest.mark.parametrize(("word", "expected"), cases("greek"))
def test_known_readings(word: str, expected: str) -> None:
    found = greek.readings(word)
    wanted = expected.split("|")
    assert found[0] == wanted[0]
    assert set(wanted) <= set(found)


@settings(max_examples=200, deadline=None)
@given(words | any_text)
def test_readings_are_few_and_plain(word: str) -> None:
    assert is_plain(greek.readings(word))


@settings(max_examples=100, deadline=None)
@given(words)
def test_case_does_not_matter(word: str) -> None:
    assert greek.readings(word.upper().lower()) == greek.readings(word.upper())


def test_nothing_to_read() -> None:
    assert greek.readings("") == greek.readings("…") == ()
