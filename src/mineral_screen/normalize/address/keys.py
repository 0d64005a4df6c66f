"""The keys under which an address is found: what two writings of one place share, and few other places have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import combinations

from mineral_screen.normalize.address.form import AREA_ROLES, NAME_ROLES, AddressForm, Part, Word
from mineral_screen.normalize.address.tables import vocabulary

MOST_KEYS = 48
_FIGURES, _NAMES, _READINGS, _PAIRED = 4, 12, 5, 4
_LEAST_WORD, _LEAST_ALONE, _LEAST_BOX, _LEAST_SKELETON = 4, 6, 5, 3
_BOUNDS = re.compile(r"[-/]")
_MARKS = re.compile(r"\W")
_LETTERED = re.compile(r"(\d+)[a-z]{1,2}")
_DOUBLED = re.compile(r"(.)(?=\1)")
_SOFT = re.compile(r"(?<=.)[aeiouh]+")


def address_keys(form: AddressForm) -> list[str]:
    """The keys of an address, at most `MOST_KEYS`, the most telling first; none for a bare city or country.

    A figure (house, room) with a word of a street or a building, so that neither a missing unit nor a typing error in
    one word loses the address; a building by its name alone; a PO box, whole and with one digit left out; a postcode
    with a figure; a house and a room in one city; two names where there is no figure. Words stand by their first
    letter and their consonants, so that abbreviation, case, order and most spellings leave the keys as they are.
    """
    figures = _figures(form)
    names = [name for part in form.parts if part.role in NAME_ROLES for name in _names(part)][:_NAMES]
    if not names:
        names = [name for part in form.parts if part.role == "district" for name in _names(part)]
    found = (_box_keys(form), _figure_keys(form, figures, names), _alone(form), () if figures else _pairs(form))
    return list(dict.fromkeys(key for keys in found for key in keys))[:MOST_KEYS]


def _box_keys(form: AddressForm) -> Iterator[str]:
    if form.po_box is None:
        return
    digits = _MARKS.sub("", form.po_box)
    if len(digits) < _LEAST_BOX:
        # a short number is held by many towns; the country alone would not tell them apart
        yield from (f"box {digits} {area}" for area in _areas(form))
        return
    yield f"box {digits}"
    yield from dict.fromkeys(f"box {digits[:at]}{digits[at + 1 :]}" for at in range(len(digits)))


def _figure_keys(form: AddressForm, figures: list[str], names: list[str]) -> Iterator[str]:
    yield from (f"{figure} {name}" for name in names for figure in figures)
    yield from (f"{code} {figure}" for code in form.postcodes[:2] for figure in figures)
    rooms = [value for role, value in form.units if role == "room"]
    if form.numbers and rooms:
        yield from (f"{figures[0]} {rooms[0]} {area}" for area in _areas(form)[:2])


def _figures(form: AddressForm) -> list[str]:
    """Houses without their letters, the ends of ranges too, and rooms: a list may give one for the other."""
    found: dict[str, None] = {}
    blocks = [value for role, value in form.units if role == "block" and value[:1].isdigit()]
    for number in form.numbers or blocks:
        found.update(dict.fromkeys(_without_letters(figure) for figure in (*_BOUNDS.split(number), number)))
    found.update(dict.fromkeys(value for role, value in form.units if role == "room"))
    return [figure for figure in found if figure][:_FIGURES]


def _without_letters(house: str) -> str:
    lettered = _LETTERED.fullmatch(house)
    return lettered[1] if lettered else house


def _areas(form: AddressForm) -> list[str]:
    """The city and whatever else may be it: the city of one writing is a name without a role in another."""
    parts = [part for part in form.parts if part.role in (*AREA_ROLES, "rest")]
    return list(dict.fromkeys(name for part in parts for name in _joined(part)[:1]))


def _alone(form: AddressForm) -> Iterator[str]:
    """The name of a building or an estate by itself."""
    for part in form.parts:
        letters = sum(len(word.text) for word in part.words if not word.generic)
        if part.role in ("building", "estate") and letters >= _LEAST_ALONE and _telling(part.words):
            yield from (f"in {name}" for name in _joined(part))


def _pairs(form: AddressForm) -> Iterator[str]:
    """Two names side by side, or the only one with its city."""
    parts = [part for part in form.parts if part.role in NAME_ROLES]
    names = list(dict.fromkeys(name for part in parts for name in _joined(part)[:1]))[:_PAIRED]
    if len(names) == 1:
        yield from (f"{names[0]} in {area}" for area in _areas(form) if area != names[0])
    yield from (" by ".join(sorted(pair)) for pair in combinations(names, 2))


def _names(part: Part) -> list[str]:
    """The name as one word, by each reading, and its longer words: any one of them may be mistyped."""
    longer = [_skeleton(word.keys[0]) for word in _telling(part.words) if len(word.text) >= _LEAST_WORD]
    return list(dict.fromkeys((*_joined(part), *longer)))


def _joined(part: Part) -> list[str]:
    """The telling words of a part as one word, by the first readings of each."""
    named = [word for word in part.words if not word.generic]
    named = [word for word in named if word.text.isalpha()] or named
    telling = _telling(named)
    choices = [telling, named] if telling and len(telling) < len(named) else [named]
    most = min(_READINGS, max([len(word.keys) for word in named], default=0))
    readings = [
        "".join([word.keys[min(at, len(word.keys) - 1)] for word in words]) for at in range(most) for words in choices
    ]
    return list(dict.fromkeys([_skeleton(reading) for reading in readings if reading]))


def _telling(words: Iterable[Word]) -> list[Word]:
    general = _general()
    return [word for word in words if not (word.generic or word.text in general)]


@lru_cache(maxsize=65536)
def _skeleton(word: str) -> str:
    """The first letter and the consonants, where there are enough of them; a word with a digit as it is."""
    if any(char.isdigit() for char in word):
        return word
    skeleton = _SOFT.sub("", _DOUBLED.sub("", word))
    return skeleton if len(skeleton) >= _LEAST_SKELETON else word


@cache
def _general() -> frozenset[str]:
    """Words of the vocabulary (north, commercial, bank): they name no place by themselves."""
    tables = vocabulary()
    terms = (*tables.words.values(), *tables.han.values(), *tables.hangul.values())
    return frozenset(term.symbol for term in terms if term.role == "word")
