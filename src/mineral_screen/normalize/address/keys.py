"""The keys under which an address is found: what two writings of one place share, and few other places have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mineral_screen.normalize.address.form import NAME_ROLES, AddressForm, Part
from mineral_screen.normalize.address.tables import vocabulary

MOST_KEYS = 60
_FIGURES = 4
_NAMES = 10
_READINGS = 3
_LEAST_WORD, _LEAST_ALONE, _LEAST_BOX = 4, 6, 5
_BOUNDS = re.compile(r"[-/]")
_MARKS = re.compile(r"\W")


def address_keys(form: AddressForm) -> list[str]:
    """The keys of an address, at most `MOST_KEYS`, the most telling first; none for a bare city or country.

    A figure (house, room) with a word of a street or a building, so that neither a missing unit nor a typing error in
    one word loses the address; a building by its name alone; a PO box, whole and with one digit left out; a postcode
    with a figure; a house and a room in one city. Values are folded: abbreviation, case, the order of parts and most
    romanisations leave the keys as they are.
    """
    keys = dict.fromkeys((*_box_keys(form), *_figure_keys(form), *_postcode_keys(form), *_alone(form)))
    return list(keys)[:MOST_KEYS]


def _box_keys(form: AddressForm) -> Iterator[str]:
    if form.po_box is None:
        return
    digits = _MARKS.sub("", form.po_box)
    if len(digits) < _LEAST_BOX:
        # a short number is held by many towns; the country alone would not tell them apart
        yield from (f"box {digits} {word}" for word in _area_words(form))
        return
    yield f"box {digits}"
    yield from dict.fromkeys(f"box {digits[:at]}{digits[at + 1 :]}" for at in range(len(digits)))


def _area_words(form: AddressForm) -> Iterator[str]:
    """The city and whatever else may be it: the city of one writing is a name without a role in another."""
    for part in form.parts:
        if part.role in ("city", "district", "region", "rest"):
            yield from _joined(part)[:1]


def _figure_keys(form: AddressForm) -> Iterator[str]:
    figures = _figures(form)
    names = [name for part in form.parts if part.role in NAME_ROLES for name in _names(part)][:_NAMES]
    yield from (f"{figure} {name}" for name in names for figure in figures)
    houses, rooms = figures[: len(form.numbers)], [value for role, value in form.units if role == "room"]
    areas = list(_area_words(form))[:2]
    yield from (f"{house} {room} {area}" for house in houses[:1] for room in rooms[:1] for area in areas)


def _figures(form: AddressForm) -> list[str]:
    """Numbers of houses, the ends of ranges too, and rooms: a list may give one for the other."""
    found: dict[str, None] = {}
    for number in form.numbers:
        found.update(dict.fromkeys((*_BOUNDS.split(number), number)))
    found.update(dict.fromkeys(value for role, value in form.units if role == "room"))
    return [figure for figure in found if figure][:_FIGURES]


def _names(part: Part) -> list[str]:
    """The name as one word, by each reading, and its longer words: any one of them may be mistyped."""
    words = [word.keys[0] for word in part.words if not (word.generic or word.text in _translated())]
    longer = [word for word in words if len(word) >= _LEAST_WORD]
    return list(dict.fromkeys((*_joined(part), *longer)))


def _joined(part: Part) -> list[str]:
    """The telling words of a part as one word, by the first readings of each."""
    words = [word for word in part.words if not (word.generic or word.text in _translated())]
    if not words:
        return []
    return list(dict.fromkeys("".join(_reading(word.keys, at) for word in words) for at in range(_READINGS)))


def _reading(keys: tuple[str, ...], at: int) -> str:
    return keys[min(at, len(keys) - 1)]


@cache
def _translated() -> frozenset[str]:
    """Words of the vocabulary (north, commercial, bank): they name no place by themselves."""
    tables = vocabulary()
    terms = (*tables.words.values(), *tables.han.values(), *tables.hangul.values())
    return frozenset(term.symbol for term in terms if term.role == "word")


def _postcode_keys(form: AddressForm) -> Iterator[str]:
    yield from (f"{code} {figure}" for code in form.postcodes[:2] for figure in _figures(form))


def _alone(form: AddressForm) -> Iterator[str]:
    """The name of a building or an estate by itself."""
    for part in form.parts:
        if part.role in ("building", "estate"):
            yield from (f"in {name}" for name in _joined(part) if len(name) >= _LEAST_ALONE)
