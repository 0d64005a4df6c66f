"""The vocabulary of addresses, loaded once, by script."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter
from typing import TypeAlias

from mineral_screen import data
from mineral_screen.text.han import to_simplified


@dataclass(frozen=True, slots=True)
class Term:
    """A word that says what a part of an address is.

    `side` is where the name or number stands: `pre` (the term comes first), `post` (last) or `both`. `numbered`
    is what the term means when a number of its own follows.
    """

    symbol: str
    role: str
    side: str
    numbered: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name with an established English form: of a city, a district, a street or a building.

    `sure` is false for places that are as often the name of a street or a person; these must stand alone.
    """

    country: str
    kind: str
    english: str
    sure: bool = True


Names: TypeAlias = dict[str, tuple[Name, ...]]
_LEAST_PLACE = 4
REGION_WORD = re.compile(
    r"^republic of | (?:region|oblast|province|prefecture|state|krai|kray|republic|governorate|area)$|[省州县]$"
)
_SORT = re.compile(r"(?<=\w) (?:city|region|oblast|province|prefecture|municipality|state|krai|republic)$")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms and names of words written apart (`words`), of Han text, and of Hangul suffixes.

    Han terms and names are simplified; `han_named` holds those that mean something else after a name than after a
    number (2楼, 友联楼).
    """

    words: dict[str, Term]
    han: dict[str, Term]
    han_named: dict[str, Term]
    hangul: dict[str, Term]
    names: Names
    han_names: Names
    openings: dict[str, int]
    longest_han: int


def is_han(char: str) -> bool:
    """Whether a character is Han or kana: written without spaces."""
    return "\u3005" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def is_hangul(char: str) -> bool:
    """Whether a character is a Hangul syllable."""
    return "\uac00" <= char <= "\ud7a3"


_ONE_LETTER = str.maketrans("ёيكةىأإآؤئ", "еیکهیاااوی", "\u0640\u200c")


def plain_letters(text: str) -> str:
    """One form for each letter: simplified Han, Persian forms of Arabic letters, Cyrillic е for ё, Greek σ for ς.

    >>> plain_letters("صندوق بريد") == plain_letters("صندوق برید")
    True
    """
    return text if text.isascii() else to_simplified(text.casefold()).translate(_ONE_LETTER)


def _merged(old: Term | None, new: Term) -> Term:
    """A term listed before its name and after it may stand on both sides."""
    if old is None:
        return new
    return replace(old, side="both") if old.role == new.role and old.side != new.side else old


@cache
def vocabulary() -> Vocabulary:
    """Both tables, each term in the group of its script."""
    words: dict[str, Term] = {}
    han: dict[str, Term] = {}
    hangul: dict[str, Term] = {}
    han_named: dict[str, Term] = {}
    groups = {"zh": han, "ja": han, "zh named": han_named, "ko": hangul}
    for symbol, role, side, numbered, lang, terms in data.rows("address_terms"):
        term = Term(symbol, role, side, numbered)
        group = groups.get(lang, words)
        for text in terms.split("|"):
            target = words if lang == "ja" and text.isascii() else group
            key = plain_letters(text)
            target[key] = _merged(target.get(key), term)
    names: Names = {}
    han_names: Names = {}
    for country, kind, english, terms in data.rows("address_names"):
        name = Name(country, kind, english)
        # a name that ends in a term (Lockhart Road) is read by that in English
        own = () if english.split(" ")[-1] in words else (english,)
        for text in (*own, *filter(None, terms.split("|"))):
            target_names = han_names if is_han(text[0]) else names
            key = plain_letters(text)
            if name not in target_names.get(key, ()):
                target_names[key] = (*target_names.get(key, ()), name)
    _add_places(words, names, han_names)
    return Vocabulary(
        words, han, han_named, hangul, names, han_names, _openings(words, names),
        max(map(len, (*han, *han_names))),
    )  # fmt: skip


def _add_places(words: dict[str, Term], names: Names, han_names: Names) -> None:
    """The cities and regions of the table of places, where nothing else is known by their name."""
    rows = [row for row in data.rows("places") if row[2] in ("city", "region") and row[1]]
    # what stands where a country stands, and is none: Crimea, England
    rows += [
        [place, country, "land", *more]
        for place, country, kind, *more in data.rows("places")
        if "-" in place and kind == "country"
    ]
    english = {place: _SORT.sub("", terms.split("|")[0]) for place, _, _, lang, terms in rows if lang == "en"}
    found: tuple[Names, Names] = ({}, {})
    for place, country, kind, _, terms in sorted(rows, key=itemgetter(2)):
        if place not in english:
            continue
        name = Name(country, kind, english[place], sure=False)
        for text in terms.split("|"):
            han = is_han(text[0])
            known = han_names if han else names
            if text[-1] == "*" or text in known or text in words or len(text) < (2 if han else _LEAST_PLACE):
                continue
            key = plain_letters(text)
            others = found[han].get(key, ())
            if name not in others:
                found[han][key] = (*others, name)
    names.update(found[0])
    han_names.update(found[1])


def _openings(*groups: dict[str, Term] | Names) -> dict[str, int]:
    """For each first word of a term of several words, the number of words of the longest one."""
    longest: dict[str, int] = {}
    for group in groups:
        for text in group:
            first, *more = text.split(" ")
            longest[first] = max(longest.get(first, 1), len(more) + 1)
    return longest


def fitting(names: tuple[Name, ...], country: str | None) -> Name | None:
    """The name that fits a country: the first of them, or none where all belong to other countries."""
    for name in names:
        if country is None or name.country == country or (name.country in ("HK", "MO") and country == "CN"):
            return name
    return None
