"""Which words could be Chinese."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen import data
from mineral_screen.text.pinyin import is_pinyin

# without interjections and ü, which names write as u or yu
SYLLABLES = sorted({reading for reading, _ in data.rows("han") if "v" not in reading} - {"hm", "lo", "m", "n", "o"})


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6))
def test_every_row_of_syllables_could_be(syllables: list[str]) -> None:
    assert is_pinyin("".join(syllables))


@pytest.mark.parametrize("word", ["", "zhukov", "huawe", "smith", "ltd", "kremlin", "xyz", "Beijing"])
def test_words_that_could_not(word: str) -> None:
    assert not is_pinyin(word)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_answered(word: str) -> None:
    assert is_pinyin(word) in (True, False)
