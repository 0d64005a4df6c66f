"""Han characters: simplified forms, and readings by language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.text import han

TEXTS = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.characters(), max_size=12)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_simplifying_keeps_length_and_settles(text: str) -> None:
    simplified = han.to_simplified(text)
    assert len(simplified) == len(text)
    assert han.to_simplified(simplified) == simplified


@pytest.mark.parametrize(
    ("text", "simplified"),
    [
        ("澤東貿易", "泽东贸易"),
        ("髙島屋", "高岛屋"),
        ("渋沢", "涩泽"),
        ("Ltd", "Ltd"),
        ("佐々木", "佐佐木"),
        ("々", "々"),
    ],
)
def test_simplified(text: str, simplified: str) -> None:
    assert han.to_simplified(text) == simplified


def test_primary_reading_follows_the_language() -> None:
    assert han.readings("東芝")[0] == "dongzhi"
    assert han.readings("東芝", "ja")[0] == "toshiba"


@pytest.mark.parametrize(
    ("surname", "reading"), [("山内", "yamauchi"), ("佐々木", "sasaki"), ("渡邊", "watanabe"), ("永田", "nagata")]
)
def test_a_family_name_is_read_as_one_in_japanese_alone(surname: str, reading: str) -> None:
    assert han.readings(surname, "ja")[0] == reading
    assert han.readings(surname)[0] != reading
