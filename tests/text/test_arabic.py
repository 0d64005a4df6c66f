"""Arabic and Persian spellings of one word."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mineral_screen.text import arabic

TEXTS = st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF) | st.characters(), max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [("شركة", "شرکه"), ("أحمد", "احمد"), ("علي", "علی"), ("شـــركة", "شركة"), ("النَّفط", "النفط"), ("١٢", "۱۲")],
)
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert arabic.normalize(one) == arabic.normalize(other)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
@example("\ufcf2")  # a ligature of elongation and a vowel mark
def test_normalizing_settles(text: str) -> None:
    once = arabic.normalize(text)
    assert arabic.normalize(once) == once
