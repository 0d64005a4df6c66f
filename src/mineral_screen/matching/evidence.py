"""What a comparator finds: plain values, turned into models only when they leave the library."""

from __future__ import annotations

from dataclasses import dataclass

from mineral_screen.model.result import Comparator as Comparator
from mineral_screen.model.result import Verdict as Verdict


@dataclass(frozen=True, slots=True)
class Step:
    """One tie between a part of the query and a part of the listed value.

    `query` or `listed` is empty where the other side has no counterpart. `how` names the relation
    (`same`, `translation`, `sound`, `missing`, …), `similarity` is in [0, 1], `weight` is the share of attention
    the part had (≥ 0).
    """

    query: str
    listed: str
    how: str
    similarity: float
    weight: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one comparator: `score` in [0, 1], a verdict, the values compared and how they were tied."""

    comparator: Comparator
    verdict: Verdict
    query: str
    listed: str
    score: float
    steps: tuple[Step, ...] = ()
    note: str = ""
