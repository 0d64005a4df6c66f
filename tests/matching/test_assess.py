"""Two parties in every aspect: symmetric, sure of itself, and never lowered by one more fact in common."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.matching.assess import Subject, apportion, assess, evidence_of
from mineral_screen.matching.combine import UNITS, Assessment
from mineral_screen.model.entity import Entity

NAMES = ["Dalian Youmante Trading Co., Ltd.", "大连尤曼特贸易有限公司", "Youmante", "Norvanta Rare Earth Mining Ltd",
         "Norvanta Rare Earths", "IVANOV, Sergei Petrovich", "Сергей Иванов", "Ocean Star", "Blue Heron"]  # fmt: skip
FACTS: dict[str, list[Any]] = {
    "countries": ["CN", "HK", "KZ", "RU", "US"],
    "dates": ["1961-04-12", "1961", "1961-12-04", "1985-01-01"],
    "addresses": ["Room 1905, 19/F, Nam Wo Hong Building, 148 Wing Lok Street, Hong Kong",
                  "148 Wing Lok Street, Hong Kong", "Beijing", "22 Abay Avenue, Almaty, Kazakhstan"],
    "identifiers": [("lei", "5493001KJTIIGC8Y1R12"), ("lei", "529900T8BM49AURSDO55"), ("lei", "5493001KJTIIGC8Y1R13"),
                    ("inn", "7707083893"), ("tax_id", "7707083893"), ("passport", "A1234567"), ("phone", "87654329")],
}  # fmt: skip
KINDS = ["company", "person", "vessel", None]


def several(field: str) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.sampled_from(FACTS[field]), max_size=2, unique=True)


def fields(**given: Any) -> dict[str, Any]:
    found = {**given, "identifiers": _joined(given["identifiers"])}
    found["aliases"] = [{"text": text, "strength": strength} for text, strength in given["aliases"]]
    return found


def _joined(pairs: list[tuple[str, str]]) -> dict[str, str]:
    schemes = dict.fromkeys(scheme for scheme, _ in pairs)
    return {scheme: ";".join(value for one, value in pairs if one == scheme) for scheme in schemes}


parties = st.builds(
    fields,
    name=st.sampled_from(NAMES),
    aliases=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(["strong", "weak"])), max_size=1),
    kind=st.sampled_from(KINDS),
    countries=several("countries"),
    dates=several("dates"),
    addresses=several("addresses"),
    identifiers=several("identifiers"),
)


def assessed(a: dict[str, Any], b: dict[str, Any]) -> Assessment:
    return assess(Subject(Entity.of(a)), Subject(Entity.of(b)))


@settings(max_examples=60, deadline=None)
@given(parties, parties)
def test_symmetric_and_adding_up(a: dict[str, Any], b: dict[str, Any]) -> None:
    one, two = assessed(a, b), assessed(b, a)
    assert one.score == two.score
    assert {finding.comparator: finding.verdict for finding, _ in one.findings} == {
        finding.comparator: finding.verdict for finding, _ in two.findings
    }
    for evidence in evidence_of(one):
        if evidence.steps:
            units = [round(step.contribution * UNITS) for step in evidence.steps]
            assert sum(units) == round(evidence.contribution * UNITS)


@settings(max_examples=60, deadline=None)
@given(parties)
def test_a_party_is_itself(a: dict[str, Any]) -> None:
    assert assessed(a, a).score == 1.0


@settings(max_examples=80, deadline=None)
@given(parties, parties, st.data())
def test_one_more_fact_in_common_never_lowers(a: dict[str, Any], b: dict[str, Any], choose: st.DataObject) -> None:
    """D7: the query takes over a country, date, address, name, kind or identifier of the listed party."""
    field = choose.draw(st.sampled_from(sorted(b)))
    more = {**a, field: _with(a[field], b[field], field)}
    assert assessed(more, b).score >= assessed(a, b).score


def _with(ours: Any, theirs: Any, field: str) -> Any:
    if field == "kind":
        return theirs or ours
    if field == "name":
        return theirs
    if field == "identifiers":
        return {scheme: ";".join(filter(None, (ours.get(scheme), theirs.get(scheme)))) for scheme in {**ours, **theirs}}
    return [*ours, *theirs]


def verdicts(a: dict[str, Any], b: dict[str, Any]) -> dict[str, str]:
    return {one.comparator: one.verdict for one in evidence_of(assessed(a, b))}


def test_what_only_one_gives_is_not_known() -> None:
    a = {"name": "Youmante", "country": "CN", "identifiers": {"lei": "5493001KJTIIGC8Y1R12"}}
    b = {"name": "Youmante", "kind": "company", "identifiers": {"inn": "7707083893"}}
    assert verdicts(a, b) == {"name": "agrees", "country": "unknown", "kind": "unknown", "identifier": "unknown"}
    unknown = {one.comparator: one for one in evidence_of(assessed(a, b)) if one.verdict == "unknown"}
    assert {one.contribution for one in unknown.values()} == {0.0}
    assert (unknown["country"].query, unknown["country"].listed) == ("CN", "")
    assert unknown["country"].note == "given by the query only"
    assert unknown["kind"].note == "given by the listed party only"
    assert unknown["identifier"].note == "nothing that both give can be compared"


def test_secondary_facts_stand_apart_from_the_name() -> None:
    a = {"name": "Youmante", "country": "CN", "kind": "company", "date": "1999"}
    b = {"name": "Youmante", "country": "RU", "kind": "company", "date": "2015"}
    assert verdicts(a, b) == {"name": "agrees", "country": "differs", "kind": "agrees", "date": "differs"}
    name, *others = evidence_of(assessed(a, b))
    assert name.contribution == 1.0
    assert all(one.contribution <= 0.0 for one in others)


@pytest.mark.parametrize("weak", ["a", "b"])
def test_a_weak_name_of_either_side_needs_corroboration(weak: str) -> None:
    strong = {"name": "Blue Heron", "country": "KZ"}
    party = {"name": "Norvanta Rare Earth Mining", "aliases": [{"text": "Blue Heron", "strength": "weak"}]}
    pair = (party, strong) if weak == "a" else (strong, party)
    assert assessed(*pair).score < 0.7
    corroborated = {**party, "country": "KZ"}
    pair = (corroborated, strong) if weak == "a" else (strong, corroborated)
    assert 0.7 <= assessed(*pair).score < 0.9


def test_an_unverified_name_is_as_a_weak_one() -> None:
    party = {"name": "Norvanta Mining", "aliases": [{"text": "Blue Heron", "verified": False}]}
    assert assessed({"name": "Blue Heron"}, party).score < 0.7


def test_parties_with_nothing_in_common_score_nothing() -> None:
    assert assessed({"identifiers": {"lei": "5493001KJTIIGC8Y1R12"}}, {"name": "Youmante"}).score == 0.0


@given(st.integers(-UNITS, UNITS), st.lists(st.floats(0.0, 10.0), min_size=1, max_size=6))
def test_shares_add_up(total: int, shares: list[float]) -> None:
    if sum(shares) > 1e-3:
        parts = apportion(total, shares)
        assert sum(parts) == total
        assert len(parts) == len(shares)
        assert all((part >= 0) == (total >= 0) or part == 0 for part in parts)
