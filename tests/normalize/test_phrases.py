"""Brands that consist of words: said as a whole, or taken apart beside a name that does not say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crowd import among_others
from mineral_screen import compare
from mineral_screen.normalize.keys import name_keys
from mineral_screen.normalize.names import analyze
from mineral_screen.normalize.phrases import apart, is_phrase, taken_apart


def words(name: str) -> list[str]:
    return [span.text for span in taken_apart(analyze(name).spans)]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Air China Limited", ["air", "china", "limited"]),
        ("日本電気株式会社", ["日本", "電気", "株式会社"]),
        ("中国国际航空", ["中国", "国际", "航空"]),
        ("卡西欧", ["卡西欧"]),
        ("Norvanta Trading", ["norvanta", "trading"]),
    ],
)
def test_a_phrase_is_its_words(name: str, parts: list[str]) -> None:
    assert words(name) == parts


def test_what_the_other_name_says_stays_whole() -> None:
    spans = analyze("中国国际航空").spans
    assert is_phrase(spans[0])
    assert taken_apart(spans, set(spans[0].symbols)) == spans


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_words_are_no_phrases(text: str) -> None:
    once = taken_apart(analyze(text).spans)
    assert taken_apart(once) == once
    assert all(apart(span) == (span,) for span in once if not span.symbols)


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("中国国航", "Air China Limited"),
        ("China International Airlines", "中国国际航空股份有限公司"),
        ("Tinto Rio plc", "Rio Tinto plc"),
        ("日本電気株式会社", "NEC Corporation"),
        ("Japan Electric Co Ltd", "日本電気株式会社"),
    ],
)
def test_a_phrase_is_found_whole_and_by_its_words(query: str, listed: str) -> None:
    found = among_others(listed).screen(query)
    assert [match.entry.id for match in found.matches] == ["it"]
    assert found.matches[0].score == compare(query, listed).score


def test_a_name_with_a_phrase_is_looked_up_in_both_ways() -> None:
    keys = name_keys(analyze("中国国际航空"))
    assert {"#AIR_CHINA", "@CN", "#INTERNATIONAL"} <= set(keys.symbols)
    assert len(keys.parts) == 2
