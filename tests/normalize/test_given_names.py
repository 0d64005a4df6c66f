"""Words of personal names: what is one name, what is a title, a particle or a patronymic."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen import data
from mineral_screen.normalize.given_names import PARTICLE, PATRONYMIC, father, groups, korean, personal
from mineral_screen.normalize.names import analyze


def keys(text: str) -> list[str]:
    return [span.key for span in personal(analyze(text, person=True).spans)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abd al-Rahman", "Abdurrahman"),
        ("Abdul Rahman", "Abd-ur-Rahman"),
        ("Abdallah", "Abd Allah"),
        ("عبد الله", "Abdullah"),
        ("Salah al-Din", "Salahuddin"),
        ("Qudratullah", "Qudrat Ullah"),
        ("Abou Bakr", "Abu Bakr"),
        ("Cabdullahi", "Abdullahi"),
        ("Haji Dr. Norvanti", "Norvanti"),
        ("Gen. Aurelio Norvanti", "Aurelio Norvanti"),
        ("V.P. Norvantov", "V. P. Norvantov"),
    ],
)
def test_these_are_read_alike(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Sergei Petrovich Norvantov", {"petrovich": PATRONYMIC}),
        ("Norvantov Sergei Petrovich", {"petrovich": PATRONYMIC}),
        ("Roman Abramovich", {}),
        ("Ilham Heydar oglu Norvantov", {"heydar": PATRONYMIC}),
        ("Ursula von der Norvanten", {"von": PARTICLE, "der": PARTICLE}),
        ("Ben Norvanten", {}),
        ("Ali ben Norvanti", {"ben": PARTICLE}),
    ],
)
def test_particles_and_patronymics_are_marked(text: str, marked: dict[str, str]) -> None:
    spans = personal(analyze(text, person=True).spans)
    assert {span.key: span.symbols[0] for span in spans if span.symbols} == marked


@pytest.mark.parametrize("text", ["Martin Luther King", "Al Norvant", "Abu Norvanti", "Haji", "Ng Wei"])
def test_no_name_is_lost(text: str) -> None:
    assert "".join(keys(text)) == re.sub(r"[^a-z]", "", text.lower())


@given(st.text(max_size=30))
def test_reading_is_total(text: str) -> None:
    spans = analyze(text, person=True).spans
    assert bool(personal(spans)) == bool(spans)


def test_names_of_two_groups_are_two_names() -> None:
    assert not groups("yuri") & groups("georgy")
    assert not groups("mahmoud") & groups("mohammed")
    assert father("petrovich") != father("pavlovich")
    assert korean("jong") != korean("yong")


def test_every_form_of_the_table_is_a_plain_word() -> None:
    for (forms,) in data.rows("given_names"):
        several = forms.split("|")
        assert len(several) == len(set(several)) > 1
        assert all(re.fullmatch("[a-z]+", form) for form in several)
