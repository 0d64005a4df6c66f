"""What goes out: evidence, comparisons, matches and the result that proves itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, TypeAlias

from mineral_screen.model import html, wording
from mineral_screen.model.base import JsonModel, Model
from mineral_screen.model.config import Config
from mineral_screen.model.entity import Entity
from mineral_screen.model.entry import Certainty, ListEntry, Measure

Outcome: TypeAlias = Literal["clear", "review", "match"]
Comparator: TypeAlias = Literal["name", "address", "identifier", "country", "date", "kind"]
Verdict: TypeAlias = Literal["agrees", "partial", "differs", "unknown"]


class EvidenceStep(Model):
    """One tie between a part of the query and a part of the listed value.

    `query` or `listed` is empty where a part has no counterpart. `how` names the relation, `similarity` is in
    [0, 1], `weight` the share of attention the part had, `contribution` what it added to (or took from) the
    score of its evidence.
    """

    query: str
    listed: str
    how: str
    similarity: float
    weight: float
    contribution: float = 0.0
    note: str = ""


class Evidence(Model):
    """What one comparator found: the values compared, a `score` in [0, 1] and a signed `contribution`.

    For a name `span` is the place in `query`, as start and end of a slice, of the words that are tied: where a listed
    name stands in a longer text. None where they do not stand there as they were compared.
    """

    comparator: Comparator
    verdict: Verdict
    query: str
    listed: str
    score: float
    contribution: float
    steps: tuple[EvidenceStep, ...] = ()
    note: str = ""
    span: tuple[int, int] | None = None


class Comparison(JsonModel):
    """Two entities compared. The contributions of the evidence add up to `score`, which is in [0, 1].

    >>> import mineral_screen as ms
    >>> ms.compare("华为技术有限公司", "Huawei Technologies Co., Ltd.").outcome
    'match'
    """

    score: float
    outcome: Outcome
    evidence: tuple[Evidence, ...]

    def __bool__(self) -> bool:
        return self.outcome != "clear"

    def explain(self) -> str:
        """The comparison as a paragraph in plain words."""
        return wording.comparison(self)

    def _repr_html_(self) -> str:
        return html.page(html.comparison(self))


class ListingStatus(Model):
    """The law on a day: the measure, the day it holds from, until when, and how sure the facts are."""

    measure: Measure
    since: date | None = None
    until: date | None = None
    certainty: Certainty = "confirmed"
    note: str = ""


class Match(Comparison):
    """One entry of a list that the query may be: always *potential*, for a person to decide."""

    entry: ListEntry
    list_id: str
    list_version: str
    measure: Measure
    status: ListingStatus

    def explain(self) -> str:
        """The match as a paragraph to paste into a case file: what agreed, what did not, and the law."""
        return wording.match(self)

    def _repr_html_(self) -> str:
        return html.page(html.match(self))


class SearchedList(Model):
    """A list version that was searched, with the SHA-256 of its content and the number of its entries."""

    list_id: str
    version: str
    digest: str
    entries: int
    title: str = ""


class Skipped(Model):
    """Something that was not searched or not compared, and why."""

    what: str
    reason: str


class Engine(Model):
    """What computed the answer: library version, digests of its configuration and of its tables."""

    version: str
    config_digest: str
    data_digest: str


class ScreeningResult(JsonModel):
    """The answer to one screening and its proof; `bool(result)` is `outcome != "clear"`.

    `matches` are in order of score, best first, and of equal scores the measure that binds most. `nearest` is the best
    candidate below the threshold. `lists` names every list version that was searched, `skipped` what was not and why.
    `to_json` writes it whole, and `from_json` reads an equal result.
    """

    query: Entity
    outcome: Outcome
    matches: tuple[Match, ...]
    nearest: Match | None
    lists: tuple[SearchedList, ...]
    skipped: tuple[Skipped, ...]
    candidates: int
    as_of: date
    threshold: float
    limit: int
    config: Config
    engine: Engine
    screened_at: datetime

    def __bool__(self) -> bool:
        return self.outcome != "clear"

    def explain(self) -> str:
        """The whole answer in plain words, a paragraph a match."""
        return wording.result(self)

    def _repr_html_(self) -> str:
        return html.page(html.result(self))


class Failed(JsonModel):
    """An entity of a batch that could not be screened, in the place where its result would stand.

    `position` counts the entities from 0, `query` is what was given, in short, `field` the field at fault, if one is
    known, and `error` says what is wrong. An unscreened entity is not a clear one: `bool(failed)` is true.
    """

    position: int
    query: str
    error: str
    field: str | None = None
    outcome: Literal["failed"] = "failed"
