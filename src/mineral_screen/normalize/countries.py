"""Countries: any code or name to ISO 3166-1 alpha-2, and how two countries lie to each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from mineral_screen import data
from mineral_screen.text import arabic
from mineral_screen.text.han import to_simplified

Relation: TypeAlias = Literal["same", "within", "claimed", "different"]

# Where a name stands for two countries, the one that is meant when nothing else is said: Korea is South Korea, Congo
# the one whose ISO name is Congo.
_YIELDING = frozenset({"KP", "CD", "DM", "AS", "MF", "VI"})
_STATE_WORDS = re.compile(
    r"(?:the|republicof|islamicrepublicof|peoplesrepublicof|federalrepublicof|unitedrepublicof|kingdomof|stateof|"
    r"federationof|principalityof|sultanateof|commonwealthof|territoryof|республика|королевство|государство)*(.+?)"
    r"(?:republic|共和国|王国|公国|联邦|공화국)?"
)
_ADJECTIVE = re.compile(r"(?:ий|ый|ой|ая|ое|ие|ые|ого|ому|ую|им|ым|ом|их|ых|ими|ыми|ій|а|е|і|ої|у)$")


@dataclass(frozen=True, slots=True)
class _Codes:
    """The table of codes: every code to the one it is read as, and the ties between these."""

    known: dict[str, str]
    outer: dict[str, str]
    successors: dict[str, frozenset[str]]
    claims: dict[str, frozenset[str]]


@cache
def _codes() -> _Codes:
    known: dict[str, str] = {}
    outer: dict[str, str] = {}
    successors: dict[str, frozenset[str]] = {}
    claims: dict[str, frozenset[str]] = {}
    for code, alpha3, numeric, now, within, later, claimed in data.rows("countries"):
        for alias in filter(None, (code, *alpha3.split("|"), *numeric.split("|"))):
            known[alias] = now or code
        if within:
            outer[code] = within
        if later:
            successors[code] = frozenset(later.split("|"))
        if claimed:
            claims[code] = frozenset(claimed.split("|"))
    return _Codes(known, outer, successors, claims)


@lru_cache(maxsize=4096)
def country_code(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country that `text` names, or None; total, and a code gives itself.

    Read are alpha-2, alpha-3 and three-digit codes, names, short and official forms and adjectives in any language and
    script of the table of places, without regard to case, accents and punctuation. Former countries with one
    successor give its code (Zaire CD, East Germany DE); with several they keep their own (SU, YU, CS, AN). A territory
    that states quarrel over gives the code of the state that the United Nations count it to (Crimea UA, Abkhazia GE);
    Taiwan, Palestine, Western Sahara and Kosovo (XK) have codes of their own.

    >>> [country_code(text) for text in ("cn", "KOR", "Korea, Republic of", "Россия", "Hong Kong SAR", "Ruritania")]
    ['CN', 'KR', 'KR', 'RU', 'HK', None]
    """
    plain = text.strip()
    if len(plain) in (2, 3) and plain.isascii() and (code := _codes().known.get(plain.upper())):
        return code
    return next((code for key in _keys(plain) if (code := _named(key))), None)


def country_name(code: str) -> str:
    """The English name of a country by its code; the code itself where it is none.

    >>> country_name("IR")
    'Iran'
    """
    return _names().english.get(code, code)


def relation(a: str, b: str) -> Relation:
    """How two countries, given by alpha-2 code, lie to each other; the same in both directions.

    `same`; `within` where one belongs to the other (HK, CN) or is its successor (RU, SU); `claimed` where two states
    claim the same ground, or some of it (TW and CN; RU and UA: a code cannot tell Crimea from Kyiv); else `different`,
    also for codes that are none. Two that lie within a third (HK, MO) are different.

    >>> relation("HK", "CN"), relation("TW", "CN"), relation("HK", "MO"), relation("SU", "KZ")
    ('within', 'claimed', 'different', 'within')
    """
    codes = _codes()
    a, b = codes.known.get(a, a), codes.known.get(b, b)
    if a == b:
        return "same"
    if outer_of(a, b):
        return "within"
    return "claimed" if b in codes.claims.get(a, ()) else "different"


def outer_of(a: str, b: str) -> str | None:
    """Which of two codes the other lies within, or came out of; None where neither does."""
    codes = _codes()
    if codes.outer.get(a) == b or a in codes.successors.get(b, ()):
        return b
    if codes.outer.get(b) == a or b in codes.successors.get(a, ()):
        return a
    return None


@dataclass(frozen=True, slots=True)
class _Names:
    codes: dict[str, str]
    english: dict[str, str]


@cache
def _names() -> _Names:
    """Every name of a country without its spaces → code, and the English names."""
    codes: dict[str, str] = {}
    english: dict[str, str] = {}
    for place, country, kind, lang, terms in data.rows("places"):
        if kind not in ("country", "land"):
            continue
        if lang == "en" and kind == "country":
            english[place] = terms.split("|")[0].title()
        for term in terms.replace(" ", "").replace("*", "").split("|"):
            key = arabic.normalize(term) if lang in ("ar", "fa") else term
            if codes.get(key) in _YIELDING:
                codes[key] = country
            codes.setdefault(key, country)
    return _Names(codes, english)


def _named(key: str) -> str | None:
    codes = _names().codes
    if code := codes.get(key) or codes.get(_ADJECTIVE.sub("", key)):
        return code
    core = _STATE_WORDS.fullmatch(key)
    return codes.get(core[1]) if core else None


def _keys(text: str) -> Iterator[str]:
    """The ways to look `text` up: as it is, and "Korea, Republic of" the other way round."""
    yield _folded(text)
    first, comma, rest = text.partition(",")
    if comma:
        yield _folded(rest + first)


def _folded(text: str) -> str:
    """Letters and digits only, without case and accents, one form for each letter."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").replace("й", "\ue000")
    folded = unicodedata.normalize("NFKD", folded)
    folded = unicodedata.normalize("NFC", "".join(char for char in folded if char.isalnum() or char == "\ue000"))
    return arabic.normalize(to_simplified(folded.replace("\ue000", "й")))
