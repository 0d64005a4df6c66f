"""The words of the listed names as they are laid out."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.index.arrays import hashes_of, table_arrays
from mineral_screen.index.vocabulary import FOLDED, Vocabulary, deletions, is_fuzzy, sought, vocabulary_arrays

_WORDS = st.text("abcz1é", min_size=1, max_size=40)


@given(st.sets(_WORDS, max_size=12))
def test_every_word_that_can_be_misspelt_is_filed_under_its_deletions(words: set[str]) -> None:
    listed = sorted(words, key=lambda word: (len(word), word))
    filed = [(left, n) for n, word in enumerate(listed) if is_fuzzy(word) for left in deletions(word.encode())]
    numbers = np.array([number for _, number in filed], np.uint32)
    expected = table_arrays("words.edits", hashes_of(left for left, _ in filed), numbers)
    found = vocabulary_arrays(listed)
    assert all(np.array_equal(found[name], array) for name, array in expected.items())


def likeness(word: str, listed: str, *, heard: bool = False) -> float | None:
    vocabulary = Vocabulary(vocabulary_arrays([listed]))
    return vocabulary.similar([sought(word, heard=heard)])[0].get(0)


def test_two_spellings_of_one_word_are_found_however_many_letters_differ() -> None:
    assert likeness("filuks", "feelux") == likeness("feelux", "filuks") == likeness("nikka", "nicca") == FOLDED
    assert likeness("nikka", "nikko") != FOLDED


def test_only_a_reading_of_another_script_is_found_by_its_echo() -> None:
    assert likeness("lovavl", "lovable", heard=True) is not None
    assert likeness("lovavl", "lovable") is None


@given(_WORDS, _WORDS, st.booleans())
def test_no_word_is_like_itself_and_likeness_is_a_share(word: str, listed: str, heard: bool) -> None:
    found = likeness(word, listed, heard=heard)
    assert found is None or (word != listed and 0.59 < found < 1.0)
