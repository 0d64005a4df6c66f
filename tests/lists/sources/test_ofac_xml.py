from __future__ import annotations

from pathlib import Path

import pytest

import realdata
from mineral_screen.errors import InvalidEntityError, ListFormatError
from mineral_screen.lists.sources import ofac_xml
from mineral_screen.lists.sources.base import Parsed

FIXTURE = Path(__file__).parent / "fixtures" / "ofac" / "sdn.xml"
OLD, NEW = (
    "http://tempuri.org/sdnList.xsd",
    "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML",
)


def parsed(path: Path) -> list[Parsed]:
    return [ofac_xml.parse(record) for record in ofac_xml.read(path)]


def test_a_company_with_strong_and_weak_names() -> None:
    entry = parsed(FIXTURE)[0].entry
    assert entry
    assert (entry.id, entry.name, entry.kind) == ("101", "NORTHERN ORE TRADING CO.", "company")
    assert [(one.text, one.kind, one.strength) for one in entry.aliases] == [
        ("NOTC", "aka", "weak"), ("NORTHERN TIN COMPANY", "fka", "strong"),
    ]  # fmt: skip
    assert entry.addresses == ("148 Wing Lok St, Room 1905, Hong Kong, Hong Kong",)
    assert entry.countries == ("RU", "HK", "KP")
    assert entry.identifiers == {"crypto": "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h", "inn": "7702070139"}
    assert [one.program for one in entry.listings] == ["SDGT", "NPWMD"]
    assert str(entry.remarks).endswith("Shoe License 4711; (Linked To: NORTHERN ORE GROUP)")


def test_a_person_and_a_vessel() -> None:
    person, vessel = (one.entry for one in parsed(FIXTURE)[1:])
    assert person
    assert vessel
    assert (person.name, person.kind) == ("AL-TESTI, Samir Abu", "person")
    assert person.dates == ("1955-01-15", "1957")
    assert person.countries == ("EG", "IQ", "JO")
    assert "Passport 484824 (Egypt) issued 18 Jan 1984 expires 17 Jan 1989" in str(person.remarks)
    assert (vessel.kind, vessel.countries) == ("vessel", ("PA",))
    assert vessel.identifiers == {"call_sign": "9HDS9", "imo": "7406784"}


def test_what_is_not_understood_is_reported() -> None:
    assert [one.leftovers for one in parsed(FIXTURE)] == [("facts.Shoe License",), (), ("shoeSize",)]


def test_the_namespace_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "SDN.XML"
    path.write_text(FIXTURE.read_text(encoding="utf-8").replace(OLD, NEW), encoding="utf-8")
    assert parsed(path) == parsed(FIXTURE)


def test_an_entry_repeated_for_another_programme_is_one(tmp_path: Path) -> None:
    path = tmp_path / "CONSOLIDATED.XML"
    head, vessel = FIXTURE.read_text(encoding="utf-8").split("<sdnEntry>\n    <uid>103")
    once = f"<sdnEntry>\n    <uid>103{vessel.removesuffix('</sdnList>').rstrip().removesuffix('</sdnList>')}"
    again = once.replace("<program>IRAN<", "<program>SDGT<")
    path.write_text(f"{head}{once}{again}{once.replace('103', '104', 1)}</sdnList>", encoding="utf-8")
    found = [one.entry for one in parsed(path) if one.entry]
    assert [one.id for one in found] == ["101", "102", "103", "104"]
    assert [one.program for one in found[2].listings] == ["IRAN", "SDGT"]


def test_the_same_facts_as_in_the_csv() -> None:
    from mineral_screen.lists.sources import ofac_csv

    table = ofac_csv.parse([*ofac_csv.read(FIXTURE.parent)][2]).entry
    vessel = parsed(FIXTURE)[2].entry
    assert table
    assert vessel
    assert (vessel.name, vessel.kind, vessel.id) == (table.name, table.kind, table.id)
    assert vessel.identifiers.items() <= table.identifiers.items()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "no"),
        ("<sdnList><sdnEntry>", "not well-formed"),
        ("<sdnList><publshInformation/></sdnList>", "there is no sdnEntry"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><sdnList/>", "declares a document type"),
    ],
)
def test_another_file_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "sdn.xml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ListFormatError, match=message):
        list(ofac_xml.read(path))


def test_a_bad_entry_is_refused_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "sdn.xml"
    path.write_text(FIXTURE.read_text(encoding="utf-8").replace("ORE STAR", "-"), encoding="utf-8")
    good = []
    with pytest.raises(InvalidEntityError, match=r"name: .*\(entry '103'\)"):
        good += [ofac_xml.parse(record) for record in ofac_xml.read(path)]


@pytest.mark.parametrize(
    ("file", "count", "aliases"),
    [
        ("us_ofac_sdn/2022-02_xml_excerpt/sdn.xml", 4, 13),
        ("us_ofac_cons/2022-02_xml_excerpt/consolidated.xml", 23, 58),
    ],
)
def test_real_files(file: str, count: int, aliases: int) -> None:
    found = parsed(realdata.path(f"lists/{file}"))
    assert len(found) == count
    assert sum(len(one.entry.aliases) for one in found if one.entry) == aliases
    assert {path for one in found for path in one.leftovers} == set()
    assert all(one.entry and one.entry.kind and one.entry.listings for one in found)
