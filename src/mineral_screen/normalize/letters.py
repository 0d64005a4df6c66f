"""Initials that other scripts write out by the names of the letters: 에스케이 and إس كيه are SK."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from mineral_screen import data
from mineral_screen.normalize.lexicon import normal_key

_COLUMNS = {"Hangul": (1,), "Han": (2,), "Arabic": (3,), "Cyrillic": (4,)}
_MOST_READINGS = 4


@cache
def _names(script: str) -> tuple[dict[str, str], frozenset[str]]:
    """Name of a letter → the letters it may be, and the names that are nothing else."""
    found: dict[str, str] = {}
    telling = set()
    for row in data.rows("letter_names"):
        for column in _COLUMNS.get(script, ()):
            for written in filter(None, row[column].split("|")):
                name = normal_key(written.lstrip("!"), script)
                if row[0] not in found.get(name, ""):  # spellings that are looked up as one
                    found[name] = found.get(name, "") + row[0]
                if written.startswith("!"):
                    telling.add(name)
    return found, frozenset(telling)


def runs(words: list[str], script: str) -> dict[int, int]:
    """Where successive `words` are names of letters: position of the first → how many, two or more.

    >>> runs(["شرکه", "اس", "کیه"], "Arabic")
    {1: 2}
    """
    names, telling = _names(script)
    found: dict[int, int] = {}
    at = 0
    while names and at < len(words):
        end = at
        while end < len(words) and words[end] in names:
            end += 1
        if end - at > 1 and not telling.isdisjoint(words[at:end]):
            found[at] = end - at
        at = max(end, at + 1)
    return found


def read(words: list[str], script: str) -> tuple[str, ...]:
    """The initials that names of letters stand for; more than one where a name is that of several letters.

    >>> read(["بی", "سی"], "Arabic")
    ('bc', 'pc')
    >>> "ibm" in read(["ای", "بی", "ام"], "Arabic")
    True
    """
    names, _ = _names(script)
    options = product(*(names[word] for word in words))
    return tuple(dict.fromkeys("".join(some) for some, _ in zip(options, range(_MOST_READINGS), strict=False)))


@cache
def _pattern(script: str) -> re.Pattern[str]:
    names = "|".join(sorted(_names(script)[0], key=len, reverse=True))
    return re.compile(f"(?:{names}){{2,}}")


def inside(text: str, script: str) -> dict[str, tuple[str, ...]]:
    """The names of two or more letters in a row inside an unspaced `text` → the letters; in Korean of one letter too.

    So is a Japanese word that is the name of one letter. Two names count only where one of them is nothing else. Korean
    writes "&" as it writes N, so that an N between letters may be none.

    >>> inside("에스케이화학", "Hangul")["에스케이"], inside("씨앤씨", "Hangul")["씨앤씨"]
    (('sk',), ('cnc', 'cc'))
    """
    names, telling = _names(script)
    found: dict[str, tuple[str, ...]] = {}
    if not names:
        return found
    if script == "Hangul":
        found.update((name, (names[name][0],)) for name in telling if len(name) > 1 and name in text)
    elif text in telling:
        found[text] = (names[text][0],)
    one = re.compile(_pattern(script).pattern.removesuffix("{2,}"))
    for run in _pattern(script).finditer(text):
        parts = one.findall(run[0])
        for start in range(len(parts)):
            for end in range(start + 2, len(parts) + 1):
                some = parts[start:end]
                if len(some) > 2 or not telling.isdisjoint(some):
                    found["".join(some)] = _spelled("".join(names[part][0] for part in some), script)
    return found


def undotted(text: str) -> str:
    """`text` with Japanese names of letters that dots part written as one, and アンド between them as the & it is.

    >>> undotted("ケー・シー・エス"), undotted("エー・アンド・デイ"), undotted("ケイ・ウノ")
    ('ケーシーエス', 'エーデイ', 'ケイ・ウノ')
    """
    return _dotted().sub(lambda run: _DOT.sub("", run[0]), text)


_DOT = re.compile("[・･](?:アンド[・･])?")
_KANA = "ァ-ヺー"


@cache
def _dotted() -> re.Pattern[str]:
    one = _pattern("Han").pattern.removesuffix("{2,}")
    return re.compile(f"(?<![{_KANA}]){one}(?:{_DOT.pattern}{one})+(?![{_KANA}])")


def _spelled(letters: str, script: str) -> tuple[str, ...]:
    if script != "Hangul" or "n" not in letters[1:-1]:
        return (letters,)
    return letters, letters[0] + letters[1:-1].replace("n", "", 1) + letters[-1]
