"""Romanisation of any text: golden readings, plain ASCII, at most six."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.text.romanize import readings
from text.golden import any_text, cases, is_plain

SCRIPTS = (None, "Latin", "Cyrillic", "Greek", "Hebrew", "Arabic", "Han", "Kana", "Hangul", "Thai", "Common")


@pytest.mark.parametrize(("text", "expected"), cases("romanize"))
def test_known_readings(text: str, expected: str) -> None:
    found = readings(text)
    wanted = tuple(expected.split("|")) if expected else ()
    assert found[:1] == wanted[:1]
    assert set(wanted) <= set(found)


@settings(max_examples=300, deadline=None)
@given(any_text, st.sampled_from(SCRIPTS), st.sampled_from((None, "ja")))
def test_readings_are_few_and_plain(text: str, script: str | None, lang: str | None) -> None:
    assert is_plain(readings(text, script, lang))


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("abcXYZ019 .,-&'"), max_size=20))
def test_ascii_is_its_own_reading(text: str) -> None:
    letters = "".join(char for char in text.lower() if char.isalnum())
    assert readings(text) == ((letters,) if letters else ())


def test_japanese_characters_are_read_as_japanese_when_asked() -> None:
    assert readings("三菱重工", None, "ja")[0] == "mitsubishijuko"
    assert readings("三菱重工")[0] == "sanlingzhonggong"


def test_parts_in_several_scripts_are_read_each_by_its_own() -> None:
    assert readings("Хуавэй華為")[0] == "khuaveyhuawei"
