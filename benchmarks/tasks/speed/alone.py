"""The index alone, beside other searches for the same queries: names as their romanised words, nothing else read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from time import perf_counter

from mineral_screen.index import Index
from mineral_screen.normalize.keys import NameKeys
from report import Cell, Table
from scorers import romanised
from searchers import PairByPair, Searcher, rivals
from tasks.speed.clock import percentiles, timed
from tasks.speed.world import KINDS, Query, World

COUNT = 50
RIVALS_UP_TO = 1_000_000


def run(world: World) -> Iterator[Table]:
    index, seconds = _built(world)
    asked = [_keys(query.text) for query in world.queries]
    for keys in asked[:300]:  # pages of the file
        index.candidates(keys, COUNT)
    found, times = timed(lambda keys: index.candidates(keys, COUNT), asked)
    rows: list[list[Cell]] = [["the index", len(asked), *percentiles(times), _share(world, world.queries, found)]]
    if world.size <= RIVALS_UP_TO:
        rows += [_rival(world, rival, world.queries[: rival.most]) for rival in rivals(world.names)]
    note = "Recall: the changed name, or one with the same letters, is among the best 50. No name is analysed here."
    columns = ["search", "queries", "ms p50", "p95", "p99", f"recall@{COUNT}"]
    yield Table(f"Candidates among {world.size:,} names", columns, rows, note)
    kinds = [_kind(world, kind, found, times) for kind in KINDS]
    yield Table("By kind of query", ["kind", "queries", "ms p50", "p99", f"recall@{COUNT}"], kinds)
    yield Table("The file", ["what", "value"], [["build, s", seconds], *_file(world, index)])


def _keys(name: str) -> NameKeys:
    words = tuple(romanised(name).split())
    initials = "".join(word[0] for word in words)
    return NameKeys(words, (), (), ("".join(words), *([initials] if len(initials) > 2 else [])))


def _built(world: World) -> tuple[Index, float]:
    keys = [_keys(name) for name in world.names]
    listed = ((number, one, name.encode()) for number, (one, name) in enumerate(zip(keys, world.names, strict=True)))
    start = perf_counter()
    index = Index.build(listed, ((0, b"") for _ in keys))
    index.save(world.alone)
    return Index.open(world.alone), perf_counter() - start


def _file(world: World, index: Index) -> Iterator[list[Cell]]:
    opened = []
    for _ in range(20):
        start = perf_counter()
        Index.open(world.alone)
        opened.append((perf_counter() - start) * 1000)
    payloads = sum(array.nbytes for name, array in index.arrays.items() if "payloads" in name)
    yield ["open, ms", median(opened)]
    yield ["bytes a name, without the payloads", (world.alone.stat().st_size - payloads) / world.size]


def _share(world: World, queries: Sequence[Query], found: Sequence[Sequence[int]]) -> float:
    return sum(world.holds(numbers, query) for numbers, query in zip(found, queries, strict=True)) / len(queries)


def _kind(world: World, kind: str, found: Sequence[Sequence[int]], times: Sequence[float]) -> list[Cell]:
    chosen = [at for at, query in enumerate(world.queries) if query.kind == kind]
    p50, _, p99 = percentiles([times[at] for at in chosen])
    share = _share(world, [world.queries[at] for at in chosen], [found[at] for at in chosen])
    return [kind, len(chosen), p50, p99, share]


def _rival(world: World, rival: Searcher, queries: Sequence[Query]) -> list[Cell]:
    found, times = timed(lambda query: rival.find(query.text, COUNT), queries)
    if isinstance(rival, PairByPair):
        return [f"{rival.name} ({rival.version})", len(queries), *percentiles([t * rival.times for t in times]), None]
    return [f"{rival.name} ({rival.version})", len(queries), *percentiles(times), _share(world, queries, found)]
