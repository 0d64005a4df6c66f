"""What the options of a screening may be."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from mineral_screen.errors import InvalidEntityError
from mineral_screen.options import check_limit, day_of, several, share_of


def test_a_day_is_a_date_a_time_or_its_text_and_today_by_default() -> None:
    day = date(2026, 11, 24)
    assert day_of(day) == day_of(datetime(2026, 11, 24, 23, 59)) == day_of("2026-11-24") == day
    assert day_of(None) == date.today()


@pytest.mark.parametrize("wrong", ["24.11.2026", "2026-13-01", "", 20261124, b"2026-11-24"])
def test_what_is_no_day_is_refused(wrong: object) -> None:
    with pytest.raises(InvalidEntityError, match="is not a day"):
        day_of(wrong)  # type: ignore[arg-type]


def test_a_threshold_lies_between_0_and_1() -> None:
    assert (share_of(0), share_of(0.7), share_of(True)) == (0.0, 0.7, 1.0)
    for wrong in (-0.1, 1.1, float("nan"), "0.7", None):
        with pytest.raises(InvalidEntityError, match="between 0 and 1"):
            share_of(wrong)  # type: ignore[arg-type]


def test_a_limit_lets_a_match_through() -> None:
    check_limit(1)
    for wrong in (0, -1, 1.5, "3"):
        with pytest.raises(InvalidEntityError, match="no number of matches"):
            check_limit(wrong)  # type: ignore[arg-type]


def test_one_list_or_several_each_once() -> None:
    assert several(None) is None
    assert several("a") == ("a",)
    assert several(["b", "a", "b"]) == ("b", "a")
