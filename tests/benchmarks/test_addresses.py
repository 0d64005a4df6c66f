"""The pairs of addresses that benchmarks measure on: labelled by what lists say of one entity."""

from __future__ import annotations

import pytest

from addresses import Located, Pair, _distinct, _Places

OURS = Located("one", frozenset({"bluelagoon"}), ("12 Wharf Street, Balzers", "7 Harbour Lane, Vaduz"))
SAME = Located("two", frozenset({"bluelagoon"}), ("Balzers, Wharf St. 12",))
NEXT = Located("two", frozenset({"redmountain"}), ("14 Wharf Street, Balzers",))


@pytest.fixture
def places() -> _Places:
    return _Places([OURS, SAME, NEXT])


def test_one_entity_in_two_lists_gives_true_pairs(places: _Places) -> None:
    assert [(pair.a, pair.b) for pair in _distinct(places.same())] == [(OURS.addresses[0], SAME.addresses[0])]


def test_another_number_in_the_same_street_is_next_door(places: _Places) -> None:
    found = {frozenset((pair.a, pair.b)) for pair in places.next_door()}
    assert frozenset((OURS.addresses[0], NEXT.addresses[0])) in found
    assert not any(pair.same for pair in places.next_door())


def test_all_pairs_of_an_entity_are_of_one_half() -> None:
    pairs = [Pair(f"{number} a", f"{number} b", True, "same numbers", "bluelagoon") for number in range(9)]
    assert len({pair.seen for pair in pairs}) == 1
