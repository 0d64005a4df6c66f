"""When two words are the same word, and when they only look so."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen import data
from mineral_screen.matching.prepare import prepare
from mineral_screen.matching.ties import Known, related, tie, word_tie
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


def test_every_related_meaning_is_a_meaning_of_the_tables() -> None:
    unknown = {one for (row,) in data.rows("related") for one in row.split("|")} - {
        row[0] for row in data.rows("terms")
    }
    assert sorted(unknown) == []


def test_relation_is_symmetric() -> None:
    assert related(("#SHIPPING",), ("#LOGISTICS",)) and related(("#LOGISTICS",), ("#SHIPPING",))
    assert not related(("#SHIPPING",), ("#BANK",))
