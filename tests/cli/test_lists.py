from __future__ import annotations

import json
from pathlib import Path

import pytest

from mineral_screen.cli import main
from mineral_screen.lists.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "lists")
    made.add("house", [{"id": "1", "name": "Youmante Trading"}], date="2026-01-01", title="Our own list")
    made.add("house", [{"id": "1", "name": "Youmante Trading"}, {"id": "2", "name": "尤曼特"}], date="2026-02-01")
    return made


def run(*words: str, store: Store | None = None) -> int:
    return main(["lists", *words, *(["--store", str(store.path)] if store else [])])


def test_list_names_the_bundled_lists(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["cn-export-control", "cn-unreliable", "cn-watch", "hk-diversion"]
    assert "153 entries" in lines[0]


def test_list_as_json(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list", "--json", store=store) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["list_id"], row["version"], row["entries"]) == ("house", "2026-02-01", 2)
    assert row["digest"] == store.version("house").sha256


def test_show_one_version_with_its_entries(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "house", "--entries", store=store) == 0
    text = capsys.readouterr().out
    assert "Our own list" in text and "versions: 2026-01-01, 2026-02-01" in text and "2  尤曼特" in text
    assert run("show", "house", "--version", "2026-01-01", "--entries", "--json", store=store) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["version"] == "2026-01-01"
    assert [entry["name"] for entry in found["entries"]] == ["Youmante Trading"]


def test_show_a_bundled_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "cn-watch") == 0
    assert "Article 26" in capsys.readouterr().out


def test_diff_of_the_two_newest_or_of_two_named(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", "house", store=store) == 1
    assert "+ 2  尤曼特" in capsys.readouterr().out
    assert run("diff", "house", "2026-02-01", "2026-01-01", "--json", store=store) == 1
    assert [entry["id"] for entry in json.loads(capsys.readouterr().out)["removed"]] == ["2"]
    assert run("diff", "cn-watch") == 0
    assert "0 added, 0 removed, 0 changed" in capsys.readouterr().out


def test_verify_finds_what_was_tampered_with(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify") == 0
    assert capsys.readouterr().out.count("ok ") == 4
    path = store.version("house").path
    path.write_bytes(path.read_bytes().replace(b"Youmante", b"Yourmate"))
    assert run("verify", "--json", store=store) == 2
    assert [bool(row["fault"]) for row in json.loads(capsys.readouterr().out)] == [False, True]
    assert run("verify", "house", store=store) == 2
    assert "does not match its recorded digest" in capsys.readouterr().out


def test_verify_finds_wrong_counts(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    path = store.path / "house" / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"entries": 2', '"entries": 7'), encoding="utf-8")
    assert run("verify", store=store) == 2
    assert "it holds 2 entries" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "hint"),
    (
        (("show", "cn-wach"), "did you mean 'cn-watch'"),
        (("show", "cn-watch", "--version", "1999"), "cn-watch 1999"),
        (("diff", "cn-watch", "2026-08-2"), "did you mean 'cn-watch 2026-08-22'"),
        (("verify", "../../etc"), "no list"),
        (("list", "--store", "nowhere"), "nowhere"),
    ),
)
def test_bad_input_is_an_error_with_a_hint(
    words: tuple[str, ...], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert hint in captured.err
    assert "Traceback" not in captured.err


def test_a_damaged_store_is_an_error(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    (store.path / "house" / "manifest.json").write_bytes(b"\xff{")
    assert run("list", store=store) == 2
    assert "manifest.json" in capsys.readouterr().err


def test_lists_alone_asks_for_an_action() -> None:
    with pytest.raises(SystemExit) as caught:
        run()
    assert caught.value.code == 2
