"""One classified part of a name."""

from __future__ import annotations

from dataclasses import dataclass

from mineral_screen.normalize.lexicon import Role

_INITIALLED = frozenset({"Latin", "Cyrillic", "Greek"})  # the scripts in which names have acronyms
# which words of a legal form have a letter in an acronym: Company, Limited, Corp, but not Oy or Ltd
_SPELLED_OUT, _COMPANY = 5, frozenset({"co", "corp"})


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

    def __reduce__(self) -> tuple[type[Span], tuple[object, ...]]:
        # compiled, a frozen class has no other way to be copied and sent between processes
        return Span, (self.text, self.role, self.readings, self.symbols, self.script)

    def __hash__(self) -> int:
        # what is known of a span is looked up again and again, and spans of one text are few
        return hash(self.text)

    @property
    def key(self) -> str:
        """The primary reading, or the text itself where there is none."""
        return self.readings[0] if self.readings else self.text

    @property
    def words(self) -> list[str]:
        """The words of a phrase in Latin script; the reading of anything else."""
        return self.text.split() if self.script == "Latin" and " " in self.text else [self.key]

    @property
    def initials(self) -> str:
        """The letters that the words have in an acronym: NIOC has that of its Company, and none has that of an Oy.

        None in scripts whose firms take their acronyms from their English names: 中国科学院 is CAS, and ZKY by chance.

        >>> [Span(form, "legal", (form,)).initials for form in ("company", "oy")]
        ['c', '']
        """
        if self.script not in _INITIALLED:
            return ""
        words = self.words
        if self.role == "legal":
            words = [word for word in words if len(word) >= _SPELLED_OUT or word in _COMPANY]
        return "".join([word[:1] for word in words])
