"""Digits and signs that stand for letters: Techn0l0gies, Bus1ne$$, and a capital I for an l."""

from __future__ import annotations

import re

from mineral_screen.text.rarity import MAX_RARITY, rarity

_LEAST_LETTERS = 4
_LATIN = str.maketrans("0134578$@!|", "oleastbsail")
_SECOND = str.maketrans("0134578$@!|", "oieastbsail")
_CYRILLIC = str.maketrans("03", "оз")
_CANDIDATE = re.compile(r"[A-Za-z0134578$@!|]{5,}")
_CYRILLIC_WORD = re.compile(r"[\u0400-\u04ff03]{5,}")
_INSIDE = re.compile(r"(?<=[A-Za-z])[0134578$@!|]{1,2}(?=[A-Za-z])")
_CAMEL = re.compile(r"[a-z][0-9]+[A-Z]")
_PIECE = re.compile(r"[A-Za-z]+")
_CAPITAL_I = re.compile(r"(?<=[a-z])I(?=[a-z])")


def letters_for_digits(text: str) -> str:
    """`text` with digits and signs inside clearly alphabetic Latin and Cyrillic words read as letters.

    >>> letters_for_digits("Techn0l0gies"), letters_for_digits("TechnoIogies"); letters_for_digits("Tower1 SW1A1AA")
    ('Technologies', 'Technologies')
    'Tower1 SW1A1AA'
    """
    if _CAPITAL_I.search(text):
        text = re.sub(r"[A-Za-z]+", lambda match: _without_capital_i(match[0]), text)
    if not any(char in text for char in "0134578$@!|"):
        return text
    text = re.sub(r"(?<![^\s(])[^\s,;()]+", lambda match: _chunk(match[0]), text)
    return text


def spelled(text: str) -> str | None:
    """`text` with every word that mixes letters and digits read as letters; None where there is none to read so.

    A bolder guess than `letters_for_digits`, for a second reading beside the text itself: the word may begin with a
    digit or have more digits than letters. Words of less than four characters, with digits that stand for no letter,
    or without a vowel, are left as they are.

    >>> spelled("5P0RT Center"), spelled("Fund 3 A1"), spelled("254Ventures")
    ('SPORT Center', None, None)
    """
    if not _MIXED_WORD.search(text):
        return None
    read = _MIXED_WORD.sub(lambda match: _as_letters(match[0]), text)
    return None if read == text else read


_MIXED_WORD = re.compile(r"(?<![^\W_])(?=[A-Za-z]*[0134578])(?=[0134578]*[A-Za-z])[A-Za-z0134578]{4,}(?![^\W_])")
_DISGUISE = str.maketrans("0134578", "oieastb")


def _as_letters(word: str) -> str:
    read = _cased(word, _DISGUISE)
    return read if _VOWEL.search(read) else word


_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)


def _known(word: str) -> bool:
    return rarity(word.lower()) < MAX_RARITY


def _without_capital_i(word: str) -> str:
    folded = _CAPITAL_I.sub("l", word)
    if folded == word:
        return word
    follows = re.search(r"[a-z]I[aeou]", word)
    return folded if _known(folded) or follows else word


def _chunk(chunk: str) -> str:
    """A stretch between spaces; addresses of mail and web stay as they are."""
    if "://" in chunk or "." in chunk.partition("@")[2]:
        return chunk
    chunk = _CANDIDATE.sub(lambda match: _latin(match[0]), chunk)
    return _CYRILLIC_WORD.sub(lambda match: _cyrillic(match[0]), chunk)


def _latin(word: str) -> str:
    pieces = _PIECE.findall(word)
    letters = sum(map(len, pieces))
    if letters == len(word) or letters < _LEAST_LETTERS or _CAMEL.search(word):
        return word
    if any(len(piece) >= _LEAST_LETTERS and _known(piece) for piece in pieces):
        return word
    inside = _INSIDE.search(word)
    if not inside and not re.fullmatch(r"[A-Za-z]{4,}[01]", word):
        return word
    options = [_cased(word, table) for table in (_SECOND, _LATIN)]
    return next((option for option in options if _known(option)), options[0])


def _cased(word: str, table: dict[int, int]) -> str:
    folded = word.translate(table)
    return folded.upper() if word.upper() == word else folded


def _cyrillic(word: str) -> str:
    letters = sum(map(str.isalpha, word))
    if letters < _LEAST_LETTERS or letters == len(word) or not word[0].isalpha() or not word[-1].isalpha():
        return word
    folded = word.translate(_CYRILLIC)
    return folded.upper() if word.upper() == word else folded
