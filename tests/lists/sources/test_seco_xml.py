from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources import registry, seco_xml
from mineral_screen.lists.sources.base import Parsed, Record
from readings import FIXTURES, names_of, reading

FILE = FIXTURES / "seco.xml"


def parsed(**identity: object) -> Parsed:
    return seco_xml.parse(Record({"@ssid": "1", "entity": {"identity": {"@main": "true", **identity}}}))


def test_a_person() -> None:
    entry = reading(seco_xml, FILE).entries["95142"]
    # parts in their order, whatever the file's; the identity that is not the main one comes last
    assert (entry.name, entry.kind) == ("Bahdanovich Viera Ivanauna", "person")
    assert names_of(entry) == [
        ("Bogdanovich Vera Ivanauna", "aka", "strong"),
        ("Bogdanovich Wera Ivanauna", "aka", "strong"),
        ("Богданович Вера", "native", "strong"),
        ("Viera Kavalenka", "fka", "strong"),
        ("Vera the Baker", "aka", "weak"),
    ]
    assert [name.lang for name in entry.aliases] == ["ru", "ru", "ru", None, None]
    assert entry.countries == ("BY", "PL")
    assert entry.addresses == ("President's Sports Club, ul. Starovilenskaya, 4, 220029, Minsk, Minsk Region, Belarus",)
    assert entry.dates == ("1980-03-23", "1981")
    assert entry.identifiers == {"passport": "MP9999999"}
    for line in (
        "Title: Dr.",
        "Of the address: until 2019",
        "Date of birth: 1981 (not sure)",
        "Date of birth: 1359-02-01 (Islamic calendar)",
        "Place of birth: Minsk, Minsk Region, Belarus",
        "Justification: Businesswoman.",
        "associated-with: 96130 director",
    ):
        assert line in str(entry.remarks).split("\n")


def test_a_company_and_a_ship() -> None:
    entries = reading(seco_xml, FILE).entries
    bank, ship = entries["96130"], entries["94461"]
    assert (bank.kind, names_of(bank)) == ("company", [("BRB", "aka", "weak")])
    assert (bank.addresses, bank.countries) == (("P.O. Box 77, Belarus",), ("BY",))
    assert bank.identifiers == {"swift": "BRBKBY2X", "inn": "7725056162"}
    assert (ship.kind, ship.identifiers) == ("vessel", {"imo": "9074729"})


def test_listings_with_their_history() -> None:
    entries = reading(seco_xml, FILE).entries
    one, two = entries["95142"].listings
    assert (one.program, one.reference, one.listed_on) == ("Belarus", "95142, EU.9140", date(2022, 3, 16))
    assert one.basis == "Ordinance of 16 March 2022 on measures against Belarus"
    assert (one.note, two.note) == ("annexe 13; after EU", "article 3; after EU")
    assert [(event.type, event.on) for event in one.events] == [("amended", date(2023, 8, 3))]
    # targets that were removed stay in the file
    (gone,) = entries["96130"].listings
    assert [(event.type, event.on) for event in gone.events] == [("delisted", date(2024, 3, 1))]


def test_what_was_added_by_a_modification_is_no_name_of_the_target() -> None:
    assert "Nobody Else" in FILE.read_text(encoding="utf-8")
    names = {name.text for entry in reading(seco_xml, FILE).entries.values() for name in entry.all_names()}
    assert "Nobody Else" not in names


def test_what_is_not_understood_is_reported() -> None:
    found = reading(seco_xml, FILE)
    assert found.leftovers == set()
    assert found.warnings == ["no date: '1359-02-01' in the Islamic calendar"]
    assert found.errors == ["target: it is nothing; one of individual, entity, object (entry '94470')"]
    part = {"@order": "1", "value": "Nord", "@shoe-size": "43"}
    assert parsed(name={"name-part": part}).leftovers == ("entity.identity.name.name-part.@shoe-size",)


def test_a_maiden_name_is_a_former_name() -> None:
    parts = [("given-name", "Vera"), ("family-name", "Nord"), ("maiden-name", "Ost")]
    listed = [{"@name-part-type": kind, "@order": "1", "value": value} for kind, value in parts]
    entry = parsed(name={"@name-type": "primary-name", "name-part": listed}).entry
    assert entry
    assert (entry.name, names_of(entry)) == ("Vera Nord", [("Vera Ost", "fka", "strong")])


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "seco.xml"
    path.write_text("<export/>", encoding="utf-8")
    with pytest.raises(ListFormatError, match="not <swiss-sanctions-list>"):
        list(seco_xml.read(path))


def test_it_is_recognised() -> None:
    assert registry.detect(FILE).name == "seco_xml"
