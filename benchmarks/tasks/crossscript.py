"""Retrieval across scripts: a name in native script finds its entity among 92,785 under Latin names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random

from datasets import Listed, crossscript, folded
from report import Cell, Table
from scorers import Scorer
from tasks.size import Size


def run(scorers: Sequence[Scorer], size: Size) -> Iterator[Table]:
    entries, queries = crossscript()
    latin: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name in entry.names:
            latin[entry.id].add(folded(name))
    columns: list[dict[str, float]] = []
    for scorer in scorers:
        asked = sample(queries, size.queries if scorer.searches else size.slow_queries)
        columns.append(_hits(scorer, entries, asked, latin))
    groups = sorted({group for group, _, _ in queries})
    rows: list[list[Cell]] = [
        [group, sum(g == group for g, _, _ in queries), *(c[group] for c in columns)] for group in groups
    ]
    yield Table(
        "Retrieval across scripts: share of queries whose entity is at rank 1",
        ["group", "queries", *(scorer.name for scorer in scorers)],
        rows,
        f"Among {len(entries):,} entities under Latin names; another entity with an equal name is a hit too. "
        + _sampling(scorers, size),
    )


def sample(queries: list[tuple[str, str, str]], count: int | None) -> list[tuple[str, str, str]]:
    """At most `count` queries of each group."""
    groups: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for query in queries:
        groups[query[0]].append(query)
    if count is None:
        return queries
    return [query for group in groups.values() for query in Random(0).sample(group, min(count, len(group)))]


def _sampling(scorers: Sequence[Scorer], size: Size) -> str:
    slow = ", ".join(scorer.name for scorer in scorers if not scorer.searches)
    note = f"At most {size.queries} queries a group. " if size.queries else ""
    if slow:
        note += (
            f"{slow}: at most {size.slow_queries} queries a group, scored on the names nearest by string "
            "measures over Unidecode, for it has no search of its own."
        )
    return note


def _hits(
    scorer: Scorer, entries: list[Listed], queries: list[tuple[str, str, str]], latin: dict[str, set[str]]
) -> dict[str, float]:
    found: defaultdict[str, list[bool]] = defaultdict(list)
    best = scorer.best([query for _, query, _ in queries], entries)
    for (group, _, target), (_, hit) in zip(queries, best, strict=True):
        found[group].append(hit == target or bool(hit and latin[hit] & latin[target]))
    return {group: sum(hits) / len(hits) for group, hits in found.items()}
