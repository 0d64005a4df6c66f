"""Many queries at once, in one process and in two."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from mineral_screen.corpus import Corpus
from mineral_screen.screener import Screener
from report import Cell, Table
from tasks.speed.world import World


def run(world: World) -> Iterator[Table]:
    texts = [query.text for query in world.queries]
    assert world.corpus  # compiled, where it is not yet
    yield Table(
        f"A batch of {len(texts):,} among {world.size:,} names",
        ["processes", "answers a second"],
        [_row(world.path, texts, workers) for workers in (1, 2)],
        "Each in a new process that has opened the list and nothing else: its tables are read while it answers. Start "
        "of the processes and transport of whole answers included.",
    )


def _row(path: Path, texts: list[str], workers: int) -> list[Cell]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return [workers, pool.submit(_rate, path, texts, workers).result()]


def _rate(path: Path, texts: list[str], workers: int) -> float:
    """Answers a second."""
    screener = Screener(Corpus.open(path))
    start = perf_counter()
    count = sum(1 for _ in screener.screen_many(texts, workers=workers))
    return count / (perf_counter() - start)
