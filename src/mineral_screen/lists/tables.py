"""Tables as files: rows in and rows out, one after the other, in the format the file name says."""

from __future__ import annotations

import csv
import json
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import BadZipFile

from mineral_screen.errors import ListFormatError

Row: TypeAlias = dict[str, Any]
_DELIMITERS = ",;\t|"
_ROWS = 10_000  # of a parquet file, read and written at once


def read(path: Path) -> Iterator[Row]:
    """The rows of a `.csv`, `.tsv`, `.jsonl`, `.xlsx` or `.parquet` file; the first line of a table names its columns.

    Raises `ListFormatError` with the line for what cannot be read, `OSError` for a file that cannot be opened.
    """
    return (row for _, row in numbered(path))


def numbered(path: Path) -> Iterator[tuple[int, Row]]:
    """The rows as `read` gives them, each with the line it ends on (in parquet: its number), counted from 1."""
    return _format(path)[0](path)


def write(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write `rows` to `path` in the format of its name, whole or not at all."""
    writer = _format(path)[1]
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        writer(temporary, columns, rows)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def is_flat(path: Path) -> bool:
    """Whether a cell of this format holds one plain value, not a list or an object."""
    return _format(path)[0] is not _read_jsonl


def _read_csv(path: Path) -> Iterator[tuple[int, Row]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            head = file.readline()
            file.seek(0)
            reader = csv.reader(file, delimiter=max(_DELIMITERS, key=head.count))
            yield from _named(path, ((reader.line_num, cells) for cells in reader))
        except UnicodeDecodeError as error:
            raise ListFormatError(f"not UTF-8 ({error.reason}); save it as UTF-8", source=str(path)) from None
        except csv.Error as error:
            raise ListFormatError(str(error), source=str(path), line=reader.line_num) from None


def _named(path: Path, lines: Iterable[tuple[int, Sequence[Any]]]) -> Iterator[tuple[int, Row]]:
    """Rows by the names of the first of the numbered `lines`; empty lines are passed over."""
    columns: list[str] | None = None
    for number, cells in lines:
        if columns is None:
            columns = [str(cell or "").strip() for cell in cells]
        elif len(cells) > len(columns):
            raise ListFormatError(f"{len(cells)} cells under {len(columns)} columns", source=str(path), line=number)
        elif any(cell not in ("", None) for cell in cells):
            yield number, dict(zip(columns, [*cells, *[None] * (len(columns) - len(cells))], strict=True))


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    delimiter = "\t" if ".tsv." in path.name.lower() else ","
    # with a byte order mark, without which spreadsheets take UTF-8 for something else
    with path.open("x", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(columns)
        writer.writerows([row.get(column) for column in columns] for row in rows)


def _read_jsonl(path: Path) -> Iterator[tuple[int, Row]]:
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    row = json.loads(line)
                except ValueError as error:
                    raise ListFormatError(f"not JSON: {error}", source=str(path), line=number) from None
                if not isinstance(row, dict):
                    raise ListFormatError("not a JSON object", source=str(path), line=number)
                yield number, row


def _write_jsonl(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("x", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


def _read_xlsx(path: Path) -> Iterator[tuple[int, Row]]:
    library = _library("openpyxl", path)
    try:
        workbook = library.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError) as error:
        raise ListFormatError(f"not a spreadsheet: {error}", source=str(path)) from None
    try:
        yield from _named(path, enumerate(workbook.active.iter_rows(values_only=True), 1))
    finally:
        workbook.close()


def _write_xlsx(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    workbook = _library("openpyxl", path).Workbook(write_only=True)
    sheet = workbook.create_sheet("screening")
    sheet.append(list(columns))
    for row in rows:
        sheet.append([row.get(column) for column in columns])
    with path.open("xb") as file:
        workbook.save(file)


def _read_parquet(path: Path) -> Iterator[tuple[int, Row]]:
    file = _library("pyarrow.parquet", path).ParquetFile(os.fspath(path))
    yield from enumerate((row for batch in file.iter_batches(_ROWS) for row in batch.to_pylist()), 1)


def _write_parquet(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    pyarrow = _library("pyarrow", path)
    table = pyarrow.Table.from_pylist([{column: row.get(column) for column in columns} for row in rows])
    _library("pyarrow.parquet", path).write_table(table, os.fspath(path))


def _library(name: str, path: Path) -> Any:
    try:
        return import_module(name)
    except ImportError:
        package = name.partition(".")[0]
        raise ListFormatError(
            f"reading and writing it takes {package}; pip install {package}", source=str(path)
        ) from None


_Reader: TypeAlias = Callable[[Path], Iterator[tuple[int, Row]]]
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
