"""The content of a list version as bytes: one entry a line, in order of their ids, and its digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from mineral_screen.errors import InvalidEntityError, ListFormatError
from mineral_screen.model.entry import ListEntry


def to_bytes(entries: Iterable[ListEntry]) -> bytes:
    """The entries as JSON lines, in order of their ids: the same entries always give the same bytes."""
    lines = sorted((entry.id or "", entry.model_dump_json(exclude_defaults=True)) for entry in entries)
    return "".join(f"{line}\n" for _, line in lines).encode()


def from_bytes(content: bytes, source: str) -> tuple[ListEntry, ...]:
    """The entries that `to_bytes` wrote. Raises `ListFormatError`, which names the line of `source` at fault."""
    return tuple(entry(line, source, number) for number, line in enumerate(content.splitlines(), start=1))


def entry(line: bytes, source: str, number: int | None = None) -> ListEntry:
    """The entry of one line. Raises `ListFormatError`, which names `source` and the `number` of the line."""
    try:
        return ListEntry.model_validate_json(line)
    except (ValueError, InvalidEntityError) as error:
        raise ListFormatError(f"not a list entry: {error}", source=source, line=number) from None


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def content_digest(entries: Iterable[ListEntry]) -> str:
    """The digest of the content that `entries` make up: the identity of a list version."""
    return digest(to_bytes(entries))
