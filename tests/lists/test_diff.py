from __future__ import annotations

import csv
import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import realdata
from mineral_screen.lists.diff import ListDiff, diff, differing
from mineral_screen.lists.importing import read_list
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


def published(date: str) -> dict[str, tuple[list[list[str]], ...]]:
    """The rows of each entry in the SDN list of that date: its own, its other names, its addresses."""
    found: dict[str, tuple[list[list[str]], ...]] = {}
    for number, file in enumerate(("sdn.csv", "alt.csv", "add.csv")):
        with realdata.path(f"lists/us_ofac_sdn/{date}/{file}").open(encoding="latin-1", newline="") as lines:
            for row in (row for row in csv.reader(lines) if len(row) > 1):
                found.setdefault(row[0], ([], [], []))[number].append(row[1:])
    return found


def test_two_years_of_the_sdn_list(tmp_path: Path) -> None:
    store, dates = Store(tmp_path), ("2021-07-07", "2023-12-28")
    before, after = (published(date) for date in dates)
    old, new = (
        store.add("us-ofac-sdn", read_list(realdata.path(f"lists/us_ofac_sdn/{date}/sdn.csv")).entries, date=date)
        for date in dates
    )
    found = diff(old, new)
    assert (len(found.added), len(found.removed)) == (5637, 792)
    touched = {one for one in before.keys() & after.keys() if before[one] != after[one]}
    own = {one for one in touched if before[one][0] != after[one][0]}
    assert (len(touched), len(own)) == (738, 726)
    changed = {change.new.id for change in found.changed}
    # the newer edition is at hand without the file in which long remarks run on
    with realdata.path("lists/us_ofac_sdn/2021-07-07/sdn_comments.csv").open(encoding="latin-1", newline="") as lines:
        runs_on = {row[0] for row in csv.reader(lines)}
    assert changed <= touched | runs_on
    # another number of an alias or an address, or another blank, is no change of the entry
    assert len(touched - changed) < 10
    fields = {one.field for change in found.changed for one in change.fields}
    assert fields >= {"name", "aliases", "addresses", "remarks"}
