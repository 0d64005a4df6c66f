"""Changes of what separates the words: spaces, hyphens, dots, slashes."""

from __future__ import annotations

import re
from random import Random

from manipulations import tables
from manipulations.helpers import edit_word
from manipulations.registry import kind, manipulate  # noqa: F401 (the examples use it)


@kind("separator")
def joined_words(name: str, rng: Random) -> str | None:
    """Two adjacent words are written as one.

    >>> manipulate("NAM WO HONG TRADING", "joined_words")
    'NAM WOHONG TRADING'
    """
    words = name.split()
    if len(words) < 2:
        return None
    at = rng.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


@kind("separator")
def joined_all(name: str, rng: Random) -> str | None:
    """All words are written as one.

    >>> manipulate("Nam Wo Hong Trading", "joined_all")
    'NamWoHongTrading'
    """
    return "".join(name.split())


@kind("separator")
def split_word(name: str, rng: Random) -> str | None:
    """A word is written as two.

    >>> manipulate("HUAWEI TECHNOLOGIES", "split_word")
    'HUAWEI TECH NOLOGIES'
    """

    def edit(word: str) -> str:
        at = rng.randrange(3, len(word) - 2)
        return f"{word[:at]} {word[at:]}"

    return edit_word(name, rng, edit, least=6)


@kind("separator")
def hyphenated(name: str, rng: Random) -> str | None:
    """Hyphens stand for the spaces.

    >>> manipulate("NAM WO HONG TRADING", "hyphenated")
    'NAM-WO-HONG-TRADING'
    """
    return "-".join(name.split())


@kind("separator")
def dotted_acronym(name: str, rng: Random) -> str | None:
    """A short capital word or legal form gets dots.

    >>> manipulate("KTI MINERAL CO LTD", "dotted_acronym")
    'K.T.I. MINERAL CO LTD'
    """
    short = [word for word in name.split() if re.fullmatch(r"[A-Z]{2,4}", word) and word not in tables.FUNCTION]
    if not short:
        return None
    word = rng.choice(short)
    return re.sub(rf"(?<!\S){word}(?!\S)", "".join(f"{char}." for char in word), name, count=1)


@kind("separator")
def spaced_letters(name: str, rng: Random) -> str | None:
    """The letters of a word stand apart.

    >>> manipulate("HUAWEI TECHNOLOGIES", "spaced_letters")
    'HUAWEI T E C H N O L O G I E S'
    """
    return edit_word(name, rng, " ".join, least=4)


@kind("separator")
def punctuation_noise(name: str, rng: Random) -> str | None:
    """Stray punctuation between and after the words.

    >>> manipulate("HUAWEI TECHNOLOGIES", "punctuation_noise")
    'HUAWEI TECHNOLOGIES..'
    """
    return "".join(f"{word}{rng.choice(('.', ',', ';', ' -', ' *', ''))} " for word in name.split()).strip() + "."


@kind("separator")
def slashes(name: str, rng: Random) -> str | None:
    """Slashes stand for the spaces.

    >>> manipulate("NAM WO HONG TRADING", "slashes")
    'NAM/WO/HONG/TRADING'
    """
    return "/".join(name.split())
