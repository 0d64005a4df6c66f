"""A list of so many real names, compiled, and queries for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from time import perf_counter

from datasets import folded, legal_names
from manipulations import manipulate
from mineral_screen.corpus import Corpus
from mineral_screen.errors import IndexFormatError
from mineral_screen.model.entry import ListEntry
from mineral_screen.model.result import SearchedList
from mineral_screen.screener import Screener

KINDS = ("as listed", "substitution", "first_letter", "joined_words", "split_word", "reversed_words", "two_typos")


@dataclass(frozen=True, slots=True)
class Query:
    """A changed name, and the name it was."""

    text: str
    kind: str
    name: str


class World:
    """`size` names of the LEI register as a compiled list in `folder`, made when it is needed and not there yet.

    `seconds` is what compiling and saving took, None where it was there. `alone` is where an index may be put.
    """

    def __init__(self, size: int, folder: Path, queries: int) -> None:
        self.names = [name for name, _ in Random(0).sample(legal_names(), min(size, len(legal_names())))]
        self.size = len(self.names)
        self.path = folder / f"lei-{self.size}.index"
        self.alone = folder / f"alone-{self.size}.index"
        self.per_kind = queries
        self.seconds: tuple[float, float] | None = None

    @cached_property
    def corpus(self) -> Corpus:
        """The compiled names."""
        try:
            return Corpus.open(self.path)
        except (OSError, IndexFormatError):
            self.seconds = self._compile()
            return Corpus.open(self.path)

    @cached_property
    def screener(self) -> Screener:
        """A screener over them."""
        return Screener(self.corpus)

    def _compile(self) -> tuple[float, float]:
        searched = SearchedList(list_id="lei", version="1", digest="", entries=self.size)
        entries = (ListEntry(id=str(number), name=name) for number, name in enumerate(self.names))
        start = perf_counter()
        corpus = Corpus.compile([(searched, entries)])
        compiled = perf_counter()
        corpus.save(self.path)
        return compiled - start, perf_counter() - compiled

    @cached_property
    def queries(self) -> list[Query]:
        """Queries of all kinds, mixed."""
        found = [query for kind in KINDS for query in _of_kind(kind, self.names, self.per_kind)]
        Random(1).shuffle(found)
        return found

    def holds(self, found: Sequence[int], query: Query) -> bool:
        """Whether the name that was changed, or one with the same letters, is among those `found`."""
        wanted = folded(query.name)
        return any(folded(self.names[number]) == wanted for number in found)


def _of_kind(kind: str, names: Sequence[str], count: int) -> Iterator[Query]:
    random = Random(kind)
    while count:
        name = random.choice(names)
        changed = name if kind == "as listed" else manipulate(name, kind)
        if changed:
            count -= 1
            yield Query(changed, kind, name)
