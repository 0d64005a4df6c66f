"""The steps of a search that read much of the index, and which implementation takes them.

There are two, with the same answers: numpy, which runs everywhere and says what is right, and a kernel in C
(`kernel/` beside `src/`), which is compiled where the package was built with a compiler at hand. The tests hold the
kernel to numpy. `MINERAL_SCREEN_KERNEL=0` in the environment does without it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from mineral_screen.index.arrays import Array
from mineral_screen.index.plan import Plan
from mineral_screen.index.promise import Asked, Promises
from mineral_screen.index.rank import Ranking
from mineral_screen.index.vocabulary import Sought, Vocabulary


class Steps(Protocol):
    """One implementation."""

    def find(self, words: Iterable[str]) -> dict[str, int]:
        """See `Vocabulary.find`."""

    def similar(self, asked: list[Sought]) -> list[dict[int, float]]:
        """See `Vocabulary.similar`."""

    def rank(self, found: Plan, floors: dict[int, float], limit: int) -> tuple[list[int], list[float]]:
        """See `Ranking.rank`."""

    def promise(self, asked: Asked, numbers: list[int], ranks: list[float]) -> list[float]:
        """See `Promises.promise`."""


class NumpySteps:
    """The reference."""

    __slots__ = ("find", "promise", "rank", "similar")

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        words = Vocabulary(arrays)
        self.find, self.similar = words.find, words.similar
        self.rank = Ranking(arrays).rank
        self.promise = Promises(arrays).promise


def _compiled() -> Callable[[Mapping[str, Array]], Steps] | None:
    if os.environ.get("MINERAL_SCREEN_KERNEL") == "0":
        return None
    try:
        from mineral_screen.index.kernel import KernelSteps
    except ImportError:  # not compiled here
        return None
    return KernelSteps


_KERNEL_STEPS = _compiled()
KERNEL = _KERNEL_STEPS is not None
"""Whether searches use the compiled kernel."""


def steps(arrays: Mapping[str, Array]) -> Steps:
    """The steps over these arrays, compiled where they can be."""
    return _KERNEL_STEPS(arrays) if _KERNEL_STEPS is not None else NumpySteps(arrays)
