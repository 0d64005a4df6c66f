"""How promising a candidate is: the share of both names that can agree, before the precise scorer is asked.

The precise scorer takes a hundred times as long for a name, and of fifty candidates two or three are worth it. A word
can agree with a word that is like it, begins it or means the same, however the words are laid beside each other; so
what is computed here is seldom less than what the scorer will find, and names that promise too little need not be
scored. `benchmarks/speed.py` measures what that loses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from mineral_screen.index.arrays import Array, Pool, Rows, distinct
from mineral_screen.index.plan import Keys, Plan, said
from mineral_screen.index.vocabulary import LONGEST_WORD

Shares = npt.NDArray[Any]

WEIGHT_UNITS = 16  # weights of words are stored in sixteenths
MOST_TOKENS, SEVERAL = 127, 128  # of a listed name; the bit is set where its text holds several names
_MOST_ASKED = 64

LEAST_PROMISE = 0.64
"""A name promises at least this share of what it scores, but for one in a thousand (see docs/speed.md)."""
_PROMISING = 0.45  # of a name of which the shares do not tell: enough for a score of 0.7
# What both names have that the other lacks counts against them, and so does what one has over: a name that shares less
# than this promises no more than it, less the two. But one contained in a text of so many more words may be meant.
_IN_CONFLICT, _CONFLICT, _OVER, _TEXT = 0.848, 0.8, 1.1, 3
_ALIKE = 0.5  # words less alike than this, letter by letter, are two words
_BEGINNING, _SHORTEST_BEGINNING = 0.92, 3
_CONTAINED, _CONTAINED_SHARE, _OF_SEVERAL = 0.8, 0.12, 0.5
# What the first guess of the index counts, for its first names and for those that it is sure of: it knows the rarity of
# words on this list. Beyond them, hundreds of names share common words.
_RANK, _FIRST, _SURE = 0.9, 5, 0.95
_INITIALS = range(3, 9)


class Promises:
    """Computes what listed names promise."""

    __slots__ = ("_forward", "_meanings", "_tokens", "_weights", "_words")

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._words = Pool(arrays, "words")
        self._forward = Rows(arrays, "forward")
        self._weights = arrays["words.weights"]
        self._meanings = arrays["words.meanings"]
        self._tokens = arrays["names.tokens"]

    def of(self, keys: Keys, found: Plan, names: npt.NDArray[np.int64], ranks: Shares) -> Shares:
        """What each of `names` promises, in [0, 1]; `ranks` are the scores of the index."""
        promises = np.minimum(_RANK * np.where((ranks >= _SURE) | (np.arange(len(ranks)) < _FIRST), ranks, 0), 1.0)
        promises[:1] = np.maximum(promises[:1], _PROMISING)
        asked = dict([*said(keys).items()][:_MOST_ASKED])
        flags = self._tokens[names]
        counts = (flags & MOST_TOKENS).astype(np.int64)
        some = np.flatnonzero(counts)
        if not asked or not len(some):
            return promises
        listed = _Listed(self, names[some], counts[some])
        agreement, consisting = _agreement(asked, found, listed)
        weights = np.array([weight for weight, _ in asked.values()])
        several = (flags[some] & SEVERAL) > 0
        best = np.zeros(len(some))
        for part in _parts(keys, asked):
            pieces = consisting[part] if consisting is not None else None
            best = np.maximum(best, _share(agreement[part], pieces, weights[part], listed, several))
        best[_abbreviated([*asked], listed)] = _PROMISING
        promises[some] = np.maximum(promises[some], best)
        return promises


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


def _agreement(asked: Mapping[str, tuple[float, str]], found: Plan, listed: _Listed) -> tuple[Shares, Shares | None]:
    """How well each word asked (rows) and each listed one (columns) can agree: the square of their likeness.

    Then the share of the letters of the word asked, where the listed one is a piece of it; None where none is.
    """
    words = [word.encode("utf-8", "replace") for word in asked]
    alike = cdist(words, listed.texts, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, dtype=np.float32)
    place = {number: column for column, number in enumerate(listed.numbers.tolist())}
    for row, (word, (_, meaning)) in enumerate(asked.items()):
        for number, likeness in found.alike.get(word, {}).items():
            column = place.get(number)
            if column is not None:
                alike[row, column] = max(alike[row, column], likeness)
        symbol = found.symbols.get(meaning)
        if symbol is not None:
            alike[row, listed.meanings == symbol + 1] = 1.0
    for row, column in _beginnings(words, listed.texts):
        alike[row, column] = max(alike[row, column], _BEGINNING)
    squares: Shares = alike * alike
    pieces = [
        (row, place[number])
        for row, word in enumerate(asked)
        for number in found.pieces.get(word, ())
        if number in place
    ]
    if not pieces:
        return squares, None
    consisting = np.zeros_like(squares)
    for row, column in pieces:
        consisting[row, column] = len(listed.texts[column]) / len(words[row])
    return squares, consisting


def _beginnings(words: Sequence[bytes], texts: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Which words begin a text, or the other way round."""
    heads: dict[bytes, list[int]] = {}
    for row, word in enumerate(words):
        heads.setdefault(word[:_SHORTEST_BEGINNING], []).append(row)
    for column, text in enumerate(texts):
        for row in heads.get(text[:_SHORTEST_BEGINNING], ()):
            if text.startswith(words[row]) or words[row].startswith(text):
                yield row, column


def _parts(keys: Keys, asked: Mapping[str, object]) -> list[list[int]]:
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
    columns = agreement.max(0)
    if consisting is not None:
        rows = np.maximum(rows, np.minimum(np.add.reduceat(consisting[:, listed.places], listed.starts, axis=1), 1.0))
        columns = np.where(consisting.any(0), 1.0, columns)
    ours = weights @ rows
    theirs = np.add.reduceat(columns[listed.places] * listed.weights, listed.starts)
    total = max(float(weights.sum()), 1e-9)
    whole = total + listed.totals
    shares = (ours + theirs) / whole
    contained = np.maximum(ours / total, theirs / np.maximum(listed.totals, 1e-9))
    lacking, over = total - ours, listed.totals - theirs
    least, most = np.minimum(lacking, over), np.maximum(lacking, over)
    bounded = np.minimum(shares, _IN_CONFLICT - (2 * _CONFLICT * least + _OVER * (most - least)) / whole)
    in_text = (contained >= _CONTAINED) & (np.abs(len(weights) - listed.counts) >= _TEXT)
    inside = in_text & (shares >= _CONTAINED_SHARE) | several & (contained >= _OF_SEVERAL)
    promising = np.where(in_text | (shares >= _IN_CONFLICT), shares, np.maximum(bounded, 0.0))
    result: Shares = np.where(inside, np.maximum(promising, _PROMISING), promising)
    return result


def _abbreviated(asked: Sequence[str], listed: _Listed) -> npt.NDArray[np.int64]:
    """The names with a word that stands for neighbouring words of the query by its letters, or the other way round."""
    heads = b"".join(text[:1] for text in listed.texts)
    letters = np.frombuffer(heads, np.uint8)[listed.places].tobytes()
    short = [word.encode() for word in asked if len(word) in _INITIALS and word.isascii() and word.isalpha()]
    ends = [*listed.starts.tolist()[1:], len(letters)]
    rows = [
        row
        for row, (start, end) in enumerate(zip(listed.starts.tolist(), ends, strict=True))
        if end - start >= _INITIALS[0] and any(word in letters[start:end] for word in short)
    ]
    own = "".join(word[0] for word in asked).encode("utf-8", "replace")
    if len(asked) >= _INITIALS[0]:
        stand = np.array([len(text) in _INITIALS and text in own for text in listed.texts])
        rows += listed.rows[stand[listed.places]].tolist()
    return np.array(rows, np.int64)
