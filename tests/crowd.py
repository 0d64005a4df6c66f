"""A list on which one name stands among many others."""

from __future__ import annotations

from mineral_screen import Screener


def among_others(listed: str) -> Screener:
    """A screener over `listed`, with the id "it", and a hundred names that are nothing like it."""
    others = [{"id": str(number), "name": f"Borealis {number} Trading"} for number in range(100)]
    return Screener.from_entries([*others, {"id": "it", "name": listed}])
