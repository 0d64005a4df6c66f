"""Every name on a bundled list finds its own entry: the promise the lists stand on."""

from __future__ import annotations

from datetime import date

import pytest

from mineral_screen.lists.bundled import bundled_store
from mineral_screen.model.entity import Name
from mineral_screen.model.entry import ListEntry
from mineral_screen.normalize.names import analyze
from mineral_screen.screener import Screener

LISTS = bundled_store().list_ids()
DAY = date(2026, 11, 24)


def named(list_id: str) -> list[tuple[ListEntry, Name]]:
    return [(entry, name) for entry in bundled_store().version(list_id).entries() for name in entry.all_names()]


@pytest.mark.parametrize("list_id", LISTS)
def test_every_name_can_be_read(list_id: str) -> None:
    unread = [name.text for entry, name in named(list_id) if not analyze(name.text, entry.kind == "person").spans]
    assert unread == []


@pytest.mark.parametrize("list_id", LISTS)
def test_every_verified_name_finds_its_entry_at_score_1(list_id: str) -> None:
    screener = Screener.default(lists=[list_id])
    missed = []
    for entry, name in named(list_id):
        if not name.decisive:
            continue
        result = screener.screen(name.text, as_of=DAY, limit=50)
        if entry.id not in {match.entry.id for match in result.matches if match.score == 1.0}:
            missed.append(name.text)
    assert missed == []


def own_entry(list_id: str, name: Name, entry: ListEntry, **facts: object) -> float:
    """The score of the entry, on a screener that holds nothing else of its list."""
    alone = Screener.from_entries([entry.model_copy(update={"name": None, "aliases": (name,)})], list_id=list_id)
    result = alone.screen({"name": name.text, **facts}, as_of=DAY, threshold=0.0)
    return max((match.score for match in result.matches), default=0.0)


@pytest.mark.parametrize("list_id", LISTS)
def test_an_unverified_name_never_alerts_alone(list_id: str) -> None:
    review = Screener.default(lists=[list_id]).config.review
    unverified = [(entry, name) for entry, name in named(list_id) if not name.verified]
    alerting = [name.text for entry, name in unverified if not 0.0 < own_entry(list_id, name, entry) < review]
    assert alerting == []


def test_every_address_of_the_diversion_list_finds_its_entry() -> None:
    screener = Screener.default(lists=["hk-diversion"])
    for entry in bundled_store().version("hk-diversion").entries():
        result = screener.screen({"name": "Sunny Harbour Trading", "address": entry.addresses[0]}, as_of=DAY)
        assert entry.id in {match.entry.id for match in result.matches}, entry.addresses
