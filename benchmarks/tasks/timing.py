"""Time a pair: prepared names scored, with whatever explanation the scorer gives; and to prepare one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from time import perf_counter

from datasets import Pair, company_pairs
from report import Cell, Table
from scorers import Scorer
from tasks.size import Size


def run(scorers: Sequence[Scorer], size: Size) -> Iterator[Table]:
    pairs = Random(1).sample(company_pairs(), min(size.timed, 4000))
    rows: list[list[Cell]] = [[scorer.name, *timed(scorer, pairs)] for scorer in scorers]
    yield Table(
        "Microseconds a pair",
        ["scorer", "prepared names, score", "prepare a name"],
        rows,
        f"Company pairs with near names, best of three rounds over {len(pairs):,} pairs.",
    )


def timed(scorer: Scorer, pairs: Sequence[Pair]) -> tuple[float, float]:
    """Microseconds to score a pair of prepared names, and to prepare a name not seen before."""
    start = perf_counter()
    forms = [(scorer.prepare(pair.a), scorer.prepare(pair.b)) for pair in pairs]
    preparing = (perf_counter() - start) / (2 * len(pairs))
    rounds = []
    for _ in range(3):
        start = perf_counter()
        for a, b in forms:
            scorer.score(a, b)
        rounds.append((perf_counter() - start) / len(pairs))
    return min(rounds) * 1e6, preparing * 1e6
