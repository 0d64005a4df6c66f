"""Where the reading of an address stands: tokens ahead, words held back, parts written so far."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from mineral_screen.normalize.address.form import Part, Word
from mineral_screen.normalize.address.token import BREAK, NUMBER, ORDINAL, TERM, WORD, Token
from mineral_screen.normalize.address.values import roman_value
from mineral_screen.text.steps import Step

END = Token(BREAK, ",")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{1,3}|v)")


class State(ABC):
    """Walks the tokens once; `parts` grow in reading order.

    Words are held back until a term, a number or a break says what they are; `role` is what they are taken for if
    nothing does. `fresh_number` is whether the last part is a number that a term may still claim (12 floor).
    """

    def __init__(self, tokens: list[Token], country: str | None) -> None:
        self.tokens = tokens
        self.country = country
        self.at = 0
        self.parts: list[Part] = []
        self.steps: list[Step] = []
        self.held: list[Word] = []
        self.surfaces: list[str] = []
        self.role = "rest"
        self.fresh_number = False

    @abstractmethod
    def run(self) -> None:
        """Read all tokens."""

    def _peek(self, ahead: int = 0) -> Token:
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else END

    def _take_value(self) -> Token | None:
        """The number or single letter that stands next, past a "no." between, or None."""
        ahead = 0
        while self._peek(ahead).symbol == "no" or (ahead and self._peek(ahead).role == "noise"):
            ahead += 1
        token = self._peek(ahead)
        letter = len(token.text) == 1 and token.kind in (WORD, TERM) and token.text.isalpha()
        roman = token.kind == WORD and len(token.text) > 1 and _ROMAN.fullmatch(token.text)
        if token.kind in (NUMBER, ORDINAL) or letter or roman:
            self.at += ahead + 1
            return token._replace(text=roman_value(token.text)) if roman else token
        if token.role == "ordinal" and not ahead:
            self.at += 1
            return token._replace(text=token.symbol)
        return None

    def _add(self, role: str, value: str, surface: str, words: tuple[Word, ...] = ()) -> None:
        self.parts.append(Part(role, value, words))
        self.steps.append(Step(role, surface, value))

    def _withdraw(self) -> str:
        """The number written last, taken back."""
        self.steps.pop()
        return self.parts.pop().value

    def _flush(self, role: str | None = None) -> None:
        """What is held becomes a part."""
        words, role = tuple(self.held), role or self.role
        surface = " ".join(self.surfaces)
        self.held, self.surfaces, self.role, self.fresh_number = [], [], "rest", False
        if any(not word.generic for word in words):
            self._add(role, " ".join(word.text for word in words), surface, words)

    def _hold(self, word: Word, surface: str) -> None:
        self.held.append(word)
        self.surfaces.append(surface)
        self.fresh_number = False

    def _named(self) -> bool:
        """Whether a word is held that names something."""
        return any(not word.generic for word in self.held)

    def _has(self, role: str) -> bool:
        """Whether a part of this role has been written."""
        return any(part.role == role for part in self.parts)
