"""What two legal forms say of two names."""

from __future__ import annotations

import pytest

from mineral_screen.matching.forms import facts, of_two_countries
from mineral_screen.matching.prepare import prepare
from mineral_screen.normalize.names import analyze


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("Norvanta", "Norvanta Ltd", ["legal form missing"]),
        ("Norvanta LLC", "Norvanta JSC", ["legal form differs"]),
        ("Norvanta LLC", "Norvanta LP", ["legal sort differs"]),
        ("Norvanta GmbH", "Norvanta GmbH & Co. KG", ["legal sort differs"]),
        ("Norvanta GmbH & Co. KG", "Norvanta KG", []),
        ("Norvanta Corporation", "Norvanta Ltd", []),
        ("株式会社ノルバンタ", "Norvanta Ltd", []),
    ],
)
def test_forms_speak_against_one_entity(a: str, b: str, said: list[str]) -> None:
    one, other = prepare(analyze(a).spans), prepare(analyze(b).spans)
    assert list(facts(one, other)) == list(facts(other, one)) == said


@pytest.mark.parametrize(("a", "b", "two"), [("Oy", "OOO", True), ("Oy", "Ltd", False), ("Oy", "Oyj", False)])
def test_forms_of_two_countries(a: str, b: str, two: bool) -> None:
    one, other = prepare(analyze(f"Norvanta {a}").spans), prepare(analyze(f"Norvanta {b}").spans)
    assert of_two_countries(one, other) == of_two_countries(other, one) == two
