"""The folded keys by which words of addresses meet, whatever their romanisation."""

from __future__ import annotations

import re
from functools import lru_cache

from mineral_screen.normalize.address.form import Word
from mineral_screen.text.keys import any_of

# In order: what several romanisations write differently is written in one way. Endings of Russian adjectives
# go last, for the same street stands in the nominative and in the genitive (Zhukovsky, Zhukovskogo).
_FOLDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"[^a-z0-9]+", ""),
        (r"(?<=[aou])e(?![aeiou])", ""),
        (r"(?<!n)gh|q|ck", "k"),
        (r"shch|sch(?![ei])", "sh"),
        # one sound in Cantonese, and near enough elsewhere: Chuen, Tsuen; Tchaikovsky, Chaykovskiy
        (r"tsch|tch|ch|ts|tz", "q"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"zh|dj|dzh", "j"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"ee|iy|yi|ij|ie$|ey|y", "i"),
        (r"x", "ks"),
        (r"(.)(?=\1)", ""),
        (r"(?<=[a-z]{3})sk(ogo|i|aia|oie|oe|oi|om|aa|ia|oi)$", "sk"),
        (r"(?<=[a-z]{4})(ogo|aia|oie|oe|oi)$", ""),
        (r"(?<=[a-z]{3})h$", ""),
    )
)
_FOLDABLE = any_of(_FOLDS)


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """The folded key of an ASCII word; a word with a digit keeps every character.

    >>> key("Zhukovsky") == key("Zhukovskogo"), key("Tehran") == key("Teheran")
    (True, False)
    """
    word = word.lower()
    if any(char.isdigit() for char in word):
        return word
    if _FOLDABLE.search(word):
        for pattern, to in _FOLDS:
            word = pattern.sub(to, word)
    return word


@lru_cache(maxsize=65536)
def word_of(text: str, readings: tuple[str, ...] = (), generic: bool = False) -> Word:
    """The word with the keys of its text and of its other readings."""
    keys = dict.fromkeys(folded for folded in map(key, (text, *readings)) if folded)
    return Word(text, tuple(keys) or (text,), generic)
