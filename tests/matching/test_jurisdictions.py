"""Where firms have which legal form."""

from __future__ import annotations

import pytest

from mineral_screen.matching.jurisdictions import countries
from mineral_screen.normalize.names import analyze


@pytest.mark.parametrize(
    ("name", "home", "elsewhere"),
    [
        ("Norvanta Oy", "FI", "SE"),
        ("Norvanta GmbH", "DE", "FR"),
        ("ООО Норванта", "RU", "DE"),
        ("Norvanta S.r.l.", "IT", "RU"),
    ],
)
def test_a_form_has_its_countries(name: str, home: str, elsewhere: str) -> None:
    found = countries(analyze(name).spans)
    assert home in found
    assert elsewhere not in found


@pytest.mark.parametrize("name", ["Norvanta Ltd", "Norvanta LLC", "Norvanta Joint Stock Company", "Norvanta"])
def test_english_forms_are_at_home_anywhere(name: str) -> None:
    assert countries([span for span in analyze(name).spans if span.role == "legal"]) == frozenset()
