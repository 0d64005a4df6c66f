"""Meanings that stand for each other."""

from __future__ import annotations

import pytest

from mineral_screen import data
from mineral_screen.normalize.kin import composed, kindred, related

SYMBOLS = {row[0] for table in ("terms", "brands") for row in data.rows(table)}


def test_every_meaning_of_the_tables_of_kin_is_a_meaning_of_the_terms() -> None:
    of_groups = {one for (row,) in data.rows("related") for one in row.split("|")}
    of_parts = {one for whole, parts in data.rows("composites") for one in (whole, *parts.replace("|", " ").split())}
    assert sorted((of_groups | of_parts) - SYMBOLS) == []


def test_relation_is_symmetric() -> None:
    assert related(("#SHIPPING",), ("#LOGISTICS",)) and related(("#LOGISTICS",), ("#SHIPPING",))
    assert not related(("#SHIPPING",), ("#BANK",))


def test_what_consists_of_others_has_them_as_kin_and_the_other_way_round() -> None:
    assert composed(("#AIR_FORCE",)) == ((frozenset({"#AIR", "#AVIATION"}), frozenset({"#FORCE"})),)
    assert {"#AIR", "#AVIATION", "#FORCE"} <= dict(kindred(("#AIR_FORCE",))).keys()
    assert "#AIR_FORCE" in dict(kindred(("#FORCE",)))


@pytest.mark.parametrize("symbol", sorted(f"#{symbol}" for symbol in SYMBOLS)[::40])
def test_kin_is_a_share_and_never_the_meaning_itself(symbol: str) -> None:
    found = dict(kindred((symbol, "#STONE")))
    assert symbol not in found and all(0.0 < far <= 1.0 for far in found.values())
    assert symbol == "#STONE" or found["#STONE"] == 1.0
