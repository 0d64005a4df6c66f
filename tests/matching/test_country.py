"""Countries of two parties: what agrees, what differs, and what is claimed by both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen import data
from mineral_screen.matching.country import compare

codes = st.sampled_from(sorted(row[0] for row in data.rows("countries")))
several = st.lists(codes, max_size=4)


@pytest.mark.parametrize(
    ("query", "listed", "verdict", "score", "note"),
    [
        (["CN"], ["CN"], "agrees", 1.0, "both are in China"),
        (["US"], ["US"], "agrees", 1.0, "both are in the United States"),
        (["HK"], ["CN"], "agrees", 1.0, "Hong Kong lies within China"),
        (["CN"], ["HK"], "agrees", 1.0, "Hong Kong lies within China"),
        (["HK", "SG"], ["CN", "SG"], "agrees", 1.0, "both are in Singapore"),
        (["UA"], ["SU"], "agrees", 1.0, "Ukraine was part of the Soviet Union"),
        (["TW"], ["CN"], "partial", 0.5, "Taiwan and China claim the same ground or some of it"),
        (["TW", "US"], ["US"], "agrees", 1.0, "both are in the United States"),
        (["TR"], ["RU"], "differs", 0.0, "the query is in Turkey, the listed party in Russia"),
        (
            ["TR", "AE"],
            ["RU"],
            "differs",
            0.0,
            "the query is in Turkey and the United Arab Emirates, the listed party in Russia",
        ),
    ],
)
def test_finding(query: list[str], listed: list[str], verdict: str, score: float, note: str) -> None:
    found = compare(query, listed)
    assert found is not None
    assert (found.comparator, found.verdict, found.score, found.note) == ("country", verdict, score, note)
    assert (found.query, found.listed) == (", ".join(query), ", ".join(listed))


@given(several)
def test_nothing_is_found_where_one_side_names_none(names: list[str]) -> None:
    assert compare(names, []) is None
    assert compare([], names) is None


@given(several, several)
def test_score_and_verdict_are_the_same_in_both_directions(a: list[str], b: list[str]) -> None:
    one, other = compare(a, b), compare(b, a)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert (one.score, one.verdict) == (other.score, other.verdict)
        assert 0.0 <= one.score <= 1.0


@given(several, several, codes)
def test_one_more_country_never_lowers_the_score(a: list[str], b: list[str], more: str) -> None:
    found, further = compare(a, b), compare([*a, more], b)
    if found is not None and further is not None:
        assert further.score >= found.score
