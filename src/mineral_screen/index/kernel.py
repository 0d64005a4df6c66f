"""The steps of a search in C, where they were compiled. The import fails where they were not; see `steps`."""

from __future__ import annotations

from collections.abc import Mapping

from mineral_screen.errors import IndexFormatError
from mineral_screen.index import plan, promise, rank, vocabulary
from mineral_screen.index._kernel import Kernel
from mineral_screen.index.arrays import Array

# Every number that steers a step is set in one of these modules.
_CONSTANTS: dict[str, float] = {
    name: value
    for module in (vocabulary, plan, rank, promise)
    for name, value in vars(module).items()
    if name.isupper() and not name.startswith("_") and isinstance(value, int | float)
}


class KernelSteps:
    """The same as `NumpySteps`, several times as fast."""

    __slots__ = ("_kernel", "find", "similar")

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        try:
            self._kernel = Kernel(dict(arrays), _CONSTANTS)
        except ValueError as damaged:
            raise IndexFormatError(f"{damaged}: this is no index of names; build it again") from None
        self.find, self.similar = self._kernel.find, self._kernel.similar

    def rank(self, found: plan.Plan, floors: dict[int, float], limit: int) -> tuple[list[int], list[float]]:
        """See `Ranking.rank`."""
        sizes = (found.slots, found.spelled, found.spelling, found.weight, found.attainable)
        return self._kernel.rank(found.routes, floors, limit, *sizes)

    def promise(self, asked: promise.Asked, numbers: list[int], ranks: list[float]) -> list[float]:
        """See `Promises.promise`."""
        words = [*zip(asked.texts, asked.weights, asked.symbols, asked.kin, asked.alike, asked.pieces, strict=True)]
        return self._kernel.promise(words, asked.parts, asked.initials, numbers, ranks)
