"""Which script each stretch of a text is written in."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby

COMMON = "Common"
_NAMES = {"CJK": "Han", "IDEOGRAPHIC": "Han", "HIRAGANA": "Kana", "KATAKANA": "Kana", "KATAKANA-HIRAGANA": "Kana"}
# letters whose Unicode name begins with something else than their script
_UNNAMED = {"ª": "Latin", "º": "Latin", "µ": "Greek", "Ω": "Greek", "々": "Han", "〻": "Han", "〆": "Han", "〇": "Han"}
UNSPACED = frozenset({"Han", "Kana", "Hangul"})
"""The scripts of East Asia, which put no spaces between words and mix within one."""


@cache
def script(char: str) -> str:
    """The script of one character; `Common` for digits, signs, spaces and marks that belong to no script.

    Han, Kana (both kinds), Hangul, Latin, Cyrillic, Arabic, Greek, Hebrew, Thai …: any other script goes by the first
    word of its Unicode names.

    >>> script("華"), script("シ"), script("ж"), script("ა"), script("7")
    ('Han', 'Kana', 'Cyrillic', 'Georgian', 'Common')
    """
    if char in _UNNAMED:
        return _UNNAMED[char]
    category = unicodedata.category(char)
    if category[0] not in "LM" and category != "Nl":
        return COMMON
    plain = unicodedata.normalize("NFKC", char)
    first = unicodedata.name(plain[0] if plain else char, COMMON).split()[0]
    if first in ("COMBINING", "MODIFIER", "VARIATION"):
        return COMMON
    return _NAMES.get(first, first.capitalize())


def runs(text: str) -> list[tuple[str, str]]:
    """Successive runs of `text` as (script, run); together the runs are the text, and empty text has none.

    What belongs to no script goes with what stands before it, at the beginning with what follows; only digits between
    a script that glues its words and one that spaces them go with the latter. A text without letters is one run of
    `Common`.

    >>> runs("华为5G技术")
    [('Han', '华为'), ('Latin', '5G'), ('Han', '技术')]
    >>> runs("3M Россия"), runs("2024")
    ([('Latin', '3M '), ('Cyrillic', 'Россия')], [('Common', '2024')])
    """
    if not text:
        return []
    names = {script(char) for char in text} - {COMMON}
    if len(names) < 2:
        return [(names.pop() if names else COMMON, text)]
    pieces = [(key, "".join(group)) for key, group in groupby(text, script)]
    found: list[tuple[str, str]] = []
    for at, (own, run) in enumerate(pieces):
        following = pieces[at + 1][0] if at + 1 < len(pieces) else ""
        if own == COMMON and following and (not found or _forward(found[-1][0], following, run)):
            own = following
        elif own == COMMON and found:
            own = found[-1][0]
        if found and found[-1][0] == own:
            found[-1] = (own, found[-1][1] + run)
        else:
            found.append((own, run))
    return found


def _forward(before: str, after: str, between: str) -> bool:
    """Whether the digits `between` two scripts belong to the second."""
    return before in UNSPACED and after not in UNSPACED and between.isalnum()
