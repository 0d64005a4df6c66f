"""A list file read to the end, as the tests of the list sources look at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mineral_screen.errors import InvalidEntityError
from mineral_screen.model.entry import ListEntry

FIXTURES = Path(__file__).parent / "lists" / "sources" / "fixtures"


@dataclass
class Reading:
    """What a source made of a file: entries by id, leftovers, warnings, errors, reasons for skipping."""

    entries: dict[str, ListEntry] = field(default_factory=dict)
    leftovers: set[str] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    skipped: list[tuple[int | None, str]] = field(default_factory=list)

    def names(self) -> int:
        return sum(len(entry.all_names()) for entry in self.entries.values())

    def aliases(self, **wanted: str) -> int:
        return sum(
            all(getattr(name, key) == value for key, value in wanted.items())
            for entry in self.entries.values()
            for name in entry.aliases
        )

    def kinds(self) -> dict[str | None, int]:
        found: dict[str | None, int] = {}
        for entry in self.entries.values():
            found[entry.kind] = found.get(entry.kind, 0) + 1
        return found


def reading(source: Any, path: Path) -> Reading:
    """Everything in the file at `path`; two entries of one id are a failure."""
    found = Reading()
    for record in source.read(path):
        try:
            parsed = source.parse(record)
        except InvalidEntityError as error:
            found.errors.append(str(error))
            continue
        found.leftovers.update(parsed.leftovers)
        found.warnings += parsed.warnings
        if parsed.entry is None:
            found.skipped.append((record.line, parsed.skipped))
        else:
            assert parsed.entry.id not in found.entries, parsed.entry.id
            found.entries[str(parsed.entry.id)] = parsed.entry
    return found


def names_of(entry: ListEntry) -> list[tuple[str, str, str]]:
    """The names of an entry beside its first: text, kind and strength."""
    return [(name.text, name.kind, name.strength) for name in entry.aliases]
