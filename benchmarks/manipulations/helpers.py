"""What the kinds have in common: picking words, keeping the case, replacing by a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from random import Random

from manipulations import tables


def bare(word: str) -> str:
    return re.sub(r"\W", "", word).upper()


def like(name: str, text: str) -> str:
    """`text` in the case that `name` is written in."""
    return text.upper() if name.isupper() else text


def brand_words(name: str, least: int = 5) -> list[int]:
    """Positions of the words of at least `least` letters and nothing else that are no legal form."""
    return [
        position
        for position, word in enumerate(name.split())
        if word.isalpha() and len(word) >= least and word.upper() not in tables.LEGAL
    ]


def edit_word(name: str, rng: Random, edit: Callable[[str], str | None], least: int = 5) -> str | None:
    """`name` with `edit` applied to one of its longer words, taken in random order until one changes."""
    words = name.split()
    positions = brand_words(name, least)
    for position in rng.sample(positions, len(positions)):
        changed = edit(words[position])
        if changed and changed != words[position]:
            return " ".join([*words[:position], changed, *words[position + 1 :]])
    return None


def other_letter(letter: str, rng: Random) -> str:
    new = rng.choice([char for char in "ABCDEFGHIKLMNOPRSTUVWZ" if char != letter.upper()])
    return new if letter.isupper() else new.lower()


def respell(name: str, rng: Random, pairs: Iterable[tuple[str, str]]) -> str | None:
    """`name` with one of the regular-expression `pairs` that applies to it carried out throughout."""
    found = [(old, new) for old, new in pairs if re.search(old, name, re.IGNORECASE)]
    if not found:
        return None
    old, new = rng.choice(found)
    return re.sub(old, like(name, new), name, flags=re.IGNORECASE)


def swap_word(name: str, rng: Random, groups: Iterable[tuple[str, ...]]) -> str | None:
    """`name` with one word (or run of words) replaced by another member of its group of equals."""
    found = []
    for group in groups:
        for term in group:
            spelled = rf"(?<!\w){re.escape(term)}(?![\w.])"
            if re.search(spelled, name, re.IGNORECASE):
                found += [(spelled, other) for other in group if other != term]
    if not found:
        return None
    spelled, other = rng.choice(found)
    return re.sub(spelled, like(name, other), name, count=1, flags=re.IGNORECASE)
