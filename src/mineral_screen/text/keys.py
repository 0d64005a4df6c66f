"""Keys by which competing spellings of one word meet: a fold for precision, a skeleton of consonants for recall."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import jellyfish

from mineral_screen.text.pinyin import is_pinyin

# In this order; each is a spelling that competes with another for the same sound. Nothing is put in that refers to what
# was found: that takes four times as long, found or not.
_FOLDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"(?<=[oe])ff$|w", "v"),
        (r"dsch|dzh|zh|dj", "j"),
        (r"schtsch|shch|chtch", "sh"),
        (r"tsch|tch", "ch"),
        (r"sch", "sh"),
        (r"(?<=[aeiou]v)i(?:c|cz)$", "ich"),
        (r"kh|ck|q|c(?=[aoulrvt]|$)", "k"),
        (r"tz|cz", "ts"),
        (r"ph", "f"),
        (r"(?<=[gdt])h", ""),
        (r"x", "ks"),
        (r"oo|ou(?=.)|(?<=^ab)ou$", "u"),
        (r"e[yij]e|ee(?=v)|(?<=[aou])[yij]e|(?<=[^aeiou])[yij]e(?=[^aeiou])|^ye(?=[^aeioun]..)", "e"),
        (r"iye", "ie"),
        (r"(?<=...)(?<=[ksgrd])e[iy]$|ee|i[yi]|ij(?![aeiou])|y[iy]|y", "i"),
        (r"(.)(?=\1)", ""),
    )
)


def any_of(folds: Iterable[tuple[re.Pattern[str], str]]) -> re.Pattern[str]:
    """A pattern that is found where any of `folds` applies: to half of all words none does.

    >>> found = any_of([(re.compile("ph"), "f"), (re.compile(r"(.)(?=\\1)"), "")])
    >>> [found.search(word) is not None for word in ("sophia", "anna", "maria")]
    [True, True, False]
    """
    return re.compile(
        "|".join(one.pattern.replace("(.)", "(?P<double>.)").replace(r"\1", "(?P=double)") for one, _ in folds)
    )


_FOLDABLE = any_of(_FOLDS)
# Spellings that tell Chinese syllables apart (zhou and zhu, ji and zhi, cai and kai): a word of pinyin with one of
# these stays as it is.
_TELLING = re.compile("zh|ou|q|c(?!h)|ie|g[gh]")
_MUTE = re.compile("[aeiouyhw]")
_VOICES = str.maketrans("gqcxdbzvj", "kkkktpsfs")


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """`word` with competing romanisations in one form; equal folds are one word spelled by two conventions.

    For a lower-case ASCII word; folding twice is folding once. Never empty unless `word` is.

    >>> fold("zhukovskiy") == fold("joukovsky"), fold("khalid") == fold("kaleed"), fold("aleksei") == fold("alexey")
    (True, True, True)
    """
    before = ""
    while word != before and _FOLDABLE.search(word) and not (_TELLING.search(word) and is_pinyin(word)):
        before = word
        for pattern, to in _FOLDS:
            word = pattern.sub(to, word)
    return word


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The consonants of `word` by class, without voice: a key under which words that may be one are found.

    Words with one skeleton are seldom the same word. Never empty unless `word` is.

    >>> skeleton("youssef"), skeleton("yusuf"), skeleton("gaddafi") == skeleton("qadhafi")
    ('sf', 'sf', True)
    """
    plain = fold(word).replace("ch", "c").replace("sh", "s")
    head = plain[:1] if plain[:1] not in "aeiouyh" else ""
    return (head + _MUTE.sub("", plain[1:])).translate(_VOICES) or plain[:1]


# What scripts that borrow words by sound do not tell apart: c and s before e, z and j, f and p, b and v, l and r; an r
# that is not spoken.
_BORROWED = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"c(?=[eiy])|[sct]h|t[sz]|zh|[jz]|g(?=[ei])", "s"),
        (r"r(?![aeiouy])", ""),
        (r"[bvf]|ph", "p"),
        (r"x", "ks"),
        (r"ng(?![aeiouy])", "n"),
        (r"[aeiouyhw]", ""),
        (r"(.)(?=\1)", ""),
    )
)
_BORROWED_VOICES = str.maketrans("gqcdl", "kkktr")


@lru_cache(maxsize=200_000)
def echo(word: str) -> str:
    """The consonants of `word` as they survive in hangul, kana or Arabic script, which lack some of them.

    Coarser than a skeleton: words of one echo may be one word only where most of their letters agree too.

    >>> echo("cellivery") == echo("sellibeori"), echo("curable") == echo("kyureobeul")
    (True, True)
    """
    for pattern, to in _BORROWED:
        word = pattern.sub(to, word)
    return word.translate(_BORROWED_VOICES)


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
