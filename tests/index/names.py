"""Names as keys, made of plain words: what the tests of this package list and ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mineral_screen.index import Index


class NameKeys(NamedTuple):
    """What `normalize.keys.NameKeys` is to the index, without the analysis of names."""

    tokens: tuple[str, ...]
    variants: tuple[str, ...]
    symbols: tuple[str, ...]
    joined: tuple[str, ...]
    others: tuple[tuple[str, ...], ...] = ()


SYMBOLS = {"trading": "#TRADE", "technology": "#TECHNOLOGY", "shenzhen": "@CN-SZ"}


def keys(text: str, *variants: str) -> NameKeys:
    """The words of `text` as they are, symbols for some of them, the joined words and the initials."""
    words = tuple(dict.fromkeys(text.split()))
    initials = "".join(word[0] for word in words)
    joined = ("".join(words), *([initials] if len(initials) > 2 else []))
    return NameKeys(words, variants, tuple(SYMBOLS[word] for word in words if word in SYMBOLS), joined)


def index_of(names: Sequence[NameKeys]) -> Index:
    """One entry a name."""
    listed = [(number, name, " ".join(name.tokens).encode("utf-8", "replace")) for number, name in enumerate(names)]
    return Index.build(listed, [(number % 3, b"{}") for number in range(len(names))])


BOOK = (
    "shenzhen youmante technology",
    "dalian youmante trading",
    "borealis shipping",
    "vanderbilt mining",
    "sun microsystems",
    "international trading",
    "general trading",
    "minerals metals group",
    "3 rivers holding",
    "rusal",
    "united company rusal",
    "khrushchev engineering works",
    "china national petroleum company",
    "fscb consulting",
)
