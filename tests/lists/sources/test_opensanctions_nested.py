from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import realdata
from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources import opensanctions_nested, registry
from mineral_screen.lists.sources.base import Parsed, Record
from readings import FIXTURES, names_of, reading

FILE = FIXTURES / "opensanctions_nested.json"


def parsed(schema: str, **properties: Any) -> Parsed:
    return opensanctions_nested.parse(Record({"id": "1", "schema": schema, "caption": "A", "properties": properties}))


def test_a_company() -> None:
    entry = reading(opensanctions_nested, FILE).entries["NK-ore"]
    # the caption is its name; whatever else it is called are aliases
    assert (entry.name, entry.kind) == ("Zarechny Ore Company", "company")
    assert names_of(entry) == [
        ("Зареченская рудная компания", "aka", "strong"),
        ("ZRK Ore", "aka", "strong"),
        ("扎列奇内矿业公司", "aka", "strong"),
        ("Zet-Er-Ka", "aka", "weak"),
        ("Uralrudstal", "fka", "strong"),
        ("ZRK", "acronym", "strong"),
    ]
    assert entry.countries == ("RU", "SU", "CY")
    assert entry.addresses == (
        "Zarechny, Sverdlovsk region", "ul. Rudnaya 4, Zarechny 624250", "P.O. Box 5, Limassol",
    )  # fmt: skip
    # a number under two properties is one
    assert entry.identifiers == {
        "inn": "7725056162",
        "ogrn": "1037739044111",
        "lei": "506700GE1G29325QX363",
        "website": "https://zrk.example",
        "phone": "+7 343 000 00 00",
    }
    assert entry.dates == ("2003-11-20",)
    assert entry.source_url == "https://www.opensanctions.org/entities/NK-ore/"
    for line in (
        "Country: eu",
        "Topics: sanction; export.control",
        "Ownership owner: Zarechny Trade (51, 2020)",
        "Directorship organization: Karim Daudzai (Chairman)",
        "Datasets: test_sanctions",
    ):
        assert line in str(entry.remarks).split("\n")


def test_sanctions_are_listings() -> None:
    one, two = reading(opensanctions_nested, FILE).entries["NK-ore"].listings
    assert (one.program, one.authority, one.reference) == ("FREE-RUS", "Council of Freedonia", "FR.12")
    assert (one.listed_on, one.source_url) == (date(2024, 2, 23), "https://freedonia.example/ore")
    assert [(event.type, event.on) for event in one.events] == [("ceased", date(2026, 1, 31))]
    assert (two.authority, two.reference, two.listed_on) == ("Ruritania", "TAi.902", date(2022, 5, 6))


def test_documents_of_a_person() -> None:
    entry = reading(opensanctions_nested, FILE).entries["NK-karim"]
    assert entry.identifiers == {
        "passport": "P04581999;D0009876", "identification_number": "54400-1", "national_id": "998877",
    }  # fmt: skip
    assert entry.dates == ("1958-03-01", "1945")
    assert "Date of birth: long ago" in str(entry.remarks)
    assert "Passport: D0009876 (af, Kabul)" in str(entry.remarks)


def test_ships_aircraft_and_what_may_be_either() -> None:
    entries = reading(opensanctions_nested, FILE).entries
    ship, plane, legal = (entries[id_] for id_ in ("NK-queen", "NK-plane", "NK-legal"))
    assert (ship.kind, ship.countries) == ("vessel", ("KM",))
    assert ship.identifiers == {"imo": "9074729", "mmsi": "273312345", "registration_number": "77-2011"}
    assert "Owner: Zarechny Ore Company" in str(ship.remarks)
    assert (plane.kind, plane.identifiers["tail_number"]) == ("aircraft", "RA-12345")
    assert (legal.kind, legal.identifiers) == (None, {"imo_company": "6495856"})
    assert "Type: LegalEntity" in str(legal.remarks)


def test_a_programme_without_a_sanction_is_a_listing() -> None:
    entry = parsed("Person", name=["A"], programId=["FR-RUS", "FR-RUS"]).entry
    assert entry
    assert [one.program for one in entry.listings] == ["FR-RUS"]


def test_a_lone_value_stands_for_a_list() -> None:
    entry = parsed("Company", name="B", jurisdiction="no").entry
    assert entry
    assert (names_of(entry), entry.countries) == ([("B", "aka", "strong")], ("NO",))


def test_what_is_not_understood_is_reported() -> None:
    found = reading(opensanctions_nested, FILE)
    assert found.leftovers == {"properties.favouriteColour"}
    assert found.warnings == ["no date: 'long ago'"]
    assert found.errors == ["row: not JSON: Expecting value: line 1 column 1 (char 0) (line 6)"]


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "targets.nested.json"
    path.write_text('{"RECORD_ID": "1"}\n', encoding="utf-8")
    with pytest.raises(ListFormatError, match="line 1: it has no id, schema, properties"):
        list(opensanctions_nested.read(path))


def test_it_is_recognised() -> None:
    assert registry.detect(FILE).name == "opensanctions_nested"


def test_real_file() -> None:
    path = realdata.path("lists/opensanctions_ftm_sample/2024-03-09/targets.nested.json")
    found = reading(opensanctions_nested, path)
    assert (len(found.entries), found.names()) == (20, 270)
    assert (found.leftovers, found.warnings, found.errors) == (set(), [], [])
