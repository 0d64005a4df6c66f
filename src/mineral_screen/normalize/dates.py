"""Dates as lists write them, to ISO prefix dates: `1971`, `1971-03`, `1971-03-04`."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), start=1,
    )
    for name in names.split()
}  # fmt: skip
_ABOUT = re.compile(
    r"^(?:circa|ca|c|about|approximately|approx|around|estimated|est)\b[.:]?\s*|\s*\((?:approximately|approx\.?|circa)\)$",
    re.IGNORECASE,
)
# the British lists spell out a day or month that is not known: dd/mm/1971
_MASKED = re.compile(r"^(?:dd|00)/(?=(?:mm|\d{1,2})/\d{4}$)|^(?:mm)/(?=\d{4}$)", re.IGNORECASE)
_TIME = re.compile(r"(?<=\d)[T ]\d{1,2}:\d{2}.*$|(?<=\d)Z$")
_LONGEST_SPAN = 30  # years
_ISO = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_HAN = re.compile(r"(\d{4})[年년]\s*(?:(\d{1,2})[月월]\s*(?:(\d{1,2})[日号일])?)?")
_NUMBERS = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-./](\d{4})")
_DAY_NAME = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?)?([A-Za-z]+)\.?,?[\s-]+(\d{4})")
_NAME_DAY = re.compile(r"([A-Za-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")


@lru_cache(maxsize=4096)
def parse_date(text: str, *, day_first: bool | None = None) -> str | None:
    """The date in `text` as an ISO prefix date, or None where it holds none, or more than one.

    What is not known is left out; `circa` and the time of day are dropped. Of `4/3/1971` it cannot be known which
    number is the day: it gives the year alone, unless `day_first` says so.

    >>> [parse_date(text) for text in ("04 Mar 1971", "circa 1971", "1971-03-04T00:00:00", "Mar 1971", "31/12/1971")]
    ['1971-03-04', '1971', '1971-03-04', '1971-03', '1971-12-31']
    >>> parse_date("4/3/1971"), parse_date("4/3/1971", day_first=True), parse_date("4/3/1971", day_first=False)
    ('1971', '1971-03-04', '1971-04-03')
    """
    flat = " ".join(unicodedata.normalize("NFKC", text).split())
    plain = _TIME.sub("", _ABOUT.sub("", flat).strip(" .,;"))
    plain = _MASKED.sub("", _MASKED.sub("", plain))
    if found := _ISO.fullmatch(plain) or _COMPACT.fullmatch(plain) or _HAN.fullmatch(plain):
        return _iso(found[1], found[2], found[3])
    if found := _NUMBERS.fullmatch(plain):
        return _numbers(int(found[1]), int(found[2]), found[3], day_first)
    if found := _MONTH_YEAR.fullmatch(plain):
        return _iso(found[2], found[1], None)
    if found := _DAY_NAME.fullmatch(plain):
        return _named(found[3], found[2], found[1])
    if found := _NAME_DAY.fullmatch(plain):
        return _named(found[3], found[1], found[2])
    return None


def dates_between(first: str, last: str) -> tuple[str, ...]:
    """Every year from one ISO prefix date to another, or every month where both lie within a year.

    Any of them may be the true one. Empty where `last` lies before `first`, or more than thirty years after it: so long
    a span says nothing that could be compared.

    >>> dates_between("1951", "1953"), dates_between("1962-03-01", "1962-04-20")
    (('1951', '1952', '1953'), ('1962-03', '1962-04'))
    """
    start, end = int(first[:4]), int(last[:4])
    if not start <= end <= start + _LONGEST_SPAN:
        return ()
    if start < end or len(first) == 4 or len(last) == 4 or (first[5:7], last[5:7]) == ("01", "12"):
        return tuple(f"{year:04}" for year in range(start, end + 1))
    return tuple(f"{start:04}-{month:02}" for month in range(int(first[5:7]), int(last[5:7]) + 1))


def _named(year: str, month: str, day: str | None) -> str | None:
    number = _MONTHS.get(month.casefold())
    return None if number is None else _iso(year, str(number), day)


def _numbers(one: int, two: int, year: str, day_first: bool | None) -> str | None:
    if day_first is None and one != two and one <= 12 and two <= 12:
        return _iso(year, None, None)
    # a number above 12 is no month, whatever the custom of the list
    day, month = (one, two) if two <= 12 and (day_first or one > 12 or one == two) else (two, one)
    return _iso(year, str(month), str(day))


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    """The prefix date; zero stands for what is not known, and None comes of a day that does not exist."""
    parts = [int(year), int(month or 0), int(day or 0)]  # int reads the digits of any script
    if not parts[1]:
        parts[2] = 0
    try:
        date(parts[0], parts[1] or 1, parts[2] or 1)
    except ValueError:
        return None
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:] if part)])
