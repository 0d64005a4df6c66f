"""Cutting text into terms: what the cheapest cut is."""

from __future__ import annotations

from mineral_screen.text.segment import segment

TERMS = {"广州": 1, "顺丰": 2, "科技": 3}


def cut(text: str, brands: frozenset[str] = frozenset()) -> list[str]:
    return [text[piece.start : piece.end] for piece in segment(text, TERMS, 2, brands)]


def test_a_short_brand_gives_way_to_the_word_behind() -> None:
    assert cut("广州顺丰恒科技", frozenset({"顺丰"})) == ["广州", "顺丰恒", "科技"]
    assert cut("广州顺丰科技", frozenset({"顺丰"})) == ["广州", "顺丰", "科技"]


def test_a_name_is_cut_out_where_it_stands() -> None:
    found = segment("森科技广森", TERMS, 2, names=[(0, 1)])
    assert [(piece.start, piece.end, piece.known) for piece in found] == [(0, 1, True), (1, 3, True), (3, 5, False)]
