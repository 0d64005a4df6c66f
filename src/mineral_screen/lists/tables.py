"""Tables as files: rows in and rows out, one after the other, in the format the file name says."""

from __future__ import annotations

import csv
import json
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from errno import ENOENT
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import BadZipFile

from mineral_screen.errors import ListFormatError

Row: TypeAlias = dict[str, Any]
_Numbered: TypeAlias = "Iterator[tuple[int, Row | str]]"
_DELIMITERS = ",;\t|"
_NEVER = "\x1f"
_ROWS = 10_000  # of a parquet file, read and written at once
_EXTRAS = {"openpyxl": (".xlsx files", "lists"), "pyarrow": (".parquet files", "parquet")}


def read(path: Path) -> Iterator[Row]:
    """The rows of a `.csv`, `.tsv`, `.jsonl`, `.xlsx` or `.parquet` file; the first line of a table names its columns.

    A name that stands for several columns gets a number: `Alias`, `Alias 2`. Raises `ListFormatError` with the line
    for what cannot be read, `OSError` for a file that cannot be opened.
    """
    return (sound(path, line, row) for line, row in numbered(path))


def numbered(path: Path) -> Iterator[tuple[int, Row | str]]:
    """The rows as `read` gives them, each with the line it ends on (in parquet: its number), counted from 1.

    In the place of a row that cannot be read stands what is wrong with it. Raises as `read` does where none can be.
    """
    return _format(path)[0](path)


def sound(path: Path, line: int, row: Row | str) -> Row:
    """The row. Raises `ListFormatError` for one that cannot be read."""
    if isinstance(row, str):
        raise ListFormatError(row, source=str(path), line=line)
    return row


def write(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write `rows` to `path` in the format of its name, whole or not at all."""
    writer = _format(path)[1]
    if not path.parent.is_dir():
        raise FileNotFoundError(ENOENT, "no such directory", str(path.parent))
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        writer(temporary, columns, rows)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def is_flat(path: Path) -> bool:
    """Whether a cell of this format holds one plain value, not a list or an object."""
    return _format(path)[0] is not _read_jsonl


def _read_csv(path: Path) -> _Numbered:
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            head = file.readline()
            file.seek(0)
            delimiter = max(_DELIMITERS, key=head.count)
            # of one column there is nothing to divide, and a comma belongs to the name
            reader = csv.reader(file, delimiter=delimiter if delimiter in head else _NEVER)
            yield from _named((reader.line_num, cells) for cells in reader)
        except UnicodeDecodeError as error:
            raise ListFormatError(f"not UTF-8 ({error.reason}); save it as UTF-8", source=str(path)) from None
        except csv.Error as error:
            raise ListFormatError(str(error), source=str(path), line=reader.line_num) from None


def _named(lines: Iterable[tuple[int, Sequence[Any]]]) -> _Numbered:
    """Rows by the names of the first of the numbered `lines`; empty lines are passed over."""
    columns: list[str] | None = None
    for number, cells in lines:
        if columns is None:
            columns = _distinct([str(cell or "").strip() for cell in cells])
        elif len(cells) > len(columns):
            yield number, f"{len(cells)} cells under {len(columns)} columns"
        elif any(cell not in ("", None) for cell in cells):
            yield number, dict(zip(columns, [*cells, *[None] * (len(columns) - len(cells))], strict=True))


def _distinct(columns: list[str]) -> list[str]:
    """The names of the columns, those that repeat with a number."""
    named: dict[str, None] = {}
    for column in columns:
        number, name = 1, column
        while name in named:
            number += 1
            name = f"{column} {number}"
        named[name] = None
    return list(named)


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    delimiter = "\t" if ".tsv." in path.name.lower() else ","
    # with a byte order mark, without which spreadsheets take UTF-8 for something else
    with path.open("x", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(columns)
        writer.writerows([row.get(column) for column in columns] for row in rows)


def _read_jsonl(path: Path) -> _Numbered:
    with path.open(encoding="utf-8-sig") as file:
        try:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, _object(line)
        except UnicodeDecodeError as error:
            raise ListFormatError(f"not UTF-8 ({error.reason}); save it as UTF-8", source=str(path)) from None


def _object(line: str) -> Row | str:
    try:
        row = json.loads(line)
    except ValueError as error:
        return f"not JSON: {error}"
    return row if isinstance(row, dict) else "not a JSON object"


def _write_jsonl(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("x", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


def _read_xlsx(path: Path) -> _Numbered:
    library = _library("openpyxl")
    try:
        workbook = library.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError) as error:
        raise ListFormatError(f"not a spreadsheet: {error}", source=str(path)) from None
    try:
        yield from _named(enumerate(workbook.active.iter_rows(values_only=True), 1))
    finally:
        workbook.close()


def _write_xlsx(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    workbook = _library("openpyxl").Workbook(write_only=True)
    sheet = workbook.create_sheet("screening")
    sheet.append(list(columns))
    for row in rows:
        sheet.append([row.get(column) for column in columns])
    with path.open("xb") as file:
        workbook.save(file)


def _read_parquet(path: Path) -> _Numbered:
    parquet, invalid = _library("pyarrow.parquet"), _library("pyarrow").ArrowException
    try:
        with parquet.ParquetFile(os.fspath(path)) as file:
            yield from enumerate((row for batch in file.iter_batches(_ROWS) for row in batch.to_pylist()), 1)
    except invalid as error:
        raise ListFormatError(f"not a parquet file: {error}", source=str(path)) from None


def _write_parquet(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    pyarrow = _library("pyarrow")
    table = pyarrow.Table.from_pylist([{column: row.get(column) for column in columns} for row in rows])
    _library("pyarrow.parquet").write_table(table, os.fspath(path))


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        package = name.partition(".")[0]
        files, extra = _EXTRAS[package]
        raise ListFormatError(f"they take {package}; pip install 'mineral-screen[{extra}]'", source=files) from None


_Reader: TypeAlias = Callable[[Path], _Numbered]
_Writer: TypeAlias = Callable[[Path, Sequence[str], Iterable[Row]], None]
_FORMATS: dict[str, tuple[_Reader, _Writer]] = {
    ".csv": (_read_csv, _write_csv),
    ".tsv": (_read_csv, _write_csv),
    ".jsonl": (_read_jsonl, _write_jsonl),
    ".ndjson": (_read_jsonl, _write_jsonl),
    ".xlsx": (_read_xlsx, _write_xlsx),
    ".parquet": (_read_parquet, _write_parquet),
}


def _format(path: Path) -> tuple[_Reader, _Writer]:
    found = _FORMATS.get(path.suffix.lower())
    if found is None:
        raise ListFormatError(f"unknown format; use one of {', '.join(_FORMATS)}", source=str(path))
    return found
