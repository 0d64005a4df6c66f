from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.lists.sources.csl_names import Names


def split(text: str) -> tuple[list[str], list[str]]:
    names = Names()
    names.add(text)
    return list(names.found), names.asides


@pytest.mark.parametrize(
    ("printed", "names", "asides"),
    [
        ("Northern Ore Co., Ltd.", ["Northern Ore Co., Ltd."], []),
        ("Northern Ore; and any successor, sub-unit, or subsidiary thereof", ["Northern Ore"],
         ["and any successor, sub-unit, or subsidiary thereof"]),
        ("Northern Ore (NO) and any successors, sub-units, or subsidiaries thereof", ["Northern Ore (NO)"],
         ["and any successors, sub-units, or subsidiaries thereof"]),
        ("Northern Ore, and its subunits and successors", ["Northern Ore"], ["and its subunits and successors"]),
        ("Ore-70; and any nuclear-related entities, institutes, or centers located in Oretown", ["Ore-70"],
         ["and any nuclear-related entities, institutes, or centers located in Oretown"]),
        ("Ore Mining Limited (a subsidiary of Northern Ore Corporation (NOC))", ["Ore Mining Limited"],
         ["(a subsidiary of Northern Ore Corporation (NOC))"]),
        ("Northern Institute (NI 13) subordinate institution: Quiet Circuits", ["Quiet Circuits"],
         ["subordinate institution of Northern Institute (NI 13)"]),
        ("Northern Institute (NI 13) subordinate institution:", ["Northern Institute (NI 13)"],
         ["subordinate institution of Northern Institute (NI 13)"]),
        ("Southern Ore LTD (See alternate address under Finland).", ["Southern Ore LTD"],
         ["(See alternate address under Finland)."]),
        ("Mesbah Test Company (a.k.a. “MTC”)", ["Mesbah Test Company", "MTC"], []),
        ("Test, Nathan; a.k.a Nathan Test", ["Test, Nathan", "Nathan Test"], []),
        ("Heat Institute, a.k.a., Hot Institute, f.k.a., Cold Institute",
         ["Heat Institute", "Hot Institute", "Cold Institute"], []),
        ("Ore Complex (OC), a.k.a., the following two aliases:", ["Ore Complex (OC)"], []),
        ("Sabanican Test (a.k.a.", ["Sabanican Test"], []),
        ("All Global Trading and All Affiliated Supply", ["All Global Trading"], ["and All Affiliated Supply"]),
        ("Affiliates International", ["Affiliates International"], []),
        ("Address 18", [], []),
        ("Address 18 Trading", ["Address 18 Trading"], []),
    ],
)  # fmt: skip
def test_names_as_printed(printed: str, names: list[str], asides: list[str]) -> None:
    assert split(printed) == (names, asides)


def test_kinds_and_lost_characters() -> None:
    names = Names()
    names.add("Ore Elektronik San. ?ti.")
    names.add("Tin Co., f.k.a. Old Tin Co.")
    assert names.found == {"Ore Elektronik San. ti.": "aka", "Tin Co.": "aka", "Old Tin Co.": "fka"}
    assert names.lost == ["Ore Elektronik San. ?ti."]
    names.add("WHO?")
    assert "WHO?" in names.found


@given(st.text(max_size=80))
def test_whatever_comes_names_have_content(text: str) -> None:
    found, _ = split(text)
    assert all(any(map(str.isalnum, name)) for name in found)


@given(st.lists(st.sampled_from(["Ore", "Tin Co.", "a.k.a.", "(", ")", ";", ",", "and its", "subsidiaries", "See"])))
def test_taking_a_cleaned_name_again_changes_nothing(words: list[str]) -> None:
    found, _ = split(" ".join(words))
    for name in found:
        assert name in split(name)[0] or "k.a" in name
