"""Greek words in Latin letters: as in passports, as they are heard, and as the classics are written."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from mineral_screen import data

MAX_READINGS = 6
_VOICELESS = frozenset("θκξπσςτφχψ")
_PARTED = str.maketrans({"ϊ": "-ι", "ΐ": "-ι", "ϋ": "-υ", "ΰ": "-υ"})


@lru_cache(maxsize=10_000)
def readings(word: str) -> tuple[str, ...]:
    """Romanisations of a Greek word, at most six, as in passports first.

    Accents and breathings are ignored; a diaeresis parts two vowels. Lower-case ASCII without spaces; empty where there
    is nothing to read.

    >>> readings("Ευάγγελος"), readings("Μπουτάρης")
    (('evangelos', 'euangelos'), ('boutaris', 'mputares', 'butaris'))
    """
    parted = unicodedata.normalize("NFC", word.lower()).translate(_PARTED)
    letters = "".join(char for char in unicodedata.normalize("NFD", parted) if not unicodedata.combining(char))
    keys = _keys(letters)
    found = ["".join(_spelling(key, column) for key in keys) for column in range(3)]
    found.append(found[0].replace("ou", "u"))
    return tuple(dict.fromkeys(filter(None, found)))[:MAX_READINGS]


def _keys(letters: str) -> list[str]:
    """`letters` cut into the entries of the table they are read by, the longest first."""
    table, at, keys = _table(), 0, []
    while at < len(letters):
        pair, after = letters[at : at + 2], letters[at + 2 : at + 3]
        opening, closing = f"^{pair}", f"{pair}*"
        size = 2 if pair in table else 1
        if at == 0 and opening in table:
            keys.append(opening)
        elif (not after or after in _VOICELESS) and closing in table:
            keys.append(closing)
        else:
            keys.append(letters[at : at + size])
        at += size
    return keys


def _spelling(key: str, column: int) -> str:
    spellings = _table().get(key)
    if spellings:
        return spellings[column]
    return key if key.isascii() and key.isalnum() else ""


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return {greek: tuple(spellings) for greek, *spellings in data.rows("greek")}
