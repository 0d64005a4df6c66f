"""The steps of a search by numpy and by the compiled kernel, in one run, in time of the processor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import process_time
from typing import TypeVar

from mineral_screen.index.plan import plan
from mineral_screen.index.promise import Asked
from mineral_screen.index.search import WIDE, Search
from mineral_screen.index.steps import KERNEL, NumpySteps, steps
from mineral_screen.matching.prepare import weight
from mineral_screen.normalize.keys import NameKeys, name_keys
from mineral_screen.normalize.names import analyze
from report import Cell, Table
from tasks.speed.world import World

COUNT, ROUNDS = 50, 3
Answer = TypeVar("Answer")


def run(world: World) -> Iterator[Table]:
    if not KERNEL:
        return
    arrays = world.corpus.index.arrays
    searches = (Search(arrays, NumpySteps), Search(arrays, steps))
    asked = [name_keys(analyze(query.text), weight) for query in world.queries]
    same = sum(searches[0].promising(keys, COUNT) == searches[1].promising(keys, COUNT) for keys in asked)
    taken: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for at, search in enumerate(searches):
            for what, seconds in _times(search, asked):
                best = taken.setdefault(what, [float("inf")] * 2)
                best[at] = min(best[at], seconds)
    rows: list[list[Cell]] = [
        [what, *(seconds / len(asked) * 1e6 for seconds in both), both[0] / both[1]] for what, both in taken.items()
    ]
    yield Table(
        f"Candidates among {world.size:,} names, by numpy and by the kernel",
        ["step", "µs a query, numpy", "kernel", "times as fast"],
        rows,
        f"The best of {ROUNDS} rounds. The answers to {same:,} of {len(asked):,} queries are the same.",
    )


def _times(search: Search, asked: Sequence[NameKeys]) -> Iterator[tuple[str, float]]:
    """How long each step takes for all queries, and then all steps together."""
    plans, taken = _timed(lambda: [plan(keys, search) for keys in asked])
    yield "plan", taken
    ranked, taken = _timed(lambda: [search._steps.rank(found, {}, WIDE * COUNT) for found in plans])
    yield "rank", taken
    wanted = [Asked.of(keys, found) for keys, found in zip(asked, plans, strict=True)]
    _, taken = _timed(lambda: [search._steps.promise(one, *best) for one, best in zip(wanted, ranked, strict=True)])
    yield "promise", taken
    _, taken = _timed(lambda: [search.promising(keys, COUNT) for keys in asked])
    yield "all", taken


def _timed(work: Callable[[], list[Answer]]) -> tuple[list[Answer], float]:
    start = process_time()
    answer = work()
    return answer, process_time() - start
