"""Keys of words: which spellings meet, which must not, and the laws of each key."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.text.keys import fold, phonetic, shapes, skeleton
from text.golden import cases

# single letters, and the pairs and triples that the folds look at
PIECES = (
    "zh ch sh sch tsch shch dzh dj kh gh dh th ph ck q c x w y i j e a o u "
    "ou oo ee ie ei ey iy yi ye iye ff tz cz ic v k s g h"
)
words = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789"), max_size=14) | st.lists(
    st.sampled_from(PIECES.split()), max_size=8
).map("".join)


@pytest.mark.parametrize(("one", "other", "folds", "bones"), cases("keys"))
def test_which_spellings_meet(one: str, other: str, folds: str, bones: str) -> None:
    assert (fold(one) == fold(other)) == (folds == "same")
    assert (skeleton(one) == skeleton(other)) == (bones == "same")


@settings(max_examples=500, deadline=None)
@given(words)
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@settings(max_examples=300, deadline=None)
@given(words)
def test_keys_are_plain_and_never_empty(word: str) -> None:
    for key in (fold(word), skeleton(word), shapes(word)):
        assert key.isascii()
        assert bool(key) == bool(word)
        assert key == key.lower()


@settings(max_examples=300, deadline=None)
@given(words, words)
def test_a_coarser_key_joins_what_a_finer_one_joins(one: str, other: str) -> None:
    if fold(one) == fold(other):
        assert skeleton(one) == skeleton(other)
        assert phonetic(one) == phonetic(other)


def test_keys_that_sound_alike() -> None:
    assert phonetic("katherine") == phonetic("catharin")
    assert phonetic("norvanta") != phonetic("youmante")
