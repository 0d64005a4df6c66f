"""Comparing two addresses by the roles of their parts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from rapidfuzz.distance import Levenshtein

from mineral_screen.matching.address_words import WordMatch, match_words
from mineral_screen.matching.evidence import Finding, Step, Verdict
from mineral_screen.normalize.address.form import AddressForm
from mineral_screen.normalize.address.values import number_similarity, room_similarity

# What lies within what, and what two states claim: neither contradicts.
_WITHIN = {
    **dict.fromkeys(("HK", "MO"), "CN"),
    **dict.fromkeys(("PR", "GU", "VI", "AS", "MP"), "US"),
    **dict.fromkeys(("JE", "GG", "IM"), "GB"),
    **dict.fromkeys(("RE", "GP", "MQ", "GF", "YT"), "FR"),
}
_CLAIMED = frozenset(
    frozenset(pair) for pair in (("RU", "UA"), ("RS", "XK"), ("CN", "TW"), ("GE", "RU"), ("CY", "TR"), ("EH", "MA"))
)

# Tuned on pairs of addresses from published lists; each with the pair that asked for it.
WORDS_BEST, WORDS_WORST = 0.7, 0.3  # containment first: one list gives the district, the other does not
CITY_ONLY = 0.35  # nothing but the city or the country agrees
NUMBER_DIFFERS = 0.4  # 12 Lenina against 14 Lenina
NUMBER_AS_UNIT = 0.85  # "608, The Apricot Tower" against "Office 608, The Apricot Tower"
NUMBER_MISSING = 0.93  # only one side gives the house number
UNIT_DIFFERS = 0.62  # one building, two rooms
BOX_DIFFERS = 0.35
BOX_AGREES = 0.9
POSTCODE_AGREES = 0.04
CITY_DIFFERS = 0.6
AGREES, PARTIAL = 0.8, 0.5


def compare(a: AddressForm, b: AddressForm) -> Finding:
    """How far two addresses are the same place: a finding with a score in [0, 1], the same in both directions.

    0 when the countries differ (Hong Kong and Macau lie in China); at most 0.4 when only the city or the country
    agrees, which also is what a bare city gives against itself; about 0.6 for two rooms of one building. An address
    with a street, a building, a number or a PO box scores 1.0 against itself.
    """
    steps: list[Step] = []
    country = _country(a, b, steps)
    if country is False:
        return _finding(a, b, 0.0, steps, f"country differs: {a.country} against {b.country}")
    words = match_words(a, b)
    steps += words.steps
    score, notes = _places(a, b, words, steps)
    postcode = _postcode(a, b, steps)
    if postcode and not notes:
        score = min(1.0, score + POSTCODE_AGREES)
    return _finding(a, b, score, steps, "; ".join(notes))


def compare_any(query: Iterable[AddressForm], listed: Iterable[AddressForm]) -> Finding | None:
    """The best finding over all pairs; None where either side has no address."""
    findings = [compare(a, b) for a, b in product(query, tuple(listed))]
    return max(findings, key=lambda finding: finding.score, default=None)


def _finding(a: AddressForm, b: AddressForm, score: float, steps: list[Step], note: str) -> Finding:
    verdict: Verdict = "agrees" if score >= AGREES else "partial" if score >= PARTIAL else "differs"
    if verdict == "differs" and not (a.parts and b.parts):
        verdict = "unknown"
    return Finding("address", verdict, a.text, b.text, round(score, 4), tuple(steps), note)


def _country(a: AddressForm, b: AddressForm, steps: list[Step]) -> bool | None:
    one, two = a.country, b.country
    if one is None or two is None:
        return None
    if one == two:
        steps.append(Step(one, two, "same country", 1.0, 0.0))
        return True
    if _WITHIN.get(one, one) == _WITHIN.get(two, two):
        steps.append(Step(one, two, "one country lies within the other", 1.0, 0.0))
        return True
    if frozenset((one, two)) in _CLAIMED:
        steps.append(Step(one, two, "claimed by both states", 0.5, 0.0))
        return None
    steps.append(Step(one, two, "country differs", 0.0, 1.0))
    return False


def _places(a: AddressForm, b: AddressForm, words: WordMatch, steps: list[Step]) -> tuple[float, list[str]]:
    """The score of everything but the country, and what is to be said about it."""
    notes: list[str] = []
    box = _box(a, b, steps)
    number, number_how = _numbers(a, b, steps)
    unit = _units(a, b, steps)
    score = WORDS_BEST * words.best + WORDS_WORST * words.worst
    if box and (number is None or number > 0):
        score = max(score, BOX_AGREES + (1 - BOX_AGREES) * words.best) if box == 1.0 else max(score, 0.9 * box)
    if not words.distinct and not box and not (number and words.best > 0.5):
        notes.append("city only" if words.area else "nothing in common")
        return min(score, CITY_ONLY) * (1.0 if words.area else 0.5), notes
    if box == 0.0 and not number:
        notes.append(f"PO box differs: {a.po_box} against {b.po_box}")
        return min(score, BOX_DIFFERS), notes
    if number == 0.0:
        notes.append(f"house number differs: {' '.join(a.numbers)} against {' '.join(b.numbers)}")
        return score * NUMBER_DIFFERS, notes
    if number is not None:
        score = score + (1 - score) * 0.25 * number if number_how == "same" else score * NUMBER_AS_UNIT
        score *= 0.6 + 0.4 * number
    elif bool(a.numbers) != bool(b.numbers) and not box:
        score *= NUMBER_MISSING
    if unit is not None and unit < 1.0:
        notes.append("same building, different unit" if unit == 0.0 else "same building, unit partly the same")
        score *= UNIT_DIFFERS + (1 - UNIT_DIFFERS) * unit
    return score, notes


def _box(a: AddressForm, b: AddressForm, steps: list[Step]) -> float | None:
    one, two = a.po_box, b.po_box
    if one is None or two is None:
        return None
    plain, other = one.replace("-", "").replace("/", ""), two.replace("-", "").replace("/", "")
    near = len(plain) > 4 and Levenshtein.distance(plain, other) == 1
    similarity = 1.0 if plain == other else 0.9 if near else 0.0
    how = "same PO box" if similarity == 1 else "PO box one typing error apart" if near else "PO box differs"
    steps.append(Step(one, two, how, similarity, 1.0))
    return similarity


def _numbers(a: AddressForm, b: AddressForm, steps: list[Step]) -> tuple[float | None, str]:
    """Whether the house numbers can be the same, and whether a number of one side is a room of the other."""
    if not a.numbers or not b.numbers:
        return None, ""
    best = max((number_similarity(x, y), x, y) for x in a.numbers for y in b.numbers)
    if best[0] > 0:
        steps.append(Step(best[1], best[2], "house number", best[0], 1.0))
        return best[0], "same"
    ones, twos = {*a.numbers, *(v for _, v in a.units)}, {*b.numbers, *(v for _, v in b.units)}
    if shared := sorted(ones & twos):
        steps.append(Step(shared[0], shared[0], "number of a house or a room", 0.8, 1.0))
        return 0.8, "unit"
    steps.append(Step(" ".join(a.numbers), " ".join(b.numbers), "house number differs", 0.0, 1.0))
    return 0.0, ""


def _units(a: AddressForm, b: AddressForm, steps: list[Step]) -> float | None:
    """1 where every kind of unit that both give agrees, 0 where one differs, None where none can be compared."""
    worst: float | None = None
    for role in ("block", "entrance", "letter", "floor", "room"):
        ones = [value for kind, value in a.units if kind == role]
        twos = [value for kind, value in b.units if kind == role]
        if not ones or not twos:
            continue
        similarity = max(room_similarity(x, y) for x in ones for y in twos)
        how = role if similarity else f"{role} differs"
        steps.append(Step(" ".join(ones), " ".join(twos), how, similarity, 1.0))
        worst = similarity if worst is None else min(worst, similarity)
    return worst


def _postcode(a: AddressForm, b: AddressForm, steps: list[Step]) -> bool | None:
    if not a.postcodes or not b.postcodes:
        return None
    same = bool(set(a.postcodes) & set(b.postcodes))
    how = "same postcode" if same else "postcode differs (often mistyped)"
    steps.append(Step(a.postcodes[0], b.postcodes[0], how, float(same), 0.1))
    return same
