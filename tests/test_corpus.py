"""What the compiled lists find by facts: addresses in many writings, and no flood of neighbours."""

from __future__ import annotations

import pytest

import mineral_screen as ms
import realdata
from mineral_screen.corpus import COMMON_KEY, Corpus
from mineral_screen.lists.importing import read_list
from mineral_screen.model.entity import Entity
from mineral_screen.model.entry import ListEntry
from mineral_screen.model.result import SearchedList
from mineral_screen.normalize.names import analyze
from mineral_screen.selftest import self_test

SEARCHED = SearchedList(list_id="house", version="2026-11-01+0000", digest="0" * 64, entries=0)
TOWER = "Room {}, Nan Fung Tower, 173 Des Voeux Road, Hong Kong"


def corpus(addresses: list[str]) -> Corpus:
    entries = [ListEntry(id=str(number), address=address) for number, address in enumerate(addresses)]
    return Corpus.compile([(SEARCHED, entries)])


@pytest.mark.parametrize(
    "asked",
    ["Room 1318-20, 13/F, Hollywood Plaza, 610 Nathan Road, Mongkok, Kowloon, Hong Kong",
     "旺角彌敦道610號荷李活商業中心1318-20室", "HOLLYWOOD PLAZA, 610 NATHAN RD"],
)  # fmt: skip
def test_an_address_is_found_in_another_writing(asked: str) -> None:
    lists = corpus(["Room 1318-20, Hollywood Plaza, 610 Nathan Road, Hong Kong", "5 Nemiga Street, Minsk, Belarus"])
    assert lists.holding(Entity(address=asked)) == {0}


def test_a_key_that_very_many_hold_is_left_to_the_rarer_ones() -> None:
    lists = corpus([TOWER.format(1000 + number) for number in range(COMMON_KEY + 20)])
    assert lists.holding(Entity(address=TOWER.format(1007))) == {7}


def test_a_key_that_very_many_hold_counts_where_there_is_no_other() -> None:
    lists = corpus([TOWER.format(1000 + number) for number in range(COMMON_KEY + 20)])
    assert len(lists.holding(Entity(address="Nan Fung Tower, Hong Kong"))) == COMMON_KEY + 20


@pytest.mark.parametrize(
    "address",
    ["Unit D 16/F One Capital Place 18 Luard Rd Wan Chai", "香港灣仔盧押道18號海德中心16樓D室",
     "One Capital Place, 18 Luard Road, Floor 16, Flat D, Wanchai, HK"],
)  # fmt: skip
def test_a_diversion_address_is_found_by_itself_alone(address: str) -> None:
    result = ms.screen({"address": address}, lists=["hk-diversion"], as_of="2026-11-24")
    assert [match.entry.id for match in result.matches] == ["hk-diversion-2024-06-12-01"]
    assert result.outcome == "review"
    assert [one.comparator for one in result.matches[0].evidence if one.contribution] == ["address"]


def test_another_unit_of_a_diversion_building_is_not_reported() -> None:
    result = ms.screen({"address": "Unit A 9/F One Capital Place 18 Luard Rd Wan Chai"}, lists=["hk-diversion"])
    assert result.outcome == "clear"
    assert result.nearest is None or "different unit" in result.nearest.explain()


def test_names_of_an_entry_with_the_same_keys_are_one_candidate() -> None:
    names = ["Norvanta Trading", "Norvanta Trading Ltd", "NORVANTA TRADING", "Trading Norvanta", "Norvanta Mining"]
    entries = [ListEntry(id="1", name=names[0], aliases=names[1:]), ListEntry(id="2", name="Norvanta Trading")]
    lists = Corpus.compile([(SEARCHED, entries)])
    found = [lists.candidate(number) for number in lists.numbers(analyze("Norvanta Trading"), 50)]
    assert sorted((one.entry, len(one.names)) for one in found) == [(0, 1), (0, 3), (1, 1)]


def test_every_one_of_very_many_near_equal_entries_finds_itself() -> None:
    forms = ["Ltd", "LLC", "GmbH", "Inc", "SA", "AG"]
    names = [f"Al-Aqsa Fund {form} {place}" for place in ("", "Yemen", "Denmark") for form in forms]
    entries = [
        ListEntry(id=str(number), name=name, aliases=[f"Aqsa Fund {form}" for form in forms] + [f"{name} Foundation"])
        for number, name in enumerate(names * 3)
    ]
    screener = ms.Screener.from_entries(entries)
    for entry in entries[::5]:
        found = {match.entry.id: match.score for match in screener.screen(str(entry.name), limit=60).matches}
        assert found[entry.id] == 1.0


def test_the_most_crowded_names_of_a_real_list_find_their_own_entries() -> None:
    draft = read_list(realdata.path("lists/us_ofac_sdn/2023-12-28/sdn.csv"))
    crowded = {entry.id for entry in draft.entries if any("AQSA" in name.text for name in entry.all_names())}
    assert len(crowded) > 15
    assert self_test(draft.entries, crowded)[0] == ()
