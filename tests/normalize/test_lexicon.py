"""The lexicon: words of the tables by script, stems with inflections, and no other words."""

from __future__ import annotations

import pytest

from mineral_screen.normalize.lexicon import gloss, lexicon, symbol_rarity
from mineral_screen.text.rarity import MAX_RARITY, MIN_RARITY


@pytest.mark.parametrize("word", ["технологии", "технологический", "технологиями"])
def test_inflected_words_have_their_stem(word: str) -> None:
    term = lexicon("Cyrillic").terms.get(word) or lexicon("Cyrillic").stem(word)
    assert term is not None
    assert "#TECHNOLOGY" in term.symbols


@pytest.mark.parametrize("word", ["", "норванта", "минерва"])
def test_other_words_do_not(word: str) -> None:
    known = lexicon("Cyrillic")
    assert known.terms.get(word) is None
    assert known.stem(word) is None


def test_every_symbol_has_an_english_word() -> None:
    used = {symbol for script in ("Latin", "Han", "Cyrillic", "Arabic", "Hangul")
            for term in lexicon(script).terms.values() if term.role != "number" for symbol in term.symbols}  # fmt: skip
    assert [symbol for symbol in sorted(used) if gloss(symbol) == symbol] == []


def test_a_meaning_is_as_common_as_its_commonest_word() -> None:
    assert MIN_RARITY <= symbol_rarity(("#TECHNOLOGY",)) < symbol_rarity(("#GALLIUM",)) <= MAX_RARITY
    assert symbol_rarity(()) == MAX_RARITY
