"""The manifest of a list in a store: what the list is, and its versions in order of date."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from mineral_screen.errors import InvalidEntityError

MANIFEST = "manifest.json"
_FORMAT = 1
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}")


@dataclass(frozen=True, slots=True)
class About:
    """What a list is: its title, who issues it, on what legal basis, where, and what to know of the data."""

    title: str = ""
    authority: str = ""
    basis: str = ""
    source_url: str = ""
    note: str = ""

    def titled(self, title: str) -> About:
        """The same under another title; under its own where `title` is empty."""
        return replace(self, title=title) if title else self


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
    """What a list is and its versions, oldest first."""

    about: About
    versions: tuple[Row, ...]

    def in_hand(self, day: datetime.date) -> Row | None:
        """The newest version of `day` or before."""
        return next((row for row in reversed(self.versions) if row.date <= day), None)

    def having(self, about: About, row: Row) -> Manifest:
        """The manifest with `row` in its place among the versions."""
        versions = self.versions if row in self.versions else (*self.versions, row)
        return Manifest(about, tuple(sorted(versions, key=lambda one: one.date)))

    def to_bytes(self) -> bytes:
        """As JSON that a person can read and compare."""
        value = {"format": _FORMAT, "about": asdict(self.about), "versions": [asdict(row) for row in self.versions]}
        return (json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n").encode()

    @classmethod
    def from_json(cls, value: Any) -> Manifest:
        """The manifest that `to_bytes` wrote; anything else is a `ValueError`, `KeyError` or `TypeError`."""
        if value["format"] != _FORMAT:
            raise ValueError(f"format {value['format']!r}; this library reads format {_FORMAT}")
        versions = tuple(Row(**{**row, "date": datetime.date.fromisoformat(row["date"])}) for row in value["versions"])
        if not versions or not all(is_name(row.label) for row in versions):
            raise ValueError("it names no versions, or one with a label that is no file name")
        return cls(About(**value["about"]), versions)


def is_name(text: str) -> bool:
    """Whether `text` is safe as the name of a file or directory of a store."""
    return _NAME.fullmatch(text) is not None


def label_for(day: datetime.date, label: str | None, versions: Iterable[Row]) -> str:
    """The label of a new version: the one asked for, or its day, numbered where that day has one already.

    Raises `InvalidEntityError` where the one asked for is taken or unusable.
    """
    taken = {row.label for row in versions}
    if label is None:
        numbered = (f"{day}.{number}" for number in range(2, len(taken) + 3))
        return next(one for one in (str(day), *numbered) if one not in taken)
    if not is_name(label) or label == MANIFEST.removesuffix(".json"):
        raise InvalidEntityError("label", f"{label!r} cannot name a version; use letters, digits, dots and hyphens")
    if label in taken:
        raise InvalidEntityError("label", f"the list has another version {label!r} already; versions never change")
    return label
