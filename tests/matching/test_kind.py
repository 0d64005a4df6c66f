"""Kinds of party."""

from __future__ import annotations

import pytest

from mineral_screen.matching.kind import compare


@pytest.mark.parametrize("kind", ["company", "person", "vessel", "aircraft"])
def test_one_kind_agrees_and_another_differs(kind: str) -> None:
    same = compare(kind, kind)
    assert same is not None
    assert (same.verdict, same.score) == ("agrees", 1.0)
    for other in {"company", "person", "vessel", "aircraft"} - {kind}:
        found = compare(kind, other)
        assert found is not None
        assert (found.verdict, found.score) == ("differs", 0.0)
        assert kind in found.note
        assert other in found.note


def test_nothing_is_said_where_one_is_not_known() -> None:
    assert compare(None, "company") is None
    assert compare("company", None) is None
    assert compare(None, None) is None
