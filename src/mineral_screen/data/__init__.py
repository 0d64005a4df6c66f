"""The tables the library reads names with, and the one loader for them.

Every table is a UTF-8 TSV file in this directory. Its first lines begin with ``#`` and say what the table is,
where its facts come from and when they were gathered; then comes one header line, then the rows.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


def rows(name: str, having: str = "") -> list[list[str]]:
    """The rows of table `name` (without provenance and header), each a list of its cells.

    With `having` only those whose line holds that text, for which it is quicker not to split the others.

    >>> rows("legal_families")[0][0]
    'LTD'
    """
    return [line.split("\t") for line in _lines(name)[1:] if having in line]


def rows_in(name: str, wanted: Callable[[str], bool]) -> list[list[str]]:
    """The rows of table `name` in those languages of its column `lang` that are `wanted`.

    The rows of the table stand in the order of their languages; those of other languages are not even split, which
    makes a large table quick to read in part.

    >>> [row[0] for row in rows_in("places", lambda lang: lang == "zh-latn")][:2]
    ['CN', 'CN-BJ']
    """
    header, *lines = _lines(name)
    column = header.split("\t").index("lang")

    def language(line: str) -> str:
        return line.split("\t", column + 1)[column]

    rows: list[list[str]] = []
    start = 0
    while start < len(lines):
        lang = language(lines[start])
        end = bisect_right(lines, lang, start, key=language)
        if wanted(lang):
            rows += [line.split("\t") for line in lines[start:end]]
        start = end
    return rows


def _lines(name: str) -> list[str]:
    """The header and the rows of a table as lines."""
    lines = (_HERE / f"{name}.tsv").read_bytes().decode().replace("\r", "").removesuffix("\n").split("\n")
    first = next(at for at, line in enumerate(lines) if not line.startswith("#"))
    return lines[first:]


@cache
def digest() -> str:
    """SHA-256 over every table, by name and content: part of what makes an answer reproducible."""
    total = hashlib.sha256()
    for path in sorted(_HERE.glob("*.tsv")):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
