"""One score from all evidence: the name first, then what confirms or contradicts it.

Every comparator moves the running score by a share of the way still open: a confirmation towards 1, a
contradiction towards 0. So the score stays in [0, 1] without being cut off, the order of strength is kept, and
the contributions add up to it exactly. One more agreeing fact never lowers a score. Where a rule holds a
confirmation back (a weak name, an address under another name, a country), the finding says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from mineral_screen.matching import weights
from mineral_screen.matching.evidence import Finding
from mineral_screen.model.entity import Party

UNITS = 1_000_000
"""Scores and contributions are whole numbers of millionths, so that they add up exactly."""

# in this order: a country, which identifies nobody, after what may; a number of a register last, as it may decide
_ORDER = ("name", "address", "date", "country", "kind", "identifier")

_WEAK = "this name is weak or unverified, so it supports and does not alert alone"
_WEAK_IN_COUNTRY = "this name is weak or unverified, so with the country alone it is to be reviewed at most"
_OTHER_NAME = "under another name this is to be reviewed at most"
_NAMELESS = "without a name to compare this is to be reviewed at most"
_COUNTRY = "a country alone makes no match of a review"
_EXACT = "the name being exact, this is to be reviewed all the same"
_DECIDES = "this decides, although the names differ"


@dataclass(frozen=True, slots=True)
class Assessment:
    """A score in [0, 1] and the findings with what each contributed; the contributions add up to the score.

    `parties` are the query and the listed party, to tell what only one of them gives; None where findings alone were
    combined.
    """

    score: float
    findings: tuple[tuple[Finding, float], ...]
    parties: tuple[Party, Party] | None = None


def combine(findings: Mapping[str, Finding], *, decisive: bool = True) -> Assessment:
    """Weigh the findings of one pair, by comparator.

    `decisive` is false where one of the names that agreed is weak or unverified: then it supports, and alerts only
    together with something else. No findings give a score of 0.

    >>> name, place = Finding("name", "agrees", "A", "A", 1.0), Finding("country", "differs", "CN", "RU", 0.0)
    >>> combine({"name": name}).score, combine({"name": name, "country": place}).score
    (1.0, 0.85)
    >>> combine({"name": name}, decisive=False).score
    0.6
    """
    score, total = 0.0, 0
    moved: list[tuple[Finding, float]] = []
    for comparator in _ORDER:
        finding = findings.get(comparator)
        if finding is None:
            continue
        if comparator == "name":
            score, note = _name_score(finding, findings.values(), decisive)
        else:
            score, note = _moved(score, finding, findings.get("name"), findings.get("date"))
        if note:
            finding = replace(finding, note=f"{finding.note}; {note}" if finding.note else note)
        units = round(score * UNITS)
        moved.append((finding, (units - total) / UNITS))
        total = units
    return Assessment(total / UNITS, tuple(moved))


def is_supported(query: Party) -> bool:
    """Whether something beside the names may agree with a listed party, so that weak names count."""
    return bool(query.countries or query.addresses or query.identifiers or query.dates)


def ceiling(name: float, query: Party) -> float:
    """The most that a listed party scores whose best name scores `name`, where it shares no key of a fact.

    >>> ceiling(0.6, Party(name="Youmante")), ceiling(0.6, Party(name="Youmante", country="CN"))
    (0.6, 0.64)
    """
    if name < weights.CONFIRMABLE:
        return name
    if query.addresses or query.identifiers or query.dates:
        return 1.0
    return name + (1.0 - name) * (weights.CONFIRMS["country"] if query.countries else 0.0)


def name_needed(score: float, query: Party) -> float:
    """The least score of a name with which `ceiling` reaches `score`.

    >>> name_needed(0.7, Party(name="Youmante")), name_needed(0.7, Party(name="Youmante", address="Minsk"))
    (0.7, 0.5)
    """
    if query.addresses or query.identifiers or query.dates:
        return min(score, weights.CONFIRMABLE)
    share = weights.CONFIRMS["country"] if query.countries else 0.0
    return min(score, max(weights.CONFIRMABLE, (score - share) / (1.0 - share)))


def _name_score(name: Finding, findings: Iterable[Finding], decisive: bool) -> tuple[float, str]:
    """Where the running score begins; a weak name goes as far as what else agrees lets it."""
    agreeing = {finding.comparator for finding in findings if finding.verdict == "agrees"}
    if decisive or agreeing & {"address", "identifier", "date"}:
        return name.score, ""
    limit, note = (weights.WEAK_ALONE, _WEAK)
    if "country" in agreeing:
        limit, note = (weights.WEAK_WITH_COUNTRY, _WEAK_IN_COUNTRY)
    return (limit, note) if name.score > limit else (name.score, "")


def _moved(score: float, finding: Finding, name: Finding | None, date: Finding | None) -> tuple[float, str]:
    """The running score once `finding` has been heard, and what is to be said where a rule held it back."""
    if finding.verdict == "differs":
        return _contradicted(score, finding, name, date)
    if finding.verdict == "unknown":
        return score, ""
    named = name is not None and name.score >= weights.CONFIRMABLE
    after = score
    if score >= weights.CONFIRMABLE and finding.score >= weights.PARTLY_CONFIRMS:
        after += (1.0 - score) * weights.CONFIRMS[finding.comparator] * finding.score
    if finding.comparator == "identifier" and finding.score == 1.0:
        return max(after, weights.EQUAL_IDENTIFIER), _DECIDES if name is not None and not named else ""
    after = max(after, _alone(finding, name))
    other = "" if named or after == score else _NAMELESS if name is None else _OTHER_NAME
    held = score < weights.MATCH_BAND and (finding.comparator == "country" or not named)
    if held and after > weights.REVIEW_AT_MOST:
        return max(score, weights.REVIEW_AT_MOST), other or _COUNTRY
    return after, other if finding.comparator in ("address", "identifier") else ""


def _contradicted(score: float, finding: Finding, name: Finding | None, date: Finding | None) -> tuple[float, str]:
    """The running score once `finding` has contradicted; the exact name of a firm stays a review.

    Firms move, and lists and customers give the days of founding, registration or renaming as they come. Another day of
    birth and a number of another entity do tell two of one name apart.
    """
    after = score * (1.0 - weights.CONTRADICTS[finding.comparator] * (1.0 - finding.score))
    other_day = date is not None and date.verdict == "differs" and date.score == 0.0
    vague = finding.comparator != "identifier" and not other_day
    if vague and name is not None and name.score == 1.0 and after < weights.REVIEW_BAND <= score:
        return weights.REVIEW_BAND, _EXACT
    return after, ""


def _alone(finding: Finding, name: Finding | None) -> float:
    """What an agreeing fact scores under no name, or under another."""
    if finding.verdict != "agrees":
        return 0.0
    if finding.comparator == "identifier":
        return weights.WEAK_IDENTIFIER_ALONE
    if finding.comparator == "address":
        return finding.score * (weights.ADDRESS_ALONE if name is None else weights.ADDRESS_OTHER_NAME)
    return 0.0
