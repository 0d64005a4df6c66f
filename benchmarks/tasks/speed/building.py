"""What it takes to compile, store, open and hold a list."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from statistics import median
from time import perf_counter

from mineral_screen.index import Index
from report import Cell, Table
from tasks.speed.world import World

PARTS = 14
_PRIVATE = """
import re, sys
from pathlib import Path
from mineral_screen import Screener
from mineral_screen.index import Index
def private():
    rollup = Path("/proc/self/smaps_rollup").read_text()
    # clean pages are those of the map, which other processes share
    return sum(map(int, re.findall(r"Private_Dirty:\\s+(\\d+) kB", rollup)))
Screener.from_entries([{"id": "1", "name": "Blue Lagoon Bakery"}]).screen("Blue Lagoon Bakery")
before = private()
screener = Screener.open(sys.argv[1])
for query in Path(sys.argv[2]).read_text(encoding="utf-8").split("\\0"):
    screener.screen(query)
print(private() - before, before)
"""


def run(world: World) -> Iterator[Table]:
    arrays = sorted(world.corpus.index.arrays.items(), key=lambda item: -item[1].nbytes)
    opened = []
    for _ in range(20):
        start = perf_counter()
        Index.open(world.path)
        opened.append((perf_counter() - start) * 1000)
    compiled, saved = world.seconds or (None, None)
    size = world.path.stat().st_size
    private, before = _private_megabytes(world)
    rows: list[list[Cell]] = [
        ["compile, s (reading every name included)", compiled],
        ["save, s", saved],
        ["file, bytes a name", size / world.size],
        ["open, ms", median(opened)],
        ["private memory of a process that searched 300 names, MB", private],
        ["… beside the library and its tables, MB", before],
    ]
    shares: list[list[Cell]] = [[name, array.nbytes / world.size] for name, array in arrays[:PARTS]]
    yield Table(f"Compiling {world.size:,} names", ["what", "value"], rows)
    yield Table(f"The file of {world.size:,} names", ["part", "bytes a name"], shares)


def _private_megabytes(world: World) -> tuple[Cell, Cell]:
    """Memory that processes do not share: on Linux, which tells."""
    queries = world.path.with_suffix(".queries")
    queries.write_text("\0".join(query.text for query in world.queries[:300]), encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", _PRIVATE, world.path, queries], capture_output=True, check=False)
    queries.unlink()
    if done.returncode:
        return None, None
    more, before = map(int, done.stdout.split())
    return more / 1024, before / 1024
