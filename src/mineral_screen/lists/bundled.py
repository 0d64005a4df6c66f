"""The lists that come with the library."""

from __future__ import annotations

from pathlib import Path

from mineral_screen.lists.store import Store

_PACKAGE = Path(__file__).resolve().parents[1]


def bundled_store() -> Store:
    """The store of the lists that come with the library: `bundled/` of the package, or `lists/` of a checkout.

    It is read-only: lists of your own go into a store of your own.

    >>> bundled_store().list_ids()
    ('cn-export-control', 'cn-unreliable', 'cn-watch', 'hk-diversion')
    """
    packaged = _PACKAGE / "bundled"
    return Store(packaged if packaged.is_dir() else _PACKAGE.parents[1] / "lists", read_only=True)
