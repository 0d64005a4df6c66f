"""Dates as lists write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.normalize.dates import dates_between, parse_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1971", "1971"), ("1971-03", "1971-03"), ("1971-03-04", "1971-03-04"), ("1971-3-4", "1971-03-04"),
        ("1971/03/04", "1971-03-04"), ("1971.03.04", "1971-03-04"), ("1971-00-00", "1971"), ("1971-03-00", "1971-03"),
        ("1971-03-04T00:00:00", "1971-03-04"), ("1971-03-04T00:00:00Z", "1971-03-04"), ("1971-03-04Z", "1971-03-04"),
        ("1971-03-04 12:30", "1971-03-04"), ("19710304", "1971-03-04"),
        ("04 Mar 1971", "1971-03-04"), ("4 March 1971", "1971-03-04"), ("4th of March, 1971", "1971-03-04"),
        ("March 4, 1971", "1971-03-04"), ("Mar. 4 1971", "1971-03-04"), ("04-MAR-1971", "1971-03-04"),
        ("Mar 1971", "1971-03"), ("Sept. 1971", "1971-09"), ("03/1971", "1971-03"), ("00/00/1971", "1971"),
        ("00/03/1971", "1971-03"), ("dd/mm/1971", "1971"), ("dd/03/1971", "1971-03"),
        ("31/12/1971", "1971-12-31"), ("12/31/1971", "1971-12-31"), ("5/5/1971", "1971-05-05"), ("4/3/1971", "1971"),
        ("circa 1971", "1971"), ("c. 1971", "1971"), ("Approximately 1971", "1971"), ("1971 (approximately)", "1971"),
        ("1971年3月4日", "1971-03-04"), ("1971年", "1971"), ("1971년 3월", "1971-03"),
        ("1971-02-30", None), ("31/13/1971", None), ("04 Mai Tai 1971", None), ("1971 to 1973", None),
        ("between 1970 and 1972", None), ("", None), ("unknown", None), ("71", None), ("1402/13/01", None),
        ("0000-01-01", None), ("٢٠٠١", "2001"),
    ],
)  # fmt: skip
def test_reads(text: str, iso: str | None) -> None:
    assert parse_date(text) == iso


@pytest.mark.parametrize(
    ("text", "day_first", "iso"),
    [
        ("4/3/1971", True, "1971-03-04"),
        ("4/3/1971", False, "1971-04-03"),
        ("31/12/1971", False, "1971-12-31"),
        ("12/31/1971", True, "1971-12-31"),
        ("4.3.1971", True, "1971-03-04"),
    ],
)
def test_the_custom_of_a_list_says_which_number_is_the_day(text: str, day_first: bool, iso: str) -> None:
    assert parse_date(text, day_first=day_first) == iso


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_form_of_a_day_gives_that_day(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%B %d, %Y", "%Y年%m月%d日", "%Y-%m-%dT%H:%M:%S", "%Y%m%d"):
        assert parse_date(day.strftime(form)) == day.isoformat()
    assert parse_date(day.strftime("%d/%m/%Y"), day_first=True) == day.isoformat()
    assert parse_date(day.strftime("%m/%d/%Y"), day_first=False) == day.isoformat()


@given(st.text(alphabet="0123456789/-. abcdefmarTZ年月日", max_size=16))
def test_total_and_what_it_gives_it_reads_again(text: str) -> None:
    iso = parse_date(text)
    assert iso is None or parse_date(iso) == iso


@given(st.dates(min_value=date(1, 1, 1)), st.dates(min_value=date(1, 1, 1)), st.sampled_from([4, 7, 10]))
def test_a_span_holds_both_its_ends(one: date, two: date, length: int) -> None:
    first, last = one.isoformat()[:length], two.isoformat()[:length]
    found = dates_between(first, last)
    if one.year > two.year or two.year - one.year > 30:
        assert found == ()
    elif found:
        assert first.startswith(found[0])
        assert last.startswith(found[-1])
    else:
        assert first > last
