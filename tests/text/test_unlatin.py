"""Romanised Russian words back in Cyrillic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.text.unlatin import to_cyrillic


@pytest.mark.parametrize(
    ("word", "cyrillic"),
    [("zavod", "завод"), ("tekhnologiya", "технология"), ("predpriyatiye", "предприятие"), ("eksport", "экспорт"),
     ("obyedineniye", "объединение"), ("mashinostroitelny", "машиностроителный"), ("", ""), ("b3", ""), ("м", "")],
)  # fmt: skip
def test_word(word: str, cyrillic: str) -> None:
    assert to_cyrillic(word) == cyrillic


@given(st.text(st.characters(), max_size=30))
def test_is_total_and_gives_cyrillic(word: str) -> None:
    assert all("а" <= letter <= "я" or letter == "ё" for letter in to_cyrillic(word.lower()))
