from __future__ import annotations

from pathlib import Path

import pytest

from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources.rows import rows, text_of


def test_rows_are_numbered_by_the_line_they_begin_in(tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_bytes(b'1,"a\r\nb"\r\n\r\n2,c\r\n"",""\r\n\x1a')
    assert list(rows(path)) == [(1, ["1", "a\r\nb"]), (4, ["2", "c"])]


def test_other_delimiters_and_encodings(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_bytes("\ufeffname\tcity\nMüller\tKöln\n".encode())
    assert [cells for _, cells in rows(path, "\t")] == [["name", "city"], ["Müller", "Köln"]]
    path.write_bytes("Müller €".encode("cp1252"))
    assert text_of(path) == "Müller €"


@pytest.mark.parametrize("content", [b"", b" \r\n\x0a"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.csv"
    path.write_bytes(content)
    with pytest.raises(ListFormatError, match=r"empty\.csv: the file is empty"):
        list(rows(path))


def test_what_is_no_table_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text('1,2\n3,"' + "x" * 200_000, encoding="utf-8")
    with pytest.raises(ListFormatError, match=r"bad\.csv, line 2"):
        list(rows(path))
