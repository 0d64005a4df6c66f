"""Digits and signs read as letters in words, and left where they are digits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.text.digits import letters_for_digits, spelled
from text.golden import any_text, cases

codes = st.text(st.sampled_from("aetlnRBI0134578$@!| "), max_size=14)


@pytest.mark.parametrize(("text", "read"), cases("digits"))
def test_text_is_read(text: str, read: str) -> None:
    assert letters_for_digits(text) == read


@settings(max_examples=300, deadline=None)
@given(any_text | codes)
def test_only_digits_signs_and_capital_i_change(text: str) -> None:
    for before, after in zip(text, letters_for_digits(text), strict=True):
        assert before == after or (before in "0134578$@!|I" and after.isalpha())


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("0123456789-/ ,#"), max_size=14))
def test_numbers_stay(text: str) -> None:
    assert letters_for_digits(text) == text
    assert spelled(text) is None


@settings(max_examples=200, deadline=None)
@given(codes)
def test_a_bolder_guess_leaves_no_digit_in_a_word_it_reads(text: str) -> None:
    read = spelled(text)
    assert read is None or (read != text and len(read) == len(text))
