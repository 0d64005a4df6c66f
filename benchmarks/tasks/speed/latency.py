"""One query at a time: the whole screening, and the candidates alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mineral_screen.normalize.names import analyze
from report import Cell, Table
from tasks.speed.clock import percentiles, timed
from tasks.speed.world import KINDS, Query, World

COUNT = 50


def run(world: World) -> Iterator[Table]:
    rows: list[list[Cell]] = []
    queries = world.queries
    for query in queries[:200]:  # pages of the file, caches
        world.screener.screen(query.text)
    _, times = timed(world.screener.screen, [query.text for query in queries])
    rows.append(["screen(): a whole answer", len(queries), *percentiles(times), None])
    found, times = timed(lambda query: _candidates(world, query), queries)
    rows.append(["candidates alone, name read anew", len(queries), *percentiles(times), _share(world, queries, found)])
    columns = ["search", "queries", "ms p50", "p95", "p99", f"recall@{COUNT}"]
    note = "Recall: the changed name, or one with the same letters, is among the best 50."
    yield Table(f"One query among {world.size:,} names", columns, rows, note)
    yield Table(
        f"Candidates among {world.size:,} names, by kind of query",
        ["kind", "queries", f"recall@{COUNT}"],
        [_kind(world, kind, queries, found) for kind in KINDS],
    )


def _candidates(world: World, query: Query) -> list[int]:
    return world.corpus.numbers(analyze(query.text), COUNT)


def _share(world: World, queries: Sequence[Query], found: Sequence[Sequence[int]]) -> float:
    return sum(world.holds(numbers, query) for numbers, query in zip(found, queries, strict=True)) / len(queries)


def _kind(world: World, kind: str, queries: Sequence[Query], found: Sequence[Sequence[int]]) -> list[Cell]:
    pairs = [(query, numbers) for query, numbers in zip(queries, found, strict=True) if query.kind == kind]
    return [kind, len(pairs), _share(world, [query for query, _ in pairs], [numbers for _, numbers in pairs])]
