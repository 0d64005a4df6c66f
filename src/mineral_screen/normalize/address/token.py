"""A token of an address: a word, a number, a term, a known name or a break."""

from __future__ import annotations

from typing import NamedTuple

from mineral_screen.normalize.address.tables import Name, Term

WORD, NUMBER, ORDINAL, TERM, NAME, BREAK = "word", "number", "ordinal", "term", "name", "break"


class Token(NamedTuple):
    """A token: its kind, its canonical ASCII text, other readings, its term or names, and how it was written."""

    kind: str
    text: str
    readings: tuple[str, ...] = ()
    term: Term | None = None
    names: tuple[Name, ...] = ()
    surface: str = ""

    @property
    def role(self) -> str:
        """The role of its term, or nothing."""
        return self.term.role if self.term else ""

    @property
    def symbol(self) -> str:
        """The symbol of its term, or nothing."""
        return self.term.symbol if self.term else ""

    @property
    def side(self) -> str:
        """Where its term stands, or nothing."""
        return self.term.side if self.term else ""
