"""List versions compiled once into the user's cache directory, and mapped from there afterwards."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from mineral_screen import data
from mineral_screen.corpus import Corpus
from mineral_screen.errors import IndexFormatError
from mineral_screen.lists.store import ListVersion
from mineral_screen.model.result import SearchedList
from mineral_screen.version import VERSION

CACHE_VARIABLE = "MINERAL_SCREEN_CACHE"
"""The environment variable that names another cache directory."""


def open_or_compile(versions: Sequence[ListVersion]) -> Corpus:
    """The corpus of `versions`: mapped from the cache, or compiled and put there.

    The cache file is named by the digests of the lists, of the tables and by the library version, so it never goes
    stale. Where the cache cannot be read or written, the corpus is compiled in memory and works the same.
    """
    path = cache_path(versions)
    # a cache file that is not there, damaged or unreadable is no reason to fail: it is compiled anew below
    with suppress(IndexFormatError, OSError):
        return Corpus.open(path)
    corpus = Corpus.compile((searched(version), version.entries()) for version in versions)
    with suppress(IndexFormatError, OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        corpus.save(path)
        return Corpus.open(path)
    return corpus


def cache_path(versions: Sequence[ListVersion]) -> Path:
    """Where the compiled form of `versions` lies in the cache."""
    key = hashlib.sha256("\n".join([VERSION, data.digest(), *(v.list_id + v.sha256 for v in versions)]).encode())
    folder = os.environ.get(CACHE_VARIABLE)
    base = Path(folder) if folder else user_cache_path("mineral-screen", appauthor=False)
    return base / f"{key.hexdigest()[:32]}.index"


def searched(version: ListVersion) -> SearchedList:
    """A stored list version as a result names it."""
    return SearchedList(
        list_id=version.list_id,
        version=version.label,
        digest=version.sha256,
        entries=version.entries_count,
        title=version.title,
    )
