"""Tying the words of two addresses: the same, sounding alike, or written apart in one and together in the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from mineral_screen.matching.evidence import Step
from mineral_screen.normalize.address.form import AddressForm, Word

_ROLE_WEIGHT = {
    "street": 1.0,
    "building": 0.9,
    "estate": 0.6,
    "rest": 0.6,
    "district": 0.3,
    "city": 0.25,
    "region": 0.15,
}
_DISTINCT = frozenset({"street", "building", "estate", "rest"})
_GENERIC = 0.12
_FULL_LENGTH = 6
_LEAST_FUZZY = 4
_SIMILAR = 78.0


@dataclass(frozen=True, slots=True)
class WordMatch:
    """How far the words agree: the share of the smaller side that was found, and of the larger side.

    `distinct` is whether a word of a street, a building or an unknown name was found, `area` whether one of a
    city, a district or a region was.
    """

    best: float
    worst: float
    distinct: bool
    area: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A word with its weight and the place it has in its address."""

    word: Word
    role: str
    weight: float


@lru_cache(maxsize=4096)
def items(form: AddressForm) -> tuple[Item, ...]:
    """The words of an address with their weights, in reading order."""
    found = []
    for part in form.parts:
        base = _ROLE_WEIGHT.get(part.role, 0.0)
        for word in part.words:
            length = min(1.0, 0.4 + 0.6 * len(word.text) / _FULL_LENGTH)
            found.append(Item(word, part.role, base * length * (_GENERIC if word.generic else 1.0)))
    return tuple(found)


def match_words(a: AddressForm, b: AddressForm) -> WordMatch:
    """Tie the words of both addresses, the surest ties first; each word is used once."""
    ours, theirs = items(a), items(b)
    free_a, free_b = dict(enumerate(ours)), dict(enumerate(theirs))
    ties: list[tuple[tuple[int, ...], tuple[int, ...], str, float]] = []
    _tie_equal(free_a, free_b, ties)
    _tie_joined(free_a, free_b, ties, swap=False)
    _tie_joined(free_b, free_a, ties, swap=True)
    _tie_similar(free_a, free_b, ties)
    return _summary(ours, theirs, ties)


def _tie_equal(
    free_a: dict[int, Item],
    free_b: dict[int, Item],
    ties: list[tuple[tuple[int, ...], tuple[int, ...], str, float]],
) -> None:
    where: dict[str, list[int]] = {}
    for at, item in free_b.items():
        for key in item.word.keys:
            where.setdefault(key, []).append(at)
    for at, item in list(free_a.items()):
        for key in item.word.keys:
            other = next((place for place in where.get(key, ()) if place in free_b), None)
            if other is not None:
                how = "same" if item.word.text == free_b[other].word.text else "another spelling"
                ties.append(((at,), (other,), how, 1.0))
                del free_a[at], free_b[other]
                break


def _tie_joined(
    free_a: dict[int, Item],
    free_b: dict[int, Item],
    ties: list[tuple[tuple[int, ...], tuple[int, ...], str, float]],
    swap: bool,
) -> None:
    """A word of one side that is two to four neighbours of the other written together (Fa Yuen, Fayuen)."""
    runs = {}
    places = sorted(free_b)
    for start in range(len(places)):
        joined = [free_b[places[start]].word.keys[0]]
        for size in range(1, 4):
            if start + size >= len(places) or places[start + size] != places[start] + size:
                break
            following = free_b[places[start + size]].word
            joined = [head + tail for head in joined for tail in following.keys[:3]]
            for text in joined:
                runs.setdefault(text, tuple(places[start : start + size + 1]))
    if not runs:
        return
    for at, item in list(free_a.items()):
        for key in item.word.keys:
            run = runs.get(key)
            if run and len(key) >= _LEAST_FUZZY and all(place in free_b for place in run):
                del free_a[at]
                for place in run:
                    del free_b[place]
                ties.append((run, (at,), "written together", 1.0) if swap else ((at,), run, "written together", 1.0))
                break


def _tie_similar(
    free_a: dict[int, Item],
    free_b: dict[int, Item],
    ties: list[tuple[tuple[int, ...], tuple[int, ...], str, float]],
) -> None:
    found = []
    for at, item in free_a.items():
        for other, candidate in free_b.items():
            similarity = max((_similar(x, y) for x in item.word.keys for y in candidate.word.keys), default=0.0)
            if similarity:
                found.append((similarity, at, other))
    for similarity, at, other in sorted(found, reverse=True):
        if at in free_a and other in free_b:
            ties.append(((at,), (other,), "similar", similarity))
            del free_a[at], free_b[other]


def _similar(x: str, y: str) -> float:
    if min(len(x), len(y)) < _LEAST_FUZZY or x[0].isdigit() or y[0].isdigit():
        return 0.0
    if len(x) >= 5 and len(y) >= 5 and (x.startswith(y) or y.startswith(x)):
        return 0.9
    return ratio(x, y, score_cutoff=_SIMILAR) / 100


def _summary(
    ours: tuple[Item, ...],
    theirs: tuple[Item, ...],
    ties: list[tuple[tuple[int, ...], tuple[int, ...], str, float]],
) -> WordMatch:
    got_a = got_b = 0.0
    distinct = area = False
    steps = []
    for left, right, how, similarity in ties:
        mine, other = [ours[at] for at in left], [theirs[at] for at in right]
        got_a += similarity * sum(item.weight for item in mine)
        got_b += similarity * sum(item.weight for item in other)
        if not (mine[0].word.generic or other[0].word.generic):
            roles = {item.role for item in mine + other}
            distinct = distinct or roles <= _DISTINCT
            area = area or bool(roles - _DISTINCT)
        weight = sum(item.weight for item in mine)
        texts = " ".join(item.word.text for item in mine), " ".join(item.word.text for item in other)
        steps.append(Step(*texts, how, round(similarity, 3), round(weight, 3)))
    all_a, all_b = sum(item.weight for item in ours), sum(item.weight for item in theirs)
    one = got_a / all_a if all_a else 0.0
    two = got_b / all_b if all_b else 0.0
    return WordMatch(max(one, two), min(one, two), distinct, area, tuple(steps))
