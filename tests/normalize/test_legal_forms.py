"""Legal forms: those of the register of legal forms (ISO 20275), at the end of a name."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest

import realdata
from mineral_screen.normalize.names import analyze

FILE = "lists/ref_elf/1.5/elf-code-list-v1.5.csv"


def forms(column: str) -> Iterator[str]:
    """The entries in use, each once; what a register calls its remainder is no form."""
    with realdata.path(FILE).open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["ELF Status ACTV/INAC"] == "ACTV"]
    found = (form.strip() for row in rows for form in row[column].split(";"))
    yield from dict.fromkeys(form for form in found if len(form) > 1)


def is_legal(form: str) -> bool:
    return any(span.role == "legal" for span in analyze(f"Norvanta {form}").spans)


@pytest.mark.parametrize(
    ("column", "share"),
    [
        # left out: sorts of Swiss and Slovak offices, and letters that are words or places elsewhere (EE, SI, DA, II)
        ("Abbreviations Local language", 0.80),
        # many full names are no endings of names but headings of a register: credit unions, sorts of public bodies
        ("Entity Legal Form name Local name", 0.60),
    ],
)
def test_forms_of_the_register_are_recognised_at_the_end_of_a_name(column: str, share: float) -> None:
    every = list(forms(column))
    known = sum(map(is_legal, every))
    assert known / len(every) >= share


@pytest.mark.parametrize(
    "name",
    ["Norvanta GmbH", "Norvanta S.à r.l.", "Norvanta Sp. z o.o.", "诺万塔有限公司", "诺万塔股份有限公司",
     "ООО Норванта", "株式会社ノルバンタ", "주식회사 노르반타", "نورفانتا ذ.م.م", "Norvanta Kft.", "Norvanta A.Ş.",
     "PT Norvanta Tbk", "Công ty TNHH Norvanta", "Norvanta Oy", "Norvanta (Pty) Ltd", "Norvanta S.A. de C.V.",
     "UAB Norvanta"],
)  # fmt: skip
def test_forms_of_many_countries(name: str) -> None:
    assert [span.role for span in analyze(name).spans].count("legal") >= 1
    assert any(span.role == "brand" for span in analyze(name).spans)


@pytest.mark.parametrize("name", ["KD International", "MS Kapital", "H.F. Holdings", "Bart Kemp", "Mezz Eta Nr"])
def test_letters_that_are_a_form_elsewhere(name: str) -> None:
    assert all(span.role != "legal" for span in analyze(name).spans)
