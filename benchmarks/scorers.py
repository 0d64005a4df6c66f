"""The scorers under comparison, behind one interface: prepare a name once, score prepared pairs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from importlib import import_module, metadata
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process
from unidecode import unidecode

import mineral_screen
from datasets import Listed, MissingDataError
from mineral_screen.matching.name import compare
from mineral_screen.normalize.names import NameForm, analyze

CHUNK = 64
NEAREST = 40
"""How many listed names a scorer without a search of its own is shown for a query."""


class Scorer(ABC):
    """A way of scoring two names in [0, 1].

    `threshold` is where its authors, or custom, call a match; `searches` whether it can search a whole list.
    """

    name: str
    threshold: float
    version: str
    searches = False

    @abstractmethod
    def prepare(self, text: str, person: bool = False) -> Any:
        """The name in the form that `score` takes; what can be done once a name is done here."""

    @abstractmethod
    def score(self, a: Any, b: Any) -> float:
        """The likeness of two prepared names, in [0, 1]."""

    def best(self, queries: Sequence[str], entries: Sequence[Listed]) -> Iterator[tuple[float, str]]:
        """For each query the best score on the list and the id of the entry that has it.

        Here: the precise score on the `NEAREST` names that plain string matching finds. A scorer with a
        search of its own uses that.
        """
        names, owners = _names(entries)
        for query, near in zip(queries, _nearest(queries, names), strict=True):
            form = self.prepare(query)
            scored = [(self.score(form, self.prepare(names[at])), owners[at]) for at in near]
            yield max(scored, default=(0.0, ""))


def _names(entries: Sequence[Listed]) -> tuple[list[str], list[str]]:
    """All names, and beside each the id of its entry."""
    pairs = [(name, entry.id) for entry in entries for name in entry.names]
    return [name for name, _ in pairs], [owner for _, owner in pairs]


def romanised(text: str) -> str:
    """The name in Latin letters by Unidecode, in lower case, with single spaces for everything else."""
    return " ".join(default_process(unidecode(text)).split())


def _nearest(queries: Sequence[str], names: Sequence[str]) -> Iterator[list[int]]:
    """The positions of the names nearest to each query by two string measures, half of them by each."""
    plain = [romanised(name) for name in names]
    asked = [romanised(query) for query in queries]
    scans = (_scan(asked, plain, measure) for measure in (fuzz.token_sort_ratio, fuzz.token_set_ratio))
    for rows in zip(*scans, strict=True):
        yield sorted({int(at) for row in rows for at in np.argpartition(-row, NEAREST // 2)[: NEAREST // 2]})


def _scan(queries: Sequence[str], names: Sequence[str], measure: Any) -> Iterator[Any]:
    """One row of scores in [0, 100] over all names for each query."""
    for start in range(0, len(queries), CHUNK):
        yield from process.cdist(queries[start : start + CHUNK], names, scorer=measure, dtype=np.float32)


class StringScorer(Scorer):
    """A rapidfuzz measure over names romanised by Unidecode."""

    searches = True

    def __init__(self, name: str, measure: Any, threshold: float) -> None:
        self.name, self.threshold, self._measure = name, threshold, measure
        self.version = f"rapidfuzz {metadata.version('rapidfuzz')}, Unidecode {metadata.version('unidecode')}"

    def prepare(self, text: str, person: bool = False) -> str:
        return romanised(text)

    def score(self, a: str, b: str) -> float:
        return float(self._measure(a, b)) / 100

    def best(self, queries: Sequence[str], entries: Sequence[Listed]) -> Iterator[tuple[float, str]]:
        names, owners = _names(entries)
        plain = [romanised(name) for name in names]
        for row in _scan([romanised(query) for query in queries], plain, self._measure):
            at = int(row.argmax())
            yield float(row[at]) / 100, owners[at]


class LogicV2(Scorer):
    """The matcher of nomenklatura that its own documentation recommends for screening, on names alone."""

    name = "logic-v2"
    threshold = 0.70

    def __init__(self) -> None:
        try:
            matcher = import_module("nomenklatura.matching").LogicV2
            self._model = import_module("followthemoney").model
        except ImportError:
            raise MissingDataError("logic-v2 is not at hand (pip install nomenklatura)") from None
        self.version = f"nomenklatura {metadata.version('nomenklatura')}"
        self._compare, self._config = matcher.compare, matcher.default_config()

    def prepare(self, text: str, person: bool = False) -> Any:
        schema = "Person" if person else "Organization"
        return self._model.get_proxy({"id": text, "schema": schema, "properties": {"name": [text]}})

    def score(self, a: Any, b: Any) -> float:
        return float(self._compare(a, b, self._config).score)


class Ours(Scorer):
    """This library: names scored with the evidence, lists searched by a `Screener`."""

    name = "mineral_screen"
    threshold = 0.70
    searches = True

    def __init__(self) -> None:
        self.version = mineral_screen.__version__

    def prepare(self, text: str, person: bool = False) -> NameForm:
        return analyze(text, person)

    def score(self, a: NameForm, b: NameForm) -> float:
        return compare(a, b).score

    def best(self, queries: Sequence[str], entries: Sequence[Listed]) -> Iterator[tuple[float, str]]:
        screener = mineral_screen.Screener.from_entries(as_mapping(entry) for entry in entries)
        for query in queries:
            matches = screener.screen(query, threshold=0.0, limit=1).matches
            yield (matches[0].score, str(matches[0].entry.id)) if matches else (0.0, "")


def as_mapping(entry: Listed) -> dict[str, Any]:
    """An entry as this library takes it."""
    names = [name for name in entry.names if any(char.isalnum() for char in name)]
    kind = entry.kind if entry.kind in ("company", "person", "vessel", "aircraft") else None
    return {"id": entry.id, "name": names[0], "aliases": names[1:], "kind": kind}
