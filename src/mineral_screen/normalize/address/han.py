"""Cutting an address that is written without spaces: 广东省深圳市福田区深南中路3018号交通银行大厦2901B室."""

from __future__ import annotations

import re
from functools import lru_cache

from unidecode import unidecode

from mineral_screen.normalize.address.tables import Term, vocabulary
from mineral_screen.normalize.address.token import BREAK, NAME, NUMBER, ORDINAL, TERM, WORD, Token
from mineral_screen.normalize.address.values import canonical_number, han_number
from mineral_screen.normalize.countries import country_code
from mineral_screen.text.han import to_simplified
from mineral_screen.text.romanize import readings

_LATIN = re.compile(r"[0-9a-z]+(?:[-/#][0-9a-z]+)*", re.IGNORECASE)
_NUMERAL = re.compile(r"[〇零一二三四五六七八九十两]+")
# what only Japanese addresses hold
_JAPANESE = re.compile(r"[\u3041-\u30fa]|丁目|番地|番町|東京都|大阪府|京都府|北海道|県")
_GREATER = frozenset("市区县")
_NTH = re.compile(r"第([〇零一二三四五六七八九十两]+)")
_DIRECTIONS = frozenset("东西南北中")
_REWRITES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        # a branch number: 12楼之3 is room 3 on floor 12, 5号之3 is house 5-3
        (r"楼之(\d+)", r"楼\1室"),
        (r"(\d+)号之(\d+)", r"\1-\2号"),
        (r"(\d)号([a-z])(?![0-9a-z座栋室房铺幢])", r"\1\2号"),
        (r"(\d[a-z]?)(?:号?[至和及与])([a-z]?\d)", r"\1-\2"),
        (r"地下(\d)[层楼]", r"b\1层"),
    )
)
_LONGEST_COUNTRY = 9


def cut(run: str) -> list[Token]:
    """The tokens of a run of Han or kana (with the digits and letters inside it), in reading order."""
    return list(_cut(run))


@lru_cache(maxsize=4096)
def _cut(run: str) -> tuple[Token, ...]:
    return tuple(_Cutter(run).tokens())


class _Cutter:
    """Reads from left to right: a country, known names, numbers, terms; what is left between them is a name."""

    def __init__(self, run: str) -> None:
        lang = "ja" if _JAPANESE.search(run) else None
        run = to_simplified(run)
        for pattern, to in _REWRITES:
            run = pattern.sub(to, run)
        self.run = run
        self.lang = lang
        self.at = 0
        self.held = ""
        self.out: list[Token] = []
        self.vocabulary = vocabulary()

    def tokens(self) -> list[Token]:
        self._country()
        while self.at < len(self.run):
            if not (self._number() or self._name() or self._term()):
                self.held += self.run[self.at]
                self.at += 1
        self._release()
        return self.out

    def _country(self) -> None:
        for size in range(min(_LONGEST_COUNTRY, len(self.run)), 1, -1):
            head = self.run[:size]
            if head.isascii() or head in self.vocabulary.han_names:
                continue
            code = country_code(head)
            if code and not self._opens_street(size):
                self.at = size
                self.out += [Token("country", code, surface=head), Token(BREAK, ",")]
                return

    def _opens_street(self, at: int) -> bool:
        """Whether a street or building term stands at `at`: the name before it is then the street's."""
        for size in (2, 1):
            term = self.vocabulary.han.get(self.run[at : at + size])
            if term and term.role in ("street", "building"):
                return True
            if size == 1 and self.run[at : at + 1] in _DIRECTIONS and at + 1 < len(self.run):
                following = self.vocabulary.han.get(self.run[at + 1])
                return following is not None and following.role == "street"
        return False

    def _name(self) -> bool:
        """A known name of a city, district, street or building, the longest first."""
        for size in range(min(10, len(self.run) - self.at), 0, -1):
            names = self.vocabulary.han_names.get(self.run[self.at : self.at + size])
            if not names or (self.held and size < 3):
                continue
            if names[0].kind != "street" and self._opens_street(self.at + size):
                continue
            if names[0].kind != "building" and self._numbered():
                continue
            self._release()
            surface = self.run[self.at : self.at + size]
            self.out.append(Token(NAME, surface, (), None, names, surface))
            self.at += size
            return True
        return False

    def _number(self) -> bool:
        found = _LATIN.match(self.run, self.at)
        if found:
            text = found[0].lower().replace("#", "")
            self._release()
            if any(char.isdigit() for char in text) or len(text) == 1:
                self.out.append(Token(NUMBER, canonical_number(text), surface=found[0]))
            else:
                self.out.append(Token(WORD, text, surface=found[0]))
            self.at = found.end()
            return True
        if found := _NTH.match(self.run, self.at):
            term, value = self._term_at(found.end()), han_number(found[1])
            if term and value:
                self._release()
                self.out.append(Token(ORDINAL, str(value), surface=found[0]))
                self.at = found.end()
                return True
        numeral = _NUMERAL.match(self.run, self.at)
        if not numeral:
            return False
        term = self._term_at(numeral.end())
        value = han_number(numeral[0])
        if value is None or term is None or not (term.role in ("unit", "number", "part") or term.symbol == "section"):
            return False
        self._release()
        self.out.append(Token(NUMBER, str(value), surface=numeral[0]))
        self.at = numeral.end()
        return True

    def _term_at(self, at: int) -> Term | None:
        for size in range(min(self.vocabulary.longest_han, len(self.run) - at), 0, -1):
            if term := self.vocabulary.han.get(self.run[at : at + size]):
                return term
        return None

    def _term(self) -> bool:
        """A term at this place, if it can stand here: units after numbers, streets and areas after names."""
        if self.run[self.at] in _DIRECTIONS and self._after_name() and self._opens_street(self.at):
            self.out.append(self._direction_token(self.run[self.at]))
            self.at += 1
            return True
        for size in range(min(self.vocabulary.longest_han, len(self.run) - self.at), 0, -1):
            surface = self.run[self.at : self.at + size]
            term = self.vocabulary.han.get(surface)
            if self._ends_name(self.at + size):
                term = self.vocabulary.han_named.get(surface, term)
            if term and self._fits(term, size):
                self._release(before=term)
                self._emit(term, surface)
                self.at += size
                return True
        return False

    def _emit(self, term: Term, surface: str) -> None:
        if term.role == "ordinal":
            # a floor that has a word of its own: 地下
            floor = self.vocabulary.han["楼"]
            self.out += [Token(NUMBER, term.symbol, surface=surface), Token(TERM, "floor", (), floor, (), surface)]
            return
        known = (_reading(surface)[0],) if term.role == "word" else ()
        self.out.append(Token(TERM, term.symbol, known, term, (), surface))

    def _ends_name(self, at: int) -> bool:
        """Whether a name that is held ends at `at`: nothing follows, or a number, or a floor."""
        if not self.held:
            return False
        following = self._term_at(at)
        char = self.run[at : at + 1]
        return not char or char.isascii() or bool(_NUMERAL.match(char) or (following and following.role == "ordinal"))

    def _fits(self, term: Term, size: int) -> bool:
        numbered = not self.held and bool(self.out) and self.out[-1].kind in (NUMBER, ORDINAL)
        if term.role in ("unit", "number", "part"):
            return numbered
        if term.role == "street":
            # 大 before 街 or 道 belongs to the term
            named = bool(self.held) and not (size == 1 and self.held == "大")
            return named or self._after_word() or numbered
        if term.role == "area":
            if self.run[self.at + size : self.at + size + 1] in _GREATER or self._opens_street(self.at + size):
                return False  # 广州市, 天府大道: the area's word belongs to the name
            named = len(self.held) >= (1 if term.symbol == "region" or size > 1 or self.held in _DIRECTIONS else 2)
            return not self._numbered() and (named or self._after_name() or self._after_word())
        if term.role == "ordinal":
            return self._numbered() or not self.held
        if term.role in ("building", "estate"):
            if size == 1 and self._opens_street(self.at + size):
                return False  # 中关村大街
            return size > 1 or bool(self.held) or self._after_word()
        return size > 1

    def _numbered(self) -> bool:
        """Whether a number was read: from large to small, no district comes after the house."""
        return any(token.kind == NUMBER for token in self.out)

    def _after_word(self) -> bool:
        return not self.held and bool(self.out) and self.out[-1].kind in (WORD, TERM) and (
            self.out[-1].term is None or self.out[-1].term.role == "word"
        )  # fmt: skip

    def _after_name(self) -> bool:
        return not self.held and bool(self.out) and self.out[-1].kind in (WORD, NAME)

    def _direction_token(self, char: str) -> Token:
        term = self.vocabulary.han[char]
        return Token(TERM, term.symbol, (_reading(char)[0],), term, (), char)

    def _release(self, before: Term | None = None) -> None:
        """What was held back is a name; before a street its direction or its number is a word of its own."""
        held, self.held = self.held, ""
        if not held:
            return
        tail: list[Token] = []
        if before and before.role == "street":
            if len(held) > 2 and held[-1] in _DIRECTIONS:
                tail = [self._direction_token(held[-1])]
                held = held[:-1]
            numeral = _NUMERAL.search(held)
            if numeral and numeral.end() == len(held) and numeral.start() > 1 and (value := han_number(numeral[0])):
                tail.insert(0, Token(ORDINAL, str(value), (), None, (), numeral[0]))
                held = held[: numeral.start()]
        if held in _DIRECTIONS and before and before.role in ("area", "street"):
            tail.append(self._direction_token(held))
        else:
            known = _reading(held, self.lang)
            self.out.append(Token(WORD, known[0], known[1:], surface=held))
        self.out += tail


@lru_cache(maxsize=16384)
def _reading(text: str, lang: str | None = None) -> tuple[str, ...]:
    """The readings of a name, each joined to one ASCII word; never empty."""
    found = ["".join(char for char in reading if char.isalnum()) for reading in readings(text, None, lang)]
    plain = "".join(char for char in unidecode(text).lower() if char.isascii() and char.isalnum())
    return tuple(dict.fromkeys(filter(None, found))) or (plain or "x",)
