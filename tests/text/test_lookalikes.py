"""Letters that pass for others: put back inside words, offered as a reading for words wholly of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen import data
from mineral_screen.text.lookalikes import lookalike, unmasked
from mineral_screen.text.scripts import script
from text.golden import any_text

CYRILLIC = {latin: cyrillic[0] for latin, cyrillic, *_ in data.rows("lookalikes") if cyrillic}
words = st.text(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), min_size=3, max_size=12)


@pytest.mark.parametrize(
    ("word", "latin"),
    [("КОМЕТА", "KOMETA"), ("СО", "CO"), ("ΤΑΟ", "TAO"), ("РАСЕ-1", "PACE-1"), ("Ꮪꭺ", None), ("Газ", None), ("", None)],
)
def test_latin_reading_of_a_word_of_lookalikes(word: str, latin: str | None) -> None:
    assert lookalike(word) == latin


@settings(max_examples=300, deadline=None)
@given(words, st.data())
def test_masked_letters_are_put_back(word: str, data: st.DataObject) -> None:
    """In a text that is surely Latin, whichever letters are masked."""
    masked = "".join(CYRILLIC.get(char, char) if data.draw(st.booleans()) else char for char in word)
    assert unmasked(f"RL {masked}L LtdR") == f"RL {word}L LtdR"


@settings(max_examples=300, deadline=None)
@given(any_text | st.text(st.sampled_from("aBHаВНаѕгαΒηԝլᎪѴ \u0301"), max_size=12))
def test_letters_become_letters_in_their_places(text: str) -> None:
    for before, after in zip(text, unmasked(text), strict=True):
        assert before == after or (before.isalpha() and after.isalpha())


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(min_codepoint=0x400, max_codepoint=0x45F), max_size=12))
def test_what_is_wholly_cyrillic_stays(text: str) -> None:
    # but for dze, which only disguises and Macedonian use
    if not set(text) & set("Ѕѕ"):
        assert unmasked(text) == text


def test_every_lookalike_is_of_its_column() -> None:
    names = ("Cyrillic", "Greek", "Armenian", "Cherokee", "Lisu")
    for latin, *columns, weak, phonetic in data.rows("lookalikes"):
        assert latin.isascii() and latin.isalpha()
        for name, others in zip(names, columns, strict=True):
            assert all(script(other) == name for other in others)
        assert all(script(other) in names for other in weak)
        assert all(script(other) == "Latin" and not other.isascii() for other in phonetic)
