"""Make the table of places: `python tools/make_places.py` where babel (names of CLDR, Unicode licence) is installed.

CLDR gives the names of countries, and those of some cities, in many languages; everything else (short forms,
adjectives, peoples, regions, cities, ports, other spellings) is written by hand in `tools/places/`, one line a place:

    [CN city zh ru]
    dalian, dairen | 大连 | далянь, даляньск* | ko 다롄, 대련
    GD: guangdong | 广东, 广东省 | гуандун

A heading gives the country, the kind and the languages of the columns after the English one; other columns begin with
their language. Terms are separated by commas; a semicolon separates several places on one line. The code of a place is
given, or made of its first term. A term that ends in `*` is a stem. A column `!zh` takes away what CLDR would give.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale
from babel.core import get_global
from places import cyrillic

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "src/mineral_screen/data/places.tsv"
LISTS = Path(__file__).parent / "places"
LANGUAGES = (
    "en", "zh", "ru", "uk", "ar", "fa", "ko", "ja", "tr", "es", "fr", "de", "it", "pt", "id", "vi", "el", "he", "th",
)  # fmt: skip
# Codes of CLDR that are no country of ISO 3166-1, and countries where its names hold remarks in brackets.
NO_COUNTRY = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
BY_HAND = frozenset({"HK", "MO", "CG", "CD", "KP", "KR", "MM", "PS", "TW", "RE", "VG", "VI", "UM"})
CYRILLIC = frozenset({"ru", "uk", "be"})
# Names that are rather ordinary words, given names or brands; never terms in Latin script on their own.
WORDS = frozenset((LISTS / "words.txt").read_text(encoding="utf-8").split())
NOTE = """\
# what: countries, regions, cities and ports as company names give them, with adjectives and names of peoples
# source: names of countries and of some cities from CLDR 47 as in babel 2.18 (Unicode licence v3)
# source: all other names from the project's own knowledge, written by hand in tools/places/
# gathered: 2026-11
# read as: one row for each (place, lang); terms are separated by |; one that ends in * is a stem; a term in two rows
#   stands for both places. The first English term is the place's name in explanations. Made by tools/make_places.py
# spelling: Latin terms in lower-case ASCII words; Cyrillic ё written е; Chinese simplified
# lang: name = what stands for the country only where a country is expected (an ordinary word elsewhere)
# place: ISO 3166-1 code for a country; code-… for what lies in it; a name without country for a region across countries
# kind: country (also England, Crimea and others that stand where a country stands), region, city, other
place	country	kind	lang	terms
"""
LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a", "ё": "е"}
)
JOINING = str.maketrans("", "", "'’ʼ‘`´״׳\u00ad\u200c\u200d\u200e\u200f\u0654")
SPACE = re.compile(r"[\s\-–—/.,·•・]+")
# Too short to be told inside longer words of scripts without spaces.
SHORT = re.compile("[ァ-ヺー]{1,2}|[가-힣一-鿿]")
ARABIC_NOUN = re.compile(r"(?:ال)?([^\s]{3,}?)(?:يا|ا|ة)?")


def folded(term: str) -> str:
    """A term as the table has it; Arabic and Han forms are folded where the table is read."""
    term = term.casefold().translate(JOINING).translate(LETTERS)
    if all(char < "\u0370" or "\u1e00" <= char < "\u2190" for char in term):
        term = "".join(char for char in unicodedata.normalize("NFKD", term) if not unicodedata.combining(char))
    return SPACE.sub(" ", term).strip()


class Places:
    """Terms by place and language, in the order they came."""

    def __init__(self) -> None:
        self.kinds: dict[str, str] = {}
        self.countries: dict[str, str] = {}
        self.terms: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self.unwanted: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._heading: tuple[str, str, list[str]] = ("", "country", [])

    def place(self, code: str, country: str, kind: str) -> None:
        """Make a place known."""
        self.kinds.setdefault(code, kind)
        self.countries[code] = country

    def add(self, code: str, lang: str, terms: Iterable[str]) -> None:
        """Add terms in one language, folded."""
        self.terms[code, lang].update(dict.fromkeys(filter(None, map(folded, terms))))

    def read(self, line: str) -> None:
        """Take in a heading, or a line of one place or several."""
        if line.startswith("["):
            country, kind, *langs = line.strip("[]").split(" ") if " " in line else ("", line.strip("[]"))
            self._heading = (country, kind, langs)
            return
        country, kind, langs = self._heading
        columns = [column.strip() for column in line.split("|")]
        own, colon, english = columns[0].partition(":")
        first = english if colon else own
        codes = []
        for at, names in enumerate(first.split(";")):
            name = own if colon and at == 0 else folded(names.split(",")[0]).replace(" ", "_").upper()
            codes.append(name if not country or name.startswith(f"{country}-") else f"{country}-{name}")
            self.place(codes[at], country or (name if kind == "country" else ""), kind)
        self._columns(codes, [("en", first), *self._labelled(columns[1:], langs)])

    @staticmethod
    def _labelled(columns: list[str], langs: list[str]) -> Iterator[tuple[str, str]]:
        for at, column in enumerate(columns):
            if at < len(langs):
                yield langs[at], column
            elif column:
                lang, _, names = column.partition(" ")
                yield lang, names

    def _columns(self, codes: list[str], columns: list[tuple[str, str]]) -> None:
        for lang, names in columns:
            if lang.startswith("!"):
                for code in codes:
                    self.unwanted[code, lang[1:]].update(map(folded, names.split(",")))
                continue
            for code, part in zip(codes, names.split(";"), strict=False):
                self.add(code, lang, part.split(","))

    def complete(self) -> None:
        """Add what follows from what is written: cases and adjectives, and Shenzhen City for Shenzhen."""
        for (code, lang), terms in list(self.terms.items()):
            country = self.countries[code]
            if lang in CYRILLIC:
                self.terms[code, lang] = dict.fromkeys(cyrillic.forms(list(terms), lang))
            elif country == "CN" and self.kinds[code] == "city" and terms:
                self._chinese(code, lang, next(iter(terms)))
            elif lang in ("ar", "fa") and self.kinds[code] == "country":
                self.add(code, lang, [form for term in list(terms) for form in of_a_country(term, lang)])

    def _chinese(self, code: str, lang: str, name: str) -> None:
        if lang == "en" and " " not in name:
            self.add(code, "en", [f"{name} city", f"{name} municipality", f"{name} shi"])
        elif lang == "zh" and not name.endswith(("市", "县", "州", "盟", "区")):
            self.add(code, "zh", [f"{name}市"])

    def country_names(self) -> None:
        """Set apart the names of countries that are ordinary words or too short to be told inside other words."""
        for (code, lang), terms in list(self.terms.items()):
            if self.kinds[code] == "country" and lang != "name":
                apart = [term for term in terms if term.rstrip("*") in WORDS or SHORT.fullmatch(term)]
                apart = [term for term in apart if len(term) > 2 or not term.isascii()]  # those are codes
                self.add(code, "name", apart)

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """(lang, place, row) for every language that a place has terms in."""
        for (code, lang), terms in self.terms.items():
            barred = self.unwanted[code, lang] | (set() if lang == "en" else self.terms[code, "en"].keys())
            barred |= set() if lang == "name" else WORDS
            kept = [
                term
                for term in terms
                if term.rstrip("*") not in barred and (lang == "name" or not SHORT.fullmatch(term))
            ]
            if not kept and lang == "en":  # its name is an ordinary word: Salta Argentina
                country = next(iter(self.terms[self.countries[code], "en"]))
                kept = [f"{term} {country}" for term in terms]
            if kept:
                cells = (code, self.countries[code], self.kinds[code], lang, "|".join(kept))
                yield lang, code, "\t".join(cells) + "\n"


def of_a_country(name: str, lang: str) -> list[str]:
    """The Arabic or Persian adjectives of a country with a name of one word."""
    if " " in name or len(name) < 4:
        return []
    if lang == "fa":
        return [] if name[-1] in "یه" else [f"{name}یی" if name[-1] in "او" else f"{name}ی"]
    noun = ARABIC_NOUN.fullmatch(name)
    if noun is None or noun[1].endswith(("ي", "و")):
        return []
    return [form for end in ("ي", "ية") for form in (f"{noun[1]}{end}", f"ال{noun[1]}{end}")]


def from_cldr(code: str, lang: str) -> list[str]:
    """The name of a country in one language; a second name in brackets is a name of its own."""
    return [part for part in re.split(r"\s*[()（）]\s*", Locale.parse(lang).territories.get(code, "")) if part]


def city_names(places: Places) -> None:
    """Add the names that CLDR has, as cities of time zones, for cities on the lists."""
    known = {
        (country, term): code
        for (code, lang), terms in places.terms.items()
        if lang == "en" and (country := places.countries[code]) and places.kinds[code] in ("city", "region")
        for term in terms
    }
    zones = get_global("zone_territories")
    english = Locale.parse("en").time_zones
    for lang in LANGUAGES:
        locale = Locale.parse(lang)
        for zone, country in zones.items():
            name = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
            code = known.get((country, folded(name)))
            city = locale.time_zones.get(zone, {}).get("city", "")
            if code and folded(city) not in places.terms[country, lang]:
                places.add(code, lang, [city])


def lines() -> Iterator[str]:
    """The lines of the hand-written lists, without comments."""
    for path in sorted(LISTS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#") and path.stem != "words":
                yield line


def table() -> str:
    """The whole table, by language and place."""
    places = Places()
    for code in sorted(Locale.parse("en").territories):
        if len(code) == 2 and code not in NO_COUNTRY:
            places.place(code, code, "country")
            for lang in LANGUAGES if code not in BY_HAND else ():
                places.add(code, lang, from_cldr(code, lang))
    for line in lines():
        places.read(line)
    city_names(places)
    places.complete()
    places.country_names()
    return NOTE + "".join(row for _, _, row in sorted(places.rows()))


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
