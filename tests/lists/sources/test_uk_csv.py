from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources import registry, uk_csv, uk_xml
from readings import FIXTURES, reading

FILE = FIXTURES / "uk.csv"


def test_it_says_what_the_xml_says() -> None:
    assert reading(uk_csv, FILE).entries == reading(uk_xml, FIXTURES / "uk.xml").entries


def test_the_head_has_58_columns() -> None:
    assert len(FILE.read_text(encoding="utf-8").splitlines()[1].split(",")) == 58


@given(st.randoms(use_true_random=False))
def test_rows_may_stand_in_any_order(tmp_path_factory: pytest.TempPathFactory, random: object) -> None:
    import csv

    with FILE.open(encoding="utf-8", newline="") as file:
        date, head, *rows = csv.reader(file)
    random.shuffle(rows)  # type: ignore[attr-defined]
    path = tmp_path_factory.mktemp("uk") / "uk.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([date, head, *rows])
    for id_, entry in reading(uk_csv, path).entries.items():
        twin = reading(uk_csv, FILE).entries[id_]
        assert set(entry.all_names()) == set(twin.all_names())
        assert (set(entry.dates), entry.identifiers.keys()) == (set(twin.dates), twin.identifiers.keys())


def test_what_is_not_understood_is_reported(tmp_path: Path) -> None:
    found = reading(uk_csv, FILE)
    assert found.leftovers == set()
    assert found.errors == ["row: 3 cells under 58 columns (line 23)"]
    assert found.warnings == ["unknown country 'Atlantis'", "no date: '15/08/19yy'"]
    date, head, first, *_ = FILE.read_text(encoding="utf-8").splitlines()
    path = tmp_path / "uk.csv"
    path.write_text(f"{date}\n{head},Shoe size\n{first},43\n", encoding="utf-8")
    assert reading(uk_csv, path).leftovers == {"Shoe size"}


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "uk.csv"
    path.write_text("Report Date: 1\n\na,b\nc,d\ne,f\n", encoding="utf-8")
    with pytest.raises(ListFormatError, match="no head with the columns Unique ID, Name 6, Name type"):
        list(uk_csv.read(path))


def test_it_is_recognised() -> None:
    assert registry.detect(FILE).name == "uk_csv"
