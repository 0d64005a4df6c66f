from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources import eu_xml, registry
from mineral_screen.lists.sources.base import Parsed, Record
from mineral_screen.model.entry import ListEntry
from readings import FIXTURES, names_of, reading

FILE = FIXTURES / "eu.xml"


def entry_of(**fields: object) -> ListEntry:
    subject = {"subjectType": {"@code": "enterprise"}, "@logicalId": "1", **fields}
    entry = parsed(subject).entry
    assert entry
    return entry


def parsed(fields: dict[str, object]) -> Parsed:
    return eu_xml.parse(Record(fields))


def alias(name: str, **attributes: str) -> dict[str, str]:
    return {"@wholeName": name, "@strong": "true", **{f"@{key}": value for key, value in attributes.items()}}


def test_a_company() -> None:
    entry = reading(eu_xml, FILE).entries["150001"]
    assert (entry.name, entry.kind, entry.countries) == ("Zarechny Ore Company", "company", ("RU",))
    # the name is given twice, for two regulations, once with a line break in it
    assert names_of(entry) == [
        ("Compagnie minière de Zaretchny", "aka", "strong"),
        ("Зареченская рудная компания", "aka", "strong"),
        ("Uralrudstal", "fka", "strong"),
        ("ZRK", "aka", "weak"),
    ]
    assert [name.lang for name in entry.aliases] == ["fr", "ru", None, None]
    assert entry.addresses == (
        "ul. Rudnaya 4, P.O. Box 77, 624250, Zarechny, Sverdlovsk region, RUSSIAN FEDERATION",
    )  # and none of the one that is unknown
    assert entry.identifiers == {"ogrn": "1026600000460", "email": "info@zrk.example"}
    assert "Of Uralrudstal: (formerly known as Uralrudstal until 2019)" in str(entry.remarks)


def test_a_person() -> None:
    entry = reading(eu_xml, FILE).entries["150002"]
    assert (entry.name, entry.kind, entry.countries) == ("Karim al-Hasani", "person", ("CS",))
    assert names_of(entry) == [("Abu Karim", "aka", "weak")]  # its remark says "low quality alias"
    assert entry.dates == ("1964-08-15", "1965-09", "1966", "1967", "1968")
    assert entry.identifiers == {"passport": "488555"}
    for line in (
        "Date of birth: 1343 (islamic calendar)",
        "Date of birth: about 1965-09",
        "Place of birth: Farsan, IRAN (ISLAMIC REPUBLIC OF)",
        "Function: Treasurer",
        "United Nations reference: QDi.999",
    ):
        assert line in str(entry.remarks).split("\n")
    assert "knownExpired, knownFalse, (passport)" in str(entry.remarks)


def test_listings_and_the_acts_they_rest_on() -> None:
    entries = reading(eu_xml, FILE).entries
    (listing,) = entries["150001"].listings
    assert (listing.program, listing.reference, listing.listed_on) == ("UKR", "EU.9001.11", date(2022, 3, 15))
    assert listing.basis == "2024/900 (OJ L23022024)"
    # the act of the day it was listed is no event of its own
    assert [(event.type, event.on, event.note) for event in listing.events] == [
        ("amended", date(2023, 6, 23), "2023/1215 (OJ L159I)"),
        ("amended", date(2024, 2, 24), "2024/900 (OJ L23022024)"),
    ]
    # since when the other is listed, the file does not say
    assert [(one.program, one.listed_on) for one in entries["150002"].listings] == [("TAQA", None), ("AFG", None)]


@pytest.mark.parametrize(
    ("aliases", "name"),
    [
        ([alias("Норд", nameLanguage="RU"), alias("Nord")], "Nord"),
        ([alias("ZRK"), alias("Zarechny Ore")], "Zarechny Ore"),
        ([alias("Nord Ore", strong="false"), alias("Норд")], "Норд"),
        ([alias("Mines du Nord", nameLanguage="FR"), alias("Northern Mines", nameLanguage="EN")], "Northern Mines"),
        ([{**alias("Old Nord"), "remark": "former name"}, alias("New Nord")], "New Nord"),
        ([alias("First Ore"), alias("Second Ore")], "First Ore"),
    ],
)
def test_the_name_is_chosen(aliases: list[dict[str, str]], name: str) -> None:
    assert entry_of(nameAlias=aliases).name == name


@pytest.mark.parametrize(
    ("remark", "kind", "strength"),
    [
        ("Low quality alias", "aka", "weak"),
        ("f.k.a.", "fka", "strong"),
        ("also known as Nord; formerly Ost", "fka", "strong"),
        ("owned by a man formerly known as X", "aka", "strong"),
    ],
)
def test_remarks_grade_names(remark: str, kind: str, strength: str) -> None:
    entry = entry_of(nameAlias=[alias("Main Name"), {**alias("Other Name"), "remark": remark}])
    assert names_of(entry) == [("Other Name", kind, strength)]


def test_parts_that_differ_from_the_whole_are_a_weak_name() -> None:
    entry = entry_of(nameAlias=alias("Karim al-Hasani", firstName="Abdul", lastName="Hasani"))
    assert names_of(entry) == [("Abdul Hasani", "aka", "weak")]
    same = entry_of(nameAlias=alias("Hasani Abdul", firstName="Abdul", lastName="Hasani"))
    assert names_of(same) == []


def test_contacts_as_text_and_as_attributes() -> None:
    one = {"@key": "WEB", "@value": "http://nord.example"}
    entry = entry_of(address={"@city": "Nord", "contactInfo": [one, "+7 343 000 00 00"]})
    assert entry.identifiers == {"website": "http://nord.example", "phone": "+7 343 000 00 00"}


def test_an_unknown_subject_type_is_remembered() -> None:
    found = parsed({"@logicalId": "1", "subjectType": {"@code": "boat"}, "nameAlias": alias("Nord")})
    assert found.entry
    assert (found.entry.kind, found.entry.remarks) == (None, "Subject type: boat")


def test_what_is_not_understood_is_reported() -> None:
    found = reading(eu_xml, FILE)
    assert found.leftovers == set()
    assert found.warnings == ["no date: '1343' in the islamic calendar"]
    assert found.errors == ["name: entry '150003' has no name, address or identifier (entry '150003')"]
    assert parsed({"@logicalId": "1", "nameAlias": {**alias("Nord"), "@shoeSize": "43"}}).leftovers == (
        "nameAlias.@shoeSize",
    )


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "eu.xml"
    path.write_text("<CONSOLIDATED_LIST/>", encoding="utf-8")
    with pytest.raises(ListFormatError, match="not <export>"):
        list(eu_xml.read(path))


def test_it_is_recognised() -> None:
    assert registry.detect(FILE).name == "eu_xml"
