"""One step of a normalisation: the unit in which every transformation reports what it did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A rule that changed something: its name, the text before and the text after."""

    rule: str
    before: str
    after: str
