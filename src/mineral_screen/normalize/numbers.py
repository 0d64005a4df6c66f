"""Numbers inside names, in whatever writing: digits, ordinals, Roman and Chinese numerals.

Two names that differ in a number name two things: Fund III is not Fund IV, the 54th institute not the 55th.
"""

from __future__ import annotations

import re

_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_ORDINAL = re.compile(r"0*(\d+)(?:st|nd|rd|th|й|ый|ой|ая|го|er|eme|e)?")
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = "〇零一二两三四五六七八九十百千"
# A Chinese numeral counts as a number only where the writing says so: after 第, or before the word for an
# institute, works or bureau (七一六所). 三一重工 and 四川 are names, and so is 第一三共; 第一 is a word, as `first` is.
_COUNTED = "(?=(?:研究|设计)*[所院厂局队])"
_CHINESE = re.compile(
    rf"第(\d+|[{_NUMERAL}]{{2,}}{_COUNTED}|(?=[{_NUMERAL}]*[十百])[{_NUMERAL}]+|[二两三四五六七八九](?![{_NUMERAL}]))"
    rf"|([{_NUMERAL}]{{2,}}){_COUNTED}"
)


def arabic_number(word: str) -> str | None:
    """The number that a lower-case Latin or Cyrillic word stands for, in digits; None for a word.

    Roman numerals of two or more letters count, and `v` and `x`; a lone `i` is a word.

    >>> arabic_number("55th"), arabic_number("iv"), arabic_number("007"), arabic_number("mix")
    ('55', '4', '7', None)
    """
    match = _ORDINAL.fullmatch(word)
    if match:
        return match[1]
    if _ROMAN.fullmatch(word) and word != "i":
        return str(_roman(word))
    return None


def _roman(numeral: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


# What Korean writes around a number: 제7호, 12호, 제1차; a counted name has no other digits that touch hangul.
_KOREAN = re.compile(r"제?(\d+)(?:호|차|회|번|기(?!업))?")


def korean_numbers(text: str) -> list[tuple[int, int, str]]:
    """Where a Korean word counts something: (start, end, number in digits) in order.

    >>> korean_numbers("키움제7호기업")
    [(2, 5, '7')]
    """
    return [(m.start(), m.end(), str(int(m[1]))) for m in _KOREAN.finditer(text)]


def chinese_numbers(text: str) -> list[tuple[int, int, str]]:
    """Where `text` counts something in Chinese: (start, end, number in digits) in order.

    >>> chinese_numbers("中国电子科技集团公司第五十五研究所")
    [(10, 14, '55')]
    """
    return [(m.start(), m.end(), _chinese_value(m[1] or m[2])) for m in _CHINESE.finditer(text)]


def _chinese_value(numeral: str) -> str:
    if numeral.isdecimal():
        return str(int(numeral))
    if not any(char in _UNITS for char in numeral):
        return str(int("".join(str(_DIGITS[char]) for char in numeral)))
    total, digit = 0, 0
    for char in numeral:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return str(total + digit)
