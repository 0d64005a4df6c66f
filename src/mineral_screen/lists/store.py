"""A store of lists: a directory of immutable versions, each with its digest, behind one manifest a list.

`<list id>/list.toml` says what the list is, `<list id>/manifest.json` which versions it has, and
`<list id>/<label>.jsonl` is a version. A version that the manifest does not name does not exist: replacing the
manifest is the switch. So a reader needs no lock, and an interrupted write leaves the versions as they were.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, overload

from mineral_screen.errors import (
    InvalidEntityError,
    ListFormatError,
    ListUpdateError,
    SnapshotIntegrityError,
    UnknownListError,
)
from mineral_screen.lists import content, files
from mineral_screen.lists.about import ABOUT, About
from mineral_screen.lists.manifest import MANIFEST, Manifest, Row, is_name, label_for
from mineral_screen.model.entry import ListEntry


@dataclass(frozen=True, slots=True)
class ListVersion:
    """One immutable version of a list.

    `date` is the day from which it counts as in hand, `sha256` the digest of its file, `source` where it came from.
    """

    list_id: str
    label: str
    date: datetime.date
    sha256: str
    entries_count: int
    names_count: int
    title: str
    source: str
    path: Path

    @property
    def age(self) -> int:
        """The days since it counts as in hand; below 0 where that day has not come."""
        return (datetime.date.today() - self.date).days

    def aged(self) -> str:
        """The age in words."""
        if self.age < 0:
            return f"from {self.date} on"
        return "of today" if self.age == 0 else "1 day old" if self.age == 1 else f"{self.age:,} days old"

    def counts(self) -> str:
        """How much is on it, in words."""
        entries = "1 entry" if self.entries_count == 1 else f"{self.entries_count:,} entries"
        return f"{entries} and {'1 name' if self.names_count == 1 else f'{self.names_count:,} names'}"

    def entries(self) -> tuple[ListEntry, ...]:
        """The entries, in order of their ids.

        Raises `SnapshotIntegrityError` where the file is not the one that was stored.
        """
        return content.from_bytes(self.read(), str(self.path))

    def read(self) -> bytes:
        """The content as it is stored, one entry a line. Raises as `entries` does."""
        stored = self.path.read_bytes() if self.path.exists() else b""
        actual = content.digest(stored)
        if actual != self.sha256:
            raise SnapshotIntegrityError(str(self.path), expected=self.sha256, actual=actual)
        return stored


class Store:
    """The lists in the directory `path`, which need not exist yet, and those of the store `over` which it lies.

    What is written goes into `path`. A list that both stores have has the versions of both; of two of one day, that
    of `path` is the newer. Several processes may read while one writes. Nothing that was stored is ever changed.

    >>> import tempfile
    >>> store = Store(tempfile.mkdtemp())
    >>> version = store.add("house", [{"id": "1", "name": "Youmante Trading"}], date="2026-08-22", title="Our own list")
    >>> store.version("house").entries()[0].name
    'Youmante Trading'
    """

    def __init__(self, path: str | Path, *, read_only: bool = False, over: Store | None = None) -> None:
        self.path = Path(path)
        self.read_only = read_only
        self.over = over

    def list_ids(self) -> tuple[str, ...]:
        """The lists of the store, in order of their ids; empty where the directory does not exist."""
        found = {path.parent.name for path in self.path.glob(f"*/{MANIFEST}")}
        return tuple(sorted(found.union(self.over.list_ids() if self.over else ())))

    def own(self) -> Store:
        """The store alone, without the one it lies over."""
        return Store(self.path, read_only=self.read_only)

    def state(self) -> tuple[object, ...]:
        """A value that changes whenever a list of the store gets or loses a version; takes some 0.1 ms."""
        stats = [(str(path), path.stat()) for path in sorted(self.path.glob(f"*/{MANIFEST}"))]
        own = tuple((path, stat.st_mtime_ns, stat.st_ino) for path, stat in stats)
        return (str(self.path), own, self.over.state() if self.over else ())

    def about(self, list_id: str) -> About:
        """What the list is. Raises `UnknownListError`, and `ListFormatError` for a `list.toml` that cannot be read."""
        if self.over is not None and self._read(list_id) is None:
            return self.over.about(list_id)
        self.versions(list_id)
        return self._about(list_id)

    def versions(self, list_id: str) -> tuple[ListVersion, ...]:
        """All versions of a list, oldest first. Raises `UnknownListError`."""
        manifest = self._read(list_id)
        below = self.over.versions(list_id) if self.over and list_id in self.over.list_ids() else ()
        if manifest is None:
            return below or self._unknown(list_id)
        title = self._about(list_id).title
        versions = (*below, *(self._version(list_id, title, row) for row in manifest.versions))
        return tuple(sorted(versions, key=lambda version: version.date))

    @overload
    def version(self, list_id: str, label: str | None = None) -> ListVersion: ...
    @overload
    def version(
        self, list_id: str, label: str | None = None, *, known_at: datetime.date | str | None
    ) -> ListVersion | None: ...
    def version(
        self, list_id: str, label: str | None = None, *, known_at: datetime.date | str | None = None
    ) -> ListVersion | None:
        """The newest version, or the one with `label`; with `known_at`, the newest that was in hand on that day.

        None where none was in hand yet. Raises `UnknownListError` for a list or label that the store does not hold.
        """
        found = self.versions(list_id)
        if label is not None:
            found = tuple(version for version in found if version.label == label) or _no_version(list_id, label, found)
        if known_at is not None:
            day = _day(known_at)
            found = tuple(version for version in found if version.date <= day)
        return found[-1] if found else None

    def add(
        self,
        list_id: str,
        entries: Iterable[ListEntry | Mapping[str, Any]],
        *,
        date: datetime.date | str,
        title: str = "",
        source: str = "",
        about: About | None = None,
    ) -> ListVersion:
        """Store `entries` as a version of a list, which is made if it is new, and return the version.

        `date` is the day from which the version counts as in hand; with the digest of the content it is the label.
        Entries that equal the version in hand on that day make no new one: that one is returned. `about` (or its
        `title`) replaces what was said of the list. Raises `InvalidEntityError` for an unusable id, date or entry and
        `ListUpdateError` where the store is read-only, and then nothing has changed.
        """
        if not is_name(list_id) or list_id != list_id.lower():
            raise InvalidEntityError("list_id", f"{list_id!r} is no list id; use small letters, digits and hyphens")
        day = _day(date)
        members = _checked(entries)
        stored = content.to_bytes(members)
        with self._writing(list_id):
            before = self._read(list_id) or Manifest()
            described = about or self._about(list_id).titled(title)
            sha256 = content.digest(stored)
            row = before.in_hand(day)
            if row is None or row.sha256 != sha256:
                names = sum(len(member.all_names()) for member in members)
                row = before.named(label_for(day, sha256)) or Row(
                    label_for(day, sha256), day, sha256, len(members), names, source
                )
            version = self._version(list_id, described.title, row)
            # a file that was damaged is mended by adding its content again
            if not version.path.exists() or version.path.read_bytes() != stored:
                files.replace(version.path, stored)
            after = before.having(row)
            if after != before:
                files.replace(self._manifest_path(list_id), after.to_bytes())
            self._describe(list_id, described)
        return version

    def prune(self, list_id: str, *, keep: int) -> tuple[ListVersion, ...]:
        """Forget all but the newest `keep` versions (at least 1) in `path` and return the forgotten ones.

        Nothing is forgotten unless this is called. Raises `UnknownListError`, and `ListUpdateError` where the store is
        read-only.
        """
        with self._writing(list_id):
            gone = self.own().versions(list_id)[: -max(keep, 1)]
            manifest = self._read(list_id)
            if gone and manifest:
                files.replace(self._manifest_path(list_id), Manifest(manifest.versions[len(gone) :]).to_bytes())
            for version in gone:
                version.path.unlink(missing_ok=True)
        return gone

    @contextmanager
    def _writing(self, list_id: str) -> Iterator[None]:
        """Keep other writers out."""
        if self.read_only:
            raise ListUpdateError(list_id, f"the store {self.path} is read-only; add lists to a store of your own")
        with files.locked(self.path / ".lock"):
            yield

    def _describe(self, list_id: str, about: About) -> None:
        path = self.path / list_id / ABOUT
        # a description that says the same is left as it was written, with the comments of whoever wrote it
        if not path.exists() or self._about(list_id) != about:
            files.replace(path, about.to_bytes())

    def _about(self, list_id: str) -> About:
        path = self.path / list_id / ABOUT
        return About.from_bytes(path.read_bytes(), str(path)) if path.exists() else About()

    def _unknown(self, list_id: str) -> tuple[ListVersion, ...]:
        raise unknown(list_id, self.list_ids())

    def _read(self, list_id: str) -> Manifest | None:
        path = self._manifest_path(list_id)
        # a list id is also a directory: one that could lead elsewhere is never looked up
        if not is_name(list_id) or not path.exists():
            return None
        try:
            return Manifest.from_json(json.loads(path.read_bytes()))
        except (ValueError, KeyError, TypeError) as error:
            raise ListFormatError(f"not a manifest of this format: {error!r}", source=str(path)) from None

    def _manifest_path(self, list_id: str) -> Path:
        return self.path / list_id / MANIFEST

    def _version(self, list_id: str, title: str, row: Row) -> ListVersion:
        path = self.path / list_id / f"{row.label}.jsonl"
        return ListVersion(list_id, row.label, row.date, row.sha256, row.entries, row.names, title, row.source, path)


def unknown(name: str, known: Iterable[str]) -> UnknownListError:
    """The error for a list that is not at hand, with the nearest name there is."""
    from difflib import get_close_matches

    at_hand = tuple(known)
    near = get_close_matches(name.casefold(), at_hand, n=1, cutoff=0.5)
    return UnknownListError(name, suggestion=near[0] if near else None, known=at_hand)


def _no_version(list_id: str, label: str, found: Iterable[ListVersion]) -> tuple[ListVersion, ...]:
    raise unknown(f"{list_id} {label}", (f"{list_id} {version.label}" for version in found))


def _checked(entries: Iterable[ListEntry | Mapping[str, Any]]) -> list[ListEntry]:
    members = [ListEntry.of(entry) for entry in entries]
    seen: set[str | None] = set()
    for member in members:
        if member.id in seen:
            raise InvalidEntityError("id", f"two entries have the id {member.id!r}")
        seen.add(member.id)
    return members


def _day(date: datetime.date | str) -> datetime.date:
    if isinstance(date, datetime.datetime):
        return date.date()
    try:
        return date if isinstance(date, datetime.date) else datetime.date.fromisoformat(date)
    except ValueError:
        raise InvalidEntityError("date", f"{date!r} is not a day; write it as 2026-08-22") from None
