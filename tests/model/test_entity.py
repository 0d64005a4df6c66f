"""Entities: forgiving at the door, canonical inside, and clear about what is unusable."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from mineral_screen.errors import InvalidEntityError
from mineral_screen.model.entity import MAX_TEXT, Entity, Name
from mineral_screen.model.entry import ListEntry


def test_singular_fields_and_synonyms_are_taken() -> None:
    entity = Entity(name="X1", country="CHN", address="Wing Lok St", kind="Organization", identifiers={"IMO": 9074729})
    assert entity.countries == ("CN",)
    assert entity.addresses == ("Wing Lok St",)
    assert entity.kind == "company"
    assert entity.identifiers == {"imo": "9074729"}


def test_country_names_become_codes_once() -> None:
    assert Entity(name="a", countries=["中国", "China", "Россия", "iran"]).countries == ("CN", "RU", "IR")


def test_days_may_be_dates() -> None:
    entity = Entity(name="a", dates=[date(1971, 3, 4), "1971-03", "1972", datetime(1973, 5, 6, 7, 8)])
    assert entity.dates == ("1971-03-04", "1971-03", "1972", "1973-05-06")
    assert Entity(name="a", date=date(1971, 3, 4)).dates == ("1971-03-04",)


def test_aliases_may_be_plain_strings() -> None:
    entity = Entity(name="a", aliases=["b", {"text": "c", "strength": "weak"}])
    assert entity.aliases == (Name(text="b"), Name(text="c", strength="weak"))
    assert [name.kind for name in entity.all_names()] == ["primary", "aka", "aka"]
    assert [name.decisive for name in entity.all_names()] == [True, True, False]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "\u200b\u202e\x00"}, "name"),
        ({"name": "!?"}, "name"),
        ({"name": "\ud800a"}, "name"),
        ({"name": "x" * (MAX_TEXT + 1)}, "name"),
        ({"name": 7}, "name"),
        ({}, "name"),
        ({"name": "a", "kind": "starship"}, "kind"),
        ({"name": "a", "country": "Ruritania"}, "countries"),
        ({"name": "a", "countries": 5}, "countries"),
        ({"name": "a", "addresses": ["---"]}, "addresses"),
        ({"name": "a", "aliases": ["?"]}, "aliases"),
        ({"name": "a", "aliases": [{"text": "b", "kind": "nickname"}]}, "aliases"),
        ({"name": "a", "aliases": [{"text": "b", "strenth": "weak"}]}, "aliases"),
        ({"name": "a", "aliases": 5}, "aliases"),
        ({"name": "a", "aliases": [5]}, "aliases"),
        ({"name": "a", "identifiers": "lei"}, "identifiers"),
        ({"name": "a", "identifiers": {"!": "1"}}, "identifiers"),
        ({"name": "a", "dates": ["yesterday"]}, "dates"),
        ({"name": "a", "dates": ["1971-13"]}, "dates"),
        ({"name": "a", "dates": ["1971-02-31"]}, "dates"),
        ({"name": "a", "dates": ["１９７１"]}, "dates"),
        ({"name": "a", "nmae": "b"}, "nmae"),
    ],
)  # fmt: skip
def test_unusable_field_is_named(fields: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidEntityError) as caught:
        Entity.of(fields)
    assert caught.value.field == field
    assert str(caught.value).startswith(f"{field}: ")


def test_an_address_or_identifier_alone_can_be_screened() -> None:
    assert Entity(address="1 Main St").name is None
    assert Entity(identifiers={"lei": "5493001KJTIIGC8Y1R12"}).all_names() == ()


def test_not_an_entity() -> None:
    with pytest.raises(InvalidEntityError, match="expected an Entity"):
        Entity.of(42)  # type: ignore[arg-type]


def test_an_entity_cannot_be_changed() -> None:
    with pytest.raises(Exception, match="frozen"):
        Entity(name="a").name = "b"  # type: ignore[misc]


def test_a_list_entry_needs_an_id_and_something_to_find_it_by() -> None:
    with pytest.raises(InvalidEntityError, match="id"):
        ListEntry(name="a")
    with pytest.raises(InvalidEntityError, match="no name"):
        ListEntry(id="1")
    assert ListEntry(id="1", address="1 Main St").addresses == ("1 Main St",)
