"""Chinese characters: simplified forms, and readings in Mandarin, Cantonese and Japanese."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mineral_screen import data
from mineral_screen.text import kanji, spellings

MAX_READINGS = 6
# the mark by which Japanese repeats a character
_AGAIN, _REPEATED = "々", re.compile("(.)々+")


@cache
def _simplifying() -> dict[int, int]:
    (before, after), *_ = data.rows("han_variants")
    return str.maketrans(before, after)


def to_simplified(text: str) -> str:
    """`text` with traditional, Japanese and regional characters in their simplified forms.

    One character gives one character, so positions stay, and 々 gives the one before it; everything else is left as
    it is.

    >>> to_simplified("澤東貿易 Ltd"), to_simplified("佐々木")
    ('泽东贸易 Ltd', '佐佐木')
    """
    if text.isascii():
        return text
    if _AGAIN in text:
        text = _REPEATED.sub(lambda found: found[1] * len(found[0]), text)
    return text.translate(_simplifying())


@lru_cache(maxsize=10_000)
def readings(text: str, lang: str | None = None) -> tuple[str, ...]:
    """Romanisations of `text` as lower-case ASCII words without spaces, the primary one first, at most six.

    Mandarin in pinyin comes first, then its other spellings, Cantonese as Hong Kong writes it, and Wade-Giles.
    With `lang` "ja", or where there are kana, the Japanese reading comes first. A text without Han characters
    or kana gives its ASCII letters and digits, or nothing at all. Words whose characters are read otherwise than
    alone are found by longest match.

    >>> readings("尤曼特")[0], readings("重庆")[0], readings("三菱重工", "ja")[0]
    ('youmante', 'chongqing', 'mitsubishijuko')
    """
    simplified = to_simplified(text)
    syllables = _pinyin(simplified)
    chinese = ["".join(syllables).replace("v", "u")]
    if any("v" in syllable for syllable in syllables):
        chinese += ["".join(syllables), "".join(syllables).replace("v", "yu")]
    chinese.append("".join(map(spellings.hong_kong, _cantonese(simplified))))
    chinese.append("".join(map(spellings.wade_giles, syllables)))
    japanese = kanji.readings(text, simplified)
    if lang == "ja" or kanji.has_kana(text):
        ordered = [*kanji.surname(simplified), *japanese, chinese[0]]
    elif kanji.is_word(simplified):
        ordered = [chinese[0], japanese[0], *chinese[1:]]
    else:
        ordered = chinese
    return tuple(dict.fromkeys(reading for reading in ordered if reading))[:MAX_READINGS]


def _pinyin(text: str) -> list[str]:
    """Syllables by longest match over the words with readings of their own, else a character at a time."""
    chars, words = _mandarin(), _words()
    found, at = [], 0
    while at < len(text):
        size = next((n for n in range(min(4, len(text) - at), 1, -1) if text[at : at + n] in words), 1)
        if size > 1:
            found += words[text[at : at + size]].split(" ")
        else:
            found.append(_syllable(text[at], chars))
        at += size
    return found


def _cantonese(text: str) -> list[str]:
    return [_syllable(char, _cantonese_readings()) for char in text]


def _syllable(char: str, chars: dict[str, str]) -> str:
    if char.isascii():
        return char.lower() if char.isalnum() else ""
    return chars.get(char, "")


@cache
def _mandarin() -> dict[str, str]:
    return _by_character("han")


@cache
def _cantonese_readings() -> dict[str, str]:
    return _by_character("han_cantonese")


def _by_character(table: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for reading, characters in data.rows(table):
        found.update(dict.fromkeys(characters, reading))
    return found


@cache
def _words() -> dict[str, str]:
    return {word: reading for reading, words in data.rows("han_words") for word in words.split("|")}
