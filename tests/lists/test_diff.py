from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.lists.diff import ListDiff, diff, differing
from mineral_screen.lists.store import Store

OLD = [
    {"id": "1", "name": "Youmante Trading", "country": "CN"},
    {"id": "2", "name": "Blue Lagoon Bakery"},
    {"id": "3", "name": "Stays As It Is"},
]
NEW = [
    {"id": "1", "name": "Youmante Trading", "country": "CN", "aliases": ["尤曼特贸易"], "addresses": ["Dalian"]},
    {"id": "3", "name": "Stays As It Is"},
    {"id": "4", "addresses": ["148 Wing Lok St, Hong Kong"]},
]


def difference(path: Path, old: list[dict[str, object]], new: list[dict[str, object]]) -> ListDiff:
    store = Store(path)
    before = store.add("old", old, date="2026-01-01")
    return diff(before, store.add("new", new, date="2026-02-01"))


def test_added_removed_and_changed_with_their_fields(tmp_path: Path) -> None:
    found = difference(tmp_path, OLD, NEW)
    assert found
    assert [entry.id for entry in found.added] == ["4"]
    assert [entry.id for entry in found.removed] == ["2"]
    (change,) = found.changed
    assert (change.old.id, change.new.id) == ("1", "1")
    assert [one.field for one in change.fields] == ["aliases", "addresses"]
    assert change.fields[1].new == ["Dalian"]


def test_it_reads_as_words(tmp_path: Path) -> None:
    found = difference(tmp_path, OLD, NEW)
    lines = found.explain().splitlines()
    assert lines[:4] == [
        f"old {found.old.label} → new {found.new.label}: 1 added, 1 removed, 1 changed.",
        "+ 4  148 Wing Lok St, Hong Kong",
        "- 2  Blue Lagoon Bakery",
        "~ 1  Youmante Trading",
    ]
    assert lines[4].startswith("    aliases: none → text 尤曼特贸易")
    assert lines[5] == "    addresses: none → Dalian"


def test_it_is_plain_data(tmp_path: Path) -> None:
    found = json.loads(json.dumps(difference(tmp_path, OLD, NEW).to_dict()))
    assert found["changed"] == [{"id": "1", "fields": {"aliases": [[], found["changed"][0]["fields"]["aliases"][1]],
                                                       "addresses": [[], ["Dalian"]]}}]  # fmt: skip
    assert [entry["id"] for entry in found["added"] + found["removed"]] == ["4", "2"]


def test_the_same_entry_in_other_words_is_no_change() -> None:
    before, after = differing([b'{"id":"1","name":"A"}', b'{"id":"2","name":"B"}'], [b'{"name":"A","id":"1"}'])
    assert (list(before), list(after)) == (["2"], [])


def test_a_version_does_not_differ_from_itself(tmp_path: Path) -> None:
    version = Store(tmp_path).add("house", OLD, date="2026-01-01")
    assert not diff(version, version)


BOOKS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(("Alpha", "Beta", "Gamma")), min_size=1)


@settings(max_examples=50, deadline=None)
@given(old=BOOKS, new=BOOKS)
def test_the_difference_leads_from_old_to_new(
    tmp_path_factory: object, old: dict[str, str], new: dict[str, str]
) -> None:
    path = tmp_path_factory.mktemp("diff")  # type: ignore[attr-defined]
    found = difference(path, *([{"id": key, "name": name} for key, name in book.items()] for book in (old, new)))
    book = {entry.id: entry for entry in found.old.entries()}
    for entry in found.removed:
        del book[entry.id]
    book.update({entry.id: entry for entry in found.added} | {one.new.id: one.new for one in found.changed})
    assert book == {entry.id: entry for entry in found.new.entries()}
