"""Addresses that are written by roles already: what `AddressForm.canonical` gives, read back."""

from __future__ import annotations

import re
from functools import cache

from mineral_screen.normalize.address.form import AREA_ROLES, NAME_ROLES, UNIT_ROLES, Part
from mineral_screen.normalize.address.tables import vocabulary
from mineral_screen.normalize.address.words import word_of

_VALUES = (*UNIT_ROLES, "number", "postcode", "po_box")
_WRITTEN = re.compile(
    rf"({'|'.join((*NAME_ROLES, *AREA_ROLES, *_VALUES))}): ([a-z0-9](?:[a-z0-9 ./-]*[a-z0-9])?)|(country): ([A-Z]{{2}})"
)
_GENERIC_ROLES = ("street", "building", "estate", "unit", "box")


def canonical_parts(text: str) -> list[Part] | None:
    """The parts of a canonical address; None where `text` is none.

    Readings in other scripts are not written in it, so its words have the keys of their text alone.
    """
    found = [_WRITTEN.fullmatch(piece) for piece in text.split("; ")]
    if not all(found):
        return None
    return [_part(match[1] or match[3], match[2] or match[4]) for match in found if match]


def _part(role: str, value: str) -> Part:
    if role in (*_VALUES, "country"):
        return Part(role, value)
    return Part(role, value, tuple(word_of(word, (), word in _generic()) for word in value.split(" ")))


@cache
def _generic() -> frozenset[str]:
    """Words that say what is named, as they stand in canonical values."""
    return frozenset(
        word
        for text, term in vocabulary().words.items()
        if term.role in _GENERIC_ROLES
        for word in (term.symbol, text)
        if word.isascii() and " " not in word
    )
