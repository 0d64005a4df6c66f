"""Reading an address of any country, in any script, by the roles of its parts."""

from __future__ import annotations

import re
from functools import lru_cache

from mineral_screen.normalize.address.canonical import canonical_parts
from mineral_screen.normalize.address.form import AddressForm, Part
from mineral_screen.normalize.address.grammar import read
from mineral_screen.normalize.address.keys import address_keys
from mineral_screen.text.clean import clean
from mineral_screen.text.steps import Step

__all__ = ["AddressForm", "Part", "address_keys", "normalize_address"]

_NUMBERS = re.compile(r"(\d+)")


def normalize_address(text: str) -> AddressForm:
    """An address by roles: country, city, street, house number, building, floor, room, postcode, PO box …

    Any text is taken; empty text gives a form without parts; the time grows with the length of the text. Values are
    lower-case ASCII whatever the script, a name in another script by its reading or its established English form, the
    country by its ISO 3166-1 alpha-2 code. What is not named is not guessed: an address without a country has none.
    `canonical` is the address written by its roles; reading that gives the same roles. `steps` say what was cleaned,
    then what each part was taken from.

    >>> form = normalize_address("Rm 1905, 19/F, Nam Wo Hong Bldg, 148 Wing Lok St, Hong Kong")
    >>> form.numbers, form.units, form.street, form.country
    (('148',), (('room', '1905'), ('floor', '19')), ('wing lok street',), 'HK')
    >>> normalize_address("香港上環永樂街148號南和行大廈19樓1905室").street
    ('wing lok street',)
    """
    if written := canonical_parts(text):
        return AddressForm.of(text, tuple(written))
    cleaned, steps = _cleaned(text)
    parts, more = read(cleaned.casefold())
    return AddressForm.of(text, tuple(parts), (*steps, *more))


_cleaned_piece = lru_cache(maxsize=16384)(clean)


def _cleaned(text: str) -> tuple[str, list[Step]]:
    """The text cleaned between its numbers: in an address a digit among letters (B34, 3A) is no disguised letter."""
    found = [_cleaned_piece(piece) for piece in _NUMBERS.split(text)]
    return "".join(piece for piece, _ in found), [step for _, steps in found for step in steps]
