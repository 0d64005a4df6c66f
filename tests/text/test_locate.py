"""Places of words in a text: found however they are written, and never somewhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.text.locate import locate


@pytest.mark.parametrize(
    ("text", "part", "found"),
    [
        ("SIS d.o.o.", "doo", "d.o.o"),
        ("to the analysis of SIS DOO", "sis", "SIS"),
        ("ＨＵＡＷＥＩ Ltd", "huawei", "ＨＵＡＷＥＩ"),
        ("Straße 5", "strasse", "Straße"),
        ("Ｌｔｄ．大连尤曼特贸易有限公司", "尤曼特", "尤曼特"),
        ("Cafe\u0301 Noir", "café", "Cafe\u0301"),
        ("ООО «Минерал»", "минерал", "Минерал"),
        ("Youmante", "youmanteville", None),
        ("Youmante", "", None),
        ("", "a", None),
    ],
)
def test_place(text: str, part: str, found: str | None) -> None:
    place = locate(text, part)
    assert (text[slice(*place)] if place else None) == found


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=8))
def test_what_stands_in_a_text_is_found_in_it(before: str, after: str, part: str) -> None:
    place = locate(f"{before} {part} {after}", part)
    if any(char.isalnum() for char in part):
        assert place is None or 0 <= place[0] < place[1] <= len(before) + len(part) + len(after) + 2
        assert place is not None
