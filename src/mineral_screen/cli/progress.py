"""What is being done and how far it is, in one line of stderr, on a terminal only."""

from __future__ import annotations

import sys
from time import monotonic

_SECONDS = 0.2  # between two messages


class Progress:
    """A line that is written over and wiped at the end; none where `quiet`, or where stderr is no terminal."""

    def __init__(self, *, quiet: bool) -> None:
        self._on = sys.stderr.isatty() and not quiet
        self._last = 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def show(self, what: str, done: int, total: int | None) -> None:
        """Say how far it is, if it is time to."""
        if self._on and monotonic() - self._last > _SECONDS:
            self._last = monotonic()
            print(f"\r\x1b[K{what} {done:,}{f' of {total:,}' if total else ''}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Wipe the line."""
        if self._on and self._last:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
