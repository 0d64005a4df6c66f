"""Modules that were compiled answer as their source does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mineral_screen.matching import align

# Imports the package from its sources where told so, and prints what it finds with every digit.
SCREEN = """
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import PathFinder, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path

class Sources(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        found = PathFinder.find_spec(name, path)
        if found is None or not name.startswith("mineral_screen.") or not found.origin.endswith((".so", ".pyd")):
            return found
        source = Path(found.origin).parent / (name.rpartition(".")[2] + ".py")
        loader = SourceFileLoader(name, str(source))
        return spec_from_file_location(name, source, loader=loader) if source.exists() else found

if sys.argv[1] == "sources":
    sys.meta_path.insert(0, Sources())
from mineral_screen.matching import align
print(align.__file__.endswith(".py"), file=sys.stderr)
import mineral_screen as ms
names = [line.split("\\t")[:2] for line in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines() if "\\t" in line]
for a, b in names:
    for kind in ("company", "person"):
        print(repr(ms.compare({"name": a, "kind": kind}, {"name": b, "kind": kind})))
    print(repr(ms.screen(a, as_of="2026-03-01").model_dump(exclude={"screened_at"})))
"""


@pytest.mark.skipif(str(align.__file__).endswith(".py"), reason="the modules were not compiled here")
def test_they_find_the_same_to_the_last_bit(tmp_path: Path) -> None:
    cases = Path(__file__).parent / "matching" / "cases" / "name_pairs.tsv"
    script = tmp_path / "screen.py"
    script.write_text(SCREEN, encoding="utf-8")
    runs = [
        subprocess.run(
            [sys.executable, str(script), how, str(cases)], capture_output=True, text=True, encoding="utf-8", check=True
        )
        for how in ("compiled", "sources")
    ]
    assert [run.stderr.split() for run in runs] == [["False"], ["True"]]
    assert runs[0].stdout.count("\n") > 500
    assert runs[0].stdout == runs[1].stdout
