"""Two states of lists, and what differs between them compiled for search: both sides in one, the new one first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from mineral_screen.corpus import Corpus
from mineral_screen.model.result import SearchedList

State: TypeAlias = Sequence[tuple[SearchedList, Iterable[bytes]]]
"""List versions, each with its entries as lines (`lists.content`)."""


def compile_changes(old: State, new: State) -> Corpus:
    """The entries that differ, as they are and as they were: the lists of `new` in order, then those of `old`.

    Lists are the same where their ids are. Only what differs is read and compiled.
    """
    from mineral_screen.lists.diff import differing  # a single answer needs no differences

    before, after = ({searched.list_id: tuple(lines) for searched, lines in side} for side in (old, new))
    sides = {key: differing(before.get(key, ()), after.get(key, ())) for key in before.keys() | after.keys()}
    return Corpus.compile(
        [(searched, sides[searched.list_id][1].values()) for searched, _ in new]
        + [(searched, sides[searched.list_id][0].values()) for searched, _ in old]
    )
