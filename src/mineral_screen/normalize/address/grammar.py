"""From tokens to parts: which number is the house, which the flat, which words are the street."""

from __future__ import annotations

import re

from mineral_screen.normalize.address.country import take_country
from mineral_screen.normalize.address.form import Part, Word
from mineral_screen.normalize.address.tables import Name, Term
from mineral_screen.normalize.address.tokens import BREAK, NAME, NUMBER, ORDINAL, TERM, WORD, Token, tokens_of
from mineral_screen.normalize.address.values import ordinal
from mineral_screen.normalize.address.words import word_of
from mineral_screen.normalize.address.han import english
from mineral_screen.text.steps import Step

_POSTCODE = re.compile(r"\d{5,7}|\d{10}|\d{3}-\d{4}|\d{5}-\d{3,5}|[a-z]{1,3}-?\d{4,6}|\d{2}-\d{3}")
_OUTWARD = re.compile(r"[a-z]{1,2}\d[a-z\d]?")
_INWARD = re.compile(r"\d[a-z]{2}")
_CANADIAN = re.compile(r"[a-z]\d[a-z]"), re.compile(r"\d[a-z]\d")
_STATE_COUNTRIES = frozenset({"US", "CA", "AU"})
_END = Token(BREAK, ",")
_STRONGER = {"street": 4, "building": 3, "estate": 2, "district": 1, "city": 1, "region": 1, "rest": 0}


def read(text: str) -> tuple[list[Part], list[Step]]:
    """The parts of a cleaned, case-folded address and the steps that say what each was taken from."""
    country, tokens = take_country(tokens_of(text))
    reader = Reader(tokens, country)
    reader.run()
    parts = _with_city(reader.parts)
    if country:
        parts.append(Part("country", country))
        reader.steps.append(Step("country", country, country))
    return parts, reader.steps


def _with_city(parts: list[Part]) -> list[Part]:
    """The last name without a role, after a street, a house or a unit, is the city where none was recognised."""
    roles = {part.role for part in parts}
    if "city" in roles or not roles & {"number", "street", "building", "po_box", "room", "floor"}:
        return parts
    for at in range(len(parts) - 1, 0, -1):
        part = parts[at]
        if part.role == "rest":
            return [*parts[:at], Part("city", part.value, part.words), *parts[at + 1 :]]
        if part.role not in ("postcode", "region"):
            break
    return parts


class Reader:
    """Walks the tokens once; `parts` grow in reading order."""

    def __init__(self, tokens: list[Token], country: str | None) -> None:
        self.tokens = tokens
        self.country = country
        self.at = 0
        self.parts: list[Part] = []
        self.steps: list[Step] = []
        self.held: list[Word] = []
        self.surfaces: list[str] = []
        self.role = "rest"
        self.fresh_number = False  # whether the last part is a number with nothing but itself before a term

    def run(self) -> None:
        """Read all tokens."""
        handlers = {
            WORD: self._word,
            NUMBER: self._number,
            ORDINAL: self._ordinal,
            TERM: self._term,
            NAME: self._name,
        }
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            handler = handlers.get(token.kind)
            if handler is None:
                self._flush()
            else:
                handler(token)
        self._flush()

    # -- looking around

    def _peek(self, ahead: int = 0) -> Token:
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else _END

    def _take_value(self) -> Token | None:
        """The number or single letter that stands next, past a "no." between, or None."""
        ahead = 0
        while (term := self._peek(ahead).term) and (term.symbol == "no" or term.role == "noise" and ahead):
            ahead += 1
        token = self._peek(ahead)
        if token.kind in (NUMBER, ORDINAL) or (
            len(token.text) == 1 and token.kind in (WORD, TERM) and token.text.isalpha()
        ):
            self.at += ahead + 1
            return token
        if token.term and token.term.role == "ordinal" and not ahead:
            self.at += 1
            return token._replace(text=token.term.symbol)
        return None

    # -- writing parts

    def _add(self, role: str, value: str, surface: str, words: tuple[Word, ...] = ()) -> None:
        self.parts.append(Part(role, value, words))
        self.steps.append(Step(role, surface, value))

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
        return any(not word.generic for word in self.held)

    # -- kinds of tokens

    def _word(self, token: Token) -> None:
        following = self._peek()
        if len(token.text) == 1 and following.kind in (NUMBER, ORDINAL) and token.text in "dkn":
            return self._letter_label(token.text)
        if len(token.text) == 1 and following.term and following.term.symbol == "block":
            self.at += 1
            self._flush()
            return self._add("block", token.text, f"{token.surface} {following.surface}")
        self._hold(word_of(token.text, token.readings), token.surface)
        return None

    def _letter_label(self, letter: str) -> None:
        """The letters d., k. and n. before a number: house and building in Russian, flat in Turkish, number."""
        value = self._peek()
        self.at += 1
        self._flush()
        numbered = any(part.role == "number" for part in self.parts)
        role = "block" if letter == "k" else "room" if letter == "d" and numbered else "number"
        self._add(role, value.text, f"{letter} {value.surface}")

    def _ordinal(self, token: Token) -> None:
        term = self._peek().term
        if term and term.role == "unit" and term.side != "pre" and self._peek(1).kind != NUMBER:
            return self._unit_before(token)
        self._hold(word_of(ordinal(token.text)), token.surface)
        return None

    def _unit_before(self, number: Token) -> None:
        """A unit whose term stands after its number (7th block, 12层)."""
        term = self._peek()
        assert term.term is not None
        self.at += 1
        self._flush()
        self._add(term.term.numbered, number.text, f"{number.surface} {term.surface}")

    def _number(self, token: Token) -> None:
        following = self._peek()
        term = following.term
        if term and term.role == "part":
            return self._japanese(token)
        if term and term.role == "unit" and self._belongs_before(term):
            return self._unit_before(token)
        if term and term.symbol == "no" and term.side == "post":
            return self._numbered_house(token)
        if term and term.symbol == "section":
            self.at += 1
            return self._section(token.text, f"{token.surface} {following.surface}")
        if (
            term
            and term.role == "street"
            and term.side != "pre"
            and not self.held
            and self._street_number(token)
        ):
            self._hold(word_of(ordinal(token.text)), token.surface)
            return None
        if self._postcode(token):
            return None
        self._flush()
        self._add("number", token.text, token.surface)
        self.fresh_number = True
        return None

    def _section(self, number: str, surface: str) -> None:
        """A numbered section of a street is a name of its own: section 4 is not section 5."""
        self._flush()
        self._add("street", f"section {number}", surface, (word_of(f"section{number}"),))

    def _numbered_house(self, token: Token) -> None:
        """A number before its own term (3018号); before a building it is that of the building (8号 楼)."""
        following = self._peek()
        self.at += 1
        self._flush()
        self._add("number", token.text, f"{token.surface} {following.surface}")

    def _belongs_before(self, term: Term) -> bool:
        following = self._peek(1)
        return term.side == "post" or (term.side == "both" and following.kind not in (NUMBER, ORDINAL))

    def _street_number(self, token: Token) -> bool:
        """Whether a bare number before a street term names the street (37 Sokak), not a house."""
        return token.text.isdigit() and len(token.text) < 4

    def _postcode(self, token: Token) -> bool:
        """Whether the number is a postcode; then it is taken."""
        text, following = token.text, self._peek()
        pair = f"{text} {following.text}"
        if following.kind == NUMBER and (
            (_OUTWARD.fullmatch(text) and _INWARD.fullmatch(following.text))
            or (_CANADIAN[0].fullmatch(text) and _CANADIAN[1].fullmatch(following.text))
        ):
            self.at += 1
            self._flush()
            self._add("postcode", pair.replace(" ", ""), pair)
            return True
        if not (
            _POSTCODE.fullmatch(token.surface) and not self._opens_house(token) or self._short_postcode(text)
        ):
            return False
        self._flush()
        self._add("postcode", token.surface, token.surface)
        return True

    def _opens_house(self, token: Token) -> bool:
        """A number of five digits at the very beginning, before a name, is an American house number."""
        digits = token.surface.isdigit() and len(token.surface) == 5
        first = not self.parts and not self.held
        followed = self._peek().kind in (WORD, ORDINAL) or (
            self._peek().term is not None and self._peek().term.role == "word"
        )  # type: ignore[union-attr]
        pair = token.surface.count("-") and len(token.surface) < 7 and self.country != "PL"
        return bool((digits and first and followed and self.country in (None, "US")) or pair)

    def _short_postcode(self, text: str) -> bool:
        """A number of four digits at the end of an address that has a house number, or beside a city."""
        if not (len(text) == 4 and text.isdigit()):
            return False
        last = all(token.kind == BREAK for token in self.tokens[self.at :])
        housed = any(part.role == "number" for part in self.parts)
        return (last and housed and not self.held) or (self._peek().kind == NAME and housed)

    def _japanese(self, token: Token) -> None:
        """The parts of a Japanese house number (5丁目34番2号, 5-chome 34-2) as one number: 5-34-2."""
        values, surfaces = [], []
        current: Token | None = token
        while current is not None and current.kind in (NUMBER, ORDINAL):
            values.append(current.text)
            surfaces.append(current.surface)
            term = self._peek().term
            if term and (
                term.role == "part"
                or (term.symbol in ("no", "room") and term.side == "post" and len(values) > 1)
            ):
                surfaces.append(self._peek().surface)
                self.at += 1
                current = self._peek() if self._peek().kind == NUMBER else None
                if current:
                    self.at += 1
            else:
                current = None
        self._flush()
        only_chome = len(values) == 1 and surfaces[-1] in ("丁目", "chome")
        if only_chome and self.parts:
            # "10-2 Nihombashi, 2-chome": the block number was written before the quarter
            for at in range(len(self.parts) - 1, -1, -1):
                if self.parts[at].role == "number" and self.parts[at].value.count("-") == 1:
                    self.parts[at] = Part("number", f"{values[0]}-{self.parts[at].value}")
                    return
        self._add("number", "-".join(values), " ".join(surfaces))

    def _name(self, token: Token) -> None:
        name = english(token.names, self.country)
        following = self._peek()
        if name is None or not self._is_place(token, name):
            for text in token.text.split(" "):
                self._hold(word_of(text, token.readings), text)
            return
        if name.kind in ("street", "building"):
            self._flush()
            self._expand(name, token.surface)
            return
        joins = (
            following.term is not None
            and following.term.role in ("street", "building")
            and following.term.side != "pre"
        )
        if (joins or self.role == "street") and self._peek(1).kind != NAME:
            for text in name.english.split(" "):
                self._hold(word_of(text), text)
            return
        self._flush()
        role = name.kind
        if following.term and following.term.role == "area" and following.term.side != "pre":
            role = following.term.symbol
            self.at += 1
        words = tuple(word_of(text) for text in name.english.split(" "))
        self._add(role, name.english, token.surface, words)

    def _is_place(self, token: Token, name: object) -> bool:
        """Abbreviations of states count only where a postcode or the end follows, in a country of states."""
        if len(token.text) > 3 or not token.text.isascii() or len(token.names) == 0:
            return True
        if not any(item.country in _STATE_COUNTRIES for item in token.names):
            return True
        following = self._peek()
        if following.kind == NUMBER and _POSTCODE.fullmatch(following.surface):
            return True
        return self.country in _STATE_COUNTRIES and following.kind in (BREAK, NUMBER)

    def _expand(self, name: Name, surface: str) -> None:
        """A known street or building, written in English words and read as such."""
        inner = Reader(_plain_tokens(name.english), self.country)
        inner.run()
        for part in inner.parts:
            if part.role == "rest" and name.kind == "street":
                # the name of a quarter, or of a street whose term follows: more words may come
                self.held += part.words
                self.surfaces.append(surface)
                self.role = "street"
            else:
                self._add(name.kind if part.role == "rest" else part.role, part.value, surface, part.words)

    # -- terms

    def _term(self, token: Token) -> None:
        assert token.term is not None
        if token.names and self._place_rather(token):
            return self._name(token)
        handler = getattr(self, f"_term_{token.term.role}")
        handler(token, token.term)
        return None

    def _place_rather(self, token: Token) -> bool:
        """A word that is both a term and a place (Central) is the place where it stands alone in its country."""
        name = english(token.names, self.country)
        if name is None or self.held or self.country is None:
            return False
        return self._is_place(token, name) and self._peek().kind in (BREAK, NUMBER, NAME)

    def _term_box(self, token: Token, term: Term) -> None:
        value = self._take_value()
        if value is None or not any(char.isdigit() for char in value.text):
            return self._hold(word_of(token.text, (), True), token.surface)
        self._flush()
        return self._add("po_box", value.text, f"{token.surface} {value.surface}")

    def _term_unit(self, token: Token, term: Term) -> None:
        value = None if term.side == "post" else self._take_value()
        if value is None:
            if self.fresh_number and term.side != "pre":
                number = self.parts.pop()
                self.steps.pop()
                return self._add(term.numbered, number.value, f"{number.value} {token.surface}")
            if not self.held and term.symbol != "floor" and self._peek().kind == WORD and term.side == "pre":
                return None
            return self._hold(word_of(token.text, (), True), token.surface)
        self._flush()
        self._add(term.numbered, value.text, f"{token.surface} {value.surface}")
        self._more_values(term)
        return None

    def _more_values(self, term: Term) -> None:
        """Further numbers of the same unit (501 & 502, 1, 2 and 3 are written with or without "and")."""
        while (following := self._peek().term) and following.role == "noise" and self._peek().text == "and":
            if self._peek(1).kind != NUMBER or (self._peek(2).term and self._peek(2).term.role == "unit"):  # type: ignore[union-attr]
                return
            value = self._peek(1)
            self.at += 2
            self._add(term.numbered, value.text, value.surface)

    def _term_number(self, token: Token, term: Term) -> None:
        value = self._take_value()
        if value is None or len(value.text) == 1 and value.text.isalpha():
            if value is not None:
                self._hold(word_of(value.text), value.surface)
            return
        if self._postcode_like(value):
            self._flush()
            self._add("postcode", value.text, value.surface)
            return
        self._flush()
        numbered = any(part.role == "number" for part in self.parts)
        following = self._peek().term
        surface = f"{token.surface} {value.surface}"
        if (
            following
            and following.role in ("building", "unit")
            and following.numbered == "block"
            and following.side != "pre"
        ):
            self.at += 1
            self._add("block", value.text, surface)
        elif term.symbol == "km":
            self._add("number", f"km{value.text}", surface)
        elif token.surface == "#" and numbered:
            self._add("room", value.text, surface)
        else:
            self._add("number", value.text, surface)
            self.fresh_number = True

    def _postcode_like(self, value: Token) -> bool:
        return len(value.surface) == 10 and value.surface.isdigit()

    def _term_part(self, token: Token, term: Term) -> None:
        self._hold(word_of(token.text), token.surface)

    def _term_street(self, token: Token, term: Term) -> None:
        following = self._peek()
        generic = word_of(term.symbol, (), True)
        named = self._named()
        value_next = following.kind in (NUMBER, ORDINAL)
        if term.symbol == "section":
            value = self._take_value()
            if value:
                return self._section(value.text, f"{token.surface} {value.surface}")
            return self._hold(generic, token.surface)
        ends = named and (term.side == "post" or (term.side == "both" and following.kind != WORD))
        if (
            token.text == "str"
            and not named
            and value_next
            and any(part.role == "street" for part in self.parts)
        ):
            value = self._take_value()
            assert value is not None
            self._flush()
            return self._add("block", value.text, f"str {value.surface}")
        if ends:
            self._hold(generic, token.surface)
            self.role = "street"
            if (
                following.term
                and following.term.role == "word"
                and following.term.symbol in _DIRECTIONS
                and not (
                    self._peek(1).kind == WORD or self._peek(1).term and self._peek(1).term.role == "street"  # type: ignore[union-attr]
                )
            ):
                self.at += 1
                self._hold(word_of(following.term.symbol, (following.text,)), following.surface)
            return self._flush("street")
        if self._named():
            self._flush()
        self.role = "street"
        self._hold(generic, token.surface)
        if not named and (value := self._street_value(term)):
            self._hold(word_of(ordinal(value.text)), value.surface)
            self._flush("street")
        return None

    def _street_value(self, term: Term) -> Token | None:
        """A street that has a number for a name (Street 14, Street No. 14)."""
        following = self._peek()
        if following.kind == ORDINAL and self._peek(1).kind == WORD:
            return None
        return (
            self._take_value()
            if following.kind in (NUMBER, ORDINAL) or (following.term and following.term.symbol == "no")
            else None
        )

    def _term_building(self, token: Token, term: Term) -> None:
        named = self._named()
        following = self._peek()
        if not named and term.side != "pre" and self.fresh_number and following.kind not in (NUMBER,):
            number = self.parts.pop()
            self.steps.pop()
            role = "number" if term.numbered == "number" else "block"
            return self._add(role, number.value, f"{number.value} {token.surface}")
        if not named:
            single = (
                following.kind == NUMBER
                or (following.term and following.term.symbol == "no")
                or len(following.text) == 1
            )
            if single and (value := self._take_value()):
                self._flush()
                return self._add(term.numbered, value.text, f"{token.surface} {value.surface}")
        if named and term.side == "pre":
            self._flush()
        self._hold(word_of(term.symbol, (token.text,), True), token.surface)
        self.role = "building"
        if (
            named
            and term.side != "pre"
            and not (following.term and following.term.role in ("building", "estate"))
        ):
            letter = following.text if following.kind == WORD and len(following.text) == 1 else None
            self._flush("building")
            if letter and self._peek(1).kind in (BREAK, NUMBER):
                self.at += 1
                self._add("block", letter, letter)
        return None

    def _term_estate(self, token: Token, term: Term) -> None:
        named = self._named()
        if named and term.side == "pre":
            self._flush()
        following = self._peek()
        if (
            not named
            and (following.kind == NUMBER or len(following.text) == 1)
            and (value := self._take_value())
        ):
            return self._hold(word_of(f"{token.text}{value.text}"), f"{token.surface} {value.surface}")
        self._hold(word_of(token.text if token.text.isascii() else term.symbol, (), True), token.surface)
        if self.role == "rest":
            self.role = "estate"
        if (
            named
            and term.side != "pre"
            and not (following.term and following.term.role in ("building", "estate"))
        ):
            self._flush()
        return None

    def _term_area(self, token: Token, term: Term) -> None:
        named = self._named()
        following = self._peek()
        if named and (term.side == "post" or (term.side == "both" and following.kind not in (WORD, NAME))):
            return self._flush(term.symbol)
        if term.side == "post":
            if following.kind == NUMBER and (value := self._take_value()):
                self._hold(word_of(f"{term.symbol}{value.text}"), f"{token.surface} {value.surface}")
            return None
        self._flush()
        if following.kind in (WORD, NAME) or (following.term and following.term.role == "word"):
            self.role = term.symbol
        return None

    def _term_word(self, token: Token, term: Term) -> None:
        if len(token.text) == 1 and self._peek().term and self._peek().term.symbol == "block":  # type: ignore[union-attr]
            return self._word(token)
        readings = token.readings or (() if not token.text.isascii() else (token.text,))
        return self._hold(word_of(term.symbol, readings), token.surface)

    def _term_post(self, token: Token, term: Term) -> None:
        value = self._take_value()
        if value:
            self._flush()
            self._add(
                "postcode",
                value.surface if value.surface.isascii() else value.text,
                f"{token.surface} {value.surface}",
            )

    def _term_ordinal(self, token: Token, term: Term) -> None:
        self._ordinal(token._replace(kind=ORDINAL, text=term.symbol))

    def _term_contact(self, token: Token, term: Term) -> None:
        """Telephone numbers and the like say nothing of the place: read past them."""
        while self._peek().kind != BREAK:
            self.at += 1

    def _term_noise(self, token: Token, term: Term) -> None:
        if self._peek().kind == NUMBER and token.text == "of":
            # Russian "оф." for an office, written in Latin letters
            self._flush()
            value = self._peek()
            self.at += 1
            self._add("room", value.text, f"of {value.surface}")
        self.fresh_number = False


_DIRECTIONS = frozenset({"north", "south", "east", "west", "central"})


def _plain_tokens(text: str) -> list[Token]:
    """Tokens of English text without looking names up: a street's name may be that of its district."""
    return [
        token._replace(names=(), kind=WORD if token.kind == NAME else token.kind) for token in tokens_of(text)
    ]
