"""`check` and `compare`: exit status, what goes to stdout, and errors without a traceback."""

from __future__ import annotations

import json
from typing import Any

import pytest

import mineral_screen as ms
from mineral_screen.cli import main


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
        (["check", "a", "--threshold", "7"], "threshold"),
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


@pytest.mark.parametrize("arguments", [[], ["chekc", "a"], ["check", "a", "--nonsense"]])
def test_usage_errors_are_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().out == ""


def test_json_is_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "Leidos", "--format", "json", "--as-of", "2025-06-01"])
    result = ms.ScreeningResult.from_json(capsys.readouterr().out)
    assert result.matches[0].measure == "in_force"
    main(["compare", "a b", "a b", "--format", "json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert found["score"] == 1.0


def test_an_entity_without_a_name_can_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--identifier", "lei=5493001KJTIIGC8Y1R12"]) == 0
    assert "clear" in capsys.readouterr().out.casefold()
