from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.lists.sources.numbers import number_in, numbers_in, scheme_by_form
from mineral_screen.lists.sources.texts import squeezed


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("D0009876", "D0009876"),
        ("OB 0243318", "OB 0243318"),
        ("Afghan passport number D0009876", "D0009876"),
        ("CAR diplomatic passport no. D00000898", "D00000898"),
        ("592667 (Qatari, issued on 3 May 2007)", "592667"),
        ("Passport No: 592667 (Qatari)", "592667"),
        ("54400-1", "54400-1"),
        ("Ministry of Mines", "Ministry of Mines"),
    ],
)
def test_the_number_of_a_document(text: str, number: str) -> None:
    assert number_in(text) == number


@given(st.text(max_size=60))
def test_the_number_is_part_of_the_text(text: str) -> None:
    assert number_in(text) in squeezed(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IMO number: 9074729", [("imo", "9074729")]),
        ("IMO 9074729, MMSI: 273312345", [("imo", "9074729"), ("mmsi", "273312345")]),
        ("Legal Entity Identifier: 506700GE1G29325QX363", [("lei", "506700GE1G29325QX363")]),
        ("SWIFT/BIC: BRBKBY2X", [("swift", "BRBKBY2X")]),
        ("USCC: 91110000100011111X", [("uscc", "91110000100011111X")]),
        ("OGRN: 1037739044111 KPP: 770701001 INN: 7725056162",
         [("ogrn", "1037739044111"), ("inn", "7725056162"), ("kpp", "770701001")]),
        ("ОГРН 1037739044111", [("ogrn", "1037739044111")]),
        ("Taxpayer identification number: 7725056162", [("tax_id", "7725056162")]),
        ("Company registration no. 12-3456/A", [("registration_number", "12-3456/A")]),
        # the more telling name of a number counts
        ("Tax Registration Number: 7725056162 (INN 7725056162)", [("inn", "7725056162")]),
        ("founded in 1998 with 25 workers", []),
        ("swift delivery", []),
        ("", []),
    ],
)  # fmt: skip
def test_numbers_in_prose(text: str, expected: list[tuple[str, str]]) -> None:
    assert numbers_in(text) == expected


@given(st.text(max_size=60))
def test_any_prose_is_read(text: str) -> None:
    for scheme, number in numbers_in(text):
        assert scheme
        assert number in squeezed(text)


@pytest.mark.parametrize(
    ("number", "kind", "scheme"),
    [
        ("IMO9074729", "vessel", "imo"),
        ("IMO6495856", "company", "imo_company"),
        ("Q296771", None, "wikidata"),
        ("506700GE1G29325QX363", "company", "lei"),
        ("506700GE1G29325QX364", "company", "identification_number"),  # its check digits are wrong
        ("91110000600037341L", "company", "uscc"),
        ("BRBKBY2X", "company", "swift"),
        ("273312345", "vessel", "mmsi"),
        ("273312345", "company", "identification_number"),
        ("UBBF7", "vessel", "call_sign"),
        ("4711", None, "identification_number"),
    ],
)
def test_numbers_by_their_form(number: str, kind: str | None, scheme: str) -> None:
    assert scheme_by_form(number, kind) == scheme
