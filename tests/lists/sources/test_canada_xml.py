from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import realdata
from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources import canada_xml, registry
from mineral_screen.lists.sources.base import Record
from mineral_screen.model.entry import ListEntry
from readings import FIXTURES, names_of, reading

OLD, NEW = FIXTURES / "canada_2020.xml", FIXTURES / "canada_2026.xml"


def entry_of(**fields: str) -> ListEntry:
    parsed = canada_xml.parse(Record({"Country": "Russia", "Item": "1", **fields}))
    assert parsed.entry
    return parsed.entry


def test_elements_in_english() -> None:
    entries = reading(canada_xml, OLD).entries
    person, company = entries["belarus-1-part-1-12"], entries["ukraine-3-4"]
    assert (person.name, person.kind, person.dates) == ("Leonid Ivanovich PASECHNIK", "person", ("1970-03-15",))
    assert names_of(person) == [
        ("Leonid Ivanovich PASICHNYK", "aka", "strong"),
        ("Motorola", "aka", "weak"),
        ("Леонид Пасечник", "native", "strong"),
    ]
    assert (company.name, company.kind) == ("Zarechny Ore Company", "company")
    assert names_of(company) == [("Htoo Ore", "aka", "strong"), ("Htoo Ore Pte. Limited", "aka", "strong")]


def test_elements_in_both_languages() -> None:
    entries = reading(canada_xml, NEW).entries
    institute = entries["russia-1-part-2-3-1"]
    assert (institute.name, names_of(institute)) == (
        "Zarechny Ore Institute", [("Institut Zarechny du minerai", "aka", "strong")],
    )  # fmt: skip
    assert institute.aliases[0].lang == "fr"
    (listing,) = institute.listings
    assert (listing.program, listing.reference) == ("Russia", "schedule 1, Part 2, item 3.1")
    assert (listing.basis, listing.listed_on) == ("Special Economic Measures Act", date(2024, 2, 23))


def test_marks_inside_a_name() -> None:
    entry = reading(canada_xml, NEW).entries["russia-1-part-2-4"]
    assert entry.name == "Zarechny Ferrochrome JSC"
    assert names_of(entry) == [
        ("Zarechny Alloys", "aka", "strong"),
        ("Uralrudstal", "fka", "strong"),
        ("Зареченский ферросплав", "native", "strong"),
    ]
    assert entry.aliases[-1].lang == "ru"


def test_a_ship() -> None:
    entry = reading(canada_xml, NEW).entries["russia-2-1"]
    assert (entry.name, entry.kind, entry.identifiers) == ("Ore Queen", "vessel", {"imo": "9074729"})
    # the year it was built is no date to compare, and a day that is none stays in the remarks
    assert (entry.dates, entry.listings[0].listed_on) == ((), None)
    assert str(entry.remarks).split("\n") == ["Built: 2011", "Title: Bulk carrier", "Listed: soon"]


def test_without_an_item_the_id_is_made_of_the_record() -> None:
    (id_,) = [id_ for id_ in reading(canada_xml, NEW).entries if not id_.startswith("russia")]
    assert len(id_) == 16
    entry = reading(canada_xml, NEW).entries[id_]
    assert (entry.name, entry.dates) == ("Andrey Borisovich SHEIN", ("1971-06-10",))
    assert entry.listings[0].basis == "Justice for Victims of Corrupt Foreign Officials Act"


@pytest.mark.parametrize(
    ("given", "last", "aliases", "names"),
    [
        ("Andrey Borisovich", "SHEIN", "Andrei", ["Andrei Borisovich SHEIN"]),
        ("Andrey Borisovich", "SHEIN", "Andrei Shein", ["Andrei Shein"]),
        ("Andrey Borisovich", "SHEIN", "SHEYN", ["Andrey Borisovich SHEYN"]),
        ("Arseny", "PAVLOV", "Motorola", ["Motorola"]),
        ("Ali", "NORD", "Haji Ali; Ali of the North", ["Haji Ali", "Ali of the North"]),
    ],
)
def test_aliases_of_a_person_are_whole_names_or_parts(given: str, last: str, aliases: str, names: list[str]) -> None:
    entry = entry_of(GivenName=given, LastName=last, Aliases=aliases)
    assert [text for text, *_ in names_of(entry)] == names


def test_a_legal_form_stays_with_its_name() -> None:
    entry = entry_of(EntityOrShip="Nord", Aliases="Nord Mining, Ltd., Nord Ore, miners in the north")
    assert [text for text, *_ in names_of(entry)] == ["Nord Mining, Ltd.", "Nord Ore, miners in the north"]


def test_what_is_not_understood_is_reported() -> None:
    found = reading(canada_xml, NEW)
    assert found.leftovers == {"ShoeSize"}
    assert found.warnings == ["no day: 'soon'"]
    assert found.errors == ["name: entry 'russia-99' has no name, address or identifier (entry 'russia-99')"]


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sema-lmes.xml"
    path.write_text("<rss/>", encoding="utf-8")
    with pytest.raises(ListFormatError, match="not <data-set>"):
        list(canada_xml.read(path))


@pytest.mark.parametrize("path", [OLD, NEW])
def test_it_is_recognised(path: Path) -> None:
    assert registry.detect(path).name == "canada_xml"


def test_real_file() -> None:
    found = reading(canada_xml, realdata.path("lists/ca_sema/2020-04-15/sema-lmes.xml"))
    assert found.kinds() == {"person": 985, "company": 384}
    assert found.names() == 1565
    assert sum(len(entry.dates) for entry in found.entries.values()) == 213
    assert (found.leftovers, found.warnings, found.errors) == (set(), [], [])
