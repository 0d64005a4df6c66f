"""Names of persons: the laws their comparison keeps, golden pairs, and what the explanation says of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.golden import BANDS, pairs
from mineral_screen.matching.evidence import Step
from mineral_screen.matching.name import best, compare
from mineral_screen.normalize.names import analyze

WORDS = """
Vladimir Volodymyr Petrovich Ivanovich Norvantov Norvantova V. P. Kim Jong Un Chong Abd al al-Rahman Abdurrahman
Abu Bakr bin Mohammed Muhammad Jr. Sr. III Haji Dr. von de Владимир Петрович Норвантов В. عبد الله محمد 김정은 王小明
Nur al-Din oglu
"""
words = st.sampled_from(WORDS.split())
names = st.one_of(st.lists(words, min_size=1, max_size=6).map(" ".join), st.text(max_size=30))


def score(a: str, b: str) -> float:
    return best(analyze(a, person=True), analyze(b, person=True))[0]


def steps(a: str, b: str) -> tuple[Step, ...]:
    return compare(analyze(a, person=True), analyze(b, person=True)).steps


@pytest.mark.parametrize(("a", "b", "band"), pairs("person_pairs"))
def test_pair_falls_into_its_band(a: str, b: str, band: str) -> None:
    least, most = BANDS[band]
    assert least <= score(a, b) <= most


@settings(max_examples=300, deadline=None)
@given(names, names)
def test_score_is_a_share_and_symmetric(a: str, b: str) -> None:
    assert 0.0 <= score(a, b) <= 1.0
    assert score(a, b) == pytest.approx(score(b, a), abs=1e-9)


@settings(max_examples=200, deadline=None)
@given(names)
def test_a_name_with_content_is_itself(text: str) -> None:
    if analyze(text, person=True).spans:
        assert score(text, text) == 1.0


@settings(max_examples=200, deadline=None)
@given(names, names)
def test_every_word_stands_in_one_step_at_most(a: str, b: str) -> None:
    found = steps(a, b)
    assert all(step.query or step.listed for step in found)
    assert all(0.0 <= step.similarity <= 1.0 and step.weight > 0.0 for step in found)


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        ("V. Norvantov", "Vladimir Norvantov", "initial"),
        ("Bob Norvant", "Robert Norvant", "given name"),
        ("Sergei Petrovich Norvantov", "Sergei Ivanovich Norvantov", "patronymic differs"),
        ("Sergei Norvantov", "Andrei Norvantov", "given name differs"),
        ("Norvantov Yauhen Siarheevich", "Norvantov Evgeny Sergeyevich", "patronymic"),
        ("John Norvant Jr", "John Norvant Sr", "number differs"),
        ("Alexandra Norvantova", "Alexandra Norvantov", "gender form"),
        ("Sergei Norvantov", "Sergei Petrovich Norvantov", "only in the listed name"),
    ],
)
def test_the_relation_is_named(a: str, b: str, how: str) -> None:
    assert how in {step.how for step in steps(a, b)}


def test_what_only_one_name_has_is_called_what_it_is() -> None:
    missing = {step.note for step in steps("Sergei Norvantov", "Sergei Petrovich Norvantov") if not step.query}
    assert missing == {"patronymic"}


def test_a_common_name_says_less_than_a_rare_one() -> None:
    assert score("Ahmed Ali", "Ahmed Ali Hassan") < score("Ahmed Norvanti", "Ahmed Norvanti Zulqari")


def test_a_middle_name_costs_less_than_a_first_name() -> None:
    whole = "Aurelio Fabricio Norvanti"
    assert score(whole, "Aurelio Norvanti") > score(whole, "Fabricio Norvanti")


def test_order_is_free() -> None:
    assert score("Norvantov Sergei Petrovich", "Sergei Petrovich Norvantov") == 1.0
