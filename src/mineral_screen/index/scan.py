"""The slow twin of the search: the same answers from a plain loop over all names, for tests to compare with.

It shares the plan of a query with the search, and none of its tables, postings and short cuts.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

from mineral_screen.index.plan import (
    CROWD,
    EXACT,
    SAME_KEY,
    SYMBOL,
    Keys,
    Plan,
    asked_joined_keys,
    clip,
    joined_keys,
    plan,
)
from mineral_screen.index.vocabulary import (
    EDIT,
    FOLDED,
    HEARD,
    LEAST_ALIKE,
    LEAST_HEARD,
    MOST_ALIKE,
    SOUND,
    Sought,
    deletions,
    fuzzy_echo,
    fuzzy_fold,
    fuzzy_skeleton,
    is_fuzzy,
    trigrams,
)


def scan_candidates(names: Sequence[Keys], keys: Keys, limit: int = 50) -> list[tuple[int, float]]:
    """The numbers of the `limit` of `names` that agree best with `keys`, best first, each with its score.

    Empty without names, or where none shares anything with `keys`. Takes milliseconds a thousand names.

    >>> from mineral_screen.normalize.keys import NameKeys
    >>> listed = [NameKeys((word, "trading"), (), (), ()) for word in ("borealis", "youmante", "larimer")]
    >>> [number for number, _ in scan_candidates(listed, NameKeys(("youmnate",), (), (), ()))]
    [1]
    """
    words = _Words(names)
    found = plan(keys, words)
    holders = Counter(key for name in names for key, _ in joined_keys(name))
    asked = [(key, sort) for key, sort in asked_joined_keys(keys) if holders[key] <= CROWD or sort == EXACT]
    crowds = {key for key, _ in asked if holders[key] > CROWD}
    scored = [(number, _score(name, asked, crowds, found, words)) for number, name in enumerate(names)]
    best = sorted((pair for pair in scored if pair[1] > 0), key=lambda pair: (-pair[1], pair[0]))
    return best[:limit]


class _Words:
    """The words of `names`, as a plan needs them, numbered by length, then alphabetically."""

    def __init__(self, names: Sequence[Keys]) -> None:
        counts = Counter(word for name in names for word in _shares(name))
        self._texts = sorted(counts, key=lambda word: (len(word), word))
        self._counts = [counts[word] for word in self._texts]
        self.numbers = {word: number for number, word in enumerate(self._texts)}
        self._names = len(names)
        self.greatest_rarity = math.log1p(self._names)

    def find(self, words: Iterable[str]) -> dict[str, int]:
        """The numbers of those `words` that are there."""
        return {word: self.numbers[word] for word in words if word in self.numbers}

    def similar(self, asked: Sequence[Sought]) -> list[dict[int, float]]:
        """For each of the words `asked` the words like it, with their similarity."""
        return [self._similar(one) for one in asked]

    def _similar(self, one: Sought) -> dict[int, float]:
        alike = ((number, _likeness(one, other)) for number, other in enumerate(self._texts))
        good = sorted((-likeness, number) for number, likeness in alike if likeness >= LEAST_ALIKE)
        return {number: -negative for negative, number in good[:MOST_ALIKE]}

    def rarity(self, word: int) -> float:
        """The inverse document frequency of a word."""
        return math.log1p(self._names / self._counts[word])

    def count(self, word: int) -> int:
        """In how many names a word is."""
        return self._counts[word]


def _likeness(one: Sought, other: str) -> float:
    word = one.letters.decode()
    if word == other or not (word and is_fuzzy(other)):
        return 0.0
    if one.fold and one.fold == fuzzy_fold(other).encode():
        return FOLDED
    edits, longest = OSA.distance(word, other), max(len(word), len(other))
    sounds = one.skeleton != b"" and one.skeleton == fuzzy_skeleton(other).encode()
    if one.echo and (sounds or one.echo == fuzzy_echo(other).encode()):
        likeness = 1 - HEARD * edits / longest
        return likeness if likeness >= LEAST_HEARD else 0.0
    if sounds:
        return 1 - SOUND * edits / longest
    meet = not set(deletions(one.letters)).isdisjoint(deletions(other.encode()))
    near = abs(len(word) - len(other)) <= 2 and len(trigrams(word) & trigrams(other)) >= one.shared
    if edits <= one.reach and (meet or (one.shared and len(other) >= 4 and near)):
        return 1 - EDIT * edits / longest
    return 0.0


def _shares(name: Keys) -> Mapping[str, float]:
    """The words of a name, with the share of their rarity that counts towards its weight."""
    shares = dict.fromkeys(clip(name.variants), 0.0) | dict.fromkeys(clip(name.symbols), SYMBOL)
    return shares | dict.fromkeys(clip(name.tokens), 1.0)


def _score(name: Keys, asked: Sequence[tuple[str, int]], crowds: Collection[str], found: Plan, words: _Words) -> float:
    shares = _shares(name)
    have = {words.numbers[word] for word in shares}
    best = [0.0] * found.slots
    for word, slot, value in found.routes:
        if word in have:
            best[slot] = max(best[slot], value)
    listed = sum(share * words.rarity(words.numbers[word]) for word, share in shares.items())
    floor = _same_joined(name, asked, crowds)
    if not any(best):
        return floor
    return max(floor, found.score(sum(best[: found.spelled]), sum(best[found.spelled :]), listed))


def _same_joined(name: Keys, asked: Sequence[tuple[str, int]], crowds: Collection[str]) -> float:
    """What whole-name keys in common are worth; one of a crowd counts only for names that are exactly the same."""
    theirs = dict(joined_keys(name))
    common = [
        (sort, theirs[key]) for key, sort in asked if key in theirs and (key not in crowds or theirs[key] == EXACT)
    ]
    return max((SAME_KEY.get(sorts, 0.0) for sorts in common), default=0.0)
