from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen import data
from mineral_screen.lists.sources.registers import register_of
from mineral_screen.normalize.identifiers import parse_identifiers, scheme_of

GENERAL = {
    "tax_id",
    "registration_number",
    "identification_number",
    "national_id",
    "license",
    "passport",
    "vat",
    "okpo",
}


def test_the_table_is_whole() -> None:
    for country, labels, kind, form, scheme in data.rows("registers"):
        re.compile(form)
        assert scheme_of(scheme).key == scheme
        assert set(labels.split("|")) <= GENERAL
        assert kind in ("", "person", "company")
        assert country == "-" or scheme_of(scheme).country in ("", country)


@pytest.mark.parametrize(
    ("scheme", "number", "country", "kind", "register"),
    [
        ("tax_id", "7702070139", "RU", None, "inn"),
        ("tax_id", "7702070138", "RU", None, "tax_id"),  # the check digit is wrong
        ("tax_id", "7702070139", None, None, "inn"),
        ("tax_id", "7702070139", "AE", None, "tax_id"),
        ("registration_number", "1027739609391", None, None, "ogrn"),
        ("registration_number", "0505535000804", "TH", None, "th_tin"),
        ("registration_number", "CHE-267.936.404", "CH", "company", "ch_uid"),
        ("national_id", "35200-5407888-5", "PK", "person", "cnic"),
        ("national_id", "35200-5407888-5", "PK", "company", "national_id"),
        ("tax_id", "35.116.112/0001-97", "BR", "company", "cnpj"),
        ("passport", "A0181988", "SO", "person", "passport"),
        ("national_id", "110101199003078830", "CN", "person", "cn_id"),
        ("passport", "11010119900307883-0", "CN", "person", "cn_id"),  # printed as one; passports have nine characters
        ("national_id", "110101199003078831", "CN", "person", "national_id"),  # the check digit is wrong
        ("national_id", "110101199003078830", "CN", "company", "national_id"),
    ],
)
def test_numbers_of_registers(scheme: str, number: str, country: str | None, kind: str | None, register: str) -> None:
    assert register_of(scheme, number, country, kind) == register


@given(st.sampled_from(sorted(GENERAL)), st.text(max_size=20), st.sampled_from(["RU", "CN", "HK", "IR", None]))
def test_a_number_of_a_register_is_never_an_invalid_one(scheme: str, number: str, country: str | None) -> None:
    found = register_of(scheme, number, country)
    if found != scheme:
        assert parse_identifiers({found: number})[0].valid is not False
