"""Two personal names laid beside each other and scored.

The method is that of `matching/name.py`; what differs is what words of personal names are worth to each other. Their
order is free, a middle name or patronymic may be missing, and who has another given name is another person.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, log

from rapidfuzz.distance import OSA

from mineral_screen.matching import person_weights as weights
from mineral_screen.matching.align import Alignment, Group
from mineral_screen.matching.person_ties import PersonName, prepare, tie
from mineral_screen.matching.ties import Tie
from mineral_screen.normalize.given_names import korean
from mineral_screen.normalize.span import Span
from mineral_screen.text.keys import fold


def compare_spans(a: tuple[Span, ...], b: tuple[Span, ...]) -> tuple[float, Alignment]:
    """Score in [0, 1] and alignment of two personal names; the score is the same in both directions."""
    one, two = prepare(a), prepare(b)
    if (two.whole, two.keys) < (one.whole, one.keys):
        value, found = _compared(two, one)
        ties = [(left, right, tied) for right, left, tied in found.ties]
        return value, Alignment(one, two, ties, found.right, found.left)
    return _compared(one, two)


def _compared(a: PersonName, b: PersonName) -> tuple[float, Alignment]:
    found = Alignment(a, b, [], list(range(len(a.keys))), list(range(len(b.keys))))
    _tie_words(found, a, b)
    _tie_joined(found, a, b)
    _tie_joined(found, b, a)
    _tie_run(found, a, b)
    _tie_run(found, b, a)
    _oppose(found, a, b)
    return score(Tally(found, a, b)), found


def _tie_words(found: Alignment, a: PersonName, b: PersonName) -> None:
    """Tie word with word, the surest and heaviest first, and among equals those that stand in the same order."""
    options = []
    for i in found.left:
        for j in found.right:
            tied = tie(a, i, b, j)
            if tied is not None:
                gain = tied.similarity * (a.weights[i] + b.weights[j])
                options.append((tied.how == "initial", -tied.similarity, -gain, abs(i - j), i, j, tied))
    options.sort()
    for *_, i, j, tied in options:
        if i in found.left and j in found.right:
            _add(found, (i,), (j,), tied)


def _add(found: Alignment, left: Group, right: Group, tied: Tie) -> None:
    found.ties.append((left, right, tied))
    found.left = [i for i in found.left if i not in left]
    found.right = [j for j in found.right if j not in right]


def _tie_joined(found: Alignment, a: PersonName, b: PersonName) -> None:
    """Tie two or three neighbouring words of `a` with one of `b` that they make up: Jong Un, Jongun."""
    swap = a is found.b and a is not found.a
    for j in list(found.left if swap else found.right):
        free = found.right if swap else found.left
        runs = [free[at : at + size] for size in (2, 3) for at in range(len(free) - size + 1)]
        for run in runs:
            if run[-1] - run[0] == len(run) - 1 and _is_joined("".join(a.keys[i] for i in run), b.spans[j]):
                _put(found, tuple(run), (j,), _JOINED, swap)
                break


_JOINED = Tie(weights.JOINED, "joined")


def _is_joined(run: str, one: Span) -> bool:
    if korean(run) and any(korean(word) == korean(run) for word in one.readings):
        return True
    return any(_is_spelled(run, word) for word in one.readings if len(word) > 3 and abs(len(run) - len(word)) < 2)


def _is_spelled(run: str, word: str) -> bool:
    long = len(word) >= weights.LONG_JOINED
    return fold(run) == fold(word) or (long and OSA.distance(run, word, score_cutoff=1) <= 1)


def _put(found: Alignment, left: Group, right: Group, tied: Tie, swap: bool) -> None:
    _add(found, *((right, left) if swap else (left, right)), tied)


def _tie_run(found: Alignment, a: PersonName, b: PersonName) -> None:
    """Tie initials written as one word with the words they begin: vv, Vladimir Vladimirovich."""
    swap = a is found.b and a is not found.a
    for i in list(found.right if swap else found.left):
        free = [j for j in (found.left if swap else found.right) if b.differs_as[j] not in ("particle", "number")]
        letters = a.keys[i]
        if len(letters) in (2, 3) and len(letters) <= len(free) and a.spans[i].text.isalpha():
            run = free[: len(letters)]
            if all(b.keys[j].startswith(letter) for j, letter in zip(run, letters, strict=True)):
                _put(found, (i,), tuple(run), _INITIALS, swap)


_INITIALS = Tie(weights.SIMILARITY["initial"], "initial")


def _oppose(found: Alignment, a: PersonName, b: PersonName) -> None:
    """Lay what is left on both sides against each other, like against like."""
    for kind, i, j in list(_opposed(found, a, b)):
        if i in found.left and j in found.right:
            _add(found, (i,), (j,), Tie(0.0, f"{kind} differs"))


def _opposed(found: Alignment, a: PersonName, b: PersonName) -> Iterator[tuple[str, int, int]]:
    """Pairs of words that contradict each other: kind by kind, then what stands first, then any two names."""
    for kind in ("number", "patronymic"):
        yield from ((kind, i, j) for i in found.left for j in found.right if a.differs_as[i] == b.differs_as[j] == kind)
    told = (
        ("given name", lambda i, j: i == a.first and j == b.first),
        ("given name", lambda i, j: a.differs_as[i] == b.differs_as[j] == "given name"),
        ("initial", lambda i, j: "initial" in (a.differs_as[i], b.differs_as[j])),
        ("name", lambda i, j: True),
    )
    for kind, are in told:
        for i in found.left:
            for j in found.right:
                if not {a.differs_as[i], b.differs_as[j]} & {"particle", "number", "patronymic"} and are(i, j):
                    yield kind, i, j


class Tally:
    """What two aligned names agree and differ in, as weights over both names.

    `gains` maps what agrees to its weight, `losses` what differs. `facts` are differences that count whatever their
    weight (see `person_weights.FACTS`).
    """

    __slots__ = ("facts", "gains", "losses")

    def __init__(self, found: Alignment, a: PersonName, b: PersonName) -> None:
        self.gains: dict[str, float] = {}
        self.losses: dict[tuple[str, str], float] = {}
        self.facts: list[str] = []
        full, initials = 0, 0
        for left, right, tied in found.ties:
            both = sum([a.weights[i] for i in left], 0.0) + sum([b.weights[j] for j in right], 0.0)
            kind = _kind(a.differs_as[left[0]], b.differs_as[right[0]], tied)
            if tied.similarity == 0.0:
                self._lose("conflict", tied.how.removesuffix(" differs"), both)
                self.facts.append(tied.how)
                continue
            full += kind in ("name", "given name")
            initials += max(len(left), len(right)) if kind == "initial" else 0
            agreeing = tied.similarity * tied.similarity
            self.gains[kind] = self.gains.get(kind, 0.0) + both * agreeing
            self._lose("slip", kind, both * (1.0 - agreeing))
        for side, missing in ((a, found.left), (b, found.right)):
            for i in missing:
                first = i == side.first and side.differs_as[i] != "initial"
                self._lose("omission", "first name" if first else side.differs_as[i], side.weights[i])
        if full < 2 and initials < 2 and any(sort != "slip" for sort, _ in self.losses):
            self.facts.append("one name")

    def _lose(self, sort: str, kind: str, weight: float) -> None:
        if weight:
            self.losses[sort, kind] = self.losses.get((sort, kind), 0.0) + weight


def _kind(one: str, other: str, tied: Tie) -> str:
    """What words that are tied agree in: what says less of the two."""
    if tied.how == "initial":
        return "initial"
    return next((kind for kind in _LEAST_FIRST if kind in (one, other)), "name")


_LEAST_FIRST = ("particle", "number", "initial", "patronymic", "given name")


def score(tally: Tally) -> float:
    """The likeness as a calibrated chance that the names are of one person: 1.0 exactly where nothing differs."""
    agreeing = sum(tally.gains.values(), 0.0)
    if agreeing <= 0.0:
        return 0.0
    whole = agreeing + sum(tally.losses.values(), 0.0)
    gained = sum([weights.GAIN[kind] * weight for kind, weight in tally.gains.items()], 0.0) / whole
    lost = sum([weights.LOSS[sort] * weight for sort, weight in tally.losses.items()], 0.0) / whole
    lost += sum([weights.FACTS[fact] for fact in tally.facts], 0.0)
    if lost <= 0.0:
        return 1.0
    evidence = weights.EVIDENCE * log(max(agreeing, 1.0) / weights.USUAL_EVIDENCE)
    doubt = 1.0 / (1.0 + exp(weights.PRIOR + gained - lost + evidence))
    return 1.0 - doubt * lost / (lost + weights.SURE_BELOW)
