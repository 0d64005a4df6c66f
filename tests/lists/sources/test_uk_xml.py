from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mineral_screen.errors import InvalidEntityError, ListFormatError
from mineral_screen.lists.sources import registry, uk_xml
from mineral_screen.lists.sources.base import Record
from readings import FIXTURES, names_of, reading

FILE = FIXTURES / "uk.xml"


def test_a_person() -> None:
    entry = reading(uk_xml, FILE).entries["XFG0901"]
    assert (entry.name, entry.kind) == ("KARIM HUSSEIN DAUDZAI", "person")
    assert names_of(entry) == [
        ("Kareem Daudzai", "aka", "strong"),
        ("Haji Karim", "aka", "weak"),
        ("Karim Husain Daud", "aka", "strong"),
        ("کریم حسین داودزی", "native", "strong"),
    ]
    assert entry.aliases[-1].lang == "fa"
    assert (entry.countries, entry.addresses) == (("AF",), ("Kabul, Afghanistan",))
    assert entry.dates == ("1945", "1946-07", "1958-03-01")
    assert entry.identifiers == {"passport": "P04581999", "national_id": "12345"}
    for line in (
        "Country of address: Atlantis",
        "Date of birth: 15/08/19yy",
        "Place of birth: Lakhi village, Afghanistan",
        "Passport: P04581999 (Afghanistan passport, expires 7 August 2034)",
        "Passport: (An older passport, number unknown)",
        "Title: Mullah; Haji",
        "Reasons: Deputy Minister of Mines.",
        "United Nations reference: TXi.902",
        "OFSI group: 99172",
    ):
        assert line in str(entry.remarks).split("\n")


def test_a_company_with_its_numbers() -> None:
    entry = reading(uk_xml, FILE).entries["XUS0902"]
    assert (entry.name, entry.kind) == ("ZARECHNY ORE COMPANY", "company")
    assert entry.addresses == ("ul. Rudnaya 4, Zarechny, 624250, Russia",)
    assert entry.identifiers == {
        "ogrn": "1037739044111",
        "kpp": "770701001",
        "inn": "7725056162",
        "registration_number": "BR-99-XY",
        "phone": "+7 343 000 00 00",
        "email": "info@zrk.example",
        "website": "http://zrk.example",
    }
    assert "Subsidiary: Zarechny Smelter; Zarechny Trade" in str(entry.remarks)


def test_a_ship_named_by_its_number() -> None:
    entry = reading(uk_xml, FILE).entries["XUS0903"]
    assert (entry.name, entry.kind) == ("ORE QUEEN", "vessel")
    assert names_of(entry) == [("Bauxite Star", "aka", "strong")]
    assert (entry.identifiers, entry.countries) == ({"imo": "9074729"}, ("KM",))
    assert "Previous flag: India" in str(entry.remarks)


def test_the_listing() -> None:
    (listing,) = reading(uk_xml, FILE).entries["XFG0901"].listings
    assert listing.program == "The Afghanistan (Sanctions) (EU Exit) Regulations 2020"
    assert (listing.reference, listing.listed_on) == ("XFG0901", date(2001, 1, 25))
    assert listing.note == "measures: Asset freeze, Travel Ban; source: UN"
    assert [(event.type, event.on) for event in listing.events] == [("amended", date(2026, 4, 14))]
    # updated on the day of designation: nothing was amended
    assert reading(uk_xml, FILE).entries["XUS0902"].listings[0].events == ()


def test_what_is_not_understood_is_reported() -> None:
    found = reading(uk_xml, FILE)
    assert (found.leftovers, found.errors) == (set(), [])
    assert found.warnings == ["unknown country 'Atlantis'", "no date: '15/08/19yy'"]
    name = {"Names": {"Name": {"Name6": "Nord", "ShoeSize": "43"}}}
    assert uk_xml.parse(Record({"UniqueID": "X1", **name})).leftovers == ("Names.Name.ShoeSize",)
    with pytest.raises(InvalidEntityError, match=r"'Planet' is none of individual, entity, ship \(entry 'X1'\)"):
        uk_xml.parse(Record({"UniqueID": "X1", "IndividualEntityShip": "Planet", **name}))


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "uk.xml"
    path.write_text("<ArrayOfFinancialSanctionsTarget/>", encoding="utf-8")
    with pytest.raises(ListFormatError, match="not <Designations>"):
        list(uk_xml.read(path))


def test_it_is_recognised() -> None:
    assert registry.detect(FILE).name == "uk_xml"
