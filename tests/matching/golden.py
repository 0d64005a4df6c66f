"""Golden pairs: two texts, the band their score must fall into, and why not where that is known to fail."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

# The bands that the files of names name, and the scores that each takes in.
BANDS = {"match": (0.90, 1.0), "alert": (0.70, 1.0), "review": (0.70, 0.8999), "clear": (0.0, 0.6999)}
_CASES = Path(__file__).parent / "cases"


def pairs(name: str) -> list[Any]:
    """The rows of a golden file as parameters (a, b, band); what is known to fail must fail."""
    with (_CASES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return [
            pytest.param(
                row["a"], row["b"], row["band"], id=f"{row['a']} | {row['b']}",
                marks=[pytest.mark.xfail(reason=row["known_failure"])] if row["known_failure"] else [],
            )
            for row in rows
        ]  # fmt: skip
