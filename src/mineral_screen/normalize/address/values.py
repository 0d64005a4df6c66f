"""Numbers of houses, rooms and floors: their canonical spelling, and when two of them mean the same place."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

_HAN_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"两": 2, "零": 0}
_RANGE = re.compile(r"(\d+)-(\d+)")
_LEADING_ZEROS = re.compile(r"(?<![\d.])0+(?=\d)")
_LETTER_GAP = re.compile(r"(?<=\d)[-/ ](?=[a-z](?![a-z\d]))")
_LAST_ONLY = 4
_LONGEST_RANGE = 400


def canonical_number(text: str) -> str:
    """The number without leading zeros, a letter written to its number.

    >>> canonical_number("004"), canonical_number("12-a"), canonical_number("301-307")
    ('4', '12a', '301-307')
    """
    return _LETTER_GAP.sub("", _LEADING_ZEROS.sub("", text)).strip("-/.")


def han_number(text: str) -> int | None:
    """The value of a Han numeral up to 99, or of up to four digits one by one; or None.

    >>> han_number("二十五"), han_number("十"), han_number("路")
    (25, 10, None)
    """
    tens, ten, ones = text.partition("十")
    if ten:
        if len(tens) > 1 or len(ones) > 1 or (tens + ones).strip("〇一二三四五六七八九两零"):
            return None
        return 10 * (_HAN_DIGITS[tens] if tens else 1) + (_HAN_DIGITS[ones] if ones else 0)
    if not text or len(text) > _LAST_ONLY or any(char not in _HAN_DIGITS for char in text):
        return None
    return int("".join(str(_HAN_DIGITS[char]) for char in text))


def roman_value(text: str) -> str:
    """The value of a Roman numeral up to 39, in digits.

    >>> roman_value("xiv"), roman_value("iii")
    ('14', '3')
    """
    values = ["ivx".index(char) for char in text]
    worth = [(1, 5, 10)[value] for value in values]
    signs = (-1 if value < following else 1 for value, following in pairwise([*worth, 0]))
    return str(sum(sign * value for sign, value in zip(signs, worth, strict=True)))


def ordinal(number: str) -> str:
    """The English ordinal of a number.

    >>> ordinal("2"), ordinal("11"), ordinal("23")
    ('2nd', '11th', '23rd')
    """
    if not number.isdigit():
        return number
    ending = "th" if number[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return number + ending


@lru_cache(maxsize=8192)
def span(number: str) -> tuple[int, int] | None:
    """The first and last house of a range, or None where the text is not one.

    A shortened end counts from its beginning (1318-19 is 1318 to 1319). A fall, or a very wide rise, is no range
    but two numbers (a house and its flat, or a Japanese block and house).

    >>> span("301-307"), span("1318-19"), span("61-540"), span("12")
    ((301, 307), (1318, 1319), None, None)
    """
    found = _RANGE.fullmatch(number)
    if not found or len(found[1]) > _LAST_ONLY + 2 or len(found[2]) > len(found[1]) + 1:
        return None
    low, end = found.groups()
    high = int(low[: -len(end)] + end) if len(end) < len(low) else int(end)
    return (int(low), high) if int(low) < high <= int(low) + _LONGEST_RANGE else None


def _digits(number: str) -> str:
    return number.rstrip("abcdefghijklmnopqrstuvwxyz")


@lru_cache(maxsize=8192)
def number_similarity(a: str, b: str) -> float:
    """How far two house numbers can mean the same house: 1 equal, less for a part or a letter, 0 different.

    >>> number_similarity("301-307", "303"), number_similarity("12", "12a"), number_similarity("12", "14")
    (0.9, 0.8, 0.0)
    """
    if a == b:
        return 1.0
    one, two = span(a), span(b)
    if one or two:
        low_high = [
            limits or ((int(text), int(text)) if text.isdigit() else None) for limits, text in ((one, a), (two, b))
        ]
        if None not in low_high:
            (low, high), (other_low, other_high) = low_high  # type: ignore[misc]
            return 0.9 if low <= other_high and other_low <= high else 0.0
    if re.split(r"[-/.]", a) == re.split(r"[-/.]", b) or a.replace("/", "").replace("-", "") == b.replace(
        "/", ""
    ).replace("-", ""):
        return 0.95
    parts, others = re.split(r"[-/]", a), re.split(r"[-/]", b)
    if len(parts) != len(others) and min(len(parts), len(others)) == 1:
        # a house number with its flat or its land-register number (880/11) against one of them alone
        return 0.8 if set(parts) & set(others) else 0.0
    if _digits(a) == _digits(b) and (a.isdigit() or b.isdigit()):
        return 0.8
    return 0.0


@lru_cache(maxsize=8192)
def room_similarity(a: str, b: str) -> float:
    """How far two room numbers can mean the same room: ranges must be equal, or hold the other's only room.

    >>> room_similarity("1318-19", "1318-20"), room_similarity("1901-1905", "1903"), room_similarity("4", "4")
    (0.0, 0.8, 1.0)
    """
    if _digits(a) == _digits(b) and a != b and (a.isdigit() or b.isdigit()):
        return 0.7  # 614 and 614a: one list leaves the letter out, or they are two rooms
    if a == b or a.replace("-", "") == b.replace("-", ""):
        return 1.0
    one, two = span(a), span(b)
    if one and b.isdigit():
        return 0.8 if one[0] <= int(b) <= one[1] else 0.0
    if two and a.isdigit():
        return 0.8 if two[0] <= int(a) <= two[1] else 0.0
    return 0.0
