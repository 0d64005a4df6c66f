"""Cyrillic words in Latin letters: golden readings, plain ASCII, at most six."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.text import cyrillic
from text.golden import any_text, cases, is_plain

words = st.text(st.characters(min_codepoint=0x400, max_codepoint=0x4FF), max_size=12)


@pytest.mark.parametrize(("word", "expected"), cases("cyrillic"))
def test_known_readings(word: str, expected: str) -> None:
    found = cyrillic.readings(word)
    wanted = expected.split("|")
    assert found[0] == wanted[0]
    assert set(wanted) <= set(found)


@settings(max_examples=200, deadline=None)
@given(words | any_text)
def test_readings_are_few_and_plain(word: str) -> None:
    assert is_plain(cyrillic.readings(word))


@settings(max_examples=100, deadline=None)
@given(words)
def test_case_does_not_matter(word: str) -> None:
    assert cyrillic.readings(word.upper().lower()) == cyrillic.readings(word.upper())


def test_every_letter_is_read() -> None:
    signs = set("ЬьҌҍӀӏ")
    letters = [chr(code) for code in range(0x400, 0x500) if chr(code).isalpha() and chr(code) not in signs]
    assert [letter for letter in letters if not cyrillic.readings(letter)] == []


def test_nothing_to_read() -> None:
    assert cyrillic.readings("") == cyrillic.readings("…") == ()
