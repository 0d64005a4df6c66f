from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.lists.sources.ofac_dates import day, is_exact, iso_dates


@pytest.mark.parametrize(
    ("text", "dates", "exact"),
    [
        ("15 Jan 1955", ("1955-01-15",), True),
        ("5 January 1955", ("1955-01-05",), True),
        ("Sep 1938", ("1938-09",), True),
        ("1946", ("1946",), True),
        ("1978-12-05", ("1978-12-05",), True),
        ("10/16/2017", ("2017-10-16",), True),
        ("circa 1951", ("1951",), False),
        ("circa 07 Jul 1966", ("1966-07-07",), False),
        ("circa 1979-1982", ("1979", "1980", "1981", "1982"), False),
        ("1951 to 1953", ("1951", "1952", "1953"), False),
        ("01 Jan 1961 to 31 Dec 1962", ("1961", "1962"), False),
        ("01 Jan 2015 to 31 Dec 2015", ("2015",), False),
        ("Mar 1962 to May 1962", ("1962-03", "1962-04", "1962-05"), False),
        ("Mar 1962 to Feb 1963", ("1962", "1963"), False),
        ("01 Mar 1962 to 20 Mar 1962", ("1962-03",), False),
        ("1962 to 1951", (), False),
        ("1900 to 1990", (), False),
        ("31 Feb 1970", (), False),
        ("13/45/2017", (), False),
        ("15 Xyz 1955", (), False),
        ("early 1970s", (), False),
        ("", (), False),
    ],
)
def test_dates_as_printed(text: str, dates: tuple[str, ...], exact: bool) -> None:
    assert iso_dates(text) == dates
    assert is_exact(text) is exact


def test_a_day_may_lie_far_ahead_or_be_none() -> None:
    assert day("06/29/3017") == date(3017, 6, 29)
    assert day("3/2/1992") == date(1992, 3, 2)
    assert day("02/30/2017") is day("1951 to 1953") is day("2017") is None


@given(st.one_of(st.text(), st.from_regex(r"(circa )?\d{1,2} [A-Za-z]{3} \d{4}( to \d{4})?")))
def test_whatever_is_read_is_an_iso_date(text: str) -> None:
    for iso in iso_dates(text):
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", iso)
        date.fromisoformat((iso + "-01-01")[:10])


@given(st.dates(min_value=date(1000, 1, 1)))
def test_the_three_ways_to_write_a_day_agree(one: date) -> None:
    printed = (f"{one:%d %b %Y}", f"{one:%m/%d/%Y}", one.isoformat())
    assert [day(text) for text in printed] == [one] * 3
