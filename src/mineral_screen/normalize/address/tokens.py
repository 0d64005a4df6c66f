"""An address as a row of tokens: words, numbers, terms, known names and breaks, whatever the script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from unidecode import unidecode

from mineral_screen.normalize.address.han import cut
from mineral_screen.normalize.address.tables import is_hangul, plain_letters, vocabulary
from mineral_screen.normalize.address.token import BREAK, NAME, NUMBER, ORDINAL, TERM, WORD, Token
from mineral_screen.normalize.address.values import canonical_number
from mineral_screen.text.romanize import readings

_LATIN_MARKED = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]+")
_DIGIT = re.compile(r"\d")
_NO_ROOM = r"(?<!room )(?<!unit )(?<!flat )(?<!shop )(?<!suite )(?<!rm )(?<!rm\. )"
# Patterns of cleaned text, where dashes and apostrophes have one form each; what takes their place; and a sign without
# which none of them can be there.
_REWRITES = tuple(
    (re.compile(pattern), to, sign)
    for pattern, to, sign in (
        (r"(?<=\w)'(?=\w|\s)", "", "'"),
        (r"№", " no ", "№"),
        (r"n°", " no ", "°"),
        (r"〒", " post ", "〒"),
        (r"\b((?:[^\W\d_]\.){2,})", lambda found: found[1].replace(".", "") + " ", "."),
        (r"_x000d_", " ", "_x"),
        (r"\b(\d{1,2}) (st|nd|rd|th)(?= fl)", r"\1\2", " fl"),
        (r"\((?:(?:location )?as (?:at|of|on)|since|at (?:the )?time|previous|former|current|until)"
         r"\b[^)]*\)", " ", "("),
        (r"\((?:tel|phone|fax)\b[^)]*\)", " ", "("),
        (r"\((?:(?:central|main|head|branch|registered) )?(?:office|factory|plant|branch|headquarters)\)", " ", "("),
        (r"\b[sc]\s?/\s?[on]\b", ", ", "/"),
        (r"\bb\s?/\s?p\b", " bp ", "/"),
        (r"\bp\.?\s?o\.?\s*-?\s*box(?:es)?\b[.:\s-]*(?:no\.?)?", " pobox ", "box"),
        (r"(?<![\w-])(\d{1,3}|[glmu]{1,2})\s?(?:/|th )\s?f(?:l|lr|loor)?\b\.?(?:-(?=\d))?", r" floor \1 ", "f"),
        (r"\b(\d{1,3})f(?:l|lr)?\b\.?-(?=\d)", r" floor \1 room ", "-"),
        (_NO_ROOM + r"\b(\d{1,3})\s?f(?:l|lr)?\b(?!-)", r" floor \1 ", "f"),
        (r"(?<=\d)\s*\(\s*([a-z])\s*\)", r"\1", "("),
        (r"(?<=\d)~\s*(?=\d)", "-", "~"),
        (r"(?<=\d)(?:-\s|\s-)\s*(?=\d)", "-", "-"),
        (r"#\s?(\d{1,2})-(\d{1,4}[a-z]?)(?![\w-])", r" floor \1 room \2 ", "#"),
        (r"(?<=\d)\s*/\s*(?=\d)", "/", "/"),
    )
)  # fmt: skip
_HAN_RUN = re.compile(
    r"(?:[0-9a-z#/-]*[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff々]+)+(?:[0-9a-z]+(?:-[0-9a-z]+)*)?",
    re.IGNORECASE,
)
_UNIT_GAP = re.compile(r"(?<=[0-9a-z])\s+(?=[号號楼樓层層室栋棟座幢房])")
_PIECE = re.compile(r"[^\W_]+(?:[-/.][^\W_]+)*|[,;()\[\]\n|，。；、•،؛]|#")
_NUMBER = re.compile(
    r"[a-z]{0,2}\d+[a-z]{0,2}(?:[-/.][a-z]?\d+[a-z]{0,2})*(?:[-/][a-z])?|[a-z]{1,3}-\d{4,6}|[a-z]-\d+[a-z]?|\d[a-z]\d"
)
_ORDINAL = re.compile(r"(\d+)-?(?:st|nd|rd|th|eme|ere|ya|aya|iy|yy|oy|й|я|ая|ый|ой|го)")
_LETTER_AT_NUMBER = re.compile(r"(?<=\d)[α-ωа-яё](?![^\W\d_])|(?<![^\W\d_])[α-ωа-яё](?=\d)")
_HALVES = re.compile(r"\d+[a-z]?(?![a-z])|[^\W\d_]+")
_SPLIT = re.compile(r"[-/.]")
_BREAKS = frozenset(",;()[]\n|，。；、•،؛")
_GLUED = re.compile(
    r"([a-z]{4,})(strasse|strase|str|platz|gasse|allee|straat|gracht|laan|plein|gatan|vagen|gade|utca|katu|tie)"
)
_FOREIGN_POSTCODE = re.compile(r"(?:a|b|ch|d|f|i|l|nl|s|dk|fl)-(\d{4,5})")


def tokens_of(text: str, names: bool = True) -> list[Token]:
    """The tokens of a cleaned, case-folded text, in reading order; without `names`, known names are plain words."""
    if not text.isascii():
        text = _UNIT_GAP.sub("", text.replace("i\u0307", "i").replace("〒", " postcode "))
        text = _LATIN_MARKED.sub(lambda found: unidecode(found[0]).lower(), text)
    tokens: list[Token] = []
    end = 0
    if not text.isascii():
        for run in _HAN_RUN.finditer(text):
            tokens += _spaced(text[end : run.start()], names)
            tokens += cut(run[0])
            end = run.end()
    return tokens + _spaced(text[end:], names)


def _spaced(text: str, names: bool) -> list[Token]:
    """The tokens of text that is written with spaces."""
    for pattern, to, sign in _REWRITES:
        if sign in text:
            text = pattern.sub(to, text)
    return list(_joined([token for piece in _PIECE.findall(text) for token in _piece(piece)], names))


@lru_cache(maxsize=16384)
def _piece(piece: str) -> tuple[Token, ...]:
    """The tokens of one piece between spaces; a list of addresses has the same ones again and again."""
    if piece in _BREAKS:
        return (Token(BREAK, ","),)
    if piece == "#":
        return (Token(WORD, "no", surface="#"),)
    return tuple(_numeric(_ascii_digits(piece)) if _DIGIT.search(piece) else _hyphenated(piece))


def _ascii_digits(piece: str) -> str:
    """Digits of any script as ASCII, and the single letters beside them (27Н) by their reading."""
    if piece.isascii():
        return piece
    piece = "".join(str(int(c)) if c.isdecimal() else c for c in piece)
    return _LETTER_AT_NUMBER.sub(lambda found: unidecode(found[0]).lower(), piece)


def _numeric(piece: str) -> Iterator[Token]:
    """A piece that holds a digit: a number, an ordinal, or a number glued to words."""
    if found := _ORDINAL.fullmatch(piece):
        yield Token(ORDINAL, canonical_number(found[1]), surface=piece)
    elif _NUMBER.fullmatch(piece):
        yield from _labelled(piece)
    else:
        for part in _SPLIT.split(piece):
            if not _DIGIT.search(part):
                yield from _word(part)
            elif found := _ORDINAL.fullmatch(part):
                yield Token(ORDINAL, canonical_number(found[1]), surface=part)
            elif _NUMBER.fullmatch(part):
                yield from _labelled(part)
            else:
                for half in _HALVES.findall(part):
                    number = _DIGIT.search(half)
                    yield from ((Token(NUMBER, canonical_number(half), surface=half),) if number else _word(half))


def _labelled(piece: str) -> Iterator[Token]:
    """A number, or a label and the number written to it (no5, rm12, r301); a postcode without its country (D-10117)."""
    if found := _FOREIGN_POSTCODE.fullmatch(piece):
        yield Token(NUMBER, found[1], surface=found[1])
        return
    letters = piece[: len(piece) - len(piece.lstrip("abcdefghijklmnopqrstuvwxyz"))]
    term = vocabulary().words.get(letters) if len(letters) == 2 else None
    if letters == "r" and len(piece) > 3 and piece[1:].isdigit():
        yield Token(WORD, "room", surface="r")
        piece = piece[1:]
    elif term and term.role in ("unit", "number") and piece[2] != "-":
        yield Token(WORD, letters, surface=letters)
        piece = piece[2:]
    yield Token(NUMBER, canonical_number(piece), surface=piece)


def _hyphenated(piece: str) -> Iterator[Token]:
    for part in _SPLIT.split(piece):
        yield from _word(part)


def _word(part: str) -> Iterator[Token]:
    """A word of any script, with its readings; a Hangul or Germanic one gives its suffix as a term of its own."""
    if part.isascii():
        glued = _GLUED.fullmatch(part)
        if glued and part not in vocabulary().words:
            yield Token(WORD, glued[1], surface=glued[1])
            yield Token(WORD, "street" if glued[2] in ("tie", "katu", "utca") else glued[2], surface=glued[2])
        elif part:
            yield Token(WORD, part, surface=part)
    elif is_hangul(part[0]):
        yield from _hangul(part)
    else:
        yield native(part)


def _hangul(word: str) -> Iterator[Token]:
    tables = vocabulary()
    if word not in tables.names and word not in tables.words:
        for size in (4, 3, 2, 1):
            term = tables.hangul.get(word[-size:])
            if term and (len(word) > size + (size == 1 and term.role != "unit") or word == word[-size:]):
                if stem := word[:-size]:
                    yield native(stem)
                yield Token(TERM, term.symbol, (), term, (), word[-size:])
                return
    yield native(word)


def native(word: str) -> Token:
    """A word that is not in Latin letters, in its own spelling for the look-up to come."""
    return Token(WORD, plain_letters(word), surface=word)


def _ascii_word(reading: str) -> str:
    return "".join(char for char in reading.lower() if char.isascii() and char.isalnum())


def _joined(tokens: list[Token], with_names: bool) -> Iterator[Token]:
    """Words that are together a term or a known name become one token, the longest first."""
    tables = vocabulary()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        size = tables.openings.get(token.text, 0) if token.kind is WORD else 0
        while size:
            run = tokens[at : at + size]
            if len(run) == size and all(item.kind is WORD for item in run):
                text = " ".join(item.text for item in run) if size > 1 else token.text
                term, names = tables.words.get(text), tables.names.get(text, ()) if with_names else ()
                if term and term.role == "name":
                    surface = " ".join(item.surface for item in run)
                    yield Token(WORD, term.symbol, (*filter(str.isascii, (text,)), *token.readings), surface=surface)
                    break
                if term or names:
                    surface = " ".join(item.surface for item in run)
                    yield Token(TERM if term else NAME, text, token.readings, term, names, surface)
                    break
            size -= 1
        if size == 0:
            if (read := _romanised(token)).text:
                yield read
            size = 1
        at += size


def _romanised(token: Token) -> Token:
    """A word by its readings, now that it is no known term or name."""
    if token.kind is not WORD or token.text.isascii():
        return token
    known = tuple(filter(None, (_ascii_word(reading) for reading in readings(token.surface or token.text))))
    return token._replace(text=known[0] if known else _ascii_word(unidecode(token.text)), readings=known[1:])
