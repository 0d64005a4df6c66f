"""One classified part of a name."""

from __future__ import annotations

from dataclasses import dataclass

from mineral_screen.normalize.lexicon import Role


@dataclass(frozen=True, slots=True)
class Span:
    """One part of a name.

    `text` is the part in lower case in its own script, `readings` its romanisations as joined ASCII words (the
    first is the primary one; empty when the script has none), `symbols` what it means, free of language.
    """

    text: str
    role: Role
    readings: tuple[str, ...]
    symbols: tuple[str, ...] = ()
    script: str = "Latin"

    @property
    def key(self) -> str:
        """The primary reading, or the text itself where there is none."""
        return self.readings[0] if self.readings else self.text
