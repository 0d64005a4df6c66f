"""The list that manipulated and unrelated names are screened against, and how often unrelated ones alert."""

from __future__ import annotations

from functools import cache

from datasets import Listed, sdn, unrelated_companies
from measures import threshold_at
from scorers import Scorer

SHARES = (0.003, 0.01)
"""The shares of unrelated companies that may alert: thresholds are set by these."""


@cache
def listed_companies() -> tuple[Listed, ...]:
    """The organisations of the OFAC SDN list with their aliases."""
    return tuple(entry for entry in sdn() if entry.kind == "company")


@cache
def unrelated_scores(scorer: Scorer, count: int) -> tuple[float, ...]:
    """The best score on the list of each of `count` real companies that are not on it."""
    listed = listed_companies()
    return tuple(score for score, _ in scorer.best(unrelated_companies(count, listed), listed))


def threshold(scorer: Scorer, count: int, share: float) -> float:
    """The score that at most `share` of the unrelated companies exceed."""
    return threshold_at(unrelated_scores(scorer, count), share)
