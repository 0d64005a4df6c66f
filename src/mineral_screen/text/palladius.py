"""Chinese names in Cyrillic letters: the syllables of the Palladius system, put back into pinyin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from mineral_screen import data

_LONGEST = 6
# Letters that only Chinese names have side by side: with these, е may stand for э, and the word may be Ukrainian.
_SURE = re.compile("чж|цз")
# Spellings that Russian words seldom have and Chinese names often do.
_TELLING = re.compile(r"нь(?=$|[бвгджзклмпрстфхцчшщ])|ю[йэ]|у[аэ]|[сц]яо|э[нй]|[хфг]э")
_UKRAINIAN = re.compile("[іїє]")


def pinyin(word: str) -> str:
    """The pinyin of a Chinese name in Cyrillic letters; empty for a word that does not look like one.

    `word` is in lower case. Every syllable must be one, and something must tell that it is Chinese.

    >>> pinyin("цзунминь"), pinyin("шэньчжэнь"), pinyin("гуанчжоу"), pinyin("чжан")
    ('zongmin', 'shenzhen', 'guangzhou', 'zhang')
    >>> pinyin("цзінь"), pinyin("шеньчжень"), pinyin("завод"), pinyin("мария")
    ('jin', 'shenzhen', '', '')
    """
    sure = is_surely_chinese(word)
    if not sure and not _TELLING.search(word):
        return ""
    if sure and _UKRAINIAN.search(word):
        word = _HARD.sub("ы", word).translate(_AS_RUSSIAN)
    parts = [_syllables(part, _lenient() if sure else _exact()) for part in word.split("ъ")]
    return "".join(parts) if all(parts) else ""


def is_surely_chinese(word: str) -> bool:
    """Whether a lower-case word in Cyrillic letters has some that only Chinese names have side by side."""
    return _SURE.search(word) is not None


_HARD = re.compile("(?<=[сц])и|(?<=цз)и")  # и is ы in Ukrainian, and stays и behind ж, ч and ш
_AS_RUSSIAN = str.maketrans({"і": "и", "е": "э", "є": "е", "ї": "и"})
_OPENING = tuple("аоэ")  # syllables that open a word, or follow a hard sign


def _syllables(word: str, table: Mapping[str, str]) -> str:
    """The pinyin of the fewest syllables that make up `word`; empty where none do."""
    best: list[tuple[int, str] | None] = [(0, "")]
    for end in range(1, len(word) + 1):
        options = (
            (before[0] + 1, before[1] + syllable)
            for start in range(max(0, end - _LONGEST), end)
            if (before := best[start])
            and (syllable := table.get(word[start:end]))
            and not (start and word.startswith(_OPENING, start))
        )
        best.append(min(options, default=None))
    found = best[-1]
    return found[1] if found else ""


@cache
def _exact() -> dict[str, str]:
    """Syllable in Cyrillic → pinyin."""
    return {cyrillic: syllable for syllable, cyrillic in data.rows("palladius")}


@cache
def _lenient() -> dict[str, str]:
    """The same, with е for э too where that is no other syllable."""
    return {cyrillic.replace("э", "е"): syllable for cyrillic, syllable in _exact().items()} | _exact()
