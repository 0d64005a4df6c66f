"""What changed between two versions of a list: entries added, removed, and changed field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from mineral_screen.lists import content
from mineral_screen.lists.store import ListVersion
from mineral_screen.model.entry import ListEntry

Entries: TypeAlias = dict[str, ListEntry]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an entry, before and after."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that both versions hold, with the fields in which they differ."""

    old: ListEntry
    new: ListEntry
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class ListDiff:
    """The difference between two list versions; `bool(diff)` is whether there is any.

    Entries are the same where their ids are; an entry whose source gave it a new id counts as removed and added.
    """

    old: ListVersion
    new: ListVersion
    added: tuple[ListEntry, ...]
    removed: tuple[ListEntry, ...]
    changed: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    def explain(self) -> str:
        """The difference in words: a line an entry, and a line a changed field."""
        head = f"{_version(self.old)} → {_version(self.new)}: "
        head += f"{len(self.added)} added, {len(self.removed)} removed, {len(self.changed)} changed."
        lines = [head, *(f"+ {_entry(one)}" for one in self.added), *(f"- {_entry(one)}" for one in self.removed)]
        for change in self.changed:
            lines.append(f"~ {_entry(change.new)}")
            lines += [f"    {one.field}: {_words(one.old)} → {_words(one.new)}" for one in change.fields]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """The difference as plain values, ready for JSON."""
        return {
            "old": {"list_id": self.old.list_id, "version": self.old.label, "digest": self.old.sha256},
            "new": {"list_id": self.new.list_id, "version": self.new.label, "digest": self.new.sha256},
            "added": [_plain(entry) for entry in self.added],
            "removed": [_plain(entry) for entry in self.removed],
            "changed": [
                {"id": change.new.id, "fields": {one.field: [one.old, one.new] for one in change.fields}}
                for change in self.changed
            ],
        }


def diff(old: ListVersion, new: ListVersion) -> ListDiff:
    """What `new` has that `old` has not, and the other way round, in order of the entry ids.

    Raises `SnapshotIntegrityError` where a version is not what was stored.
    """
    before, after = differing(old.read().splitlines(), new.read().splitlines())
    return ListDiff(
        old,
        new,
        added=tuple(entry for id_, entry in after.items() if id_ not in before),
        removed=tuple(entry for id_, entry in before.items() if id_ not in after),
        changed=tuple(
            Change(before[id_], entry, _changes(before[id_], entry)) for id_, entry in after.items() if id_ in before
        ),
    )


def differing(old: Iterable[bytes], new: Iterable[bytes]) -> tuple[Entries, Entries]:
    """The entries of two contents that are not the same in both, each by its id, as they were and as they are.

    Contents are lines as `content.to_bytes` writes them: the same entry is the same line, so that only what differs
    is read. An entry that changed is in both.
    """
    old_lines, new_lines = dict.fromkeys(old), dict.fromkeys(new)
    before = _read(old_lines, new_lines, "the old version")
    after = _read(new_lines, old_lines, "the new version")
    # the same entry may have been written in other words by another version of the library
    same = {id_ for id_, entry in before.items() if after.get(id_) == entry}
    return _without(before, same), _without(after, same)


def _read(lines: Mapping[bytes, None], others: Mapping[bytes, None], source: str) -> Entries:
    entries = (content.entry(line, source) for line in lines if line not in others)
    return {entry.id or "": entry for entry in entries}


def _without(entries: Entries, ids: set[str]) -> Entries:
    return {id_: entry for id_, entry in entries.items() if id_ not in ids}


def _changes(old: ListEntry, new: ListEntry) -> tuple[FieldChange, ...]:
    before, after = old.model_dump(mode="json"), new.model_dump(mode="json")
    return tuple(FieldChange(name, before[name], after[name]) for name in after if before[name] != after[name])


def _plain(entry: ListEntry) -> dict[str, Any]:
    return entry.model_dump(mode="json", exclude_defaults=True)


def _version(version: ListVersion) -> str:
    return f"{version.list_id} {version.label}"


def _entry(entry: ListEntry) -> str:
    names = [name.text for name in entry.all_names()]
    return f"{entry.id}  {next(iter([*names, *entry.addresses, *entry.identifiers.values()]))}"


def _words(value: Any) -> str:
    """A value of an entry for a person to read: the values alone, without the names of empty fields."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {_words(one)}" for key, one in value.items() if one not in (None, "", [], {}))
    if isinstance(value, list):
        return "; ".join(_words(one) for one in value) or "none"
    return "none" if value is None else str(value)
