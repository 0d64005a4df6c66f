"""Comparing what two parties are: company, person, vessel or aircraft."""

from __future__ import annotations

from mineral_screen.matching.evidence import Finding


def compare(a: str | None, b: str | None) -> Finding | None:
    """Whether two parties are of one kind: 1.0 or 0.0; None where either is not known.

    >>> found = compare("company", "vessel")
    >>> found.verdict, found.note
    ('differs', 'the query is a company, the listed party a vessel')
    """
    if a is None or b is None:
        return None
    if a == b:
        return Finding("kind", "agrees", a, b, 1.0, note=f"each is {_a(a)}")
    return Finding("kind", "differs", a, b, 0.0, note=f"the query is {_a(a)}, the listed party {_a(b)}")


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
