"""The compiled kernel against numpy: the same answers, whatever is listed and asked, and no crash on damaged arrays."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.names import BOOK, NameKeys, index_of, keys
from index.test_search import ADVERSARIAL
from mineral_screen.errors import IndexFormatError
from mineral_screen.index import Index
from mineral_screen.index.plan import plan
from mineral_screen.index.promise import Asked
from mineral_screen.index.search import Search
from mineral_screen.index.steps import NumpySteps
from mineral_screen.index.vocabulary import sought
from mineral_screen.lists.bundled import bundled_store
from mineral_screen.normalize.keys import name_keys
from mineral_screen.normalize.names import analyze

try:
    from mineral_screen.index.kernel import KernelSteps
except ImportError:
    COMPILED = False
else:
    COMPILED = True

compiled = pytest.mark.skipif(not COMPILED, reason="the kernel is not compiled here (see CONTRIBUTING.md)")
SOURCE = Path(__file__).parents[2] / "kernel"


def test_numpy_answers_where_the_kernel_is_not_wanted() -> None:
    code = """
from mineral_screen.index import Index, KERNEL
from mineral_screen.normalize.keys import NameKeys
index = Index.build([(0, NameKeys(("youmante",)), b"")], [(0, b"")])
print(KERNEL, index.candidates(NameKeys(("youmnate",))))
"""
    environment = os.environ | {"MINERAL_SCREEN_KERNEL": "0"}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout == "False [0]\n"


def test_the_source_compiles_without_a_warning() -> None:
    compiler = shutil.which("cc")
    include = sysconfig.get_path("include")
    if compiler is None or not Path(include, "Python.h").exists():
        pytest.skip("no C compiler, or no headers of Python")
    flags = ["-std=c11", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", f"-I{include}"]
    subprocess.run([compiler, *flags, *sorted(map(str, SOURCE.glob("*.c")))], check=True)


# Few letters and few words, so that words are alike and names share them; long words in scripts of several bytes.
WORDS = (
    st.text("abek", min_size=1, max_size=9)
    | st.text("abekrs", min_size=8, max_size=40)
    | st.text("尤曼ша", min_size=1, max_size=70)
    | st.sampled_from(["trading", "shenzhen", "technology", "12", "khrushchev", "abk", "\ud800", "شركة", "한국"])
)
TEXTS = st.lists(WORDS, min_size=1, max_size=6, unique=True)


@st.composite
def named(draw: st.DrawFn) -> NameKeys:
    words = tuple(draw(TEXTS))
    plain = keys(" ".join(words), *draw(st.lists(WORDS, max_size=2)))
    weights = tuple(draw(st.lists(st.floats(0, 20), min_size=len(words), max_size=len(words))))
    others = ((words[0], *draw(st.lists(WORDS, min_size=1, max_size=2)), "#TRADE"),) if draw(st.booleans()) else ()
    parts = (tuple(range(len(words) // 2)), tuple(range(len(words) // 2, len(words)))) if draw(st.booleans()) else ()
    kin = (*(() for _ in words[1:]), (("#TRADE", 0.8), ("#OTHER", 1.0))) if draw(st.booleans()) else ()
    return plain._replace(tokens=words, others=others, weights=weights, kin=kin, parts=parts)


def steps_of(search: Search, asked: NameKeys, limit: int) -> list[Any]:
    """What every step gives."""
    found = plan(asked, search)
    names, scores = search._steps.rank(found, search._same_joined(asked, limit), limit)
    promises = search._steps.promise(Asked.of(asked, found), names, scores)
    return [search.find(asked.tokens), found, names, scores, promises]


def assert_the_same(index: Index, queries: Sequence[NameKeys], limit: int = 50) -> None:
    numpy, kernel = Search(index.arrays, NumpySteps), Search(index.arrays, KernelSteps)
    for asked in queries:
        assert steps_of(kernel, asked, limit) == steps_of(numpy, asked, limit)


@compiled
@given(st.lists(named(), max_size=30), named(), st.integers(0, 40))
@settings(max_examples=150, deadline=None)
def test_both_give_the_same(listed: list[NameKeys], asked: NameKeys, limit: int) -> None:
    assert_the_same(index_of(listed), [asked, *listed[:2]], limit)


@compiled
def test_both_give_the_same_among_real_names() -> None:
    store = bundled_store()
    entries = [entry for list_id in store.list_ids() for entry in store.version(list_id).entries()]
    listed = [name_keys(analyze(name.text)) for entry in entries for name in entry.all_names()]
    slips = [name_keys(analyze(" ".join(name.tokens)[1:])) for name in listed[::3] if name.tokens]
    assert_the_same(index_of(listed), [*listed[::3], *slips])


@compiled
@pytest.mark.parametrize("query", ADVERSARIAL.values(), ids=ADVERSARIAL)
def test_both_give_the_same_for_hostile_queries(query: str) -> None:
    listed = [keys(f"common{n % 40} common{n % 39} general trading {n}") for n in range(3000)]
    assert_the_same(index_of([*listed, *(keys(text) for text in ADVERSARIAL.values())]), [keys(query)])


@compiled
def test_threads_get_the_same() -> None:
    search = Search(index_of([keys(f"{name} {n}") for n in range(50) for name in BOOK]).arrays, KernelSteps)
    queries = [keys(name) for name in BOOK] * 30
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda asked: search.promising(asked, 50), queries))
    assert found == [search.promising(asked, 50) for asked in queries]


def arrays_of_the_book() -> dict[str, Any]:
    return dict(index_of([keys(name) for name in BOOK]).arrays)


@compiled
@given(st.data())
@settings(max_examples=200, deadline=None)
def test_damaged_numbers_crash_nothing(data: st.DataObject) -> None:
    arrays = arrays_of_the_book()
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(key for key, array in arrays.items() if len(array))))
        array = arrays[name].copy()
        raw = array.view(np.uint8)
        start = data.draw(st.integers(0, len(raw) - 1))
        raw[start : start + data.draw(st.integers(1, 64))] = data.draw(st.integers(0, 255))
        arrays[name] = array
    steps = KernelSteps(arrays)
    healthy = Search(arrays_of_the_book(), KernelSteps)
    for name in BOOK:
        asked = keys(f"{name}x")
        found = plan(asked, healthy)
        steps.find(asked.tokens)
        steps.similar([sought(word, deep=True, heard=True) for word in asked.tokens])
        names, _ = steps.rank(found, {0: 1.0, 10**6: 1.0}, 50)
        steps.promise(Asked.of(asked, found), names, [0.5] * len(names))


@compiled
@pytest.mark.parametrize(
    ("name", "array"),
    [
        ("words.offsets", np.zeros(0, np.uint32)),
        ("postings.offsets", np.zeros(3, np.uint32)),
        ("names.tokens", np.zeros(1, np.uint8)),
        ("names.weights", np.zeros(99, np.uint32)),
        ("words.edits.offsets", np.zeros(7, np.uint32)),
        ("words.edits.numbers", np.zeros(7, np.uint16)),
        ("forward.values", np.frombuffer(bytes(45), np.uint8)[1:].view(np.uint32)),
    ],
)
def test_arrays_that_do_not_fit_are_refused(name: str, array: Any) -> None:
    with pytest.raises(IndexFormatError, match=r"array .* is|another number"):
        KernelSteps(arrays_of_the_book() | {name: array})


@compiled
def test_an_array_that_is_not_there_is_named() -> None:
    arrays = arrays_of_the_book()
    del arrays["forward.values"]
    with pytest.raises(KeyError, match=r"forward\.values"):
        KernelSteps(arrays)


@compiled
@pytest.mark.parametrize(
    ("step", "arguments"),
    [
        ("find", [5]),
        ("find", [[b"bytes"]]),
        ("similar", ["text"]),
        ("similar", [[(b"word", b"", 1, 0)]]),
        ("similar", [[("text", b"", b"", b"", 1, 0)]]),
        ("similar", [[(b"x" * 257, b"", b"", b"", 1, 0)]]),
        ("similar", [[(b"word", b"", b"", b"x" * 257, 1, 0)]]),
        ("similar", [[(b"word", b"", b"", b"", -1, 0)]]),
        ("rank", [[(0, 0)], {}, 5, 1, 1, 1.0, 1.0, 1.0]),
        ("rank", [[(10**9, 0, 1.0)], {}, 5, 1, 1, 1.0, 1.0, 1.0]),
        ("rank", [[(0, 1, 1.0)], {}, 5, 1, 1, 1.0, 1.0, 1.0]),
        ("rank", [[(0, 0, float("nan"))], {}, 5, 1, 1, 1.0, 1.0, 1.0]),
        ("rank", [[(0, 0, 1e9)], {}, 5, 1, 1, 1.0, 1.0, 1.0]),
        ("rank", [[], {}, 5, 1, 2, 1.0, 1.0, 1.0]),
        ("rank", [[], {}, 5, -1, 0, 1.0, 1.0, 1.0]),
        ("rank", [[], {"a": 1.0}, 5, 1, 1, 1.0, 1.0, 1.0]),
        ("promise", [[], [], b"", [0], []]),
        ("promise", [[], [], b"", [10**6], [1.0]]),
        ("promise", [[(b"w", 1.0, 0, {}, {}, [])], [[1]], b"", [0], [1.0]]),
        ("promise", [[(b"w", -1.0, 0, {}, {}, [])], [[0]], b"", [0], [1.0]]),
        ("promise", [[(b"w", 1.0, 0, {}, {0: 2.0}, [])], [[0]], b"", [0], [1.0]]),
        ("promise", [[(b"w", 1.0, 0, {0: -1.0}, {}, [])], [[0]], b"", [0], [1.0]]),
        ("promise", [[(b"w", 1.0, 0, {}, [])], [[0]], b"", [0], [1.0]]),
        ("promise", [[(b"w", 1.0, 0, {}, {}, ["a"])], [[0]], b"", [0], [1.0]]),
        ("promise", [[(b"w" * 300, 1.0, 0, {}, {}, [])], [[0]], b"", [0], [1.0]]),
    ],
)
def test_arguments_that_make_no_sense_are_refused(step: str, arguments: list[Any]) -> None:
    steps = KernelSteps(arrays_of_the_book())
    with pytest.raises((TypeError, ValueError)):
        getattr(steps._kernel, step)(*arguments)
    assert steps.find(["rusal"])
