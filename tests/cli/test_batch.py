"""`batch`: the rows of a file with their answers beside them, in order."""

from __future__ import annotations

from pathlib import Path

import pytest

import mineral_screen as ms
from mineral_screen.cli import main
from mineral_screen.lists import tables

BOOK = """\
ref;Company name;country;lei
7;Blue Lagoon Bakery;;
8;莱多斯公司;US;
"""


def run(tmp_path: Path, book: str, *arguments: str, out: str = "out.csv") -> tuple[int, list[tables.Row]]:
    (tmp_path / "book.csv").write_text(book, encoding="utf-8")
    status = main(["batch", str(tmp_path / "book.csv"), "-o", str(tmp_path / out), *arguments])
    return status, list(tables.read(tmp_path / out))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_rows_keep_their_order_and_columns(tmp_path: Path, workers: str) -> None:
    status, rows = run(tmp_path, BOOK, "--column", "name=Company name", "--workers", workers)
    assert status == 1
    assert [row["ref"] for row in rows] == ["7", "8"]
    assert [row["screening_outcome"] for row in rows] == ["clear", "match"]
    assert rows[1]["screening_entry_name"] == "Leidos"
    assert "Leidos" in rows[1]["screening_explanation"]


def test_all_clear(tmp_path: Path) -> None:
    status, rows = run(tmp_path, "name\nBlue Lagoon Bakery\n")
    assert (status, rows[0]["screening_outcome"]) == (0, "clear")


def test_a_bad_row_is_reported_and_the_rest_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, rows = run(tmp_path, "name,country\nLeidos,Ruritania\nLeidos,US\n")
    assert status == 2
    assert [row["screening_outcome"] for row in rows] == ["failed", "match"]
    assert "Ruritania" in rows[0]["screening_error"]
    printed = capsys.readouterr()
    assert (printed.out, "1 failed" in printed.err) == ("", True)


def test_json_lines_hold_the_whole_result(tmp_path: Path) -> None:
    _, rows = run(tmp_path, "name\nLeidos Inc\n", out="out.jsonl")
    result = ms.ScreeningResult(**rows[0]["screening"])
    assert result.outcome == "match"


def test_several_values_of_one_cell(tmp_path: Path) -> None:
    _, rows = run(tmp_path, "name,aliases\nNobody at all,Leidos Inc|Blue Lagoon\n")
    assert rows[0]["screening_entry_name"] == "Leidos"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--out", "x.pdf"], "unknown format"),
        (["--column", "name"], "FIELD=COLUMN"),
        (["--workers", "0"], "workers"),
        (["--as-of", "yesterday"], "as_of"),
        (["--column", "name=Firm"], "there is no column 'Firm'; there are ref, Company name"),
        (["--out", "nowhere/out.csv"], "nowhere: no such directory"),
    ],
)
def test_mistakes_are_errors_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    book = tmp_path / "book.csv"
    book.write_text(BOOK, encoding="utf-8")
    assert main(["batch", str(book), "--out", str(tmp_path / "out.csv"), *arguments]) == 2
    assert said in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["book.csv"]


def test_progress_is_for_terminals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*arguments: str) -> str:
        run(tmp_path, BOOK, "--column", "name=Company name", *arguments)
        return capsys.readouterr().err

    monkeypatch.setattr("mineral_screen.cli.progress.monotonic", iter(range(1, 1000)).__next__)
    assert "screened" not in said()
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert "screened 2" in said()
    assert "screened" not in said("--quiet")
