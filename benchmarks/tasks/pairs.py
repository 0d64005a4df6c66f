"""Labelled pairs: how well a score separates same from different, and whether it means what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

import measures
from datasets import Pair, company_pairs, list_pairs
from report import Cell, Table
from scorers import Scorer
from tasks.size import Size


def run(scorers: Sequence[Scorer], size: Size) -> Iterator[Table]:
    near = company_pairs()
    sets = {
        "company pairs with near names": Random(0).sample(near, min(size.pairs, len(near))),
        "organisation pairs of the lists": list_pairs("company", size.pairs),
        "person pairs of the lists": list_pairs("person", size.pairs),
    }
    pooled: dict[str, list[float]] = {scorer.name: [] for scorer in scorers}
    for title, pairs in sets.items():
        scored = {scorer.name: scores(scorer, pairs) for scorer in scorers}
        for name, values in scored.items():
            pooled[name] += values
        yield _separation(title, scorers, pairs, scored)
    labels = [pair.same for pairs in sets.values() for pair in pairs]
    yield _calibration(pooled, labels)


def scores(scorer: Scorer, pairs: Sequence[Pair]) -> list[float]:
    """The score of each pair."""
    forms = [(scorer.prepare(p.a, p.person), scorer.prepare(p.b, p.person)) for p in pairs]
    return [scorer.score(a, b) for a, b in forms]


def _separation(title: str, scorers: Sequence[Scorer], pairs: Sequence[Pair], scored: dict[str, list[float]]) -> Table:
    labels = [pair.same for pair in pairs]
    rows: list[list[Cell]] = [
        [
            scorer.name,
            measures.auc(scored[scorer.name], labels),
            measures.recall_at(scored[scorer.name], labels, 0.05),
            f"{scorer.threshold:.2f}",
            measures.f1(scored[scorer.name], labels, scorer.threshold),
            measures.f1(scored[scorer.name], labels, 0.90),
            measures.best_f1(scored[scorer.name], labels),
        ]
        for scorer in scorers
    ]
    return Table(
        title[0].upper() + title[1:],
        ["scorer", "AUC", "recall at 5 % FP", "its threshold", "F1 there", "F1 at 0.90", "best F1"],
        rows,
        f"{len(pairs):,} pairs, {sum(labels):,} of them true.",
    )


def _calibration(pooled: dict[str, list[float]], labels: list[bool]) -> Table:
    banded = {
        name: {low: (count, share) for low, count, share in measures.bands(values, labels)}
        for name, values in pooled.items()
    }
    lows = sorted({low for bands in banded.values() for low in bands}, reverse=True)
    rows = [[f"{low:.1f}–{low + 0.1:.1f}", *(_band(banded[name].get(low)) for name in banded)] for low in lows]
    return Table(
        "Calibration: of the pairs scored so, how many are true",
        ["score", *banded],
        rows,
        "Over the three sets together, half of whose pairs are true: share true (pairs in the band).",
    )


def _band(band: tuple[int, float] | None) -> str:
    return "–" if band is None else f"{band[1]:.2f} ({band[0]:,})"
