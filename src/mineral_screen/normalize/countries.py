"""Countries: any code or name to ISO 3166-1 alpha-2, and how two countries lie to each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Literal, TypeAlias

from mineral_screen import data
from mineral_screen.text import arabic
from mineral_screen.text.han import to_simplified

Relation: TypeAlias = Literal["same", "within", "claimed", "different"]

# Where a name stands for two countries, those that are not meant when nothing else is said: Korea is South Korea, and
# Congo is the country that ISO 3166-1 calls so.
_YIELDING = frozenset({"KP", "CD", "MF"})
# What may stand before a name and after it in the official names of states, all without spaces.
_BEFORE = re.compile(
    r"the|region(?:of)?|(?:the)?[a-z]*(?:republic|kingdom|states?|union|federation|sultanate|principality|commonwealth|"
    r"duchy|emirate|government|territory|islands?)of(?:the)?|"
    r"(?:la|le|el|o|a)?(?:republica|repubblica|republique|republik|reino|regno|royaume|konigreich|bundesrepublik|estado|"
    r"etat|stato|furstentum)[a-z]{0,16}?(?:de|del|dela|di|della|da|do|du|des|der|d)?|conghoa[a-z]*|"
    r"[а-яіїє]*(?:республика|республіка|рэспубліка|королевство|королівство|княжество|князівство|султанат|государство|"
    r"эмират|герцогство)|"
    r"(?:ال)?(?:جمهوریه|مملکه|دوله|سلطنه|اماره|جمهوری|پادشاهی)(?:اسلامی|الاسلامیه|عربی|العربیه|دموکراتیک|خلق)*"
)
_AFTER = re.compile(
    r"(?:islamic|arab|peoples?|democratic|federal|federative|socialist)*(?:republic|kingdom|federation|islands?|territory)|"
    r"(?:[a-z]{0,12}(?:cumhuriyeti|cumhuriyet|kralligi|federasyonu))|"
    r"(?:[а-яіїє]*(?:республика|республіка|рэспубліка|королевство|федерация))|"
    r"(?:伊斯兰|阿拉伯|人民|民主|联邦|社会主义|多民族|合作)*(?:共和国|王国|大公国|公国|酋长国|联邦|合众国|国|群岛)|"
    r"(?:이슬람|인민|민주|연방|사회주의)*(?:공화국|왕국|연방)"
)
_ADJECTIVE = re.compile(r"(?:ий|ый|ой|ая|ое|ие|ые|ого|ому|ую|им|ым|ом|их|ых|ими|ыми|а|е|і|ої|у|ае|ія|ага)$")
_BRACKETED = re.compile(r"^([^()]+?)\s*\(([^()]+)\)\s*$")
# All but letters and digits goes, yet the vowel signs that are marks stay.
_DROPPED = re.compile(r"[^\w\u0e31-\u0e4e]|_")
_GREEK = str.maketrans("άέήίόύώϊϋΐΰς", "αεηιουωιυιυσ")
_LATIN = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "ё": "е"})
_LONGEST, _LONGEST_CODE = 80, 7


@dataclass(frozen=True, slots=True)
class _Codes:
    """The table of codes: every code to the one it is read as, and names and ties of these."""

    known: dict[str, str]
    names: dict[str, str]
    outer: dict[str, str]
    successors: dict[str, frozenset[str]]
    claims: dict[str, frozenset[str]]


@cache
def _codes() -> _Codes:
    codes = _Codes({}, {}, {}, {}, {})
    for code, name, aliases, now, within, successors, claimed in data.rows("countries"):
        for alias in filter(None, (code, *aliases.split("|"))):
            codes.known[alias] = now or code
        codes.names[code] = name
        if within:
            codes.outer[code] = within
        if successors:
            codes.successors[code] = frozenset(successors.split("|"))
        if claimed:
            codes.claims[code] = frozenset(claimed.split("|"))
    return codes


@lru_cache(maxsize=4096)
def country_code(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country that `text` names, or None; total, and a code gives itself.

    Read are codes (alpha-2, alpha-3, three digits, UA-43 of ISO 3166-2, SUHH of ISO 3166-3) and names, short and
    official forms and adjectives in the languages and scripts of the table of places, without regard to case, accents,
    punctuation and spaces. Of two countries where one lies in the other (China, Hong Kong) it is the inner one. Cities
    and provinces give None.

    Former countries with one successor give its code (Zaire CD, East Germany DE); with several they keep their own (SU,
    YU, CS, AN). A territory that states quarrel over gives the code of the state that the United Nations count it to
    (Crimea UA, Abkhazia GE, Northern Cyprus CY); Taiwan, Palestine, Western Sahara and Kosovo (XK) have their own.

    >>> [country_code(text) for text in ("cn", "KOR", "Korea, Republic of", "Россия", "Hong Kong SAR", "Ruritania")]
    ['CN', 'KR', 'KR', 'RU', 'HK', None]
    """
    plain = text.strip()
    # a name with a hyphen can look like a code of ISO 3166-2: EE-UU is no part of Estonia
    if "-" in plain and len(plain) <= _LONGEST_CODE and (code := _names().get(_folded(plain))):
        return code
    if code := _by_code(plain):
        return code
    if not plain or len(plain) > _LONGEST:
        return None
    return _named(plain) or _of_two_parts(plain)


def country_name(code: str) -> str:
    """The English name of a country by its code; the code itself where it is none.

    >>> country_name("IR")
    'Iran'
    """
    return _codes().names.get(code, code)


def relation(a: str, b: str) -> Relation:
    """How two countries, given by alpha-2 code, lie to each other; the same in both directions.

    `same`; `within` where one belongs to the other (HK, CN) or came out of it (RU, SU); `claimed` where two states
    claim the same ground, or some of it (TW and CN; RU and UA, as a code cannot tell Crimea from Kyiv); else
    `different`, as also codes that are none are. Two that lie within a third (HK, MO) are different.

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
    """Which of two codes the other one lies within, or came out of; None where neither does.

    >>> outer_of("HK", "CN"), outer_of("SU", "UA"), outer_of("HK", "MO")
    ('CN', 'SU', None)
    """
    codes = _codes()
    if codes.outer.get(a) == b or a in codes.successors.get(b, ()):
        return b
    if codes.outer.get(b) == a or b in codes.successors.get(a, ()):
        return a
    return None


def _by_code(text: str) -> str | None:
    if len(text) > _LONGEST_CODE or not text.isascii():
        return None
    first, hyphen, _ = text.partition("-")  # of ISO 3166-2: UA-43
    return _codes().known.get(first.upper()) if len(first) >= 2 and (len(first) == 2 or not hyphen) else None


def _of_two_parts(text: str) -> str | None:
    """The country of "Korea, Republic of", "Iran (Islamic Republic of)", "China, Hong Kong" and "Syria / Syrie"."""
    first, comma, rest = text.partition("/" if "/" in text else ",")
    bracketed = _BRACKETED.match(text)
    if bracketed and not comma:
        first, rest = bracketed.groups()
    elif not comma:
        return None
    if code := _named(rest + first):
        return code
    outer, inner = (_by_code(part.strip()) or _named(part) for part in (first, rest))
    if outer and inner and relation(outer, inner) in ("same", "within"):
        return inner if outer_of(outer, inner) == outer else outer
    return outer if bracketed and not inner else None


def _named(text: str) -> str | None:
    """The country of a name, with or without what it is called as a state."""
    key = _folded(text)
    names = _names()
    if code := names.get(key) or _by_code(key) or names.get(_without_ending(key)):
        return code
    for cut in range(1, len(key) - 1):
        before, after = key[:cut], key[cut:]
        if (code := names.get(after)) and _BEFORE.fullmatch(before):
            return code
        code = names.get(before) or names.get(_without_ending(before))
        if code and _AFTER.fullmatch(after):
            return code
    return None


def _without_ending(key: str) -> str:
    """A Cyrillic adjective without its ending."""
    return key if key.isascii() else _ADJECTIVE.sub("", key)


@cache
def _names() -> dict[str, str]:
    """Every name of a country, as `_folded` gives it → code."""
    found: dict[str, str] = {}
    for lang, group in groupby(data.rows("places", having="\tcountry\t"), key=itemgetter(3)):
        rows = list(group)
        # one text for all terms of a language, for which the forms of letters are many times as fast
        text = "\n".join([row[4] for row in rows]).replace(" ", "").replace("*", "")
        form = _FORMS.get(lang)
        for row, names in zip(rows, (form(text) if form else text).split("\n"), strict=True):
            for name in names.split("|"):
                if found.setdefault(name, row[1]) in _YIELDING:
                    found[name] = row[1]
    return found


def _folded(text: str) -> str:
    """Letters and digits only, without case and accents, one form for each letter."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("&", "and")
    if text.isascii():
        return _DROPPED.sub("", text)
    for form in (to_simplified, arabic.normalize, _plain_greek):
        text = form(text)
    return _DROPPED.sub("", "".join(_unaccented(text)).translate(_LATIN))


def _plain_greek(text: str) -> str:
    return text.translate(_GREEK)


# The scripts whose letters have several forms, by the languages of the table.
_FORMS = {
    **dict.fromkeys(("ar", "fa", "ps", "ur"), arabic.normalize),
    **dict.fromkeys(("ja", "zh"), to_simplified),
    "el": _plain_greek,
    "name": to_simplified,
}


def _unaccented(text: str) -> Iterator[str]:
    """Latin letters without their marks; the marks of other scripts make other letters."""
    for char in text:
        latin = char < "\u0370" or "\u1e00" <= char <= "\u1eff"
        yield unicodedata.normalize("NFKD", char)[0] if latin else char
