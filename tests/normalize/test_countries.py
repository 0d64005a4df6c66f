"""Countries: every name in every language, what people write, and how countries lie to each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen import data
from mineral_screen.normalize import countries
from mineral_screen.normalize.countries import country_code, country_name, outer_of, relation

CASES = Path(__file__).parent / "cases" / "countries.tsv"
CODES = {row[0]: row for row in data.rows("countries")}
NAMES = [(row[1], row[3], term) for row in data.rows("places", having="\tcountry\t") for term in row[4].split("|")]
codes = st.sampled_from(sorted(CODES))
# Names that two countries share, with the one that is meant when nothing else is said.
SHARED = {"KP": "KR", "CD": "CG", "MF": "SX"}


def golden() -> list[tuple[str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
    return [(text, code) for text, code in rows[1:]]


@pytest.mark.parametrize(("text", "code"), golden())
def test_text_gives_code(text: str, code: str) -> None:
    assert country_code(text) == (None if code == "-" else code)


def test_every_country_is_found_by_each_of_its_names() -> None:
    wrong = []
    for country, lang, term in NAMES:
        name = f"{term[:-1]}ий" if term.endswith("*") else term
        found = country_code(name)
        if found != country and found != SHARED.get(country):
            wrong.append((country, lang, name, found))
    assert wrong == []


def test_every_country_has_names_in_the_languages_of_the_lists() -> None:
    named = {(country, lang) for country, lang, _ in NAMES}
    current = [code for code, row in CODES.items() if not row[3] and not row[5]]
    missing = [(code, lang) for code in current for lang in ("en", "zh", "ru", "ar", "fa", "ko", "ja", "uk")
               if (code, lang) not in named and (code, "name") not in named]  # fmt: skip
    assert missing == []


def test_codes_give_the_code_they_are_read_as() -> None:
    for code, (_, name, aliases, now, *_) in CODES.items():
        for alias in filter(None, (code, code.lower(), *aliases.split("|"))):
            assert country_code(alias) == (now or code)
        assert country_name(code) == name


@given(codes)
def test_reading_a_code_again_changes_nothing(code: str) -> None:
    read = country_code(code)
    assert read is not None
    assert country_code(read) == read


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(), max_size=90))
def test_any_text_gives_a_known_code_or_none(text: str) -> None:
    code = country_code(text)
    assert code is None or code in CODES


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(["{}", " {} ", "{}.", "({})", "The {}", "«{}»"]))
def test_case_punctuation_and_spaces_do_not_count(name: tuple[str, str, str], form: str) -> None:
    text = name[2].removesuffix("*")
    expected = country_code(text)
    if form != "The {}" or len(text) > 3:
        assert country_code(form.format(text.upper())) == expected or not expected
    assert country_code("-".join(text.split(" "))) == expected


def test_names_are_loaded_only_when_a_text_is_no_code() -> None:
    countries._names.cache_clear()
    country_code.cache_clear()
    assert [country_code(text) for text in ("CN", "irn", "643")] == ["CN", "IR", "RU"]
    assert relation("HK", "CN") == "within"
    assert countries._names.cache_info().currsize == 0
    assert country_code("China") == "CN"
    assert countries._names.cache_info().currsize == 1


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        ("CN", "CN", "same"),
        ("CN", "US", "different"),
        ("HK", "CN", "within"),
        ("MO", "CN", "within"),
        ("HK", "MO", "different"),
        ("TW", "CN", "claimed"),
        ("TW", "HK", "different"),
        ("PR", "US", "within"),
        ("RE", "FR", "within"),
        ("JE", "GB", "within"),
        ("JE", "IM", "different"),
        ("SU", "RU", "within"),
        ("SU", "UA", "within"),
        ("RU", "UA", "claimed"),
        ("RU", "KZ", "different"),
        ("YU", "XK", "within"),
        ("CS", "CZ", "within"),
        ("RS", "XK", "claimed"),
        ("EH", "MA", "claimed"),
        ("GE", "RU", "claimed"),
        ("CY", "TR", "claimed"),
        ("ZR", "CD", "same"),
        ("DD", "DE", "same"),
        ("UK", "GB", "same"),
        ("XX", "XX", "same"),
        ("XX", "CN", "different"),
        ("", "CN", "different"),
    ],
)
def test_relation(a: str, b: str, how: str) -> None:
    assert relation(a, b) == relation(b, a) == how


def test_relation_is_symmetric_and_same_only_for_one_country() -> None:
    for a in CODES:
        for b in CODES:
            assert relation(a, b) == relation(b, a)
            assert (relation(a, b) == "same") == (country_code(a) == country_code(b))
            assert (outer_of(a, b) is not None) <= (relation(a, b) in ("within", "same"))


def test_ties_are_between_codes_of_the_table() -> None:
    for code, (_, _, _, now, within, successors, claimed) in CODES.items():
        tied = [other for cell in (now, within, successors, claimed) for other in cell.split("|") if other]
        assert code not in tied
        assert all(other in CODES and not CODES[other][3] for other in tied)
        assert all(code in CODES[other][6].split("|") for other in claimed.split("|") if other)
