"""The self-test of a list: every name that may alert finds its own entry, through the search that screening uses."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from mineral_screen.corpus import Corpus
from mineral_screen.matching.assess import Subject, assess
from mineral_screen.model.config import Config
from mineral_screen.model.entity import Entity, Name
from mineral_screen.model.entry import ListEntry
from mineral_screen.model.result import SearchedList

MOST_TESTED = 100_000
"""Of more names than this, every second, third … is screened: a list of millions would take hours otherwise."""

_STEP = 100  # names between two calls of progress


@dataclass(frozen=True, slots=True)
class Unfound:
    """A name that does not find its own entry at score 1, with the score it does find it at (0: not at all)."""

    entry_id: str
    name: str
    score: float

    def __str__(self) -> str:
        return f"{self.name!r} of {self.entry_id} finds its entry at {self.score:.2f}"


def self_test(
    entries: Sequence[ListEntry],
    among: Collection[str],
    *,
    progress: Callable[[int, int | None], None] | None = None,
) -> tuple[tuple[Unfound, ...], int]:
    """Screen the decisive names of the entries whose ids are `among` against all `entries`.

    Gives the names that do not find their own entry at score 1, and how many were screened: all, or evenly spread
    ones where they are more than `MOST_TESTED`.
    """
    numbers = [number for number, entry in enumerate(entries) if entry.id in among]
    names = [(number, name) for number in numbers for name in entries[number].all_names() if name.decisive]
    names = names[:: -(-len(names) // MOST_TESTED) or 1]
    if not names:
        return (), 0
    corpus = Corpus.compile([(SearchedList(list_id="", version="", digest="", entries=len(entries)), entries)])
    return tuple(_unfound(corpus, entries, names, progress)), len(names)


def _unfound(
    corpus: Corpus,
    entries: Sequence[ListEntry],
    names: Sequence[tuple[int, Name]],
    progress: Callable[[int, int | None], None] | None,
) -> Iterator[Unfound]:
    for done, (number, name) in enumerate(names, start=1):
        score = _score(corpus, number, entries[number], name)
        if score < 1.0:
            yield Unfound(entries[number].id or "", name.text, score)
        if progress and done % _STEP == 0:
            progress(done, len(names))


def _score(corpus: Corpus, number: int, entry: ListEntry, name: Name) -> float:
    """The score at which the name finds the entry `number`; 0 where it is not even a candidate."""
    query = Subject(Entity(name=name.text, kind=entry.kind))
    limit = Config().candidates
    if not any(
        corpus.index.name_entry(found) == number for _, form in query.names for found in corpus.numbers(form, limit)
    ):
        return 0.0
    # a further name never lowers a score, so the name alone tells nearly always, and in half the time
    alone = assess(query, Subject(entry.model_copy(update={"name": None, "aliases": (name,)}))).score
    return alone if alone == 1.0 else assess(query, Subject(entry)).score
