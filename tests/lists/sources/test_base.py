from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.errors import InvalidEntityError
from mineral_screen.lists.sources.base import Fields, Record, built, refused

VALUES = st.recursive(
    st.one_of(st.none(), st.text(max_size=3), st.integers()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=3), VALUES))
def test_what_is_taken_is_not_left_over(values: dict[str, object]) -> None:
    fields = Fields(values)
    for name in values:
        fields.texts(name)
    assert fields.leftovers() == ()


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.text(max_size=3)))
def test_what_says_something_and_nobody_took_is_left_over(values: dict[str, str]) -> None:
    assert set(Fields(values).leftovers()) == {name for name, value in values.items() if value.strip()}


def test_groups_take_texts_as_well() -> None:
    fields = Fields({"name": ["Nord", {"#text": "Ost", "@lang": "de"}]})
    one, two = fields.groups("name")
    assert (one.text("#text"), two.text("#text")) == ("Nord", "Ost")
    assert fields.leftovers() == ("name.@lang",)


def test_more_values_than_one_are_an_error() -> None:
    fields = Fields({"name": ["Nord", "Ost"], "address": [{"city": "Nord"}, {"city": "Ost"}]})
    with pytest.raises(InvalidEntityError, match="name: 2 values where one was expected"):
        fields.text("name")
    with pytest.raises(InvalidEntityError, match="address: 2 values"):
        fields.group("address")


def test_errors_say_where() -> None:
    assert str(refused(Record({}, line=3), "7", "name", "none")) == "name: none (line 3)"
    assert str(refused(Record({}), "7", "name", "none")) == "name: none (entry '7')"
    with pytest.raises(InvalidEntityError, match=r"\(entry '7'\)"):
        built(Record({}), id="7")
