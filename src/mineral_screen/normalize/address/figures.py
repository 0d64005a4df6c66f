"""What a number in an address is: house, unit, postcode, section of a street, the name of a street."""

from __future__ import annotations

import re

from mineral_screen.normalize.address.form import Part
from mineral_screen.normalize.address.state import State
from mineral_screen.normalize.address.token import BREAK, NAME, NUMBER, ORDINAL, WORD, Token
from mineral_screen.normalize.address.values import ordinal
from mineral_screen.normalize.address.words import word_of
from mineral_screen.text.steps import Step

POSTCODE = re.compile(r"\d{5,7}|\d{9,11}|\d{3}-\d{4}|\d{5}-\d{3,5}|[a-z]{1,3}-?\d{4,6}|\d{2}-\d{3}")
_OUTWARD = re.compile(r"[a-z]{1,2}\d[a-z\d]?")
_INWARD = re.compile(r"\d[a-z]{2}")
_CANADIAN = re.compile(r"[a-z]\d[a-z]"), re.compile(r"\d[a-z]\d")
_STREET_NUMBER, _DUTCH = 4, 4
# countries whose postcodes have four digits, which elsewhere are mostly houses
_FOUR_DIGITS = frozenset(
    {"AM", "AT", "AU", "BD", "BE", "BG", "CH", "CY", "DK", "GE", "HU", "LI", "LU", "LV", "MD", "MK", "NL", "NO", "NZ",
     "PH", "PY", "SI", "TN", "VE", "ZA"}
)  # fmt: skip


class Figures(State):
    """Reads numbers and what belongs to them."""

    def _number(self, token: Token) -> None:
        following = self._peek()
        if following.role == "part":
            self._japanese(token)
        elif following.role == "unit" and self._belongs_before(following):
            self._unit_before(token)
        elif following.symbol == "no" and following.side == "post":
            self.at += 1
            self._flush()
            self._add("number", token.text, f"{token.surface} {following.surface}")
        elif following.symbol == "section":
            self.at += 1
            self._section(token.text, f"{token.surface} {following.surface}")
        elif following.role == "month":
            # a street named after a day: 8 Marta, 30 Juin
            self.at += 1
            self._hold(word_of(f"{token.text}{following.symbol}"), f"{token.surface} {following.surface}")
        elif self._names_street(token, following):
            self._hold(word_of(ordinal(token.text)), token.surface)
        elif not self._postcode(token):
            self._flush()
            self._add("number", token.text, token.surface)
            self.fresh_number = True

    def _ordinal(self, token: Token) -> None:
        following = self._peek()
        if following.role == "unit" and following.side != "pre" and self._peek(1).kind != NUMBER:
            self._unit_before(token)
        else:
            self._hold(word_of(ordinal(token.text)), token.surface)

    def _unit_before(self, number: Token) -> None:
        """A unit whose term stands after its number (7th block, 12层)."""
        following = self._peek()
        assert following.term is not None
        self.at += 1
        self._flush()
        self._add(following.term.numbered, number.text, f"{number.surface} {following.surface}")

    def _belongs_before(self, term: Token) -> bool:
        return term.side == "post" or (term.side == "both" and self._peek(1).kind not in (NUMBER, ORDINAL))

    def _section(self, number: str, surface: str) -> None:
        """A numbered section of a street is a name of its own: section 4 is not section 5."""
        self._flush()
        self._add("street", f"section {number}", surface, (word_of(f"section{number}"),))

    def _names_street(self, token: Token, term: Token) -> bool:
        """Whether a number before a street term names the street (37 Sokak) and is no house (57 Ulitsa Svobody)."""
        if (
            term.role != "street"
            or term.side == "pre"
            or not (token.text.isdigit() and len(token.text) < _STREET_NUMBER)
        ):
            return False
        after = self._peek(1)
        if term.text == "str" and after.kind == NUMBER and self._has_street():
            return False
        if self._named():
            return after.kind == BREAK
        return after.kind in (BREAK, NUMBER, NAME) or bool(
            after.term and after.role not in ("word", "ordinal", "street")
        )

    def _has_street(self) -> bool:
        """Whether a street was named, or will be: then Russian "str." before a number is a building."""
        return self._has("street") or any(
            token.role == "street" and token.text != "str" for token in self.tokens[self.at :]
        )

    def _postcode(self, token: Token) -> bool:
        """Whether the number is a postcode; then it is taken."""
        text, following = token.text, self._peek()
        british = _OUTWARD.fullmatch(text) and _INWARD.fullmatch(following.text)
        canadian = _CANADIAN[0].fullmatch(text) and _CANADIAN[1].fullmatch(following.text)
        if following.kind == NUMBER and (british or canadian):
            self.at += 1
            self._flush()
            self._add("postcode", text + following.text, f"{text} {following.text}")
            return True
        if self.country == "NL" and len(text) == _DUTCH and following.kind == WORD and len(following.text) == 2:
            self.at += 1
            self._flush()
            self._add("postcode", text + following.text, f"{text} {following.text}")
            return True
        if (POSTCODE.fullmatch(token.surface) and not self._opens_house(token)) or self._short_postcode(text):
            self._flush()
            self._add("postcode", token.surface, token.surface)
            return True
        return False

    def _opens_house(self, token: Token) -> bool:
        """A number of five digits at the very beginning, before a name, is an American house number."""
        pair = token.surface.count("-") and len(token.surface) < 7 and self.country != "PL"
        if pair or self.parts or self.held or self.country not in (None, "US"):
            return bool(pair)
        named = self._peek().kind in (WORD, ORDINAL) or self._peek().role == "word"
        return token.surface.isdigit() and len(token.surface) == 5 and named

    def _short_postcode(self, text: str) -> bool:
        """A number of four digits after a house number: at the end, beside a city, or where postcodes are such.

        In Taiwan three digits after the city.
        """
        if self.country == "TW" and len(text) == 3 and self.parts and self.parts[-1].role == "city" and not self.held:
            return True
        if not (len(text) == 4 and text.isdigit() and self._has("number")):
            return False
        last = all(token.kind == BREAK for token in self.tokens[self.at :])
        return (last and not self.held) or self._peek().kind == NAME or self.country in _FOUR_DIGITS

    def _japanese(self, token: Token) -> None:
        """The parts of a Japanese house number (5丁目34番2号, 5-chome 34-2) as one number: 5-34-2."""
        values, surfaces = [], []
        current: Token | None = token
        while current is not None and current.kind in (NUMBER, ORDINAL):
            values.append(current.text)
            surfaces.append(current.surface)
            term = self._peek()
            ends = term.symbol in ("no", "room") and term.side == "post" and len(values) > 1
            current = None
            if term.role == "part" or ends:
                surfaces.append(term.surface)
                self.at += 1
                if self._peek().kind == NUMBER:
                    current = self._peek()
                    self.at += 1
        self._flush()
        if len(values) == 1 and surfaces[-1] in ("丁目", "chome") and self._prefixed(values[0]):
            return
        self._add("number", "-".join(values), " ".join(surfaces))

    def _prefixed(self, chome: str) -> bool:
        """Put a quarter's number before the block and house that were written first (10-2 Nihombashi, 2-chome)."""
        for at in range(len(self.parts) - 1, -1, -1):
            part = self.parts[at]
            if part.role == "number" and part.value.count("-") == 1:
                self.parts[at] = Part("number", f"{chome}-{part.value}")
                self.steps[at] = Step("number", self.steps[at].before, self.parts[at].value)
                return True
        return False
