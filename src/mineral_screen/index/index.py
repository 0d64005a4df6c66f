"""The index: built once from names, saved as one file, mapped by every process that searches it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from mineral_screen.errors import IndexFormatError
from mineral_screen.index.arrays import Array, Pool, Table
from mineral_screen.index.build import ListedEntry, ListedName, index_arrays
from mineral_screen.index.file import Container
from mineral_screen.index.plan import Keys
from mineral_screen.index.search import Search


class Index:
    """Listed names and entries with their payloads, found by the keys of a query.

    Immutable and safe to share between threads. It pickles as its path where it has one (another process
    then maps the same file), and as its content otherwise.

    >>> from mineral_screen.normalize.keys import NameKeys
    >>> listed = NameKeys(("shenzhen", "youmante", "technology"), (), ("@CN-SZ", "#TECHNOLOGY"), ())
    >>> index = Index.build([(0, listed, b"the name")], [(0, b"the entry")], [("lei:5493", 0)], {})
    >>> index.candidates(NameKeys(("youmanthe",), (), ("#TECHNOLOGY",), ()))
    [0]
    >>> index.name_payload(0), index.name_entry(0), index.lookup("lei:5493")
    (b'the name', 0, [0])
    """

    __slots__ = (
        "_container", "_entry_lists", "_entry_names", "_entry_payloads", "_extra", "_name_entries", "_name_payloads",
        "_search",
    )  # fmt: skip

    def __init__(self, container: Container) -> None:
        arrays = container.arrays
        self._container = container
        try:
            self._search = Search(arrays)
            self._name_payloads = Pool(arrays, "names.payloads")
            self._name_entries = arrays["names.entries"].data
            self._entry_payloads = Pool(arrays, "entries.payloads")
            self._entry_lists = arrays["entries.lists"].data
            self._entry_names = arrays["entries.names"].data
            self._extra = Table(arrays, "extra")
        except KeyError as missing:
            raise IndexFormatError(
                f"{container.path or 'index'}: array {missing} is not there: this is no index of names; build it again"
            ) from None

    @classmethod
    def build(
        cls,
        names: Iterable[ListedName],
        entries: Iterable[ListedEntry],
        extra_keys: Iterable[tuple[str, int]] = (),
        meta: Mapping[str, Any] | None = None,
    ) -> Index:
        """Build an index in memory, reading each iterable once.

        `names` are (number of its entry, keys, payload), in the order of the entries; `entries` are (number of
        its list, payload); `extra_keys` are exact keys such as `lei:…` with the number of the entry they lead to;
        `meta` is kept and given back, and must be JSON. The same input gives the same bytes.

        Raises `ValueError` for a name or extra key of an entry that is not there, or names out of order.
        """
        return cls(Container(index_arrays(names, entries, extra_keys), meta or {}))

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, verify: bool = False) -> Index:
        """Map the index at `path` into memory: takes a millisecond, and processes share the pages.

        The header and the size are checked always, the content with `verify`. Raises `IndexFormatError` for a
        damaged or foreign file or another format version, `OSError` when it cannot be read.
        """
        container = Container.open(path)
        if verify:
            container.verify()
        return cls(container)

    @classmethod
    def from_bytes(cls, content: bytes) -> Index:
        """The index that `to_bytes` wrote; raises `IndexFormatError` as `open` does."""
        return cls(Container.from_bytes(content))

    def to_bytes(self) -> bytes:
        """What `save` would write."""
        return self._container.to_bytes()

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the index to `path`, all or nothing, safe against interruption and other writers."""
        self._container.save(path)

    def verify(self) -> None:
        """Compare all content with its digests; raises `IndexFormatError` if it is damaged."""
        self._container.verify()

    @property
    def path(self) -> Path | None:
        """The file the index is mapped from, if it is."""
        return self._container.path

    @property
    def digest(self) -> str:
        """SHA-256 that identifies the content, `meta` included."""
        return self._container.digest

    @property
    def meta(self) -> dict[str, Any]:
        """What was given to `build`."""
        return self._container.meta

    @property
    def arrays(self) -> Mapping[str, Array]:
        """What the index consists of, for who wants to see where its bytes are."""
        return self._container.arrays

    @property
    def names(self) -> int:
        """How many names there are."""
        return self._search.names

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return len(self._entry_payloads)

    def name_payload(self, name: int) -> bytes:
        """The payload of a name."""
        return self._name_payloads[name]

    def name_entry(self, name: int) -> int:
        """The number of the entry a name belongs to."""
        return int(self._name_entries[name])

    def entry_payload(self, entry: int) -> bytes:
        """The payload of an entry."""
        return self._entry_payloads[entry]

    def entry_list(self, entry: int) -> int:
        """The number of the list an entry is on."""
        return int(self._entry_lists[entry])

    def entry_names(self, entry: int) -> range:
        """The numbers of the names of an entry."""
        return range(self._entry_names[entry], self._entry_names[entry + 1])

    def candidates(self, keys: Keys, limit: int = 50) -> list[int]:
        """The numbers of the `limit` names that agree best with `keys`, best first; fewer where fewer share a key.

        Every name with the same words is among them unless `limit` names agree as well; misspelt, joined, split,
        reordered and otherwise transliterated words are found too. The order is a first guess, for a scorer to
        correct. Takes about half a millisecond among a million names; the time is bounded whatever the keys are.
        """
        return self._search.ranked(keys, limit)

    def promising(self, keys: Keys, limit: int = 50) -> list[tuple[int, float]]:
        """The `limit` names that promise most, with what they promise: about the share of both names that can agree.

        They are chosen among `search.WIDE` times as many candidates. A promise is in [0, 1], the greatest comes first.
        """
        return self._search.promising(keys, limit)

    def nearest(self, keys: Keys, limit: int = 50) -> list[int]:
        """At most `limit` names that hold the word most like a word of `keys`, for a query without candidates.

        >>> from mineral_screen.normalize.keys import NameKeys
        >>> index = Index.build([(0, NameKeys(("larimer",), (), (), ()), b"")], [(0, b"")])
        >>> unlike = NameKeys(("limerick",), (), (), ())
        >>> index.candidates(unlike), index.nearest(unlike)
        ([], [0])
        """
        return self._search.nearest(keys, limit)

    def lookup(self, extra_key: str) -> list[int]:
        """The entries filed under `extra_key`, in order. Hashes can collide (once in 4,000 lookups among a
        million keys): compare what is found.
        """
        return self._extra.get(extra_key.encode("utf-8", "replace"))

    def __reduce__(self) -> tuple[Any, ...]:
        if self.path is None:
            return Index.from_bytes, (self.to_bytes(),)
        return _reopen, (os.fspath(self.path.absolute()), self.digest)


def _reopen(path: str, digest: str) -> Index:
    index = Index.open(path)
    if index.digest != digest:
        raise IndexFormatError(f"{path}: the file was replaced by another index since it was opened; open it again")
    return index
