"""Comparing dates: of birth for persons, of founding for companies, of building for vessels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from mineral_screen.matching import weights
from mineral_screen.matching.evidence import Finding, Verdict

_WHAT = {"person": "dates of birth", "company": "dates of founding"}

_SAME = {
    4: "agree in the year, and no more is known",
    7: "agree in the month, and no more is known",
    10: "are the same",
}


def compare(a: Sequence[str], b: Sequence[str], kind: str | None = None) -> Finding | None:
    """The closest of two sets of ISO prefix dates; None where either is empty.

    A day scores 1.0, a month less; a bare year, day and month exchanged, or a neighbouring year agree in part; what
    lies further apart differs. Of anything but a person a date says less in both directions, since lists count it from
    different events. The score is the same in both directions.

    >>> [compare(["1971-03-04"], [other], "person").verdict for other in ("1971-03-04", "1971-04-03", "1985")]
    ['agrees', 'partial', 'differs']
    """
    if not a or not b:
        return None
    pairs = ((*_closeness(one, two), one, two) for one, two in product(a, b))
    score, how, one, two = max(pairs, key=lambda found: found[0])
    verdict: Verdict = "agrees" if score >= weights.DATE_AGREES else "partial" if score > 0.0 else "differs"
    if kind != "person":
        score = weights.OTHER_DATE_LEAST + (weights.OTHER_DATE_MOST - weights.OTHER_DATE_LEAST) * score
    values = one if one == two else f"{one}, {two}"
    note = f"the {_WHAT.get(kind or '', 'dates')} {how} ({values})"
    return Finding("date", verdict, ", ".join(a), ", ".join(b), round(score, 4), note=note)


def _closeness(one: str, two: str) -> tuple[float, str]:
    """How close two prefix dates are, 0 to 1, and how to say it."""
    shorter, longer = sorted((one, two), key=len)
    if longer.startswith(shorter):
        return weights.SAME_DATE[len(shorter)], _SAME[len(shorter)]
    apart = abs(int(one[:4]) - int(two[:4]))
    if apart == 0:
        if len(shorter) == 10 and (one[5:7], one[8:]) == (two[8:], two[5:7]):
            return weights.FLIPPED_DATE, "have day and month exchanged"
        return weights.YEAR_ONLY_DATE, "agree in the year and differ in the day"
    if apart == 1:
        if len(shorter) == 10 and one[5:] == two[5:]:
            return weights.YEAR_OFF_DATE, "are a year apart to the day"
        return weights.NEAR_YEAR_DATE, "are in neighbouring years"
    return 0.0, "differ"
