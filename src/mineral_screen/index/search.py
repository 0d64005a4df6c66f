"""Searching: from the keys of a query to the names worth a close look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter

import numpy as np

from mineral_screen.index.arrays import Array, Rows, Table
from mineral_screen.index.plan import CROWD, EXACT, MOST_WORDS, SAME_KEY, Keys, asked_joined_keys, plan
from mineral_screen.index.promise import Asked
from mineral_screen.index.steps import Steps, steps
from mineral_screen.index.vocabulary import Sought, Vocabulary

# The ranking counts rare words, so that a name whose one rare word is another spelling of the query's comes late in it,
# however much it promises. So promises are asked of so many times the names that are wanted.
WIDE = 4


class Search:
    """The searchable part of an index: words, postings (word → names), forward rows (name → words), weights."""

    __slots__ = ("_joined", "_postings", "_rarities", "_steps", "_vocabulary", "greatest_rarity", "names")

    def __init__(self, arrays: Mapping[str, Array], make: Callable[[Mapping[str, Array]], Steps] = steps) -> None:
        self._steps = make(arrays)
        self._vocabulary = Vocabulary(arrays)
        self._postings = Rows(arrays, "postings")
        self._rarities = arrays["words.rarities"].data
        self._joined = Table(arrays, "joined")
        self.names = len(arrays["names.weights"])
        self.greatest_rarity = float(np.log1p(self.names))

    def find(self, words: Iterable[str]) -> dict[str, int]:
        """The numbers of those `words` that are listed."""
        return self._steps.find(words)

    def similar(self, asked: list[Sought]) -> list[dict[int, float]]:
        """For each of the words `asked` the listed words like it, with their similarity."""
        return self._steps.similar(asked)

    def rarity(self, word: int) -> float:
        """The inverse document frequency of a word."""
        return self._rarities[word]

    def count(self, word: int) -> int:
        """In how many names a word is."""
        return self._postings.length(word)

    def ranked(self, keys: Keys, limit: int) -> list[int]:
        """The `limit` names that agree best with `keys`, best first; names that share nothing are not among them."""
        return self._steps.rank(plan(keys, self), self._same_joined(keys, limit), limit)[0]

    def promising(self, keys: Keys, limit: int) -> list[tuple[int, float]]:
        """Of the names that agree best with `keys` the `limit` that promise most, with what they promise, best first.

        Equal promises are in the order of the ranking.
        """
        found = plan(keys, self)
        names, scores = self._steps.rank(found, self._same_joined(keys, limit), WIDE * limit)
        promises = self._steps.promise(Asked.of(keys, found), names, scores)
        return sorted(zip(names, promises, strict=True), key=itemgetter(1), reverse=True)[: max(limit, 0)]

    def nearest(self, keys: Keys, limit: int) -> list[int]:
        """At most `limit` names that hold the listed word most like a word of `keys`, however unlike it is.

        For a query without candidates: a miss is to name what came nearest. Words are alike in the share of their
        letter trigrams in common (Dice). Where no word has one in common the first names will do; empty without names.
        """
        alike = (self._vocabulary.most_alike(token) for token in keys.tokens[:MOST_WORDS])
        word, most = max(alike, key=lambda one: one[1], default=(0, 0.0))
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
