from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

import realdata
from mineral_screen.errors import InvalidEntityError, ListFormatError
from mineral_screen.lists.sources import csl_csv, csl_json
from mineral_screen.lists.sources.base import Parsed
from mineral_screen.lists.sources.csl import source_counts
from mineral_screen.lists.status import status_on

FIXTURES = Path(__file__).parent / "fixtures" / "csl"
FORMS = [(csl_csv, FIXTURES / "consolidated.csv"), (csl_json, FIXTURES / "consolidated.json")]


def parsed(source: ModuleType, path: Path) -> dict[str, Parsed]:
    found = [source.parse(record) for record in source.read(path)]
    return {str(one.entry.id): one for one in found if one.entry}


@pytest.fixture(params=FORMS, ids=["csv", "json"])
def rows(request: pytest.FixtureRequest) -> dict[str, Parsed]:
    return parsed(*request.param)


def test_both_forms_say_the_same() -> None:
    table, objects = (parsed(*form) for form in FORMS)
    assert table == objects


def test_an_address_alone_has_no_name(rows: dict[str, Parsed]) -> None:
    entry = rows["el-1"].entry
    assert entry
    assert (entry.name, entry.countries) == (None, ("HK",))
    assert entry.addresses == (
        "Flat 2309, 23/F, Quiet Commercial Centre, 2-16 Test Street",
        "Office 4, 16/F, Quiet Commercial Centre, Kowloon, Hong Kong",
    )
    (listing,) = entry.listings
    assert (listing.program, listing.reference, str(listing.listed_on)) == (
        "Entity List (EL)", "89 FR 00001", "2024-06-12",
    )  # fmt: skip
    assert listing.note == "For all items subject to the EAR.; Presumption of denial."


def test_boilerplate_is_kept_apart_from_the_name(rows: dict[str, Parsed]) -> None:
    entry = rows["isn-1"].entry
    assert entry
    assert entry.name == "Northern Ore Import and Export Company"
    assert entry.remarks == "and any successor, sub-unit, or subsidiary thereof"
    assert (entry.listings[0].authority, entry.listings[0].basis) == (
        "United States Department of State", "INKSNA; EO-TEST",
    )  # fmt: skip


def test_several_names_and_addresses_in_one_cell(rows: dict[str, Parsed]) -> None:
    found = rows["el-2"]
    assert found.entry
    assert found.entry.name == "Quiet Circuits"
    assert [one.text for one in found.entry.aliases] == [
        "Quiet Semiconductor", "WQS", "Quiet Elektronik San. ti.", "Loud Circuits", "LC Co.",
    ]  # fmt: skip
    assert found.entry.addresses == (
        "113 Quiet Road, Testtown", "21 Second Street, Testtown, Testtown, Test Province, China",
    )  # fmt: skip
    assert found.warnings == ("lost characters in the name 'Quiet Elektronik San. ?ti.'",)
    assert "name as published: Quiet Elektronik San. ?ti." in str(found.entry.remarks)
    assert "subordinate institution of Western Electronics 13th Institute (WEI 13)" in str(found.entry.remarks)


def test_a_listing_ends_on_its_last_day_however_far(rows: dict[str, Parsed]) -> None:
    entry = rows["dpl-1"].entry
    assert entry
    assert (entry.name, entry.countries) == ("I. PEPPER", ("US",))
    events = entry.listings[0].events
    assert [(one.type, str(one.on)) for one in events] == [("listed", "2002-03-04"), ("delisted", "3017-06-29")]
    days = [str(one.on) for one in events]
    assert days == ["2002-03-04", "3017-06-29"]
    statuses = [status_on(entry, one.on) for one in events]
    assert [one.measure if one else None for one in statuses] == ["in_force", "delisted"]


def test_a_person_of_the_sdn_list(rows: dict[str, Parsed]) -> None:
    found = rows["52291"]
    entry = found.entry
    assert entry
    assert (entry.kind, entry.countries, entry.dates) == ("person", ("KP", "CN"), ("1978-12-05", "1979"))
    assert entry.identifiers == {"passport": "836238033"}
    assert "Passport 836238033 (KP) issued 2015-01-02 expires 2020-01-01" in str(entry.remarks)
    assert "Secondary sanctions risk: North Korea Sanctions Regulations, sections 510.201 and 510.210" in str(
        entry.remarks
    )
    assert entry.addresses == ("Shenyang, China",)
    assert found.leftovers == ("facts.Shoe Size",)
    assert str(entry.source_url).endswith("?id=52291")


def test_a_vessel_and_a_list_nobody_knows(rows: dict[str, Parsed]) -> None:
    vessel, unknown = rows["7"].entry, rows["x-1"]
    assert vessel
    assert vessel.identifiers == {"call_sign": "9HDS9", "imo": "7406784"}
    assert vessel.countries == ("PA",)
    assert unknown.entry
    assert unknown.entry.listings[0].program == "New List (NEW)"
    assert unknown.leftovers == ("facts.source New List (NEW) - Ministry of Walks",)
    assert unknown.warnings == ("no date: '2023-02-30'",)
    assert unknown.entry.remarks == "listed on 2023-02-30"


def test_ids_are_made_where_the_file_has_none() -> None:
    found = parsed(csl_csv, FIXTURES / "csl_before_2020.csv")
    first, second, third = found
    assert second == f"{first}-2"
    assert first.startswith("dtc-")
    assert third == "sdn-12449"
    entry = found[third].entry
    assert entry
    # label last and country first, as the file was written then
    assert entry.identifiers == {"imo": "8898831", "registration_number": "1978075;01200175"}
    assert entry.countries == ("CO",)


def test_records_are_counted_by_their_list() -> None:
    counts = source_counts(csl_csv.read(FIXTURES / "consolidated.csv"))
    assert counts == csl_json.source_counts(csl_json.read(FIXTURES / "consolidated.json"))
    assert counts["Entity List (EL) - Bureau of Industry and Security"] == 2
    assert sum(counts.values()) == 7


def test_a_bad_row_is_refused_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "consolidated.csv"
    lines = (FIXTURES / "consolidated.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines[:2], '"half","a row"\n', *lines[2:]]), encoding="utf-8")
    records = list(csl_csv.read(path))
    assert len(records) == 8
    with pytest.raises(InvalidEntityError, match=r"2 cells under 29 columns \(line 3\)"):
        csl_csv.parse(records[1])
    content = json.loads((FIXTURES / "consolidated.json").read_text(encoding="utf-8"))
    content["results"].insert(1, "a text")
    content["results"][2].pop("name")
    content["results"][2]["addresses"] = [{"street": "new field"}]
    objects = tmp_path / "consolidated.json"
    objects.write_text(json.dumps(content), encoding="utf-8")
    rest = list(csl_json.read(objects))
    with pytest.raises(InvalidEntityError, match="no object"):
        csl_json.parse(rest[1])
    with pytest.raises(InvalidEntityError, match="'el-1' has no name, address or identifier"):
        csl_json.parse(rest[2])


def test_a_new_field_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "consolidated.json"
    content = json.loads((FIXTURES / "consolidated.json").read_text(encoding="utf-8"))
    content["results"][1] |= {"mood": "grim", "addresses": [{"city": "Kowloon", "zone": "7"}]}
    path.write_text(json.dumps(content), encoding="utf-8")
    assert parsed(csl_json, path)["el-1"].leftovers == ("mood", "addresses.zone")


def test_tabs_divide_as_well(tmp_path: Path) -> None:
    path = tmp_path / "consolidated.tsv"
    path.write_text(
        "source\tname\tid\nEntity List (EL) - Bureau of Industry and Security\tOre, Inc.\t9\n", encoding="utf-8"
    )
    (found,) = parsed(csl_csv, path).values()
    assert found.entry
    assert found.entry.name == "Ore, Inc."


@pytest.mark.parametrize(
    ("source", "content"),
    [(csl_csv, ""), (csl_csv, "a,b\n1,2\n"), (csl_csv, ",\n"), (csl_json, ""), (csl_json, "[]"), (csl_json, "{"),
     (csl_json, '{"results": {}}')],
)  # fmt: skip
def test_another_file_is_refused(tmp_path: Path, source: ModuleType, content: str) -> None:
    path = tmp_path / "consolidated"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ListFormatError):
        list(source.read(path))


@pytest.mark.parametrize(
    ("file", "kinds", "largest"),
    [
        ("us_csl/2019-12-03/csl.csv", {None: 47, "company": 46, "person": 20, "vessel": 2}, 28),
        ("us_csl/small/consolidated.csv", {None: 6, "company": 3, "person": 4}, 3),
    ],
)
def test_real_files(file: str, kinds: dict[str | None, int], largest: int) -> None:
    path = realdata.path(f"lists/{file}")
    found = parsed(csl_csv, path)
    assert Counter(one.entry.kind for one in found.values() if one.entry) == kinds
    assert max(source_counts(csl_csv.read(path)).values()) == largest
    assert {one for each in found.values() for one in (*each.leftovers, *each.warnings)} == set()
