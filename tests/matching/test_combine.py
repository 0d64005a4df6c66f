"""One score: what confirms, what contradicts, what is held back, and that nothing is lost in adding up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.matching import weights
from mineral_screen.matching.combine import UNITS, combine
from mineral_screen.matching.evidence import Comparator, Finding, Verdict
from mineral_screen.model.config import Config

MATCH, REVIEW = Config().match, Config().review
SECONDARY: tuple[Comparator, ...] = ("address", "identifier", "date", "country", "kind")


def finding(comparator: Comparator, score: float, verdict: Verdict = "agrees") -> Finding:
    return Finding(comparator, verdict, "a", "b", score)


def score(name: float | None, decisive: bool = True, **others: float | str) -> float:
    """The score of a name with other aspects: a number agrees with that score, a word is a verdict of score 0."""
    findings = {} if name is None else {"name": finding("name", name)}
    for comparator, value in others.items():
        verdict = value if isinstance(value, str) else "agrees"
        findings[comparator] = finding(comparator, 0.0 if isinstance(value, str) else value, verdict)  # type: ignore[arg-type]
    return combine(findings, decisive=decisive).score


def test_an_exact_name_alone_scores_one() -> None:
    assert score(1.0) == 1.0
    assert score(None) == 0.0


@pytest.mark.parametrize("comparator", SECONDARY)
def test_no_contradiction_alone_takes_an_exact_name_below_a_review(comparator: str) -> None:
    assert REVIEW <= score(1.0, **{comparator: "differs"}) < 1.0


def test_two_contradictions_of_a_person_clear_the_namesake() -> None:
    assert score(1.0, date="differs", country="differs") < REVIEW
    assert score(1.0, identifier="differs", country="differs") < REVIEW


def test_a_firm_of_the_name_that_moved_and_a_vessel_of_its_name_stay_a_review() -> None:
    assert score(1.0, country="differs", address="differs", kind="differs") >= REVIEW


@pytest.mark.parametrize("comparator", ["address", "identifier", "date"])
def test_an_address_a_number_or_a_date_makes_a_match_of_a_near_name(comparator: str) -> None:
    assert score(0.85) < MATCH <= score(0.85, **{comparator: 0.8})


def test_a_country_makes_no_match_of_a_review_and_says_so() -> None:
    assert score(0.86) < score(0.86, country=1.0) < MATCH
    assert score(0.89, country=1.0) < MATCH
    assessment = combine({"name": finding("name", 0.89), "country": finding("country", 1.0)})
    assert "a country alone" in assessment.findings[-1][0].note
    assert score(0.95, country=1.0) > 0.95


def test_of_names_that_do_not_come_near_a_country_or_a_date_makes_nothing() -> None:
    assert score(0.4, country=1.0, date=1.0, kind=1.0) == 0.4


def test_a_weak_name_alerts_with_an_address_a_number_or_a_date_and_is_a_review_with_the_country() -> None:
    assert score(1.0, decisive=False) < REVIEW
    assert score(1.0, decisive=False, kind=1.0) < REVIEW
    assert REVIEW <= score(1.0, decisive=False, country=1.0) < MATCH
    for comparator in ("address", "identifier", "date"):
        assert score(1.0, decisive=False, **{comparator: 0.8}) == 1.0
        assert score(1.0, decisive=False, **{comparator: "partial"}) < REVIEW  # a partial score of 0 moves nothing
    (name, contribution), *_ = combine({"name": finding("name", 1.0)}, decisive=False).findings
    assert name.score == 1.0
    assert contribution == weights.WEAK_ALONE
    assert "does not alert alone" in name.note


def test_a_weak_name_that_scores_low_is_not_lifted() -> None:
    assert score(0.3, decisive=False) == 0.3


@pytest.mark.parametrize("others", [{}, {"country": 1.0}, {"date": 1.0}, {"identifier": 0.6, "country": 1.0}])
@pytest.mark.parametrize("name", [None, 0.1, 0.49])
def test_an_address_under_no_name_or_another_is_a_review_at_most(name: float | None, others: dict[str, float]) -> None:
    assert REVIEW <= score(name, address=1.0, **others) < MATCH
    findings = {"address": finding("address", 1.0)} | ({} if name is None else {"name": finding("name", name)})
    assert "reviewed at most" in combine(findings).findings[-1][0].note


def test_an_equal_number_of_a_register_is_a_match_whatever_the_rest_says() -> None:
    assert score(None, identifier=1.0) >= MATCH
    assert score(0.1, identifier=1.0, address="differs", country="differs", kind="differs") >= MATCH
    findings = {"name": finding("name", 0.1, "differs"), "identifier": finding("identifier", 1.0)}
    assert "although the names differ" in combine(findings).findings[-1][0].note


def test_a_number_of_no_known_register_alone_is_a_review() -> None:
    assert REVIEW <= score(None, identifier=0.8) < MATCH
    assert REVIEW <= score(0.2, identifier=0.8) < MATCH


def test_what_agrees_in_part_confirms_by_its_score() -> None:
    def partly(value: float) -> float:
        return combine({"name": finding("name", 0.8), "date": finding("date", value, "partial")}).score

    assert partly(0.1) == partly(0.3) == 0.8 < partly(0.5) < partly(0.6) < score(0.8, date=0.8)


@pytest.mark.parametrize("comparator", SECONDARY)
def test_what_says_nothing_moves_nothing(comparator: Comparator) -> None:
    found = combine({"name": finding("name", 0.8), comparator: finding(comparator, 0.9, "unknown")})
    assert found.score == 0.8
    assert found.findings[-1][1] == 0.0


scores = st.floats(0.0, 1.0)
verdicts: st.SearchStrategy[tuple[Verdict, float]] = st.one_of(
    st.tuples(st.just("agrees"), st.floats(0.6, 1.0)),
    st.tuples(st.just("partial"), st.floats(0.1, 0.6)),
    st.tuples(st.sampled_from(["differs", "unknown"]), st.floats(0.0, 0.5)),
)  # type: ignore[assignment]
heard = st.dictionaries(st.sampled_from(SECONDARY), verdicts).map(
    lambda found: {comparator: finding(comparator, value, verdict) for comparator, (verdict, value) in found.items()}
)
names = st.none() | scores.map(lambda value: finding("name", value))


def with_name(name: Finding | None, others: dict[Comparator, Finding]) -> dict[str, Finding]:
    return {**({} if name is None else {"name": name}), **others}


@given(names, heard, st.booleans())
def test_contributions_add_up_exactly(name: Finding | None, others: dict[Comparator, Finding], decisive: bool) -> None:
    findings = with_name(name, others)
    assessment = combine(findings, decisive=decisive)
    assert 0.0 <= assessment.score <= 1.0
    assert len(assessment.findings) == len(findings)
    assert sum(round(part * UNITS) for _, part in assessment.findings) == round(assessment.score * UNITS)


@given(names, heard, st.booleans(), st.sampled_from(SECONDARY))
def test_an_agreeing_fact_never_lowers(
    name: Finding | None, others: dict[Comparator, Finding], decisive: bool, comparator: Comparator
) -> None:
    known = {one: value for one, value in others.items() if one != comparator}
    before = combine(with_name(name, known), decisive=decisive).score
    for value in (0.6, 0.8, 1.0):
        known = {**known, comparator: finding(comparator, value)}
        after = combine(with_name(name, known), decisive=decisive).score
        assert after >= before
        before = after


@given(scores, scores, heard, st.booleans())
def test_a_better_name_never_lowers(one: float, two: float, others: dict[Comparator, Finding], decisive: bool) -> None:
    low, high = sorted((one, two))
    below = combine(with_name(finding("name", low), others), decisive=decisive).score
    assert combine(with_name(finding("name", high), others), decisive=decisive).score >= below
    assert combine(with_name(finding("name", high), others), decisive=True).score >= below


@given(names, heard, st.sampled_from(SECONDARY))
def test_a_contradiction_never_raises(
    name: Finding | None, others: dict[Comparator, Finding], comparator: Comparator
) -> None:
    known = {one: value for one, value in others.items() if one != comparator}
    without = combine(with_name(name, known)).score
    assert combine(with_name(name, {**known, comparator: finding(comparator, 0.0, "differs")})).score <= without
