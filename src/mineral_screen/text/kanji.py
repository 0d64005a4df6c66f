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
    return simplified in _words()


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
    words = _words()
    for size in range(min(_LONGEST, len(text) - at), 1, -1):
        if simplified[at : at + size] in words:
            return size, (words[simplified[at : at + size]],)
    char = text[at]
    if char.isascii():
        return 1, (char.lower() if char.isalnum() else "",)
    return 1, (words.get(simplified[at], ""),)


@cache
def _words() -> dict[str, str]:
    """Characters and words in simplified forms → romanisation."""
    found: dict[str, str] = {}
    for reading, words in data.rows("kanji_words"):
        found.update(dict.fromkeys(words.split("|"), reading))
    return found
