from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import realdata
from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources import registry, senzing
from mineral_screen.lists.sources.base import Record
from mineral_screen.model.entry import ListEntry
from readings import FIXTURES, names_of, reading

FILE = FIXTURES / "senzing.jsonl"


def entry_of(**attributes: Any) -> ListEntry:
    parsed = senzing.parse(Record({"RECORD_ID": "1", **attributes}))
    assert parsed.entry
    assert parsed.leftovers == ()
    return parsed.entry


def test_attributes_in_lists() -> None:
    entry = reading(senzing, FILE).entries["NK-ore"]
    assert (entry.name, entry.kind) == ("Zarechny Ore Company", "company")
    assert names_of(entry) == [
        ("ZRK Ore", "aka", "strong"), ("Uralrudstal", "fka", "strong"), ("ZRK", "aka", "weak"),
    ]  # fmt: skip
    assert entry.addresses == ("ul. Rudnaya 4, Zarechny", "Box 5, Limassol, Cyprus")
    assert set(entry.countries) == {"RU", "CY"}
    assert entry.dates == ("2003-11-20",)
    assert entry.identifiers == {"lei": "506700GE1G29325QX363", "inn": "7725056162", "wikidata": "Q296771"}
    assert [one.program for one in entry.listings] == ["FREEDONIA"]
    for line in ("Director: NK-karim", "Topics: sanction", "Page: https://example.org/NK-ore"):
        assert line in str(entry.remarks).split("\n")


def test_attributes_at_the_top_with_usages() -> None:
    entry = reading(senzing, FILE).entries["NK-karim"]
    assert (entry.name, entry.kind) == ("Karim Daudzai", "person")
    assert names_of(entry) == [("کریم داودزی", "native", "strong")]
    assert entry.addresses == ("House 12, Kabul, Afghanistan", "Box 9, Herat")
    assert entry.identifiers == {"passport": "P04581999", "phone": "+93 20 000 000"}
    # 3/1/1958 is January or March: nobody says which
    assert entry.dates == ("1958",)


def test_attributes_in_features() -> None:
    entry = reading(senzing, FILE).entries["1001"]
    assert (entry.name, entry.kind, entry.countries) == ("ORE QUEEN", "vessel", ("KM",))
    assert (entry.identifiers, entry.remarks) == ({"imo": "9074729"}, "Status: active")


@pytest.mark.parametrize(
    ("attributes", "identifiers"),
    [
        ({"TAX_ID_NUMBER": "7725056162", "TAX_ID_COUNTRY": "RU"}, {"inn": "7725056162"}),
        ({"NATIONAL_ID_NUMBER": "12345"}, {"national_id": "12345"}),
        ({"SSN_NUMBER": "078-05-1120"}, {"national_id": "078-05-1120"}),
        ({"OTHER_ID_TYPE": "OGRN", "OTHER_ID_NUMBER": "1037739044111"}, {"ogrn": "1037739044111"}),
        ({"OTHER_ID_NUMBER": "4711"}, {"identification_number": "4711"}),
        ({"DRIVERS_LICENSE_NUMBER": "D1", "DRIVERS_LICENSE_STATE": "NV"}, {"drivers_license": "D1"}),
    ],
)
def test_numbers(attributes: dict[str, str], identifiers: dict[str, str]) -> None:
    assert entry_of(NAME_FULL="A", **attributes).identifiers == identifiers


def test_usages_do_not_mix() -> None:
    entry = entry_of(
        HOME_ADDR_LINE1="House 1", HOME_ADDR_CITY="Nord", WORK_ADDR_LINE1="House 2", WORK_ADDR_CITY="Ost",
        NAME_FULL="A", FORMER_NAME_FULL="B",
    )  # fmt: skip
    assert entry.addresses == ("House 1, Nord", "House 2, Ost")
    assert (entry.name, names_of(entry)) == ("A", [("B", "fka", "strong")])


def test_what_is_not_understood_is_reported() -> None:
    found = reading(senzing, FILE)
    assert found.leftovers == {"SHOE_SIZE"}
    assert found.errors == [
        "name: entry '1003' has no name, address or identifier (line 5)",
        "row: not a JSON object (line 6)",
    ]
    assert (found.entries["1002"].kind, found.entries["1002"].remarks) == (None, "Type: PLANET")


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "senzing.json"
    path.write_text('{"id": "1"}\n', encoding="utf-8")
    with pytest.raises(ListFormatError, match="line 1: it has no RECORD_ID"):
        list(senzing.read(path))


def test_it_is_recognised() -> None:
    assert registry.detect(FILE).name == "senzing"


def test_real_file() -> None:
    found = reading(senzing, realdata.path("lists/opensanctions_ftm_sample/2024-03-09/senzing.json"))
    assert (len(found.entries), found.names(), found.kinds()["person"]) == (121, 1430, 100)
    assert (found.leftovers, found.warnings, found.errors) == (set(), [], [])
