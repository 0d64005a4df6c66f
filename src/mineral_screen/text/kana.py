"""Japanese kana in Hepburn, with the other spellings that names use, and loanwords back in English."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from mineral_screen.text import loans

MAX_READINGS = 6
_LONGEST = 12

_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ",
    "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ", "d": "だぢづでど", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
}  # fmt: skip
_OTHERS = {
    "や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "ゐ": "i", "ゑ": "e", "を": "o", "ん": "n", "ゔ": "vu",
    "し": "shi", "ち": "chi", "つ": "tsu", "ふ": "fu", "じ": "ji", "ぢ": "ji", "づ": "zu", "ー": "-", "っ": "+",
    "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o", "ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ゎ": "wa",
    "ゕ": "ka", "ゖ": "ke",
}  # fmt: skip
_SMALL = {"ゃ": "a", "ゅ": "u", "ょ": "o", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o", "ゎ": "a"}
_CARRYING = re.compile(r"(?:(?<=[bfgklmprstvz])|(?<=sh))u(?=[^aeiouy-]|$)|(?<=[dt])o(?=[^aeiouy-]|$)|(?<=[cj])hi$")
_ENGLISH = tuple(
    (re.compile(pattern), english)
    for pattern, english in (
        (r"(?<=[ei])kku$", "c"), (_CARRYING.pattern, ""), (r"kk", "ck"), (r"a-(?=[^aeiou]|$)", "er"),
        (r"ai(?=[^aeiou-]|$)", "i"), (r"ei(?=[^aeiou])", "a"), (r"ji", "gi"), (r"shi(?=[^aeiou])", "si"),
        (r"tts", "ts"), (r"(?<=[^aeiou])yu", "u"),
    )
)  # fmt: skip
_KUNREI = [("sh", "sy"), ("ch", "ty"), ("j", "zy"), ("tsu", "tu"), ("fu", "hu"), ("yi", "i")]


@cache
def _syllables() -> dict[str, str]:
    """One or two kana → Hepburn; `-` is a long vowel, `+` a doubled consonant."""
    found = {
        kana: consonant + vowel for consonant, row in _ROWS.items() for kana, vowel in zip(row, "aiueo", strict=True)
    }
    found.update(_OTHERS)
    for kana, syllable in list(found.items()):
        if len(syllable) < 2 or kana in _SMALL:
            continue
        for small, vowel in _SMALL.items():
            found[kana + small] = _contracted(syllable, small, vowel)
    found.update({"う" + small: "w" + vowel for small, vowel in _SMALL.items() if small in "ぃぇぉ"})
    return found


def _contracted(syllable: str, small: str, vowel: str) -> str:
    """A syllable and a small vowel as one: ki + ya = kya, shi + ya = sha, fu + a = fa, te + i = ti."""
    head = syllable[:-1]
    if small in "ゃゅょ":
        return head + (vowel if head in ("sh", "ch", "j") else "y" + vowel)
    if syllable[-1] == vowel and small != "ゎ":
        return syllable
    return head + ("w" if head in ("k", "g") else "") + vowel


def hiragana(text: str) -> str:
    """`text` with katakana, half-width ones too, as hiragana."""
    full = unicodedata.normalize("NFKC", text)
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in full)


def romaji(text: str) -> str:
    """Hepburn of the kana in `text` with long vowels written once; ASCII letters and digits stay, the rest goes.

    >>> romaji("ニッポン"), romaji("とうきょう"), romaji("シャープ")
    ('nippon', 'tokyo', 'shapu')
    """
    return _collapsed(_spelled(text))


def _spelled(text: str) -> str:
    """Hepburn with every vowel as the kana write it."""
    table, kana = _syllables(), hiragana(text)
    parts, at = [], 0
    while at < len(kana):
        size = 2 if kana[at : at + 2] in table else 1
        unit = kana[at : at + size]
        parts.append(table.get(unit) or (unit.lower() if unit.isascii() and unit.isalnum() else ""))
        at += size
    spelled = re.sub(r"\+(?=ch)", "t", "".join(parts))
    spelled = re.sub(r"\+(?=([bcdfghjkmprstvwz]))", r"\1", spelled).replace("+", "")
    return re.sub(r"-+", "-", spelled)


def _collapsed(spelled: str) -> str:
    return re.sub(r"ou|oo", "o", re.sub(r"uu", "u", spelled.replace("-", "")))


def _doubled(spelled: str) -> str:
    """Long vowels written out, as some houses do: kōbō → koubou, sūpā → suupaa."""
    return re.sub(r"([aeiou])-", r"\1\1", spelled).replace("-", "")


@lru_cache(maxsize=10_000)
def readings(text: str) -> tuple[str, ...]:
    """Romanisations of the kana in `text`: Hepburn first, then the English of loanwords, long vowels, Kunrei.

    Lower-case ASCII without spaces, at most six; none for a text without kana, ASCII letters and digits.

    >>> readings("テクノロジー")[:2]
    ('tekunoroji', 'technology')
    """
    spelled = _spelled(text)
    primary = _collapsed(spelled)
    found = [primary, *english(text), *_foreign(spelled), _kunrei(primary), _doubled(spelled)]
    return tuple(dict.fromkeys(reading for reading in found if reading))[:MAX_READINGS]


def _kunrei(spelled: str) -> str:
    for hepburn, kunrei in _KUNREI:
        spelled = spelled.replace(hepburn, kunrei)
    return spelled


def english(text: str) -> tuple[str, ...]:
    """The English behind loanwords and letter names, in a tuple; what no word explains stays in Hepburn."""
    found = loans.english(_katakana(text), "kana", _loanwords(), _LONGEST, romaji)
    return (found,) if found else ()


def _katakana(text: str) -> str:
    full = unicodedata.normalize("NFKC", text)
    return "".join(chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char for char in full)


def _foreign(spelled: str) -> list[str]:
    """An unknown loanword without the vowels that only carry a consonant, and with l for r and v for b."""
    side = spelled.replace("r", "l")
    written = (spelled, side, side.replace("b", "v"))
    return [*map(_as_english, written), _CARRYING.sub("", _collapsed(spelled))]


def _as_english(spelled: str) -> str:
    for pattern, english in _ENGLISH:
        spelled = pattern.sub(english, spelled)
    return _collapsed(spelled)


@cache
def _loanwords() -> dict[str, str]:
    """Katakana of a loanword → the English word."""
    return loans.words("katakana_words", "katakana_loans")
