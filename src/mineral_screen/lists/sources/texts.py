"""Texts of lists read apart: cells that hold several values, dates in words, names of languages."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from mineral_screen import data
from mineral_screen.normalize.dates import dates_between, parse_date

_MARKS = (re.compile(r"(?:^|[\s;,.])\(?([a-z])\)\s+"), re.compile(r"(?:^|\s)\(?(\d{1,2})\)\s*"))
_BETWEEN_DATES = re.compile(r"\s*(?:[;,\n]|\bor\b|\band\b|(?<=\b\d{4})/(?=\d{4}\b))\s*", re.IGNORECASE)
_RANGE = re.compile(r"(?:between )?\s*(\d{4})\s*(?:-|–|—|to|and)\s*(\d{4})", re.IGNORECASE)
# words that say that a date is not certain, which it need not be to compare
_ABOUT = re.compile(
    r"\b(?:approximately|approx|circa|about|around|estimated|c|ca)\b[.:]?\s*|\s*\((?:approximately|approx\.?|circa)\)",
    re.IGNORECASE,
)
_FIRST_YEAR, _LAST_YEAR = 1800, 2100  # outside, the year is one of another calendar or a slip


def squeezed(text: str) -> str:
    """`text` with single spaces and nothing around it; line breaks and hard spaces are spaces.

    >>> squeezed(" AL-BASHAIR\\n   TRADING\\xa0COMPANY ")
    'AL-BASHAIR TRADING COMPANY'
    """
    return " ".join(text.replace("_x000D_", " ").split())


def is_latin(text: str) -> bool:
    """Whether most letters of `text` are Latin; false for a text without letters.

    >>> is_latin("Jin Tiesan"), is_latin("金铁三"), is_latin("1905")
    (True, False, False)
    """
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(unicodedata.name(char, "").startswith("LATIN") for char in letters) > len(letters)


def has_letters(text: str) -> bool:
    """Whether there is a letter of any script in `text`."""
    return any(char.isalpha() for char in text)


def items(text: str) -> list[str]:
    """The values of a cell that numbers them, `a) Kabul b) Herat` or `(1) Kabul (2) Herat`; else the cell as one.

    >>> items("a) Kabul, Afghanistan  b) Karachi")
    ['Kabul, Afghanistan', 'Karachi']
    >>> items("(1) Ndele (2) Algenana, Sudan")
    ['Ndele', 'Algenana, Sudan']
    >>> items("Bank (a) Ltd")
    ['Bank (a) Ltd']
    """
    flat = squeezed(text)
    for mark in _MARKS:
        first = mark.search(flat)
        # the first of them is often left out: "Kabul b) Herat"
        if first and (first[1] in ("b", "2") or (first[1] in ("a", "1") and first.start() == 0)):
            return [part for piece in mark.split(flat)[::2] if (part := piece.strip(" ;,"))]
    return [flat] if flat else []


def dates_in(text: str, *, day_first: bool | None = True) -> tuple[list[str], list[str]]:
    """The dates in `text` as ISO prefixes, and its pieces that are none.

    Days come before months unless `day_first` says otherwise, as in `parse_date`. A range of years gives each of them,
    as in `dates_between`.

    >>> dates_in("Approximately 1963, 30/01/1972")
    (['1963', '1972-01-30'], [])
    >>> dates_in("dd/07/1978; between 1955 and 1957; 24/06/1402 (Hijri)")
    (['1978-07', '1955', '1956', '1957'], ['24/06/1402 (Hijri)'])
    """

    def read(piece: str) -> list[str]:
        date = parse_date(piece, day_first=day_first)
        return [date] if date and _FIRST_YEAR <= int(date[:4]) <= _LAST_YEAR else _years(piece)

    flat = squeezed(_ABOUT.sub(" ", text)).strip(" .,;:")
    if not flat:
        return [], []
    if whole := read(flat):
        return whole, []
    pieces: list[str] = []
    for between in _BETWEEN_DATES.split(_RANGE.sub(r"\1–\2", flat)):
        piece = between.strip(" .")
        words = piece.split(" ")
        pieces += words if all(map(read, words)) else [piece] if piece else []
    found = [date for piece in pieces for date in read(piece)]
    return list(dict.fromkeys(found)), [piece for piece in pieces if not read(piece)]


def _years(text: str) -> list[str]:
    span = _RANGE.fullmatch(text)
    return list(dates_between(span[1], span[2])) if span else []


def language(text: str) -> str | None:
    """The BCP 47 code of a language given by a code of two or three letters or by its English name, else None.

    >>> language("Russian"), language("RUS"), language("EL"), language("Klingon")
    ('ru', 'ru', 'el', None)
    """
    return _languages().get(text.strip().casefold())


@cache
def _languages() -> dict[str, str]:
    return {
        name.casefold(): code
        for code, alpha3, names in data.rows("languages")
        for name in (code, *alpha3.split("|"), *names.split("|"))
    }


def is_legal_form(text: str) -> bool:
    """Whether `text` is a legal form and nothing else.

    >>> is_legal_form("Co., Ltd."), is_legal_form("АО"), is_legal_form("CGRI")
    (True, True, False)
    """
    return squeezed(text.replace(".", "").replace(",", "")).casefold() in _legal_forms()


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(term for *_, terms in data.rows("legal_forms") for term in terms.split("|"))
