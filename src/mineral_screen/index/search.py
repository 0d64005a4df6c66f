"""Searching: the candidates of a plan, by way of the postings.

Two passes. The first adds up, name by name, what the routes of the plan are worth, shortest postings first, and
stops where the rest cannot matter. The second takes the best few hundred, reads their words from the forward rows
and scores them exactly as `scan` would.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from mineral_screen.index.arrays import Array, Rows, Table
from mineral_screen.index.plan import CROWD, EXACT, MOST_WORDS, SAME_KEY, Keys, Plan, asked_joined_keys, plan
from mineral_screen.index.promise import Promises
from mineral_screen.index.vocabulary import Vocabulary

Numbers = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]

# Postings are left unread, and made up for by the forward rows, where all that is left is worth less than this
# share of the query, and the next list is long or many have been read.
_ENOUGH = 0.4
_LONG, _MANY = 1500, 12_000
# No query reads more than this: forty words like "international" would otherwise take 10 ms at a million names.
_MOST_POSTINGS = 400_000
_SHORT = 200  # lists below this length are gathered all at once
_SHORTLIST = 4  # names scored exactly, as a multiple of the names asked for
_WAITING = 2000  # names whose unread words are looked up where lists were left unread


class Search(Vocabulary):
    """The searchable part of an index: words, postings (word → names), forward rows (name → words), weights."""

    __slots__ = (
        "_forward",
        "_joined",
        "_local",
        "_postings",
        "_promises",
        "_rarities",
        "_weights",
        "greatest_rarity",
        "names",
    )

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        super().__init__(arrays)
        self._postings = Rows(arrays, "postings")
        self._forward = Rows(arrays, "forward")
        self._rarities = arrays["words.rarities"].data
        self._weights: Scores = arrays["names.weights"]
        self._joined = Table(arrays, "joined")
        self._promises = Promises(arrays)
        self._local = threading.local()
        self.names = len(self._weights)
        self.greatest_rarity = float(np.log1p(self.names))

    def rarity(self, word: int) -> float:
        """The inverse document frequency of a word."""
        return self._rarities[word]

    def count(self, word: int) -> int:
        """In how many names a word is."""
        return self._postings.length(word)

    def candidates(self, keys: Keys, limit: int) -> list[tuple[int, float]]:
        """The `limit` names that agree best with `keys`, best first, each with what it promises.

        Names that share nothing are not among them.
        """
        found = plan(keys, self)
        names = self._shortlist(found, limit)
        floors = self._same_joined(keys, limit)
        names = np.array(sorted({*names.tolist(), *floors}), np.int64)
        if not len(names):
            return []
        scores = self._score(found, names)
        for name, floor in floors.items():
            place = np.searchsorted(names, name)
            scores[place] = max(scores[place], floor)
        order = np.argsort(-scores, kind="stable")[:limit]
        promises = self._promises.of(keys, found, names[order], scores[order])
        return list(zip(names[order].tolist(), promises.tolist(), strict=True))

    def nearest(self, keys: Keys, limit: int) -> list[int]:
        """At most `limit` names that hold the listed word most like a word of `keys`, however unlike it is.

        For a query without candidates: a miss is to name what came nearest. Words are alike in the share of their
        letter trigrams in common (Dice). Where no word has one in common the first names will do; empty without names.
        """
        word, most = max(
            (self.most_alike(token) for token in keys.tokens[:MOST_WORDS]), key=lambda one: one[1], default=(0, 0.0)
        )
        numbers: list[int] = self._postings[word][:limit].tolist() if most else [*range(min(limit, self.names))]
        return numbers

    def _same_joined(self, keys: Keys, limit: int) -> dict[int, float]:
        """Names that are the same without spaces, or of which one is the acronym of the other, with their floors."""
        floors: dict[int, float] = {}
        for key, sort in asked_joined_keys(keys):
            same = self._joined.get(key.encode("utf-8", "replace"))
            if len(same) > CROWD:
                same = [coded for coded in same if sort == coded & 3 == EXACT][:limit]
            for coded in same:
                floor = SAME_KEY.get((sort, coded & 3))
                if floor is not None:
                    floors[coded >> 2] = max(floors.get(coded >> 2, 0.0), floor)
        return floors

    def _shortlist(self, found: Plan, limit: int) -> Numbers:
        """The first pass: the names that may be among the best `limit`, and more."""
        values: dict[int, float] = {}
        for word, _, value in found.routes:
            values[word] = values.get(word, 0.0) + value
        distinct = np.fromiter(values, np.int64, len(values))
        counts = self._postings.lengths(distinct)
        by_count = np.argsort(counts, kind="stable")
        order, lengths = distinct[by_count].tolist(), counts[by_count].tolist()
        read = _to_read(order, lengths, found)
        scratch = self._scratch()
        names, sums = self._accumulate(scratch, order[:read], values)
        if read < len(order) and len(names):
            names, sums = _best(self._shares(found, names, sums), _WAITING, names, sums)
            words, lengths = self._forward.gather(names)
            rest = np.array([0.0, *(values[word] for word in order[read:])], np.float32)
            sums = sums + np.add.reduceat(rest[scratch.rows(order[read:], words)], np.cumsum(lengths) - lengths)
        return _best(self._shares(found, names, sums), _SHORTLIST * limit, names)[0]

    def _accumulate(self, scratch: _Scratch, words: list[int], values: Mapping[int, float]) -> tuple[Numbers, Scores]:
        """The names in the postings of `words` (shortest first), each once, with the sum of their values."""
        sums = scratch.sums
        short = next((i for i, word in enumerate(words) if self.count(word) >= _SHORT), len(words))
        # Forty short lists one by one cost 60 µs, all at once 15.
        gathered, lengths = self._postings.gather(np.array(words[:short], np.int64))
        weights = np.array([values[word] for word in words[:short]], np.float32)
        np.add.at(sums, gathered, np.repeat(weights, lengths))
        touched = [scratch.distinct(gathered)]
        for word in words[short:]:
            names = self._postings[word]
            before = sums[names]
            sums[names] = before + np.float32(values[word])
            touched.append(names[before == 0])
        found = np.concatenate(touched).astype(np.int64)
        result = sums[found]
        sums[found] = 0
        return found, result

    def _shares(self, found: Plan, names: Numbers, sums: Scores) -> Scores:
        """`Plan.score` without its limit on spelling: never less."""
        shares: Scores = sums / (np.float32(0.5 * found.weight) + np.float32(0.5) * self._weights[names])
        return shares

    def _score(self, found: Plan, names: Numbers) -> Scores:
        """The second pass: the scores of `names`, each slot counting once, at its best route."""
        listed = {word: row for row, word in enumerate(dict.fromkeys(word for word, _, _ in found.routes), 1)}
        table = np.zeros((len(listed) + 1, found.slots), np.float32)
        for word, slot, value in found.routes:
            table[listed[word], slot] = max(table[listed[word], slot], value)
        words, lengths = self._forward.gather(names)
        rows = self._scratch().rows([*listed], words)
        hits = rows > 0
        counts = np.bincount(np.repeat(np.arange(len(names)), lengths)[hits], minlength=len(names))
        starts = (np.cumsum(counts) - counts)[counts > 0]
        best = np.zeros((len(names), found.slots), np.float32)
        if len(starts):
            best[counts > 0] = np.maximum.reduceat(table[rows[hits]], starts)
        spelled = np.minimum(best[:, : found.spelled].sum(1), np.float32(found.spelling))
        return self._shares(found, names, spelled + best[:, found.spelled :].sum(1))

    def _scratch(self) -> _Scratch:
        scratch: _Scratch | None = getattr(self._local, "scratch", None)
        if scratch is None:
            scratch = self._local.scratch = _Scratch(self.names, self.words)
        return scratch


class _Scratch:
    """Arrays as long as the index, one set a thread, kept zero between queries by undoing what was written.

    Clearing them anew for each query would cost 0.3 ms at a million names.
    """

    __slots__ = ("_place", "_row", "sums")

    def __init__(self, names: int, words: int) -> None:
        self.sums: Scores = np.zeros(names, np.float32)
        self._place = np.zeros(names, np.int32)
        self._row = np.zeros(words, np.int32)

    def distinct(self, names: Array) -> Array:
        """`names` without repetition, in any order: the last writer of a place owns it."""
        places = np.arange(len(names), dtype=np.int32)
        self._place[names] = places
        once: Array = names[self._place[names] == places]
        return once

    def rows(self, words: list[int], among: Array) -> Array:
        """For each of `among` its position in `words` counted from 1, or 0."""
        self._row[words] = np.arange(1, len(words) + 1, dtype=np.int32)
        rows: Array = self._row[among]
        self._row[words] = 0
        return rows


def _to_read(words: list[int], lengths: list[int], found: Plan) -> int:
    """Of how many `words` the postings must be read. They come with their `lengths`, shortest first."""
    routes: dict[int, list[tuple[int, float]]] = {}
    for word, slot, value in found.routes:
        routes.setdefault(word, []).append((slot, value))
    enough = _ENOUGH * min(found.weight, found.attainable)
    best = dict.fromkeys(range(found.slots), 0.0)
    rest, read = 0.0, len(words)
    while read:
        for slot, value in routes[words[read - 1]]:
            if value > best[slot]:
                rest += value - best[slot]
                best[slot] = value
        if rest >= enough:
            break
        read -= 1
    postings = sum(lengths[:read])
    while read < len(words) and lengths[read] <= _LONG and postings <= _MANY:
        postings += lengths[read]
        read += 1
    while read > 1 and postings > _MOST_POSTINGS:
        read -= 1
        postings -= lengths[read]
    return read


def _best(scores: Scores, count: int, *columns: Array) -> tuple[Array, ...]:
    """The rows of `columns` with the `count` greatest scores, in any order."""
    if len(scores) <= count:
        return columns
    chosen = np.argpartition(scores, len(scores) - count)[-count:]
    return tuple(column[chosen] for column in columns)
