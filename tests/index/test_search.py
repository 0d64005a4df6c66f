"""The search against its slow twin, and against what is promised of it."""

from __future__ import annotations

import random
import string
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.names import NameKeys, index_of, keys
from mineral_screen.index import Index
from mineral_screen.index.scan import scan_candidates

# Few letters and few words, so that words are alike and names share them.
WORDS = st.text("abek", min_size=1, max_size=9) | st.sampled_from(["trading", "shenzhen", "technology", "12", "2020"])
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
BOOKS = st.lists(NAMES, min_size=1, max_size=40)
SLOW = settings(max_examples=100, deadline=None)


@given(BOOKS, NAMES, st.lists(WORDS, max_size=2))
@SLOW
def test_the_search_finds_what_the_scan_finds(book: list[str], query: str, variants: list[str]) -> None:
    listed = [keys(name) for name in book]
    index, asked = index_of(listed), keys(query, *variants)
    scores = dict(scan_candidates(listed, asked, len(book)))
    got = index.candidates(asked, len(book))
    assert sorted(got) == sorted(scores)
    assert [scores[number] for number in got] == pytest.approx(sorted(scores.values(), reverse=True), abs=1e-5)


@given(BOOKS, st.data())
@SLOW
def test_the_same_words_in_any_order_come_first(book: list[str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(book))
    shuffled = data.draw(st.permutations(name.split()))
    got = index_of([keys(one) for one in book]).candidates(keys(" ".join(shuffled)), len(book))
    same = {number for number, one in enumerate(book) if set(one.split()) == set(name.split())}
    assert same <= set(got)


def edited(word: str, random_: random.Random) -> str:
    """`word` with one letter replaced, dropped, added or swapped with the next."""
    at, letter = random_.randrange(len(word)), random_.choice(string.ascii_lowercase)
    return random_.choice(
        [
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        ]
    )


@given(st.lists(st.text(string.ascii_lowercase, min_size=4, max_size=31), min_size=1, max_size=30), st.randoms())
@SLOW
def test_a_word_with_one_slip_is_found(words: list[str], random_: random.Random) -> None:
    number = random_.randrange(len(words))
    slip = edited(words[number], random_)
    got = index_of([keys(word) for word in words]).candidates(keys(slip), len(words))
    assert words[number] in {words[one] for one in got}


@given(st.lists(st.text(string.ascii_lowercase, min_size=3, max_size=12), min_size=2, max_size=3), BOOKS)
@SLOW
def test_words_without_their_spaces_are_found(words: list[str], book: list[str]) -> None:
    index = index_of([*(keys(name) for name in book), keys(" ".join(words))])
    assert len(book) in index.candidates(keys("".join(words)), len(book) + 1)


@pytest.fixture(scope="module")
def town() -> tuple[list[NameKeys], list[str]]:
    """Six thousand names of a few thousand made-up words, the common ones in hundreds of names."""
    random_ = random.Random(5)
    syllables = [first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"]
    words = ["".join(random_.choices(syllables, k=random_.randint(2, 4))) for _ in range(4000)]
    names = [[words[int(random_.paretovariate(0.8)) % 4000] for _ in range(random_.randint(2, 5))] for _ in range(6000)]
    texts = [" ".join(dict.fromkeys(name)) for name in names]
    return [keys(text) for text in texts], texts


# Lists that are left unread are worth less than 0.4 of the query: no name on them alone scores above 0.4 / 0.7.
WORTH = 0.58


def test_nothing_is_lost_against_the_scan(town: tuple[list[NameKeys], list[str]]) -> None:
    listed, texts = town
    index, random_ = index_of(listed), random.Random(11)
    asked = lost = 0
    for text in random_.sample(texts, 40):
        words = text.split()
        at = random_.randrange(len(words))
        words[at] = edited(words[at], random_)
        query = keys(" ".join(words))
        scores = dict(scan_candidates(listed, query, len(listed)))
        got = set(index.candidates(query, 50))
        last = min((scores[number] for number in got), default=0.0) + 1e-5  # equals of the last may differ
        best = [number for number, score in scores.items() if score >= max(WORTH, last)]
        asked += len(best)
        lost += len(set(best) - got)
    assert asked >= 40
    assert lost == 0


ADVERSARIAL = {
    "forty common words": " ".join(f"common{number}" for number in range(40)),
    "ten thousand letters": "z" * 10_000,
    "ten thousand different letters": "".join(random.Random(1).choices(string.ascii_lowercase, k=10_000)),
    "ten thousand words": " ".join(f"w{number}" for number in range(10_000)),
    "one letter": "a",
    "only digits": "123456789 0 12",
    "only generic words": "general trading international company",
    "right to left": "شركة التجارة العامة",
    "mixed scripts": "尤曼特 trading ООО שלום",
    "forty words run together": "".join(f"common{number}" for number in range(40)),
    "lone surrogate": "\ud800\udfff x",
}


@pytest.fixture(scope="module")
def heavy() -> Index:
    """Twenty thousand names of which each shares its words with hundreds of others."""
    return index_of([keys(f"common{n % 40} common{n % 39} general trading {n}") for n in range(20_000)])


@pytest.mark.parametrize("query", ADVERSARIAL.values(), ids=ADVERSARIAL)
def test_hostile_queries_take_bounded_time(heavy: Index, query: str) -> None:
    asked = keys(query)
    heavy.candidates(asked)
    start = perf_counter()
    assert len(heavy.candidates(asked)) <= 50
    assert perf_counter() - start < 0.25  # a few milliseconds, and room for a busy machine
