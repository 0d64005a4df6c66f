"""Names as keys, made of plain words: what the tests of this package list and ask for."""

from __future__ import annotations

from collections.abc import Sequence

from mineral_screen.index import Index
from mineral_screen.normalize.keys import NameKeys

SYMBOLS = {"trading": "#TRADE", "technology": "#TECHNOLOGY", "shenzhen": "@CN-SZ"}
RARE = 12.0  # what a rare word weighs


def keys(text: str, *variants: str) -> NameKeys:
    """The words of `text` as they are, each a rare one, symbols for some of them, the joined words and the initials."""
    words = tuple(dict.fromkeys(text.split()))
    initials = "".join(word[0] for word in words)
    joined = ("".join(words), *([initials] if len(initials) > 2 else []))
    meanings = tuple(SYMBOLS.get(word, "") for word in words)
    symbols = tuple(filter(None, meanings))
    weights = (RARE,) * len(words)
    return NameKeys(words, variants, symbols, joined, exact=joined[:1], weights=weights, meanings=meanings)


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
