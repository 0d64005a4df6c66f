"""Hebrew words in Latin letters."""

from __future__ import annotations

from functools import lru_cache

MAX_READINGS = 6
_LETTERS = {
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "v", "ז": "z", "ח": "h", "ט": "t", "י": "y", "כ": "k",
    "ך": "kh", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "a", "פ": "p", "ף": "f", "צ": "ts",
    "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh", "ת": "t",
}  # fmt: skip


@lru_cache(maxsize=10_000)
def readings(word: str) -> tuple[str, ...]:
    """Romanisations of a Hebrew word, at most six; lower-case ASCII without spaces, empty where there is none."""
    plain = "".join(_LETTERS.get(char, char) for char in word.lower())
    plain = "".join(char for char in plain if char.isascii() and char.isalnum())
    return (plain,) if plain else ()
