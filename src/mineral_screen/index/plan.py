"""From the keys of a query to a plan: which listed words count, for which part of the query, and how much.

The query is cut into *slots*. A slot is one thing that can agree once: a word of the query (its spelling, or
something like it), a join of neighbouring words, a piece of a long unknown word, a word of another reading, a
symbol. A *route* leads from a listed word to a slot and says what it is worth there. A listed name scores, in each
slot, its best route; the index divides the sum by the weight of both names (see `Plan.score`).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple, Protocol

from mineral_screen.index.vocabulary import LONGEST_WORD, Sought, sought

MOST_WORDS = 24  # forty-word queries exist; their 24 rarest words tell as much
_MOST_READ = 256  # words looked at before the rarest are chosen
_MOST_JOINED = 16

# What words are worth and how they agree is added up in whole units of this share: sums are the same in any order.
UNITS = 1 << 16

# Sorts of whole-name keys, and what it is worth at least that two names have one in common, by the sort in the query
# and in the listed name. That two names have the same initials says nothing. Names that are exactly the same come
# before all others, however many have the same words.
WHOLE, ACRONYM, WORD, EXACT = 0, 1, 2, 3
SAME_KEY = {
    (EXACT, EXACT): 2.0, (EXACT, WHOLE): 1.0, (WHOLE, EXACT): 1.0, (WHOLE, WHOLE): 1.0, (EXACT, ACRONYM): 0.8,
    (ACRONYM, EXACT): 0.8, (WHOLE, ACRONYM): 0.8, (ACRONYM, WHOLE): 0.8, (WORD, ACRONYM): 0.5,
}  # fmt: skip
CROWD = 20  # a key of more names than this (the same bracketed words) says no more than their words do, unless exact
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 4, 8  # three initials are those of hundreds of names

# What a route is worth, as a share of the rarity of the listed word.
SYMBOL = 0.5  # #TECHNOLOGY beside the word technology would otherwise count the same thing twice in full
_VARIANT = 0.9
_JOIN = 1.0  # vander + bilt = vanderbilt
_MOST_HEARD = 8  # joins of words of another script that are looked for by sound
_JOINED = 0.98  # how like the words it is joined from a listed word is
_PIECE = 0.9  # sunmicrosystems = sun + microsystems
_SEGMENT = 0.85  # three pieces and more, by dynamic programming: the likeliest to be chance
_UNKNOWN = 0.3  # weight of a word that no listed name has, as a share of the greatest rarity

_COMMON = 2000  # a word in more names than this is not cut in two: goldstar may be, international not
_ALIKE = 0.8  # a listed word this similar explains an unknown word; pieces are not tried
_SHORTEST_SPLIT, _SHORTEST_PIECE, _LONGEST_PIECE = 6, 3, 20
_SHORTEST_SEGMENTED = 8
_MOST_CUTS = 4
_SYMBOLS = "#@$"
_LEFTOVER_COST = 9
_PIECE_COST = (4, 6)  # of a piece of four letters or more; of three


class Keys(Protocol):
    """What a name is looked up by: `normalize.keys.NameKeys`."""

    @property
    def tokens(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def variants(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def symbols(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def joined(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def others(self) -> tuple[tuple[str, ...], ...]: ...  # noqa: D102
    @property
    def exact(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def weights(self) -> tuple[float, ...]: ...  # noqa: D102
    @property
    def meanings(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def kin(self) -> tuple[tuple[tuple[str, float], ...], ...]: ...  # noqa: D102
    @property
    def parts(self) -> tuple[tuple[int, ...], ...]: ...  # noqa: D102


class Words(Protocol):
    """The listed words, as a plan needs them."""

    def find(self, words: Iterable[str]) -> dict[str, int]:
        """The numbers of those `words` that are listed."""

    def similar(self, asked: list[Sought]) -> list[dict[int, float]]:
        """For each of the words `asked` the listed words like it, with their similarity."""

    def rarity(self, word: int) -> float:
        """The inverse document frequency of a listed word."""

    def count(self, word: int) -> int:
        """In how many names a listed word is."""

    @property
    def greatest_rarity(self) -> float:
        """The rarity of a word in one name only."""


@dataclass(slots=True)
class Plan:
    """The routes from listed words to slots, as (word, slot, value); slots below `spelled` are about spelling."""

    routes: list[tuple[int, int, float]] = field(default_factory=list)
    slots: int = 0
    spelled: int = 0
    spelling: float = 0.0  # what all words of the query are worth; no listed name gets more for its spelling
    weight: float = 0.0  # the same with the symbols: what the query is worth
    attainable: float = 0.0  # the best routes of all slots together
    alike: dict[str, dict[int, float]] = field(default_factory=dict)  # listed words like a word, with their likeness
    pieces: dict[str, list[int]] = field(default_factory=dict)  # listed words that a word may consist of
    symbols: dict[str, int] = field(default_factory=dict)  # the numbers of those meanings that are listed

    def slot(self, routes: Iterable[tuple[int, float]]) -> None:
        """Add a slot, and the best route from each word to it."""
        best: dict[int, float] = {}  # a word found by five readings counts once: the first pass adds up its routes
        for word, value in routes:
            if value > best.get(word, 0.0):
                best[word] = value
        self.routes += [(word, self.slots, value) for word, value in best.items()]
        self.attainable += max(best.values(), default=0.0)
        self.slots += 1

    def score(self, spelled: float, meant: float, listed: float) -> float:
        """How well a listed name agrees: Dice over rarities, about 1 for the same name.

        `spelled` and `meant` are the sums of its best routes to the slots of spelling and to the symbols,
        `listed` is its own weight.
        """
        return (min(spelled, self.spelling) + meant) / (0.5 * self.weight + 0.5 * listed)


def clip(words: Iterable[str]) -> list[str]:
    """Each word once, in order, cut to the greatest length: applied to lists and queries alike."""
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in words))


class Said(NamedTuple):
    """A token: how much it tells, what it means, and by which other meanings it may agree and how far."""

    weight: float
    meaning: str
    kin: tuple[tuple[str, float], ...]


def said(keys: Keys) -> dict[str, Said]:
    """The tokens, clipped, with what is said of them: that each tells 1 where that is nothing."""
    found: dict[str, Said] = {}
    weights, meanings, kin = keys.weights or repeat(1.0), keys.meanings or repeat(""), keys.kin or repeat(())
    for token, weight, meaning, others in zip(keys.tokens, weights, meanings, kin, strict=False):
        found.setdefault(token[:LONGEST_WORD], Said(weight, meaning, others))
    return found


def joined_keys(keys: Keys) -> list[tuple[str, int]]:
    """The whole-name keys with their sorts: `EXACT`, `WHOLE`, or an `ACRONYM`, which has far fewer letters."""
    letters = sum(map(len, keys.tokens))
    exact = [*dict.fromkeys(key for key in keys.exact if len(key) > 1)][:_MOST_JOINED]
    others = [*dict.fromkeys(key for key in keys.joined if len(key) > 1 and key not in exact)][:_MOST_JOINED]
    sorts = (ACRONYM if 2 * len(key) < letters else WHOLE for key in others)
    return [*((key, EXACT) for key in exact), *zip(others, sorts, strict=True)]


def asked_joined_keys(keys: Keys) -> list[tuple[str, int]]:
    """The keys of a query that are compared with whole-name keys: its own, and words that may be acronyms."""
    words = (word for word in keys.tokens[:MOST_WORDS] if _SHORTEST_ACRONYM <= len(word) <= _LONGEST_ACRONYM)
    return [*joined_keys(keys), *((word, WORD) for word in words)]


def acronyms(keys: Keys) -> list[str]:
    """The initials of a name that another may have as a word."""
    return [key for key, sort in joined_keys(keys) if sort == ACRONYM and len(key) >= _SHORTEST_ACRONYM]


def plan(keys: Keys, words: Words) -> Plan:
    """How to look for a name with these keys. Time is bounded whatever the keys are."""
    tokens = clip(keys.tokens[:_MOST_READ])
    others = {first: rest for first, *rest in keys.others[:MOST_WORDS]}
    grouped = {other for rest in others.values() for other in rest}
    variants = [word for word in clip([*acronyms(keys), *keys.variants[:_MOST_READ]]) if word not in tokens]
    symbols = clip(keys.symbols[:_MOST_READ])
    kin = {meaning for some in keys.kin[:_MOST_READ] for meaning, _ in some}
    joins = _joins(tokens[: 2 * MOST_WORDS])
    read = [*tokens, *(other for other in grouped if other[0] not in _SYMBOLS)]
    halves = [half for word in read for split in _splits(word) for half in split]
    known = words.find({*tokens, *variants, *symbols, *kin, *joins, *halves, *grouped})

    result = Plan(symbols={symbol: known[symbol] for symbol in (*symbols, *kin) if symbol in known})
    chosen = _rarest(tokens, known, words)
    # What resembles a common word is worth as little as it, and a misspelling of it seldom the only one.
    telling = [word for word in chosen if word not in known or words.count(known[word]) < _COMMON]
    alike = words.similar([sought(word, deep=word not in known, heard=word in others) for word in telling])
    result.alike = dict(zip(telling, alike, strict=True))
    parts = [_part(word, known, result.alike.get(word, {}), words) for word in chosen]
    for word, part in zip(chosen, parts, strict=True):
        if word in others:
            _raise(result.alike.setdefault(word, {}), _add_others(part, others[word], known, words))
    for part in parts:
        result.slot(part.routes)
        result.spelling += part.weight
    for word, part in zip(chosen, parts, strict=True):
        for piece in part.pieces.items():
            result.slot([piece])
        if part.pieces:
            result.pieces[word] = list(part.pieces)
    for near, run in [*_alike_joined(joins, others, known, words)][:MOST_WORDS]:
        result.slot([(join, likeness * words.rarity(join)) for join, likeness in near.items()])
        for word in run:
            _raise(result.alike.setdefault(word, {}), {join: _JOINED * likeness for join, likeness in near.items()})
    for other in _rarest_known((word for word in variants if word not in grouped), known, words):
        value = _VARIANT * words.rarity(other)
        result.slot([(other, value)])
        result.spelling += value  # pairs of characters: a few common ones must not stand for the whole word
    result.spelled, result.weight = result.slots, result.spelling
    for number in [known[symbol] for symbol in symbols if symbol in known][:MOST_WORDS]:
        value = SYMBOL * words.rarity(number)
        result.slot([(number, value)])
        result.weight += value
    return result


def _alike_joined(
    joins: Mapping[str, Sequence[str]], others: Container[str], known: Mapping[str, int], words: Words
) -> Iterator[tuple[dict[int, float], Sequence[str]]]:
    """The listed words that neighbours are when joined, with their likeness, and the neighbours.

    Those of another script are looked for by their sound too: عبد القادر is Abdelkader.
    """
    heard = [join for join, run in joins.items() if any(word in others for word in run)][:_MOST_HEARD]
    alike = dict(zip(heard, words.similar([sought(join, deep=False, heard=True) for join in heard]), strict=True))
    for join, run in joins.items():
        near = alike.get(join, {}) | ({known[join]: _JOIN} if join in known else {})
        if near:
            yield near, run


@dataclass(slots=True)
class _Part:
    """What one word of the query contributes: routes to its slot, its weight, and the pieces it may consist of."""

    routes: list[tuple[int, float]]
    weight: float
    pieces: dict[int, float]


def _part(word: str, known: Mapping[str, int], alike: Mapping[int, float], words: Words) -> _Part:
    number = known.get(word)
    nearest = max(alike.values(), default=0.0)
    if number is not None:
        weight = words.rarity(number)
    elif alike:
        weight = min(words.rarity(other) for other, likeness in alike.items() if likeness >= nearest)
    else:
        weight = _UNKNOWN * words.greatest_rarity
    # A rare query word that resembles a common listed one (chine, china) says no more than the common one.
    routes = [(other, likeness * min(weight, words.rarity(other))) for other, likeness in alike.items()]
    if number is not None:
        routes.append((number, weight))
    pieces = _halves(word, known, words) if number is None or words.count(number) < _COMMON else {}
    if number is None and nearest < _ALIKE:
        for piece in _segments(word, words):
            pieces.setdefault(piece, _SEGMENT * words.rarity(piece))
        weight = max(weight, sum(pieces.values(), 0.0))
    return _Part(routes, weight, pieces)


def _add_others(part: _Part, others: Sequence[str], known: Mapping[str, int], words: Words) -> dict[int, float]:
    """Let a word of another script agree by its other readings, and by its meaning as by its spelling.

    Gives the listed words that its other readings are like, with their likeness.

    No listed name need be spelled as 과학 is read (gwahak): one that means the same agrees in full, and the part weighs
    what its meaning does. Other readings are looked for with tolerance too, for any of them may be the one in use.
    """
    meanings = [known[other] for other in others if other in known and other[0] in _SYMBOLS]
    readings = [other for other in others if other[0] not in _SYMBOLS]
    tolerant = [] if meanings else readings
    alike = words.similar([sought(other, deep=other not in known, heard=True) for other in tolerant])
    found: dict[int, float] = {}
    for near in alike:
        _raise(found, near)
        part.routes += [(word, _VARIANT * likeness**2 * words.rarity(word)) for word, likeness in near.items()]
    for other in readings:
        if other in known:
            found[known[other]] = 1.0
            value = _VARIANT * words.rarity(known[other])
            part.routes.append((known[other], value))
            part.weight = max(part.weight, value)
        part.pieces |= _halves(other, known, words)
    if meanings:
        part.weight = max(map(words.rarity, meanings))
        part.routes = [(word, min(value, part.weight)) for word, value in part.routes]
        part.routes += [(symbol, words.rarity(symbol)) for symbol in meanings]
        part.pieces = {}
    return found


def _raise(likeness: dict[int, float], more: Mapping[int, float]) -> None:
    """Let words be as like as they are in `more`, where that is more."""
    for word, alike in more.items():
        likeness[word] = max(alike, likeness.get(word, 0.0))


def _rarest(tokens: Sequence[str], known: Mapping[str, int], words: Words) -> list[str]:
    """The `MOST_WORDS` rarest of `tokens`, in order; a word that is not listed may be a rare one misspelt."""

    def count(token: str) -> int:
        return words.count(known[token]) if token in known else 1

    chosen = set(sorted(tokens, key=count)[:MOST_WORDS])
    return [token for token in tokens if token in chosen]


def _rarest_known(asked: Iterable[str], known: Mapping[str, int], words: Words) -> list[int]:
    """The `MOST_WORDS` rarest of those of `asked` that are listed."""
    return sorted((known[word] for word in asked if word in known), key=words.count)[:MOST_WORDS]


def _joins(tokens: Sequence[str]) -> dict[str, Sequence[str]]:
    """Two and three neighbouring words written as one, with the words."""
    runs = (tokens[i : i + size] for size in (2, 3) for i in range(len(tokens) - size + 1))
    return {join: run for run in runs if 3 < len(join := "".join(run)) <= LONGEST_WORD}


def _splits(word: str) -> list[tuple[str, str]]:
    """The ways to cut `word` in two."""
    if not _SHORTEST_SPLIT <= len(word) < LONGEST_WORD:
        return []
    cuts = range(_SHORTEST_PIECE, len(word) - _SHORTEST_PIECE + 1)
    return [(word[:cut], word[cut:]) for cut in cuts]


def _halves(word: str, known: Mapping[str, int], words: Words) -> dict[int, float]:
    """The listed words that `word` can be cut into, with their value: of the rarest cuts only."""
    cuts = [(known[left], known[right]) for left, right in _splits(word) if left in known and right in known]
    cuts.sort(key=lambda cut: -words.rarity(cut[0]) - words.rarity(cut[1]))
    return {number: _PIECE * words.rarity(number) for cut in cuts[:_MOST_CUTS] for number in cut}


def _segments(word: str, words: Words) -> list[int]:
    """Listed words that cover `word` with the fewest pieces and leftover letters."""
    if not _SHORTEST_SEGMENTED <= len(word) < LONGEST_WORD:
        return []
    spans = [
        (start, end)
        for end in range(_SHORTEST_PIECE, len(word) + 1)
        for start in range(max(0, end - _LONGEST_PIECE), end - _SHORTEST_PIECE + 1)
    ]
    known = words.find({word[start:end] for start, end in spans})
    # best[end]: cost of word[:end], where its last piece begins, and which word that is (None: a leftover letter).
    best: list[tuple[float, int, int | None]] = [(0.0, 0, None)]
    for end in range(1, len(word) + 1):
        choice: tuple[float, int, int | None] = (best[end - 1][0] + _LEFTOVER_COST, end - 1, None)
        for start in range(max(0, end - _LONGEST_PIECE), end - _SHORTEST_PIECE + 1):
            number = known.get(word[start:end])
            cost = best[start][0] + _PIECE_COST[end - start == _SHORTEST_PIECE]
            if number is not None and cost < choice[0]:
                choice = (cost, start, number)
        best.append(choice)
    pieces, end = [], len(word)
    while end:
        _, end, number = best[end]
        if number is not None:
            pieces.append(number)
    return pieces
