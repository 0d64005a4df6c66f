"""The table of places: its form, no word for two countries, and what names in many languages mean."""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from mineral_screen import data
from mineral_screen.normalize.lexicon import gloss, lexicon
from mineral_screen.normalize.names import analyze

CASES = Path(__file__).parent / "cases" / "places.tsv"
TOOLS = Path(__file__).parents[2] / "tools"
ROWS = data.rows("places")
KINDS = {"country", "region", "city", "other"}
CYRILLIC = {"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "uz"}
OTHER_SCRIPTS = {"ar", "fa", "ur", "ps", "zh", "ja", "ko", "el", "he", "th"}
# Countries that share their names with another one, which is meant when nothing else is said.
YIELDING = {"KP", "CD", "MF"}


def golden() -> list[tuple[str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
    return [(text, symbols) for text, symbols in rows[1:]]


@pytest.mark.parametrize(("text", "symbols"), golden())
def test_text_means_places(text: str, symbols: str) -> None:
    form = analyze(text)
    found = [symbol for span in form.spans for symbol in span.symbols if symbol.startswith("@")]
    assert sorted(found) == sorted(symbols.removeprefix("-").split())


def test_rows_have_five_cells_and_known_kinds() -> None:
    assert all(len(row) == 5 for row in ROWS)
    assert {row[2] for row in ROWS} == KINDS
    countries = {row[0] for row in data.rows("countries")}
    assert all(row[1] in countries if row[1] else row[2] == "region" for row in ROWS)
    assert all(row[0].startswith(row[1]) for row in ROWS)
    kinds = defaultdict(set)
    for place, country, kind, _, _ in ROWS:
        kinds[place].add((country, kind))
    assert [place for place, found in kinds.items() if len(found) > 1] == []


def test_rows_stand_by_language_and_place_without_repetition() -> None:
    order = [(row[3], row[0]) for row in ROWS]
    assert all(one < other for one, other in pairwise(order))


@pytest.mark.parametrize("wanted", [{"zh"}, {"ar", "fa"}, {"en", "vi", "zh-latn"}, set(), {"xx"}])
def test_rows_of_some_languages_are_those_of_the_table(wanted: set[str]) -> None:
    assert data.rows_in("places", wanted.__contains__) == [row for row in ROWS if row[3] in wanted]
    assert data.rows("places", having="\tcountry\t") == [row for row in ROWS if row[2] == "country"]


def test_every_place_has_an_english_name() -> None:
    assert [row[0] for row in ROWS if gloss(f"@{row[0]}")[0] == "@"] == []


def test_terms_stand_as_they_are_looked_up() -> None:
    wrong = []
    for place, _, _, lang, cell in ROWS:
        terms = cell.split("|")
        if len(set(terms)) != len(terms):
            wrong.append((place, lang, "twice"))
        for term in terms:
            word = term.removesuffix("*")
            if not word or word != " ".join(word.split()) or word != word.casefold() or set(word) & set("-–—/,;*'’"):
                wrong.append((place, lang, term))
            elif lang in CYRILLIC:
                if "ё" in word or not all(char == " " or "\u0400" <= char <= "\u04ff" for char in word):
                    wrong.append((place, lang, term))
            elif lang not in OTHER_SCRIPTS and lang != "name" and not word.isascii():
                wrong.append((place, lang, term))
    assert wrong == []


def test_terms_are_in_the_script_of_their_language() -> None:
    scripts = {"ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "zh": "CJK", "ja": ("CJK", "KATAKANA", "HIRAGANA"),
               "ko": "HANGUL", "el": "GREEK", "he": "HEBREW", "th": "THAI"}  # fmt: skip
    wrong = [
        (place, lang, term)
        for place, _, _, lang, cell in ROWS
        if lang in scripts
        for term in cell.split("|")
        if not all(unicodedata.name(char, "").startswith(scripts[lang]) for char in term if char.isalpha())
    ]
    assert wrong == []


def test_no_word_stands_for_two_countries_of_one_language() -> None:
    found = defaultdict(set)
    for place, _, kind, lang, cell in ROWS:
        if kind == "country" and place not in YIELDING:
            for term in cell.split("|"):
                found[lang, term].add(place)
    assert {key: places for key, places in found.items() if len(places) > 1} == {}


def test_few_words_stand_for_several_places() -> None:
    for script in ("Latin", "Han", "Cyrillic", "Arabic", "Hangul"):
        terms = lexicon(script).terms.values()
        places = [term for term in terms if sum(symbol[0] == "@" for symbol in term.symbols) > 1]
        assert len(places) <= 35, (script, places)


def test_terms_are_long_enough_to_be_told_inside_other_words() -> None:
    for script, least in (("Han", 2), ("Hangul", 2)):
        short = [key for key, term in lexicon(script).terms.items() if term.role == "place" and len(key) < least]
        assert short == []


@pytest.mark.parametrize("name", ["places", "countries"])
def test_tables_say_what_they_are_and_whence(name: str) -> None:
    head = (Path(data.__file__).parent / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[:12]
    for word in ("# what:", "# source:", "# gathered:", "# read as:"):
        assert any(line.startswith(word) for line in head)


@pytest.mark.parametrize("name", ["places", "countries"])
def test_tables_are_what_the_tools_make(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    babel = pytest.importorskip("babel", reason="the tools read the names of CLDR from babel")
    if babel.__version__ != "2.18.0":
        pytest.skip("the tables are made of the names in babel 2.18.0")
    monkeypatch.setattr(sys, "path", [str(TOOLS), *sys.path])
    made = __import__(f"make_{name}").table()
    assert made == (Path(data.__file__).parent / f"{name}.tsv").read_text(encoding="utf-8")
