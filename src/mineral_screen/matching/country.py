"""Comparing the countries two parties are tied to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from mineral_screen.matching.evidence import Finding, Verdict
from mineral_screen.normalize.countries import Relation, country_name, outer_of, relation

_SCORES: dict[Relation, float] = {"same": 1.0, "within": 1.0, "claimed": 0.5, "different": 0.0}
_VERDICTS: dict[Relation, Verdict] = {
    "same": "agrees", "within": "agrees", "claimed": "partial", "different": "differs",
}  # fmt: skip
_CLOSEST = tuple(_SCORES)
_FORMER = frozenset({"SU", "YU", "CS", "AN", "NT"})
_WITH_ARTICLE = re.compile(
    r"^(?:United|British|French S|Soviet|Central|Caribbean|U\.S\.)|^(?:Bahamas|Comoros|Gambia|Maldives|Netherlands|"
    r"Philippines|Seychelles|Isle)\b|(?:Islands|Republic|Republic of the Congo|Antilles|Zone)$|^DR Congo$"
)


def compare(a: Sequence[str], b: Sequence[str]) -> Finding | None:
    """Whether two parties, each with alpha-2 codes, share a country; None where either side names none.

    The closest of all pairs decides: the score is 1 where a country is the same or lies within the other (Hong Kong in
    China), or came out of it (Ukraine, Soviet Union), 0.5 where two states claim the same ground, 0 where all differ.
    Score and verdict are the same in both directions.

    >>> found = compare(["HK"], ["CN", "SG"])
    >>> found.verdict, found.score, found.note
    ('agrees', 1.0, 'Hong Kong lies within China')
    """
    if not a or not b:
        return None
    how, one, two = min(
        ((relation(one, two), one, two) for one, two in product(a, b)), key=lambda found: _CLOSEST.index(found[0])
    )
    query, listed = ", ".join(a), ", ".join(b)
    return Finding("country", _VERDICTS[how], query, listed, _SCORES[how], note=_note(how, one, two, a, b))


def _note(how: Relation, one: str, two: str, a: Sequence[str], b: Sequence[str]) -> str:
    """The outcome in plain words."""
    if how == "same":
        return f"both are in {_name(two)}"
    if how == "within":
        outer = outer_of(one, two)
        inner = one if outer == two else two
        verb = "was part of" if outer in _FORMER else "lies within"
        return f"{_name(inner)} {verb} {_name(outer or two)}"
    if how == "claimed":
        return f"{_name(one)} and {_name(two)} claim the same ground or some of it"
    return f"the query is in {_names(a)}, the listed party in {_names(b)}"


def _name(code: str) -> str:
    """The name of a country as it stands in a sentence."""
    name = country_name(code)
    return f"the {name}" if _WITH_ARTICLE.search(name) else name


def _names(codes: Sequence[str]) -> str:
    return " and ".join(dict.fromkeys(map(_name, codes)))
