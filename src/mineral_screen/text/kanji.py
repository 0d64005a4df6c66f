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


def surname(simplified: str) -> tuple[str, ...]:
    """The readings of `simplified`, the commonest first, where it is a Japanese family name of the table.

    >>> surname("山内"), surname("佐佐木"), surname("日本")
    (('yamauchi', 'yamanouchi'), ('sasaki',), ())
    """
    return _surnames().get(simplified, ())


def surnames_at(simplified: str, at: int) -> list[int]:
    """How many characters from `at` on are a Japanese family name: every length that is one.

    >>> surnames_at("株式会社大久保商店", 4)
    [3]
    """
    return [size for size in range(1, _LONGEST) if simplified[at : at + size] in _surnames()]


def readings(text: str, simplified: str) -> tuple[str, ...]:
    """Japanese romanisations of `text`, whose simplified form is `simplified`; empty when nothing can be read."""
    parts, at = [], 0
    while at < len(text):
        size, options = _piece(text, simplified, at)
        parts.append((size, options))
        at += size
    primary = join([(size, options[0]) for size, options in parts])
    second = join([(size, options[-1]) for size, options in parts])
    found = (primary, second, primary.replace("nippon", "nihon"))
    return tuple(dict.fromkeys(reading for reading in found if reading))


def join(parts: list[tuple[int, str]]) -> str:
    """The reading of parts, each with the number of its characters, one after the other.

    Of two characters read alone, which make a word, the first loses its vowel before a kindred consonant.

    >>> join([(1, "tetsu"), (1, "ko")]), join([(1, "setsu"), (1, "bi")]), join([(1, "nichi"), (1, "shin")])
    ('tekko', 'setsubi', 'nisshin')
    """
    spelled, paired = [part for _, part in parts], False
    for at in range(1, len(parts)):
        paired = not paired and parts[at - 1][0] == parts[at][0] == 1
        if paired:
            spelled[at - 1] = _shortened(spelled[at - 1], spelled[at])
    return "".join(spelled)


def _shortened(before: str, after: str) -> str:
    """`before` as it is read with `after` in one word: gaku and kō make gakkō."""
    doubled = "t" if after.startswith("ch") else after[:1]
    if before[-3:] in ("tsu", "chi") and len(before) > 3 and doubled in tuple("kst"):
        return before[:-3] + doubled
    return before[:-2] + "k" if before.endswith("ku") and len(before) > 2 and doubled == "k" else before


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
def _surnames() -> dict[str, tuple[str, ...]]:
    return {name: tuple(read.split("|")) for name, read in data.rows("kanji_surnames")}


@cache
def _beginning(char: str) -> dict[str, str]:
    """The words that begin with `char`, and `char` itself → romanisation; rows are parsed when they are needed."""
    _, reading, words = next(iter(data.rows_of("kanji_words", char)), (char, "", ""))
    found = dict(word.split("=") for word in words.split("|") if word)
    return {char + rest: spelled for rest, spelled in found.items()} | {char: reading}
