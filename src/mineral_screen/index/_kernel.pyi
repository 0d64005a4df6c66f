"""The compiled module, whose source is `kernel/`."""

from collections.abc import Iterable
from typing import final

from mineral_screen.index.arrays import Array
from mineral_screen.index.vocabulary import Sought

@final
class Kernel:
    def __new__(cls, arrays: dict[str, Array], constants: dict[str, float], /) -> Kernel: ...
    def find(self, words: Iterable[str], /) -> dict[str, int]: ...
    def similar(self, words: list[Sought], /) -> list[dict[int, float]]: ...
    def rank(
        self,
        routes: list[tuple[int, int, float]],
        floors: dict[int, float],
        limit: int,
        slots: int,
        spelled: int,
        spelling: float,
        weight: float,
        attainable: float,
        /,
    ) -> tuple[list[int], list[float]]: ...
    def promise(
        self,
        words: list[tuple[bytes, float, int, dict[int, float], dict[int, float], list[int]]],
        parts: list[list[int]],
        initials: bytes,
        names: list[int],
        scores: list[float],
        /,
    ) -> list[float]: ...
