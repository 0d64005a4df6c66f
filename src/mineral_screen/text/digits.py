"""Digits and signs that stand for letters: Techn0l0gies, Busine$$, and a capital I for an l."""

from __future__ import annotations

import re

from mineral_screen.text.pinyin import is_pinyin
from mineral_screen.text.rarity import MAX_RARITY, rarity

_LEAST_LETTERS = 4
_SIGNS = "0134578$@!|"
_AS_I, _AS_L = str.maketrans(_SIGNS, "oieastbsail"), str.maketrans(_SIGNS, "oleastbsail")
_CYRILLIC = str.maketrans("03", "оз")
_VOWELS = "aeiouAEIOU"

_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"(?<![\w$@!|])[A-Za-z0134578$@!|]{4,}(?![\w$@!|])")
_CYRILLIC_WORD = re.compile(r"(?<!\w)[\u0400-\u04ff][\u0400-\u04ff03]{3,}[\u0400-\u04ff](?!\w)")
_INSIDE = re.compile(rf"(?<=[A-Za-z])([{re.escape(_SIGNS)}])\1?(?=[A-Za-z])")
_BETWEEN = re.compile("[1-9]")  # 0 is hardly ever put between words
_CLOSING = re.compile(r"([A-Za-z]{4,})(?:[01]|\$+)")
_CAMEL = re.compile(r"[a-z][0-9]+[A-Z]")
_LETTERS = re.compile(r"[A-Za-z]+")
_ONE_AS_L = re.compile(rf"(?<=[{_VOWELS}])1(?=[{_VOWELS}])|(?<=[iI1])1|1(?=[iI1])")
_UNSPEAKABLE = re.compile(r"[aeiou]{4}|[^aeiou]{6}", re.IGNORECASE)
_MIXED_WORD = re.compile(r"(?<![^\W_])(?=[A-Za-z]*[0134578])(?=[0134578]*[A-Za-z])[A-Za-z0134578]{4,}(?![^\W_])")
_DIGIT = re.compile("[0134578]")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_DISGUISING = re.compile(rf"[{re.escape(_SIGNS)}](?:(?<=[A-Za-z\u0400-\u04ff].)|(?=[A-Za-z\u0400-\u04ff]))")
_CAPITAL_I = re.compile(r"(?<=[a-z])I(?=[a-z])")
_BEFORE_VOWEL = re.compile(r"[a-z]I[aeiou]")


def letters_for_digits(text: str) -> str:
    """`text` with digits and signs inside clearly alphabetic Latin and Cyrillic words read as letters.

    A word must have four letters, and what results must be a known word or speakable. Digits between words that are
    known, or could be Chinese, stay (Block3Unit5), and so do those at the end of an unknown word, but for 0 and 1.

    >>> letters_for_digits("Techn0l0gies"), letters_for_digits("TechnoIogies"), letters_for_digits("Huawe1")
    ('Technologies', 'Technologies', 'Huawei')
    >>> letters_for_digits("Tower1 SW1A1AA Web3 A320 sales@example.com")
    'Tower1 SW1A1AA Web3 A320 sales@example.com'
    """
    if "I" in text and _CAPITAL_I.search(text):
        text = _LETTERS.sub(lambda match: _without_capital_i(match[0]), text)
    if not _DISGUISING.search(text):
        return text
    return _CHUNK.sub(lambda match: _chunk(match[0]), text)


def spelled(text: str) -> str | None:
    """`text` with every word that mixes letters and digits read as letters; None where there is none to read so.

    A bolder guess than `letters_for_digits`, for a second reading beside the text itself: the word may begin with a
    digit or have more digits than letters. Words of less than four characters, with digits that stand for no letter,
    or without a vowel, are left as they are.

    >>> spelled("5P0RT Center"), spelled("Fund 3 A1"), spelled("254Ventures")
    ('SPORT Center', None, None)
    """
    if not _DIGIT.search(text) or not _MIXED_WORD.search(text):
        return None
    read = _MIXED_WORD.sub(lambda match: _as_letters(match[0]), text)
    return None if read == text else read


_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)


def _as_letters(word: str) -> str:
    if _ORDINAL.fullmatch(word):
        return word
    read = _cased(word, word.translate(_AS_I))
    return read if _VOWEL.search(read) else word


def _cased(word: str, read: str) -> str:
    """What was read for `word` in capitals, where `word` has no small letters."""
    return read.upper() if word.upper() == word else read


def _known(word: str) -> bool:
    return rarity(word.lower()) < MAX_RARITY


def _without_capital_i(word: str) -> str:
    """With l for each I between small letters, unless it may begin a word: ChinaInvest."""
    folded = _CAPITAL_I.sub("l", word)
    return folded if folded != word and (_known(folded) or _BEFORE_VOWEL.search(word)) else word


def _chunk(chunk: str) -> str:
    """What stands between two spaces; addresses of mail and web stay as they are."""
    if "://" in chunk or "." in chunk.partition("@")[2]:
        return chunk
    return _CYRILLIC_WORD.sub(lambda match: _cyrillic(match[0]), _WORD.sub(lambda match: _latin(match[0]), chunk))


def _latin(word: str) -> str:
    pieces = _LETTERS.findall(word)
    letters = sum(map(len, pieces))
    if letters == len(word) or letters < _LEAST_LETTERS - 1 or _CAMEL.search(word):
        return word
    found = [_ONE_AS_L.sub("l", word).translate(_AS_I), word.translate(_AS_L), word.translate(_AS_I)]
    known = next(filter(_known, found), None)
    if any(len(piece) >= _LEAST_LETTERS and _known(piece) for piece in pieces) and not (known and word.endswith("0")):
        return word
    if known is None and (letters < _LEAST_LETTERS or not _disguised(word, pieces) or _UNSPEAKABLE.search(found[0])):
        return word
    return _cased(word, known or found[0])


def _disguised(word: str, pieces: list[str]) -> bool:
    """Whether the digits in an unknown word stand for letters, not between words and not behind one."""
    if max(map(len, pieces)) < _LEAST_LETTERS - 1:
        return False
    if _INSIDE.search(word):
        return not _BETWEEN.search(word) or not all(_is_word(piece) for piece in pieces)
    closing = _CLOSING.fullmatch(word)
    return closing is not None and (word.endswith("$") or not is_pinyin(closing[1].lower()))


def _is_word(piece: str) -> bool:
    return len(piece) > 1 and (_known(piece) or is_pinyin(piece.lower()))


def _cyrillic(word: str) -> str:
    if sum(map(str.isalpha, word)) < _LEAST_LETTERS:
        return word
    return _cased(word, word.translate(_CYRILLIC))
