"""Ranking: the names that agree best with a plan, by way of the postings.

Two passes. The first adds up, name by name, what the routes of the plan are worth, shortest postings first, and
stops where the rest cannot matter. The second takes the best few hundred, reads their words from the forward rows
and scores them exactly as `scan` would.

What routes are worth is counted in whole units and what is equal goes by the number of the name, so that every way to
compute a ranking gives the same one.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from mineral_screen.index.arrays import Array, Rows
from mineral_screen.index.plan import UNITS, Plan

Numbers = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]

MOST_SUMMED = (1 << 32) - 1  # what all words of a plan are worth at most, in units: sums are kept in 32 bits
# Postings are left unread, and made up for by the forward rows, where all that is left is worth less than this
# share of the query, and the next list is long or many have been read.
ENOUGH = 0.4
LONG, MANY = 1500, 12_000
# No query reads more than this: forty words like "international" would otherwise take 10 ms at a million names.
MOST_POSTINGS = 400_000
SHORTLIST = 2  # names scored exactly, as a multiple of the names asked for
WAITING = 2000  # names whose unread words are looked up where lists were left unread
NOTHING = 1e-9  # in place of a weight of 0 that something is divided by
_SHORT = 200  # lists below this length are gathered all at once


class Ranking:
    """Ranks listed names by their postings (word → names), forward rows (name → words) and weights."""

    __slots__ = ("_forward", "_local", "_postings", "_weights", "_words")

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._postings = Rows(arrays, "postings")
        self._forward = Rows(arrays, "forward")
        self._weights: npt.NDArray[np.float32] = arrays["names.weights"]
        self._words = len(arrays["words.rarities"])
        self._local = threading.local()

    def rank(self, found: Plan, floors: dict[int, float], limit: int) -> tuple[list[int], list[float]]:
        """The `limit` best names, best first, and their scores; names of `floors` score no less than is said there."""
        routes = _Routes(found)
        names = self._shortlist(routes, limit) if found.routes and limit > 0 else np.zeros(0, np.int64)
        names = np.array(sorted({*names.tolist(), *floors}), np.int64)
        if not len(names):
            return [], []
        scores = self._score(routes, names)
        for name, floor in floors.items():
            place = np.searchsorted(names, name)
            scores[place] = max(scores[place], floor)
        order = np.argsort(-scores, kind="stable")[: max(limit, 0)]
        return names[order].tolist(), scores[order].tolist()

    def _shortlist(self, routes: _Routes, limit: int) -> Numbers:
        """The first pass: the names that may be among the best `limit`, and more."""
        counts = self._postings.lengths(routes.words)
        order = np.argsort(counts, kind="stable")
        read = routes.to_read(order.tolist(), counts[order].tolist())
        words, worth = routes.words[order], routes.worth()[order]
        scratch = self._scratch()
        names, sums = self._accumulate(scratch, words[:read], worth[:read])
        if read < len(words) and len(names):
            names, sums = _best(self._shares(routes.plan, names, sums), WAITING, names, sums)
            held, lengths = self._forward.gather(names)
            rest = np.concatenate([np.zeros(1, np.int64), worth[read:]])
            sums = sums + np.add.reduceat(rest[scratch.rows(words[read:], held)], np.cumsum(lengths) - lengths)
        return _best(self._shares(routes.plan, names, sums), SHORTLIST * limit, names)[0]

    def _accumulate(self, scratch: _Scratch, words: Numbers, worth: Numbers) -> tuple[Numbers, Numbers]:
        """The names in the postings of `words` (shortest first), each once, with the sum of what those are worth."""
        sums = scratch.sums
        counts = self._postings.lengths(words)
        short = int(np.searchsorted(counts, _SHORT))
        # Forty short lists one by one cost 60 µs, all at once 15.
        gathered, lengths = self._postings.gather(words[:short])
        np.add.at(sums, gathered, np.repeat(worth[:short].astype(np.uint32), lengths))
        touched = [scratch.distinct(gathered)]
        for word, value in zip(words[short:].tolist(), worth[short:].tolist(), strict=True):
            names = self._postings[word]
            before = sums[names]
            sums[names] = before + np.uint32(value)
            touched.append(names[before == 0])
        found = np.concatenate(touched).astype(np.int64)
        result = sums[found].astype(np.int64)
        sums[found] = 0
        return found, result

    def _shares(self, plan: Plan, names: Numbers, sums: Numbers) -> Scores:
        """`Plan.score` without its limit on spelling: never less."""
        return sums / UNITS / self._weighed(plan, names)

    def _weighed(self, plan: Plan, names: Numbers) -> Scores:
        """What the query and each of `names` weigh on average."""
        return np.maximum(0.5 * plan.weight + 0.5 * self._weights[names].astype(np.float64), NOTHING)

    def _score(self, routes: _Routes, names: Numbers) -> Scores:
        """The second pass: the scores of `names`, each slot counting once, at its best route."""
        plan = routes.plan
        table = np.zeros((len(routes.words) + 1, plan.slots), np.int64)
        np.maximum.at(table, (routes.rows + 1, routes.slots), routes.units)
        words, lengths = self._forward.gather(names)
        rows = self._scratch().rows(routes.words, words)
        hits = rows > 0
        counts = np.bincount(np.repeat(np.arange(len(names)), lengths)[hits], minlength=len(names))
        starts = (np.cumsum(counts) - counts)[counts > 0]
        best = np.zeros((len(names), plan.slots), np.int64)
        if len(starts):
            best[counts > 0] = np.maximum.reduceat(table[rows[hits]], starts)
        spelled = np.minimum(best[:, : plan.spelled].sum(1) / UNITS, plan.spelling)
        scores: Scores = (spelled + best[:, plan.spelled :].sum(1) / UNITS) / self._weighed(plan, names)
        return scores

    def _scratch(self) -> _Scratch:
        scratch: _Scratch | None = getattr(self._local, "scratch", None)
        if scratch is None:
            scratch = self._local.scratch = _Scratch(len(self._weights), self._words)
        return scratch


class _Routes:
    """The routes of a plan in numbers: the distinct `words`, and of each route its row among them, slot and units."""

    __slots__ = ("plan", "rows", "slots", "units", "words")

    def __init__(self, plan: Plan) -> None:
        count = len(plan.routes)
        place = {word: row for row, word in enumerate(dict.fromkeys(word for word, _, _ in plan.routes))}
        self.plan = plan
        self.words = np.fromiter(place, np.int64, len(place))
        self.rows = np.fromiter((place[word] for word, _, _ in plan.routes), np.int64, count)
        self.slots = np.fromiter((slot for _, slot, _ in plan.routes), np.int64, count)
        values = np.fromiter((value for _, _, value in plan.routes), np.float64, count)
        self.units = np.maximum(np.rint(values * UNITS), 1).astype(np.int64)

    def worth(self) -> Numbers:
        """What each of the words is worth in all slots together, so little that no sum overflows."""
        worth = np.bincount(self.rows, self.units, len(self.words)).astype(np.int64)
        return np.minimum(worth, MOST_SUMMED // max(len(self.words), 1))

    def to_read(self, order: list[int], lengths: list[int]) -> int:
        """Of how many words the postings must be read, of rows in this `order`, shortest of their `lengths` first."""
        routes: list[list[tuple[int, int]]] = [[] for _ in order]
        for row, slot, units in zip(self.rows.tolist(), self.slots.tolist(), self.units.tolist(), strict=True):
            routes[row].append((slot, units))
        enough = ENOUGH * min(self.plan.weight, self.plan.attainable) * UNITS
        best = [0] * self.plan.slots
        rest, read = 0, len(order)
        while read:
            for slot, units in routes[order[read - 1]]:
                if units > best[slot]:
                    rest += units - best[slot]
                    best[slot] = units
            if rest >= enough:
                break
            read -= 1
        postings = sum(lengths[:read])
        while read < len(order) and lengths[read] <= LONG and postings <= MANY:
            postings += lengths[read]
            read += 1
        while read > 1 and postings > MOST_POSTINGS:
            read -= 1
            postings -= lengths[read]
        return read


class _Scratch:
    """Arrays as long as the index, one set a thread, kept zero between queries by undoing what was written.

    Clearing them anew for each query would cost 0.3 ms at a million names.
    """

    __slots__ = ("_place", "_row", "sums")

    def __init__(self, names: int, words: int) -> None:
        self.sums = np.zeros(names, np.uint32)
        self._place = np.zeros(names, np.int32)
        self._row = np.zeros(words, np.int32)

    def distinct(self, names: Array) -> Array:
        """`names` without repetition, in any order: the last writer of a place owns it."""
        places = np.arange(len(names), dtype=np.int32)
        self._place[names] = places
        once: Array = names[self._place[names] == places]
        return once

    def rows(self, words: Numbers, among: Array) -> Array:
        """For each of `among` its position in `words` counted from 1, or 0."""
        self._row[words] = np.arange(1, len(words) + 1, dtype=np.int32)
        rows: Array = self._row[among]
        self._row[words] = 0
        return rows


def _best(scores: Scores, count: int, names: Numbers, *columns: Array) -> tuple[Array, ...]:
    """The rows of `names` and `columns` with the `count` greatest scores, of equals the first names; in any order."""
    if len(scores) <= count:
        return names, *columns
    last = np.partition(scores, len(scores) - count)[len(scores) - count]
    better, equal = np.flatnonzero(scores > last), np.flatnonzero(scores == last)
    room = count - len(better)
    if room < len(equal):
        equal = equal[np.argpartition(names[equal], room - 1)[:room]]
    chosen = np.concatenate([better, equal])
    return tuple(column[chosen] for column in (names, *columns))
