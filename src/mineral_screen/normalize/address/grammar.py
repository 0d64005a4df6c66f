"""From tokens to parts: which number is the house, which the flat, which words are the street."""

from __future__ import annotations

from itertools import pairwise

from mineral_screen.normalize.address.country import take_country
from mineral_screen.normalize.address.form import Part
from mineral_screen.normalize.address.naming import CYRILLIC, Naming
from mineral_screen.normalize.address.tables import Term, fitting
from mineral_screen.normalize.address.token import BREAK, NAME, NUMBER, ORDINAL, TERM, WORD, Token
from mineral_screen.normalize.address.tokens import tokens_of
from mineral_screen.normalize.address.values import ordinal
from mineral_screen.normalize.address.words import word_of
from mineral_screen.text.steps import Step

_DIRECTIONS = frozenset({"north", "south", "east", "west", "central"})
_SPANISH = frozenset(
    {"ES", "MX", "CO", "VE", "AR", "PE", "CL", "EC", "PA", "CR", "GT", "HN", "NI", "SV", "BO", "PY", "UY", "CU", "DO"}
)  # fmt: skip
_PINYIN_LANDS = frozenset({"CN", "TW"})
_KOREAN, _JAPANESE = frozenset({"KR", "KP"}), frozenset({"JP"})
# what is a term in some countries, and in others an initial or a syllable of a name
_ONLY_IN = {
    "g": CYRILLIC, "c": _SPANISH, "ku": _JAPANESE | {"KP"}, "shi": _JAPANESE | {"CN"},
    **dict.fromkeys(("dong", "gu", "do", "ri", "eup", "gun", "ro", "gil", "si"), _KOREAN),
    **dict.fromkeys(("ken", "cho", "machi"), _JAPANESE), **dict.fromkeys(("nan", "bei", "xi", "zhong"), _PINYIN_LANDS),
}  # fmt: skip
# countries where these are syllables of names (On Lok Road), not prepositions
_SYLLABIC = frozenset({"CN", "HK", "MO", "TW", "KR", "KP", "JP", "VN", "SG", "MM"})
_SYLLABLES = frozenset({"on", "to", "in", "do", "da", "la", "le", "di", "e", "y"})
_TSUEN = frozenset({"tsuen", "chuen"})
_VILLAGES = frozenset({"village", "vill", "town", "township"})
# in Chinese streets directions are translated or not: West Dazhi Street, Xidazhi Street
_PINYIN = {"north": "bei", "south": "nan", "east": "dong", "west": "xi", "central": "zhong"}
# words of streets that name buildings as often
_BUILDINGS = frozenset({"place", "court", "square", "gardens", "terrace", "grove"})
_TOWERS = frozenset({"HK", "MO", "CN", "TW", "SG", "MY", "TH", "PH", "ID", "VN", "KR", "JP", "AE", "IN"})
# where streets that share a name are numbered: Ang Mo Kio Avenue 6
_NUMBERED = frozenset({"SG", "TW", "MY"})
_STREET_WORDS = 2
_ABBREVIATED = 3
_WITH_CITY = frozenset({"number", "street", "building", "po_box", "room", "floor"})


def read(text: str) -> tuple[list[Part], list[Step]]:
    """The parts of a cleaned, case-folded address and the steps that say what each was taken from."""
    country, tokens = take_country(tokens_of(text))
    reader = Reader(tokens, country or _likely(tokens))
    reader.run()
    parts, steps = reader.parts, reader.steps
    at = _city(parts)
    if at is not None:
        parts[at] = Part("city", parts[at].value, parts[at].words)
        steps[at] = Step("city", steps[at].before, steps[at].after)
    if country:
        parts.append(Part("country", country))
        steps.append(Step("country", country, country))
    return parts, steps


def _likely(tokens: list[Token]) -> str | None:
    """The country of the places named, where they are all of one: it steers the reading, but no part says so."""
    found = {name.country for token in tokens if token.kind == NAME for name in token.names}
    return found.pop() if len(found) == 1 else None


def _city(parts: list[Part]) -> int | None:
    """Where the city stands that was not recognised: the last name without a role, after a street, house or unit."""
    roles = {part.role for part in parts}
    if "city" in roles or not roles & _WITH_CITY:
        return None
    return _first_of_regions(parts) or _last_name(parts) or _after_region(parts)


def _first_of_regions(parts: list[Part]) -> int | None:
    """Where two regions stand one after the other: the first is a city that bears the name of one (Kirov, Kirov)."""
    for at, (part, following) in enumerate(pairwise(parts)):
        if at and part.role == following.role == "region":
            return at
    return None


def _last_name(parts: list[Part]) -> int | None:
    """Where the last name without a role stands, if nothing but a postcode and a region follows it."""
    for at in range(len(parts) - 1, 0, -1):
        if parts[at].role == "rest":
            return at
        if parts[at].role not in ("postcode", "region"):
            break
    return None


def _after_region(parts: list[Part]) -> int | None:
    """Where a name without a role stands that follows a region or postcode at the beginning (622007, Tagil, …)."""
    for at, part in enumerate(parts):
        if part.role == "rest":
            return at if at else None
        if part.role not in ("postcode", "region", "district"):
            break
    return None


class Reader(Naming):
    """Reads terms; words and names are read by `Naming`, numbers by `Figures`."""

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

    def _term(self, token: Token) -> None:
        assert token.term is not None
        if token.text == "e" and self.country == "IR":
            return  # the Persian link of two words, no east: Vali-e Asr
        only_in = _ONLY_IN.get(token.text)
        if only_in and self.country and self.country not in only_in:
            self._hold(word_of(token.text), token.surface)
        elif token.names and self._place_rather(token):
            self._name(token)
        else:
            getattr(self, f"_term_{token.role}")(token, token.term)

    def _place_rather(self, token: Token) -> bool:
        """A word that is both a term and a place (Central) is the place where it stands alone in its country."""
        name = fitting(token.names, self.country) if self.country and not self.held else None
        if name is None:
            return False
        return self._is_place(token, name) and self._peek().kind in (BREAK, NUMBER, NAME)

    def _term_box(self, token: Token, term: Term) -> None:
        value = self._take_value()
        if value is None or not any(char.isdigit() for char in value.text):
            self._hold(word_of(token.text, (), True), token.surface)
            return
        self._flush()
        self._add("po_box", value.text, f"{token.surface} {value.surface}")

    def _term_unit(self, token: Token, term: Term) -> None:
        value = None if term.side == "post" else self._take_value()
        if value is not None:
            self._flush()
            self._add(term.numbered, value.text, f"{token.surface} {value.surface}")
            self._more_values(term)
        elif self.fresh_number and term.side != "pre":
            number = self._withdraw()
            self._add(term.numbered, number, f"{number} {token.surface}")
        elif self.held or term.symbol == "floor" or term.side != "pre" or self._peek().kind != WORD:
            self._hold(word_of(token.text, (), True), token.surface)

    def _more_values(self, term: Term) -> None:
        """Further numbers of the same unit (501 & 502; 1, 2 and 3)."""
        while self._peek().role == "noise" and self._peek().text == "and" and self._peek(1).kind == NUMBER:
            if self._peek(2).role == "unit":
                return
            value = self._peek(1)
            self.at += 2
            self._add(term.numbered, value.text, value.surface)

    def _term_number(self, token: Token, term: Term) -> None:
        value = self._take_value()
        if value is None:
            if len(token.text) > _ABBREVIATED:
                self._hold(word_of(token.text, (), True), token.surface)
            return
        if len(value.text) == 1 and value.text.isalpha():
            self._hold(word_of(value.text), value.surface)
            return
        self._flush()
        following = self._peek()
        surface = f"{token.surface} {value.surface}"
        blocks = following.term is not None and following.term.numbered == "block" and following.side != "pre"
        if len(value.surface) == 10 and value.surface.isdigit():
            self._add("postcode", value.text, value.surface)
        elif blocks and following.role in ("building", "unit"):
            self.at += 1
            self._add("block", value.text, surface)
        elif term.symbol == "km":
            self._add("number", f"km{value.text}", surface)
        elif token.surface == "#" and self._has("number"):
            self._add("room", value.text, surface)
        else:
            self._add("number", value.text, surface)
            self.fresh_number = True

    def _term_month(self, token: Token, term: Term) -> None:
        self._hold(word_of(term.symbol, (token.text,)), token.surface)

    def _term_part(self, token: Token, term: Term) -> None:
        self._hold(word_of(token.text), token.surface)

    def _term_street(self, token: Token, term: Term) -> None:
        following = self._peek()
        generic = word_of(term.symbol, (), True)
        named = self._named()
        if token.text == "dr" and not named and following.kind == WORD:
            return  # a doctor, no drive
        if named and following.role in ("building", "estate") and following.side != "pre" and not self._numbered_next():
            self._hold(word_of(token.text), token.surface)  # Bright Way Tower
        elif named and token.text in _BUILDINGS and self._names_building():
            self._hold(word_of(token.text, (), True), token.surface)
            self._flush("building")
        elif term.symbol == "section":
            value = None if term.side == "post" else self._take_value()
            if value:
                self._section(value.text, f"{token.surface} {value.surface}")
            else:
                self._hold(generic, token.surface)
        elif token.text == "str" and not named and following.kind in (NUMBER, ORDINAL) and self._has_street():
            # Russian "str." is a building where the street has been named
            value = self._take_value()
            assert value is not None
            self._flush()
            self._add("block", value.text, f"str {value.surface}")
        elif named and (term.side == "post" or (term.side == "both" and following.kind != WORD)):
            self._hold(generic, token.surface)
            self._take_direction()
            if (
                self.country in _NUMBERED
                and (self._has("number") or self._has("block"))
                and self._peek().kind == NUMBER
            ):
                value = self._take_value()
                assert value is not None
                self._hold(word_of(ordinal(value.text)), value.surface)
            self._flush("street")
        else:
            if named:
                self._flush()
            self.role = "street"
            self._hold(generic, token.surface)
            if not named and (value := self._street_value()):
                self._hold(word_of(ordinal(value.text)), value.surface)
                self._flush("street")

    def _numbered_next(self) -> bool:
        """Whether the term that follows is one with a number (Dom 116), no part of a name (Bright Way Tower)."""
        return self._peek(1).kind in (NUMBER, ORDINAL) or self._peek(1).symbol == "no"

    def _names_building(self) -> bool:
        """Whether a word that may be a street's (place, court) is a building's: no number before, a street to come."""
        numbered = bool(self.parts) and self.parts[-1].role == "number"
        return (
            self.country in _TOWERS
            and not numbered
            and any(
                token.role == "street" and token.text not in _BUILDINGS and token.symbol != "section"
                for token in self.tokens[self.at :]
            )
        )

    def _take_direction(self) -> None:
        """A direction after the street's term (Nathan Road North), unless it opens the next name."""
        following, after = self._peek(), self._peek(1)
        if (
            following.role == "word"
            and following.symbol in _DIRECTIONS
            and after.kind != WORD
            and after.role != "street"
        ):
            self.at += 1
            self._hold(word_of(following.symbol, (following.text,)), following.surface)

    def _street_value(self) -> Token | None:
        """A street that has a number for a name (Street 14, Street No. 14)."""
        following = self._peek()
        if following.kind == ORDINAL and self._peek(1).kind == WORD:
            return None
        return self._take_value() if following.kind in (NUMBER, ORDINAL) or following.symbol == "no" else None

    def _term_building(self, token: Token, term: Term) -> None:
        named, following = self._named(), self._peek()
        if self._opens_name(term):
            self._hold(word_of(token.text), token.surface)
            return
        if not named and term.side != "pre" and self.fresh_number and following.kind != NUMBER:
            number = self._withdraw()
            self._add("number" if term.numbered == "number" else "block", number, f"{number} {token.surface}")
            return
        if not named:
            single = following.kind == NUMBER or following.symbol == "no" or len(following.text) == 1
            if single and (value := self._take_value()):
                self._flush()
                self._add(term.numbered, value.text, f"{token.surface} {value.surface}")
                return
        if len(self.held) == 1 and len(self.held[0].text) == 1 and term.side != "pre":
            letter = self.held.pop().text
            self._flush()
            self._add("block", letter, f"{letter} {token.surface}")
            return
        if named and term.side == "pre":
            self._flush()
        self._hold(word_of(term.symbol, (token.text,), True), token.surface)
        self.role = "building"
        if named and term.side != "pre" and following.role not in ("building", "estate"):
            self._flush("building")
            if following.kind == WORD and len(following.text) == 1 and self._peek(1).kind in (BREAK, NUMBER):
                self.at += 1
                self._add("block", following.text, following.text)

    def _opens_name(self, term: Term) -> bool:
        """Whether a word that ends names begins one here: Park Avenue, Market Street, City Plaza."""
        return not self._named() and term.side == "post" and self._peek().role in ("street", "building", "estate")

    def _term_estate(self, token: Token, term: Term) -> None:
        named, following = self._named(), self._peek()
        if self._opens_name(term) or (token.text in _TSUEN and not named):
            self._hold(word_of(token.text), token.surface)
            return
        if named and term.side == "pre":
            self._flush()
        numbered = following.kind == NUMBER or len(following.text) == 1
        if not named and numbered and (value := self._take_value()):
            self._hold(word_of(f"{token.text}{value.text}"), f"{token.surface} {value.surface}")
            return
        if not named and not token.surface.isascii():
            return  # a zone without a name of its own
        self._hold(word_of(token.text if token.text.isascii() else term.symbol, (), True), token.surface)
        if self.role == "rest":
            self.role = "estate"
        if named and term.side != "pre" and following.role not in ("building", "estate"):
            self._flush()

    def _term_area(self, token: Token, term: Term) -> None:
        following = self._peek()
        if self._opens_name(term):
            self._hold(word_of(token.text), token.surface)
            return
        if self._named() and (term.side == "post" or (term.side == "both" and following.kind not in (WORD, NAME))):
            # a village is the whole address in the New Territories, a town a part of a Chinese district
            village = token.text in _VILLAGES and self.country in _SYLLABIC
            if self.role == "street" and len(self.held) > _STREET_WORDS:
                self._keep_last_word()
            self._flush("estate" if village else term.symbol)
        elif term.side == "post":
            if following.kind == NUMBER and (value := self._take_value()):
                self._hold(word_of(f"{term.symbol}{value.text}"), f"{token.surface} {value.surface}")
        else:
            self._flush()
            if following.kind in (WORD, NAME) or following.role == "word":
                self.role = term.symbol

    def _keep_last_word(self) -> None:
        """Write the street that was opened and never closed, and hold its last word: ul. Lenina Perm obl."""
        word, surface = self.held.pop(), self.surfaces.pop()
        self._flush("street")
        self._hold(word, surface)

    def _term_word(self, token: Token, term: Term) -> None:
        if len(token.text) == 1 and self._peek().symbol == "block":
            self._word(token)
            return
        readings = token.readings or ((token.text,) if token.text.isascii() else ())
        if self.country == "CN" and term.symbol in _PINYIN:
            readings = (*readings, _PINYIN[term.symbol])
        # "martyr" before a name is put in and left out at will
        self._hold(word_of(term.symbol, readings, term.symbol == "martyr"), token.surface)

    def _term_post(self, token: Token, term: Term) -> None:
        value = self._take_value()
        if value:
            self._flush()
            code = value.surface if value.surface.isascii() else value.text
            self._add("postcode", code, f"{token.surface} {value.surface}")

    def _term_ordinal(self, token: Token, term: Term) -> None:
        self._ordinal(token._replace(kind=ORDINAL, text=term.symbol))

    def _term_contact(self, token: Token, term: Term) -> None:
        """Telephone numbers and the like say nothing of the place: read past them."""
        while self._peek().kind != BREAK:
            self.at += 1

    def _term_noise(self, token: Token, term: Term) -> None:
        if self.country in _SYLLABIC and token.text in _SYLLABLES:
            self._hold(word_of(token.text), token.surface)
            return
        if self._peek().kind == NUMBER and token.text == "of":
            # Russian "оф." for an office, written in Latin letters
            self._flush()
            value = self._peek()
            self.at += 1
            self._add("room", value.text, f"of {value.surface}")
        self.fresh_number = False
