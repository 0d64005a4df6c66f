"""Compiled lists in the cache: made once, mapped afterwards, and never a reason to fail."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mineral_screen import compiled
from mineral_screen.compiled import CACHE_VARIABLE, cache_path, open_or_compile
from mineral_screen.corpus import Corpus
from mineral_screen.lists.bundled import bundled_store
from mineral_screen.lists.store import ListVersion


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(scope="module")
def versions() -> list[ListVersion]:
    store = bundled_store()
    found = [store.version(list_id) for list_id in store.list_ids()[:1]]
    return [version for version in found if version is not None]


def test_compiled_once_and_mapped_afterwards(
    cache: Path, versions: list[ListVersion], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_or_compile(versions)
    assert [path.suffix for path in cache.iterdir()] == [".index"]
    monkeypatch.setattr(Corpus, "compile", None)  # would fail if it were called
    again = open_or_compile(versions)
    assert first.index.path == again.index.path == cache_path(versions)
    assert first.index.digest == again.index.digest
    assert [one.list_id for one in again.lists] == [version.list_id for version in versions]


def test_a_damaged_cache_is_compiled_anew(cache: Path, versions: list[ListVersion]) -> None:
    whole = open_or_compile(versions).index.digest
    path = cache_path(versions)
    path.write_bytes(path.read_bytes()[:-100])
    assert open_or_compile(versions).index.digest == whole
    assert Corpus.open(path).index.digest == whole


def test_another_library_or_other_tables_mean_another_file(
    cache: Path, versions: list[ListVersion], monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = {cache_path(versions), cache_path([])}
    monkeypatch.setattr(compiled, "VERSION", "0.0.0")
    paths.add(cache_path(versions))
    monkeypatch.setattr(compiled.data, "digest", lambda: "other")
    paths.add(cache_path(versions))
    assert len(paths) == 4


def test_a_cache_that_cannot_be_made_does_no_harm(
    tmp_path: Path, versions: list[ListVersion], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "file" / "cache"))
    corpus = open_or_compile(versions)
    assert corpus.index.path is None
    assert corpus.index.names > 0


def test_a_full_disk_does_no_harm(cache: Path, versions: list[ListVersion], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert open_or_compile(versions).index.path is None
    assert list(cache.iterdir()) == []


def test_processes_that_compile_at_the_same_time_agree(cache: Path) -> None:
    code = "import mineral_screen as ms; print(ms.screen('Leidos Inc').outcome)"
    running = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert [process.communicate() for process in running] == [("match\n", "")] * 2
    assert len(list(cache.iterdir())) == 1
