"""Dates: what agrees, what may be a slip, and what differs."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.matching.date import compare

days = st.dates(min_value=date(1850, 1, 1), max_value=date(2030, 1, 1)).map(date.isoformat)
prefixes = st.builds(lambda day, end: day[:end], days, st.sampled_from([4, 7, 10]))
kinds = st.sampled_from(["person", "company", "vessel", None])


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("1971-03-04", "1971-03-04", "agrees"),
        ("1971-03", "1971-03-04", "agrees"),
        ("1971", "1971-03-04", "partial"),
        ("1971", "1971", "partial"),
        ("1971-03-04", "1971-04-03", "partial"),
        ("1971-03-04", "1972-03-04", "partial"),
        ("1971", "1972-11-01", "partial"),
        ("1971-03-04", "1971-08-22", "partial"),
        ("1971-03-04", "1973-03-04", "differs"),
        ("1971", "1985", "differs"),
    ],
)
def test_verdict(a: str, b: str, verdict: str) -> None:
    for kind in ("person", "company", None):
        found = compare([a], [b], kind)
        assert found is not None
        assert found.verdict == verdict


def test_the_closest_of_several_counts() -> None:
    found = compare(["1960", "1971-03-04"], ["1985", "1971-03-04"], "person")
    assert found is not None
    assert (found.score, found.note) == (1.0, "the dates of birth are the same (1971-03-04)")


def test_nothing_is_said_where_one_has_no_date() -> None:
    assert compare([], ["1971"], "person") is None
    assert compare(["1971"], [], "person") is None


def test_closer_scores_higher() -> None:
    others = ["1971-03-04", "1971-03", "1971-04-03", "1971", "1972-03-04", "1971-08-22", "1972", "1985"]
    scores = [found.score for other in others if (found := compare(["1971-03-04"], [other], "person"))]
    assert len(scores) == len(others)
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_of_a_firm_a_date_says_less_either_way() -> None:
    for other in ("1971-03-04", "1985"):
        person, firm = (compare(["1971-03-04"], [other], kind) for kind in ("person", "company"))
        assert person is not None
        assert firm is not None
        assert abs(person.score - 0.5) > abs(firm.score - 0.5)


@given(st.lists(prefixes, min_size=1, max_size=3), st.lists(prefixes, min_size=1, max_size=3), kinds)
def test_symmetric_and_in_range(a: list[str], b: list[str], kind: str | None) -> None:
    one, two = compare(a, b, kind), compare(b, a, kind)
    assert one is not None
    assert two is not None
    assert (one.score, one.verdict) == (two.score, two.verdict)
    assert 0.0 <= one.score <= 1.0


@given(st.lists(prefixes, min_size=1, max_size=3), prefixes, st.lists(prefixes, min_size=1, max_size=3), kinds)
def test_one_more_date_never_scores_lower(a: list[str], more: str, b: list[str], kind: str | None) -> None:
    fewer, found = compare(a, b, kind), compare([*a, more], b, kind)
    assert fewer is not None
    assert found is not None
    assert found.score >= fewer.score
