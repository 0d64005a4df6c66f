"""Delimited list files as numbered rows: decoded, without empty lines and without the end mark of old systems."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from mineral_screen.errors import ListFormatError

_END_MARK = "\x1a"
"""Ctrl-Z: some agencies' exports still end with it, alone on a line."""


def rows(path: Path, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """The rows of a delimited file, each with the line it begins in, from 1.

    Raises `ListFormatError` for an empty file and for what the csv module cannot read (it names the line), `OSError`
    for a file that cannot be opened.
    """
    reader = csv.reader(io.StringIO(text_of(path), newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            if cells and cells != [_END_MARK] and any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise ListFormatError(str(error), source=str(path), line=line) from None


def text_of(path: Path) -> str:
    """The text of a file: UTF-8, or else Windows-1252, which is what files of this kind were written in before.

    Raises `ListFormatError` for an empty file: a service that fails has been seen to send one.
    """
    content = path.read_bytes()
    if not content.strip():
        raise ListFormatError("the file is empty; fetch it again", source=str(path))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
