from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.errors import InvalidEntityError
from mineral_screen.lists.sources.base import Fields, Record
from mineral_screen.lists.sources.draft import EntryDraft
from mineral_screen.model.entry import ListEntry
from readings import names_of


@pytest.fixture
def draft() -> EntryDraft:
    return EntryDraft(Record({}, line=7), "1", "company")


def entry_of(draft: EntryDraft) -> ListEntry:
    entry = draft.parsed(Fields({})).entry
    assert entry
    return entry


def test_the_first_primary_name_else_the_first_strong_one_is_the_name(draft: EntryDraft) -> None:
    draft.name("N", weak=True)
    draft.name("Nord")
    draft.name("North")
    assert entry_of(draft).name == "Nord"
    draft.name("Norden", "primary")
    draft.name("Nordic", "primary")
    assert entry_of(draft).name == "Norden"
    assert ("Nordic", "aka", "strong") in names_of(entry_of(draft))


def test_a_name_given_twice_is_strong_where_it_was_once(draft: EntryDraft) -> None:
    draft.name("Nord", "primary")
    draft.name("Ost", "fka", weak=True)
    draft.name(" Ost ", lang="Russian")
    draft.name("Nord", weak=True)
    assert names_of(entry_of(draft)) == [("Ost", "fka", "strong")]
    assert entry_of(draft).aliases[0].lang == "ru"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jin Tiesan (金铁三)", ["Jin Tiesan", "金铁三"]),
        ("Nord Bank (Original script: Норд Банк; НБ)", ["Nord Bank", "Норд Банк", "НБ"]),
        ("Норд (Nord)", ["Норд", "Nord"]),
        ("北方矿业\uff08North Mining\uff09", ["北方矿业", "North Mining"]),
        ("Nord (Ost) Ltd", ["Nord (Ost) Ltd"]),
        ("Nord (North)", ["Nord (North)"]),
        ("Nord (1905)", ["Nord (1905)"]),
    ],
)
def test_a_name_in_another_script_in_brackets(draft: EntryDraft, text: str, names: list[str]) -> None:
    draft.name(text, "primary")
    assert [name.text for name in entry_of(draft).all_names()] == names


def test_names_of_doubt(draft: EntryDraft) -> None:
    draft.name("Nord\ufffdBank", "primary")
    draft.name("1905")
    draft.name("-")
    draft.name("Ost", lang="Klingon")
    entry = entry_of(draft)
    assert (entry.name, entry.remarks) == ("NordBank", "Name as published: Nord\ufffdBank")
    assert names_of(entry) == [("1905", "aka", "weak"), ("Ost", "aka", "strong")]
    assert draft.warnings == ["lost characters in the name 'Nord\ufffdBank'", "unknown language 'Klingon'"]


@pytest.mark.parametrize(
    ("parts", "country", "addresses", "countries"),
    [
        (("Street 1", "", "Nord"), "Norway", ("Street 1, Nord, Norway",), ("NO",)),
        (("Street 1",), "NO", ("Street 1, Norway",), ("NO",)),
        (("Nord, Norway",), "", ("Nord, Norway",), ("NO",)),
        (("Norway",), "", (), ("NO",)),
        ((), "Norway", (), ("NO",)),
        (("unknown", "-"), "00", (), ()),
        (("Nord", "Nord"), "", ("Nord",), ()),
    ],
)
def test_addresses(
    draft: EntryDraft, parts: tuple[str, ...], country: str, addresses: tuple[str, ...], countries: tuple[str, ...]
) -> None:
    draft.name("Nord")
    draft.address(*parts, country=country)
    entry = entry_of(draft)
    assert (entry.addresses, entry.countries) == (addresses, countries)


def test_countries(draft: EntryDraft) -> None:
    draft.name("Nord")
    draft.country("1) Norway 2) Atlantis 3) Iraq (previous)")
    draft.country("unknown")
    entry = entry_of(draft)
    assert entry.countries == ("NO", "IQ")
    assert entry.remarks == "Country: Atlantis\nCountry: Iraq (previous)\nCountry: unknown"
    assert draft.warnings == ["unknown country 'Atlantis'"]


def test_numbers_under_general_labels_are_of_registers(draft: EntryDraft) -> None:
    draft.name("Nord")
    draft.identifier("tax_id", "7725056162; 4711")
    draft.identifier("registration_number", "12345678", "GB")
    draft.identifier("registration_number", "00102", "XX")
    assert entry_of(draft).identifiers == {
        "inn": "7725056162", "tax_id": "4711", "gb_company": "12345678", "registration_number": "00102",
    }  # fmt: skip


def test_where_countries_disagree_the_register_stays_open(draft: EntryDraft) -> None:
    draft.name("Nord")
    draft.identifier("registration_number", "12345678")
    draft.country("GB")
    assert entry_of(draft).identifiers == {"gb_company": "12345678"}
    draft.country("UA")
    assert entry_of(draft).identifiers == {"registration_number": "12345678"}


def test_contacts(draft: EntryDraft) -> None:
    draft.name("Nord")
    draft.contact("Phone", "+7 343 000 00 00, info@nord.example; www.nord.example")
    draft.contact("phone", "ask the guard")
    entry = entry_of(draft)
    assert entry.identifiers == {
        "phone": "+7 343 000 00 00", "email": "info@nord.example", "website": "www.nord.example",
    }  # fmt: skip
    assert entry.remarks == "Phone: ask the guard"


def test_days_of_events(draft: EntryDraft) -> None:
    assert draft.day("23/02/2001", "Listed") == date(2001, 2, 23)
    assert draft.day("2005-07-21-05:00", "Listed") == date(2005, 7, 21)
    assert draft.day("", "Listed") is None
    assert draft.warnings == []
    assert draft.day("2001-02", "Listed") is None
    assert draft.warnings == ["no day: '2001-02'"]


def test_an_entry_that_cannot_be_found_is_refused(draft: EntryDraft) -> None:
    draft.country("NO")
    with pytest.raises(InvalidEntityError, match=r"name: .* \(line 7\)"):
        draft.parsed(Fields({}))


@given(st.lists(st.tuples(st.sampled_from(["name", "country", "address", "date", "remark"]), st.text(max_size=20))))
def test_any_text_can_be_taken(pieces: list[tuple[str, str]]) -> None:
    draft = EntryDraft(Record({}), "1")
    draft.name("Nord", "primary")
    for verb, text in pieces:
        getattr(draft, verb)(text)
    entry = entry_of(draft)
    assert entry.name == "Nord"
    assert len(entry.all_names()) == len({name.text for name in entry.all_names()})
