"""Batches: order, bad entities in their place, several processes, progress, and a clean end."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from mineral_screen.batch import Answer, screen_many
from mineral_screen.errors import InvalidEntityError, UnknownListError
from mineral_screen.model.config import Config
from mineral_screen.model.entity import Entity
from mineral_screen.model.result import Engine, Failed, ScreeningResult

BOOK = [f"Name {number}" for number in range(250)]


class Echo:
    """A screener that finds nothing: what a batch does does not depend on what is found."""

    def screen(self, entity: Any, **options: Any) -> ScreeningResult:
        if entity == "unknown":
            raise UnknownListError("x")
        if entity == "bug":
            raise ZeroDivisionError
        return ScreeningResult(
            query=Entity.of(entity), outcome="clear", matches=(), nearest=None, lists=(), skipped=(), candidates=0,
            as_of=options.get("as_of", date(2026, 11, 24)), threshold=0.7, limit=10, config=Config(),
            engine=Engine(version="", config_digest="", data_digest=""), screened_at="2026-11-24T10:00:00Z",
        )  # fmt: skip


def names(answers: Iterator[Answer]) -> list[str | None]:
    return [answer.query.name if isinstance(answer, ScreeningResult) else answer.query for answer in answers]


@pytest.mark.parametrize(("workers", "chunk"), [(1, 50), (2, 7), (2, 1000), (3, 1)])
def test_answers_come_in_the_order_of_the_entities(workers: int, chunk: int) -> None:
    assert names(screen_many(Echo(), BOOK, workers=workers, chunk=chunk)) == BOOK


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_entity_fails_in_its_place_and_the_rest_go_on(workers: int) -> None:
    book = ["Name", "", {"name": "x", "kind": "ship?"}, 7, "\ud800", "unknown", "Last"]
    answers = list(screen_many(Echo(), book, workers=workers, chunk=2))
    assert [answer.outcome for answer in answers] == ["clear", *["failed"] * 5, "clear"]
    failed = [answer for answer in answers if isinstance(answer, Failed)]
    assert [one.position for one in failed] == [1, 2, 3, 4, 5]
    assert [one.field for one in failed] == ["name", "kind", "entity", "name", None]
    assert all(one.error and one.to_json() for one in failed)
    assert all(failed), "what was not screened is not clear"


def test_what_was_given_is_shown_in_short() -> None:
    (answer,) = screen_many(Echo(), [{"kind": "k" * 10_000}])
    assert isinstance(answer, Failed)
    assert len(answer.query) == 200


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bug_is_not_hidden(workers: int) -> None:
    with pytest.raises(ZeroDivisionError):
        list(screen_many(Echo(), ["bug"], workers=workers))


@pytest.mark.parametrize("option", [{"workers": 0}, {"workers": -1}, {"chunk": 0}])
def test_numbers_below_one_raise_at_once(option: dict[str, int]) -> None:
    with pytest.raises(InvalidEntityError, match=next(iter(option))):
        screen_many(Echo(), BOOK, **option)  # type: ignore[arg-type]


@pytest.mark.parametrize("workers", [1, 2])
def test_no_entities_no_answers(workers: int) -> None:
    assert list(screen_many(Echo(), [], workers=workers)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_options_reach_every_screening(workers: int) -> None:
    answers = screen_many(Echo(), BOOK, workers=workers, as_of=date(2025, 6, 1))
    assert {answer.as_of for answer in answers if isinstance(answer, ScreeningResult)} == {date(2025, 6, 1)}


@pytest.mark.parametrize("option", [{"as_of": "yesterday"}, {"threshold": 7}, {"limit": 0}])
def test_a_wrong_option_raises_at_once(option: dict[str, Any]) -> None:
    from mineral_screen import Screener

    with pytest.raises(InvalidEntityError, match=next(iter(option))):
        Screener.from_entries([{"id": "1", "name": "Youmante"}]).screen_many([""], **option)


@pytest.mark.parametrize("workers", [1, 2])
def test_progress(workers: int) -> None:
    seen: list[tuple[int, int | None]] = []
    list(screen_many(Echo(), BOOK[:3], workers=workers, progress=lambda *state: seen.append(state)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    seen.clear()
    list(screen_many(Echo(), iter(BOOK[:2]), workers=workers, progress=lambda *state: seen.append(state)))
    assert seen == [(1, None), (2, None)]


@pytest.mark.parametrize("workers", [1, 2])
def test_endless_input_is_read_as_answers_are_taken(workers: int) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        for taken in itertools.count(1):
            yield f"Name {taken}"

    answers = screen_many(Echo(), endless(), workers=workers, chunk=10)
    assert names(itertools.islice(answers, 35)) == [f"Name {number}" for number in range(1, 36)]
    assert taken <= 35 + 10 * 3 * workers
    answers.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


INTERRUPTED = """
import itertools, sys
sys.path.insert(0, sys.argv[1])
from test_batch import Echo
from mineral_screen.batch import screen_many
if __name__ == "__main__":
    try:
        for answer in screen_many(Echo(), map(str, itertools.count()), workers=2):
            print("going", flush=True)
    except KeyboardInterrupt:
        print("ended")
"""


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent to a process group")
def test_ctrl_c_ends_it_cleanly() -> None:
    command = [sys.executable, "-c", INTERRUPTED, os.path.dirname(__file__)]  # noqa: PTH120
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert running.stdout and running.stdout.readline() == "going\n"
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert out.endswith("ended\n")
    assert err == ""
