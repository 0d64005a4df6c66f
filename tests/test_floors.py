"""The floors of docs/architecture.md: a module imports only from floors below its own, and nothing in a circle."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import mineral_screen

SOURCE = Path(mineral_screen.__file__).parent
FLOORS = {
    "errors": 0, "garbage": 0, "version": 0, "data": 0,
    "text": 1,
    "normalize": 2,
    "model": 3,
    "index": 4, "lists": 4,
    "matching": 5,
    "corpus": 6, "batch": 7, "changes": 7, "compiled": 7, "options": 7, "selftest": 7,
    "screener": 8, "updating": 8, "api": 9,
    "cli": 10,
}  # fmt: skip
PACKAGE = "mineral_screen"


def modules() -> dict[str, Path]:
    found = {}
    for path in SOURCE.rglob("*.py"):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path, known: set[str]) -> set[str]:
    """The modules of the package that `path` imports when it runs, wherever the import stands."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and ast.unparse(branch.test) == "TYPE_CHECKING"
        for part in branch.body
        for node in ast.walk(part)
    }
    found = set()
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import in line {node.lineno}"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            inner = name.removeprefix(f"{PACKAGE}.") if name.startswith(f"{PACKAGE}.") else None
            while inner and inner not in known:
                inner = inner.rpartition(".")[0]
            if inner:
                found.add(inner)
    return found


GRAPH = {name: imports(path, set(modules())) for name, path in modules().items() if name}


def floor(module: str) -> int:
    return FLOORS[module.split(".")[0]]


def test_every_package_has_a_floor() -> None:
    assert {name.split(".")[0] for name in GRAPH} == set(FLOORS)


def test_the_documented_floors_are_these() -> None:
    page = (Path(__file__).parents[1] / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| ([^|]+) \|", page, re.MULTILINE)
    documented = {name: int(level) for level, names in rows for name in re.findall(r"`(\w+)(?:/|\.py)`", names)}
    assert documented == FLOORS


def test_imports_point_downward() -> None:
    wrong = [
        f"{module} (floor {floor(module)}) imports {target} (floor {floor(target)})"
        for module, targets in GRAPH.items()
        for target in targets
        if module.split(".")[0] != target.split(".")[0] and floor(target) >= floor(module)
    ]
    assert wrong == []


def test_no_import_cycle() -> None:
    # importing a module runs the packages above it first, so they count as imported too
    runs = {
        module: {target for t in targets for target in (t, t.rpartition(".")[0]) if target}
        - {module, module.rpartition(".")[0]}
        for module, targets in GRAPH.items()
    }
    seen: dict[str, int] = {}

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert seen.get(module) != 1, " → ".join((*path, module))
        if module in seen:
            return
        seen[module] = 1
        for target in sorted(runs[module]):
            visit(target, (*path, module))
        seen[module] = 2

    for module in runs:
        visit(module, ())


def test_pydantic_stays_at_the_door() -> None:
    users = [name for name, path in modules().items() if "pydantic" in path.read_text(encoding="utf-8")]
    assert {name.split(".")[0] for name in users} == {"model"}


def test_numpy_stays_in_the_index() -> None:
    users = [name for name, path in modules().items() if "import numpy" in path.read_text(encoding="utf-8")]
    assert {name.split(".")[0] for name in users} == {"index"}
