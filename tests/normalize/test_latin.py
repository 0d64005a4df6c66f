"""Words in Latin letters, cut and classified."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.normalize import latin

WORDS = st.text(st.characters(min_codepoint=48, max_codepoint=122, categories=("L", "N")), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("word", "parts"),
    [("SpetsTechnoTrade", "spets techno trade"), ("ALPHAInc", "alpha inc"), ("254ventures", "254 ventures"),
     ("MacLeod", "macleod"), ("iPhone", "iphone"), ("1st", "1st")],
)  # fmt: skip
def test_words_are_cut_where_they_are_joined(word: str, parts: str) -> None:
    assert latin.cut(word) == tuple(parts.split())


@given(WORDS)
def test_cutting_loses_no_letter(word: str) -> None:
    assert "".join(latin.cut(word)) == word.lower()


@given(st.lists(WORDS.map(str.lower), max_size=6), st.booleans())
def test_every_word_is_in_one_span(words: list[str], person: bool) -> None:
    spans = latin.classify(words, person)
    assert " ".join(span.text for span in spans) == " ".join(words)


@pytest.mark.parametrize("name", ["noor al din", "nour eldin", "noor ud deen", "nur addine"])
def test_a_name_of_the_faith_is_one_word(name: str) -> None:
    (span,) = latin.classify(name.split(), False)
    assert span.readings[0].endswith("uddin")


def test_german_norms_are_no_faith() -> None:
    assert len(latin.classify(["norvanta", "din"], False)) == 2
