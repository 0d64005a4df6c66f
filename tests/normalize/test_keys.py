"""What names are found by."""

from __future__ import annotations

import pytest

from mineral_screen.normalize.keys import NameKeys, name_keys
from mineral_screen.normalize.names import NameForm, Span, analyze


def keys(*spans: Span) -> NameKeys:
    return name_keys(NameForm("", spans))


BRAND = Span("庆云县", "brand", ("qingyunxian",), (), "Han")
TRADE = Span("贸易", "concept", ("maoyi", "mao"), ("#TRADING",), "Han")
LEGAL = Span("有限公司", "legal", ("youxiangongsi",), (), "Han")


def test_a_form_without_spans_has_no_keys() -> None:
    assert keys() == NameKeys((), (), (), ())


def test_legal_forms_are_left_out_where_something_else_is_there() -> None:
    assert keys(BRAND, LEGAL).tokens == ("qingyunxian",)
    assert keys(LEGAL).tokens == ("youxiangongsi",)


def test_readings_symbols_and_joined_words() -> None:
    found = keys(TRADE, LEGAL)
    assert (found.tokens, found.variants, found.symbols) == (("maoyi",), ("mao",), ("#TRADING",))
    assert found.joined == ("maoyi", "maoyiyouxiangongsi", "mao")


def test_another_script_agrees_by_meaning_and_by_every_reading() -> None:
    brand = Span("김춘섭", "brand", ("gimchunseop", "kimchunsop"), (), "Hangul")
    assert keys(brand, TRADE, LEGAL).others == (("gimchunseop", "kimchunsop"), ("maoyi", "mao", "#TRADING"))
    assert "kimchunsopmao" in keys(brand, TRADE, LEGAL).joined
    assert keys(Span("trading", "concept", ("trading",), ("#TRADING",))).others == ()


def test_a_brand_without_spaces_is_also_found_by_its_pairs() -> None:
    assert set(keys(BRAND).variants) == {"庆云", "云县", "qingyun", "yunxian"}
    assert keys(Span("qingyun", "brand", ("qingyun",))).variants == ()
    assert keys(Span("曼" * 5000, "brand", ("man",), (), "Han")).variants == ()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("National Iranian Oil Company", "nioc"),
        ("Liberation Tigers of Tamil Eelam", "ltte"),
        ("Iranian Oil Pipelines and Telecommunication Co.", "ioptc"),
        ("United Wa State Army", "uwsa"),
    ],
)
def test_initials_are_those_of_words_with_the_form_and_without_small_ones(name: str, letters: str) -> None:
    assert letters in name_keys(analyze(name)).joined


def test_names_in_scripts_without_acronyms_have_no_initials() -> None:
    assert "zkxk" not in name_keys(analyze("中国科学院控股")).joined
    assert not any(len(key) < 6 for key in name_keys(analyze("المجلس العراقي للاختصاصات الطبية")).joined)
    assert "gru" in name_keys(analyze("Главное разведывательное управление")).joined


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("정경택", "JONG, Kyong Thaek"),
        ("박재경", "Pak Chae-kyong"),
        ("박천산", "Pak Chun San"),
        ("이건희", "Lee Kun-hee"),
        ("김정은", "Kim Jong Un"),
        ("김정은", "Jeong-eun Gim"),
    ],
)
def test_a_korean_has_a_key_that_every_romanisation_gives(hangul: str, latin: str) -> None:
    for person in (False, True):
        assert {*name_keys(analyze(hangul, person)).joined} & {*name_keys(analyze(latin, True)).joined}


@pytest.mark.parametrize("name", ["Norvanta Trading", "Sun Moon Trading Co., Ltd.", "삼성전자", "Wang Xiaoming Li Hua"])
def test_a_name_that_is_no_koreans_has_no_such_key(name: str) -> None:
    assert not any(" " in key for key in name_keys(analyze(name)).joined)
