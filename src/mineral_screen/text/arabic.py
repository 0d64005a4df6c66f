"""Arabic script: one form for each letter, and readings of Arabic, Persian and Urdu words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

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


class _Manner(NamedTuple):
    """One manner of writing: letters that differ, and the vowels that the script leaves out.

    `first` stands after the first of two opening consonants (`before_m`: after an opening m), `later` where three meet,
    `after_long` between the last two after a long a; `opening` is an ع that opens a word, `closing` an ه that
    ends it. Where `strong`, the first و or ی between consonants is a consonant (Anwar, Tawfiq, Sayf).
    """

    letters: dict[str, str]
    first: str
    before_m: str
    later: str
    after_long: str
    opening: str
    closing: str
    strong: bool = False


_PERSIAN = {"و": "v", "ق": "gh", "ث": "s", "ذ": "z", "ض": "z"}
_GULF = {"ج": "g", "ق": "k"}
_MANNERS = (
    _Manner({}, "a", "a", "a", "i", "a", "a"),
    _Manner({}, "i", "u", "i", "i", "i", "a"),
    _Manner(_PERSIAN, "a", "o", "e", "e", "e", "eh"),
    _Manner({}, "a", "u", "a", "e", "a", "ah", strong=True),
    _Manner(_GULF, "a", "o", "e", "e", "o", "e"),
)
# Names that are written as one word: how their beginning and their end are spelled.
_OPENINGS = {
    "عبدال": ("abdul", "abdel", "abdol", "abdal"), "ابوال": ("abul", "abol", "aboul"), "ابو": ("abu", "abou"),
}  # fmt: skip
_CLOSINGS = {
    "الله": ("ullah", "allah", "ollah"),
    "الدین": ("uddin", "eddin", "aldin", "addin", "din"),
    "زاده": ("zadeh", "zada"),
    "پور": ("pour", "pur", "poor"),
    "نژاد": ("nejad", "nezhad"),
}
# Given names that others are written behind as one word, where those are known: Mohammadreza, Gholamhossein.
_GIVEN = {
    "محمد": ("mohammad", "muhammad"), "احمد": ("ahmad", "ahmed"), "علی": ("ali",), "غلام": ("gholam", "ghulam"),
    "امیر": ("amir", "ameer"), "سید": ("seyed", "sayyid"), "نور": ("noor", "nur"), "گل": ("gul", "gol"),
}  # fmt: skip
_ARTICLE = re.compile(r"^(و|ب|ل|ف|ک)?ال(?=..)|^لل(?=..)")
_LONG_AND_YA = re.compile("(?<=.)ا[^اویه]{2}ی$")
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
    plain = _DROPPED.sub("", unicodedata.normalize("NFKD", text))  # which may have them within: ﳲ
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
    found = _compound(word) or [_spelled(word, manner) for manner in _MANNERS]
    return tuple(dict.fromkeys(reading for reading in found if reading))[:MAX_READINGS]


def _compound(word: str) -> list[str]:
    """Names that are written as one word but are two: Abdullatif, Nasrullah, Salahuddin, Ahmadzadeh, Mohammadreza."""
    for opening, spellings in _OPENINGS.items():
        if word.startswith(opening) and len(word) - len(opening) >= 2:
            rest = _word(word[len(opening) :])
            return _each_with_each(spellings, rest)
    for ending, spellings in _CLOSINGS.items():
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            rest = _word(word[: -len(ending)])
            return [rest[0] + spelling for spelling in spellings if rest]
    for given, spellings in _GIVEN.items():
        if word.startswith(given) and (known := _words().get(word[len(given) :])):
            return _each_with_each(spellings, known)
    return []


def _each_with_each(spellings: tuple[str, ...], rest: tuple[str, ...]) -> list[str]:
    """Openings with the rest of a name, the usual ones of both first."""
    pairs = sorted(product(range(len(spellings)), range(len(rest))), key=sum)
    return [spellings[one] + rest[other] for one, other in pairs]


def closes(word: str) -> bool:
    """Whether a `word` is the second half of a name that Latin letters write as one: Habib Allah, Salah al-Din.

    >>> [closes(word) for word in "حبيب الله صلاح الدين".split()]
    [False, True, False, True]
    """
    return normalize(word) in _CLOSINGS


def _spelled(word: str, manner: _Manner) -> str:
    """A word by rule, with the vowels and letters of one manner of writing.

    و and ی are consonants beside a vowel letter or at the beginning and vowels elsewhere.
    """
    sounds: list[str] = []
    for at, char in enumerate(word):
        last = at == len(word) - 1
        if char in "وی":
            sounds.append(_weak(word, at, manner))
        elif char == "ه" and last and at > 1:
            sounds.append(manner.closing)
        elif char == "ت" and last and at > 2 and word[at - 1] not in "اویع":
            sounds.append("at")
        elif char == "ع" and (not at or last):
            sounds.append(_ain(word, at, manner))
        else:
            sounds.append(
                manner.letters.get(char)
                or _LETTERS.get(char)
                or (char.lower() if char.isascii() and char.isalnum() else "")
            )
    parted = (word[-3:-2] == "ا" and word[-1] not in "اویه") or _LONG_AND_YA.search(word) is not None
    return _vowelled([sound for sound in sounds if sound], manner, long=parted)


def _ain(word: str, at: int, manner: _Manner) -> str:
    """The vowel of an ع that opens or closes a word; beside another vowel it is not written."""
    if at:
        return "" if word[at - 1] in "اوی" and manner.closing != "a" else "a"
    return "" if word[1:2] == "ا" else manner.opening


def _weak(word: str, at: int, manner: _Manner) -> str:
    """The value of و or ی where it stands."""
    consonant, vowel = (manner.letters.get("و", "w"), "u") if word[at] == "و" else ("y", "i")
    before = word[at - 1] if at else ""
    after = word[at + 1 : at + 2]
    if word[at:] == "وی" and before and before not in "اوی":
        return "a" + consonant
    if word.endswith("وی") and not after:
        return vowel
    if not before or before in "اوی" or after == "ا":
        return consonant if before or after else vowel
    if not manner.strong or not after or after in "اویه" or any(char in "وی" for char in word[1:at]):
        return vowel
    return consonant + "a" if word[at] == "و" and at > 1 else "a" + consonant


def _vowelled(sounds: list[str], manner: _Manner, *, long: bool) -> str:
    """The sounds with a vowel after the first of two consonants that open a word, and where three would meet.

    Three consonants alone are most often CaCaC (Qatar) or CaCC; the first is taken, as a missing vowel costs more.
    After a `long` a, two consonants that close the word, alone or before its i, are parted (Sadiq, Qader, Vahedi).
    """
    out: list[str] = []
    cluster = 0
    closing = len(sounds) - (2 if sounds[-1:] == ["i"] else 1)
    for at, sound in enumerate(sounds):
        cluster = 0 if sound[0] in _VOWELS or sound.isdigit() else cluster + 1
        if cluster == 2 and at == 1:
            out.append(manner.before_m if out[0] == "m" and len(sounds) > 3 else manner.first)
            cluster = 1
        elif cluster == 3 or (cluster == 2 and long and at == closing):
            out.append(manner.later if cluster == 3 else manner.after_long)
            cluster = 1
        if sound[-1] in _VOWELS:
            cluster = 0
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
