"""Tying the words of two addresses: the same, sounding alike, or written apart in one and together in the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from mineral_screen.matching import address_weights as weights
from mineral_screen.matching.evidence import Step
from mineral_screen.normalize.address.form import NAME_ROLES, AddressForm, Word
from mineral_screen.normalize.address.words import key

_MOST_WORDS = 80  # no address has more; a text of ten thousand characters is not compared to its end
_MOST_JOINED, _READINGS = 4, 3


class Item(NamedTuple):
    """A word with the role it has in its address and its weight."""

    word: Word
    role: str
    weight: float


class Tie(NamedTuple):
    """The places of the words of either side that are tied, and how."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]
    how: str
    similarity: float


@dataclass(frozen=True, slots=True)
class WordMatch:
    """How far the words agree: the share of the smaller side that was found, and of the larger side.

    `distinct` is whether a word of a street, a building or an unknown name was found, `telling` whether one of a
    street or a building was, `area` whether one of a city, a district or a region was.
    """

    best: float
    worst: float
    distinct: bool
    telling: bool
    area: bool
    steps: tuple[Step, ...]


class Words:
    """The words of an address in reading order, where each key stands, and what joined neighbours read."""

    __slots__ = ("holders", "items", "joined", "total")

    def __init__(self, form: AddressForm) -> None:
        words = ((word, part.role) for part in form.parts for word in part.words)
        self.items = tuple(Item(word, role, _weight(word, role)) for word, role in islice(words, _MOST_WORDS))
        self.total = sum(item.weight for item in self.items)
        self.holders: dict[str, list[int]] = {}
        for at, item in enumerate(self.items):
            for reading in item.word.keys:
                self.holders.setdefault(reading, []).append(at)
        self.joined: dict[str, tuple[int, ...]] = {}
        for start in range(len(self.items)):
            self._join(start)

    def _join(self, start: int) -> None:
        """What two to four neighbours read when written together (Fa Yuen, Fayuen)."""
        texts = list(self.items[start].word.keys[:_READINGS])
        whole = self.items[start].word.text
        for end in range(start + 1, min(start + _MOST_JOINED, len(self.items))):
            following = self.items[end].word.keys[:_READINGS]
            texts = [head + tail for head in texts for tail in following][: _READINGS * _READINGS]
            whole += self.items[end].word.text
            for text in (*texts, key(whole)):
                if len(text) >= weights.LEAST_FUZZY:
                    self.joined.setdefault(text, tuple(range(start, end + 1)))


def _weight(word: Word, role: str) -> float:
    """A word counts by its role and its length, a general one (street, tower) little."""
    length = min(1.0, weights.SHORT + (1 - weights.SHORT) * len(word.text) / weights.FULL_LENGTH)
    return weights.ROLES.get(role, 0.0) * length * (weights.GENERIC if word.generic else 1.0)


words_of = lru_cache(maxsize=4096)(Words)


def match_words(a: AddressForm, b: AddressForm) -> WordMatch:
    """Tie the words of both addresses, the surest ties first; each word is used once."""
    ours, theirs = words_of(a), words_of(b)
    free_a, free_b = set(range(len(ours.items))), set(range(len(theirs.items)))
    ties = _equal(ours, theirs, free_a, free_b)
    if free_a and free_b:
        found = [*_similar(ours, theirs, free_a, free_b), *_joined(ours, theirs, free_a, free_b)]
        found += [Tie(tie.theirs, tie.ours, *tie[2:]) for tie in _joined(theirs, ours, free_b, free_a)]
        for tie in sorted(found, key=_surest):
            if free_a.issuperset(tie.ours) and free_b.issuperset(tie.theirs):
                free_a.difference_update(tie.ours)
                free_b.difference_update(tie.theirs)
                ties.append(tie)
    return _summary(ours, theirs, ties)


def _surest(tie: Tie) -> tuple[float, int, int]:
    """The order of ties; the same whichever address comes first."""
    return -tie.similarity, sum(tie.ours) + sum(tie.theirs), abs(tie.ours[0] - tie.theirs[0])


def _equal(ours: Words, theirs: Words, free_a: set[int], free_b: set[int]) -> list[Tie]:
    """Words with a key in common; equal texts first, so that both directions tie the same words."""
    found = []
    for shared in ours.holders.keys() & theirs.holders.keys():
        for at in ours.holders[shared]:
            for other in theirs.holders[shared]:
                mine, its = ours.items[at], theirs.items[other]
                rank = mine.word.text != its.word.text, mine.role != its.role, at + other, abs(at - other)
                found.append((rank, at, other))
    ties = []
    for rank, at, other in sorted(found):
        if at in free_a and other in free_b:
            free_a.remove(at)
            free_b.remove(other)
            ties.append(Tie((at,), (other,), "another spelling" if rank[0] else "same", 1.0))
    return ties


def _joined(ours: Words, theirs: Words, free_a: set[int], free_b: set[int]) -> Iterator[Tie]:
    """Words of ours that are two to four neighbours of theirs written together; read from another script, roughly."""
    for at in free_a:
        readings = ours.items[at].word.keys
        for reading in readings:
            run = theirs.joined.get(reading)
            if run and free_b.issuperset(run):
                yield Tie((at,), run, "written together", 1.0)
        if len(readings) > 1:
            for text, run in theirs.joined.items():
                if free_b.issuperset(run) and (similarity := _similarity(readings, (text,))):
                    yield Tie((at,), run, "similar, written together", similarity)


def _similar(ours: Words, theirs: Words, free_a: set[int], free_b: set[int]) -> Iterator[Tie]:
    for at in free_a:
        for other in free_b:
            if similarity := _similarity(ours.items[at].word.keys, theirs.items[other].word.keys):
                yield Tie((at,), (other,), "similar", similarity)


@lru_cache(maxsize=65536)
def _similarity(ones: tuple[str, ...], twos: tuple[str, ...]) -> float:
    """How alike two words are by their nearest readings; 0 where they are not."""
    return max((_nearness(x, y) for x in ones for y in twos), default=0.0)


def _nearness(x: str, y: str) -> float:
    shorter = min(len(x), len(y))
    if shorter < weights.LEAST_FUZZY or x[0].isdigit() or y[0].isdigit():
        return 0.0
    if shorter >= weights.PREFIX_LETTERS and (x.startswith(y) or y.startswith(x)):
        return weights.PREFIX
    least = weights.LONG_SIMILAR if shorter >= weights.LONG else weights.SIMILAR
    return ratio(x, y, score_cutoff=100 * least) / 100


def _summary(ours: Words, theirs: Words, ties: list[Tie]) -> WordMatch:
    got_a = got_b = 0.0
    distinct = telling = area = False
    steps = []
    for left, right, how, similarity in ties:
        mine, other = [ours.items[at] for at in left], [theirs.items[at] for at in right]
        weight = sum(item.weight for item in mine)
        got_a += similarity * weight
        got_b += similarity * sum(item.weight for item in other)
        if not (mine[0].word.generic or other[0].word.generic):
            named = all(item.role in NAME_ROLES for item in mine + other)
            telling = telling or any(item.role in ("street", "building") for item in mine + other)
            distinct, area = distinct or named, area or not named
        texts = " ".join(item.word.text for item in mine), " ".join(item.word.text for item in other)
        steps.append(Step(*texts, how, round(similarity, 3), round(weight, 3)))
    one = got_a / ours.total if ours.total else 0.0
    two = got_b / theirs.total if theirs.total else 0.0
    return WordMatch(max(one, two), min(one, two), distinct, telling, area, tuple(steps))
