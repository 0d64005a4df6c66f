"""Where firms have which legal form."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from mineral_screen import data
from mineral_screen.normalize.span import Span

_ANYWHERE = frozenset("*")


def countries(forms: Iterable[Span]) -> frozenset[str]:
    """The countries whose firms have one of these legal forms; empty for anywhere, as English words translate any.

    >>> from mineral_screen.normalize.spans import read
    >>> [sorted(countries(read(form, False))) for form in ("Oy", "Ltd")]
    [['FI'], []]
    """
    told = (_homes().get(form.key, _ANYWHERE) for form in forms)
    return frozenset().union(*(found for found in told if found.isdisjoint(_ANYWHERE)))


@cache
def _homes() -> dict[str, frozenset[str]]:
    """Legal form, without spaces → its countries."""
    found: dict[str, set[str]] = {}
    for _, lang, where, _, terms in data.rows("legal_forms"):
        known = _ANYWHERE if lang == "en" or not where else where.split("|")
        for term in terms.replace(" ", "").split("|"):
            found.setdefault(term, set()).update(known)
    return {term: frozenset(where) for term, where in found.items()}
