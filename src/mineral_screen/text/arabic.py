"""Arabic script: one form for each letter, and readings of Arabic, Persian and Urdu words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from mineral_screen import data

MAX_READINGS = 6

# One letter for each sound value: Persian and Urdu forms stand for themselves only where they are other letters.
_FORMS = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲٳ", "ا"),
        **dict.fromkeys("يىۍېے", "ی"),
        **dict.fromkeys("كڪ", "ک"),
        **dict.fromkeys("ةۃەۀھہۂ", "ه"),
        **dict.fromkeys("ؤۆۇۋ", "و"),
        "ئ": "ی",
        "ء": None,
        "ں": "ن",
        **{chr(0x660 + digit): str(digit) for digit in range(10)},
        **{chr(0x6F0 + digit): str(digit) for digit in range(10)},
    }
)
_DROPPED = re.compile(r"[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")

_MARKS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc]")

_LETTERS = {
    "ا": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a",
    "غ": "gh", "ف": "f", "ق": "q", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ٹ": "t", "ڈ": "d",
    "ڑ": "r", "ڤ": "v",
}  # fmt: skip
_PERSIAN = {"و": "v", "ق": "gh", "ث": "s", "ذ": "z", "ض": "z"}
_GULF = {"ج": "g", "ق": "k"}
_ARTICLE = re.compile(r"^(و|ب|ل|ف|ک)?ال(?=..)|^لل(?=..)")
_VOWELS = frozenset("aeiou")


def normalize(text: str) -> str:
    """`text` with one form for each letter, without vowel marks and elongation, digits in ASCII.

    Alef, ya, kaf, ta marbuta, hamza and the Urdu forms are unified, so that the spellings of Arabic, Persian and
    careless typing meet. The length may change. Other scripts are left as they are.

    >>> normalize("شـركة النَّفط ١٢") == normalize("شرکه النفط ۱۲")
    True
    """
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", _DROPPED.sub("", text))
    return unicodedata.normalize("NFC", _MARKS.sub("", plain)).translate(_FORMS)


@lru_cache(maxsize=10_000)
def readings(text: str) -> tuple[str, ...]:
    """Romanisations of the words of `text`, joined, the spelling a company would likely use first, at most six.

    Known words come from a table; others are spelled by rule, with an `a` where consonants need one. The article is
    left out of the first reading and kept in the last. Lower-case ASCII; empty for a text without such letters.

    >>> readings("محمد")[0], readings("شركة")[0], readings("النفط")
    ('mohammad', 'sharika', ('naft', 'oil', 'alnaft'))
    """
    words = normalize(text).split()
    options = [_word(word) for word in words]
    if not any(options):
        return ()
    depth = max(map(len, options))
    columns = ["".join(each[min(at, len(each) - 1)] if each else "" for each in options) for at in range(depth)]
    return tuple(dict.fromkeys(reading for reading in columns if reading))[:MAX_READINGS]


def _word(word: str) -> tuple[str, ...]:
    """The readings of one normalised word."""
    known = _words().get(word)
    if known:
        return known
    article = _ARTICLE.match(word)
    if article and len(word) - article.end() >= 2:
        inner = _word(word[article.end() :])
        return (*inner[: MAX_READINGS - 1], "al" + inner[0]) if inner else ()
    spelled = [_spelled(word, values) for values in ({}, _PERSIAN, _GULF)]
    return tuple(dict.fromkeys(reading for reading in spelled if reading))


def _spelled(word: str, special: dict[str, str]) -> str:
    """A word by rule: و and ی are consonants beside a vowel letter or at the beginning and vowels elsewhere."""
    sounds: list[str] = []
    for at, char in enumerate(word):
        last = at == len(word) - 1
        if char in "وی":
            sounds.append(_weak(word, at, special))
        elif char == "ه" and last and at > 1:
            sounds.append("a" if not special else "eh")
        else:
            sounds.append(
                special.get(char) or _LETTERS.get(char) or (char.lower() if char.isascii() and char.isalnum() else "")
            )
    return _vowelled([sound for sound in sounds if sound])


def _weak(word: str, at: int, special: dict[str, str]) -> str:
    """The value of و or ی where it stands."""
    consonant, vowel = (special.get("و", "w"), "u") if word[at] == "و" else ("y", "i")
    before = word[at - 1] if at else ""
    after = word[at + 1 : at + 2]
    if not before or before in "اوی" or after == "ا":
        return consonant if before or after else vowel
    return vowel


def _vowelled(sounds: list[str]) -> str:
    """The sounds with an `a` after the first of two consonants that open a word, and where three would meet.

    Three consonants alone are most often CaCaC (Qatar) or CaCC; the first is taken, as a missing vowel costs more.
    """
    out: list[str] = []
    cluster = 0
    for at, sound in enumerate(sounds):
        consonant = sound[0] not in _VOWELS and not sound.isdigit()
        cluster = cluster + 1 if consonant else 0
        if cluster == 3 or (cluster == 2 and at == 1):
            out.append("a")
            cluster = 1
        out.append(sound)
    return "".join(out)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Normalised word → its usual romanisations."""
    found: dict[str, tuple[str, ...]] = {}
    for latin, words in data.rows("arabic_words"):
        forms = tuple(latin.split("|"))
        for word in words.split("|"):
            found[normalize(word)] = forms
    return found
