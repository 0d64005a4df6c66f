"""The dates of United States lists: `15 Jan 1955`, `Jan 1955`, `1955`, `circa 1955`, `1951 to 1953`, `01/31/2026`."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_MONTHS = {
    "jan": "01", "feb": "02", "mar": "03", "apr": "04", "may": "05", "jun": "06",
    "jul": "07", "aug": "08", "sep": "09", "oct": "10", "nov": "11", "dec": "12",
}  # fmt: skip
_POINT = re.compile(
    r"(?P<iso>\d{4}(?:-\d{2}){0,2})|(?:(?P<day>\d{1,2})\s+)?(?P<name>[A-Za-z]{3})[a-z]*\.?\s+(?P<year>\d{4})"
    r"|(?P<month>\d{1,2})/(?P<day_of>\d{1,2})/(?P<year_of>\d{4})"
)
_ABOUT = re.compile(r"^(?:circa|ca\.?|approximately|about)\s+", re.IGNORECASE)
_SPAN = re.compile(r"\s+(?:to|-|through)\s+|(?<=\d{4})\s*-\s*(?=\d{4}\b)", re.IGNORECASE)
_LONGEST_SPAN = 30
"""A span of more years says nothing that could be compared."""


@lru_cache(maxsize=4096)
def iso_dates(text: str) -> tuple[str, ...]:
    """The dates that `text` stands for, as ISO prefix dates; empty where it is none.

    A span gives every year in it, or every month where it lies within a year, since any of them may be the true one;
    the word `circa` is dropped. Use `is_exact` to see whether the text said more than the dates do.

    >>> [iso_dates(text) for text in ("07 Oct 1971", "circa 1951", "1951 to 1953", "10/16/2017", "unknown")]
    [('1971-10-07',), ('1951',), ('1951', '1952', '1953'), ('2017-10-16',), ()]
    """
    points = [_point(_ABOUT.sub("", part.strip())) for part in _SPAN.split(_ABOUT.sub("", text.strip()))]
    if not points or not all(points):
        return ()
    if len(points) == 1:
        return (points[0],)
    return _between(points[0], points[1]) if len(points) == 2 else ()


def is_exact(text: str) -> bool:
    """Whether `text` is one plain date, so that `iso_dates` says all of it.

    >>> is_exact("Oct 1971"), is_exact("circa 1971")
    (True, False)
    """
    return bool(_point(text.strip()))


@lru_cache(maxsize=4096)
def day(text: str) -> date | None:
    """The day that `text` names, or None; the year may lie far ahead (3017).

    >>> day("2017-10-16"), day("06/29/3017"), day("02/30/2017"), day("Oct 2017")
    (datetime.date(2017, 10, 16), datetime.date(3017, 6, 29), None, None)
    """
    iso = _point(text.strip())
    return date.fromisoformat(iso) if len(iso) == 10 else None


def _point(text: str) -> str:
    """One date as an ISO prefix date; empty where it is none or there is no such day."""
    found = _POINT.fullmatch(text)
    if not found:
        return ""
    if found["iso"]:
        iso = found["iso"]
    elif found["name"]:
        month = _MONTHS.get(found["name"].lower(), "")
        iso = "-".join(filter(None, (found["year"], month, found["day"] and f"{int(found['day']):02}")))
        if not month:
            return ""
    else:
        iso = f"{found['year_of']}-{int(found['month']):02}-{int(found['day_of']):02}"
    try:
        date.fromisoformat(iso + "-01-01"[len(iso) - 4 :])
    except ValueError:
        return ""
    return iso


def _between(first: str, last: str) -> tuple[str, ...]:
    start, end = int(first[:4]), int(last[:4])
    if not start <= end <= start + _LONGEST_SPAN:
        return ()
    if first[:7] == last[:7] and len(first) == 10:
        return (first[:7],)
    if start < end or len(first) == 4 or (first[5:7], last[5:7]) == ("01", "12"):
        return tuple(str(year) for year in range(start, end + 1))
    return tuple(f"{start}-{month:02}" for month in range(int(first[5:7]), int(last[5:7]) + 1))
