"""Comparing the identifiers of two parties, scheme by scheme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from rapidfuzz.distance import OSA

from mineral_screen.matching import weights
from mineral_screen.matching.evidence import Finding
from mineral_screen.normalize.identifiers import Identifier, bare, parse_identifiers, scheme_of

_Pair = tuple[Identifier, Identifier]


def compare(a: Mapping[str, str], b: Mapping[str, str]) -> Finding | None:
    """What the identifiers of two parties say; None where they have no scheme in common and none is faulty.

    A number of one register that both have scores 1.0 and decides. A number of a register that is not said, of a
    document or a telephone confirms with less, and one of few characters agrees in part. Another number of a scheme
    in which an entity has only one contradicts, with a score of 0. A number that is not valid is named as such; it
    does neither, unless it is the same letter for letter. One typing error apart is `partial`. The score is the same in
    both directions.

    >>> compare({"inn": "7707083893"}, {"tax_id": "7707083893"}).note
    'INN 7707083893 is also the tax number of the other'
    >>> compare({"lei": "5493001KJTIIGC8Y1R12"}, {"lei": "529900T8BM49AURSDO55"}).verdict
    'differs'
    """
    if not a or not b:
        return None
    ones, twos = parse_identifiers(a), parse_identifiers(b)
    pairs = [(x, y) for x, y in product(ones, twos) if _comparable(x, y)]
    faults = _faults(ones, "query") + _faults(twos, "listed party")
    equal = max(((_equal(*pair), pair) for pair in pairs), key=lambda found: found[0], default=None)
    other = _conflicts(pairs)
    if equal and equal[0] > 0.0:
        score, pair = equal
        notes = [_same(pair), *(f"the {_title(x)}s differ" for x, _ in other)]
        return _finding(
            "agrees" if score > weights.SHORT_NUMBER else "partial", score, [pair, *other], [*notes, *faults]
        )
    if other:
        notes = [f"the {_title(x)}s differ" + (", by one character" if _near(x, y) else "") for x, y in other]
        return _finding("differs", 0.0, other, [*notes, *faults])
    near = [pair for pair in pairs if _near(*pair) and scheme_of(pair[0].scheme).check]
    if near:
        notes = [f"the {_title(x)}s are one typing error apart" for x, _ in near]
        return _finding("partial", weights.NEAR_IDENTIFIER, near, [*notes, *faults])
    if faults:
        return Finding("identifier", "unknown", _all(ones), _all(twos), 0.0, note="; ".join(faults))
    return None


def _comparable(x: Identifier, y: Identifier) -> bool:
    """Whether two numbers may be of one register: one scheme, or one of them of a register that is not said."""
    if x.scheme == y.scheme:
        return True
    reaches = {scheme_of(x.scheme).reach, scheme_of(y.scheme).reach}
    return "generic" in reaches and reaches <= {"generic", "country"}


def _equal(x: Identifier, y: Identifier) -> float:
    """How far two numbers are known to be one: 0.0 where they differ or say nothing."""
    scheme = scheme_of(x.scheme)
    if x.scheme == y.scheme:
        same, decisive = x.value == y.value, scheme.strong and x.valid is not False
    else:
        same, decisive = bare(x.value) == bare(y.value), bool(x.valid or y.valid)
    if not same or not x.telling:
        return 0.0
    if decisive:
        return 1.0
    if len(bare(x.value)) < weights.SHORT_BELOW:
        return weights.SHORT_NUMBER
    return weights.SAME_CONTACT if scheme.reach == "contact" else weights.SAME_WEAK_IDENTIFIER


def _conflicts(pairs: list[_Pair]) -> list[_Pair]:
    """One pair for each scheme of one number an entity in which the parties have no number in common."""
    schemes: dict[str, list[_Pair]] = {}
    for x, y in pairs:
        if x.scheme == y.scheme and scheme_of(x.scheme).one:
            schemes.setdefault(x.scheme, []).append((x, y))
    found = []
    for same in schemes.values():
        sound = [(x, y) for x, y in same if x.valid is not False and y.valid is not False]
        if sound and all(x.value != y.value for x, y in same):
            found.append(next((pair for pair in sound if _near(*pair)), sound[0]))
    return found


def _near(x: Identifier, y: Identifier) -> bool:
    """Whether one character is wrong, missing or two are exchanged, in numbers of one scheme."""
    return x.scheme == y.scheme and 0 < OSA.distance(x.value, y.value) <= 1


def _same(pair: _Pair) -> str:
    x, y = pair
    if x.scheme == y.scheme:
        return f"{_title(x)} {x.value} is the same"
    # the scheme that is said names the number, whichever side says it
    named, other = (x, y) if scheme_of(x.scheme).reach != "generic" else (y, x)
    return f"{_title(named)} {named.value} is also the {_title(other)} of the other"


def _faults(found: Iterable[Identifier], whose: str) -> list[str]:
    return [f"the {whose}'s {_title(one)} {one.text} is not valid: {one.reason}" for one in found if one.valid is False]


def _finding(verdict: str, score: float, pairs: list[_Pair], notes: list[str]) -> Finding:
    query, listed = (_all(dict.fromkeys(side)) for side in zip(*pairs, strict=True))
    return Finding("identifier", verdict, query, listed, score, note="; ".join(notes))  # type: ignore[arg-type]


def _all(found: Iterable[Identifier]) -> str:
    return ", ".join(f"{_title(one)} {one.text if one.valid is False else one.value}" for one in found)


def _title(one: Identifier) -> str:
    return scheme_of(one.scheme).title
