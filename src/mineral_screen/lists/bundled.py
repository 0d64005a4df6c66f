"""The lists at hand: those that come with the library, and the user's own over them."""

from __future__ import annotations

import os
from pathlib import Path

from mineral_screen.lists.store import Store

HOME_VARIABLE = "MINERAL_SCREEN_HOME"
"""The environment variable that names another directory for the user's lists and their catalog."""

_PACKAGE = Path(__file__).resolve().parents[1]


def bundled_store() -> Store:
    """The store of the lists that come with the library: `bundled/` of the package, or `lists/` of a checkout.

    It is read-only: lists of your own go into a store of your own.

    >>> bundled_store().list_ids()
    ('cn-export-control', 'cn-unreliable', 'cn-watch', 'hk-diversion')
    """
    packaged = _PACKAGE / "bundled"
    return Store(packaged if packaged.is_dir() else _PACKAGE.parents[1] / "lists", read_only=True)


def default_store() -> Store:
    """The user's own store, over the bundled one: every list at hand, the newest version of each.

    It is the directory `lists` of `home()`. What is added goes there; a bundled list that is imported anew has the
    versions of both stores, and the newest of them counts.

    >>> set(bundled_store().list_ids()) <= set(default_store().list_ids())
    True
    """
    return Store(home() / "lists", over=bundled_store())


def home() -> Path:
    """Where the user's lists and their catalog live.

    The directory that `MINERAL_SCREEN_HOME` names, or the place for such data on this system.
    """
    folder = os.environ.get(HOME_VARIABLE)
    if folder:
        return Path(folder)
    from platformdirs import user_data_path

    return user_data_path("mineral-screen", appauthor=False)
