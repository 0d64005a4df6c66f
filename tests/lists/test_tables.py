"""Tables in files: what is written is read back, and what cannot be read says where."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from mineral_screen.errors import ListFormatError
from mineral_screen.lists import tables

ROWS = [{"id": "1", "name": '大连尤曼特, Ltd "X"'}, {"id": "2", "name": "ООО\nМинерал"}]


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx", ".parquet", ".CSV"])
def test_round_trip(tmp_path: Path, suffix: str) -> None:
    if suffix in (".xlsx", ".parquet"):
        pytest.importorskip({".xlsx": "openpyxl", ".parquet": "pyarrow"}[suffix])
    path = tmp_path / f"book{suffix}"
    tables.write(path, ["id", "name"], iter(ROWS))
    assert list(tables.read(path)) == ROWS
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_recognised(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "book.csv"
    path.write_text(f"\ufeffid{delimiter} name \n1{delimiter}A\n\n2\n", encoding="utf-8")
    assert list(tables.read(path)) == [{"id": "1", "name": "A"}, {"id": "2", "name": None}]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("book.csv", b"id,name\n1,A\n2,B,C\n", r"line 3: 3 cells under 2 columns"),
        ("book.csv", "name\nМинерал\n".encode("cp1251"), "UTF-8"),
        ("book.jsonl", b'{"name": "A"}\n{"name": \n', "line 2: not JSON"),
        ("book.jsonl", b'["A"]\n', "line 1: not a JSON object"),
        ("book.pdf", b"%PDF", "unknown format"),
        ("book.xlsx", b"<html>not found</html>", "not a spreadsheet"),
    ],
)
def test_what_cannot_be_read_says_where(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ListFormatError, match=said):
        list(tables.read(path))


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    for name in ("book.csv", "book.jsonl"):
        (tmp_path / name).touch()
        assert list(tables.read(tmp_path / name)) == []


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text("old", encoding="utf-8")

    def rows() -> Any:
        yield ROWS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tables.write(path, ["id"], rows())
    assert path.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["book.csv"]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".xlsx", ".parquet"])
def test_rows_say_where_they_stand(tmp_path: Path, suffix: str) -> None:
    if suffix in (".xlsx", ".parquet"):
        pytest.importorskip({".xlsx": "openpyxl", ".parquet": "pyarrow"}[suffix])
    path = tmp_path / f"book{suffix}"
    tables.write(path, ["id", "name"], [{"id": "1", "name": "A\nB"}, {"id": "2", "name": "C"}])
    # a CSV row ends on the last of its lines
    expected = {".csv": [3, 4], ".jsonl": [1, 2], ".xlsx": [2, 3], ".parquet": [1, 2]}[suffix]
    assert [number for number, _ in tables.numbered(path)] == expected


def test_columns_of_one_name_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text("name,alias,alias,,alias\nNord,A,B,C,D\n", encoding="utf-8")
    assert list(tables.read(path)) == [{"name": "Nord", "alias": "A", "alias 2": "B", "": "C", "alias 3": "D"}]


def test_of_one_column_commas_are_text(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text('name\nNord Co., Ltd\n"Ost; ""East"""\n', encoding="utf-8")
    assert [row["name"] for row in tables.read(path)] == ["Nord Co., Ltd", 'Ost; "East"']


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("book.csv", "name,country\nNord,NO\nOst,PL,surplus\nWest,IE\n", "3 cells under 2 columns"),
        ("book.jsonl", '{"name": "Nord"}\nnot json\n[1]\n', "not JSON"),
        ("book.jsonl", '{"name": "Nord"}\n[1]\n', "not a JSON object"),
    ],
)
def test_rows_that_cannot_be_read(tmp_path: Path, name: str, content: str, fault: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    found = list(tables.numbered(path))
    faults = [row for _, row in found if isinstance(row, str)]
    assert faults[0].startswith(fault)
    # the others go on, unless whoever reads wants none that is bad
    assert len(found) > len(faults)
    with pytest.raises(ListFormatError, match=fault):
        list(tables.read(path))


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".jsonl", ".xlsx", ".parquet"])
def test_a_file_of_another_format_is_an_error_that_says_so(tmp_path: Path, suffix: str) -> None:
    if suffix in (".xlsx", ".parquet"):
        pytest.importorskip({".xlsx": "openpyxl", ".parquet": "pyarrow"}[suffix])
    path = tmp_path / f"book{suffix}"
    path.write_bytes(bytes(range(200, 256)) * 40)
    with pytest.raises(ListFormatError, match="not ") as caught:
        list(tables.read(path))
    assert caught.value.source == str(path)


@pytest.mark.parametrize(
    ("suffix", "package", "extra"), [(".xlsx", "openpyxl", "lists"), (".parquet", "pyarrow", "parquet")]
)
def test_without_the_library_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, package: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, "pyarrow.parquet", raising=False)
    path = tmp_path / f"book{suffix}"
    said = rf"{suffix} files: they take {package}; pip install 'mineral-screen\[{extra}\]'"
    with pytest.raises(ListFormatError, match=said):
        tables.write(path, ["id"], [])
    with pytest.raises(ListFormatError, match=said):
        list(tables.read(path))
