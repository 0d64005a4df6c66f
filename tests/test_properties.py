"""Laws of the public verbs, on any text that there is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mineral_screen as ms
from mineral_screen.model.entity import has_content
from mineral_screen.text.clean import clean

WORDS = """
Norvanta Youmante 大连 尤曼特 有限公司 Ltd 株式会社 ООО Минерал شركة 삼성 Müller d/b/a c/o (Hong Kong) 54th III & SS M/V
"""
texts = st.text(min_size=1, max_size=40) | st.lists(st.sampled_from(WORDS.split()), min_size=1).map(" ".join)
names = texts.filter(has_content)
kinds = st.sampled_from([None, "company", "person", "vessel", "aircraft"])
entities = st.fixed_dictionaries({"name": names, "kind": kinds})

SCREENER = ms.Screener.from_entries(
    [
        {"id": "1", "name": "Norvanta Metals Ltd", "kind": "company"},
        {"id": "2", "name": "大连尤曼特贸易有限公司", "aliases": ["Youmante"]},
        {"id": "3", "name": "Ivan Petrov", "kind": "person"},
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_normalisation_is_total_and_says_its_steps(text: str) -> None:
    assert ms.normalize_name(text) == ms.normalize_name(text)
    assert ms.normalize_name(text).text == text
    assert ms.normalize_address(text) == ms.normalize_address(text)
    assert clean(clean(text)[0])[0] == clean(text)[0]


@settings(max_examples=150, deadline=None)
@given(entities)
def test_everything_is_itself(entity: dict[str, str]) -> None:
    found = ms.compare(entity, entity)
    assert (found.score, found.outcome) == (1.0, "match")
    assert ms.Comparison.from_json(found.to_json()) == found


@settings(max_examples=200, deadline=None)
@given(entities, entities)
def test_a_score_is_a_share_symmetric_and_the_sum_of_its_evidence(a: dict[str, str], b: dict[str, str]) -> None:
    one, two = ms.compare(a, b), ms.compare(b, a)
    assert 0.0 <= one.score <= 1.0
    assert one.score == two.score
    assert sum(evidence.contribution for evidence in one.evidence) == pytest.approx(one.score, abs=1e-9)
    assert all(0.0 <= evidence.score <= 1.0 for evidence in one.evidence)
    assert one.explain()
    assert one._repr_html_()


@settings(max_examples=100, deadline=None)
@given(entities)
def test_answers_round_trip_and_replay(entity: dict[str, str]) -> None:
    result = SCREENER.screen(entity, threshold=0.0)
    assert ms.ScreeningResult.from_json(result.to_json()) == result
    assert ms.replay(result, screener=SCREENER) == result
    assert ms.replay(result) == result
    assert result.matches == tuple(sorted(result.matches, key=lambda match: -match.score))
    assert bool(result) == (result.outcome != "clear")
    for match in result.matches:
        for evidence in match.evidence:
            if evidence.span is not None:
                assert 0 <= evidence.span[0] < evidence.span[1] <= len(evidence.query)


@settings(max_examples=60, deadline=None)
@given(entities)
def test_what_is_listed_is_found(entity: dict[str, str]) -> None:
    (match,) = ms.Screener.from_entries([{"id": "1", **entity}]).screen(entity).matches
    assert match.score == 1.0


@settings(max_examples=60, deadline=None)
@given(names, names, names, kinds)
def test_one_more_alias_never_lowers_a_match(query: str, name: str, alias: str, kind: str | None) -> None:
    def score(*aliases: str) -> float:
        entry = {"id": "1", "name": name, "kind": kind, "aliases": list(aliases)}
        matches = ms.Screener.from_entries([entry]).screen(query, threshold=0.0).matches
        return matches[0].score if matches else 0.0

    assert score(alias) >= score()
