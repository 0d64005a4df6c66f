"""Tables of figures: printed, stored as JSON and Markdown, with what machine and versions made them."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

Cell: TypeAlias = str | float | int | None
RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True)
class Table:
    """Figures with a title; the first column says what a row is. `note` says how they were had."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    note: str = ""

    def markdown(self) -> str:
        """The table as Markdown, the note under it."""
        lines = [self.columns, ["---"] + ["---:"] * (len(self.columns) - 1), *self.rows]
        body = "\n".join("| " + " | ".join(_shown(cell) for cell in line) + " |" for line in lines)
        return f"### {self.title}\n\n{body}\n" + (f"\n{self.note}\n" if self.note else "")


def _shown(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:,.0f}" if abs(cell) >= 100 else f"{cell:.3g}" if abs(cell) >= 1.005 else f"{cell:.3f}"
    return "–" if cell is None else str(cell)


def machine() -> dict[str, Cell]:
    """What the figures depend on besides the code."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": os.cpu_count(),
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"


def store(name: str, task: str, tables: Sequence[Table], made_with: Mapping[str, Cell]) -> None:
    """Replace the tables of `task` in results/`name`.json and .md; those of other tasks stay."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    stored[task] = {"made_with": dict(made_with), "tables": [asdict(table) for table in tables]}
    path.write_text(json.dumps(stored, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (RESULTS / f"{name}.md").write_text("\n".join(_pages(name, stored)), encoding="utf-8")


def _pages(name: str, stored: dict[str, Any]) -> Iterator[str]:
    yield f"# {name.capitalize()}\n"
    for task, content in stored.items():
        made_with = ", ".join(f"{key} {value}" for key, value in content["made_with"].items())
        yield f"## {task}\n\n*{made_with}*\n"
        for table in content["tables"]:
            yield Table(**table).markdown()
