"""Reading names: total on any text, the same twice, and golden readings in many scripts."""

from __future__ import annotations

import copy
import csv
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.normalize.codec import decode, encode
from mineral_screen.normalize.keys import name_keys
from mineral_screen.normalize.lexicon import ROLES
from mineral_screen.normalize.names import NameForm, analyze

CASES = Path(__file__).parent / "cases" / "names.tsv"
anything = st.text(st.characters(), max_size=60)


def golden() -> list[tuple[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return [(row["name"], row["spans"]) for row in rows]


def shown(form: NameForm) -> str:
    """The spans of a form as the golden file writes them: text/role=key."""
    return " ".join(f"{span.text.replace(' ', '_')}/{span.role}={span.key}" for span in form.spans)


@pytest.mark.parametrize(("name", "spans"), golden())
def test_name_is_read_as(name: str, spans: str) -> None:
    assert shown(analyze(name)) == spans


@settings(max_examples=300, deadline=None)
@given(anything, st.booleans())
def test_reading_is_total(text: str, person: bool) -> None:
    form = analyze(text, person)
    assert form.text == text
    for spans in form.all_spans:
        assert all(span.role in ROLES and span.text for span in spans)
        assert all(reading.isascii() and reading.isalnum() for span in spans for reading in span.readings)


@settings(max_examples=200, deadline=None)
@given(anything)
def test_form_survives_the_index(text: str) -> None:
    form = analyze(text)
    again = decode(encode(form), text)
    assert (again.spans, again.alternates) == (form.spans, form.alternates)
    assert name_keys(again) == name_keys(form)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["华为技术有限公司", "ООО «Минерал»", "Müller & Söhne GmbH", "삼성전자 주식회사", "شركة النفط"]))
def test_case_and_width_and_spaces_do_not_matter(name: str) -> None:
    def read(text: str) -> list[tuple[str, str]]:
        return [(span.role, span.key) for span in analyze(text).spans]

    assert read(name) == read(name.upper()) == read(f"  {name}  ")


def test_long_names_are_read_in_bounded_time() -> None:
    for text in ("a" * 10_000, "a " * 5_000, "有限公司" * 2_500, "(" * 10_000, "华" * 10_000, "S.A." * 2_500):
        assert analyze(text).text == text


def test_second_names_are_names_of_their_own() -> None:
    def alternates(text: str) -> list[str]:
        return [" ".join(span.key for span in spans) for spans in analyze(text).alternates]

    assert alternates("Norvanta Metals d/b/a Blue Lagoon") == ["blue lagoon"]
    assert alternates("Norvanta Metals a.k.a. Blue Lagoon") == ["blue lagoon"]
    assert alternates("Norvanta Metals (Blue Lagoon)") == ["norvanta metals", "blue lagoon"]
    assert alternates("Norvanta Metals (Holdings) Ltd") == []
    assert alternates("АО Норванта ПАО Борей") == ["ao norvanta", "pao borey"]
    assert alternates("АО Норванта Борей АО") == []


def test_no_trade_is_seen_in_a_personal_name() -> None:
    assert {span.role for span in analyze("Limited Bank Trading", person=True).spans} == {"brand"}


@pytest.mark.parametrize(
    ("text", "brand"),
    [("NorvantaCo.,Ltd.", "norvanta"), ("NORVANTACO.,LTD.", "norvanta"), ("Sunoco Ltd.", "sunoco")],
)
def test_a_company_form_is_taken_off_the_word_it_is_written_to(text: str, brand: str) -> None:
    assert [span.text for span in analyze(text).spans if span.role == "brand"] == [brand]


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda form: pickle.loads(pickle.dumps(form))])
def test_a_form_can_be_copied_and_sent_to_another_process(again: Callable[[NameForm], NameForm]) -> None:
    form = analyze("Norvanta Rare Earth (Shenzhen) Co., Ltd. a/k/a 诺万塔")
    assert again(form) == form
    assert str(again(form)) == str(form)
