from __future__ import annotations

from pathlib import Path

import pytest

import realdata
from mineral_screen.errors import InvalidEntityError, ListFormatError
from mineral_screen.lists.sources import bis_dpl
from mineral_screen.lists.sources.base import Parsed
from mineral_screen.lists.status import status_on
from mineral_screen.model.entry import ListEntry

FIXTURE = Path(__file__).parent / "fixtures" / "bis" / "dpl.txt"


def parsed(path: Path) -> list[Parsed]:
    return [bis_dpl.parse(record) for record in bis_dpl.read(path) if "#malformed" not in record.fields]


def named(name: str) -> list[ListEntry]:
    return [one.entry for one in parsed(FIXTURE) if one.entry and one.entry.name == name]


def test_the_rows_of_one_order_are_one_entry() -> None:
    first, second = named("I. PEPPER")
    assert first.addresses == (
        "605 TRAIL LAKE DRIVE, RICHARDSON, TX, 75081, United States", "P.O. BOX 3000, ANTHONY, NM, 88021",
    )  # fmt: skip
    assert first.countries == second.countries == ("US",)
    (listing,) = first.listings
    assert listing.reference == "67 F.R. 56530 9/4/02; 67 F.R. 56530 9/4/02 71 F.R. 38843 7/10/06"
    assert listing.note == "standard order; action: 50 YEAR DENIAL; updated: 2007-01-31"
    assert second.listings[0].note == "non-standard order; updated: 2007-01-31"
    assert first.id != second.id
    assert first.id == "dpl-2002-03-04-6a0fc8e9"


def test_an_order_ends_on_its_day_or_never() -> None:
    first, second = named("I. PEPPER")
    assert [str(event.on) for event in first.listings[0].events] == ["2002-03-04", "3017-06-29"]
    assert [event.type for event in second.listings[0].events] == ["listed"]
    airline = named("AL-QUIET AIRLINES")[0]
    ends = [listing.events[1].on for listing in airline.listings]
    assert [str(day) for day in ends] == ["2019-12-03", "2020-12-03"]
    # two orders: the later one counts
    assert [status.measure for day in ends if (status := status_on(airline, day))] == ["in_force", "delisted"]


def test_countries_where_they_should_not_stand() -> None:
    (cyprus,), (china,), (luxembourg,), (nowhere,) = (
        named(f"QUIET {name}") for name in ("TRADING", "SHANGHAI", "LUXEMBOURG", "NOWHERE")
    )
    assert (cyprus.countries, cyprus.addresses) == (("CY",), ("16 QUIET AVE, 1082 NICOSIA",))
    assert (china.countries, china.addresses) == (("CN",), ("NO. 39, TEST ROAD, SHANGHAI, China",))
    assert (luxembourg.countries, luxembourg.addresses) == (("LU",), ())
    assert nowhere.addresses == ("1 QUIET STREET, RURITANIA CITY, ZZZ",)


def test_what_cannot_be_read_is_kept_and_named() -> None:
    warnings = {one.entry.name: one.warnings for one in parsed(FIXTURE) if one.entry and one.warnings}
    assert warnings == {"QUIET TRADING": ("no date: '02/30/2017'",), "QUIET NOWHERE": ("unknown country 'ZZZ'",)}
    (cyprus,) = named("QUIET TRADING")
    assert (cyprus.remarks, cyprus.listings[0].listed_on) == ("listed on 02/30/2017", None)


def test_a_row_with_a_cell_too_many_is_refused_by_itself() -> None:
    records = list(bis_dpl.read(FIXTURE))
    bad = [record for record in records if "#malformed" in record.fields]
    assert (len(bad), len(records)) == (1, 8)
    with pytest.raises(InvalidEntityError, match=r"13 cells under 12 columns \(line 11\)"):
        bis_dpl.parse(bad[0])


def test_a_row_without_a_name_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "dpl.txt"
    path.write_text(FIXTURE.read_text(encoding="utf-8").replace('"QUIET LUXEMBOURG"', '"-"'), encoding="utf-8")
    with pytest.raises(InvalidEntityError, match=r"name: .*\(line 9\)"):
        parsed(path)


def test_a_new_column_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "dpl.txt"
    path.write_text("Name\tEffective_Date\tFR_Citation\tMood\nOre\t01/02/2003\t1 F.R. 2\tgrim\n", encoding="utf-8")
    assert [one.leftovers for one in parsed(path)] == [("Mood",)]


@pytest.mark.parametrize("content", ["", "Name\tCity\nOre\tParis\n", "<html></html>", "\t\n"])
def test_another_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "dpl.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ListFormatError):
        list(bis_dpl.read(path))


@pytest.mark.parametrize(
    ("file", "rows", "entries", "addresses"),
    [
        ("us_bis_dpl/2019-06-29/dpl.txt", 546, 417, 542),
        ("us_bis_dpl/2022-09-07/dpl.txt", 581, 461, 578),
        ("us_bis/2022-02_excerpts/dpl.txt", 9, 9, 9),
    ],
)
def test_real_files(file: str, rows: int, entries: int, addresses: int) -> None:
    path = realdata.path(f"lists/{file}")
    assert sum(len(record.fields["rows"]) for record in bis_dpl.read(path)) == rows
    found = parsed(path)
    assert len({one.entry.id for one in found if one.entry}) == len(found) == entries
    assert sum(len(one.entry.addresses) for one in found if one.entry) == addresses
    assert {one for each in found for one in (*each.leftovers, *each.warnings)} == set()
    assert all(one.entry and one.entry.listings[0].listed_on for one in found)
