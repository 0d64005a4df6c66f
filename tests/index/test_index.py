"""The index as a whole: what it holds, what it finds, and that it survives files, pickles and threads."""

from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.names import BOOK, NameKeys, index_of, keys
from mineral_screen.errors import IndexFormatError
from mineral_screen.index import Index
from mineral_screen.index.file import Container

NONE = NameKeys((), (), (), ())


@pytest.fixture(scope="module")
def book() -> Index:
    return index_of([keys(name) for name in BOOK])


def found(index: Index, query: str, limit: int = 50) -> list[str]:
    return [BOOK[number] for number in index.candidates(keys(query), limit)]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("youmnate trading dalian", "dalian youmante trading"),
        ("houmante dalian", "dalian youmante trading"),
        ("vander bilt mining", "vanderbilt mining"),
        ("sunmicrosystems", "sun microsystems"),
        ("unitedcompanyrusal", "united company rusal"),
        ("khrushev engineering", "khrushchev engineering works"),
        ("ucr", "united company rusal"),
        ("federal savings credit bureau", "fscb consulting"),
        ("mineralsmetalsgroup", "minerals metals group"),
        ("technology shenzhen", "shenzhen youmante technology"),
        ("3 rivers", "3 rivers holding"),
    ],
)
def test_a_name_is_found_first(book: Index, query: str, name: str) -> None:
    assert found(book, query)[0] == name


def test_a_word_that_is_an_acronym_of_a_name_finds_it(book: Index) -> None:
    assert "china national petroleum company" in found(book, "cnpc shipping")


def test_every_name_finds_itself_first(book: Index) -> None:
    assert [found(book, name)[0] for name in BOOK] == list(BOOK)


def test_words_of_other_readings_find_each_other() -> None:
    index = index_of([keys("youmante trading", "jumante"), keys("borealis shipping")])
    assert index.candidates(NameKeys(("jumante",), (), (), ()))[0] == 0
    assert index.candidates(NameKeys(("unlisted",), ("youmante",), (), ())) == [0]


def test_a_meaning_finds_a_name_in_another_language(book: Index) -> None:
    query = NameKeys(("keji",), (), ("#TECHNOLOGY", "@CN-SZ"), ())
    assert [BOOK[number] for number in book.candidates(query)] == ["shenzhen youmante technology"]


def test_one_digit_more_is_another_number() -> None:
    index = index_of([keys("2020 holding"), keys("borealis")])
    assert index.candidates(keys("2021")) == []


def test_a_key_that_a_crowd_shares_does_not_hide_the_name_itself() -> None:
    listed = [NameKeys((f"name{n}", "bracket"), (), (), (f"name{n}", "bracket")) for n in range(300)]
    assert index_of(listed).candidates(NameKeys(("name250", "bracket"), (), (), ("bracket",)), 5)[0] == 250


def test_the_same_name_comes_before_hundreds_with_the_same_words() -> None:
    listed = [NameKeys(("norvanta", "trading"), joined=("norvantatrading",), exact=(f"form{n}",)) for n in range(300)]
    assert index_of(listed).candidates(listed[250], 5)[0] == 250


def test_common_pairs_of_characters_do_not_hide_the_name_itself() -> None:
    trade = ("小额", "额贷", "贷款")
    listed = [NameKeys((f"brand{n}xiaoedaikuan",), (f"{chr(0x4E00 + n)}小", *trade), (), ()) for n in range(300)]
    index = index_of(listed)
    assert index.candidates(listed[250], 5)[0] == 250
    slip = NameKeys(("brandsxiaoedaikuan",), listed[250].variants, (), ())
    assert index.candidates(slip, 5)[0] == 250


def test_limit(book: Index) -> None:
    assert len(book.candidates(keys("trading"), 2)) == 2
    assert len(book.candidates(keys("trading"), 50)) == 3


def test_names_that_share_nothing_are_not_candidates(book: Index) -> None:
    assert book.candidates(keys("zzyzx")) == []
    assert book.candidates(NONE) == []


def test_payloads_entries_and_extra_keys() -> None:
    listed = [(0, keys("one"), b"1"), (0, keys("uno"), b"1a"), (2, keys("three"), "três".encode())]
    entries = [(0, b"e0"), (1, b"e1"), (1, b"")]
    index = Index.build(listed, entries, [("lei:5493", 2), ("lei:5493", 0), ("imo:9", 1), ("imo:9", 1)], {"a": [1]})
    assert (index.names, index.entries, index.meta) == (3, 3, {"a": [1]})
    assert [index.name_payload(number) for number in range(3)] == [b"1", b"1a", "três".encode()]
    assert [index.name_entry(number) for number in range(3)] == [0, 0, 2]
    assert [list(index.entry_names(entry)) for entry in range(3)] == [[0, 1], [], [2]]
    assert [index.entry_list(entry) for entry in range(3)] == [0, 1, 1]
    assert [index.entry_payload(entry) for entry in range(3)] == [b"e0", b"e1", b""]
    assert (index.lookup("lei:5493"), index.lookup("imo:9"), index.lookup("imo:")) == ([0, 2], [1], [])


@pytest.mark.parametrize(
    ("names", "extra"),
    [
        ([(1, NONE, b"")], []),
        ([(-1, NONE, b"")], []),
        ([(0, NONE, b""), (1, NONE, b""), (0, NONE, b"")], []),
        ([], [("lei:1", 5)]),
        ([], [("lei:1", -1)]),
    ],
)
def test_numbers_that_do_not_exist_are_mistakes_of_the_caller(
    names: list[tuple[int, NameKeys, bytes]], extra: list[tuple[str, int]]
) -> None:
    with pytest.raises((ValueError, OverflowError)):
        Index.build(names, [(0, b"")], extra)


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    index = Index.build([], [])
    index.save(tmp_path / "empty.index")
    for one in (index, Index.open(tmp_path / "empty.index", verify=True)):
        assert (one.names, one.entries, one.lookup("lei:1")) == (0, 0, [])
        assert one.candidates(keys("youmante trading international shenzhen")) == []


def test_names_without_keys_are_kept_and_never_found() -> None:
    index = Index.build([(0, NONE, b"address only"), (1, keys("borealis"), b"")], [(0, b""), (0, b"")])
    assert index.name_payload(0) == b"address only"
    assert index.candidates(keys("borealis")) == [1]


def test_saved_and_opened_it_is_the_same(book: Index, tmp_path: Path) -> None:
    path = tmp_path / "book.index"
    book.save(path)
    opened = Index.open(path, verify=True)
    assert (opened.path, book.path) == (path, None)
    assert (opened.digest, opened.to_bytes()) == (book.digest, book.to_bytes())
    assert [opened.candidates(keys(name)) for name in BOOK] == [book.candidates(keys(name)) for name in BOOK]


def test_a_container_of_something_else_is_refused(book: Index, tmp_path: Path) -> None:
    path = tmp_path / "other.index"
    Container({}, {}).save(path)
    with pytest.raises(IndexFormatError, match="no index of names"):
        Index.open(path)


def test_the_same_names_give_the_same_bytes_in_every_process(book: Index) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from index.names import *;"
        "print(index_of([keys(name) for name in BOOK]).digest)"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parents[1])],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    ]
    assert made == [book.digest] * 2


def test_pickled_as_its_path_where_it_has_one(tmp_path: Path) -> None:
    index = index_of([keys(f"{name} {number}") for number in range(300) for name in BOOK])
    assert pickle.loads(pickle.dumps(index)).candidates(keys("rusal 7")) == index.candidates(keys("rusal 7"))
    path = tmp_path / "book.index"
    index.save(path)
    opened = Index.open(path)
    pickled = pickle.dumps(opened)
    assert len(pickled) < 500
    assert pickle.loads(pickled).candidates(keys("rusal 7")) == index.candidates(keys("rusal 7"))


def test_a_pickle_whose_file_was_replaced_is_refused(book: Index, tmp_path: Path) -> None:
    path = tmp_path / "book.index"
    book.save(path)
    pickled = pickle.dumps(Index.open(path))
    index_of([keys("another")]).save(path)
    with pytest.raises(IndexFormatError, match="replaced"):
        pickle.loads(pickled)


def test_threads_share_an_index(book: Index) -> None:
    queries = [keys(name) for name in BOOK] * 50
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(book.candidates, queries)) == [book.candidates(query) for query in queries]


def test_the_longest_words_and_any_characters_are_found() -> None:
    names = [keys("x" * 10_000), keys("尤曼特 贸易"), keys("шахта"), keys("\ud800 odd"), keys("a"), keys("7")]
    index = index_of(names)
    for number, name in enumerate(names):
        assert index.candidates(name)[0] == number


def test_for_a_query_without_candidates_the_most_similar_word_is_named() -> None:
    words = ("larimer", "youmante", "borealis")
    index = Index.build([(n, NameKeys((word,), (), (), ()), b"") for n, word in enumerate(words)], [(0, b"")] * 3)
    for asked, nearest in (("mantra", [1]), ("aurorealis", [2]), ("qqqq", [0, 1, 2]), ("5", [0, 1, 2])):
        query = NameKeys((asked,), (), (), ())
        assert index.candidates(query) == []
        assert index.nearest(query) == nearest
