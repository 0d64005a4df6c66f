from __future__ import annotations

import pytest

from mineral_screen import data
from mineral_screen.lists.sources.ofac_facts import Facts, country_of, known_label, rule

FIELDS = {"identifier", "date", "country", "name", "directive", "remark"}


def test_the_table_of_labels_is_whole() -> None:
    rows = data.rows("ofac_labels")
    assert {field for _, field, _ in rows} == FIELDS
    assert all(bool(scheme) == (field == "identifier") for _, field, scheme in rows)
    assert len({label.casefold() for label, _, _ in rows}) == len(rows)
    assert all(known_label(f"{label} 1") == label and rule(label)[0] == field for label, field, _ in rows)


@pytest.mark.parametrize(
    ("kind", "label", "value", "country", "scheme", "number"),
    [
        ("company", "Tax ID No.", "7702070139", "Russia", "inn", "7702070139"),
        ("person", "Tax ID No.", "771409546605", "Russia", "inn", "771409546605"),
        ("company", "Tax ID No.", "7702070139", "Ukraine", "tax_id", "7702070139"),
        ("company", "Registration Number", "1027739609391", "Russia", "ogrn", "1027739609391"),
        ("company", "Registration Number", "1027739609391", "Thailand", "registration_number", "1027739609391"),
        ("company", "Registration Number", "91440300MA5FXXXX0U", "China", "uscc", "91440300MA5FXXXX0U"),
        ("company", "Registration Number", "HRB 32490 (Mainz)", "Germany", "registration_number", "HRB 32490"),
        ("person", "National ID No.", "D489833(9)", "Hong Kong", "national_id", "D489833(9)"),
        ("person", "C.U.R.P.", "# HESU430525HBCRMR13", "Mexico", "curp", "HESU430525HBCRMR13"),
        ("person", "Identification Number", "2.194.575", "Paraguay", "identification_number", "2.194.575"),
        ("company", "Company Number", "01126618", "United Kingdom", "gb_company", "01126618"),
        ("company", "Company Number", "1126618", "United Kingdom", "registration_number", "1126618"),
        ("company", "Legal Entity Number", "253400V1H6ART1UQ0N98", "Russia", "lei", "253400V1H6ART1UQ0N98"),
        ("company", "Legal Entity Number", "858100034", "Netherlands", "rsin", "858100034"),
        ("company", "Company Number", "IMO 5055293", "", "imo_company", "5055293"),
        ("vessel", "Identification Number", "IMO 9339301", "", "imo", "9339301"),
        ("vessel", "Vessel Registration Identification", "IMO  7406784", "", "imo", "7406784"),
        ("vessel", "Vessel Registration Identification", "12345", "Malta", "registration_number", "12345"),
        ("company", "Government Gazette Number", "09804148", "Russia", "okpo", "09804148"),
        ("company", "Government Gazette Number", "121024920", "Bulgaria", "eik", "121024920"),
        ("person", "Digital Currency Address", "- XBT 12Qt", "", "crypto", "12Qt"),
        ("person", "Digital Currency Address - USDT", "0x9f", "", "crypto", "0x9f"),
        ("aircraft", "Aircraft Manufacturer’s Serial Number (MSN)", "85", "", "aircraft_serial", "85"),
    ],
)
def test_where_an_identifier_goes(kind: str, label: str, value: str, country: str, scheme: str, number: str) -> None:
    facts = Facts(kind)
    facts.add(label, value, country=country)
    assert facts.identifiers == {scheme: {number: None}}
    assert facts.countries == ([code] if (code := country_of(country)) else [])
    assert not facts.unknown
    assert not facts.warnings


def test_several_values_of_a_scheme_stay_in_order_without_repetition() -> None:
    facts = Facts("person")
    for number in ("B 2", "A 1", "B 2"):
        facts.add("Passport", number)
    assert facts.fields()["identifiers"] == {"passport": "B 2;A 1"}


def test_a_visa_says_nothing_of_the_country_of_its_holder() -> None:
    facts = Facts("person")
    facts.add("VisaNumberID", "2024702", country="Mexico")
    assert not facts.countries
    assert facts.remarks == ["VisaNumberID 2024702 (Mexico)"]


def test_what_cannot_be_read_stays_and_is_named() -> None:
    facts = Facts("person")
    facts.add("nationality", "Ruritania")
    facts.add("DOB", "in his forties")
    facts.add("a.k.a.", "no quotes")
    facts.add("Listing Date", "yesterday")
    facts.add("Passport", "1", country="Ruritania")
    facts.add("nationality", "undetermined")
    assert len(facts.warnings) == 5
    assert [one.split()[0] for one in facts.remarks] == [
        "nationality", "DOB", "a.k.a.", "Listing", "Passport", "nationality",
    ]  # fmt: skip
    assert not facts.countries
    assert not facts.dates


def test_directives_date_the_listings_of_their_programme_only() -> None:
    facts = Facts("company")
    facts.add("Listing Date (EO 14024 Directive 2):", "24 Feb 2022")
    facts.add("Listing Date", "(EO 14024 Directive 3): 25 Feb 2022")
    facts.add("Effective Date (EO 14024 Directive 2):", "26 Mar 2022")
    found = [
        (one["program"], one.get("basis"), str(one.get("listed_on")), one.get("note"))
        for one in facts.listings(["UKRAINE-EO13662", "RUSSIA-EO14024"], "https://example.test")
    ]
    assert found == [
        ("UKRAINE-EO13662", None, "None", None),
        ("RUSSIA-EO14024", "EO 14024 Directive 2", "2022-02-24", "Effective Date 26 Mar 2022"),
        ("RUSSIA-EO14024", "EO 14024 Directive 3", "2022-02-25", None),
    ]
