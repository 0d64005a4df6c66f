"""Keys by which competing spellings of one word meet: a fold for precision, a skeleton of consonants for recall."""

from __future__ import annotations

import re
from functools import lru_cache

import jellyfish

# In this order; each pair is a spelling that competes with another for the same sound.
_FOLDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"shch|sch|tsh", "sh"),
        (r"tch", "ch"),
        (r"kh|ck|q|c(?=[aou]|$)", "k"),
        (r"dzh|zh|dj", "j"),
        (r"ts|tz|cz", "c"),
        (r"ph", "f"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"ee|ei|ey|i[jyi]|y[iy]|y(?![aeou])|j(?![aeiou])", "i"),
        (r"(?<=[^aeiou])ie(?=[^aeiou])|(?<=[^aeiou])[yj]e", "e"),
        (r"y|j(?=[aeou])", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_VOICES = str.maketrans("gqcxdbzvj", "kkkktpsfs")


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """`word` with competing romanisations in one form; equal folds are one word spelled by two conventions.

    For a lower-case ASCII word; folding twice is folding once. Never empty unless `word` is.

    >>> fold("zhukovskiy") == fold("joukovsky"), fold("khalid") == fold("kaleed"), fold("aleksei") == fold("alexey")
    (True, True, True)
    """
    while True:
        before = word
        for pattern, to in _FOLDS:
            word = pattern.sub(to, word)
        if word == before:
            return word


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The consonants of `word` by class, without voice: a key under which words that may be one are found.

    Far more words share a skeleton than are the same. Never empty unless `word` is.

    >>> skeleton("youssef"), skeleton("yusuf"), skeleton("gaddafi") == skeleton("qadhafi")
    ('sf', 'sf', True)
    """
    plain = fold(word).replace("ch", "c").replace("sh", "s")
    head = plain[:1] if plain[:1] not in "aeiouyh" else ""
    bones = (head + re.sub(r"[aeiouyhjw]", "", plain[1:])).translate(_VOICES)
    return re.sub(r"(.)\1+", r"\1", bones) or plain[:1]


@lru_cache(maxsize=200_000)
def phonetic(word: str) -> str:
    """The Metaphone code of the folded `word` (L. Philips, 1990): equal codes sound alike in English.

    >>> phonetic("katherine") == phonetic("catharin")
    True
    """
    return jellyfish.metaphone(fold(word))
