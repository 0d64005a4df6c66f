"""From a file to the entries of a list version, with the checks that keep a bad file from replacing a good list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from mineral_screen.errors import InvalidEntityError, ListFormatError, MineralScreenError
from mineral_screen.lists.sources import registry
from mineral_screen.lists.sources.base import Parsed, Source
from mineral_screen.model.entry import ListEntry

Progress: TypeAlias = Callable[[str, int, int | None], None]
"""Called now and then with what is being done, how much of it is done, and of how much, where that is known."""

SMALL_PART = 20
"""A programme with fewer entries than this may end over night; a larger one seldom does."""

MOST_UNPACKED = 200
"""How many times its size an archive may hold: workbooks hold it ten to thirty times, those that do harm a thousand."""

# what a reader may stumble over in a file that is almost of its format
_STUMBLES = (InvalidEntityError, ValueError, TypeError, LookupError, AttributeError, RecursionError)
_STEP = 1000  # records between two calls of progress
_SHOWN = 3  # examples in a message


@dataclass(frozen=True, slots=True)
class Guards:
    """How far an import may be from what is expected.

    `max_loss` is the share of the entries that a version may lose against the one in hand, as a whole and in each kind,
    authority and programme with 20 entries or more (parts of a list have vanished from their files without a word);
    `max_bad` the share of records that cannot be read; `max_unfound` the share of new or changed names that do not
    find themselves; `max_bytes` the size of the file. A share of 1 switches its check off.

    >>> Guards().max_loss
    0.2
    """

    max_loss: float = 0.2
    max_bad: float = 0.01
    max_unfound: float = 0.01
    max_bytes: int = 4 << 30


@dataclass(frozen=True, slots=True)
class LineNote:
    """Something to know of a record: the line of its file where it begins, from 1, where that is known; and what."""

    line: int | None
    reason: str

    def __str__(self) -> str:
        return self.reason if self.line is None else f"line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file holds: entries, records that list nobody (`skipped`), and records that cannot be read.

    `leftovers` counts, by its path, how often a field with a value was left unread; `warnings` are details that are
    not what they should be, such as a country that nobody knows.
    """

    format: str
    entries: tuple[ListEntry, ...]
    skipped: tuple[LineNote, ...]
    unreadable: tuple[LineNote, ...]
    warnings: tuple[LineNote, ...]
    leftovers: Mapping[str, int]


class RefusedError(Exception):
    """Why a file must not become a version; whoever imports it knows of which list, and says what stays in use."""


def read_list(
    path: Path,
    *,
    format: str | None = None,
    mapping: Mapping[str, str] | None = None,
    guards: Guards | None = None,
    progress: Progress | None = None,
) -> Draft:
    """Read the list in `path`, in the `format` it is said or seen to have.

    `mapping` maps the columns of a table to fields, and says that it is one. Raises `RefusedError` for a file that is
    empty, too large, malformed or holds too much that cannot be read, `OSError` for one that cannot be opened.
    """
    limits = guards or Guards()
    size = path.stat().st_size
    if size == 0:
        raise RefusedError("the file is empty: 0 bytes")
    if size > limits.max_bytes:
        raise RefusedError(f"the file has {size:,} bytes; at most {limits.max_bytes:,} are read")
    try:
        named = format or ("table" if mapping else None)
        chosen = registry.named(named) if named else registry.detect(path)
        source = chosen.source(mapping)
        _check_archive(path, size)
        draft = _draft(chosen.name, source, path, progress)
    except (ListFormatError, *_STUMBLES) as error:
        raise RefusedError(_said(error)) from error
    _check_readable(draft, limits.max_bad)
    return draft


def _draft(format: str, source: Source, path: Path, progress: Progress | None) -> Draft:
    entries: list[ListEntry] = []
    skipped, unreadable, warnings = [], [], []
    leftovers: Counter[str] = Counter()
    for number, (line, parsed) in enumerate(_parsed(source, path), start=1):
        if isinstance(parsed, Exception):
            unreadable.append(LineNote(line, _said(parsed)))
            continue
        leftovers.update(parsed.leftovers)
        warnings += [LineNote(line, warning) for warning in parsed.warnings]
        if parsed.entry is None:
            skipped.append(LineNote(line, parsed.skipped))
        else:
            entries.append(parsed.entry)
        if progress and number % _STEP == 0:
            progress("reading", number, None)
    ordered = dict(sorted(leftovers.items()))
    return Draft(format, tuple(entries), tuple(skipped), tuple(unreadable), tuple(warnings), ordered)


def _parsed(source: Source, path: Path) -> Iterator[tuple[int | None, Parsed | Exception]]:
    """Each record, as its line and what was made of it."""
    for record in source.read(path):
        try:
            yield record.line, source.parse(record)
        except _STUMBLES as error:
            yield record.line, error


def _said(error: Exception) -> str:
    """What an error says; one that is not of our own making says little without its name."""
    ours = isinstance(error, MineralScreenError) or type(error) is ValueError
    return str(error) if ours else f"{type(error).__name__}: {error}"


def _check_archive(path: Path, size: int) -> None:
    import zipfile

    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked > MOST_UNPACKED * size:
            raise RefusedError(f"an archive of {size:,} bytes that would unpack to {unpacked:,}")


def _check_readable(draft: Draft, max_bad: float) -> None:
    records = len(draft.entries) + len(draft.unreadable)
    if not draft.entries:
        why = f": {_examples(draft.unreadable or draft.skipped)}" if draft.unreadable or draft.skipped else ""
        raise RefusedError(f"no entry was found in it, read as {draft.format}{why}")
    if len(draft.unreadable) > max_bad * records:
        raise RefusedError(
            f"{len(draft.unreadable):,} of {records:,} records cannot be read (more than {max_bad:.0%}): "
            f"{_examples(draft.unreadable)}"
        )
    counts = Counter(entry.id for entry in draft.entries)
    twice = [str(id_) for id_, count in counts.items() if count > 1]
    if twice:
        raise RefusedError(f"{len(twice):,} ids stand for several entries: {', '.join(twice[:_SHOWN])}")


def _examples(records: Iterable[LineNote]) -> str:
    return "; ".join(str(one) for one in list(records)[:_SHOWN])


def check_size(
    entries: Iterable[ListEntry],
    before: Iterable[ListEntry],
    *,
    expected: Mapping[str, int],
    max_loss: float,
) -> None:
    """Raise `RefusedError` for fewer entries than `expected`, or far fewer than `before`, as a whole or in part."""
    if max_loss >= 1.0:
        return
    now, then = _counts(entries), _counts(before)
    for what, least in expected.items():
        if now[what] < least:
            raise RefusedError(f"it has {now[what]:,} {_of_kind(what)}; at least {least:,} are expected")
    for what, count in then.items():
        if now[what] < (1.0 - max_loss) * count and (count >= SMALL_PART or what == "entries"):
            raise RefusedError(
                f"it has {now[what]:,} {_of_kind(what)} where the version in use has {count:,}: a loss of more than "
                f"{max_loss:.0%}. If the source confirms it, allow a greater loss (max_loss)"
            )


def _counts(entries: Iterable[ListEntry]) -> Counter[str]:
    """How many entries there are: all, of each kind, and under each authority and programme."""
    found: Counter[str] = Counter()
    for entry in entries:
        parts = [f"under {part!r}" for one in entry.listings for part in (one.authority, one.program) if part]
        found.update(dict.fromkeys(["entries", *([entry.kind] if entry.kind else []), *parts], 1))
    return found


def _of_kind(what: str) -> str:
    return what if what == "entries" else f"entries {what}" if what.startswith("under ") else f"entries of kind {what}"
