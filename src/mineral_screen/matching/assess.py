"""Two parties compared in every aspect, and the findings turned into the evidence that leaves the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

from mineral_screen.matching import address, country, date, identifier, kind, name
from mineral_screen.matching.address_weights import CITY_ONLY
from mineral_screen.matching.align import Alignment
from mineral_screen.matching.combine import UNITS, Assessment, combine
from mineral_screen.matching.evidence import Finding
from mineral_screen.model.config import Config
from mineral_screen.model.entity import Name, Party
from mineral_screen.model.result import Comparator, Evidence, EvidenceStep, Outcome
from mineral_screen.normalize.address.form import AddressForm
from mineral_screen.normalize.names import NameForm, analyze
from mineral_screen.text.locate import locate


class Subject:
    """A party made ready for comparison; names and addresses are read once, when first needed.

    `names` are given where they were read before, as the kind of the party asks.
    """

    def __init__(self, party: Party, names: tuple[tuple[Name, NameForm], ...] | None = None) -> None:
        self.party = party
        self._names = {} if names is None else {party.kind == "person": names}

    @property
    def names(self) -> tuple[tuple[Name, NameForm], ...]:
        """Each name with its form, read as the party's kind asks."""
        return self.names_as(self.party.kind == "person")

    def names_as(self, person: bool) -> tuple[tuple[Name, NameForm], ...]:
        """Each name with its form, read as a personal name or not.

        What tells that it is the name of a firm is read as one, unless the party is said to be a person.
        """
        if person not in self._names:
            read = _read_if_personal if person and self.party.kind is None else analyze
            self._names[person] = tuple((one, read(one.text, person)) for one in self.party.all_names())
        return self._names[person]

    @cached_property
    def addresses(self) -> tuple[AddressForm, ...]:
        """Each address by its roles."""
        return tuple(_address(text) for text in self.party.addresses)


def _read_if_personal(text: str, person: bool) -> NameForm:
    form = analyze(text)
    return form if form.tells_a_firm else analyze(text, person)


@lru_cache(maxsize=10_000)
def _address(text: str) -> AddressForm:
    # imported when there is one: most queries have none, and its grammar is as long to import as all comparators
    from mineral_screen.normalize.addresses import normalize_address

    return normalize_address(text)


def assess(query: Subject, listed: Subject) -> Assessment:
    """Compare two parties in every aspect both of them have; a score of 0 where they have none in common.

    The score is the same in both directions.
    """
    findings = _facts(query, listed)
    options = [({"name": finding, **findings}, decisive) for decisive, finding in _names(query, listed).items()]
    assessed = [combine(heard, decisive=decisive) for heard, decisive in options or [(findings, True)]]
    return replace(max(assessed, key=lambda one: one.score), parties=(query.party, listed.party))


def _facts(query: Subject, listed: Subject) -> dict[str, Finding]:
    """What every comparator but the name finds."""
    a, b = query.party, listed.party
    found = (
        _place(query, listed) if a.addresses and b.addresses else None,
        identifier.compare(a.identifiers, b.identifiers),
        date.compare(a.dates, b.dates, "person" if "person" in (a.kind, b.kind) else a.kind or b.kind),
        country.compare(a.countries, b.countries),
        kind.compare(a.kind, b.kind),
    )
    return {finding.comparator: finding for finding in found if finding is not None}


def _place(query: Subject, listed: Subject) -> Finding | None:
    """What the addresses say; nothing where all that both tell is the city, which holds thousands of them."""
    found = address.compare_any(query.addresses, listed.addresses)
    if found and found.verdict == "differs" and (found.score >= CITY_ONLY or found.query == found.listed):
        return replace(found, verdict="unknown")
    return found


def _names(query: Subject, listed: Subject) -> dict[bool, Finding]:
    """The best finding on two decisive names, and on names of which one is weak where that is better.

    Where one party is of unknown kind its names are read as those of the other are.
    """
    found: dict[bool, tuple[tuple[float, Alignment, bool], NameForm, NameForm]] = {}
    asked = query.names_as("person" in (query.party.kind, query.party.kind or listed.party.kind))
    known = listed.names_as("person" in (listed.party.kind, listed.party.kind or query.party.kind))
    for one, a in asked:
        for other, b in known:
            decisive = one.decisive and other.decisive
            likeness = name.best(a, b)
            if decisive not in found or likeness[0] > found[decisive][0][0]:
                found[decisive] = (likeness, a, b)
    if True in found and False in found and found[True][0][0] >= found[False][0][0]:
        del found[False]
    return {decisive: name.told(a, b, likeness) for decisive, (likeness, a, b) in found.items()}


def outcome_of(score: float, config: Config) -> Outcome:
    """The band a score falls into."""
    return "match" if score >= config.match else "review" if score >= config.review else "clear"


def evidence_of(assessment: Assessment) -> tuple[Evidence, ...]:
    """The findings of an assessment as evidence, then what cannot be compared as evidence of verdict `unknown`.

    The contributions of steps add up to that of their evidence.
    """
    heard = [_evidence(finding, contribution) for finding, contribution in assessment.findings]
    return (*heard, *_unknown({one.comparator for one in heard}, assessment.parties))


def _evidence(finding: Finding, contribution: float) -> Evidence:
    shares = _shares(finding, contribution)
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
        span=_span(finding) if finding.comparator == "name" else None,
    )  # fmt: skip


def _span(finding: Finding) -> tuple[int, int] | None:
    """Where in the query the words stand that are tied to the listed name."""
    tied = [step.query for step in finding.steps if step.query and step.listed and step.weight and step.similarity]
    in_one_piece = locate(finding.query, " ".join(tied))
    places = [in_one_piece] if in_one_piece else [place for part in tied if (place := locate(finding.query, part))]
    return (min(start for start, _ in places), max(end for _, end in places)) if places else None


def _shares(finding: Finding, contribution: float) -> list[float]:
    """What each step added or took; the shares are millionths and add up to `contribution`.

    Of a name what is tied shares 1 by weight, and what differs takes from it. Of other aspects what agrees shares what
    the aspect added, or what differs what it took.
    """
    steps = finding.steps
    tied = [step.weight * step.similarity for step in steps]
    lost = [step.weight * (1.0 - step.similarity) for step in steps]
    units = round(contribution * UNITS)
    if finding.comparator == "name" and any(tied) and any(lost):
        gains, losses = apportion(UNITS, tied), apportion(UNITS - units, lost)
        return [(gain - loss) / UNITS for gain, loss in zip(gains, losses, strict=True)]
    side = tied if units >= 0 else lost
    return [share / UNITS for share in apportion(units, side if any(side) else [1.0] * len(steps))]


def apportion(total: int, shares: Sequence[float]) -> list[int]:
    """`total` in whole parts as near as can be to `shares` (≥ 0, not all 0), which add up to it.

    >>> apportion(100, [1.0, 1.0, 1.0])
    [33, 34, 33]
    """
    whole = sum(shares, 0.0)
    ends = [round(total * end / whole) for end in accumulate(shares)]
    return [end - start for start, end in pairwise((0, *ends))]


def _unknown(heard: set[Comparator], parties: tuple[Party, Party] | None) -> Iterator[Evidence]:
    """What one party gives and the other does not, or both give and nothing can be said of."""
    if parties is None:
        return
    for comparator, given in _GIVEN.items():
        if comparator in heard:
            continue
        query, listed = ("; ".join(given(party)) for party in parties)
        if query or listed:
            note = "nothing that both give can be compared" if query and listed else ""
            note = note or f"given by the {'query' if query else 'listed party'} only"
            yield Evidence(
                comparator=comparator, verdict="unknown", query=query, listed=listed, score=0.0, contribution=0.0,
                note=note,
            )  # fmt: skip


_GIVEN: dict[Comparator, Callable[[Party], Iterable[str]]] = {
    "name": lambda party: [one.text for one in party.all_names()[:1]],
    "address": lambda party: party.addresses,
    "date": lambda party: party.dates,
    "country": lambda party: party.countries,
    "kind": lambda party: [party.kind] if party.kind else (),
    "identifier": lambda party: [f"{scheme} {value}" for scheme, value in party.identifiers.items()],
}
"""What a party gives in each aspect, as texts."""
