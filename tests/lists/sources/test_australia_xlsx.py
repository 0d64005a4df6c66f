from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import realdata
from mineral_screen.errors import ListFormatError
from mineral_screen.lists import tables
from mineral_screen.lists.sources import australia_xlsx, registry
from readings import names_of, reading

COLUMNS = (
    "Reference", "Name of Individual or Entity", "Type", "Name Type", "Alias Strength", "Date of Birth",
    "Place of Birth", "Citizenship", "Address", "Additional Information", "Listing Information", "IMO Number",
    "Committees", "Control Date", "Instrument of Designation", "Targeted Financial Sanction", "Travel Ban",
    "Arms Embargo", "Maritime Restriction",
)  # fmt: skip
PERSON = {
    "Type": "Individual",
    "Date of Birth": "a) 1945, 1946 b) 12 Jul. 1955 c) /02/1961",
    "Place of Birth": "na",
    "Citizenship": "a) Afghanistan b) Pakistan",
    "Address": "a) Street 5, Kabul, Afghanistan b) Pakistan_x000D_\n",
    "Additional Information": "TAi.901. Deals in gold.",
    "Listing Information": "Listed on 25 January 2001 (relisted on 1 Sep. 2017) (amended on 3 Sep 2003, 9 July 2007)",
    "Committees": "1988 (Taliban)",
    "Control Date": datetime(2026, 4, 14),
    "Instrument of Designation": "Charter of the United Nations (Sanctions—the Taliban) Regulation 2013",
    "Targeted Financial Sanction": True,
    "Travel Ban": True,
    "Arms Embargo": False,
}
COMPANY = {
    "Type": "Entity",
    "Address": "ul. Rudnaya 4, Zarechny, Russia; Box 5, Limassol, Cyprus",
    "Additional Information": "State Registration Number: 1037739044111. Owns the ship with IMO number 9074729.",
    "Committees": "Autonomous (Russia)",
}
ROWS = [
    {"Reference": 101, "Name of Individual or Entity": "KARIM DAUDZAI", "Name Type": "Primary Name", **PERSON},
    {"Reference": "101a", "Name of Individual or Entity": "کریم داودزی", "Name Type": "Original Script", **PERSON},
    {"Reference": 102, "Name of Individual or Entity": "ZARECHNY ORE", "Name Type": "Primary Name", **COMPANY},
    {"Reference": 103, "Name of Individual or Entity": "ORE QUEEN", "Name Type": "Primary Name", "Type": "Vessel",
     "Date of Birth": "2011", "IMO Number": 9074729},
    # the block of the first goes on, far from where it began
    {"Reference": "101b", "Name of Individual or Entity": "Haji  Karim_x000D_", "Name Type": "Alias",
     "Alias Strength": "Weak", **PERSON},
]  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return written(tmp_path, ROWS)


def written(folder: Path, rows: list[dict[str, Any]], *further: str) -> Path:
    pytest.importorskip("openpyxl")
    path = folder / "dfat.xlsx"
    tables.write(path, [*COLUMNS, *further], rows)
    return path


def test_rows_of_a_person_wherever_they_stand(book: Path) -> None:
    entry = reading(australia_xlsx, book).entries["101"]
    assert (entry.name, entry.kind, entry.countries) == ("KARIM DAUDZAI", "person", ("AF", "PK"))
    assert names_of(entry) == [("کریم داودزی", "native", "strong"), ("Haji Karim", "aka", "weak")]
    assert entry.dates == ("1945", "1946", "1955-07-12")
    assert entry.addresses == ("Street 5, Kabul, Afghanistan",)
    assert str(entry.remarks).split("\n") == [
        "Date of birth: /02/1961",
        "TAi.901. Deals in gold.",
        f"Listing: {PERSON['Listing Information']}",
        "Control date: 2026-04-14",
    ]


def test_companies_and_ships(book: Path) -> None:
    entries = reading(australia_xlsx, book).entries
    company, ship = entries["102"], entries["103"]
    assert company.addresses == ("ul. Rudnaya 4, Zarechny, Russia", "Box 5, Limassol, Cyprus")
    # the ship it owns is another entry
    assert company.identifiers == {"ogrn": "1037739044111"}
    assert (ship.kind, ship.identifiers, ship.dates) == ("vessel", {"imo": "9074729"}, ("2011",))


def test_the_listing(book: Path) -> None:
    (listing,) = reading(australia_xlsx, book).entries["101"].listings
    assert (listing.program, listing.reference, listing.listed_on) == ("1988 (Taliban)", "101", date(2001, 1, 25))
    assert listing.note == "measures: Targeted Financial Sanction, Travel Ban"
    assert [(event.type, event.on) for event in listing.events] == [
        ("amended", date(2003, 9, 3)),
        ("amended", date(2007, 7, 9)),
        ("listed", date(2017, 9, 1)),
    ]


def test_what_is_not_understood_is_reported(tmp_path: Path) -> None:
    planet = {"Reference": 104, "Name of Individual or Entity": "Tellus", "Type": "Planet"}
    nobody = {"Reference": 105, "Type": "Entity", "Shoe size": 43}
    found = reading(australia_xlsx, written(tmp_path, [{**ROWS[3], "Shoe size": 43}, planet, nobody], "Shoe size"))
    assert found.leftovers == {"row.Shoe size"}
    assert found.errors == [
        "Type: 'planet' is none of individual, entity, vessel (line 3)",
        "name: entry '105' has no name, address or identifier (line 4)",
    ]
    assert list(found.entries) == ["103"]
    assert reading(australia_xlsx, written(tmp_path, ROWS)).warnings == ["no date: '/02/1961'"]


def test_another_file_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    path = tmp_path / "other.xlsx"
    tables.write(path, ["Name"], [{"Name": "Nord"}])
    with pytest.raises(ListFormatError, match="no columns 'Reference' and 'Name of Individual or Entity'"):
        list(australia_xlsx.read(path))


def test_real_file() -> None:
    pytest.importorskip("openpyxl")
    path = realdata.path("lists/au_dfat/2026-08-02/dfat.xlsx")
    assert registry.detect(path).name == "australia_xlsx"
    found = reading(australia_xlsx, path)
    assert found.kinds() == {"person": 2543, "company": 1041, "vessel": 262}
    assert (found.names(), found.aliases(strength="weak"), found.aliases(kind="native")) == (11036, 448, 455)
    assert sum(len(entry.dates) for entry in found.entries.values()) == 2952
    assert (found.leftovers, found.errors, found.skipped) == (set(), [], [])
    # what is left are slips of the list itself
    assert sorted(warning for warning in found.warnings if warning.startswith("no date")) == [
        "no date: '/02/1961'", "no date: '10/061962'", "no date: '1980.1981'", "no date: '24/06/1402'",
        "no date: '7/02/1950/11/1950 08/08/1945'",
    ]  # fmt: skip
