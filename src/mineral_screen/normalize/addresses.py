"""Reading an address of any country, in any script, by the roles of its parts."""

from __future__ import annotations

from mineral_screen.normalize.address.form import AddressForm, Part
from mineral_screen.normalize.address.grammar import read
from mineral_screen.normalize.address.keys import address_keys
from mineral_screen.text.clean import clean

__all__ = ["AddressForm", "Part", "address_keys", "normalize_address"]


def normalize_address(text: str) -> AddressForm:
    """An address by roles: country, city, street, house number, building, floor, room, postcode, PO box …

    Any text is taken; empty text gives a form without parts. Values are lower-case ASCII whatever the script, a
    name in another script by its reading or its established English form.

    >>> form = normalize_address("Rm 1905, 19/F, Nam Wo Hong Bldg, 148 Wing Lok St, Hong Kong")
    >>> form.numbers, form.units, form.street, form.country
    (('148',), (('room', '1905'), ('floor', '19')), ('wing lok street',), 'HK')
    """
    cleaned, steps = clean(text)
    parts, more = read(cleaned.casefold())
    return AddressForm.of(text, tuple(parts), (*steps, *more))
