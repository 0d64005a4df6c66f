"""mineral-screen: screens companies, people, vessels and addresses against versioned lists, and says why.

>>> import mineral_screen as ms
>>> ms.screen("美国稀土公司").matches[0].entry.name
'USA Rare Earth'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from mineral_screen.version import VERSION as __version__  # noqa: N811

if TYPE_CHECKING:
    from mineral_screen.api import compare, replay, screen
    from mineral_screen.errors import (
        IndexFormatError,
        InvalidEntityError,
        ListFormatError,
        ListUpdateError,
        MineralScreenError,
        SnapshotIntegrityError,
        UnknownListError,
    )
    from mineral_screen.lists.bundled import bundled_store
    from mineral_screen.lists.store import Store
    from mineral_screen.model.config import Config
    from mineral_screen.model.delta import DeltaResult
    from mineral_screen.model.entity import Entity, Name
    from mineral_screen.model.entry import Event, ListEntry, Listing
    from mineral_screen.model.result import Comparison, Evidence, EvidenceStep, Failed, Match, ScreeningResult
    from mineral_screen.normalize.addresses import normalize_address
    from mineral_screen.normalize.names import normalize_name
    from mineral_screen.screener import Screener

_HOMES = {
    "api": ("compare", "replay", "screen"),
    "errors": (
        "IndexFormatError", "InvalidEntityError", "ListFormatError", "ListUpdateError", "MineralScreenError",
        "SnapshotIntegrityError", "UnknownListError",
    ),
    "lists.bundled": ("bundled_store",),
    "lists.store": ("Store",),
    "model.config": ("Config",),
    "model.delta": ("DeltaResult",),
    "model.entity": ("Entity", "Name"),
    "model.entry": ("Event", "ListEntry", "Listing"),
    "model.result": ("Comparison", "Evidence", "EvidenceStep", "Failed", "Match", "ScreeningResult"),
    "normalize.addresses": ("normalize_address",),
    "normalize.names": ("normalize_name",),
    "screener": ("Screener",),
}  # fmt: skip
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}
# written out: a type checker does not compute it
__all__ = [
    "Comparison", "Config", "DeltaResult", "Entity", "Event", "Evidence", "EvidenceStep", "Failed", "IndexFormatError",
    "InvalidEntityError", "ListEntry", "ListFormatError", "ListUpdateError", "Listing", "Match", "MineralScreenError",
    "Name", "Screener", "ScreeningResult", "SnapshotIntegrityError", "Store", "UnknownListError", "__version__",
    "bundled_store", "compare", "normalize_address", "normalize_name", "replay", "screen",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: a bare import costs next to nothing."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
