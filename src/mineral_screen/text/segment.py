"""Cutting text that is written without spaces into known terms and the unknown runs between them."""

from __future__ import annotations

from collections.abc import Container, Mapping
from math import inf
from typing import NamedTuple

# The cheapest cut wins. A term costs less than the same characters unknown, so terms are taken out of longer
# runs; a single leftover character costs extra, so that a three-letter brand is not broken because two of its
# letters happen to be a word: 尤曼特 stays whole although 曼特 may be one.
_TERM = {1: 1.4, 2: 0.9}
_LONG_TERM = 0.8
_RUN = 1.0
_CHARACTER = 0.9
_LEFTOVER = 1.4
# What a term of two characters that is a brand costs more than another, so that at equal cost the other stands:
# 顺丰恒科技 is 顺丰恒 and 科技, not 顺丰 and 恒科技.
_BRAND = 0.05
# Kana that belong to the sound before them: セーヴェル is not cut behind セーヴ.
_BOUND = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー")


class Piece(NamedTuple):
    """A stretch `text[start:end]`: a known term, or an unknown run (`known` is false)."""

    start: int
    end: int
    known: bool


def segment(
    text: str,
    terms: Mapping[str, object],
    longest: int,
    brands: Container[str] = frozenset(),
    names: Container[tuple[int, int]] = frozenset(),
) -> list[Piece]:
    """Cut `text` into terms and unknown runs, in order and without gaps, at the least cost.

    `longest` is the length of the longest term, `brands` those terms that give way to others at equal cost, `names`
    the beginning and end of stretches that are names and count as such terms where they stand. Empty text gives an
    empty list. Time grows with the length of the text times `longest`.

    >>> [("大连尤曼特贸易"[p.start:p.end], p.known) for p in segment("大连尤曼特贸易", {"大连": 1, "贸易": 2}, 2)]
    [('大连', True), ('尤曼特', False), ('贸易', True)]
    """
    # For each prefix text[:i]: the cheapest cut that ends in a term (or is empty), then the cheapest that ends
    # in an unknown run, each as (cost, start of the last piece).
    in_term: list[tuple[float, int]] = [(0.0, 0)]
    in_run: list[tuple[float, int]] = [(inf, 0)]
    run_origin = (inf, 0)  # (cost - start × _CHARACTER, start) of the best beginning of a run of two or more
    for end in range(1, len(text) + 1):
        if end >= 2:
            run_origin = min(run_origin, (in_term[end - 2][0] - (end - 2) * _CHARACTER, end - 2))
        longer = (run_origin[0] + end * _CHARACTER + _RUN, run_origin[1])
        if text[end : end + 1] in _BOUND:
            in_run.append((inf, 0))
            in_term.append((inf, 0))
            continue
        single = (in_term[end - 1][0] + _RUN + _CHARACTER + _LEFTOVER, end - 1)
        in_run.append(min(longer, single))
        best = (inf, 0)
        for start in range(max(0, end - longest), end):
            term, named = text[start:end], (start, end) in names
            if named or term in terms:
                before = min(in_term[start][0], in_run[start][0]) + (_BRAND if named or term in brands else 0.0)
                best = min(best, (before + _TERM.get(end - start, _LONG_TERM), start))
        in_term.append(best)
    pieces: list[Piece] = []
    end, after_run = len(text), False
    while end > 0:
        # Two runs never touch: what precedes a run is a term. At equal cost the term stands further left, as
        # places do at the head of a Chinese name.
        known = after_run or in_term[end][0] < in_run[end][0]
        start = (in_term if known else in_run)[end][1]
        pieces.append(Piece(start, end, known))
        end, after_run = start, not known
    return pieces[::-1]
