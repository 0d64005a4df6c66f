"""The lists at hand: the bundled ones, and those of the user's own store over them."""

from __future__ import annotations

import threading

import pytest

import mineral_screen as ms
from mineral_screen.lists.bundled import bundled_store, default_store

pytestmark = pytest.mark.usefixtures("home")
BUNDLED = bundled_store().list_ids()
HOUSE = [{"id": "1", "name": "Tantalora Metals"}]


def searched(result: ms.ScreeningResult) -> list[str]:
    return [one.list_id for one in result.lists]


def test_lists_of_ones_own_are_screened_too() -> None:
    before = ms.screen("Tantalora Metals")
    assert searched(before) == list(BUNDLED)
    assert before.outcome == "clear"
    default_store().add("house", HOUSE, date="2026-01-01")
    after = ms.screen("Tantalora Metals")
    assert searched(after) == sorted([*BUNDLED, "house"])
    assert after.outcome == "match"
    assert ms.replay(after) == after


def test_they_may_be_named_alone() -> None:
    default_store().add("house", HOUSE, date="2026-01-01")
    result = ms.screen("Tantalora Metals", lists=["house"])
    assert searched(result) == ["house"]
    assert {skipped.what for skipped in result.skipped} == set(BUNDLED)


def test_an_answer_is_replayed_whatever_lists_were_added_since() -> None:
    answers = [
        ms.screen("Leidos Inc"),
        ms.screen("Leidos Inc", lists=["cn-watch"]),
        ms.screen("Leidos", as_of="2020-01-01"),
    ]
    default_store().add("house", HOUSE, date="2026-01-01")
    assert [ms.replay(answer) for answer in answers] == answers
    assert any("not yet listed" in skipped.reason for skipped in answers[2].skipped)


def test_a_process_that_runs_sees_new_versions() -> None:
    store = default_store()
    store.add("house", HOUSE, date="2026-01-01")
    first = ms.Screener.default()
    assert ms.Screener.default() is first
    store.add("house", [*HOUSE, {"id": "2", "name": "Ferrolux Steel"}], date="2026-02-01")
    assert ms.screen("Ferrolux Steel").outcome == "match"
    assert first.screen("Ferrolux Steel").outcome == "clear"


def test_a_newer_version_of_a_bundled_list_takes_its_place() -> None:
    old = bundled_store().version("cn-watch")
    new = default_store().add("cn-watch", [*old.entries(), ms.ListEntry(id="x", name="Tantalora")], date="2026-11-24")
    result = ms.screen("Tantalora", lists=["cn-watch"])
    assert (result.outcome, result.lists[0].digest) == ("match", new.sha256)
    past = ms.Screener.from_store(default_store(), ["cn-watch"], known_at="2026-09-01").screen("Tantalora")
    assert past.lists[0].digest == old.sha256


def test_reading_goes_on_while_a_list_is_updated() -> None:
    store = default_store()
    store.add("house", HOUSE, date="2026-01-01")
    done = threading.Event()

    def write() -> None:
        for number in range(20):
            store.add("house", [*HOUSE, {"id": "2", "name": f"Ferrolux {number}"}], date="2026-02-01")
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    while not done.is_set():
        assert ms.Screener.from_store(default_store(), ["house"]).screen("Tantalora Metals").outcome == "match"
    writer.join()
