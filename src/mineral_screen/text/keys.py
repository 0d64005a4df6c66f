"""Keys by which competing spellings of one word meet: a fold for precision, a skeleton of consonants for recall."""

from __future__ import annotations

import re
from functools import lru_cache

import jellyfish

# In this order; each is a spelling that competes with another for the same sound. What tells two Chinese syllables
# apart (zhang and yang, zhou and zhu, lei and li) is left as it is.
_FOLDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"dsch|dzh|zh|dj", "j"),
        (r"tsch|tch", "ch"),
        (r"shch|chtch|sch|tsh", "sh"),
        (r"kh|ck|q|c(?=[aoulrvtn]|$)", "k"),
        (r"(?<=[aeiou][vn])i(?:c|tch|tsch|cz)$", "ich"),
        (r"tz|cz", "ts"),
        (r"ph", "f"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"x", "ks"),
        (r"(?<=[oe])ff$|w", "v"),
        (r"oo|(?<!^.)(?<!zh)(?<!j)ou|(?<=^[aj])ou|ou(?=..)", "u"),
        (r"e[yij]e|(?<=[aou])[yij]e|(?<=[^aeiou])[yij]e(?=[^aeiou])|^ye(?=[^aeioun]..)", "e"),
        (r"iye", "ie"),
        (r"(?<=...)(?<=[ksgrd])e[iy]$|ee|i[jyi]|y[iy]", "i"),
        (r"y", "i"),
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
def shapes(word: str) -> str:
    """`word` with letter pairs that a scanner, or a trickster, writes for one letter: rn for m, vv for w, cl for d.

    >>> shapes("huavvei"), shapes("rnaritirne")
    ('huawei', 'maritime')
    """
    return word.replace("rn", "m").replace("vv", "w").replace("cl", "d")


@lru_cache(maxsize=200_000)
def phonetic(word: str) -> str:
    """The Metaphone code of the folded `word` (L. Philips, 1990): equal codes sound alike in English.

    >>> phonetic("katherine") == phonetic("catharin")
    True
    """
    return jellyfish.metaphone(fold(word))
