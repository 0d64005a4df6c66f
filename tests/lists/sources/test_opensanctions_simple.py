from __future__ import annotations

from pathlib import Path

import pytest

import realdata
from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources import opensanctions_simple, registry
from readings import FIXTURES, names_of, reading

FILE = FIXTURES / "opensanctions_simple.csv"


def test_cells_of_several_lines_and_values() -> None:
    entry = reading(opensanctions_simple, FILE).entries["NK-ore"]
    assert (entry.name, entry.kind, entry.countries) == ("Zarechny Ore Company", "company", ("RU", "CY"))
    assert names_of(entry) == [("Зареченская рудная компания", "aka", "strong"), ("ZRK Ore", "aka", "strong")]
    assert entry.addresses == ("ul. Rudnaya 4, Zarechny 624250", "P.O. Box 5 Limassol")
    assert 'Sanctions: Freedonia - Regulation 12 "Ore" with a second line' in str(entry.remarks)
    assert "First seen: 2025-10-06T14:15:21" in str(entry.remarks)


def test_numbers_are_known_by_their_form() -> None:
    entries = reading(opensanctions_simple, FILE).entries
    assert entries["NK-ore"].identifiers == {
        "inn": "7725056162",
        "ogrn": "1037739044111",
        "imo_company": "IMO6495856",
        "lei": "506700GE1G29325QX363",
        "identification_number": "BR-99",
        "phone": "+7 343 000 00 00",
        "email": "info@zrk.example",
    }
    assert entries["NK-queen"].identifiers == {"imo": "IMO9074729", "mmsi": "273312345", "call_sign": "UBBF7"}
    assert entries["NK-karim"].identifiers == {"wikidata": "Q296771"}


def test_programmes_or_else_datasets_are_listings() -> None:
    entries = reading(opensanctions_simple, FILE).entries
    assert [one.program for one in entries["NK-ore"].listings] == ["FR-RUS", "FR-ORE"]
    assert entries["NK-ore"].listings[0].note == "dataset: Freedonia Sanctions, Ruritania Sanctions"
    assert [one.program for one in entries["NK-queen"].listings] == ["Freedonia Sanctions"]
    # `""` is no sanction
    assert "Sanctions:" not in str(entries["NK-queen"].remarks)


def test_dates_and_countries_of_a_person() -> None:
    entry = reading(opensanctions_simple, FILE).entries["NK-karim"]
    assert (entry.dates, entry.countries) == (("1958-03-01", "1945"), ("AF", "GB"))


def test_what_is_not_understood_is_reported(tmp_path: Path) -> None:
    found = reading(opensanctions_simple, FILE)
    assert found.leftovers == set()
    assert found.errors == ["row: 2 cells under 16 columns (line 7)"]
    path = tmp_path / "targets.simple.csv"
    path.write_text("id,schema,name,aliases,birth_date,shoe_size\n1,Person,A,,,43\n", encoding="utf-8")
    assert reading(opensanctions_simple, path).leftovers == {"shoe_size"}


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "targets.simple.csv"
    path.write_text("name,country\nA,NO\n", encoding="utf-8")
    with pytest.raises(ListFormatError, match="no head with the columns id, schema, name, aliases"):
        list(opensanctions_simple.read(path))


def test_it_is_recognised() -> None:
    assert registry.detect(FILE).name == "opensanctions_simple"


def test_real_files() -> None:
    sample = reading(
        opensanctions_simple, realdata.path("lists/opensanctions_ftm_sample/2024-03-22/targets.simple.csv")
    )
    assert (len(sample.entries), sample.names()) == (5, 11)
    war = reading(opensanctions_simple, realdata.path("lists/opensanctions_ua_war/2026-03-13/targets.simple.csv"))
    assert war.kinds() == {"person": 1543, "company": 1524, "vessel": 1340, None: 1193}
    assert war.names() == 13331
    assert (war.leftovers, war.errors, war.skipped) == (set(), [], [])
    assert sum("imo" in entry.identifiers for entry in war.entries.values() if entry.kind == "vessel") == 1336
