"""Vessels and aircraft: golden pairs of names and registrations, and what their kind says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from matching.golden import BANDS, pairs
from mineral_screen.matching.assess import Subject, assess
from mineral_screen.matching.name import best
from mineral_screen.model.entity import Entity
from mineral_screen.normalize.names import analyze


@pytest.mark.parametrize(("a", "b", "band"), pairs("vessel_pairs"))
def test_pair_falls_into_its_band(a: str, b: str, band: str) -> None:
    least, most = BANDS[band]
    assert least <= best(analyze(a), analyze(b))[0] <= most


def score(query: Mapping[str, Any], listed: Mapping[str, Any]) -> float:
    return assess(*(Subject(Entity.of(party)) for party in (query, listed))).score


def test_a_company_under_the_name_of_a_vessel_is_a_review() -> None:
    vessel = {"name": "OCEAN KESTREL", "kind": "vessel"}
    assert score({"name": "Ocean Kestrel", "kind": "vessel"}, vessel) == 1.0
    assert 0.70 <= score({"name": "Ocean Kestrel", "kind": "company"}, vessel) < 0.90


def test_a_former_name_of_a_vessel_finds_it() -> None:
    listed = {"name": "ADRIAN KESTREL 1", "aliases": ["GRACE KESTREL 1"], "kind": "vessel"}
    assert score({"name": "M/V Grace Kestrel 1"}, listed) >= 0.90
    assert score({"name": "M/V Grace Kestrel 2"}, listed) < 0.70


def test_the_same_hull_number_decides_under_another_name() -> None:
    number = {"imo": "9074729"}
    listed = {"name": "ADRIAN KESTREL", "identifiers": number, "kind": "vessel"}
    assert score({"name": "Blue Lagoon", "identifiers": number}, listed) >= 0.90
