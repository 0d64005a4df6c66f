"""Cleaning: golden texts, the same the second time, total, in linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.text.clean import clean
from text.golden import any_text, cases

# what the rules look at, so that chance finds what they do to each other
PARTS = [
    *"abIHx01357$@|!&'\"./-_* ",
    *"АВСЕНОРХасіѕкт",
    *"ΑΒΟαβου",
    *"אבם",
    *"ـاﷺ",
    *"ﬁ①Ⅷ㈱№™´¨ｶﾞ",
    "\u0301",
    "\u0338",
    "\u200b",
]
mixed_text = any_text | st.text(st.sampled_from(PARTS), max_size=25)


@pytest.mark.parametrize(("text", "cleaned"), cases("clean"))
def test_text_is_cleaned(text: str, cleaned: str) -> None:
    assert clean(text)[0] == cleaned


@settings(max_examples=400, deadline=None)
@given(mixed_text)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    cleaned, _ = clean(text)
    assert clean(cleaned) == (cleaned, ())


@settings(max_examples=200, deadline=None)
@given(mixed_text)
def test_steps_lead_from_the_text_to_what_is_returned(text: str) -> None:
    cleaned, steps = clean(text)
    at = text
    for step in steps:
        assert step.before == at != step.after
        at = step.after
    assert at == cleaned


@settings(max_examples=200, deadline=None)
@given(any_text)
def test_nothing_invisible_is_left(text: str) -> None:
    cleaned, _ = clean(text)
    assert all(char.isprintable() or char == "\n" or ord(char) > 127 for char in cleaned)
    assert not any("\ud800" <= char <= "\udfff" for char in cleaned)
    assert not any(char.isdecimal() and not char.isascii() for char in cleaned)


def test_plain_text_is_left_alone() -> None:
    assert clean("Huawei Technologies Co., Ltd.") == ("Huawei Technologies Co., Ltd.", ())
    assert clean("") == ("", ())


def test_each_rule_is_reported_once() -> None:
    _, steps = clean("Н u a w e i d.o.o. Techn0l0gies\u200b")
    assert [step.rule for step in steps] == [
        "one form for each character",
        "single letters joined",
        "dots between letters",
        "letters that look like others",
        "digits and signs for letters",
    ]


UNITS = [
    "a",
    "A",
    "а",
    "1",
    "$",
    ".",
    "-",
    " ",
    "'",
    "\u0301",
    "華",
    "a ",
    "a.",
    "a. ",
    "a-",
    "A&",
    "1a",
    "aI",
    "аa",
    "ѕ",
    "a@a.",
]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        best = []
        for _ in range(3):
            start = time.perf_counter()
            clean(text)
            best.append(time.perf_counter() - start)
        return min(best)

    # twenty times the length in quadratic time would take four hundred times as long
    assert seconds(20_000) < 100 * max(seconds(1_000), 1e-4)
