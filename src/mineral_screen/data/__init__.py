"""The tables the library reads names with, and the one loader for them.

Every table is a UTF-8 TSV file in this directory. Its first lines begin with ``#`` and say what the table is,
where its facts come from and when they were gathered; then comes one header line, then the rows.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    """The rows of table `name` (without provenance and header), each a list of its cells.

    >>> rows("legal_families")[0][0]
    'LTD'
    """
    lines = (_HERE / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    body = [line for line in lines if line and line[0] != "#"]
    return [line.split("\t") for line in body[1:]]


@cache
def digest() -> str:
    """SHA-256 over every table, by name and content: part of what makes an answer reproducible."""
    total = hashlib.sha256()
    for path in sorted(_HERE.glob("*.tsv")):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
