"""Two parties compared in every aspect, and the findings turned into the evidence that leaves the library."""

from __future__ import annotations

from functools import cached_property, lru_cache

from mineral_screen.matching import address, country, date, identifier, kind, name
from mineral_screen.matching.combine import Assessment, combine
from mineral_screen.matching.evidence import Finding, Step
from mineral_screen.model.config import Config
from mineral_screen.model.entity import Name, Party
from mineral_screen.model.result import Evidence, EvidenceStep, Outcome
from mineral_screen.normalize.addresses import AddressForm, normalize_address
from mineral_screen.normalize.names import NameForm, analyze


class Subject:
    """A party made ready for comparison; names and addresses are read once, when first needed."""

    def __init__(self, party: Party) -> None:
        self.party = party

    @cached_property
    def names(self) -> tuple[tuple[Name, NameForm], ...]:
        """Each name with its form, read as the party's kind asks."""
        return self.names_as(self.party.kind == "person")

    def names_as(self, person: bool) -> tuple[tuple[Name, NameForm], ...]:
        """Each name with its form, read as a personal name or not."""
        return tuple((one, analyze(one.text, person)) for one in self.party.all_names())

    @cached_property
    def addresses(self) -> tuple[AddressForm, ...]:
        """Each address by its roles."""
        return tuple(_address(text) for text in self.party.addresses)


_address = lru_cache(maxsize=10_000)(normalize_address)


def assess(query: Subject, listed: Subject) -> Assessment:
    """Compare two parties in every aspect both of them have; a score of 0 where they have none in common."""
    findings = _facts(query, listed)
    named = _names(query, listed)
    options = [(finding, decisive) for decisive, finding in named.items()]
    if not options:
        return combine(findings)
    assessed = [combine({"name": finding, **findings}, decisive=decisive) for finding, decisive in options]
    return max(assessed, key=lambda one: one.score)


def _facts(query: Subject, listed: Subject) -> dict[str, Finding]:
    """What every comparator but the name finds."""
    a, b = query.party, listed.party
    found = (
        address.compare_any(query.addresses, listed.addresses) if a.addresses and b.addresses else None,
        identifier.compare(a.identifiers, b.identifiers),
        date.compare(a.dates, b.dates, a.kind or b.kind),
        country.compare(a.countries, b.countries),
        kind.compare(a.kind, b.kind),
    )
    return {finding.comparator: finding for finding in found if finding is not None}


def _names(query: Subject, listed: Subject) -> dict[bool, Finding]:
    """The best finding on a decisive listed name, and on a weak one where that is better."""
    best: dict[bool, tuple[float, NameForm, NameForm]] = {}
    asked = query.names_as(True) if listed.party.kind == "person" else query.names
    for _, a in asked:
        for one, b in listed.names:
            value = name.best(a, b)[0]
            if one.decisive not in best or value > best[one.decisive][0]:
                best[one.decisive] = (value, a, b)
    if True in best and False in best and best[True][0] >= best[False][0]:
        del best[False]
    return {decisive: name.compare(a, b) for decisive, (_, a, b) in best.items()}


def outcome_of(score: float, config: Config) -> Outcome:
    """The band a score falls into."""
    return "match" if score >= config.match else "review" if score >= config.review else "clear"


def evidence_of(assessment: Assessment) -> tuple[Evidence, ...]:
    """The findings of an assessment as evidence; the contributions of name steps add up to the name's."""
    return tuple(_evidence(finding, contribution) for finding, contribution in assessment.findings)


def _evidence(finding: Finding, contribution: float) -> Evidence:
    shares = _shares(finding.steps, contribution)
    return Evidence(
        comparator=finding.comparator,
        verdict=finding.verdict,
        query=finding.query,
        listed=finding.listed,
        score=round(finding.score, 6),
        contribution=contribution,
        steps=tuple(
            EvidenceStep(
                query=step.query, listed=step.listed, how=step.how, similarity=round(step.similarity, 4),
                weight=round(step.weight, 4), contribution=share, note=step.note,
            )
            for step, share in zip(finding.steps, shares, strict=True)
        ),
        note=finding.note,
    )  # fmt: skip


def _shares(steps: tuple[Step, ...], contribution: float) -> list[float]:
    """What each step added or took: ties share 1 by weight, what differs shares the distance from 1.

    The shares add up to `contribution`.
    """
    tied = sum(step.weight * step.similarity for step in steps)
    lost = sum(step.weight * (1.0 - step.similarity) for step in steps)
    if tied <= 0.0:
        return [0.0] * len(steps)
    gain = 1.0 if lost > 0.0 else contribution
    loss = gain - contribution
    return [
        gain * step.weight * step.similarity / tied
        - (loss * step.weight * (1.0 - step.similarity) / lost if lost else 0.0)
        for step in steps
    ]
