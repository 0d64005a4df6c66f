"""Chinese names in Cyrillic letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen import data
from mineral_screen.text.palladius import pinyin
from mineral_screen.text.pinyin import is_pinyin

SYLLABLES = [tuple(row) for row in data.rows("palladius")]


def test_every_syllable_is_pinyin_and_no_two_are_written_alike() -> None:
    assert all(is_pinyin(syllable) for syllable, _ in SYLLABLES)
    assert len({cyrillic for _, cyrillic in SYLLABLES}) == len(SYLLABLES)


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=3))
def test_a_name_is_read_as_syllables_of_its_letters(syllables: list[tuple[str, ...]]) -> None:
    written = {cyrillic: syllable for syllable, cyrillic in SYLLABLES}
    word = "ъ".join(cyrillic for _, cyrillic in syllables)
    found = pinyin(word)
    assert found == "" or found == "".join(written[part] for part in word.split("ъ"))


@given(st.text())
def test_any_text_is_read_or_not(word: str) -> None:
    assert pinyin(word) == "" or is_pinyin(pinyin(word))


@pytest.mark.parametrize(
    ("word", "read"),
    [("чжэцзян", "zhejiang"), ("синьцзян", "xinjiang"), ("чанъань", "changan"), ("хуавэй", "huawei"),
     ("сяоми", "xiaomi"), ("цзілінь", "jilin"), ("чженьчжоу", "zhenzhou")],
)  # fmt: skip
def test_names_of_places_and_firms(word: str, read: str) -> None:
    assert pinyin(word) == read


@pytest.mark.parametrize("word", ["завод", "огонь", "елена", "имени", "валентина", "инженерно", "сергей", ""])
def test_russian_words_are_none(word: str) -> None:
    assert pinyin(word) == ""
