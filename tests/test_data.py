"""The tables: each says what it is and whence, has the cells its head names, and gives credit where it is due."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mineral_screen import data

TABLES = sorted(Path(data.__file__).parent.glob("*.tsv"))
LICENCES = re.compile(r"\b(?:MIT|BSD|Apache|CC0|Unicode licence)\b")
tables = pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)


def head(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]


@tables
def test_a_table_says_what_it_is_whence_and_since_when(path: Path) -> None:
    for word in ("# what: ", "# source: ", "# gathered: 20"):
        assert any(line.startswith(word) for line in head(path)), word


@tables
def test_every_row_has_the_cells_its_head_names(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    columns, *rows = text.splitlines()[len(head(path)) :]
    assert [row for row in rows if row.count("\t") != columns.count("\t")] == []
    assert [row for row in rows if row != row.strip(" ") or re.search(r" \t|\t ", row)] == []
    assert len(set(rows)) == len(rows) == len(data.rows(path.stem))


@tables
def test_the_works_of_others_are_named(path: Path) -> None:
    taken = any(LICENCES.search(line) for line in head(path))
    root = Path(__file__).parents[1]
    for page in (root / "NOTICE", root / "docs" / "licences.md"):
        assert (path.name in page.read_text(encoding="utf-8")) or not taken, page


@pytest.mark.parametrize(("name", "column"), [("places", 3), ("terms", 2), ("brands", 1)])
def test_tables_that_are_read_in_part_stand_in_the_order_of_their_languages(name: str, column: int) -> None:
    rows = data.rows(name)
    assert [row[column] for row in rows] == sorted(row[column] for row in rows)


def test_rows_are_found_by_their_first_cell() -> None:
    rows = data.rows("terms")
    assert data.rows_of("terms", rows[-1][0]) == [row for row in rows if row[0] == rows[-1][0]]
    assert data.rows_of("terms", "no such symbol") == []
