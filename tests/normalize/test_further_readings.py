"""Names that may be cut in more than one way: foreign words read whole, compounds read by their parts."""

from __future__ import annotations

import pytest

from mineral_screen.normalize.names import analyze


def others(name: str) -> list[list[str]]:
    return [[span.key for span in spans] for spans in analyze(name).alternates]


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("푸드나무", ["foodnamu"]),
        ("에코프로홀딩스", ["ecopro", "holdings"]),
        ("フリージア・マクロス株式会社", ["freejia", "macrosu", "kabushikikaisha"]),
        ("フルテック株式会社", ["furutech", "kabushikikaisha"]),
    ],
)
def test_a_foreign_word_is_read_whole_as_well(name: str, whole: list[str]) -> None:
    assert whole in others(name)


@pytest.mark.parametrize("name", ["삼성전자 주식회사", "コーポレーション", "三菱重工業株式会社", "푸드 나무"])
def test_words_that_are_no_loans_or_stand_apart_are_not_joined(name: str) -> None:
    assert others(name) == []


@pytest.mark.parametrize(
    ("name", "symbols"),
    [
        ("Нефтегазмаш", ["#OIL", "#GAS", "#MACHINERY"]),
        ("Нефтегазоразведочная", ["#OIL", "#GAS", "#GEOLOGY"]),
        ("Спецстройтехмаш", ["#SPECIAL", "#CONSTRUCTION", "#TECHNOLOGY", "#MACHINERY"]),
    ],
)
def test_a_compound_is_read_by_its_parts_as_well(name: str, symbols: list[str]) -> None:
    assert [[span.symbols[0] for span in spans] for spans in analyze(name).alternates] == [symbols]


@pytest.mark.parametrize("name", ["Петровский", "Газпром", "Росэлектроника"])
def test_a_word_with_an_unknown_part_is_not_taken_apart(name: str) -> None:
    assert others(name) == []


def test_the_letters_of_a_foreign_name_are_letters() -> None:
    assert analyze("株式会社ケー・シー・エス").spans[1].key == "kcs"
    assert analyze("ケイ・ウノ").spans[0].key == "k"
    assert "mtech" in analyze("엠텍").spans[0].readings


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("株式会社北川鉄工所", "kitagawa"), ("大川金属株式会社", "okawa"), ("株式会社北村製作所", "kitamura"),
        ("北川工业有限公司", "beichuan"),
    ],
)  # fmt: skip
def test_a_family_name_of_two_known_characters_is_read_as_one(name: str, read: str) -> None:
    assert next(span.key for span in analyze(name).spans if span.role == "brand") == read
