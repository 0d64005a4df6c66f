"""Comparing two addresses by the roles of their parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import Levenshtein

from mineral_screen.matching import address_weights as weights
from mineral_screen.matching.address_words import WordMatch, match_words
from mineral_screen.matching.evidence import Finding, Step, Verdict
from mineral_screen.normalize.address.form import UNIT_ROLES, AddressForm
from mineral_screen.normalize.address.values import number_similarity, room_similarity
from mineral_screen.normalize.countries import relation

_REGION_DIGITS, _SPELLINGS, _MOST_VALUES = 3, 3, 20
_DIGIT = re.compile(r"\d")


class Facts:
    """What an address says beside its words, as sets that can be compared at once."""

    __slots__ = (
        "areas", "bare", "box", "cities", "doors", "figures", "houses", "numbered", "pool", "postcodes", "units",
    )  # fmt: skip

    def __init__(self, form: AddressForm) -> None:
        units = form.units[:_MOST_VALUES]
        self.units = {role: tuple(value for kind, value in units if kind == role) for role in UNIT_ROLES}
        blocks = tuple(value for value in self.units["block"] if value[:1].isdigit())
        self.houses = form.numbers[:_MOST_VALUES] or blocks
        if not form.numbers and blocks:
            # "building 32" is a house where no other number is
            self.units["block"] = tuple(value for value in self.units["block"] if value not in blocks)
        self.pool = frozenset((*self.houses, *blocks))
        self.figures = frozenset((*self.houses, *self.units["room"], *_floor_rooms(self.units)))
        self.doors = frozenset((*self.units["room"], *_doors(self.units)))
        self.box = form.po_box
        self.postcodes = frozenset(form.postcodes)
        words = [(part.role, word) for part in form.parts for word in part.words if not word.generic]
        self.bare = not words
        self.cities = tuple(word for role, word in words if role == "city")
        self.areas = frozenset(key for role, word in words if role != "street" for key in word.keys)
        self.numbered = frozenset(word.text for role, word in words if role == "street" and _DIGIT.search(word.text))


def _floor_rooms(units: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Floor and room as one figure: #17-22 is written 17-22 too."""
    return (f"{floor}-{room}" for floor in units["floor"] for room in units["room"])


def _doors(units: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Floor and room written together: room 19C, room 1905."""
    for floor in units["floor"]:
        for room in units["room"]:
            yield f"{floor}{room}"
            yield f"{floor}{room:0>2}"


facts_of = lru_cache(maxsize=4096)(Facts)


def compare(a: AddressForm, b: AddressForm) -> Finding:
    """How far two addresses are the same place: a finding with a score in [0, 1], the same in both directions.

    0 when the countries differ (Hong Kong and Macau lie in China); at most 0.5 when no street, building or box
    agrees, and a bare city gives 0.35 against itself; about 0.6 for two rooms of one building. An address with a
    street, a building or a PO box scores 1.0 against itself.
    """
    steps: list[Step] = []
    if _countries_differ(a.country, b.country, steps):
        return _finding(a, b, 0.0, steps, f"country differs: {a.country} against {b.country}")
    words = match_words(a, b)
    steps += words.steps
    score, notes = _Place(facts_of(a), facts_of(b), words, steps).score()
    if _postcodes_agree(a, b, steps) and not notes:
        score = min(1.0, score + weights.POSTCODE_AGREES)
    return _finding(a, b, score, steps, "; ".join([*notes, *_spellings(words)]))


def _spellings(words: WordMatch) -> list[str]:
    """The most telling words that are written otherwise: "fa yuen = fayuen"."""
    other = [step for step in words.steps if step.how != "same" and step.query != step.listed]
    other.sort(key=lambda step: -step.weight)
    return [f"{step.query} {'=' if step.similarity == 1.0 else '≈'} {step.listed}" for step in other[:_SPELLINGS]]


def compare_any(query: Iterable[AddressForm], listed: Iterable[AddressForm]) -> Finding | None:
    """The best finding over all pairs; None where either side has no address."""
    findings = [compare(a, b) for a, b in product(query, tuple(listed))]
    return max(findings, key=lambda finding: finding.score, default=None)


def _finding(a: AddressForm, b: AddressForm, score: float, steps: list[Step], note: str) -> Finding:
    verdict: Verdict = "agrees" if score >= weights.AGREES else "partial" if score >= weights.PARTIAL else "differs"
    if verdict == "differs" and not (a.parts and b.parts):
        verdict = "unknown"
    return Finding("address", verdict, a.text, b.text, round(score, 4), tuple(steps), note)


def _countries_differ(one: str | None, two: str | None, steps: list[Step]) -> bool:
    if one is None or two is None:
        return False
    lies = relation(one, two)
    how, similarity = {
        "same": ("same country", 1.0),
        "within": ("one country lies within the other", 1.0),
        "claimed": ("claimed by both states", 0.5),
        "different": ("country differs", 0.0),
    }[lies]
    steps.append(Step(one, two, how, similarity, float(lies == "different")))
    return lies == "different"


def _postcodes_agree(a: AddressForm, b: AddressForm, steps: list[Step]) -> bool:
    if not a.postcodes or not b.postcodes:
        return False
    same = set(a.postcodes) & set(b.postcodes)
    one, two = (min(same), min(same)) if same else (a.postcodes[0], b.postcodes[0])
    how = "same postcode" if same else "postcode differs (often mistyped)"
    steps.append(Step(one, two, how, float(bool(same)), 0.1))
    return bool(same)


class _Place:
    """One comparison of everything but the country and the postcode."""

    def __init__(self, a: Facts, b: Facts, words: WordMatch, steps: list[Step]) -> None:
        self.a, self.b, self.words, self.steps = a, b, words, steps
        self.notes: list[str] = []

    def score(self) -> tuple[float, list[str]]:
        """The score, and what is to be said about it."""
        words = self.words
        box, number, unit = self._box(), self._number(), self._unit()
        score = weights.BEST * words.best + weights.WORST * words.worst
        if box and number != 0.0:
            around = 1.0 if self.a.bare and self.b.bare else words.best  # a box and nothing around it
            score = max(score, weights.BOX_AGREES + (1 - weights.BOX_AGREES) * around if box == 1.0 else box)
        if box == 0.0 and not number:
            self.notes.append(f"PO box differs: {self.a.box} against {self.b.box}")
            return min(score, weights.BOX_DIFFERS), self.notes
        if not (words.distinct or box or (number and words.worst > weights.COVERED)):
            return self._area_only(score, number), self.notes
        score = self._by_number(score, number, bool(box))
        if number != 0.0:
            score = self._by_unit(score, unit)
        if not (words.telling or number or box or words.worst > weights.COVERED):
            score *= weights.QUARTER_ONLY
        return self._by_street_and_city(score, bool(box)), self.notes

    def _area_only(self, score: float, number: float | None) -> float:
        if not self.words.area:
            self.notes.append("nothing in common")
            return min(score, weights.CITY_ONLY) / 2
        if number == 1.0 and any(len(house) >= weights.LONG_NUMBER for house in {*self.a.houses} & {*self.b.houses}):
            self.notes.append("city and house number only")
            return min(max(score, weights.CITY_ONLY), weights.NUMBER_IN_CITY)
        self.notes.append("city only")
        return min(score, weights.CITY_ONLY)

    def _by_number(self, score: float, number: float | None, boxed: bool) -> float:
        """The score once the house numbers have been heard."""
        if number == 0.0:
            texts = " ".join(self.a.houses), " ".join(self.b.houses)
            self.notes.append(f"house number differs: {texts[0]} against {texts[1]}")
            return score * weights.NUMBER_DIFFERS
        if number is not None:
            score += (1 - score) * weights.NUMBER_GAIN * number
            return score * (weights.NUMBER_LEAST + (1 - weights.NUMBER_LEAST) * number)
        if bool(self.a.houses) != bool(self.b.houses) and not boxed:
            return score * weights.NUMBER_MISSING
        return score

    def _by_unit(self, score: float, unit: float | None) -> float:
        """The score once floors, rooms and blocks have been heard."""
        if unit is not None:
            if unit < 1.0:
                self.notes.append(
                    "same building, different unit" if unit == 0.0 else "same building, unit partly the same"
                )
            return score * (weights.UNIT_DIFFERS + (1 - weights.UNIT_DIFFERS) * unit)
        ours, theirs = (any(facts.units.values()) for facts in (self.a, self.b))
        if ours and theirs:
            return score * weights.UNIT_OTHER
        return score * weights.UNIT_MISSING if ours or theirs else score

    def _by_street_and_city(self, score: float, boxed: bool) -> float:
        if self.a.numbered and self.b.numbered and not self.a.numbered & self.b.numbered:
            one, two = min(self.a.numbered), min(self.b.numbered)
            self.steps.append(Step(one, two, "street number differs", 0.0, 1.0))
            score *= weights.STREET_NUMBER_DIFFERS
        if not boxed and self._cities_differ():
            self.notes.append("city differs")
            score *= weights.CITY_DIFFERS
        return score

    def _cities_differ(self) -> bool:
        """Whether each side names a city that the other does not have in any place, nor the same postal region."""
        a, b = self.a, self.b
        if not (a.cities and b.cities) or a.cities == b.cities:
            return False
        if {code[:_REGION_DIGITS] for code in a.postcodes} & {code[:_REGION_DIGITS] for code in b.postcodes}:
            return False
        tied = {text for step in self.words.steps for text in (*step.query.split(" "), *step.listed.split(" "))}
        return not any(
            word.text in tied or not areas.isdisjoint(word.keys)
            for cities, areas in ((a.cities, b.areas), (b.cities, a.areas))
            for word in cities
        )

    def _box(self) -> float | None:
        one, two = self.a.box, self.b.box
        if one is None or two is None:
            return None
        plain, other = one.replace("-", "").replace("/", ""), two.replace("-", "").replace("/", "")
        near = len(plain) > 4 and Levenshtein.distance(plain, other) == 1
        similarity = 1.0 if plain == other else weights.BOX_TYPO if near else 0.0
        how = "same PO box" if similarity == 1 else "PO box one typing error apart" if near else "PO box differs"
        self.steps.append(Step(one, two, how, similarity, 1.0))
        return similarity

    def _number(self) -> float | None:
        """How far the house numbers can be the same; a number of one side may be a room of the other."""
        a, b = self.a, self.b
        if not a.houses or not b.houses:
            return None
        similarity, one, two = max((number_similarity(x, y), x, y) for x in a.houses for y in b.houses)
        if similarity > 0:
            self.steps.append(Step(one, two, "house number", similarity, 1.0))
        elif shared := a.figures.intersection(b.houses) | b.figures.intersection(a.houses):
            one, similarity = min(shared), weights.NUMBER_AS_UNIT
            self.steps.append(Step(one, one, "number of a house or a room", similarity, 1.0))
        elif len(a.pool) > 1 and a.pool == b.pool:
            texts, similarity = (" ".join(a.houses), " ".join(b.houses)), weights.NUMBER_AS_UNIT
            self.steps.append(Step(*texts, "house and building the other way round", similarity, 1.0))
        else:
            texts = " ".join(a.houses), " ".join(b.houses)
            self.steps.append(Step(*texts, "house number differs", 0.0, 1.0))
        return similarity

    def _unit(self) -> float | None:
        """1 where every kind of unit that both give agrees, 0 where one differs, None where none can be compared."""
        worst: float | None = None
        for role in UNIT_ROLES:
            ones, twos = self.a.units[role], self.b.units[role]
            if ones and twos:
                similarity = max(room_similarity(x, y) for x in ones for y in twos)
                if role == "room" and not self.a.doors.isdisjoint(self.b.doors):
                    similarity = 1.0
                if role == "block" and self.a.pool == self.b.pool:
                    similarity = 1.0
                how = role if similarity else f"{role} differs"
                self.steps.append(Step(" ".join(ones), " ".join(twos), how, similarity, 1.0))
                worst = similarity if worst is None else min(worst, similarity)
        return worst
