"""What the search loses: names that the precise scorer would have found, had it seen the whole list.

A name is lost that is no candidate, or promises so little that it is not scored.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from os import cpu_count

from mineral_screen.corpus import Corpus
from mineral_screen.index import LEAST_PROMISE
from mineral_screen.matching.name import best
from mineral_screen.model.config import Config
from mineral_screen.normalize.names import NameForm, analyze
from mineral_screen.screener import AT_LEAST
from report import Cell, Table
from tasks.speed.world import World

SCANS = 40
PART = 10_000
MOST = 200_000  # a scan of more takes minutes a query
_corpus: Corpus | None = None


def run(world: World) -> Iterator[Table]:
    if world.size > MOST:
        return
    threshold, count = Config().review, Config().candidates
    texts = [query.text for query in world.queries[:SCANS]]
    forms = [analyze(text) for text in texts]
    scans = _scan(world, forms, threshold)
    lost: list[tuple[str, str, float]] = []
    passed_over = 0
    for text, form, matches in zip(texts, forms, scans, strict=True):
        candidates = world.corpus.candidates(form, count)
        few = [promise for _, promise in candidates[:AT_LEAST]]
        enough = min(LEAST_PROMISE * threshold, *few[-1:])
        scored = {number for number, promise in candidates if promise >= enough}
        passed_over += len(matches.keys() & {number for number, _ in candidates} - scored)
        lost += [(text, world.names[number], score) for number, score in matches.items() if number not in scored]
    total = sum(map(len, scans))
    rows: list[list[Cell]] = [
        ["queries", len(texts)],
        [f"names that score {threshold} or more", total],
        [f"of them not among the {count} candidates", len(lost) - passed_over],
        ["candidates that promise too little to be scored", passed_over],
        ["lost", len(lost) / max(total, 1)],
        [
            "queries whose best name is lost",
            sum(_best_is_lost(scan, text, lost) for scan, text in zip(scans, texts, strict=True)),
        ],
    ]
    yield Table(f"What is lost among {world.size:,} names", ["what", "value"], rows, "Against a scan with the scorer.")
    if lost:
        yield Table("Lost", ["query", "name", "score"], sorted(lost, key=lambda row: -row[2])[:20])


def _best_is_lost(scan: dict[int, float], text: str, lost: list[tuple[str, str, float]]) -> bool:
    top = max(scan.values(), default=2.0)
    return any(query == text and score == top for query, _, score in lost)


def _scan(world: World, forms: list[NameForm], threshold: float) -> list[dict[int, float]]:
    """For each of `forms` the names that score `threshold` or more, by number."""
    parts = [(start, forms, threshold) for start in range(0, world.size, PART)]
    found: list[dict[int, float]] = [{} for _ in forms]
    with ProcessPoolExecutor(cpu_count(), initializer=_start, initargs=(world.corpus,)) as pool:
        for part in pool.map(_scan_part, parts):
            for matches, more in zip(found, part, strict=True):
                matches |= more
    return found


def _start(corpus: Corpus) -> None:
    global _corpus
    _corpus = corpus


def _scan_part(part: tuple[int, list[NameForm], float]) -> list[dict[int, float]]:
    start, forms, threshold = part
    assert _corpus is not None
    found: list[dict[int, float]] = [{} for _ in forms]
    for number in range(start, min(start + PART, _corpus.index.names)):
        listed = _corpus.candidate(number).names
        for matches, form in zip(found, forms, strict=True):
            value = max(best(form, name.form)[0] for name in listed)
            if value >= threshold:
                matches[number] = value
    return found
