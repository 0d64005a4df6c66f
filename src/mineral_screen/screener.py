"""The one orchestrator: from an entity, by candidates and comparators, to a result with its proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from mineral_screen import data
from mineral_screen.batch import CHUNK, Answer, Progress, screen_many
from mineral_screen.changes import State, compile_changes
from mineral_screen.compiled import open_or_compile, searched
from mineral_screen.corpus import Candidate, Corpus
from mineral_screen.errors import UnknownListError
from mineral_screen.index import LEAST_PROMISE
from mineral_screen.lists.bundled import default_store
from mineral_screen.lists.content import content_digest
from mineral_screen.lists.status import Status, status_on
from mineral_screen.lists.store import ListVersion, Store
from mineral_screen.matching.assess import Subject, assess, evidence_of, outcome_of
from mineral_screen.matching.combine import Assessment, ceiling, is_supported, name_needed
from mineral_screen.matching.name import best, in_order
from mineral_screen.matching.weights import WEAK_ALONE
from mineral_screen.model.config import Config
from mineral_screen.model.delta import DeltaResult
from mineral_screen.model.entity import Entity
from mineral_screen.model.entry import STRICTEST, ListEntry
from mineral_screen.model.result import (
    Engine,
    Failed,
    ListingStatus,
    Match,
    Outcome,
    ScreeningResult,
    SearchedList,
    Skipped,
)
from mineral_screen.normalize.identifiers import parse_identifiers
from mineral_screen.normalize.names import NameForm
from mineral_screen.options import check_limit, day_of, several, share_of
from mineral_screen.version import VERSION

DEFAULT_LIMIT = 10
AT_LEAST, NEAR, NEAR_MISS = 2, 4, 0.5
"""Candidates that are scored though they promise too little for an alert: the first, whatever they promise, and more
that may be near misses, so that the nearest is named."""
_OUTCOMES: tuple[Outcome, ...] = ("clear", "review", "match")
Screenable: TypeAlias = "Entity | Mapping[str, Any] | str"
Lists: TypeAlias = "ListVersion | Sequence[ListVersion] | Screener"


class _Hit(NamedTuple):
    """An entry that was assessed, before it becomes a model."""

    assessment: Assessment
    number: int
    status: Status
    entry: ListEntry

    @property
    def score(self) -> float:
        return self.assessment.score

    @property
    def in_order(self) -> float:
        names = (finding for finding, _ in self.assessment.findings if finding.comparator == "name")
        return max(map(in_order, names), default=0.0)

    def outcome(self, config: Config) -> Outcome:
        """The band of the score; what was taken off a list is for a person to look at, never a match."""
        band = outcome_of(self.score, config)
        return "review" if band == "match" and self.status.measure == "delisted" else band


class Screener:
    """A set of list versions, ready to be screened against: immutable, thread-safe and picklable.

    >>> screener = Screener.from_entries([{"id": "1", "name": "Youmante Trading"}], list_id="house")
    >>> screener.screen("尤曼特贸易").outcome
    'match'
    """

    def __init__(self, corpus: Corpus, config: Config | None = None, skipped: tuple[Skipped, ...] = ()) -> None:
        self._corpus = corpus
        self._config = config or Config()
        self._skipped = skipped
        self._engine = _engine(self._config)

    @classmethod
    def from_entries(
        cls,
        entries: Iterable[ListEntry | Mapping[str, Any]],
        *,
        list_id: str = "house",
        config: Config | None = None,
    ) -> Screener:
        """A screener over one list given as entries or mappings of their fields.

        The version of the list is the digest of its content. Raises `InvalidEntityError` for a bad entry.
        """
        members = [ListEntry.of(entry) for entry in entries]
        digest = content_digest(members)
        searched = SearchedList(list_id=list_id, version=digest[:8], digest=digest, entries=len(members))
        return cls(Corpus.compile([(searched, members)]), config)

    @classmethod
    def default(cls, *, lists: Sequence[str] | str | None = None, config: Config | None = None) -> Screener:
        """A screener over the lists at hand (see `default_store`), or those of them named in `lists`.

        One is made a process, and a new one when a list at hand gets another version.
        """
        return _default(several(lists), config, default_store().state())

    @classmethod
    def from_store(
        cls,
        store: Store,
        lists: Sequence[str] | str | None = None,
        *,
        known_at: date | str | None = None,
        config: Config | None = None,
    ) -> Screener:
        """A screener over the versions of `lists` (all of the store by default) that were in hand on `known_at`.

        The lists are compiled into the user's cache on first use and mapped from there afterwards. Lists that are in
        the store but were not asked for, or had no version yet, are named in `skipped` of every result. Raises
        `UnknownListError` for a list the store does not hold.
        """
        day = None if known_at is None else day_of(known_at)
        wanted = several(lists)
        wanted = store.list_ids() if wanted is None else wanted
        versions, skipped = [], []
        for list_id in wanted:
            version = store.version(list_id, known_at=day)
            if version is None:
                skipped.append(Skipped(what=list_id, reason=f"no version of it was in hand on {day}"))
            else:
                versions.append(version)
        others = [list_id for list_id in store.list_ids() if list_id not in wanted]
        skipped += [Skipped(what=list_id, reason="not asked for") for list_id in others]
        return cls(open_or_compile(versions), config, tuple(skipped))

    @classmethod
    def of_versions(cls, lists: Sequence[SearchedList], *, config: Config | None = None) -> Screener | None:
        """A screener over exactly these list versions, or None where they are not all at hand any more.

        It does not know which other lists were skipped when they were searched.
        """
        store = default_store()
        try:
            versions = [store.version(one.list_id, one.version) for one in lists]
        except UnknownListError:
            return None
        if [version.sha256 for version in versions] != [one.digest for one in lists]:
            return None
        return cls(open_or_compile(versions), config)

    @property
    def lists(self) -> tuple[SearchedList, ...]:
        """The list versions that are searched."""
        return self._corpus.lists

    @property
    def config(self) -> Config:
        """How its scores become outcomes, and how widely it searches."""
        return self._config

    def save(self, path: str | Path) -> None:
        """Write the compiled lists to one file, whole or not at all; `open` maps it again."""
        self._corpus.save(path)

    @classmethod
    def open(cls, path: str | Path, *, config: Config | None = None) -> Screener:
        """The screener whose lists `save` wrote. Raises `IndexFormatError` where the file is none of that kind."""
        return cls(Corpus.open(path), config)

    def screen(
        self,
        entity: Screenable,
        *,
        as_of: date | str | None = None,
        threshold: float | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> ScreeningResult:
        """Screen one entity under the law of the day `as_of` (today by default).

        `threshold`, in [0, 1], is the least score of a match that is returned (the review band by default), and
        `limit` how many at most; the outcome follows the configured bands. Raises `InvalidEntityError`.
        """
        query = Entity.of(entity)
        day = day_of(as_of)
        least = self.config.review if threshold is None else share_of(threshold)
        check_limit(limit)
        hits, weighed, unlisted = self._hits(Subject(query), day, least)
        above = [hit for hit in hits if hit.score >= least]
        below = next((hit for hit in hits if hit.score < least), None)
        return ScreeningResult(
            query=query,
            outcome=max((hit.outcome(self.config) for hit in hits), key=_OUTCOMES.index, default="clear"),
            matches=tuple(self._match(hit) for hit in above[:limit]),
            nearest=self._match(below) if below else None,
            lists=self._corpus.lists,
            skipped=self._skipped + _faulty(query) + _not_in_force(unlisted, day),
            candidates=weighed,
            as_of=day,
            threshold=least,
            limit=limit,
            config=self.config,
            engine=self._engine,
            screened_at=datetime.now(UTC),
        )

    def screen_many(
        self,
        entities: Iterable[Screenable],
        *,
        workers: int = 1,
        chunk: int = CHUNK,
        progress: Progress | None = None,
        as_of: date | str | None = None,
        threshold: float | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> Iterator[Answer]:
        """Screen many entities: an answer for each, in the order they came, while they are read.

        An entity that cannot be screened yields a `Failed` in its place, and the rest go on. With several `workers`
        that many processes share the work, `chunk` entities at a time; they map the same compiled lists, and stop
        when the iterator is closed, fails or is interrupted. Where processes are spawned (Windows, macOS), call this
        under `if __name__ == "__main__":`. `progress(done, total)` is called after every answer; `total` is None
        where `entities` has no length. The other options are those of `screen`. Raises `InvalidEntityError` at once
        for an option that is wrong.

        >>> screener = Screener.from_entries([{"id": "1", "name": "Youmante Trading"}])
        >>> [answer.outcome for answer in screener.screen_many(["尤曼特贸易", "Blue Lagoon Bakery", "?"])]
        ['match', 'clear', 'failed']
        """
        check_limit(limit)
        # one day for the whole batch, also where it runs past midnight
        options = {
            "as_of": day_of(as_of),
            "threshold": None if threshold is None else share_of(threshold),
            "limit": limit,
        }
        return screen_many(self, entities, workers=workers, chunk=chunk, progress=progress, **options)

    def screen_delta(
        self,
        book: Iterable[Screenable],
        old: Lists,
        new: Lists,
        *,
        workers: int = 1,
        chunk: int = CHUNK,
        progress: Progress | None = None,
        as_of: date | str | None = None,
        threshold: float | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> Iterator[DeltaResult | Failed]:
        """Screen a `book` of entities against what changed from `old` to `new`: an answer for each, in their order.

        `old` and `new` are a list version, several, or a screener over them; this screener lends its configuration
        only. The answer of an entity that no change concerns is false. Scores do not depend on what else is listed,
        so the answers are those of two full screenings, less what did not change, while an entity has fewer near
        names than `config.candidates`; beyond, a full screening may leave out what is found here. Only what changed
        is compiled and searched. The other options are those of `screen_many`.

        >>> stays, goes, comes = ({"id": name, "name": name} for name in ("Youmante", "Blue Heron", "Norvanta"))
        >>> old, new = Screener.from_entries([stays, goes]), Screener.from_entries([stays, comes])
        >>> for found in new.screen_delta(["Youmante", "Blue Heron", "Norvanta"], old, new):
        ...     print(bool(found), [one.entry.id for one in found.begun], [one.entry.id for one in found.ended])
        False [] []
        True [] ['Blue Heron']
        True ['Norvanta'] []
        """
        check_limit(limit)
        options = {
            "as_of": day_of(as_of),
            "threshold": None if threshold is None else share_of(threshold),
            "limit": limit,
        }
        delta = _Delta(_state(old), _state(new), self.config)
        return screen_many(delta, book, workers=workers, chunk=chunk, progress=progress, **options)

    def _hits(self, query: Subject, day: date, least: float) -> tuple[list[_Hit], int, int]:
        """The entries that score `least` or make an alert and the best below, best first.

        Then how many candidates there were, and how many entries as near were not yet listed that day. An entry is
        assessed only while it may score enough, or more than the best below.
        """
        least = min(least, self.config.review)
        near, weighed = self._near(query, least)
        sharing = self._corpus.holding(query.party)
        ranked = sorted(near.keys() - sharing, key=lambda number: (-near[number], number))
        hits: list[_Hit] = []
        unlisted, below = 0, -1.0
        for number in [*sorted(sharing), *ranked]:
            at_most = 1.0 if number in sharing else ceiling(near[number], query.party)
            if at_most < least and at_most <= below:
                break
            entry = self._corpus.entry(number)
            status = status_on(entry, day)
            if status is None:
                unlisted += at_most >= least
                continue
            hits.append(_Hit(assess(query, self._corpus.subject(number)), number, status, entry))
            if hits[-1].score < least:
                below = max(below, hits[-1].score)
        return _ranked(hits), weighed, unlisted

    def _near(self, query: Subject, least: float) -> tuple[dict[int, float], int]:
        """For each entry that may score `least` what its best name scores, and how many candidates there were."""
        near: dict[int, float] = {}
        weighed = 0
        enough = LEAST_PROMISE * name_needed(least, query.party)
        needed = [0.0] * AT_LEAST + [min(LEAST_PROMISE * NEAR_MISS, enough)] * (NEAR - AT_LEAST)
        for place, (_, form) in enumerate(query.names):
            ranked = self._corpus.candidates(form, self.config.candidates)
            weighed += len(ranked)
            for at, (number, promise) in enumerate(ranked):
                if promise < (needed[at] if at < NEAR else enough):
                    break
                candidate = self._corpus.candidate(number)
                value = self._value(query, place, candidate)
                near[candidate.entry] = max(value, near.get(candidate.entry, 0.0))
        return near, weighed

    def _value(self, query: Subject, place: int, candidate: Candidate) -> float:
        """What the best of the names of `candidate` scores beside a name of the query, read as an assessment does."""
        person = "person" in (query.party.kind, query.party.kind or candidate.kind)
        name, form = query.names_as(person)[place]
        names: Iterable[tuple[NameForm, bool]] = candidate.names
        if person and candidate.kind is None:
            read = self._corpus.subject(candidate.entry).names_as(True)
            names = ((other, one.decisive) for one, other in read)
        supported = is_supported(query.party)
        return max(
            value if supported or (name.decisive and decisive) else min(value, WEAK_ALONE)
            for value, decisive in ((best(form, other)[0], decisive) for other, decisive in names)
        )

    def _match(self, hit: _Hit) -> Match:
        searched = self._corpus.searched(hit.number)
        return _as_match(hit, searched.list_id, searched.version, self.config)


def _ranked(hits: list[_Hit]) -> list[_Hit]:
    """The hits, best first. Of equal scores the law that binds most comes first, then names in the order of the query:
    the first match stands for all in a table."""
    counts = Counter(hit.score for hit in hits)

    def key(hit: _Hit) -> tuple[float, int, float, int]:
        order = hit.in_order if counts[hit.score] > 1 else 0.0
        return -hit.score, STRICTEST.index(hit.status.measure), -order, hit.number

    return sorted(hits, key=key)


class _Delta:
    """Screens entities against what changed between two states of lists."""

    def __init__(self, old: State, new: State, config: Config) -> None:
        self._old, self._new = (tuple(one for one, _ in side) for side in (old, new))
        # entries that changed stand on both sides, and must not crowd each other out
        wide = config.model_copy(update={"candidates": 2 * config.candidates})
        self._screener = Screener(compile_changes(old, new), wide)
        self._config = config

    def screen(self, entity: Screenable, *, as_of: date, threshold: float | None, limit: int) -> DeltaResult:
        query = Entity.of(entity)
        least = self._config.review if threshold is None else threshold
        hits, weighed, unlisted = self._screener._hits(Subject(query), as_of, least)
        found = [hit for hit in hits if hit.score >= least]
        corpus = self._screener._corpus
        is_new = [corpus.index.entry_list(hit.number) < len(self._new) for hit in found]
        after = [hit for hit, new in zip(found, is_new, strict=True) if new]
        before = [hit for hit, new in zip(found, is_new, strict=True) if not new]
        return DeltaResult(
            query=query,
            outcome=max((hit.outcome(self._config) for hit in after), key=_OUTCOMES.index, default="clear"),
            before=tuple(self._screener._match(hit) for hit in before[:limit]),
            after=tuple(self._screener._match(hit) for hit in after[:limit]),
            old=self._old,
            new=self._new,
            entries=corpus.index.entries,
            candidates=weighed,
            skipped=_faulty(query) + _not_in_force(unlisted, as_of),
            as_of=as_of,
            threshold=least,
            limit=limit,
            config=self._config,
            engine=_engine(self._config),
            screened_at=datetime.now(UTC),
        )


def _state(lists: Lists) -> State:
    """List versions with their entries as lines."""
    if isinstance(lists, Screener):
        return lists._corpus.contents()
    versions = [lists] if isinstance(lists, ListVersion) else list(lists)
    return [(searched(version), version.read().splitlines()) for version in versions]


def _as_match(hit: _Hit, list_id: str, list_version: str, config: Config) -> Match:
    return Match(
        score=hit.score,
        outcome=hit.outcome(config),
        evidence=evidence_of(hit.assessment),
        entry=hit.entry,
        list_id=list_id,
        list_version=list_version,
        measure=hit.status.measure,
        status=ListingStatus(**{name: getattr(hit.status, name) for name in ListingStatus.model_fields}),
    )


def _engine(config: Config) -> Engine:
    return Engine(version=VERSION, config_digest=config.digest(), data_digest=data.digest())


@lru_cache(maxsize=16)
def _default(lists: tuple[str, ...] | None, config: Config | None, _: tuple[object, ...]) -> Screener:
    return Screener.from_store(default_store(), lists, config=config)


def reassess(result: ScreeningResult) -> ScreeningResult:
    """Compare the recorded entries of `result` with its query again, without the lists they came from."""
    query = Subject(result.query)
    again: dict[str, Any] = {"engine": _engine(result.config)}
    again["matches"] = tuple(_again(query, match, result) for match in result.matches)
    # a match that is clear is false
    again["nearest"] = None if result.nearest is None else _again(query, result.nearest, result)
    return result.model_copy(update=again)


def _again(query: Subject, match: Match, result: ScreeningResult) -> Match:
    status = status_on(match.entry, result.as_of)
    assert status is not None
    hit = _Hit(assess(query, Subject(match.entry)), 0, status, match.entry)
    return _as_match(hit, match.list_id, match.list_version, result.config)


def _faulty(query: Entity) -> tuple[Skipped, ...]:
    """The identifiers that are not valid: they find whoever has the same, and contradict nobody."""
    return tuple(
        Skipped(what=f"{one.scheme} {one.text}", reason=f"not a valid number ({one.reason}), compared as it is written")
        for one in parse_identifiers(query.identifiers)
        if one.valid is False
    )


def _not_in_force(unlisted: int, day: date) -> tuple[Skipped, ...]:
    if not unlisted:
        return ()
    return (Skipped(what=f"{unlisted} near entries", reason=f"not yet listed on {day}"),)
