"""Cyrillic words in Latin letters, as passports, libraries, newspapers and firms write them."""

from __future__ import annotations

import re
from functools import lru_cache

MAX_READINGS = 6

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c",
    "ђ": "dj", "џ": "dz", "ѓ": "gj", "ќ": "kj", "ѕ": "dz", "қ": "k", "ғ": "g", "ә": "a", "ө": "o", "ү": "u",
    "ұ": "u", "һ": "h", "ң": "n", "ҳ": "h", "ҷ": "j", "ӣ": "i", "ӯ": "u", "ѐ": "e", "ѝ": "i",
}  # fmt: skip


@lru_cache(maxsize=10_000)
def readings(word: str) -> tuple[str, ...]:
    """Romanisations of a Cyrillic word, the commonest in passports and firms' own papers first, at most six.

    Lower-case ASCII without spaces; empty where there is nothing to read.
    """
    plain = "".join(_LETTERS.get(char, char) for char in word.lower())
    plain = "".join(char for char in plain if char.isascii() and char.isalnum())
    if not plain:
        return ()
    short = re.sub(r"[iy]y$", "y", plain).replace("ks", "x")
    return tuple(dict.fromkeys((plain, short)))[:MAX_READINGS]
