from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen import data
from mineral_screen.errors import InvalidEntityError, ListFormatError
from mineral_screen.lists import tables
from mineral_screen.lists.sources import registry, table
from mineral_screen.lists.sources.base import Parsed, Record
from mineral_screen.model.entry import ListEntry
from readings import Reading, names_of, reading


def read(folder: Path, text: str, name: str = "own.csv", **mapping: str) -> Reading:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return reading(table.mapped(mapping) if mapping else table, path)


def one(folder: Path, text: str, name: str = "own.csv", **mapping: str) -> ListEntry:
    (entry,) = read(folder, text, name, **mapping).entries.values()
    return entry


def parsed(**row: Any) -> Parsed:
    return table.parse(Record({"row": [row]}, line=2))


def test_english_headings(tmp_path: Path) -> None:
    entry = one(
        tmp_path,
        "Vendor ID,Vendor Name,Alias,Alias,Former name,Entity type,Country,Address 1,Address 2,City,Zip,LEI,Tax number,"
        "Phone,E-mail,Program,Listed on,Notes\n"
        "V-7,Youmante Ore,YO; Youmante,You Ore,Old Ore,Company,China,Street 1,Room 2,Goma,123,506700GE1G29325QX363,"
        "7725056162,+7 343 000 00 00,a@b.example,House list,2024-02-01,never again\n",
    )
    assert (entry.id, entry.name, entry.kind, entry.countries) == ("V-7", "Youmante Ore", "company", ("CN",))
    assert names_of(entry) == [
        ("YO", "aka", "strong"),
        ("Youmante", "aka", "strong"),
        ("You Ore", "aka", "strong"),
        ("Old Ore", "fka", "strong"),
    ]
    assert entry.addresses == ("Street 1, Room 2, 123, Goma",)
    assert entry.identifiers == {
        "lei": "506700GE1G29325QX363", "inn": "7725056162", "phone": "+7 343 000 00 00", "email": "a@b.example",
    }  # fmt: skip
    (listing,) = entry.listings
    assert (listing.program, listing.listed_on) == ("House list", date(2024, 2, 1))
    assert entry.remarks == "never again"


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("公司名称\t英文名称\t国别\t统一社会信用代码\t类型", "北方矿业\tNorth Mining\t中国\t91110000100011111X\t企业",
         ("北方矿业", ["North Mining"], ("CN",), {"uscc": "91110000100011111X"}, "company")),
        ("会社名\t英語名\t国\t法人番号", "北鉱業\tKita Mining\t日本\t5010401067252",
         ("北鉱業", ["Kita Mining"], ("JP",), {"jp_cn": "5010401067252"}, None)),
        ("Наименование\tИНН\tОГРН\tСтрана\tТип", "Северная руда\t7725056162\t1037739044111\tРоссия\tорганизация",
         ("Северная руда", [], ("RU",), {"inn": "7725056162", "ogrn": "1037739044111"}, "company")),
        ("Firmenname\tLand\tHandelsregisternummer", "Nordbergbau GmbH\tDeutschland\tHRB 12345",
         ("Nordbergbau GmbH", [], ("DE",), {"registration_number": "HRB 12345"}, None)),
        ("Raison sociale\tAutres noms\tPays", "Mines du Nord\tMN\tBelgique",
         ("Mines du Nord", ["MN"], ("BE",), {}, None)),
        ("Vessel name\tIMO\tFlag\tType", "ORE QUEEN\t9074729\tComoros\tShip",
         ("ORE QUEEN", [], ("KM",), {"imo": "9074729"}, "vessel")),
    ],
)  # fmt: skip
def test_headings_of_other_languages(tmp_path: Path, head: str, row: str, expected: tuple[Any, ...]) -> None:
    entry = one(tmp_path, f"{head}\n{row}\n", "own.tsv")
    found = (entry.name, [name.text for name in entry.aliases], entry.countries, entry.identifiers, entry.kind)
    assert found == expected


def test_no_heading_stands_for_two_fields() -> None:
    headings: dict[str, list[str]] = {}
    for field, names in data.rows("table_headings"):
        for name in names.split("|"):
            headings.setdefault(table._squeezed(name), []).append(field)
    assert {name: fields for name, fields in headings.items() if len(set(fields)) > 1} == {}


def test_every_field_of_the_table_of_headings_is_one() -> None:
    table.mapped({field: field for field, _ in data.rows("table_headings")})


@pytest.mark.parametrize(
    "heading",
    ["COMPANY NAME", "company_name", "Company-Name", " Company  name 2", "CompanyName", "Company name (in full)"],
)
def test_how_a_heading_is_written_does_not_matter(tmp_path: Path, heading: str) -> None:
    assert one(tmp_path, f"{heading}\nNord\n").name == "Nord"


def test_names_of_one_heading_in_two_languages(tmp_path: Path) -> None:
    entry = one(tmp_path, "名称（中文）,名称（英文）\n北方矿业,North Mining\n")
    assert (entry.name, names_of(entry)) == ("北方矿业", [("North Mining", "aka", "strong")])


def test_smelters(tmp_path: Path) -> None:
    entry = one(tmp_path, "Smelter ID,Metal,Standard Smelter Name,Smelter Country\nCID9,Tin,Nord Smelter,NORWAY\n")
    assert (entry.id, entry.name, entry.countries) == ("CID9", "Nord Smelter", ("NO",))


def test_columns_are_mapped_and_others_recognised(tmp_path: Path) -> None:
    text = "Partner,Second,Land,Rating,Owner\nNord,North,NO,C,Nobody\n"
    entry = one(tmp_path, text, Partner="name", Second="alias", Owner="ignore")
    assert (entry.name, names_of(entry), entry.countries) == ("Nord", [("North", "aka", "strong")], ("NO",))
    assert read(tmp_path, text, Partner="name", Owner="ignore").leftovers == {"Second", "Rating"}


def test_a_mapping_goes_before_the_heading(tmp_path: Path) -> None:
    entry = one(tmp_path, "Name,Remarks\nContact Person,Nord\n", Remarks="name", Name="remarks")
    assert (entry.name, entry.remarks) == ("Nord", "Contact Person")


def test_wrong_mappings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidEntityError, match=r"mapping: 'A' is mapped to 'nom', which is none of address, alias"):
        table.mapped({"A": "nom"})
    with pytest.raises(ListFormatError, match=r"own\.csv: it has no column B; it has Name"):
        read(tmp_path, "Name\nNord\n", B="alias")


def test_a_table_without_a_name_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ListFormatError, match=r"none of its columns \(colour, size\) is recognised as a name"):
        read(tmp_path, "colour,size\nred,3\n")


def test_persons_by_parts_of_their_names(tmp_path: Path) -> None:
    text = "First name,Middle name,Last name,DOB,Nationality\nVera,I.,Nord,3.4.1970,Norway\n"
    entry = one(tmp_path, text)
    # the third of April or the fourth of March
    assert (entry.name, entry.dates, entry.countries) == ("Vera I. Nord", ("1970",), ("NO",))


def test_rows_of_one_id_are_one_entry(tmp_path: Path) -> None:
    text = "id,name,country,listed on,program\n7,Nord,NO,2024-01-02,A\n8,Ost,PL,,\n7,North,SE,2025-01-02,B\n"
    entries = read(tmp_path, text).entries
    assert list(entries) == ["7", "8"]
    assert (entries["7"].name, names_of(entries["7"])) == ("Nord", [("North", "aka", "strong")])
    assert entries["7"].countries == ("NO", "SE")
    assert [(one.program, one.listed_on) for one in entries["7"].listings] == [
        ("A", date(2024, 1, 2)), ("B", date(2025, 1, 2)),
    ]  # fmt: skip


def test_without_an_id_one_is_made_of_the_row(tmp_path: Path) -> None:
    before = read(tmp_path, "No.,name,country\n1,Nord,NO\n2,Ost,PL\n").entries
    after = read(tmp_path, "No.,name,country\n1,West,IE\n2,Ost,PL\n3,Nord,NO\n").entries
    # the number of a row and its place say nothing of who it is
    assert before.keys() <= after.keys()
    assert {id_: after[id_].name for id_ in before} == {id_: entry.name for id_, entry in before.items()}


def test_rows_without_a_name_are_skipped_and_said(tmp_path: Path) -> None:
    found = read(tmp_path, "name,country,lei\nNord,NO,\n,PL,\n,,506700GE1G29325QX363\n")
    assert [entry.name for entry in found.entries.values()] == ["Nord", None]
    assert found.skipped == [(3, "no name, address or number in it")]


def test_what_cannot_be_read_stays_in_the_remarks(tmp_path: Path) -> None:
    found = read(tmp_path, "name,type,country,listed on,born\nNord,Planet,Atlantis,soon,long ago\n")
    (entry,) = found.entries.values()
    assert found.warnings == [
        "unknown kind 'Planet'", "unknown country 'Atlantis'", "no date: 'long ago'", "no day: 'soon'",
    ]  # fmt: skip
    assert str(entry.remarks).split("\n") == ["Kind: Planet", "Country: Atlantis", "Date: long ago", "Listed: soon"]


def test_a_bad_row_is_reported_and_the_others_go_on(tmp_path: Path) -> None:
    found = read(tmp_path, "name,country\nNord,NO\nOst,PL,surplus\n-,NO\nWest,IE\n")
    assert [entry.name for entry in found.entries.values()] == ["Nord", "West"]
    assert found.errors[0] == "row: 3 cells under 2 columns (line 3)"
    assert "(line 4)" in found.errors[1]


def test_a_list_of_names_alone_keeps_their_commas(tmp_path: Path) -> None:
    found = read(tmp_path, 'name\nNord Co., Ltd\n"Ost, Inc"\n')
    assert [entry.name for entry in found.entries.values()] == ["Nord Co., Ltd", "Ost, Inc"]


def test_several_values_of_a_cell(tmp_path: Path) -> None:
    text = (
        'name,alias,country,address,imo\n"Nord; Ost","A; B|C、D",NO;SE,"Street 1; Nord|Street 2, Ost",9074729;9253325\n'
    )
    entry = one(tmp_path, text)
    # a name or an address may hold a semicolon; countries and further names are divided by it
    assert entry.name == "Nord; Ost"
    assert [name.text for name in entry.aliases] == ["A", "B", "C", "D"]
    assert entry.countries == ("NO", "SE")
    assert entry.identifiers == {"imo": "9074729;9253325"}


def test_spreadsheets(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    path = tmp_path / "own.xlsx"
    row = {"ID": 7.0, "Name": "Nord", "IMO": 9074729, "Date of birth": datetime(1970, 4, 3), "Former name": None}
    tables.write(path, list(row), [row])
    (entry,) = reading(table, path).entries.values()
    assert (entry.id, entry.identifiers, entry.dates) == ("7", {"imo": "9074729"}, ("1970-04-03",))


def test_json_lines(tmp_path: Path) -> None:
    rows = [
        {"name": "Nord", "aliases": ["North", "N"], "country": ["NO", "SE"], "extra": {"size": 1}, "active": True},
        {"id": "8", "name": "Ost", "aliases": [{"text": "East", "kind": "fka"}], "countries": ["PL"]},
    ]
    found = read(tmp_path, "\n".join(map(json.dumps, rows)) + "\nnot json\n", "own.jsonl")
    ost, nord = sorted(found.entries.values(), key=lambda entry: entry.name != "Ost")
    assert (nord.countries, names_of(nord)) == (("NO", "SE"), [("North", "aka", "strong"), ("N", "aka", "strong")])
    assert found.leftovers == {"extra", "active"}
    # a row in the shape of an entry is one
    assert (ost.id, names_of(ost), ost.countries) == ("8", [("East", "fka", "strong")], ("PL",))
    assert found.errors == ["row: not JSON: Expecting value: line 1 column 1 (char 0) (line 3)"]


@pytest.mark.parametrize("name", ["own.csv", "own.tsv", "own.jsonl", "own.xlsx", "own.parquet"])
def test_it_is_recognised_by_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text('{"name": "Nord"}\n', encoding="utf-8")
    assert registry.detect(path).name == "table"


def test_a_delisted_row(tmp_path: Path) -> None:
    entry = one(tmp_path, "name,listed on,removed on\nNord,2024-01-02,2025-03-04\n")
    assert [(event.type, event.on) for event in entry.listings[0].events] == [("delisted", date(2025, 3, 4))]


HEADINGS = [names.split("|")[0] for _, names in data.rows("table_headings")]


@given(st.dictionaries(st.sampled_from(HEADINGS), st.text(max_size=30), min_size=1))
def test_any_row_gives_an_entry_or_the_reason_why_not(row: dict[str, str]) -> None:
    try:
        found = parsed(**row)
    except InvalidEntityError as error:
        assert "(line 2)" in str(error)
    else:
        assert found.entry or found.skipped
        assert found.leftovers == ()
