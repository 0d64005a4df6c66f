"""What the tests of readings share."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

_CASES = Path(__file__).parent / "cases"

any_text = st.text(st.characters(exclude_categories=()), max_size=20)


def cases(name: str) -> list[tuple[str, ...]]:
    """The rows of a golden file, without its header; escapes such as \\u200b are read."""
    lines = (_CASES / f"{name}.tsv").read_text("utf-8").split("\n")[1:]
    return [tuple(_unescaped(cell) for cell in line.split("\t")) for line in lines if line]


def _unescaped(cell: str) -> str:
    return cell.encode("latin-1", "backslashreplace").decode("unicode_escape") if "\\" in cell else cell


def is_plain(readings: tuple[str, ...]) -> bool:
    """Whether readings are what every reader promises: few, distinct, lower-case ASCII letters and digits."""
    return (
        len(readings) <= 6
        and len(set(readings)) == len(readings)
        and all(reading.isascii() and reading.isalnum() and reading == reading.lower() for reading in readings)
    )
