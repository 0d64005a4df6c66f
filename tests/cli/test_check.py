"""`check` and `compare`: exit status, what goes to stdout, and errors without a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import mineral_screen as ms
from mineral_screen.cli import main
from mineral_screen.compiled import CACHE_VARIABLE
from mineral_screen.lists.bundled import HOME_VARIABLE, default_store


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["check", "莱多斯公司"], 1),
        (["check", "Leidos Inc", "--country", "US"], 1),
        (["check", "Blue Lagoon Bakery"], 0),
        (["compare", "Huawei", "华为"], 1),
        (["compare", "Huawei", "Blue Lagoon Bakery"], 0),
    ],
)
def test_exit_status(arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == status
    printed = capsys.readouterr()
    assert printed.out
    assert printed.err == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", ""], "name"),
        (["check", "\x00\u200b"], "name"),
        (["check", "a" * 100_000], "10,000"),
        (["check", "a\udcff"], "surrogate"),
        (["check", "a", "--kind", "starship"], "kind"),
        (["check", "a", "--country", "Ruritania"], "Ruritania"),
        (["check", "a", "--list", "cn-wach"], "cn-watch"),
        (["check", "a", "--identifier", "lei"], "scheme=value"),
        (["check", "a", "--as-of", "1 May"], "as_of"),
        (["check", "a", "--as-of", "2025-13-01"], "as_of"),
        (["check", "a", "--threshold", "7"], "threshold"),
        (["check", "a", "--threshold", "nan"], "threshold"),
        (["check", "a", "--limit", "0"], "limit"),
        (["check", "a", "--date", "1971-02-31"], "1971-02-31"),
        (["check", "a", "--list", "C:\\lists\\sdn"], "sdn"),
        (["compare", "?", "a"], "name"),
        (["check"], "name"),
    ],
)
def test_bad_input_is_status_2_with_a_clear_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert "Traceback" not in printed.err


def shell(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a shell runs it, with some environment variables more."""
    command = [sys.executable, "-c", "import sys; from mineral_screen.cli import run; sys.exit(run())", *arguments]
    return subprocess.run(command, capture_output=True, env={**os.environ, **variables}, check=False)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_terminal_may_lack_the_letters(encoding: str) -> None:
    text = shell("check", "莱多斯公司", PYTHONIOENCODING=encoding)
    assert (text.returncode, text.stderr) == (1, b"")
    assert ("莱多斯公司" if encoding == "utf-8" else "\\u83b1\\u591a").encode(encoding) in text.stdout
    found = shell("check", "莱多斯公司 \U00020000", "--format", "json", PYTHONIOENCODING=encoding)
    result = ms.ScreeningResult.from_json(found.stdout.decode(encoding))
    assert result.query.name == "莱多斯公司 \U00020000"
    error = shell("check", "a", "--kind", "飞船", PYTHONIOENCODING=encoding)
    assert (error.returncode, error.stdout, b"Traceback" in error.stderr) == (2, b"", False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="takes a device that is always full")
def test_an_answer_that_cannot_be_written_is_an_error() -> None:
    command = [sys.executable, "-c", "import sys; from mineral_screen.cli import run; sys.exit(run())"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*command, "check", "Leidos"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"mineral-screen: ")
    assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_is_no_traceback() -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-c", "import sys; from mineral_screen.cli import run; sys.exit(run())"]
    done = subprocess.run([*command, "check", "Leidos"], stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (2, b"")


def test_a_list_that_was_tampered_with_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    stored = default_store().add("house", [{"id": "1", "name": "Tantalora Metals"}], date="2026-01-01")
    stored.path.write_bytes(stored.path.read_bytes().replace(b"Tantalora", b"Cantalora"))
    assert main(["check", "Tantalora Metals"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "does not match its recorded digest" in printed.err
    with pytest.raises(ms.SnapshotIntegrityError) as caught:
        ms.screen("Tantalora Metals")
    assert (caught.value.expected, len(caught.value.actual)) == (stored.sha256, 64)


@pytest.mark.parametrize("arguments", [[], ["chekc", "a"], ["check", "a", "--nonsense"]])
def test_usage_errors_are_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().out == ""


def test_json_is_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "Leidos", "--format", "json", "--as-of", "2025-06-01"])
    printed = capsys.readouterr().out
    result = ms.ScreeningResult.from_json(printed)
    assert result.matches[0].measure == "in_force"
    expected = ms.screen("Leidos", as_of="2025-06-01").model_copy(update={"screened_at": result.screened_at})
    assert json.loads(printed) == json.loads(expected.to_json())
    main(["compare", "a b", "a b", "--format", "json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert found["score"] == 1.0


def test_an_entity_without_a_name_can_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--identifier", "lei=5493001KJTIIGC8Y1R12"]) == 0
    assert "clear" in capsys.readouterr().out.casefold()
