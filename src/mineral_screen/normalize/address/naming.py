"""Reading words and known names: which of them are places, and which the names of streets."""

from __future__ import annotations

from mineral_screen.normalize.address.figures import POSTCODE, Figures
from mineral_screen.normalize.address.form import Word
from mineral_screen.normalize.address.tables import REGION_WORD, Name, fitting, is_han
from mineral_screen.normalize.address.token import BREAK, NAME, NUMBER, ORDINAL, Token
from mineral_screen.normalize.address.tokens import tokens_of
from mineral_screen.normalize.address.words import word_of

_STATE_COUNTRIES = frozenset({"US", "CA", "AU"})
CYRILLIC = frozenset(
    {"RU", "UA", "BY", "KZ", "KG", "UZ", "TJ", "TM", "MD", "AM", "AZ", "GE", "BG", "RS", "MK", "MN", "LV", "LT", "EE"}
)  # fmt: skip
_LABELS = frozenset("dknb")
_LEAST_POSTCODE = 4


class Naming(Figures):
    """Reads words and known names; numbers are read by `Figures`."""

    def _word(self, token: Token) -> None:
        following = self._peek()
        cyrillic = self.country is None or self.country in CYRILLIC or token.text == "n"
        if token.text in _LABELS and cyrillic and following.kind in (NUMBER, ORDINAL):
            self._labelled(token.text)
        elif len(token.text) == 1 and following.symbol == "block":
            self.at += 1
            self._flush()
            self._add("block", token.text, f"{token.surface} {following.surface}")
        else:
            self._hold(word_of(token.text, token.readings), token.surface)

    def _labelled(self, letter: str) -> None:
        """The letters d., k., b. and n. before a number: house and building in Russian, flat in Turkish, number."""
        value = self._peek()
        self.at += 1
        self._flush()
        numbered = self._has("number")
        role = (
            "block"
            if letter == "k" or (letter == "b" and numbered)
            else "room"
            if letter == "d" and numbered
            else "number"
        )
        self._add(role, value.text, f"{letter} {value.surface}")

    def _name(self, token: Token) -> None:
        name = fitting(token.names, self.country)
        if name is None or name.kind == "country" or not self._is_place(token, name):
            self._hold_words(token, token.text if token.text.isascii() else token.names[0].english)
        elif name.kind in ("street", "building"):
            self._flush()
            self._expand(name, token.surface)
        elif self._is_inside_name() or (not name.sure and self._peek().symbol == "district"):
            self._hold_words(token, name.english if name.sure or not token.text.isascii() else token.text)
        else:
            self._flush()
            role, following = self._place_role(token, name), self._peek()
            if following.role == "area" and following.side != "pre":
                role = following.symbol
                self.at += 1
            self._add(role, name.english, token.surface, tuple(word_of(text) for text in name.english.split(" ")))

    def _place_role(self, token: Token, name: Name) -> str:
        """A region named as its city is the city, where no city stands before it and nothing says region."""
        after_city = bool(self.parts) and self.parts[-1].role == "city"
        if name.kind in ("region", "land") and not name.sure and not after_city and not REGION_WORD.search(token.text):
            return "city"
        return "region" if name.kind == "land" else name.kind

    def _hold_words(self, token: Token, text: str) -> None:
        """A name that is no place here, word by word."""
        for word in text.split(" "):
            self._hold(word_of(word, token.readings), word)

    def _stands_alone(self) -> bool:
        """Whether a name ends its stretch, but for numbers and other places."""
        following = self._peek()
        coded = following.kind == NUMBER and len(following.text) >= _LEAST_POSTCODE
        return coded or following.kind in (BREAK, NAME) or following.role == "area"

    def _is_inside_name(self) -> bool:
        """Whether a place is part of the name of a street or a building (Tehran Street), open or to come."""
        if self.role in ("street", "estate") and not self._named():
            return True
        following = self._peek()
        joins = following.role in ("street", "building") and following.side != "pre" and following.text != "sh"
        return (joins or self.role == "street") and self._peek(1).kind != NAME

    def _is_place(self, token: Token, name: Name) -> bool:
        """Whether a known name is a place here.

        One that is often another's must stand alone, where spaces leave that open; the abbreviation of a state counts
        only where a postcode or the end follows, in a country of states.
        """
        if not name.sure and not is_han(token.text[0]) and not self._stands_alone():
            return False
        short = len(token.text) <= 3 and token.text.isascii()
        if not short or not any(item.country in _STATE_COUNTRIES for item in token.names):
            return True
        following = self._peek()
        code = following if following.kind == NUMBER else self._peek(1)
        if code.kind == NUMBER and POSTCODE.fullmatch(code.surface) and following.kind in (NUMBER, BREAK):
            return True
        return self.country in _STATE_COUNTRIES and following.kind in (BREAK, NUMBER)

    def _expand(self, name: Name, surface: str) -> None:
        """A known street or building, written in English words and read as such."""
        # a street's name may be that of its district
        tokens = tokens_of(name.english, names=False)
        if name.kind == "building":
            words = tuple(_building_word(token) for token in tokens)
            self._add("building", " ".join(word.text for word in words), surface, words)
            return
        inner = type(self)(tokens, self.country)
        inner.run()
        for part in inner.parts:
            if part.role == "rest":
                # the name of a quarter, or of a street whose term follows: more words may come
                self.held += part.words
                self.surfaces.append(surface)
                self.role = "street"
            else:
                self._add(part.role, part.value, surface, part.words)


def _building_word(token: Token) -> Word:
    if token.role == "building":
        return word_of(token.symbol, (token.text,), True)
    return word_of(token.text, token.readings, token.role in ("street", "estate"))
