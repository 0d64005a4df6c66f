"""Many queries at once, in one process and in two."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from report import Cell, Table
from tasks.speed.world import World


def run(world: World) -> Iterator[Table]:
    texts = [query.text for query in world.queries]
    yield Table(
        f"A batch of {len(texts):,} among {world.size:,} names",
        ["processes", "answers a second"],
        [_row(world, texts, workers) for workers in (1, 2)],
        "Start of the processes and transport of whole answers included.",
    )


def _row(world: World, texts: list[str], workers: int) -> list[Cell]:
    start = perf_counter()
    count = sum(1 for _ in world.screener.screen_many(texts, workers=workers))
    return [workers, count / (perf_counter() - start)]
