"""Every command and code block that README and docs show is run; what they print is compared with what they show."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# `bash` blocks are the installation commands: .ci/run takes them from the README and runs them
KINDS = {"python", "pycon", "console", "bash", "text", "toml", "json", "csv", ""}


def blocks(kind: str) -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for number, (language, body) in enumerate(FENCE.findall(page.read_text(encoding="utf-8")), start=1):
            if language == kind:
                yield f"{page.relative_to(ROOT)}#{number}", body


def cases(kind: str) -> list[object]:
    return [pytest.param(body, id=name) for name, body in blocks(kind)]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks run in an empty directory with a store of their own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MINERAL_SCREEN_HOME", str(tmp_path / "home"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_fences_are_of_a_kind_that_is_run(page: Path) -> None:
    assert {language for language, _ in FENCE.findall(page.read_text(encoding="utf-8"))} <= KINDS


@pytest.mark.parametrize("body", cases("python"))
def test_python_block_runs(body: str) -> None:
    exec(compile(body, "block", "exec"), {"__name__": "block"})


@pytest.mark.parametrize("body", cases("pycon"))
def test_session_prints_what_is_shown(body: str) -> None:
    test = doctest.DocTestParser().get_doctest(body, {}, "block", "block", 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert runner.run(test).failed == 0


@pytest.mark.parametrize("body", cases("console"))
def test_command_prints_what_is_shown(body: str) -> None:
    bin_folder = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}", "PYTHONIOENCODING": "utf-8"}
    for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", body, re.MULTILINE):
        done = subprocess.run(
            command, shell=True, capture_output=True, text=True, timeout=120, env=environment, check=False
        )
        printed = done.stdout + done.stderr
        assert "Traceback" not in printed
        if expected.strip():
            shown = " ".join(expected.split())
            got = " ".join(printed.split())
            checker = doctest.OutputChecker()
            assert checker.check_output(shown + "\n", got + "\n", doctest.ELLIPSIS), printed


def test_links_between_pages_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    listed = {(ROOT / "docs" / target).resolve() for target in re.findall(r"\]\(([^)#]+)\)", index)}
    assert set(PAGES) - {ROOT / "docs" / "index.md"} <= listed


def test_every_source_docstring_example_runs() -> None:
    import ast
    import importlib
    import pkgutil

    import mineral_screen
    from mineral_screen.index import KERNEL

    runner, parser = doctest.DocTestRunner(), doctest.DocTestParser()
    for module in pkgutil.walk_packages(mineral_screen.__path__, "mineral_screen."):
        kernel = module.name.endswith(("index.kernel", "index._kernel"))  # can be imported only where it was built
        if module.name.endswith("__main__") or (kernel and not KERNEL):
            continue
        names = vars(importlib.import_module(module.name))
        source = Path(names["__file__"]).parent / f"{module.name.rpartition('.')[2]}.py"
        if module.ispkg:
            source = Path(names["__file__"])
        # the source has the docstrings of modules that were compiled too
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))) if source.exists() else ():
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                text = ast.get_docstring(node) or ""
                name = f"{module.name}.{getattr(node, 'name', '')}"
                runner.run(parser.get_doctest(text, dict(names), name, str(source), 0))
    assert runner.tries > 200
    assert runner.failures == 0
