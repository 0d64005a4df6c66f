from __future__ import annotations

import json
import multiprocessing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from mineral_screen.errors import (
    InvalidEntityError,
    ListFormatError,
    ListUpdateError,
    SnapshotIntegrityError,
    UnknownListError,
)
from mineral_screen.lists import files
from mineral_screen.lists.about import About
from mineral_screen.lists.content import content_digest
from mineral_screen.lists.store import Store
from mineral_screen.model.entry import ListEntry

ONE = [{"id": "b", "name": "Youmante Trading"}, {"id": "a", "name": "尤曼特", "aliases": ["Youmante"]}]
TWO = [*ONE, {"id": "c", "addresses": ["148 Wing Lok St, Hong Kong"]}]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "lists")


def test_what_is_added_is_read_back_in_order_of_ids(store: Store) -> None:
    version = store.add("house", ONE, date="2026-01-01", title="Our own", source="house.csv")
    again = Store(store.path).version("house")
    assert again == version
    assert [entry.id for entry in again.entries()] == ["a", "b"]
    assert (again.label, again.date, again.title, again.source) == (
        f"2026-01-01+{again.sha256[:8]}",
        date(2026, 1, 1),
        "Our own",
        "house.csv",
    )
    assert (again.entries_count, again.names_count) == (2, 3)
    assert again.sha256 == content_digest(again.entries())


def test_the_digest_is_that_of_the_content_not_of_its_order(store: Store) -> None:
    assert store.add("x", ONE, date="2026-01-01").sha256 == store.add("y", ONE[::-1], date="2026-01-02").sha256
    assert store.add("z", TWO, date="2026-01-01").sha256 != store.version("x").sha256


def test_old_versions_stay_and_each_day_has_its_own(store: Store) -> None:
    first = store.add("house", ONE, date="2026-01-01", title="Our own")
    second = store.add("house", TWO, date=date(2026, 2, 1))
    assert store.versions("house") == (first, second)
    assert store.version("house") == second
    assert store.version("house", first.label) == first
    assert second.title == "Our own"
    assert store.version("house", known_at=date(2026, 1, 31)) == first
    assert store.version("house", known_at=date(2026, 2, 1)) == second
    assert store.version("house", known_at=datetime(2026, 2, 1, 9, 30)) == second
    assert store.version("house", known_at="2025-12-31") is None
    assert len(first.entries()) == 2


def test_an_unchanged_list_makes_no_new_version(store: Store) -> None:
    first = store.add("house", ONE, date="2026-01-01", title="Our own")
    assert store.add("house", ONE, date="2026-03-01") == first
    assert len(store.versions("house")) == 1


def test_a_title_can_change_without_a_new_version(store: Store) -> None:
    store.add("house", ONE, date="2026-01-01", title="Old")
    store.add("house", ONE, date="2026-01-01", about=About(title="New", basis="contract"))
    assert [version.title for version in store.versions("house")] == ["New"]
    assert store.about("house").basis == "contract"


def test_an_older_version_added_later_takes_its_place_in_time(store: Store) -> None:
    new = store.add("house", TWO, date="2026-02-01")
    old = store.add("house", ONE, date="2026-01-01")
    assert store.versions("house") == (old, new)
    assert store.version("house") == new


def test_of_two_versions_of_one_day_the_last_added_counts(store: Store) -> None:
    one, two = (store.add("house", entries, date="2026-01-01", source=str(len(entries))) for entries in (ONE, TWO))
    assert one.label != two.label
    assert store.version("house") == two
    again = store.add("house", ONE, date="2026-01-01", source="again")
    assert again == one == store.version("house")
    assert store.versions("house") == (two, one)


def test_an_empty_or_missing_store_has_no_lists(tmp_path: Path) -> None:
    assert Store(tmp_path).list_ids() == ()
    assert Store(tmp_path / "nowhere").list_ids() == ()


def test_an_unknown_list_or_label_is_named_with_the_nearest(store: Store) -> None:
    store.add("us-ofac-sdn", ONE, date="2026-01-01")
    with pytest.raises(UnknownListError, match="us-ofac-sdn") as caught:
        store.version("us-ofac-snd")
    assert caught.value.suggestion == "us-ofac-sdn"
    with pytest.raises(UnknownListError) as caught:
        store.version("us-ofac-sdn", "2026-01-02")
    assert caught.value.suggestion == f"us-ofac-sdn {store.version('us-ofac-sdn').label}"
    with pytest.raises(UnknownListError) as caught:
        store.about("somewhere else entirely")
    assert caught.value.suggestion is None


@pytest.mark.parametrize("list_id", ("../house", "..", "", "a/b", "House", "a" * 65))
def test_a_list_id_that_is_no_plain_name_is_refused(store: Store, list_id: str) -> None:
    with pytest.raises(InvalidEntityError, match="list_id"):
        store.add(list_id, ONE, date="2026-01-01")
    with pytest.raises(UnknownListError):
        store.version(list_id)


def test_bad_entries_and_dates_change_nothing(store: Store) -> None:
    store.add("house", ONE, date="2026-01-01")
    with pytest.raises(InvalidEntityError, match="'a'"):
        store.add("house", [ONE[1], ONE[1]], date="2026-01-02")
    with pytest.raises(InvalidEntityError):
        store.add("house", [{"name": "no id"}], date="2026-01-02")
    with pytest.raises(InvalidEntityError, match="2026-08-22"):
        store.add("house", TWO, date="yesterday")
    assert [str(version.date) for version in store.versions("house")] == ["2026-01-01"]


def test_a_tampered_file_is_refused(store: Store) -> None:
    version = store.add("house", ONE, date="2026-01-01")
    content = version.path.read_bytes()
    version.path.write_bytes(content.replace(b"Youmante Trading", b"Youmante Tradinq"))
    with pytest.raises(SnapshotIntegrityError) as caught:
        version.entries()
    assert caught.value.expected == version.sha256 != caught.value.actual
    version.path.write_bytes(content)
    assert len(version.entries()) == 2
    version.path.unlink()
    with pytest.raises(SnapshotIntegrityError):
        version.entries()
    assert store.add("house", ONE, date="2026-01-01") == version
    assert len(version.entries()) == 2


@pytest.mark.parametrize(
    "change",
    (
        lambda manifest: {},
        lambda manifest: [],
        lambda manifest: {**manifest, "format": 99},
        lambda manifest: {**manifest, "versions": []},
        lambda manifest: {**manifest, "versions": [{**manifest["versions"][0], "label": "../../etc/passwd"}]},
        lambda manifest: {**manifest, "versions": [{**manifest["versions"][0], "date": "soon"}]},
        lambda manifest: {**manifest, "versions": [{"label": "x"}]},
    ),
)
def test_a_damaged_manifest_is_named(store: Store, change: Any) -> None:
    store.add("house", ONE, date="2026-01-01")
    path = store.path / "house" / "manifest.json"
    path.write_text(json.dumps(change(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
    with pytest.raises(ListFormatError, match="manifest"):
        store.version("house")


def test_a_line_that_is_no_entry_is_named_with_its_number(store: Store) -> None:
    version = store.add("house", ONE, date="2026-01-01")
    version.path.write_bytes(version.path.read_bytes() + b'{"name": "no id"}\n')
    path = store.path / "house" / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace(version.sha256, _digest(version.path)), encoding="utf-8")
    with pytest.raises(ListFormatError, match="line 3") as caught:
        store.version("house").entries()
    assert caught.value.line == 3


def _digest(path: Path) -> str:
    from mineral_screen.lists.content import digest

    return digest(path.read_bytes())


@pytest.mark.parametrize("failing", (".jsonl", "manifest.json"))
def test_an_interrupted_write_leaves_the_old_version_whole(
    store: Store, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    first = store.add("house", ONE, date="2026-01-01")
    before = (store.path / "house" / "manifest.json").read_bytes()
    whole = Path.replace

    def cut(self: Path, target: Path) -> Path:
        if target.name.endswith(failing):
            raise KeyboardInterrupt
        return whole(self, target)

    monkeypatch.setattr(Path, "replace", cut)
    with pytest.raises(KeyboardInterrupt):
        store.add("house", TWO, date="2026-02-01", title="Ours")
    monkeypatch.undo()
    assert (store.path / "house" / "manifest.json").read_bytes() == before
    assert store.version("house") == first
    assert len(first.entries()) == 2
    assert not [path for path in (store.path / "house").iterdir() if path.name.startswith(".")]
    assert store.add("house", TWO, date="2026-02-01").entries_count == 3


def test_prune_keeps_the_newest(store: Store) -> None:
    for day in range(1, 5):
        store.add("house", [{"id": "a", "name": f"Company {day}"}], date=date(2026, 1, day))
    gone = store.prune("house", keep=2)
    assert [version.date.day for version in gone] == [1, 2]
    assert not any(version.path.exists() for version in gone)
    assert [version.date.day for version in store.versions("house")] == [3, 4]
    assert store.version("house").entries()[0].name == "Company 4"
    assert store.prune("house", keep=2) == ()
    assert len(store.prune("house", keep=0)) == 1


def test_a_read_only_store_is_left_alone(store: Store) -> None:
    first = store.add("house", ONE, date="2026-01-01")
    reader = Store(store.path, read_only=True)
    assert reader.version("house") == first
    with pytest.raises(ListUpdateError, match="read-only"):
        reader.add("house", TWO, date="2026-02-01")
    with pytest.raises(ListUpdateError):
        reader.prune("house", keep=1)
    assert reader.versions("house") == (first,)


def _write(path: str, writer: int) -> None:
    store = Store(path)
    for number in range(10):
        store.add("house", [{"id": "a", "name": f"Company {writer} {number}"}], date=date(2026, 1, 1 + number))


def test_two_writers_lose_nothing_and_readers_see_whole_versions(store: Store) -> None:
    store.add("house", ONE, date="2025-12-31")
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(str(store.path), number)) for number in (1, 2)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        assert store.version("house").entries()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    names = {version.entries()[0].name for version in store.versions("house")[1:]}
    assert names == {f"Company {writer} {number}" for writer in (1, 2) for number in range(10)}


def test_a_replaced_file_is_readable_by_others_and_made_with_its_directory(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file"
    files.replace(path, b"one")
    files.replace(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o444 == 0o444


def test_entries_may_be_models(store: Store) -> None:
    assert store.add("house", [ListEntry(id="1", name="A")], date="2026-01-01").entries_count == 1


def test_a_description_reads_as_it_was_written(store: Store) -> None:
    about = About('Liste "Nr. 1"\n\x7f', "尤曼特", licence="CC BY-NC 4.0", language="zh,en", expected={"entries": 2})
    store.add("house", ONE, date="2026-01-01", about=about)
    assert store.about("house") == about
    assert store.version("house").title == about.title


def test_a_description_can_be_corrected_by_hand(store: Store) -> None:
    store.add("house", ONE, date="2026-01-01", title="Old")
    path = store.path / "house" / "list.toml"
    path.write_text('# what we know\ntitle = "New"\n[expected]\ncompany = 1\n', encoding="utf-8")
    assert (store.version("house").title, store.about("house").expected) == ("New", {"company": 1})
    store.add("house", TWO, date="2026-02-01")
    assert path.read_text(encoding="utf-8").startswith("# what we know")


@pytest.mark.parametrize(
    "text", ("title = 7", 'titel = "A"', "title", "[expected]\nentries = 'many'", "[expected]\nships = 7", "\xff\xfe")
)
def test_a_wrong_description_is_named(store: Store, text: str) -> None:
    store.add("house", ONE, date="2026-01-01")
    (store.path / "house" / "list.toml").write_text(text, encoding="latin-1")
    with pytest.raises(ListFormatError, match=r"list\.toml"):
        store.version("house")


def test_a_store_over_another_has_the_lists_and_versions_of_both(tmp_path: Path) -> None:
    below = Store(tmp_path / "below")
    old = below.add("house", ONE, date="2026-01-01", title="Below")
    only = below.add("other", ONE, date="2026-01-01", title="Other")
    store = Store(tmp_path / "own", over=Store(below.path, read_only=True))
    assert store.version("house") == old
    new = store.add("house", TWO, date="2026-02-01", title="Own")
    mine = store.add("mine", ONE, date="2026-01-01")
    assert store.list_ids() == ("house", "mine", "other")
    assert store.versions("house") == (old, new)
    assert (store.version("other"), store.version("mine")) == (only, mine)
    assert (store.about("house").title, store.about("other").title) == ("Own", "Other")
    assert store.version("house", known_at="2026-01-15") == old
    assert below.versions("house") == (old,)
    assert store.own().list_ids() == ("house", "mine")
    with pytest.raises(UnknownListError, match="mine"):
        store.versions("minne")


def test_of_one_day_the_upper_store_has_the_newer_version(tmp_path: Path) -> None:
    below = Store(tmp_path / "below")
    below.add("house", ONE, date="2026-01-01")
    store = Store(tmp_path / "own", over=below)
    own = store.add("house", TWO, date="2026-01-01")
    assert store.version("house") == own
    newer = below.add("house", ONE[1:], date="2026-03-01")
    assert store.version("house") == newer
    assert store.prune("house", keep=1) == ()
    assert len(store.versions("house")) == 3


def test_the_state_changes_with_the_versions(tmp_path: Path) -> None:
    below = Store(tmp_path / "below")
    store = Store(tmp_path / "own", over=below)
    seen = [store.state()]
    below.add("house", ONE, date="2026-01-01")
    seen.append(store.state())
    store.add("house", TWO, date="2026-01-01")
    seen.append(store.state())
    store.add("house", ONE, date="2026-01-02")
    seen.append(store.state())
    store.add("house", ONE, date="2026-01-02")
    assert store.state() == seen[-1]
    assert len(set(seen)) == 4
