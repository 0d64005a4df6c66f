"""Getting lists: a file, or what a source offers today, becomes a version of a list if it passes every check."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from mineral_screen.errors import ListUpdateError, SnapshotIntegrityError
from mineral_screen.lists import content
from mineral_screen.lists.about import About
from mineral_screen.lists.catalog import CatalogList, catalog
from mineral_screen.lists.diff import differing
from mineral_screen.lists.downloads import Download
from mineral_screen.lists.fetch import Client, FetchError, Limits, Mark
from mineral_screen.lists.importing import Draft, Guards, Progress, RefusedError, check_size, read_list
from mineral_screen.lists.store import ListVersion, Store, unknown
from mineral_screen.model.entry import ListEntry
from mineral_screen.selftest import Unfound, self_test
from mineral_screen.version import VERSION

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: the version it gave, the one that was in hand before, and what to know of the file.

    `version` is `before` where nothing had changed. `added`, `removed` and `changed` count entries. `unfound` are
    the names, of `tested` new or changed ones, that do not find their own entry at score 1.
    """

    version: ListVersion
    before: ListVersion | None
    draft: Draft
    added: int
    removed: int
    changed: int
    tested: int
    unfound: tuple[Unfound, ...]

    def explain(self) -> str:
        """The report in words: what became of the list, then what deserves a look."""
        version = self.version
        head = f"{version.list_id}: {_version(version)} with {version.counts()}"
        if self.before and version.sha256 == self.before.sha256:
            return f"{head}; unchanged"
        lines = [f"{head}; {self.added:,} added, {self.removed:,} removed, {self.changed:,} changed"]
        lines.append(
            f"  new or changed names screened: {self.tested:,}; without their own entry: {len(self.unfound):,}"
        )
        lines += [f"    {one}" for one in self.unfound[:_SHOWN]]
        for what, notes in (
            ("records that list nobody", self.draft.skipped),
            ("records that could not be read", self.draft.unreadable),
            ("details that are not what they should be", self.draft.warnings),
        ):
            if notes:
                lines += [f"  {what}: {len(notes):,}", *(f"    {note}" for note in notes[:_SHOWN])]
        if self.draft.leftovers:
            found = ", ".join(f"{path} ({count:,})" for path, count in self.draft.leftovers.items())
            lines.append(f"  fields that were not understood: {found}")
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain values, ready for JSON."""
        draft = self.draft
        return {
            "list_id": self.version.list_id,
            "version": self.version.label,
            "digest": self.version.sha256,
            "before": self.before.label if self.before else None,
            "format": draft.format,
            "entries": self.version.entries_count,
            "names": self.version.names_count,
            "added": self.added,
            "removed": self.removed,
            "changed": self.changed,
            "tested": self.tested,
            "unfound": [{"id": one.entry_id, "name": one.name, "score": one.score} for one in self.unfound],
            "leftovers": dict(draft.leftovers),
            **{
                name: [{"line": note.line, "reason": note.reason} for note in notes]
                for name, notes in (
                    ("skipped", draft.skipped), ("unreadable", draft.unreadable), ("warnings", draft.warnings),
                )
            },
        }  # fmt: skip


def import_list(
    store: Store,
    list_id: str,
    path: str | Path,
    *,
    format: str | None = None,
    mapping: Mapping[str, str] | None = None,
    date: datetime.date | str | None = None,
    about: About | None = None,
    title: str = "",
    source: str = "",
    guards: Guards | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Make the list file `path` the version of `list_id` that is in hand from `date` (today by default).

    The `format` is seen from the file unless it is named; `mapping` maps the columns of a table to fields. `about`
    (or its `title`) says what the list is; without it, what is known of the list stays, or comes from the catalog.
    `source` is where the file came from, its name by default. An import that fails a check (see `Guards`) raises
    `ListUpdateError` and changes nothing; a file that cannot be opened raises `OSError`.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "house.csv").write_text("id,name,country\\n7,Youmante Trading,CN\\n", encoding="utf-8")
    >>> report = import_list(Store(folder / "lists"), "house", folder / "house.csv")
    >>> report.version.entries_count, report.added, report.tested, report.unfound
    (1, 1, 1, ())
    """
    file, limits = Path(path), guards or Guards()
    day = datetime.date.today() if date is None else date
    before = store.version(list_id, known_at=day) if list_id in store.list_ids() else None
    described = (about or (store.about(list_id) if before else _from_catalog(list_id))).titled(title)
    try:
        draft = read_list(file, format=format, mapping=mapping, guards=limits, progress=progress)
        checked = _check(draft, before, described.expected, limits, progress)
    except RefusedError as refusal:
        raise ListUpdateError(list_id, f"{refusal}; {_in_use(before)}") from refusal
    version = store.add(list_id, draft.entries, date=day, about=described, source=source or file.name)
    return ImportReport(version, before, draft, *checked)


def _check(
    draft: Draft, before: ListVersion | None, expected: Mapping[str, int], guards: Guards, progress: Progress | None
) -> tuple[int, int, int, int, tuple[Unfound, ...]]:
    """Compare with the version in hand and test what is new: how many added, removed, changed, tested; and unfound.

    Raises `RefusedError` for far fewer entries than there were, or too many names that do not find themselves.
    """
    lines = content.to_bytes(draft.entries).splitlines()
    in_hand = _lines(before)
    old, new = differing(in_hand, lines)
    if before and len(new) + len(old) == 0:
        return 0, 0, 0, 0, ()
    check_size(draft.entries, _entries(in_hand), expected=expected, max_loss=guards.max_loss)
    if progress:
        progress("compiling", len(draft.entries), None)
    report = None if progress is None else lambda done, total: progress("testing", done, total)
    unfound, tested = self_test(draft.entries, new.keys(), progress=report)
    if len(unfound) > guards.max_unfound * tested:
        raise RefusedError(
            f"{len(unfound):,} of {tested:,} new or changed names do not find their own entry (more than "
            f"{guards.max_unfound:.0%}): {'; '.join(map(str, unfound[:_SHOWN]))}"
        )
    added, removed = len(new.keys() - old.keys()), len(old.keys() - new.keys())
    return added, removed, len(new) - added, tested, unfound


def _lines(version: ListVersion | None) -> list[bytes]:
    """What is in hand; nothing where its file is damaged: a good list must be able to take its place."""
    try:
        return version.read().splitlines() if version else []
    except SnapshotIntegrityError:
        return []


def _entries(lines: Iterable[bytes]) -> Iterator[ListEntry]:
    return (content.entry(line, "the version in use") for line in lines)


def _from_catalog(list_id: str) -> About:
    """What the catalog says of the list; not how many entries are expected, since a file may be of long ago."""
    listed = catalog().get(list_id)
    return replace(listed.about, expected={}) if listed else About()


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What became of one list: `updated`, `unchanged` or `refused`, and then for what reason.

    `version` is the one in use now, None where there never was one, and `age` the days since it counts as in hand.
    """

    list_id: str
    state: Literal["updated", "unchanged", "refused"]
    version: ListVersion | None
    imported: ImportReport | None = None
    reason: str = ""

    @property
    def age(self) -> int | None:
        """The age of the version in use, in days."""
        return self.version.age if self.version else None

    def explain(self) -> str:
        """The report in words."""
        if self.state == "refused":
            return f"{self.reason}"
        if self.state == "unchanged" and self.version:
            return f"{self.list_id}: unchanged since {_version(self.version)}"
        return self.imported.explain() if self.imported else ""

    def to_dict(self) -> dict[str, Any]:
        """The report as plain values, ready for JSON."""
        return {
            "list_id": self.list_id,
            "state": self.state,
            "version": self.version.label if self.version else None,
            "age": self.age,
            "reason": self.reason,
            "imported": self.imported.to_dict() if self.imported else None,
        }


def update(
    store: Store,
    lists: Iterable[str | CatalogList] | None = None,
    *,
    limits: Limits | None = None,
    guards: Guards | None = None,
    progress: Progress | None = None,
) -> Iterator[UpdateReport]:
    """Download each of `lists` and import it; a report a list, as it is done, in their order.

    Lists are named by their ids in the catalog; by default they are those of the store that the catalog knows. One
    that cannot be had or fails a check is refused with the reason, and the version in hand stays in use; the others go
    on. Raises `UnknownListError` at once for a list that the catalog does not have.
    """
    known = catalog()
    wanted = [list_id for list_id in store.own().list_ids() if list_id in known] if lists is None else lists
    chosen = [one if isinstance(one, CatalogList) else _listed(one, known) for one in wanted]
    return (_update(store, one, limits, guards, progress) for one in chosen)


def _listed(list_id: str, known: Mapping[str, CatalogList]) -> CatalogList:
    if list_id not in known:
        raise unknown(list_id, known)
    return known[list_id]


def _update(
    store: Store, listed: CatalogList, limits: Limits | None, guards: Guards | None, progress: Progress | None
) -> UpdateReport:
    list_id = listed.list_id
    version = store.version(list_id) if list_id in store.list_ids() else None
    about = store.about(list_id) if version else listed.about
    about = replace(about, expected=about.expected or listed.about.expected)
    main, before = next(iter(listed.files)), _marks(store, version)
    with tempfile.TemporaryDirectory(prefix="mineral-screen-") as folder:
        try:
            marks = _download(listed, Path(folder), before, limits, progress)
            if version and marks is None:
                _remember(store, version, before)
                return UpdateReport(list_id, "unchanged", version)
            report = import_list(
                store, list_id, Path(folder) / main, format=listed.format, mapping=listed.mapping, about=about,
                source=listed.files[main], guards=guards, progress=progress,
            )  # fmt: skip
        except FetchError as error:
            return UpdateReport(list_id, "refused", version, reason=f"{list_id}: {error}; {_in_use(version)}")
        except ListUpdateError as error:
            return UpdateReport(list_id, "refused", version, reason=str(error))
    _remember(store, report.version, marks or {})
    same = version is not None and report.version.sha256 == version.sha256
    return UpdateReport(list_id, "unchanged" if same else "updated", report.version, report)


def _download(
    listed: CatalogList, folder: Path, marks: Mapping[str, Mark], limits: Limits | None, progress: Progress | None
) -> dict[str, Mark] | None:
    """Download the files of a list into `folder` and return their marks; None if none has changed since `marks`.

    The files of one list belong together: if one has changed, all are taken. Raises `FetchError`.
    """
    report = None if progress is None else lambda done, total: progress("downloading", done, total)
    client = Client(user_agent=listed.user_agent, limits=limits, progress=report)
    known = marks if marks.keys() >= set(listed.files.values()) else {}
    found = {url: client.fetch(url, folder / name, known.get(url)) for name, url in listed.files.items()}
    if not any(found.values()):
        return None
    return {url: found[url] or client.fetch(url, folder / name) or Mark() for name, url in listed.files.items()}


def _folder(store: Store, list_id: str) -> Path:
    return store.path / list_id


def _marks(store: Store, version: ListVersion | None) -> Mapping[str, Mark]:
    """What was said of the files that gave `version`; nothing where it came from elsewhere or was read otherwise."""
    last = Download.last(_folder(store, version.list_id)) if version else None
    if version is None or last is None or (last.sha256, last.library) != (version.sha256, VERSION):
        return {}
    return last.marks


def _remember(store: Store, version: ListVersion, marks: Mapping[str, Mark]) -> None:
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    Download(now, version.sha256, VERSION, marks).save(_folder(store, version.list_id))


def _in_use(version: ListVersion | None) -> str:
    if version is None:
        return "there is no version of the list yet"
    return f"{_version(version)} stays in use"


def _version(version: ListVersion) -> str:
    return f"version {version.label} ({version.aged()})"
