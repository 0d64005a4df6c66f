from __future__ import annotations

from pathlib import Path

import pytest

import realdata
from mineral_screen.errors import InvalidEntityError, ListFormatError
from mineral_screen.lists.sources import ofac_advanced
from mineral_screen.lists.sources.base import Parsed

FIXTURE = Path(__file__).parent / "fixtures" / "ofac" / "sdn_advanced.xml"


def parsed(path: Path) -> list[Parsed]:
    return [ofac_advanced.parse(record) for record in ofac_advanced.read(path)]


def test_a_company_with_names_in_two_scripts() -> None:
    entry = parsed(FIXTURE)[0].entry
    assert entry
    assert (entry.id, entry.name, entry.kind) == ("101", "Northern Ore Trading OOO", "company")
    assert [(one.text, one.kind, one.strength, one.lang) for one in entry.aliases] == [
        ("ООО «Северная руда»", "native", "strong", "und-Cyrl"),
        ("NOTC", "acronym", "weak", None),
        ("Northern Tin Company", "fka", "strong", None),
    ]
    # the parts stand in no order in the file
    assert entry.addresses == ("8/15 Rozhdestvenka St., Moscow, 107996, Russia", "Jabalia, Gaza")
    assert entry.countries == ("RU", "KP", "PS")
    assert entry.identifiers == {"crypto": "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h", "inn": "7702070139"}


def test_a_person() -> None:
    entry = parsed(FIXTURE)[1].entry
    assert entry
    assert (entry.name, entry.kind) == ("Al-Testi Garcia, Samir Abu", "person")
    assert [(one.text, one.kind, one.lang) for one in entry.aliases] == [
        ("张三", "native", "zh-Hans"), ("テストサミル", "native", "ja"),
    ]  # fmt: skip
    assert entry.dates == ("1955-01-15", "1951", "1952", "1953", "1957", "1960-02")
    assert entry.countries == ("KP", "EG")
    assert entry.identifiers == {"passport": "484824"}
    assert str(entry.remarks).split("; ") == [
        "Birthdate 1951 to 1953", "Birthdate circa 1957", "Nationality Country Korea, North",
        "Place of Birth Mosul, Iraq", "Gender Male", "marked as false: Birthdate 01 Jan 1970",
        "Title Minister until 2003",
        "Passport 484824 (Egypt) issued 18 Jan 1984 expires 2026 fraudulent",
    ]  # fmt: skip


def test_listings_by_programme_with_day_and_basis() -> None:
    company, person, vessel, *_ = parsed(FIXTURE)
    assert company.entry
    assert person.entry
    assert vessel.entry
    assert [(one.program, one.basis, str(one.listed_on), one.note) for one in company.entry.listings] == [
        ("SDGT", "Executive Order 14024 (Russia); Executive Order 13224 (Terrorism)", "2015-09-29", "Block"),
        ("RUSSIA-EO14024", "EO 14024 Directive 2", "2022-02-24", "Block"),
    ]
    # without a programme the list is one
    assert [(one.program, str(one.listed_on)) for one in person.entry.listings] == [("Consolidated List", "2016-01-02")]
    assert vessel.entry.listings == ()
    assert vessel.warnings == ("there is no SanctionsEntry for it",)


def test_ties_between_parties_are_remarks() -> None:
    vessel = parsed(FIXTURE)[2].entry
    assert vessel
    assert vessel.identifiers == {"imo": "7406784"}
    assert str(vessel.remarks).endswith("formerly Owned or Controlled By: entry 101")


def test_what_is_not_understood_or_not_there_is_reported() -> None:
    found = parsed(FIXTURE)
    assert found[0].leftovers == ("facts.Shoe Size",)
    assert found[0].warnings == ("place 777 is not in the file",)
    assert [one.skipped for one in found if one.entry is None] == [
        "IDRegDocument of party 5999, which is not in the file",
        "SanctionsEntry of party 900, which is not in the file",
    ]


@pytest.mark.parametrize(
    ("before", "after", "leftover"),
    [
        ("AliasType ID=\"1401\">F.K.A.", "AliasType ID=\"1401\">X.K.A.", "facts.AliasType X.K.A."),
        ("EntryEventType ID=\"1\">Created", "EntryEventType ID=\"1\">Deleted", "facts.EntryEventType Deleted"),
        ('ScriptCode="Hans"', 'ScriptCode="Runr"', "facts.Script Runr"),
        ('<Identity ID="5001"', '<Identity Mood="7" ID="5001"', "Profile.Identity.@Mood"),
    ],
)  # fmt: skip
def test_new_values_of_the_tables_are_reported(tmp_path: Path, before: str, after: str, leftover: str) -> None:
    path = tmp_path / "SDN_ADVANCED.XML"
    text = FIXTURE.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    assert leftover in {one for found in parsed(path) for one in found.leftovers}


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "SDN_ADVANCED.XML"
    for content, message in (("", "no"), ("<Sanctions><A>", "not well-formed"), ("<Sanctions/>", "no DistinctParty")):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(ListFormatError, match=message):
            list(ofac_advanced.read(path))


def test_a_party_without_a_name_is_refused_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "SDN_ADVANCED.XML"
    text = FIXTURE.read_text(encoding="utf-8").replace(">Ore Star<", ">-<").replace(">IMO 7406784<", ">-<")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidEntityError, match="entry '103' has no name"):
        parsed(path)


def test_a_real_excerpt() -> None:
    found = parsed(realdata.path("lists/us_ofac_sdn/2024-02_advanced_xml_excerpt/sdn_advanced_sample.xml"))
    kept = [one.entry for one in found if one.entry]
    # the excerpt has sanctions and documents of other parties than those in it, and few of its places
    assert (len(kept), len(found) - len(kept)) == (37, 76)
    assert [sum(one.kind == kind for one in kept) for kind in ("person", "company", "vessel")] == [21, 11, 5]
    assert {path for one in found for path in one.leftovers} == set()
    assert sum(alias.lang == "und-Cyrl" for one in kept for alias in one.aliases) == 24
    assert kept[2].name == "Markov, Ilya Anatolyevich"
