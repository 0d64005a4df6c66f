"""Addresses: how well a score tells one place from another, and how often a key finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import fuzz

import measures
from addresses import Pair, labelled_pairs
from mineral_screen.matching.address import compare
from mineral_screen.normalize.addresses import address_keys, normalize_address
from report import Cell, Table
from scorers import Scorer, romanised
from tasks.size import Size

Score = Callable[[str, str], float]
SCORES: dict[str, Score] = {
    "mineral_screen": lambda a, b: compare(normalize_address(a), normalize_address(b)).score,
    "token_set": lambda a, b: fuzz.token_set_ratio(romanised(a), romanised(b)) / 100,
    "token_sort": lambda a, b: fuzz.token_sort_ratio(romanised(a), romanised(b)) / 100,
    "WRatio": lambda a, b: fuzz.WRatio(romanised(a), romanised(b)) / 100,
}


def run(scorers: Sequence[Scorer], size: Size) -> Iterator[Table]:
    """Scorers of names have no say here; the measures compared are those of `SCORES`."""
    pairs = labelled_pairs()
    halves = {
        "looked at while building": [pair for pair in pairs if pair.seen],
        "not looked at": [pair for pair in pairs if not pair.seen],
    }
    for title, half in halves.items():
        yield _separation(title, half)
    yield _keys(halves)


def _separation(title: str, pairs: list[Pair]) -> Table:
    labels = [pair.same for pair in pairs]
    rows: list[list[Cell]] = []
    for name, score in SCORES.items():
        values = [score(pair.a, pair.b) for pair in pairs]
        against = (_auc_against(values, pairs, kind) for kind in ("next door", "neighbour"))
        rows.append([name, measures.auc(values, labels), *against, measures.f1(values, labels, 0.8)])
    return Table(
        f"Pairs of addresses {title}",
        ["score", "AUC", "against next door", "against the neighbourhood", "F1 at 0.80"],
        rows,
        f"{len(pairs):,} pairs, {sum(labels):,} of them true: two writings of one place, as lists give them for one "
        "entity. False: addresses that share rare words, half of theirs (next door) or fewer, while each has a number "
        "of its own. The labels are noisy; the halves share no entity among the true pairs.",
    )


def _auc_against(values: list[float], pairs: list[Pair], kind: str) -> float:
    kept = [(value, pair.same) for value, pair in zip(values, pairs, strict=True) if pair.same or pair.kind == kind]
    return measures.auc([value for value, _ in kept], [same for _, same in kept])


def _keys(halves: dict[str, list[Pair]]) -> Table:
    rows: list[list[Cell]] = []
    for title, pairs in halves.items():
        shared = {same: [_share_a_key(pair) for pair in pairs if pair.same == same] for same in (True, False)}
        rows.append([title, *(sum(found) / len(found) for found in shared.values())])
    return Table("Pairs of addresses that share a key", ["pairs", "true", "false"], rows)


def _share_a_key(pair: Pair) -> bool:
    one, other = (address_keys(normalize_address(text)) for text in (pair.a, pair.b))
    return not set(one).isdisjoint(other)
