from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen import data
from mineral_screen.lists.sources.texts import dates_in, has_letters, is_latin, is_legal_form, items, language, squeezed

PIECES = st.lists(
    st.sampled_from(["a)", "b)", "(1)", "2)", "1963", "30/01/1972", "Jan.", "or", "and", "-", "circa", "dd/mm/1950",
                     "between", "1950", "1955", ";", ",", "Kabul", "00/00/1971", "(Hijri)", "_x000D_"]),
    max_size=8,
).map(" ".join)  # fmt: skip
WORD = re.compile(r"\w{3,}")
TEXTS = st.one_of(st.text(max_size=40), PIECES)


@given(TEXTS)
def test_squeezing_is_idempotent(text: str) -> None:
    once = squeezed(text)
    assert squeezed(once) == once == once.strip()


@given(TEXTS)
def test_items_lose_no_word(text: str) -> None:
    found = items(text)
    assert all(item == item.strip() and item for item in found)
    assert set(WORD.findall(squeezed(text))) == set(WORD.findall(" ".join(found)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a) Kabul  b) Herat", ["Kabul", "Herat"]),
        ("Kabul b) Herat c) Ndele", ["Kabul", "Herat", "Ndele"]),
        ("1) Saudi Arabia 2) Qatar", ["Saudi Arabia", "Qatar"]),
        ("(1) P123 (Afghan) (2) P456", ["P123 (Afghan)", "P456"]),
        ("Bank (a) Ltd", ["Bank (a) Ltd"]),
        ("Mine No. 4) closed", ["Mine No. 4) closed"]),
        ("", []),
    ],
)
def test_numbered_values(text: str, expected: list[str]) -> None:
    assert items(text) == expected


@given(TEXTS)
def test_dates_are_iso_prefixes_each_once(text: str) -> None:
    dates, unread = dates_in(text)
    assert len(dates) == len(set(dates))
    assert all(len(date) in (4, 7, 10) and 1800 <= int(date[:4]) <= 2100 for date in dates)
    assert all(not dates_in(piece)[0] for piece in unread)


@pytest.mark.parametrize(
    ("text", "dates", "unread"),
    [
        ("1972-01-30", ["1972-01-30"], []),
        ("30/01/1972", ["1972-01-30"], []),
        ("4/3/1971", ["1971-03-04"], []),
        ("Nov. 1973", ["1973-11"], []),
        ("dd/07/1978", ["1978-07"], []),
        ("00/00/1945", ["1945"], []),
        ("1963 or 1964", ["1963", "1964"], []),
        ("1981/1982", ["1981", "1982"], []),
        ("1955-1957", ["1955", "1956", "1957"], []),
        ("1945 1946 1947", ["1945", "1946", "1947"], []),
        ("Approximately 1963, c. 1970", ["1963", "1970"], []),
        ("1900-1990", [], ["1900–1990"]),  # of a range that long the years say nothing
        ("24/06/1402", [], ["24/06/1402"]),  # of another calendar
        ("30-35 years old", [], ["30-35 years old"]),
        ("long ago; 1970", ["1970"], ["long ago"]),
        ("", [], []),
    ],
)
def test_dates(text: str, dates: list[str], unread: list[str]) -> None:
    assert dates_in(text) == (dates, unread)


def test_a_day_and_a_month_that_cannot_be_told_apart() -> None:
    assert dates_in("4/3/1971", day_first=None) == (["1971"], [])
    assert dates_in("4/3/1971", day_first=False) == (["1971-04-03"], [])


@pytest.mark.parametrize(
    ("text", "latin", "letters"),
    [
        ("Nord", True, True),
        ("Норд", False, True),
        ("Норд Ltd", False, True),
        ("1905", False, False),
        ("", False, False),
    ],
)
def test_letters(text: str, latin: bool, letters: bool) -> None:
    assert (is_latin(text), has_letters(text)) == (latin, letters)


def test_languages_by_code_and_name() -> None:
    for code, alpha3, names in data.rows("languages"):
        assert language(code) == code
        for name in (*alpha3.split("|"), *names.split("|")):
            assert language(name.upper()) == code
    assert language("Klingon") is None


@pytest.mark.parametrize(("text", "expected"), [("Co., Ltd.", True), ("LLC", True), ("Nord LLC", False), ("", False)])
def test_legal_forms(text: str, expected: bool) -> None:
    assert is_legal_form(text) is expected
