"""Addresses: the laws every comparison keeps, golden pairs in many scripts, and what a comparison says."""

from __future__ import annotations

import csv

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import realdata
from address_texts import spoilt, written
from matching.golden import pairs
from mineral_screen.matching.address import compare, compare_any
from mineral_screen.normalize.addresses import address_keys, normalize_address

BANDS = {"same": (0.8, 1.0), "unit": (0.4, 0.7999), "other": (0.0, 0.4999), "country": (0.0, 0.0)}
anything = st.one_of(written(), st.text(max_size=60))


def score(a: str, b: str) -> float:
    return compare(normalize_address(a), normalize_address(b)).score


@pytest.mark.parametrize(("a", "b", "band"), pairs("address_pairs"))
def test_pair_falls_into_its_band(a: str, b: str, band: str) -> None:
    least, most = BANDS[band]
    assert least <= score(a, b) <= most


@settings(max_examples=200, deadline=None)
@given(anything, anything)
def test_score_is_a_share_and_symmetric(a: str, b: str) -> None:
    left, right = normalize_address(a), normalize_address(b)
    assert 0.0 <= compare(left, right).score <= 1.0
    assert compare(left, right).score == compare(right, left).score


@settings(max_examples=200, deadline=None)
@given(anything)
@example("PO Box 12")
@example("A0YA0")
def test_an_address_with_a_street_a_building_or_a_box_is_itself(text: str) -> None:
    form = normalize_address(text)
    if form.street or form.building or form.po_box:
        finding = compare(form, form)
        assert finding.score == 1.0
        assert finding.verdict == "agrees"


@settings(max_examples=200, deadline=None)
@given(spoilt())
def test_another_writing_of_an_address_is_the_same_place(pair: tuple[str, str]) -> None:
    assert score(*pair) >= 0.8


def test_a_bare_city_says_little() -> None:
    assert score("Tehran, Iran", "Tehran, Iran") < 0.5
    assert score("Moscow", "12 Tverskaya Street, Moscow") < 0.5


def test_nothing_to_compare() -> None:
    empty = compare(normalize_address(""), normalize_address("12 High Street, London"))
    assert (empty.score, empty.verdict) == (0.0, "unknown")
    assert compare_any([], [normalize_address("12 High Street, London")]) is None


@pytest.mark.parametrize(
    ("a", "b", "note"),
    [
        ("Room 1318-19, Hollywood Plaza, 610 Nathan Rd, HK", "Room 1318-20, Hollywood Plaza, 610 Nathan Rd, HK",
         "same building, different unit"),
        ("P.O. Box 16595-365, Tehran", "P.O. Box 18575-159, Tehran", "PO box differs: 16595-365 against 18575-159"),
        ("12 High Street, London", "14 High Street, London", "house number differs: 12 against 14"),
        ("12 High Street, London, UK", "12 High Street, London, Canada", "country differs: GB against CA"),
        ("42 Tsiolkovskogo St., Taganrog, Russia", "42 Tsiolkovskogo St., Voronezh, Russia", "city differs"),
        ("2-16 Fayuen Lane, Hong Kong", "2-16 Fa Yuen Lane, Hong Kong", "fayuen = fa yuen"),
    ],
)  # fmt: skip
def test_what_differs_is_said(a: str, b: str, note: str) -> None:
    assert note in compare(normalize_address(a), normalize_address(b)).note


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        ("5 Hoi Yuen Road, Hong Kong", "5 Hoiyuen Road, Hong Kong", "written together"),
        ("P.O. Box 16535-176, Tehran", "P.O. Box 16535-76, Tehran", "PO box one typing error apart"),
        ("12 Zhukovskogo Street, Moscow", "12 ul. Zhukovsky, Moscow", "another spelling"),
        ("12 Mahboob Road, Lahore", "12 Mehboob Road, Lahore", "similar"),
        ("18 Luard Road, Hong Kong", "18 Luard Road, China", "one country lies within the other"),
        ("1 Lenin Street, Kerch, Ukraine", "1 Lenin Street, Kerch, Russia", "claimed by both states"),
    ],
)
def test_how_parts_agree_is_said(a: str, b: str, how: str) -> None:
    assert how in {step.how for step in compare(normalize_address(a), normalize_address(b)).steps}


def test_the_best_pair_of_several_addresses_counts() -> None:
    query = [normalize_address(text) for text in ("12 High Street, London", "148 Wing Lok Street, Hong Kong")]
    listed = [normalize_address(text) for text in ("5 Nemiga Street, Minsk", "148 Wing Lok St, Hong Kong")]
    found = compare_any(query, listed)
    assert found is not None
    assert found.score == 1.0
    assert found.listed == "148 Wing Lok St, Hong Kong"


def test_labelled_pairs_of_real_lists() -> None:
    with realdata.path("dev/address_pairs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    true, false = (
        [score(row["address1"], row["address2"]) for row in rows if row["is_match"] == label] for label in "10"
    )
    right = sum((a > b) + (a == b) / 2 for a in true for b in false)
    assert right / len(true) / len(false) >= 0.95


def test_true_labelled_pairs_share_a_key() -> None:
    with realdata.path("dev/address_pairs.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["is_match"] == "1"]
    found = [
        bool({*address_keys(normalize_address(row["address1"]))} & {*address_keys(normalize_address(row["address2"]))})
        for row in rows
    ]
    assert sum(found) >= 0.9 * len(found)
