"""How much is measured: all of it, or a sample that is done in minutes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """Sample sizes. `queries` a group in retrieval (None: all), `names` a kind of manipulation."""

    queries: int | None = None
    slow_queries: int = 60
    names: int = 400
    unrelated: int = 3000
    near: int = 2000
    pairs: int = 6000
    timed: int = 4000


QUICK = Size(queries=60, slow_queries=20, names=80, unrelated=1000, near=500, pairs=1500, timed=1000)
