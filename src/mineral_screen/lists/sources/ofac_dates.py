"""The dates of United States lists: single days, and spans such as `1951 to 1953` or `circa 1979-1982`."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from mineral_screen.normalize.dates import dates_between, parse_date

_ABOUT = re.compile(r"^circa\s+", re.IGNORECASE)
_SPAN = re.compile(r"\s+(?:to|-)\s+|(?<=^\d{4})-(?=\d{4}$)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def iso_dates(text: str) -> tuple[str, ...]:
    """The dates that `text` stands for, as ISO prefix dates; empty where it is none.

    A span gives every year in it, or every month where it lies within a year, since any of them may be the true one;
    the word `circa` is dropped. `is_exact` says whether the dates say all of the text.

    >>> [iso_dates(text) for text in ("07 Oct 1971", "circa 1951", "1951 to 1953", "10/06/2017", "unknown")]
    [('1971-10-07',), ('1951',), ('1951', '1952', '1953'), ('2017-10-06',), ()]
    """
    points = [_point(part) for part in _SPAN.split(_ABOUT.sub("", text.strip()))]
    if len(points) == 1:
        return tuple(filter(None, points))
    return dates_between(points[0], points[1]) if len(points) == 2 and points[0] and points[1] else ()


def is_exact(text: str) -> bool:
    """Whether `text` is one plain date, so that `iso_dates` says all of it.

    >>> is_exact("Oct 1971"), is_exact("circa 1971")
    (True, False)
    """
    return not _ABOUT.match(text.strip()) and _point(text) is not None


@lru_cache(maxsize=4096)
def day(text: str) -> date | None:
    """The day that `text` names, or None; the year may lie far ahead (3017).

    >>> day("2017-10-16"), day("06/29/3017"), day("02/30/2017"), day("Oct 2017")
    (datetime.date(2017, 10, 16), datetime.date(3017, 6, 29), None, None)
    """
    iso = _point(text) or ""
    return date.fromisoformat(iso) if len(iso) == 10 else None


def _point(text: str) -> str | None:
    """One date; of 4/3/1971 the month comes first."""
    return parse_date(text, day_first=False)
