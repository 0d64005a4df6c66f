"""What candidates promise: high where names can agree, low where they cannot."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from index.names import RARE, NameKeys, index_of, keys
from index.test_search import BOOKS, NAMES
from mineral_screen.index import LEAST_PROMISE

ENOUGH = LEAST_PROMISE * 0.7


def promise(query: NameKeys, listed: NameKeys) -> float:
    """What `listed` promises beside others that are nearer to the query."""
    others = [keys(f"{' '.join(query.tokens)} other{number}") for number in range(8)]
    weights = (*(query.weights or (RARE,) * len(query.tokens)), RARE)
    nearer = [other._replace(weights=weights) for other in others]
    return dict(index_of([listed, *nearer]).promising(query)).get(0, 0.0)


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("youmante trading", "youmante trading"),
        ("trading youmante", "youmante trading"),
        ("youmnate trading", "youmante trading"),
        ("van der bilt mining", "vanderbilt mining"),
        ("vanderbilt mining", "vander bilt mining"),
        ("norvanta rare earth separation plant north", "norvanta"),
        ("norvanta metal", "norvanta metallurgy"),
        ("norvanta general petroleum works", "ngpw norvanta"),
        ("ngpw norvanta", "norvanta general petroleum works"),
    ],
)
def test_names_that_can_agree_promise_enough(query: str, listed: str) -> None:
    assert promise(keys(query), keys(listed)) >= ENOUGH


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("norvanta borealis trading", "sobolev kirkland trading larimer"),
        ("norvanta trading", "trading kirkland sobolev"),
        ("norvanta shipping borealis", "kirkland borealis larimer tantalora"),
    ],
)
def test_names_that_share_a_small_part_promise_little(query: str, listed: str) -> None:
    assert promise(keys(query), keys(listed)) < ENOUGH


def test_words_of_one_meaning_agree_in_any_language() -> None:
    listed = NameKeys(("norvanta", "trading"), symbols=("#TRADE",), weights=(10.0, 5.0), meanings=("", "#TRADE"))
    query = NameKeys(("norvanta", "maoyi"), symbols=("#TRADE",), weights=(10.0, 5.0), meanings=("", "#TRADE"))
    assert promise(query, listed) == pytest.approx(1.0)


def test_a_word_with_a_meaning_is_shortened_more_boldly_than_a_name() -> None:
    known = promise(keys("norvanta technology"), keys("norvanta tec"))
    other = promise(keys("norvanta kirklandia"), keys("norvanta kirkl"))
    assert known > other > promise(keys("norvanta kirklandia"), keys("norvanta kir"))


@pytest.mark.parametrize(("weight", "meant"), [(RARE, True), (RARE / 2, False)])
def test_what_stands_in_a_longer_text_weighs_enough_to_be_no_chance(weight: float, meant: bool) -> None:
    text = keys("norvanta kirkland borealis larimer sobolev")._replace(weights=(weight, *[RARE] * 4))
    assert (promise(text, keys("norvanta")._replace(weights=(weight,))) >= ENOUGH) == meant


def test_what_a_word_tells_counts() -> None:
    listed = NameKeys(("norvanta", "trading"), weights=(10.0, 1.0))
    assert promise(NameKeys(("norvanta", "mining"), weights=(10.0, 1.0)), listed) > 0.8
    assert promise(NameKeys(("youmante", "trading"), weights=(10.0, 1.0)), listed) < ENOUGH


def test_each_of_several_names_in_a_text_is_weighed_by_itself() -> None:
    words = ("holding", "of", "many", "other", "words", "norvanta", "borealis")
    query = NameKeys(words, parts=((0, 1, 2, 3, 4), (5, 6)))
    assert promise(query, keys("norvanta borealis")) == pytest.approx(1.0)


@given(BOOKS, NAMES)
@settings(max_examples=60, deadline=None)
def test_promises_lie_between_0_and_1_and_equal_names_promise_all(book: list[str], query: str) -> None:
    found = index_of([keys(name) for name in [*book, query]]).promising(keys(query), len(book) + 1)
    assert all(0.0 <= promised <= 1.0 + 1e-6 for _, promised in found)
    assert dict(found)[len(book)] == pytest.approx(1.0)


def test_a_word_may_agree_by_kindred_meanings_as_far_as_they_go() -> None:
    listed = NameKeys(("norvanta", "shipping"), symbols=("#SHIP",), weights=(RARE, RARE), meanings=("", "#SHIP"))
    query = listed._replace(tokens=("norvanta", "logistics"), symbols=("#LOAD",), meanings=("", "#LOAD"))
    near, nearer = (query._replace(kin=((), (("#SHIP", far),))) for far in (0.7, 0.9))
    assert promise(query, listed) < promise(near, listed) < promise(nearer, listed)


def test_pieces_that_do_not_make_up_a_word_are_words_like_any() -> None:
    assert promise(keys("goldstar"), keys("gold star")) >= ENOUGH
    assert promise(keys("goldstar"), keys("star kirkland")) < promise(keys("goldstar"), keys("gold star"))


def test_the_most_promising_come_first_from_among_many_that_rank_higher() -> None:
    crowd = [keys(f"kirkland sobolev{number} larimer{number}") for number in range(120)]
    index = index_of([*crowd, keys("kirkland norvanta")])
    number, most = index.promising(keys("kirkland norvantas"), 3)[0]
    assert number == len(crowd) and most >= ENOUGH
