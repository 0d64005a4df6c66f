"""The kinds of entities by what they are called."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen import data
from mineral_screen.normalize.kinds import Kind, kind_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("company", "company"), (" ORGANISATION ", "company"), ("Legal_Entity", "company"), ("LegalEntity", "company"),
        ("公司", "company"), ("юридическое лицо", "company"), ("Publicbody", "company"), ("Natural person", "person"),
        ("自然人", "person"), ("Ship", "vessel"), ("судно", "vessel"), ("Aeroplane", "aircraft"), ("飞机", "aircraft"),
        ("starship", None), ("", None), ("?", None), ("ship?", None),
    ],
)  # fmt: skip
def test_kinds_by_name(text: str, kind: str | None) -> None:
    assert kind_of(text) == kind


def test_no_word_means_two_kinds() -> None:
    rows = data.rows("kind_words")
    assert [kind for kind, _ in rows] == list(get_args(Kind))
    words = Counter(word for _, words in rows for word in words.split("|"))
    assert {word for word, count in words.items() if count > 1} == set()
    assert all(kind_of(word) == kind for kind, words in rows for word in words.split("|"))


@given(st.text(max_size=12))
def test_any_text_is_a_kind_or_none(text: str) -> None:
    assert kind_of(text) in (*get_args(Kind), None)
