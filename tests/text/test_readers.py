"""What every reader of a script promises: golden readings, few and plain ones, none for nothing."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.text import arabic, cyrillic, greek, han, hangul, hebrew, kana
from text.golden import any_text, cases, is_plain

READERS = {
    arabic: (0x600, 0x6FF),
    cyrillic: (0x400, 0x4FF),
    greek: (0x370, 0x3FF),
    han: (0x4E00, 0x9FFF),
    hangul: (0xAC00, 0xD7A3),
    hebrew: (0x590, 0x5F4),
    kana: (0x3041, 0x30FF),
}
readers = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__.rpartition(".")[2])
GOLDEN = [
    (reader, *case) for reader, name in ((arabic, "arabic"), (hangul, "hangul"), (kana, "kana")) for case in cases(name)
]
GOLDEN_IN_ORDER = [
    (reader, *case)
    for reader, name in ((cyrillic, "cyrillic"), (greek, "greek"), (hebrew, "hebrew"))
    for case in cases(name)
]


def words(reader: ModuleType) -> st.SearchStrategy[str]:
    first, last = READERS[reader]
    return st.text(st.characters(min_codepoint=first, max_codepoint=last), max_size=12)


@pytest.mark.parametrize(("reader", "word", "reading"), GOLDEN)
def test_known_reading(reader: ModuleType, word: str, reading: str) -> None:
    assert reading in reader.readings(word)


@pytest.mark.parametrize(("reader", "word", "expected"), GOLDEN_IN_ORDER)
def test_known_readings_the_likeliest_first(reader: ModuleType, word: str, expected: str) -> None:
    found = reader.readings(word)
    wanted = expected.split("|")
    assert found[0] == wanted[0]
    assert set(wanted) <= set(found)


@pytest.mark.parametrize(("lang", "word", "reading"), cases("han"))
def test_known_reading_in_a_language(lang: str, word: str, reading: str) -> None:
    assert reading in han.readings(word, lang or None)


@readers
@settings(max_examples=100, deadline=None)
@given(st.data())
def test_readings_are_few_and_plain(reader: ModuleType, choose: st.DataObject) -> None:
    assert is_plain(reader.readings(choose.draw(words(reader) | any_text)))


@readers
@settings(max_examples=50, deadline=None)
@given(st.data())
def test_case_does_not_matter(reader: ModuleType, choose: st.DataObject) -> None:
    upper = choose.draw(words(reader)).upper()
    assert reader.readings(upper.lower()) == reader.readings(upper)


@readers
def test_nothing_to_read(reader: ModuleType) -> None:
    assert reader.readings("") == reader.readings("…") == ()
