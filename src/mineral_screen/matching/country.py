"""Comparing the countries two parties are tied to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from mineral_screen.matching.evidence import Finding, Verdict
from mineral_screen.normalize.countries import country_name, outer_of, relation

_SCORES = {"same": 1.0, "within": 1.0, "claimed": 0.5, "different": 0.0}
_VERDICTS: dict[float, Verdict] = {1.0: "agrees", 0.5: "partial", 0.0: "differs"}
_CLOSEST = ("same", "within", "claimed", "different")


def compare(a: Sequence[str], b: Sequence[str]) -> Finding | None:
    """Whether two parties share a country, by the closest of all pairs; None where either side names none.

    The score is 1 where a country is the same or lies within the other (Hong Kong in China), 0.5 where two states
    claim the same ground, 0 where all differ. Score and verdict are the same in both directions.

    >>> found = compare(["HK"], ["CN", "SG"])
    >>> found.verdict, found.note
    ('agrees', 'Hong Kong lies within China')
    """
    if not a or not b:
        return None
    how, one, two = min(
        ((relation(one, two), one, two) for one, two in product(a, b)), key=lambda found: _CLOSEST.index(found[0])
    )
    score = _SCORES[how]
    return Finding("country", _VERDICTS[score], ", ".join(a), ", ".join(b), score, note=_note(how, one, two, a, b))


def _note(how: str, one: str, two: str, a: Sequence[str], b: Sequence[str]) -> str:
    """The outcome in plain words."""
    query, listed = country_name(one), country_name(two)
    if how == "same":
        return f"both are in {query}"
    if how == "within":
        inner, outer = (query, listed) if outer_of(one, two) == two else (listed, query)
        return f"{inner} lies within {outer}"
    if how == "claimed":
        return f"{query} and {listed} may be the same ground, claimed by two states"
    return f"the query is in {_names(a)}, the listed party in {_names(b)}"


def _names(codes: Sequence[str]) -> str:
    return " and ".join(dict.fromkeys(map(country_name, codes)))
