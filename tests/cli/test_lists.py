from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import listfiles
import webserver
from mineral_screen.cli import main
from mineral_screen.lists.bundled import bundled_store
from mineral_screen.lists.store import Store

pytestmark = pytest.mark.usefixtures("home", "no_proxy")


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
    assert "153 entries" in lines[0] and "days old" in lines[0] and "bundled" in lines[0]


def test_list_as_json(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list", "--json", store=store) == 0
    (row,) = json.loads(capsys.readouterr().out)
    newest = store.version("house")
    assert (row["list_id"], row["version"], row["entries"]) == ("house", newest.label, 2)
    assert (row["digest"], row["age"], row["store"], row["checked"]) == (newest.sha256, newest.age, "own", None)


def test_show_one_version_with_its_entries(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "house", "--entries", store=store) == 0
    text = capsys.readouterr().out
    labels = ", ".join(version.label for version in store.versions("house"))
    assert "Our own list" in text and f"versions: {labels}" in text and "2  尤曼特" in text
    assert run("show", "house", "--version", "2026-01-01", "--entries", "--json", store=store) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["version"] == store.versions("house")[0].label
    assert [entry["name"] for entry in found["entries"]] == ["Youmante Trading"]


def test_show_a_bundled_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "cn-watch") == 0
    text = capsys.readouterr().out
    assert "Article 26" in text and "expected: at least 40 entries" in text


def test_diff_of_the_two_newest_or_of_two_named(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", "house", store=store) == 1
    assert "+ 2  尤曼特" in capsys.readouterr().out
    assert run("diff", "house", "2026-02-01", "2026-01-01", "--json", store=store) == 1
    assert [entry["id"] for entry in json.loads(capsys.readouterr().out)["removed"]] == ["2"]
    old, new = store.versions("house")
    assert run("diff", "house", old.label, new.label, store=store) == 1
    assert "1 added, 0 removed" in capsys.readouterr().out
    assert run("diff", "cn-watch") == 0
    assert "0 added, 0 removed, 0 changed" in capsys.readouterr().out


def test_verify_finds_what_was_tampered_with(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify") == 0
    stored = [version for list_id in bundled_store().list_ids() for version in bundled_store().versions(list_id)]
    assert capsys.readouterr().out.count("ok ") == len(stored) >= 4
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
        (("diff", "cn-watch", "2026-08-2"), "did you mean 'cn-watch 2026-08-22+4ef3fb48'"),
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


def written(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    return str(path)


def test_import_makes_a_list_that_is_screened(tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path / "un.xml", listfiles.un_xml(["Tantalora Metals", "Ferrolux Steel"]))
    assert run("import", file, "--as", "house", "--date", "2026-02-01", "--title", "Our own list") == 0
    printed = capsys.readouterr()
    assert "house: version 2026-02-01+" in printed.out and "2 added" in printed.out
    assert printed.err == ""
    assert (home / "lists" / "house" / "list.toml").read_text(encoding="utf-8") == 'title = "Our own list"\n'
    assert run("list") == 0
    assert "own      Our own list" in capsys.readouterr().out
    assert main(["check", "Tantalora Metals", "--list", "house"]) == 1
    assert main(["check", "Tantalora Metals"]) == 1
    assert run("verify") == 0


def test_import_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path / "x", listfiles.un_xml(["Tantalora Metals"]))
    assert run("import", file, "--as", "house", "--format", "un_xml", "--json", store=Store(tmp_path / "s")) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["list_id"], found["added"], found["tested"], found["unfound"]) == ("house", 1, 1, [])
    assert Store(tmp_path / "s").version("house").label == found["version"]


def test_columns_of_a_table_are_mapped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path / "house.csv", b"No;Firma name;Land\n7;Tantalora Metals;China\n")
    words = ("--map", "No=id", "--map", "Firma name=name", "--map", "Land=country")
    assert run("import", file, "--as", "house", *words) == 0
    capsys.readouterr()
    assert run("show", "house", "--entries", "--json") == 0
    (entry,) = json.loads(capsys.readouterr().out)["entries"]
    assert (entry["id"], entry["name"], entry["countries"]) == ("7", "Tantalora Metals", ["CN"])


@pytest.mark.parametrize(
    ("content", "words", "hint"),
    (
        (b"", (), "0 bytes; there is no version of the list yet"),
        (b"nonsense", (), "not recognised"),
        (listfiles.un_xml(["A"])[:-9], (), "not well-formed"),
        (listfiles.bomb(), (), "document type or entities"),
        (listfiles.un_xml(["Tantalora"]), ("--format", "xml"), "no such format"),
        (listfiles.un_xml(["Tantalora"]), ("--map", "a=name", "--format", "un_xml"), "columns are known"),
        (listfiles.un_xml(["Tantalora"]), ("--map", "name"), "COLUMN=FIELD"),
        (listfiles.un_xml(["Tantalora"]), ("--date", "soon"), "'soon' is not a day"),
        (listfiles.un_xml(["Tantalora"]), ("--max-loss", "20"), "between 0 and 1"),
        (listfiles.un_xml(["Tantalora"]), ("--as", "../x"), "no list id"),
    ),
)
def test_a_bad_import_is_an_error_with_a_reason(
    tmp_path: Path, content: bytes, words: tuple[str, ...], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", written(tmp_path / "file", content), "--as", "house", *words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert hint in printed.err
    assert "Traceback" not in printed.err
    assert run("show", "house") == 2


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", str(tmp_path / "nowhere.csv"), "--as", "house") == 2
    assert "nowhere.csv: No such file" in capsys.readouterr().err


def test_a_confirmed_loss_is_let_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    many = written(tmp_path / "many", listfiles.un_xml(listfiles.NAMES[:30]))
    few = written(tmp_path / "few", listfiles.un_xml(listfiles.NAMES[:5]))
    assert run("import", many, "--as", "house", "--date", "2026-02-01") == 0
    assert run("import", few, "--as", "house") == 2
    assert "stays in use" in capsys.readouterr().err
    assert run("import", few, "--as", "house", "--max-loss", "0.9") == 0
    assert "25 removed" in capsys.readouterr().out


def test_update_downloads_what_the_catalog_names(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    home.mkdir()
    with webserver.running() as server:
        url = server.serve("/un.xml", listfiles.un_xml(listfiles.NAMES[:30]), etag='"1"')
        text = "".join(
            f'[{name}]\ntitle = "T"\nformat = "un_xml"\nfiles = {{ "un.xml" = "{address}" }}\n'
            for name, address in (("mine", url), ("gone", f"{server.url}/gone"))
        )
        (home / "catalog.toml").write_text(text, encoding="utf-8")
        assert run("update", "mine") == 0
        printed = capsys.readouterr()
        assert "mine: version" in printed.out and "30 added" in printed.out
        assert printed.err == ""
        assert run("update") == 0
        assert "mine: unchanged since version" in capsys.readouterr().out
        assert run("update", "gone", "mine", "--json") == 2
        printed = capsys.readouterr()
        reports: list[dict[str, Any]] = json.loads(printed.out)
        assert [report["state"] for report in reports] == ["refused", "unchanged"]
        assert "answered 404" in printed.err and "no version of the list yet" in printed.err
    assert run("update", "mine") == 2
    assert "cannot be reached" in capsys.readouterr().err
    assert run("list", "--json") == 0
    (row,) = [row for row in json.loads(capsys.readouterr().out) if row["list_id"] == "mine"]
    assert row["checked"].endswith("+00:00")


def test_update_without_anything_to_update(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("update") == 2
    assert "name a list or give --all" in capsys.readouterr().err
    assert run("update", "us-ofac-snd") == 2
    assert "did you mean 'us-ofac-sdn'" in capsys.readouterr().err


def test_all_are_those_that_may_be_used_freely(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr("mineral_screen.updating.update", lambda store, lists, **_: asked.append(lists) or [])
    assert run("update", "--all") == run("update", "opensanctions-default", "--all") == 2
    assert "us-ofac-sdn" in asked[0] and "opensanctions-default" not in asked[0]
    assert asked[1] == ["opensanctions-default", *asked[0]]


def test_what_can_be_downloaded(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list", "--available") == 0
    text = capsys.readouterr().out
    assert "us-ofac-sdn" in text and "CC BY-NC 4.0" in text
    assert run("list", "--available", "--json") == 0
    assert {"list_id", "licence", "files"} <= json.loads(capsys.readouterr().out)[0].keys()
    home.mkdir()
    (home / "catalog.toml").write_text("[mine]\nformat = 7\n", encoding="utf-8")
    assert run("list", "--available") == 2
    assert "[mine] format must be a str" in capsys.readouterr().err


def test_progress_is_for_terminals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path / "un.xml", listfiles.un_xml(listfiles.NAMES * 5))
    monkeypatch.setattr("mineral_screen.cli.progress.monotonic", iter(range(1, 10_000)).__next__)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert run("import", file, "--as", "house") == 0
    assert "reading 1,000" in capsys.readouterr().err
    assert run("import", file, "--as", "house", "--quiet") == 0
    assert capsys.readouterr().err == ""
