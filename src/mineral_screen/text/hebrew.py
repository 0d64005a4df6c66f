"""Hebrew words in Latin letters: known words by a table, others with guessed vowels."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mineral_screen import data

MAX_READINGS = 6
_LETTERS = {
    "ב": "v", "ג": "g", "ד": "d", "ז": "z", "ח": "h", "ט": "t", "כ": "kh", "ך": "kh", "ל": "l", "מ": "m", "ם": "m",
    "נ": "n", "ן": "n", "ס": "s", "פ": "f", "ף": "f", "צ": "ts", "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh", "ת": "t",
}  # fmt: skip
# at the beginning of a word these are stops
_OPENING = {"ב": "b", "כ": "k", "פ": "p"}
_GERESH = {"ג": "j", "ז": "zh", "צ": "ch", "ץ": "ch", "ת": "th", "ד": "dh", "ח": "kh"}
_HARD = str.maketrans("vf", "bp")
_SILENT = frozenset("אע")
_POINTS = re.compile("[\u0591-\u05c7]")
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=10_000)
def readings(word: str) -> tuple[str, ...]:
    """Romanisations of a Hebrew word, the likeliest first, at most six.

    Known words and names come from a table. Others are spelled by rule; as their vowels are not written, they get an e,
    an a, or none, and the letters that may be stops (v, f, kh) are so in a later reading. Lower-case ASCII without
    spaces; empty where there is nothing to read.

    >>> readings("כהן"), readings("דלתון")
    (('cohen', 'kohen'), ('delton', 'dalton', 'dlton'))
    """
    letters = _POINTS.sub("", word.lower())
    known = _words().get(letters)
    if known:
        return known
    sounds = _sounds(letters)
    found = [_vowelled(sounds, "e"), _vowelled(sounds, "a")]
    found += [
        found[1].translate(_HARD).replace("kh", "k"),
        found[0].replace("ts", "z").replace("kh", "ch"),
        "".join(sounds),
    ]
    return tuple(dict.fromkeys(filter(None, found)))[:MAX_READINGS]


def _sounds(letters: str) -> list[str]:
    """What each letter stands for; the weak ones are vowels or consonants by where they stand."""
    text = letters.replace("וו", "ו" if len(letters) < 4 else "w")
    sounds: list[str] = []
    for at, char in enumerate(text):
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if after == "'" and char in _GERESH:
            sounds.append(_GERESH[char])
        elif char in "ויהאע":
            sounds.append(_weak(char, before, after, opening=at == 1))
        elif char == "w":
            sounds.append("v")
        elif at == 0 and char in _OPENING:
            sounds.append(_OPENING[char])
        else:
            sounds.append(_LETTERS.get(char) or (char if char.isascii() and char.isalnum() else ""))
    return [sound for sound in sounds if sound]


def _weak(char: str, before: str, after: str, *, opening: bool) -> str:
    """The value of ו, י, ה, א or ע between its neighbours; `opening` is the second letter of a word."""
    if char == "ה":
        return "h" if after else "a"
    if char in _SILENT:
        return "" if before and after and after in "ויה" else "a"
    consonant, vowel = ("v", "o") if char == "ו" else ("y", "i")
    if not before:
        return consonant
    if (before == "י" and not opening) or before == "ו" or (after in ("ה", "א") and char == "י"):
        return consonant if after else vowel
    return vowel


def _vowelled(sounds: list[str], vowel: str) -> str:
    """The sounds with `vowel` between the first two consonants and wherever three would meet."""
    out: list[str] = []
    cluster = 0
    for at, sound in enumerate(sounds):
        cluster = 0 if sound[0] in _VOWELS or sound.isdigit() else cluster + 1
        closing = at == len(sounds) - 1 and cluster == 2
        if cluster == 3 or closing or (cluster == 2 and at == 1):
            out.append(vowel)
            cluster = 1
        out.append(sound)
    return "".join(out)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Word → its usual romanisations."""
    return {word: tuple(latin.split("|")) for latin, words in data.rows("hebrew_words") for word in words.split("|")}
