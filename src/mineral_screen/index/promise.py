"""How promising a candidate is: the share of both names that can agree, before the precise scorer is asked.

The precise scorer takes a hundred times as long for a name, and of fifty candidates two or three are worth it. A word
can agree with a word that is like it, begins it or means the same, however the words are laid beside each other; so
what is computed here is seldom less than what the scorer will find, and names that promise too little need not be
scored. `benchmarks/speed.py` measures what that loses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from mineral_screen.index.arrays import Array, Pool, Rows, distinct
from mineral_screen.index.plan import UNITS, Keys, Plan, said
from mineral_screen.index.rank import NOTHING
from mineral_screen.index.vocabulary import LONGEST_WORD

Shares = npt.NDArray[Any]

WEIGHT_UNITS = 16  # weights of words are stored in sixteenths
MOST_TOKENS, SEVERAL = 127, 128  # of a listed name; the bit is set where its text holds several names
MOST_ASKED = 64
UNLISTED = (1 << 32) - 1  # in place of the number of a symbol that no listed word means

LEAST_PROMISE = 0.61
"""A name promises at least this share of what it scores, but for few (see docs/speed.md)."""
PROMISING = 0.45  # of a name of which the shares do not tell: enough for a score of 0.7
# What both names have that the other lacks counts against them, and so does what one has over: a name that shares less
# than this promises no more than it, less the two. But one contained in a text of so many more words may be meant.
IN_CONFLICT, CONFLICT, OVER, TEXT = 0.848, 0.8, 1.1, 2
ALIKE = 0.5  # words less alike than this, letter by letter, are two words
# A word that begins another is short for it: for a word with a meaning (tech) surely, for any other (Huaw) perhaps.
SHORT_FOR_KNOWN, SHORTEST_FOR_KNOWN = 0.92, 3
SHORT_FOR_OTHER, SHORTEST_FOR_OTHER = 0.65, 4
MADE = 0.75  # the share of a word's letters that its pieces in a name must make up, or they are words like any
# A name that stands in a longer text weighs so much, or it is chance that its letters are there.
CONTAINED, CONTAINED_WEIGHT, CONTAINED_SHARE, OF_SEVERAL = 0.7, 10, 0.12, 0.5
# What the first guess of the index counts, for its first names and for those that it is sure of: it knows the rarity of
# words on this list. Beyond them, hundreds of names share common words.
RANK, FIRST, SURE = 0.9, 5, 0.95
FEWEST_INITIALS, MOST_INITIALS = 3, 8


@dataclass(frozen=True, slots=True)
class Asked:
    """The tokens of a query, as promises need them: of each its text, and what it can agree with."""

    texts: list[bytes]
    weights: list[float]
    symbols: list[int]  # one more than the number of the listed symbol that it means; `UNLISTED`; 0 for no meaning
    kin: list[dict[int, float]]  # the listed symbols by which it may agree too, and how far
    alike: list[dict[int, float]]  # the listed words like it, with their likeness
    pieces: list[list[int]]  # the listed words that it may consist of
    parts: list[list[int]]  # which of the tokens each of the names in the query has
    initials: bytes  # of all of them; empty where they are too few to tell

    @classmethod
    def of(cls, keys: Keys, found: Plan) -> Asked:
        """What the query with these keys, and this plan, asks for."""
        tokens = dict([*said(keys).items()][:MOST_ASKED])
        words, listed = [*tokens], found.symbols
        initials = "".join([word[:1] for word in words]) if len(words) >= FEWEST_INITIALS else ""
        return cls(
            [word.encode("utf-8", "replace") for word in words],
            [one.weight for one in tokens.values()],
            [listed.get(one.meaning, UNLISTED - 1) + 1 if one.meaning else 0 for one in tokens.values()],
            [{listed[other]: far for other, far in one.kin if other in listed} for one in tokens.values()],
            [found.alike.get(word, {}) for word in words],
            [found.pieces.get(word, []) for word in words],
            _parts(keys, words),
            initials.encode("utf-8", "replace"),
        )


class Promises:
    """Computes what listed names promise."""

    __slots__ = ("_forward", "_meanings", "_tokens", "_weights", "_words")

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._words = Pool(arrays, "words")
        self._forward = Rows(arrays, "forward")
        self._weights = arrays["words.weights"]
        self._meanings = arrays["words.meanings"]
        self._tokens = arrays["names.tokens"]

    def promise(self, asked: Asked, numbers: list[int], ranks: list[float]) -> list[float]:
        """What each of the names `numbers` promises, in [0, 1]; `ranks` are the scores of the index."""
        names, scores = np.array(numbers, np.int64), np.array(ranks)
        promises: Shares = np.minimum(
            RANK * np.where((scores >= SURE) | (np.arange(len(scores)) < FIRST), scores, 0), 1.0
        )
        promises[:1] = np.maximum(promises[:1], PROMISING)
        flags = self._tokens[names]
        counts = (flags & MOST_TOKENS).astype(np.int64)
        some = np.flatnonzero(counts)
        if not asked.texts or not len(some):
            return [*map(float, promises)]
        listed = _Listed(self, names[some], counts[some])
        agreement, consisting = _agreement(asked, listed)
        # In whole units, as the agreement is: sums are the same in whatever order they are added up.
        weights = np.rint(np.array(asked.weights) * UNITS) / UNITS
        several = (flags[some] & SEVERAL) > 0
        best = np.zeros(len(some))
        for part in asked.parts:
            pieces = consisting[part] if consisting is not None else None
            best = np.maximum(best, _share(agreement[part], pieces, weights[part], listed, several))
        best = np.where(_abbreviated(asked, listed), np.maximum(best, PROMISING), best)
        promises[some] = np.maximum(promises[some], best)
        return [*map(float, promises)]


class _Listed:
    """The tokens of some listed names: `texts` of the distinct ones, and which stand in which name."""

    __slots__ = ("counts", "meanings", "numbers", "places", "rows", "starts", "texts", "totals", "weights")

    def __init__(self, source: Promises, names: npt.NDArray[np.int64], counts: npt.NDArray[np.int64]) -> None:
        words, lengths = source._forward.gather(names)
        ends = np.cumsum(lengths)
        inside = np.arange(len(words)) - np.repeat(ends - lengths, lengths) < np.repeat(counts, lengths)
        self.counts = counts
        self.rows = np.repeat(np.arange(len(names)), counts)
        self.starts = np.cumsum(counts) - counts
        self.numbers, self.places = distinct(words[inside])
        self.texts = source._words.many(self.numbers)
        self.meanings = source._meanings[self.numbers]
        self.weights = (source._weights[self.numbers] / WEIGHT_UNITS)[self.places]
        self.totals = np.add.reduceat(self.weights, self.starts)


def _agreement(asked: Asked, listed: _Listed) -> tuple[Shares, Shares | None]:
    """How well each word asked (rows) and each listed one (columns) can agree: the square of their likeness.

    Then the share of the letters of the word asked, where the listed one is a piece of it; None where none is.
    """
    alike = cdist(asked.texts, listed.texts, scorer=OSA.normalized_similarity, score_cutoff=ALIKE, dtype=np.float64)
    place = {number: column for column, number in enumerate(listed.numbers.tolist())}
    for row, (near, symbol, kin) in enumerate(zip(asked.alike, asked.symbols, asked.kin, strict=True)):
        for number, likeness in near.items():
            column = place.get(number)
            if column is not None:
                alike[row, column] = max(alike[row, column], likeness)
        for meaning, likeness in kin.items():
            means = listed.meanings == meaning + 1
            alike[row, means] = np.maximum(alike[row, means], likeness)
        if symbol:
            alike[row, listed.meanings == symbol] = 1.0
    for row, column in _beginnings(asked.texts, listed.texts):
        alike[row, column] = max(alike[row, column], _shortened(asked, row, listed, column))
    squares: Shares = np.rint(alike * alike * UNITS) / UNITS
    pieces = [(row, place[number]) for row, some in enumerate(asked.pieces) for number in some if number in place]
    if not pieces:
        return squares, None
    consisting = np.zeros_like(squares)
    for row, column in pieces:
        consisting[row, column] = round(len(listed.texts[column]) / len(asked.texts[row]) * UNITS) / UNITS
    return squares, consisting


def _beginnings(words: Sequence[bytes], texts: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Which words begin a text, or the other way round."""
    heads: dict[bytes, list[int]] = {}
    for row, word in enumerate(words):
        heads.setdefault(word[:SHORTEST_FOR_KNOWN], []).append(row)
    for column, text in enumerate(texts):
        for row in heads.get(text[:SHORTEST_FOR_KNOWN], ()):
            if text.startswith(words[row]) or words[row].startswith(text):
                yield row, column


def _shortened(asked: Asked, row: int, listed: _Listed, column: int) -> float:
    """How like two words are of which one begins the other: as it may be short for the longer one."""
    own, other = len(asked.texts[row]), len(listed.texts[column])
    known = asked.symbols[row] if own > other else listed.meanings[column]
    if known:
        return SHORT_FOR_KNOWN if min(own, other) >= SHORTEST_FOR_KNOWN else 0.0
    return SHORT_FOR_OTHER if min(own, other) >= SHORTEST_FOR_OTHER else 0.0


def _parts(keys: Keys, asked: Sequence[str]) -> list[list[int]]:
    """The words asked that belong to each of the names in the query."""
    place = {word: row for row, word in enumerate(asked)}
    parts = [[keys.tokens[at][:LONGEST_WORD] for at in part] for part in keys.parts]
    return [rows for part in parts if (rows := [place[word] for word in part if word in place])] or [[*place.values()]]


def _share(
    agreement: Shares,
    consisting: Shares | None,
    weights: Shares,
    listed: _Listed,
    several: npt.NDArray[np.bool_],
) -> Shares:
    """The share of both names together that agrees, and no less than promising where nearly all of one does."""
    rows = np.maximum.reduceat(agreement[:, listed.places], listed.starts, axis=1)
    columns = agreement.max(0)[listed.places]
    if consisting is not None:
        pieces = consisting[:, listed.places]
        made = np.add.reduceat(pieces, listed.starts, axis=1)
        enough = made >= MADE
        rows = np.where(enough, np.maximum(rows, np.minimum(made, 1.0)), rows)
        columns = np.where(((pieces > 0) & np.repeat(enough, listed.counts, axis=1)).any(0), 1.0, columns)
    ours = weights @ rows
    theirs = np.add.reduceat(columns * listed.weights, listed.starts)
    total = max(float(weights.sum()), NOTHING)
    whole = total + listed.totals
    shares = (ours + theirs) / whole
    of_ours, of_theirs = ours / total, theirs / np.maximum(listed.totals, NOTHING)
    contained = np.maximum(of_ours, of_theirs)
    weighs = np.maximum(np.where(of_ours >= CONTAINED, ours, 0.0), np.where(of_theirs >= CONTAINED, theirs, 0.0))
    lacking, over = total - ours, listed.totals - theirs
    least, most = np.minimum(lacking, over), np.maximum(lacking, over)
    bounded = np.minimum(shares, IN_CONFLICT - (2 * CONFLICT * least + OVER * (most - least)) / whole)
    in_text = (contained >= CONTAINED) & (np.abs(len(weights) - listed.counts) >= TEXT)
    found_in_text = in_text & (weighs >= CONTAINED_WEIGHT) & (shares >= CONTAINED_SHARE)
    inside = found_in_text | several & (contained >= OF_SEVERAL)
    promising = np.where(in_text | (shares >= IN_CONFLICT), shares, np.maximum(bounded, 0.0))
    result: Shares = np.where(inside, np.maximum(promising, PROMISING), promising)
    return result


def _abbreviated(asked: Asked, listed: _Listed) -> npt.NDArray[np.bool_]:
    """Which names have a word that stands for neighbouring words of the query by its letters, or vice versa."""
    heads = b"".join(text[:1] or b"\0" for text in listed.texts)
    letters = np.frombuffer(heads, np.uint8)[listed.places].tobytes()
    short = [text for text in asked.texts if _is_initials(text) and text.isalpha()]
    ends = [*listed.starts.tolist()[1:], len(letters)]
    abbreviated = np.array(
        [
            end - start >= FEWEST_INITIALS and any(word in letters[start:end] for word in short)
            for start, end in zip(listed.starts.tolist(), ends, strict=True)
        ]
    )
    if asked.initials:
        stand = np.array([_is_initials(text) and text in asked.initials for text in listed.texts])
        abbreviated[listed.rows[stand[listed.places]]] = True
    return abbreviated


def _is_initials(text: bytes) -> bool:
    return FEWEST_INITIALS <= len(text) <= MOST_INITIALS
