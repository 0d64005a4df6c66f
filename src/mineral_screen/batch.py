"""Many entities at once: in this process or in several, and the answers in the order of the questions."""

from __future__ import annotations

import gc
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from itertools import islice
from numbers import Integral
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from mineral_screen.errors import InvalidEntityError, MineralScreenError
from mineral_screen.model.result import Failed, ScreeningResult

if TYPE_CHECKING:
    from concurrent.futures import Future

Answer: TypeAlias = ScreeningResult | Failed
Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)
Progress: TypeAlias = Callable[[int, int | None], None]

CHUNK = 50
_AHEAD = 3  # chunks in flight for each worker: enough that none waits, few enough for endless input
_SHOWN = 200


class Screens(Protocol[Result_co]):
    """What a batch needs of a screener; it must be picklable where there are several workers."""

    @property
    def screen(self) -> Callable[..., Result_co]:
        """The answer for one entity, with the options of the batch."""


def screen_many(
    screener: Screens[Result],
    entities: Iterable[Any],
    *,
    workers: int = 1,
    chunk: int = CHUNK,
    progress: Progress | None = None,
    **options: Any,
) -> Iterator[Result | Failed]:
    """Screen `entities` one after the other; see `Screener.screen_many`, which promises what comes out.

    Raises `InvalidEntityError` at once for a number of `workers` or a `chunk` below 1.
    """
    for name, number in (("workers", workers), ("chunk", chunk)):
        if not isinstance(number, Integral) or number < 1:
            raise InvalidEntityError(name, f"{number!r} is too few; give 1 or more")
    numbered = enumerate(entities)
    if workers == 1:
        answers = _here(screener, numbered, options)
    else:
        answers = _pooled(screener, numbered, workers, chunk, options)
    if progress is None:
        return answers
    return _reported(answers, progress, len(entities) if isinstance(entities, Sized) else None)


def _here(
    screener: Screens[Result], numbered: Iterable[tuple[int, Any]], options: dict[str, Any]
) -> Iterator[Result | Failed]:
    for position, entity in numbered:
        yield _answer(screener, position, entity, options)


def _answer(screener: Screens[Result], position: int, entity: Any, options: dict[str, Any]) -> Result | Failed:
    try:
        return screener.screen(entity, **options)
    except MineralScreenError as error:
        return Failed(position=position, query=_short(entity), error=str(error), field=getattr(error, "field", None))


def _short(entity: Any) -> str:
    """What was given, as valid text of bounded length."""
    text = entity if isinstance(entity, str) else repr(entity)
    return text[:_SHOWN].encode("utf-8", "backslashreplace").decode("utf-8")


def _reported(answers: Iterator[Result], progress: Progress, total: int | None) -> Iterator[Result]:
    for done, answer in enumerate(answers, 1):
        yield answer
        progress(done, total)


def _pooled(
    screener: Screens[Result], numbered: Iterator[tuple[int, Any]], workers: int, chunk: int, options: dict[str, Any]
) -> Iterator[Result | Failed]:
    """The same from several processes. Whatever ends it (an error, Ctrl-C, `close`) ends them too."""
    from concurrent.futures import ProcessPoolExecutor  # 30 ms that a single check need not wait for

    pool = ProcessPoolExecutor(workers, initializer=_start, initargs=(screener, options))
    waiting: deque[Future[list[Result | Failed]]] = deque()
    try:
        while True:
            while len(waiting) < _AHEAD * workers and (part := list(islice(numbered, chunk))):
                with _undisturbed():
                    waiting.append(pool.submit(_work, part))
            if not waiting:
                return
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits while processes start: one that has not come to `_start` yet could only end with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# Of a worker: nearly all that it makes is tables, which stay, and answers, which are gone without the collector's help.
# As it is set by default it takes a quarter of the time.
_OBJECTS = 100_000

_job: tuple[Screens[Any], dict[str, Any]] | None = None  # of a worker process, which has one for its whole life


def _start(screener: Screens[Any], options: dict[str, Any]) -> None:
    # Ctrl-C reaches every process of the terminal; the one that reads the answers ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(max(_OBJECTS, gc.get_threshold()[0]))
    global _job
    _job = screener, options


def _work(part: list[tuple[int, Any]]) -> list[Any]:
    assert _job is not None
    screener, options = _job
    return [_answer(screener, position, entity, options) for position, entity in part]
