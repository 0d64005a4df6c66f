"""Identifiers: any spelling of scheme and number to one canonical, checked value."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen import data
from mineral_screen.normalize.identifiers import identifier_keys, parse_identifiers, scheme_of

LINES = (Path(__file__).parent / "cases" / "identifiers.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")]
SCHEMES = data.rows("identifier_schemes")
VALID = {"yes": True, "no": False, "?": None}


@pytest.mark.parametrize(("name", "text", "scheme", "value", "valid", "reason"), CASES)
def test_reads(name: str, text: str, scheme: str, value: str, valid: str, reason: str) -> None:
    (one,) = parse_identifiers({name: text})
    assert (one.scheme, one.value, one.valid, one.reason) == (scheme, value, VALID[valid], reason)
    assert one.text == text


def test_several_values_are_divided_by_semicolons_and_given_once() -> None:
    found = parse_identifiers({"swift": "SABRRUMM; ; SABRRUMMXXX;VTBRRUMM", "bic": "VTBRRUM2"})
    assert [one.value for one in found] == ["SABRRUMM", "VTBRRUMM", "VTBRRUM2"]
    assert parse_identifiers({}) == ()


@pytest.mark.parametrize("one", ["inn", "ogrn", "uscc"])
def test_a_national_number_is_found_as_a_number_of_unsaid_register(one: str) -> None:
    value = {"inn": "7707083893", "ogrn": "1027700132195", "uscc": "91110000600037341L"}[one]
    for generic in ("tax_id", "registration number", "identification number"):
        assert set(identifier_keys({one: value})) & set(identifier_keys({generic: value}))


def test_placeholders_have_no_keys() -> None:
    assert identifier_keys({"tax_id": "0000000", "lei": "n/a", "registration": "12345"}) == []
    assert identifier_keys({"lei": "5493001KJTIIGC8Y1R13"}) == ["lei:5493001KJTIIGC8Y1R13"]


def test_no_name_of_a_scheme_is_given_twice() -> None:
    names = [name for row in SCHEMES for name in {row[0].replace("_", ""), *filter(None, row[7].split("|"))}]
    assert sorted(names) == sorted(set(names))
    assert all(re.fullmatch(r"[a-z0-9]+", name) for name in names)


@pytest.mark.parametrize("row", SCHEMES, ids=lambda row: row[0])
def test_every_scheme_is_whole(row: list[str]) -> None:
    key, country, reach, one, check, form, title, _ = row
    assert scheme_of(key).key == key
    assert (reach == "country") <= bool(country) or key == "vat"
    assert one in ("yes", "no")
    assert title
    re.compile(form)
    if check and not check.startswith("own:"):
        assert callable(import_module(f"stdnum.{check}").validate)
    # a checked scheme refuses what is no number of it, with a reason
    if check or form:
        (found,) = parse_identifiers({key: "7?"})
        assert found.valid is False
        assert found.reason


@given(st.sampled_from([row[0] for row in SCHEMES] + ["moon registry", "ИНН", "№"]), st.text(max_size=30))
def test_total_and_canonical_values_stay(name: str, text: str) -> None:
    for one in parse_identifiers({name: text}):
        (again,) = parse_identifiers({one.scheme: one.value}) or (one,)
        assert (again.scheme, again.value, again.valid) == (one.scheme, one.value, one.valid)


@given(
    st.sampled_from([("lei", "5493001KJTIIGC8Y1R12"), ("inn", "7707083893"), ("ogrn", "1027700132195"),
                     ("uscc", "91110000600037341L"), ("isin", "US0378331005")]),
    st.data(),
)  # fmt: skip
def test_a_checksum_finds_one_wrong_digit(case: tuple[str, str], choose: st.DataObject) -> None:
    scheme, value = case
    at = choose.draw(st.sampled_from([at for at, char in enumerate(value) if char.isdigit()]))
    digit = choose.draw(st.sampled_from([char for char in "0123456789" if char != value[at]]))
    (one,) = parse_identifiers({scheme: value[:at] + digit + value[at + 1 :]})
    assert one.valid is not True
