"""The manifest of a list in a store: its versions in order of date."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import asdict, dataclass
from typing import Any

MANIFEST = "manifest.json"
_FORMAT = 2
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}")


@dataclass(frozen=True, slots=True)
class Row:
    """One version as the manifest names it."""

    label: str
    date: datetime.date
    sha256: str
    entries: int
    names: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The versions of a list, oldest first."""

    versions: tuple[Row, ...] = ()

    def in_hand(self, day: datetime.date) -> Row | None:
        """The newest version of `day` or before."""
        return next((row for row in reversed(self.versions) if row.date <= day), None)

    def named(self, label: str) -> Row | None:
        """The version with this label."""
        return next((row for row in self.versions if row.label == label), None)

    def having(self, row: Row) -> Manifest:
        """The manifest with `row` in its place among the versions: the newest of its day."""
        others = [one for one in self.versions if one.label != row.label]
        return Manifest(tuple(sorted([*others, row], key=lambda one: one.date)))

    def to_bytes(self) -> bytes:
        """As JSON that a person can read and compare."""
        value = {"format": _FORMAT, "versions": [asdict(row) for row in self.versions]}
        return (json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n").encode()

    @classmethod
    def from_json(cls, value: Any) -> Manifest:
        """The manifest that `to_bytes` wrote; anything else is a `ValueError`, `KeyError` or `TypeError`."""
        if value["format"] != _FORMAT:
            raise ValueError(f"format {value['format']!r}; this library reads format {_FORMAT}")
        versions = tuple(Row(**{**row, "date": datetime.date.fromisoformat(row["date"])}) for row in value["versions"])
        if not versions or not all(is_name(row.label) for row in versions):
            raise ValueError("it names no versions, or one with a label that is no file name")
        return cls(versions)


def is_name(text: str) -> bool:
    """Whether `text` is safe as the name of a file or directory of a store."""
    return _NAME.fullmatch(text) is not None


def label_for(day: datetime.date, sha256: str) -> str:
    """The label of a version: its day, and enough of its digest to tell it from others of that day.

    >>> label_for(datetime.date(2026, 8, 22), "dadb2acaeb4a3240")
    '2026-08-22+dadb2aca'
    """
    return f"{day}+{sha256[:8]}"
