"""Lists as JSON lines: an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources.base import Record
from mineral_screen.lists.sources.headed import malformed


def json_lines(path: Path, *keys: str) -> Iterator[Record]:
    """Every line as a record of its object, empty lines left out.

    A line that is no object with all of `keys` is a record that `headed.refuse_malformed` refuses. Raises
    `ListFormatError` where that is so of the first line: the file is of another format.
    """
    with path.open(encoding="utf-8-sig") as file:
        for number, text in enumerate(file, 1):
            if not text.strip():
                continue
            record, fault = _record(text, keys, number)
            if fault and number == 1:
                raise ListFormatError(fault, source=str(path), line=1)
            yield malformed(fault, number) if fault else record


def _record(text: str, keys: tuple[str, ...], line: int) -> tuple[Record, str]:
    try:
        value = json.loads(text)
    except ValueError as error:
        return Record({}), f"not JSON: {error}"
    if not isinstance(value, dict):
        return Record({}), "not a JSON object"
    missing = [key for key in keys if key not in value]
    return Record(value, line), f"it has no {', '.join(missing)}" if missing else ""
