"""Japanese readings of kanji: names and words by longest match, other characters by their Sino-Japanese reading."""

from __future__ import annotations

import re
from functools import cache

from mineral_screen import data
from mineral_screen.text import kana

_KANA = re.compile(r"[ぁ-ゖァ-ヺー]")
_LONGEST = 4


def has_kana(text: str) -> bool:
    """Whether `text` holds kana."""
    return _KANA.search(text) is not None


def is_word(simplified: str) -> bool:
    """Whether the whole of `simplified` is one Japanese name or word of the table."""
    return len(simplified) > 1 and simplified in _beginning(simplified[0])


def readings(text: str, simplified: str) -> tuple[str, ...]:
    """Japanese romanisations of `text`, whose simplified form is `simplified`; empty when nothing can be read."""
    parts, at = [], 0
    while at < len(text):
        size, options = _piece(text, simplified, at)
        parts.append(options)
        at += size
    primary = "".join(options[0] for options in parts)
    second = "".join(options[-1] for options in parts)
    found = (primary, second, primary.replace("nippon", "nihon"))
    return tuple(dict.fromkeys(reading for reading in found if reading))


def _piece(text: str, simplified: str, at: int) -> tuple[int, tuple[str, ...]]:
    """How many characters from `at` on are read together, and how."""
    run = at
    while run < len(text) and has_kana(text[run]):
        run += 1
    if run > at:
        return run - at, kana.readings(text[at:run])[:2] or ("",)
    words = _beginning(simplified[at])
    for size in range(min(_LONGEST, len(text) - at), 1, -1):
        if simplified[at : at + size] in words:
            return size, (words[simplified[at : at + size]],)
    char = text[at]
    if char.isascii():
        return 1, (char.lower() if char.isalnum() else "",)
    return 1, (words.get(simplified[at], ""),)


@cache
def _rows() -> dict[str, list[str]]:
    """First character → its row: the character, its reading, the words that begin with it."""
    return {row[0]: row for row in data.rows("kanji_words")}


@cache
def _beginning(char: str) -> dict[str, str]:
    """The words that begin with `char`, and `char` itself → romanisation; rows are parsed when they are needed."""
    _, reading, words = _rows().get(char, (char, "", ""))
    found = dict(word.split("=") for word in words.split("|") if word)
    return {char + rest: spelled for rest, spelled in found.items()} | {char: reading}
