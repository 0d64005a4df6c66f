from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen import data
from mineral_screen.text.rarity import MAX_RARITY, MIN_RARITY, rarity


def test_common_words_weigh_less_than_rare_ones():
    ranking = ["limited", "trading", "technology", "mining", "rare", "youmante"]
    weights = [rarity(word) for word in ranking]
    assert weights == sorted(weights)
    assert len(set(weights)) == len(weights)


def test_the_documented_bounds_are_those_of_the_table():
    levels = [int(level) / 4 for level, _ in data.rows("background")]
    assert (min(levels), max(levels)) == (MIN_RARITY, MAX_RARITY)
    assert rarity("limited") == MIN_RARITY
    assert rarity("") == rarity("qwzxqwzx") == MAX_RARITY


def test_every_word_stands_once_and_is_an_ascii_word():
    words = [word for _, tokens in data.rows("background") for word in tokens.split(" ")]
    assert len(words) == len(set(words))
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words)


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text_has_a_rarity_within_bounds(token):
    assert MIN_RARITY <= rarity(token) <= MAX_RARITY
