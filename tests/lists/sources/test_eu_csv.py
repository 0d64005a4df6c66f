from __future__ import annotations

from pathlib import Path

import pytest

from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources import eu_csv, eu_xml, registry
from readings import FIXTURES, reading

FILE = FIXTURES / "eu.csv"


def test_it_says_what_the_xml_says() -> None:
    table, tree = reading(eu_csv, FILE).entries, reading(eu_xml, FIXTURES / "eu.xml").entries
    assert table.keys() == tree.keys()
    for id_, entry in table.items():
        twin = tree[id_]
        for field in ("name", "kind", "countries", "addresses", "dates", "identifiers", "listings"):
            assert getattr(entry, field) == getattr(twin, field), field
        assert {name.text for name in entry.aliases} == {name.text for name in twin.aliases}


def test_it_does_not_say_which_names_are_strong() -> None:
    assert "ZRK" in [name.text for name in reading(eu_csv, FILE).entries["150001"].aliases if name.strength == "strong"]


def test_contacts_stand_in_one_cell() -> None:
    entry = reading(eu_csv, FILE).entries["150001"]
    assert entry.identifiers["email"] == "info@zrk.example"


def test_what_is_not_understood_is_reported(tmp_path: Path) -> None:
    found = reading(eu_csv, FILE)
    assert found.leftovers == set()
    assert found.errors == ["name: entry '150003' has no name, address or identifier (line 33)"]
    path = tmp_path / "eu.csv"
    head, *rows = FILE.read_text(encoding="utf-8-sig").splitlines()
    changed = [f"{head};Entity_ShoeSize", f"{rows[0]};43", "1;2"]
    path.write_text("\ufeff" + "\n".join(changed), encoding="utf-8")
    found = reading(eu_csv, path)
    assert found.leftovers == {"@shoeSize"}
    assert found.errors == ["row: 2 cells under 119 columns (line 3)"]


def test_rows_of_a_subject_may_stand_anywhere(tmp_path: Path) -> None:
    head, *rows = FILE.read_text(encoding="utf-8-sig").splitlines()
    path = tmp_path / "eu.csv"
    mixed = [row for number in range(3) for row in rows[number::3]]
    path.write_text("\n".join([head, *mixed]), encoding="utf-8")
    assert reading(eu_csv, path).entries.keys() == reading(eu_csv, FILE).entries.keys()


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "eu.csv"
    path.write_text("Report Date: 1\nUnique ID,Name 6\n", encoding="utf-8")
    with pytest.raises(ListFormatError, match="no head with the columns Entity_LogicalId"):
        list(eu_csv.read(path))


def test_it_is_recognised() -> None:
    assert registry.detect(FILE).name == "eu_csv"
