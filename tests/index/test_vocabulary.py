"""The words of the listed names as they are laid out."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.index.arrays import hashes_of, table_arrays
from mineral_screen.index.vocabulary import deletions, is_fuzzy, vocabulary_arrays

_WORDS = st.text("abcz1é", min_size=1, max_size=40)


@given(st.sets(_WORDS, max_size=12))
def test_every_word_that_can_be_misspelt_is_filed_under_its_deletions(words: set[str]) -> None:
    listed = sorted(words, key=lambda word: (len(word), word))
    filed = [(left, n) for n, word in enumerate(listed) if is_fuzzy(word) for left in deletions(word.encode())]
    numbers = np.array([number for _, number in filed], np.uint32)
    expected = table_arrays("words.edits", hashes_of(left for left, _ in filed), numbers)
    found = vocabulary_arrays(listed)
    assert all(np.array_equal(found[name], array) for name, array in expected.items())
