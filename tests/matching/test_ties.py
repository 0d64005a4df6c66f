"""When two words are the same word, and when they only look so."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.matching.prepare import prepare
from mineral_screen.matching.ties import Known, tie, word_tie
from mineral_screen.normalize.names import analyze

words = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


def how(a: str, b: str) -> str | None:
    found = tie(prepare(analyze(a).spans), 0, prepare(analyze(b).spans), 0)
    return found.how if found else None


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Youmante", "Youmante", "same"),
        ("尤曼特", "Youmante", "same reading"),
        ("科技", "Technology", "translation"),
        ("Trading", "Traders", "same meaning"),
        ("Mgmt", "Management", "usual abbreviation"),
        ("Rnaxanta", "Maxanta", "look alike"),
        ("Makharov", "Maharov", "spelling variant"),
        ("Morvanta", "Norvanta", "spelling"),
        ("Mining", "Trading", None),
        ("China", "Chile", None),
        ("Norvanta", "Youmante", None),
    ],
)
def test_words_hang_together(a: str, b: str, relation: str | None) -> None:
    assert how(a, b) == relation


def test_a_word_begins_many_brands_but_abbreviates_none() -> None:
    assert word_tie("trade", "tradenor", False, "word", "") is None
    assert word_tie("ett", "electricity", False, "", "word") is None


def test_a_brand_is_not_shortened_as_a_word_is() -> None:
    assert word_tie("sam", "samsung", False, "", "brand") is None
    assert word_tie("tech", "technology", False, "", "word") == (0.92, "usual abbreviation")


known = st.sampled_from(get_args(Known))


@given(words, words, st.booleans(), known, known)
def test_a_tie_is_symmetric_and_a_share(x: str, y: str, cross: bool, known_x: Known, known_y: Known) -> None:
    found = word_tie(x, y, cross, known_x, known_y)
    assert found == word_tie(y, x, cross, known_y, known_x)
    assert found is None or 0.0 < found.similarity <= 1.0


def test_of_two_words_that_sound_alike_the_nearer_one_counts_more() -> None:
    near, far = word_tie("jeniks", "zenix", True, "", ""), word_tie("jeniks", "genoksa", True, "", "")
    assert near is not None and far is not None
    assert near.how == far.how == "sound" and near.similarity > far.similarity


def test_two_consonants_alone_are_a_faint_sound() -> None:
    found = word_tie("kezu", "kozo", True, "", "")
    assert found is not None and found.how == "faint sound"


def test_a_reading_is_shortened_by_no_consonants_and_no_three_letters() -> None:
    for short, long in (("play", "pereslavsky"), ("tar", "tarbathaydaria")):
        assert word_tie(short, long, True, "", "word") is None
    mgmt = word_tie("mgmt", "management", False, "", "word")
    assert mgmt is not None and mgmt.how == "usual abbreviation"
