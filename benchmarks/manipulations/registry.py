"""The table of kinds, and the one function that changes a name by it.

`KINDS` is the table: kind → group and function. A kind takes a name and a random generator and gives the
changed name, or None where it does not apply (no double letter to drop, no word long enough). Same name, kind
and seed: same result. The changes are meant to be seen through: the name still names the same company.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

Maker: TypeAlias = Callable[[str, Random], str | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A way of changing a name: its name, the group it is reported in, and what makes the change."""

    name: str
    group: str
    make: Maker


KINDS: dict[str, Kind] = {}


def kind(group: str) -> Callable[[Maker], Maker]:
    """Enter the decorated function into `KINDS` under its own name."""

    def enter(make: Maker) -> Maker:
        KINDS[make.__name__] = Kind(make.__name__, group, make)
        return make

    return enter


def manipulate(name: str, kind: str, seed: int = 0) -> str | None:
    """`name` changed in the manner of `kind`; None where the kind does not apply or changes nothing.

    >>> manipulate("HUAWEI TECHNOLOGIES", "reversed_words")
    'TECHNOLOGIES HUAWEI'
    """
    changed = KINDS[kind].make(name, Random(f"{seed}/{kind}/{name}"))
    return None if changed == name else changed
