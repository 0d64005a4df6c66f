"""Every error the library raises, under one root. Each says what is wrong, where, and what to do next."""

from __future__ import annotations

from typing import Any


class MineralScreenError(Exception):
    """The root: `except MineralScreenError` catches whatever this library raises on purpose.

    Every error pickles with its attributes, since batches report errors from other processes.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (type(self), self.args, vars(self))


def _rebuilt(
    kind: type[MineralScreenError], arguments: tuple[Any, ...], attributes: dict[str, Any]
) -> MineralScreenError:
    error = kind.__new__(kind, *arguments)
    error.__dict__.update(attributes)
    return error


class InvalidEntityError(MineralScreenError):
    """What was to be screened or listed is unusable. `field` names the field at fault."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field


class ListFormatError(MineralScreenError):
    """A list file does not have the format it should have. `source` and `line` say where."""

    def __init__(self, message: str, *, source: str, line: int | None = None) -> None:
        where = source if line is None else f"{source}, line {line}"
        super().__init__(f"{where}: {message}")
        self.source = source
        self.line = line


class UnknownListError(MineralScreenError):
    """No list (or no version of it) of that name is at hand. `suggestion` is the nearest known name."""

    def __init__(self, name: str, *, suggestion: str | None = None, known: tuple[str, ...] = ()) -> None:
        hint = f"; did you mean {suggestion!r}?" if suggestion else "."
        at_hand = f" There are: {', '.join(known)}." if known else ""
        super().__init__(f"no list {name!r} is at hand{hint}{at_hand}")
        self.name = name
        self.suggestion = suggestion


class ListUpdateError(MineralScreenError):
    """A download or import was refused; the version in use stays in use. `list_id` names the list."""

    def __init__(self, list_id: str, message: str) -> None:
        super().__init__(f"{list_id}: {message}")
        self.list_id = list_id


class SnapshotIntegrityError(MineralScreenError):
    """A stored file is not what its digest says: `expected` and `actual` are SHA-256 in hexadecimal."""

    def __init__(self, path: str, *, expected: str, actual: str) -> None:
        super().__init__(
            f"{path}: the content does not match its recorded digest (expected {expected[:12]}…, "
            f"found {actual[:12]}…); restore the file from its source or import the list again"
        )
        self.path = path
        self.expected = expected
        self.actual = actual


class IndexFormatError(MineralScreenError):
    """An index file is damaged, foreign, or of another format version; build it again."""
