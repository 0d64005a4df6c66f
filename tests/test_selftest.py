"""The self-test of a list finds the names that would not be found."""

from __future__ import annotations

import pytest

from mineral_screen import selftest
from mineral_screen.matching.combine import combine
from mineral_screen.model.entry import ListEntry
from mineral_screen.selftest import Unfound, self_test

ENTRIES = [
    ListEntry(id="1", name="Norvanta Mining", aliases=[{"text": "Blue Heron", "strength": "weak"}]),
    ListEntry(id="2", name="IVANOV, Sergei Petrovich", kind="person", aliases=["Сергей Иванов"]),
    ListEntry(id="3", addresses=["148 Wing Lok St, Hong Kong"]),
]


def test_decisive_names_of_the_entries_asked_for_are_screened() -> None:
    seen: list[tuple[int, int | None]] = []
    assert self_test(ENTRIES, {"1", "2", "3"}) == ((), 3)
    assert self_test(ENTRIES, {"2"}) == ((), 2)
    assert self_test(ENTRIES, set()) == self_test(ENTRIES, {"3"}) == ((), 0)
    many = [ListEntry(id=str(number), name=f"Norvanta {number}") for number in range(250)]
    assert self_test(many, {one.id or "" for one in many}, progress=lambda *done: seen.append(done)) == ((), 250)
    assert seen == [(100, 250), (200, 250)]


def test_of_very_many_names_some_are_screened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "MOST_TESTED", 20)
    many = [ListEntry(id=str(number), name=f"Norvanta {number}") for number in range(50)]
    assert self_test(many, {one.id or "" for one in many}) == ((), 17)
    assert self_test(many[:20], {one.id or "" for one in many}) == ((), 20)


def test_a_name_that_is_crowded_out_is_unfound() -> None:
    same = [ListEntry(id=f"{number:03}", name="Norvanta Mining") for number in range(60)]
    unfound, tested = self_test(same, {"003", "059"})
    assert (unfound, tested) == ((Unfound("059", "Norvanta Mining", 0.0),), 2)
    assert str(unfound[0]) == "'Norvanta Mining' of 059 finds its entry at 0.00"


def test_a_name_that_finds_its_entry_at_less_than_1_is_unfound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "assess", lambda *_: combine({}))
    unfound, _ = self_test(ENTRIES, {"1"})
    assert [(one.entry_id, one.score) for one in unfound] == [("1", 0.0)]
