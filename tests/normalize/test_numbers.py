"""Numbers in names, in whatever writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.normalize.numbers import arabic_number, chinese_numbers


@pytest.mark.parametrize(
    ("word", "number"),
    [("55", "55"), ("0055", "55"), ("55th", "55"), ("1-й", None), ("2й", "2"), ("ii", "2"), ("xiv", "14"), ("i", None),
     ("v", "5"), ("vi", "6"), ("mix", None), ("civil", None), ("", None), ("7a", None)],
)  # fmt: skip
def test_word(word: str, number: str | None) -> None:
    assert arabic_number(word) == number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("第五十四研究所", ["54"]),
        ("第718研究所", ["718"]),
        ("七一六所", ["716"]),
        ("第十二局", ["12"]),
        ("第一百零二厂", ["102"]),
        ("三一重工", []),
        ("四川长虹", []),
    ],
)
def test_chinese(text: str, numbers: list[str]) -> None:
    assert [number for _, _, number in chinese_numbers(text)] == numbers


@given(st.integers(0, 10**9))
def test_digits_stand_for_themselves(number: int) -> None:
    assert arabic_number(str(number)) == str(number)


@given(st.text())
def test_total(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end, _ in chinese_numbers(text))
    arabic_number(text)
