"""Real list files and development sets, kept beside the project; tests that need them skip where they are absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(os.environ.get("MINERAL_SCREEN_DATA", Path(__file__).parents[2] / "shared" / "data"))


def path(relative: str) -> Path:
    """The path of a real data file, or a skip that names what is missing."""
    found = ROOT / relative
    if not found.exists():
        pytest.skip(f"real data {relative!r} is not at hand (set MINERAL_SCREEN_DATA to its folder)")
    return found
