from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import realdata
from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources import registry, un_xml
from readings import FIXTURES, names_of, reading

FILE = FIXTURES / "un.xml"


def test_a_person_with_every_trap() -> None:
    entry = reading(un_xml, FILE).entries["9000001"]
    assert (entry.name, entry.kind) == ("KARIM ABD-AL-SALAM AL-TESTI", "person")
    assert names_of(entry) == [
        ("كريم عبد السلام التستي", "native", "strong"),
        ("Kareem Abdul Salam", "aka", "strong"),
        ("كريم سلام", "native", "strong"),
        ("Abu Test", "aka", "weak"),
        ("The Miner", "aka", "weak"),
        ("Abu Mine", "aka", "weak"),
        ("Karim al-Madin", "aka", "strong"),
        ("Karim Salem", "fka", "strong"),
        ("Salim Karimi", "aka", "strong"),
    ]
    assert entry.countries == ("AF", "PK")
    assert entry.addresses == ("Street 5, House 12, Kabul, Kabul Province, 1001, Afghanistan",)
    assert entry.dates == ("1963-02-17", "1965", "1967", "1968", "1969", "1973-11")
    assert entry.identifiers == {"passport": "D0009876", "tax_id": "TSTKRM63B17Z200X"}


def test_what_has_no_field_is_remembered() -> None:
    remarks = str(reading(un_xml, FILE).entries["9000001"].remarks).split("\n")
    for line in (
        "Name as published: Karim al-Ma\ufffddin",
        "Of Kareem Abdul Salam: at school",
        "Of Salim Karimi: born in Herat on 01 Jan.1967",
        "Of the address Street 5, House 12, Kabul, Kabul Province, 1001, Afghanistan: previous address",
        "Nationality: Atlantis",
        "Date of birth: 24/06/1342 (Hijri Shamsi)",
        "Date of birth: approximately 1965",
        "Passport: Afghan passport number D0009876 (Afghanistan, 1997-01-01, issued in Kabul)",
        "Title: Maulavi; Haji",
    ):
        assert line in remarks


def test_the_listing_and_its_amendments() -> None:
    (listing,) = reading(un_xml, FILE).entries["9000001"].listings
    assert (listing.program, listing.reference, listing.listed_on) == ("Al-Qaida", "QDi.901", date(2003, 6, 25))
    # days repeat, and some carry a zone
    assert [(event.type, event.on) for event in listing.events] == [
        ("amended", date(2005, 7, 21)),
        ("amended", date(2011, 11, 29)),
    ]


def test_a_delisted_person_with_a_name_in_brackets() -> None:
    entry = reading(un_xml, FILE).entries["9000002"]
    assert names_of(entry) == [("Jin Tiesan", "aka", "strong"), ("金铁三", "native", "strong")]
    assert [(event.type, event.on) for event in entry.listings[0].events] == [("delisted", date(2024, 3, 1))]


def test_an_entity_with_two_names_in_one() -> None:
    entry = reading(un_xml, FILE).entries["9100001"]
    assert (entry.name, entry.kind) == ("Machanga Test Ltd", "company")
    assert names_of(entry) == [
        ("Machanga Trading Ltd", "aka", "strong"),
        ("UCI Test", "aka", "strong"),
        ("Uganda Test Impex", "fka", "strong"),
    ]
    assert entry.countries == ("UG",)


def test_what_is_not_understood_is_reported() -> None:
    found = reading(un_xml, FILE)
    assert found.leftovers == {"SHOE_SIZE"}
    assert found.warnings == [
        "lost characters in the name 'Karim al-Ma\ufffddin'",
        "unknown country 'Atlantis'",
        "no date: '24/06/1342 (Hijri Shamsi)'",
    ]
    assert found.errors == [
        "name: entry '9000003' has no name, address or identifier (entry '9000003')"
    ]  # and the others went on


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "consolidated.xml"
    path.write_text("<html><body>Access denied</body></html>", encoding="utf-8")
    with pytest.raises(ListFormatError, match=r"its root is <html>, not <CONSOLIDATED_LIST>"):
        list(un_xml.read(path))


def test_it_is_recognised() -> None:
    assert registry.detect(FILE).name == "un_xml"


@pytest.mark.parametrize(
    ("day", "persons", "companies", "names", "weak", "native", "former", "lost"),
    [("2026-02-27", 730, 273, 4244, 646, 423, 56, 1), ("2026-08-02", 736, 275, 4241, 652, 427, 56, 0)],
)
def test_real_files(
    day: str, persons: int, companies: int, names: int, weak: int, native: int, former: int, lost: int
) -> None:
    found = reading(un_xml, realdata.path(f"lists/un_sc/{day}/consolidated.xml"))
    assert found.kinds() == {"person": persons, "company": companies}
    assert (found.names(), found.aliases(strength="weak")) == (names, weak)
    assert (found.aliases(kind="native"), found.aliases(kind="fka")) == (native, former)
    assert (found.leftovers, found.errors, found.skipped) == (set(), [], [])
    assert sum("lost characters" in warning for warning in found.warnings) == lost
    assert all(entry.listings[0].listed_on for entry in found.entries.values())
