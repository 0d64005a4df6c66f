"""Korean: hangul in the Revised and other romanisations, surnames as their bearers write them, loanwords in English."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mineral_screen import data
from mineral_screen.text import loans

MAX_READINGS = 6
_LONGEST = 8
_NAME_LENGTH = 3

_INITIALS = (
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "-", "j", "jj", "ch", "k", "t", "p", "h",
)  # fmt: skip
_VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
    "eu", "ui", "i",
)  # fmt: skip
# What a closing consonant is before a consonant, and what remains of it and moves on before a vowel.
_CLOSED = (
    "-", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t",
    "ng", "t", "t", "k", "t", "p", "t",
)  # fmt: skip
_MOVED = (
    " - - | - g | - kk | k s | - n | n j | n - | - d | - r | l g | l m | l b | l s | l t | l p | l - | - m | - b | p s "
    "| - s | - ss | ng - | - j | - ch | - k | - t | - p | - - "
)
_CARRIED = [tuple(part.split()) for part in _MOVED.split("|")]
_CUSTOMARY = {"eo": "u", "yeo": "yu"}
# A syllable that Korean needs for foreign words only: those in eu with nothing behind it, with k before other vowels, …
_LOAN = re.compile("[그느드르므브스즈츠크트프흐카-쾌쿄-킿터-텧티-팋퍼-펳]")
_SINGLE = {"kk": "k", "tt": "t", "pp": "p", "ss": "s", "jj": "j"}
_ENGLISH_VOWELS = {"ae": "a", "yae": "ya", "yeo": "yo", "yu": "u"}
_ENGLISH = tuple(
    (re.compile(pattern), english)
    for pattern, english in (
        ("ll?r|ll", "l"), ("a(?:i|u)(?![aeiou])", "i"), ("ei(?![aeiou])", "a"), ("syo", "sho"), ("kw", "qu"),
        ("sy", "sh"),
    )
)  # fmt: skip
_FIRST_SYLLABLE, _SYLLABLES = 0xAC00, 11_172
_SILENT = "-"
# Assimilation: the closing sound and the initial that follows, as they are spoken.
_ASSIMILATED = {
    ("k", "n"): ("ng", "n"), ("k", "m"): ("ng", "m"), ("k", "r"): ("ng", "n"), ("k", "h"): ("", "k"),
    ("t", "n"): ("n", "n"), ("t", "m"): ("n", "m"), ("t", "r"): ("n", "n"), ("t", "h"): ("", "t"),
    ("p", "n"): ("m", "n"), ("p", "m"): ("m", "m"), ("p", "r"): ("m", "n"), ("p", "h"): ("", "p"),
    ("n", "r"): ("l", "l"), ("l", "n"): ("l", "l"), ("l", "r"): ("l", "l"), ("m", "r"): ("m", "n"),
    ("ng", "r"): ("ng", "n"),
}  # fmt: skip
_MCCUNE_INITIALS = {"g": "k", "d": "t", "b": "p", "j": "ch"}
_VOICING = frozenset({"n", "m", "ng", "l", ""})
_MCCUNE_VOWELS = {"eo": "o", "eu": "u", "yeo": "yo", "oe": "oe", "ui": "ui", "wo": "wo"}
# The North Korean standard writes what it hears as tense or aspirated with its own letters.
_NORTH = {"g": "k", "d": "t", "b": "p", "j": "j", "ch": "ch", "r": "r"}


@lru_cache(maxsize=10_000)
def readings(text: str) -> tuple[str, ...]:
    """Romanisations of the hangul in `text`: Revised first, then English, surnames, firms' own ways, other standards.

    Lower-case ASCII without spaces, at most six; other letters and digits stay when they are ASCII and go when not.

    >>> readings("한라")[0], readings("현대")[:2], readings("테크놀로지")[1]
    ('halla', ('hyeondae', 'hyundae'), 'technology')
    """
    syllables = [_parts(char) for char in text]
    standards = [_plain(syllables, True), _plain(syllables, False)]
    customary, foreign = _customary(syllables), _foreign(syllables)
    if _LOAN.search(text):
        others = [*foreign, customary, *standards]
    elif len(text) <= _NAME_LENGTH:  # what is as short as a personal name is seldom an unknown loanword
        others = [*_surname(text)[:2], *standards, customary, *foreign]
    else:
        others = [*_surname(text)[:2], customary, *foreign, *standards]
    found = [_revised(text), *_loans(text), *others]
    return tuple(dict.fromkeys(reading for reading in found if reading))[:MAX_READINGS]


def _parts(char: str) -> tuple[str, str, int] | str:
    """Initial, vowel and the number of the closing consonant of a syllable; another character as ASCII or nothing."""
    number = ord(char) - _FIRST_SYLLABLE
    if not 0 <= number < _SYLLABLES:
        return char.lower() if char.isascii() and char.isalnum() else ""
    return _INITIALS[number // 588], _VOWELS[number % 588 // 28], number % 28


def _assimilated(syllables: list[tuple[str, str, int] | str]) -> list[str]:
    """Revised Romanization with liaison and assimilation between neighbours."""
    out: list[str] = []
    carried: str | None = None
    for at, syllable in enumerate(syllables):
        if isinstance(syllable, str):
            out.append(syllable)
            carried = None
            continue
        initial, vowel, closing = syllable
        after = syllables[at + 1] if at + 1 < len(syllables) else ""
        sound, following = _meeting(closing, after)
        out.append((initial if carried is None else carried).strip(_SILENT) + vowel + sound.strip(_SILENT))
        carried = following
    return out


def _meeting(closing: int, after: tuple[str, str, int] | str) -> tuple[str, str | None]:
    """The closing sound as spoken, and the next initial where it changes."""
    sound = _CLOSED[closing]
    if isinstance(after, str):
        return sound, None
    if after[0] == _SILENT:
        if not closing:
            return "", None
        stays, moves = _CARRIED[closing]
        return stays, moves
    changed = _ASSIMILATED.get((sound, after[0]))
    return changed if changed else (sound, None)


def _plain(syllables: list[tuple[str, str, int] | str], voiced: bool) -> str:
    """McCune-Reischauer without its marks (`voiced`: with its voiced consonants), or as the North writes."""
    out, last = [], "#"
    for syllable in syllables:
        if isinstance(syllable, str):
            out.append(syllable)
            last = "#"
            continue
        initial, vowel, closing = syllable
        if not (voiced and last in _VOICING):
            initial = (_MCCUNE_INITIALS if voiced else _NORTH).get(initial, initial)
        sound = _CLOSED[closing].strip(_SILENT)
        out.append(initial.strip(_SILENT) + _MCCUNE_VOWELS.get(vowel, vowel) + sound)
        last = sound
    return "".join(out)


def _customary(syllables: list[tuple[str, str, int] | str]) -> str:
    """Syllable by syllable as Korean firms like to spell: Samsung, Hyundai, Daewoo, Hankook, Kyungdong, Young."""
    out = []
    for syllable in syllables:
        if isinstance(syllable, str):
            out.append(syllable)
            continue
        initial, vowel, closing = syllable
        initial = {"g": "k", "s": "sh" if vowel == "i" else "s"}.get(initial, initial.strip(_SILENT))
        sound = _CLOSED[closing].strip(_SILENT)
        if vowel == "u":
            vowel = "oo" if initial else "woo"
        elif vowel == "ui" and initial == "h":
            vowel = "ee"
        elif sound in ("n", "ng", "m", "k"):
            vowel = "you" if vowel == "yeo" and not initial else _CUSTOMARY.get(vowel, vowel)
        out.append(initial + vowel + sound)
    return "".join(out)


def _surname(text: str) -> list[str]:
    """The name with its surname as bearers write it: 김철수 is Kim Cheolsu more often than Gim."""
    spellings = _surnames().get(text[:1], ())
    rest = _revised(text[1:])
    return [spelling + rest for spelling in spellings] if 1 <= len(text) <= 4 else []


def _loans(text: str) -> list[str]:
    """The English behind loanwords and letter names, in a list; empty when there is none in `text`."""
    words = _loanwords()
    found = loans.english(text, "hangul", words, _LONGEST, _revised)
    return [found] if found else []


def _foreign(syllables: list[tuple[str, str, int] | str]) -> list[str]:
    """How English may spell an unknown loanword: without the vowels that only carry a consonant; then with f for p."""
    out = []
    for at, syllable in enumerate(syllables):
        after = syllables[at + 1] if at + 1 < len(syllables) else ""
        out.append(syllable if isinstance(syllable, str) else _foreign_syllable(syllable, after))
    spelled = "".join(out)
    for pattern, english in _ENGLISH:
        spelled = pattern.sub(english, spelled)
    return [spelled, re.sub("p(?=[aeiouylr])", "f", spelled)]


def _foreign_syllable(syllable: tuple[str, str, int], after: tuple[str, str, int] | str) -> str:
    initial, vowel, closing = syllable
    initial = _SINGLE.get(initial, initial).strip(_SILENT)
    open_end = not closing and (not isinstance(after, tuple) or after[1] == "eu")
    if vowel == "eu":
        clustered = _CLOSED[closing] == "l" and isinstance(after, tuple) and after[0] == "r"  # 글로우, 플래닛
        vowel = "" if initial and (not closing or clustered) else "e"
    elif vowel == "eo":
        vowel = "er" if open_end else "o"
    return initial + _ENGLISH_VOWELS.get(vowel, vowel) + _CLOSED[closing].strip(_SILENT)


def _revised(text: str) -> str:
    return "".join(_assimilated([_parts(char) for char in text]))


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    return {hangul: tuple(forms.split("|")) for hangul, forms in data.rows("hangul_surnames")}


@cache
def _loanwords() -> dict[str, str]:
    return loans.words("hangul_english", "hangul_loans")
