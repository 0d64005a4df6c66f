"""Make the table of places: `python tools/make_places.py` where babel (the names of CLDR, Unicode licence) is installed.

Names of countries come from CLDR in many languages; everything else (short forms, demonyms, regions, cities, ports,
other spellings) from the hand-written lists in `tools/places/`, one line a place:

    code  kind | English terms | language terms | language terms …

with the terms of one language separated by commas. A term that ends in `*` is a stem. A line that begins with `+` adds
to a place named before; `!` before a term takes it away from what CLDR gives.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "src/mineral_screen/data/places.tsv"
LISTS = Path(__file__).parent / "places"
LANGUAGES = (
    "en",
    "zh",
    "ru",
    "uk",
    "ar",
    "fa",
    "ko",
    "ja",
    "tr",
    "es",
    "fr",
    "de",
    "it",
    "pt",
    "id",
    "vi",
    "el",
    "he",
    "th",
)
# Codes of CLDR that are no country or territory of ISO 3166-1, and territories where its names hold brackets with
# remarks or more than one name: those are written by hand.
NO_COUNTRY = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ AQ BV HM".split())
BY_HAND = frozenset("HK MO CG CD KP KR MM PS TW".split())
NOTE = """\
# what: countries, regions, cities and ports as names of companies give them, with adjectives and names of peoples; a term in two rows stands for both places
# source: names of countries from CLDR 47 as in babel 2.18 (Unicode licence v3); all other names from the project's own knowledge, written by hand in tools/places/
# gathered: 2026-11
# read as: one row for each (place, lang); terms are separated by |; one that ends in * is a stem. Made by tools/make_places.py
# spelling: Latin terms in lower-case ASCII words; Cyrillic ё written е; Chinese simplified. The first English term is the place's name in explanations.
# place: ISO 3166-1 code; code-… for what lies in it; @-names without a country for regions across countries
"""
SPACE = re.compile(r"[\s\-–—/.,·•・'’]+")
LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a", "ё": "е"}
)
JOINING = str.maketrans("", "", "'’ʼ‘`´\u200c\u200d\u200e\u200f\u0654")


def folded(term: str) -> str:
    """A term as the table has it; Arabic and Han forms are folded where the table is read."""
    term = term.casefold().translate(JOINING).translate(LETTERS)
    plain = unicodedata.normalize("NFKD", term)
    if plain.replace("*", "").translate(JOINING).encode("ascii", "ignore") and not any(
        "\u0370" < c < "\uffff" for c in plain
    ):
        term = "".join(char for char in plain if not unicodedata.combining(char))
    return SPACE.sub(" ", term).strip()


def from_cldr(code: str, lang: str) -> list[str]:
    """The name of a country in one language; a second name in brackets is a name of its own."""
    name = Locale.parse(lang).territories.get(code, "")
    return [part for part in re.split(r"\s*[()（）]\s*", name) if part]


def lines() -> Iterator[str]:
    """The lines of the hand-written lists, without comments."""
    for path in sorted(LISTS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield line


class Places:
    """Terms by place and language, in the order they came."""

    def __init__(self) -> None:
        self.kinds: dict[str, str] = {}
        self.terms: dict[tuple[str, str], dict[str, None]] = {}

    def add(self, code: str, lang: str, terms: Iterable[str]) -> None:
        """Add terms, and take away those with `!`."""
        known = self.terms.setdefault((code, lang), {})
        for term in map(folded, terms):
            if term.startswith("!"):
                del known[term[1:].strip()]
            elif term:
                known[term] = None

    def read(self, line: str) -> None:
        """Take in one line of a hand-written list."""
        head, *groups = (part.strip() for part in line.lstrip("+").split("|"))
        code, _, kind = head.partition(" ")
        if not line.startswith("+") and code not in self.kinds:
            self.kinds[code] = kind
        if code not in self.kinds:
            raise ValueError(f"no such place before: {line}")
        for at, group in enumerate(groups):
            lang, _, terms = ("en", "", group) if at == 0 else group.partition(" ")
            self.add(code, lang, terms.split(","))
        if code.startswith("CN-"):
            self.chinese(code)

    def chinese(self, code: str) -> None:
        """Shenzhen City, Shenzhen Municipality; Hebei Province; 深圳市."""
        kind = self.kinds[code]
        words = {"city": ("city", "shi"), "region": ("province",)}.get(kind, ())
        for term in list(self.terms.get((code, "en"), {}))[:1]:
            if " " not in term:
                self.add(code, "en", [f"{term} {word}" for word in words])
        if kind == "city":
            names = list(self.terms.get((code, "zh"), {}))
            self.add(
                code, "zh", [f"{name}市" for name in names[:1] if not name.endswith(("市", "县", "州", "盟", "区"))]
            )


def main() -> None:
    """Write the table, by language and place, and say how large it is."""
    places = Places()
    for code in sorted(Locale.parse("en").territories):
        if len(code) == 2 and code not in NO_COUNTRY:
            places.kinds[code] = "country"
            for lang in LANGUAGES if code not in BY_HAND else ():
                places.add(code, lang, from_cldr(code, lang))
    for line in lines():
        places.read(line)
    rows = []
    for (code, lang), terms in places.terms.items():
        if terms:
            country = "" if code.isalpha() and len(code) > 2 or "_" in code else code[:2]
            rows.append((lang, code, f"{code}\t{country}\t{places.kinds[code]}\t{lang}\t{'|'.join(terms)}\n"))
    rows.sort(key=lambda row: row[:2])
    TABLE.write_text(NOTE + "place\tcountry\tkind\tlang\tterms\n" + "".join(row[2] for row in rows), encoding="utf-8")
    print(f"{len(places.kinds)} places, {len(rows)} rows, {TABLE.stat().st_size // 1024} KiB", file=sys.stderr)


if __name__ == "__main__":
    main()
