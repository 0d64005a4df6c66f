"""Ways to search a long list of names, behind one interface: build once, ask for the nearest."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from importlib import import_module, metadata
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from datasets import MissingDataError
from scorers import LogicV2, romanised


class Searcher(ABC):
    """A search over `names`. `most` is how many queries a run has time for."""

    name: str
    version: str
    most: int

    @abstractmethod
    def find(self, query: str, count: int) -> list[int]:
        """The positions of the `count` names nearest to `query`, best first."""


class Scan(Searcher):
    """A rapidfuzz measure of every name, in C, over names romanised beforehand."""

    most = 40

    def __init__(self, name: str, measure: Any, names: Sequence[str]) -> None:
        self.name, self._measure = name, measure
        self.version = f"rapidfuzz {metadata.version('rapidfuzz')}"
        self._names = [romanised(name) for name in names]

    def find(self, query: str, count: int) -> list[int]:
        found = process.extract(romanised(query), self._names, scorer=self._measure, limit=count)
        return [position for _, _, position in found]


class TfIdf(Searcher):
    """Letter trigrams weighed by rarity, and the greatest products of sparse vectors: what batch matchers use."""

    name = "trigram TF-IDF + sparse_dot_topn"
    most = 200

    def __init__(self, names: Sequence[str]) -> None:
        try:
            self._top = import_module("sparse_dot_topn").sp_matmul_topn
            text = import_module("sklearn.feature_extraction.text")
        except ImportError:
            raise MissingDataError(
                "sparse_dot_topn is not at hand (pip install sparse-dot-topn scikit-learn)"
            ) from None
        self.version = f"sparse-dot-topn {metadata.version('sparse-dot-topn')}"
        self._vectors = text.TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), dtype=np.float32)
        self._matrix = self._vectors.fit_transform([romanised(name) for name in names]).T.tocsr()

    def find(self, query: str, count: int) -> list[int]:
        row = self._top(self._vectors.transform([romanised(query)]), self._matrix, top_n=count, sort=True)
        found: list[int] = row.indices.tolist()
        return found


class PairByPair(Searcher):
    """logic-v2 on every name: a matcher of pairs without a search. Measured on a sample and multiplied."""

    name = "logic-v2, pair by pair"
    most = 2
    sample = 2_000

    def __init__(self, names: Sequence[str]) -> None:
        self._scorer = LogicV2()
        self.version = self._scorer.version
        self.times = max(1.0, len(names) / self.sample)
        self._names = [self._scorer.prepare(name) for name in names[: self.sample]]

    def find(self, query: str, count: int) -> list[int]:
        form = self._scorer.prepare(query)
        scores = [self._scorer.score(form, name) for name in self._names]
        return sorted(range(len(scores)), key=lambda at: -scores[at])[:count]


def rivals(names: Sequence[str]) -> list[Searcher]:
    """Every other way of searching `names` that is at hand."""
    found: list[Searcher] = [Scan("rapidfuzz token_sort scan", fuzz.token_sort_ratio, names)]
    found.append(Scan("rapidfuzz WRatio scan", fuzz.WRatio, names))
    for searcher in (TfIdf, PairByPair):
        try:
            found.append(searcher(names))
        except MissingDataError as missing:
            print(f"{searcher.__name__}: skipped, {missing}")
    return found
