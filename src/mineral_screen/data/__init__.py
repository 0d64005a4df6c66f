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
    return [line.split("\t") for line in _content(name).decode().split("\n")[1:] if having in line]


def rows_in(name: str, wanted: Callable[[str], bool]) -> list[list[str]]:
    """The rows of table `name` in those languages of its column `lang` that are `wanted`.

    The rows of the table stand in the order of their languages; those of other languages are not even decoded, which
    makes a large table quick to read in part.

    >>> [row[0] for row in rows_in("places", lambda lang: lang == "zh-latn")][:2]
    ['CN', 'CN-BJ']
    """
    header, *lines = _content(name).split(b"\n")
    column = header.split(b"\t").index(b"lang")

    def language(line: bytes) -> bytes:
        return line.split(b"\t", column + 1)[column]

    rows: list[list[str]] = []
    start = 0
    while start < len(lines):
        lang = language(lines[start])
        end = bisect_right(lines, lang, start, key=language)
        if wanted(lang.decode()):
            rows += [line.split("\t") for line in b"\n".join(lines[start:end]).decode().split("\n")]
        start = end
    return rows


def rows_of(name: str, first: str) -> list[list[str]]:
    """The rows of table `name` with `first` in their first cell; none where there are none.

    The others are not decoded, but stay in memory: for a table of which a few rows are wanted now and then.

    >>> [row[1:] for row in rows_of("legal_families", "LTD")]
    [['limited company']]
    """
    return [line.decode().split("\t") for line in _by_first(name).get(first.encode("utf-8", "surrogatepass"), ())]


@cache
def _by_first(name: str) -> dict[bytes, list[bytes]]:
    found: dict[bytes, list[bytes]] = {}
    for line in _content(name).split(b"\n")[1:]:
        found.setdefault(line.partition(b"\t")[0], []).append(line)
    return found


def _content(name: str) -> bytes:
    """A table from its header line on."""
    content = (_HERE / f"{name}.tsv").read_bytes().replace(b"\r", b"").removesuffix(b"\n")
    start = 0
    while content.startswith(b"#", start):
        start = content.index(b"\n", start) + 1
    return content[start:]


@cache
def digest() -> str:
    """SHA-256 over every table, by name and content: part of what makes an answer reproducible."""
    total = hashlib.sha256()
    for path in sorted(_HERE.glob("*.tsv")):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
