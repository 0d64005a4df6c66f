from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import realdata
from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources import registry, uk_conlist
from readings import FIXTURES, names_of, reading

OLD, NEW = FIXTURES / "conlist_2020.csv", FIXTURES / "conlist_2022.csv"


def test_the_columns_until_2022() -> None:
    entries = reading(uk_conlist, OLD).entries
    person, company, ship = (entries[id_] for id_ in ("97172", "13903", "13638"))
    assert (person.name, person.kind) == ("KARIM HUSSEIN DAUDZAI", "person")
    assert names_of(person) == [("Karim KARIMI", "aka", "strong"), ("OLD NAME", "fka", "strong")]
    assert person.dates == ("1945", "1958-03-01")
    assert person.addresses == ("Kabul, Afghanistan", "Herat, Afghanistan")
    assert person.identifiers == {"passport": "P04581999", "national_id": "54400-1"}
    # the number of the ship it owns is not its own
    assert company.identifiers == {"ogrn": "1037739044111", "inn": "7725056162"}
    assert (ship.kind, ship.identifiers) == ("vessel", {"imo": "9074729"})


def test_the_columns_since_2022() -> None:
    entry = reading(uk_conlist, NEW).entries["97172"]
    assert names_of(entry) == [
        ("کریم حسین داودزی", "native", "strong"),
        ("Haji Karim", "aka", "weak"),
        ("Karim Husain", "aka", "strong"),
    ]
    assert entry.aliases[0].lang == "fa"
    assert (entry.dates, entry.identifiers) == (("1945",), {"passport": "P04581999", "national_id": "54400-1"})
    assert "Passport: P04581999; Afghan passport, expires 2034" in str(entry.remarks)


def test_the_listing() -> None:
    (listing,) = reading(uk_conlist, NEW).entries["97172"].listings
    assert (listing.program, listing.reference, listing.listed_on) == ("Afghanistan", "97172", date(2001, 2, 23))
    assert [event.on for event in listing.events] == [date(2021, 2, 1), date(2022, 2, 2)]


def test_what_is_not_understood_is_reported(tmp_path: Path) -> None:
    assert reading(uk_conlist, OLD).errors == [
        "Group Type: planet where one of individual, entity, ship should be (line 8)"
    ]
    assert reading(uk_conlist, NEW).errors == ["row: 2 cells under 36 columns (line 6)"]
    day, head, first, *_ = NEW.read_text(encoding="utf-8").splitlines()
    path = tmp_path / "ConList.csv"
    path.write_text(f"{day}\n{head},Shoe size\n{first},43\n", encoding="utf-8")
    assert reading(uk_conlist, path).leftovers == {"row.Shoe size"}


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ConList.csv"
    path.write_text("name,country\nNord,NO\n", encoding="utf-8")
    with pytest.raises(ListFormatError, match="no head with the columns Group ID, Name 6, Regime"):
        list(uk_conlist.read(path))


@pytest.mark.parametrize("path", [OLD, NEW])
def test_it_is_recognised(path: Path) -> None:
    assert registry.detect(path).name == "uk_conlist"


def test_real_file() -> None:
    found = reading(uk_conlist, realdata.path("lists/gb_ofsi/2020-03-21_excerpt/ConList.csv"))
    assert (found.kinds(), found.names()) == ({"person": 32, "company": 9}, 50)
    assert (found.leftovers, found.errors, found.skipped) == (set(), [], [])
    assert all(entry.listings[0].listed_on for entry in found.entries.values())
