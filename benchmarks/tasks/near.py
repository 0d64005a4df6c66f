"""Near pairs: two different listed companies that share words should not alert on each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random

from rapidfuzz import fuzz

from datasets import Listed, folded
from manipulations.tables import FUNCTION, LEGAL_WORDS
from report import Cell, Table
from scorers import Scorer
from tasks.alerts import SHARES, listed_companies, threshold
from tasks.size import Size

COMMON = 60
"""Words that more entries hold than this are not used to look for pairs; they may still be shared."""


def run(scorers: Sequence[Scorer], size: Size) -> Iterator[Table]:
    pairs = near_pairs(size.near)
    rows: list[list[Cell]] = []
    for scorer in scorers:
        scores = [scorer.score(scorer.prepare(a), scorer.prepare(b)) for a, b in pairs]
        tuned = [threshold(scorer, size.unrelated, share) for share in SHARES]
        above = [sum(score > line for score in scores) / len(scores) for line in tuned]
        default = [sum(score >= line for score in scores) / len(scores) for line in (scorer.threshold, 0.9)]
        rows.append([scorer.name, *above, *default])
    yield Table(
        "Near pairs that alert",
        ["scorer", "at ≤ 0.3 % alerts", "at ≤ 1 %", "at its threshold", "at 0.90"],
        rows,
        f"{len(pairs):,} pairs of different SDN organisations that share at least two words and half of the "
        "longer name, legal forms left out, and have each at least one word that the other lacks.",
    )


def near_pairs(count: int) -> list[tuple[str, str]]:
    """Pairs of primary names of different listed companies that share words."""
    entries = listed_companies()
    words = [_telling(entry.names[0]) for entry in entries]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, own in enumerate(words):
        for word in own:
            holders[word].append(at)
    rare = [held for held in holders.values() if len(held) <= COMMON]
    shared = sorted({pair for held in rare for pair in combinations(held, 2)})
    found = [
        (entries[i].names[0], entries[j].names[0])
        for i, j in shared
        if _is_near(words[i], words[j]) and not _same(entries[i], entries[j])
    ]
    return Random(0).sample(found, min(count, len(found)))


def _telling(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w{2,}", name.upper())) - LEGAL_WORDS - FUNCTION


def _is_near(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two words and half are shared, and each has a word that nothing opposite resembles."""
    shared = len(a & b)
    return shared >= 2 and 2 * shared >= max(len(a), len(b)) and _has_own(a, b) and _has_own(b, a)


def _has_own(a: frozenset[str], b: frozenset[str]) -> bool:
    whole = "".join(sorted(b))
    own = [word for word in a - b if len(word) >= 3 and word not in whole]
    return any(all(fuzz.ratio(word, other) < 70 for other in b) for word in own)


def _same(a: Listed, b: Listed) -> bool:
    return bool({folded(name) for name in a.names} & {folded(name) for name in b.names})
