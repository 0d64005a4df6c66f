"""One score from all evidence: the name first, then what confirms or contradicts it.

Every comparator moves the running score by a share of the way still open: a confirmation towards 1, a
contradiction towards 0. So the score stays in [0, 1] without being cut off, the order of strength is kept, and
the contributions add up to it exactly. One more agreeing fact never lowers a score.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum

from mineral_screen.matching import weights
from mineral_screen.matching.evidence import Finding

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Assessment:
    """A score in [0, 1] and the findings with what each contributed; the contributions add up to the score."""

    score: float
    findings: tuple[tuple[Finding, float], ...]


def combine(findings: Mapping[str, Finding], *, decisive: bool = True) -> Assessment:
    """Weigh the findings of one pair, by comparator.

    `decisive` is false where the listed name that agreed is weak or unverified: then it supports, and alerts
    only together with something else. No findings give a score of 0.
    """
    score = 0.0
    moved: list[tuple[Finding, float]] = []
    for comparator in ("name", "address", "identifier", "date", "country", "kind"):
        finding = findings.get(comparator)
        if finding is None:
            continue
        after = round(_after(score, finding, findings, decisive), _DIGITS)
        moved.append((finding, round(after - score, _DIGITS)))
        score = after
    return Assessment(round(fsum(part for _, part in moved), _DIGITS), tuple(moved))


def _after(score: float, finding: Finding, findings: Mapping[str, Finding], decisive: bool) -> float:
    """The running score once `finding` has been heard."""
    if finding.comparator == "name":
        return finding.score if decisive else min(finding.score, _weak_limit(findings.values()))
    if finding.comparator == "identifier" and finding.verdict == "agrees" and finding.score == 1.0:
        return max(score, weights.EQUAL_IDENTIFIER)
    if finding.comparator == "address" and finding.verdict == "agrees":
        alone = weights.ADDRESS_ALONE if "name" not in findings else weights.ADDRESS_OTHER_NAME
        score = max(score, alone * finding.score)
    if finding.verdict == "agrees" and score >= weights.CONFIRMABLE:
        limit = weights.ADDRESS_ALONE if "name" not in findings else 1.0
        return min(score + (1.0 - score) * weights.CONFIRMS[finding.comparator] * finding.score, max(score, limit))
    if finding.verdict == "differs":
        return score * (1.0 - weights.CONTRADICTS[finding.comparator])
    return score


def _weak_limit(findings: Iterable[Finding]) -> float:
    """How far a weak name may go, by what else agrees."""
    agreeing = {finding.comparator for finding in findings if finding.verdict == "agrees"}
    if agreeing & {"address", "identifier", "date"}:
        return 1.0
    return weights.WEAK_WITH_COUNTRY if "country" in agreeing else weights.WEAK_ALONE
