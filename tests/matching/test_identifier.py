"""Identifiers: what decides, what confirms, what contradicts, and what says nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.matching.identifier import compare

LEI, OTHER_LEI = "5493001KJTIIGC8Y1R12", "529900T8BM49AURSDO55"
INN, OGRN = "7707083893", "1027700132195"

NUMBERS = {
    "lei": [LEI, OTHER_LEI, "5493001KJTIIGC8Y1R13", "n/a"],
    "inn": [INN, "7736050003", "7707083894"],
    "ogrn": [OGRN, "1027700070518"],
    "tax_id": [INN, OGRN, "12", "0000", "7707083894"],
    "registration_number": [OGRN, INN, "4417"],
    "swift": ["SABRRUMM", "SABRRUMMXXX", "VTBRRUMM"],
    "passport": ["A1234567", "B7654321"],
    "phone": ["+86 411 87654321", "0411-87654321"],
    "moon_registry": ["77-2-8", "9"],
}
identifiers = st.dictionaries(st.sampled_from(sorted(NUMBERS)), st.just(None)).flatmap(
    lambda schemes: st.fixed_dictionaries(
        {
            scheme: st.lists(st.sampled_from(NUMBERS[scheme]), min_size=1, max_size=2, unique=True).map(";".join)
            for scheme in schemes
        }
    )
)


@pytest.mark.parametrize(
    ("a", "b", "verdict", "score", "note"),
    [
        ({"lei": LEI}, {"lei": f"{LEI[:4]} {LEI[4:]}"}, "agrees", 1.0, f"LEI {LEI} is the same"),
        ({"bic": "SABRRUMM"}, {"swift": "SABRRUMMXXX"}, "agrees", 1.0, "BIC SABRRUMM is the same"),
        ({"inn": INN}, {"tax_id": INN}, "agrees", 1.0, f"INN {INN} is also the tax number of the other"),
        ({"ogrn": OGRN}, {"registration number": OGRN}, "agrees", 1.0, "also the registration number of the other"),
        ({"tax_id": INN}, {"tax_id": INN}, "agrees", 0.8, "is the same"),
        ({"tax_id": "1234"}, {"registration_number": "01234"}, "partial", 0.3, "is also the"),
        ({"passport": "A1234567"}, {"passport": "A 1234567"}, "agrees", 0.8, "passport A1234567 is the same"),
        ({"phone": "+86 411 87654321"}, {"tel": "0411-87654321"}, "agrees", 0.6, "telephone"),
        ({"moon": "77-2-8"}, {"moon": "7728"}, "partial", 0.3, "moon"),
        ({"lei": LEI}, {"lei": OTHER_LEI}, "differs", 0.0, "the LEIs differ"),
        ({"inn": INN, "lei": LEI}, {"inn": "7736050003", "lei": LEI}, "agrees", 1.0, "the INNs differ"),
        ({"hk_company": "1234568"}, {"hk_company": "1234569"}, "differs", 0.0, "by one character"),
        ({"lei": LEI}, {"lei": f"{OTHER_LEI};{LEI}"}, "agrees", 1.0, "is the same"),
        ({"lei": "5493001KJTIIGC8Y1R13"}, {"lei": LEI}, "partial", 0.3, "one typing error apart"),
        ({"lei": "5493001KJTIIGC8Y1R13"}, {"lei": OTHER_LEI}, "unknown", 0.0, "the query's LEI 5493"),
        ({"lei": LEI}, {"lei": "n/a"}, "unknown", 0.0, "the listed party's LEI n/a is not valid: no digit in it"),
        ({"lei": "5493001KJTIIGC8Y1R13"}, {"lei": "5493001KJTIIGC8Y1R13"}, "agrees", 0.8, "not valid: checksum"),
        ({"tax_id": "0000"}, {"tax_id": "0000"}, "unknown", 0.0, "a placeholder"),
    ],
)  # fmt: skip
def test_finds(a: dict[str, str], b: dict[str, str], verdict: str, score: float, note: str) -> None:
    found = compare(a, b)
    assert found is not None
    assert (found.verdict, found.score) == (verdict, score)
    assert note in found.note


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ({}, {"lei": LEI}),
        ({"lei": LEI}, {}),
        ({"lei": LEI}, {"inn": INN}),
        ({"passport": "A1234567"}, {"passport": "B7654321"}),
        ({"swift": "SABRRUMM"}, {"swift": "VTBRRUMM"}),
        ({"tax_id": INN}, {"tax_id": "7736050003"}),
        ({"phone": "87654321"}, {"registration_number": "87654321"}),
    ],
)
def test_says_nothing(a: dict[str, str], b: dict[str, str]) -> None:
    assert compare(a, b) is None


@given(identifiers, identifiers)
def test_symmetric_and_in_range(a: dict[str, str], b: dict[str, str]) -> None:
    one, two = compare(a, b), compare(b, a)
    assert (one is None) == (two is None)
    if one is not None and two is not None:
        assert (one.score, one.verdict) == (two.score, two.verdict)
        assert 0.0 <= one.score <= 1.0


@given(identifiers, identifiers, st.data())
def test_an_equal_number_never_scores_lower(a: dict[str, str], b: dict[str, str], choose: st.DataObject) -> None:
    if not b:
        return
    scheme = choose.draw(st.sampled_from(sorted(b)))
    more = {**a, scheme: ";".join(filter(None, [a.get(scheme), b[scheme]]))}
    without, found = compare(a, b), compare(more, b)
    order = ["differs", "unknown", "partial", "agrees"]
    if without is not None:
        assert found is not None
        assert order.index(found.verdict) >= order.index(without.verdict)
        assert found.score >= without.score
    assert found is None or found.verdict != "differs" or (without is not None and without.verdict == "differs")
