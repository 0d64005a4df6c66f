"""Names: the laws every comparison keeps, and golden pairs that must come out on the right side of a band."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.golden import BANDS, pairs
from mineral_screen.matching.name import best, compare
from mineral_screen.normalize.names import analyze

WORDS = """
Huawei Technologies 华为 科技 深圳 有限公司 Ltd Газпром нефть ООО Minmetals China Chile Rare Earth III IV Trading
Group of the 삼성 전자 شركة النفط Zhongxing 54th Institute GmbH Müller Sh. & Co
"""
words = st.sampled_from(WORDS.split())
names = st.one_of(st.lists(words, min_size=1, max_size=7).map(" ".join), st.text(max_size=40))


@pytest.mark.parametrize(("a", "b", "band"), pairs("name_pairs"))
def test_pair_falls_into_its_band(a: str, b: str, band: str) -> None:
    least, most = BANDS[band]
    score = best(analyze(a), analyze(b))[0]
    assert least <= score <= most


@settings(max_examples=300, deadline=None)
@given(names, names)
def test_score_is_a_share_and_symmetric(a: str, b: str) -> None:
    left, right = analyze(a), analyze(b)
    score = best(left, right)[0]
    assert 0.0 <= score <= 1.0
    assert score == pytest.approx(best(right, left)[0], abs=1e-9)


@settings(max_examples=200, deadline=None)
@given(names)
def test_a_name_with_content_is_itself(text: str) -> None:
    form = analyze(text)
    if form.spans:
        assert best(form, form)[0] == 1.0


@settings(max_examples=100, deadline=None)
@given(names, names)
def test_finding_names_every_word_once_at_most(a: str, b: str) -> None:
    finding = compare(analyze(a), analyze(b))
    assert finding.comparator == "name"
    assert all(0.0 <= step.similarity <= 1.0 and step.weight >= 0.0 for step in finding.steps)
    assert all(step.query or step.listed for step in finding.steps)


def test_a_word_that_differs_costs_more_than_one_that_is_missing() -> None:
    def score(a: str, b: str) -> float:
        return best(analyze(a), analyze(b))[0]

    base = "Norvanta Rare Earth Trading Ltd"
    assert score(base, "Norvanta Rare Earth Ltd") > score(base, "Norvanta Rare Earth Mining Ltd")
    assert score(base, "Norvanta Rare Earth Trading") > score(base, "Norvanta Rare Earth Trading III")


@pytest.mark.parametrize(
    ("a", "b", "least"),
    [
        ("Norvanta Joint Stoc Company", "Norvanta Joint Stock Company", 0.9),
        ("Norvanta Bimited", "Norvanta Limited", 0.9),
        ("Norvanta FSBI", "Federal State Budgetary Institution Norvanta", 1.0),
        ("Norvanta Company Stock Joint", "Norvanta Joint Stock Company", 1.0),
    ],
)
def test_words_of_the_others_legal_form_are_told_and_cost_little_where_misspelt(a: str, b: str, least: float) -> None:
    found = compare(analyze(a), analyze(b))
    assert least <= found.score <= (1.0 if least == 1.0 else 0.999)
    told = [step for step in found.steps if step.how == "in the other's legal form"]
    assert told
    assert all(step.weight == 0.0 for step in told)


def test_a_score_is_the_same_to_the_last_bit_in_every_process() -> None:
    # sets of texts are gone through in another order in each
    asked = (
        "from mineral_screen.matching.name import best\n"
        "from mineral_screen.normalize.names import analyze\n"
        "print(repr(best(analyze('Westland Beheer B.V.'), analyze('Westland Infra Netbeheer B.V.'))[0]))"
    )
    scores = {
        subprocess.run(
            [sys.executable, "-c", asked],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "0123"
    }
    assert len(scores) == 1


def test_nothing_in_common_scores_zero() -> None:
    assert best(analyze("Blue Lagoon Bakery"), analyze("华为"))[0] == 0.0
    assert best(analyze(""), analyze("华为"))[0] == 0.0
