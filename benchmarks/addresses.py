"""Labelled pairs of addresses out of real lists: the same place written twice, and neighbours that are not the same.

No list says which addresses are one place, so the labels are drawn from what several lists say of one entity and are
noisy by some per cent: entities move, and a list may give the office where another gives the plant.
"""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import combinations
from random import Random
from typing import Any

from rapidfuzz import fuzz
from unidecode import unidecode

from datasets import data, folded

SHARED_BY = 40
"""Words that more addresses hold than this are not used to look for neighbours."""

COMMON = 150
"""Words that more addresses hold than this (countries, cities, floor, market) say little about the place."""


@dataclass(frozen=True, slots=True)
class Located:
    """An entity of a list: its folded names and its addresses as written."""

    source: str
    names: frozenset[str]
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two addresses, whether they are one place, and how that is known."""

    a: str
    b: str
    same: bool
    kind: str
    key: str

    @property
    def seen(self) -> bool:
        """Whether the pair is of the half that may be looked at while building: all pairs of an entity, or none."""
        return sha256(self.key.encode()).digest()[0] % 2 == 0


# --- The lists ---


def located() -> list[Located]:
    """All entities with a full address, list by list."""
    sources = (_sdn("2021-07-07"), _sdn("2023-12-28"), _entity_list(), _war(), _dfat(), _united_nations(), _denied())
    return [entity for source in sources for entity in source if entity.addresses]


def _full(texts: Iterable[str]) -> tuple[str, ...]:
    """The addresses that say more than a city: with a number and two words; prisons, which many share, left out."""
    cleaned = (re.sub(r"\s+", " ", text).strip(" .,;") for text in texts if not re.search(r"(?i)inmate|phone", text))
    return tuple(
        dict.fromkeys(text for text in cleaned if re.search(r"\d", text) and len(re.findall(r"\w{3,}", text)) > 2)
    )


def _entity(source: str, names: Iterable[str], addresses: Iterable[str]) -> Located:
    folds = frozenset(fold for name in names if len(fold := folded(unidecode(name))) > 5)
    return Located(source, folds, _full(addresses))


def _sdn(version: str) -> Iterator[Located]:
    folder = data(f"lists/us_ofac_sdn/{version}/sdn.csv").parent
    names: defaultdict[str, list[str]] = defaultdict(list)
    addresses: defaultdict[str, list[str]] = defaultdict(list)
    for name, column in (("sdn", 1), ("alt", 3)):
        for row in _csv_rows(folder / f"{name}.csv", 4):
            names[row[0]].append(row[column])
    for row in _csv_rows(folder / "add.csv", 5):
        addresses[row[0]].append(", ".join(part for part in row[2:5] if part.strip() != "-0-"))
    yield from (_entity(f"sdn-{version}", names[number], addresses[number]) for number in sorted(addresses))


def _csv_rows(path: Any, least: int) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        yield from (row for row in csv.reader(file) if len(row) >= least)


def _entity_list() -> Iterator[Located]:
    path = data("lists/us_restricted/2026-07-09/bis_entity_list.json")
    for record in json.loads(path.read_text(encoding="utf-8"))["entities"]:
        text = re.sub(r"\(See.*?\)", "", record["address"] or "")
        yield _entity(
            "el", [record["name"], *record["aliases"]], re.split(r";\s*(?:and\b)?|,\s+and\s+(?=[A-Z\d])", text)
        )


def _war() -> Iterator[Located]:
    with data("lists/opensanctions_ua_war/2026-03-13/targets.simple.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield _entity("war", [row["name"], *row["aliases"].split(";")], row["addresses"].split(";"))


def _dfat() -> Iterator[Located]:
    import openpyxl

    book = openpyxl.load_workbook(data("lists/au_dfat/2026-08-02/dfat.xlsx"), read_only=True)
    names: defaultdict[str, list[str]] = defaultdict(list)
    addresses: defaultdict[str, list[str]] = defaultdict(list)
    for row in list(book.worksheets[0].iter_rows(min_row=2, values_only=True)):
        key = str(row[0]).rstrip("abcdefghijklmnopqrstuvwxyz")
        names[key].append(str(row[1] or ""))
        addresses[key] += re.split(r";|\b[a-z]\)", str(row[8] or ""))
    yield from (_entity("dfat", names[key], addresses[key]) for key in sorted(addresses))


def _united_nations() -> Iterator[Located]:
    for record in ElementTree.parse(data("lists/un_sc/2026-08-02/consolidated.xml")).iter("ENTITY"):
        names = [record.findtext("FIRST_NAME", ""), *(one.text or "" for one in record.iter("ALIAS_NAME"))]
        parts = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE")
        texts = [
            ", ".join(filter(None, (one.findtext(part, "").strip() for part in parts)))
            for one in record.iter("ENTITY_ADDRESS")
        ]
        yield _entity("un", names, texts)


def _denied() -> Iterator[Located]:
    """Denied persons, the versions of 2022 and 2026: the same persons, typed twice."""
    path = data("lists/us_restricted/2026-07-09/bis_dpl.json")
    for record in json.loads(path.read_text(encoding="utf-8"))["entities"]:
        yield _entity("dpl-2026", [record["name"]], [record["address"] or ""])
    with data("lists/us_bis_dpl/2022-09-07/dpl.txt").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t"):
            yield _entity("dpl-2022", [row[0]], [", ".join(part for part in row[1:6] if part)])


# --- The pairs ---


@cache
def labelled_pairs(count: int = 4000) -> tuple[Pair, ...]:
    """At most `count` pairs: half of them true, a quarter next door, a quarter in the neighbourhood."""
    places = _Places(located())
    kinds = [list(_distinct(pairs)) for pairs in (places.same(), places.next_door(), places.neighbours())]
    rng = Random(0)
    half = min(count // 2, len(kinds[0]))
    return tuple(
        pair
        for kind, share in zip(kinds, (1, 2, 2), strict=True)
        for pair in rng.sample(kind, min(half // share, len(kind)))
    )


def _distinct(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Each pair once, without those that are equal but for punctuation, however the words are ordered."""
    seen: set[frozenset[str]] = set()
    for pair in pairs:
        key = frozenset("".join(sorted(_words(text) | _numbers(text))) for text in (pair.a, pair.b))
        if len(key) == 2 and key not in seen:
            seen.add(key)
            yield pair


class _Places:
    """Entities with their addresses, and which words are common among these."""

    def __init__(self, entities: list[Located]) -> None:
        self.entities = entities
        self.texts = sorted({text for entity in entities for text in entity.addresses})
        self.holders: defaultdict[str, list[int]] = defaultdict(list)
        for at, text in enumerate(self.texts):
            for word in _words(text):
                self.holders[word].append(at)

    def same(self) -> Iterator[Pair]:
        """Addresses of one entity with the same numbers, or the only addresses that two lists have of it."""
        for one, other in self._namesakes():
            single = len(one.addresses) == len(other.addresses) == 1
            for a in one.addresses:
                for b in other.addresses:
                    numbered = bool(_small(a)) and _small(a) == _small(b)
                    if (numbered or single) and self._alike(a, b, 0.5 if numbered else 0.7):
                        yield Pair(
                            a, b, True, "same numbers" if numbered else "only address", min(one.names, default=a)
                        )

    def _namesakes(self) -> Iterator[tuple[Located, Located]]:
        """Each entity with itself and with those of other lists that bear one of its names."""
        bearing: defaultdict[str, list[int]] = defaultdict(list)
        for at, entity in enumerate(self.entities):
            for name in entity.names:
                bearing[name].append(at)
        pairs = {pair for held in bearing.values() for pair in combinations(held, 2)}
        for i, j in sorted(pairs):
            if self.entities[i].source != self.entities[j].source:
                yield self.entities[i], self.entities[j]
        yield from ((entity, entity) for entity in self.entities if len(entity.addresses) > 1)

    def neighbours(self) -> Iterator[Pair]:
        """Addresses that share a rare word while each has a number of its own, of one entity or two."""
        for a, b in self._sharing():
            if not self._alike(a, b, 0.5):
                yield Pair(a, b, False, "neighbour", a)

    def next_door(self) -> Iterator[Pair]:
        """The same, where half of the words are shared: mostly one street, or one building."""
        for a, b in self._sharing():
            if self._alike(a, b, 0.5):
                yield Pair(a, b, False, "next door", a)

    def _sharing(self) -> Iterator[tuple[str, str]]:
        pairs: set[tuple[int, int]] = set()
        for held in self.holders.values():
            if len(held) <= SHARED_BY:
                pairs.update(combinations(held, 2))
        for i, j in sorted(pairs):
            a, b = self.texts[i], self.texts[j]
            if _small(a) - _small(b) and _small(b) - _small(a):
                yield a, b

    def _alike(self, a: str, b: str, share: float) -> bool:
        """Whether so many of the fewer words that are not all too common are shared, give or take a letter."""
        one, other = ([word for word in _words(text) if len(self.holders[word]) <= COMMON] for text in (a, b))
        fewer, more = sorted((one, other), key=len)
        if not fewer:
            return False
        return sum(any(fuzz.ratio(word, found) >= 80 for found in more) for word in fewer) >= share * len(fewer)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{4,}", unidecode(text).lower()))


def _numbers(text: str) -> frozenset[str]:
    return frozenset(number.lstrip("0") for number in re.findall(r"\d+", unidecode(text)))


def _small(text: str) -> frozenset[str]:
    """The numbers of houses and rooms: those too short for a postcode."""
    return frozenset(number for number in _numbers(text) if len(number) < 5)
