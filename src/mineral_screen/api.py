"""The verbs of the library: screen one entity, compare two, and replay an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mineral_screen.matching.assess import Subject, assess, evidence_of, outcome_of
from mineral_screen.model.config import Config
from mineral_screen.model.entity import Entity
from mineral_screen.model.result import Comparison, ScreeningResult
from mineral_screen.screener import DEFAULT_LIMIT, Screenable, Screener, reassess


def screen(
    entity: Screenable,
    *,
    lists: Sequence[str] | str | None = None,
    as_of: date | str | None = None,
    threshold: float | None = None,
    limit: int = DEFAULT_LIMIT,
) -> ScreeningResult:
    """Screen one entity, a plain name or a mapping against the lists at hand, or those of them named in `lists`.

    At hand are the bundled lists and those of the user's own store (see `lists.bundled.default_store`).

    `as_of` is the day whose law is applied, today by default. `threshold`, in [0, 1], is the least score of a match
    that is returned, `limit` how many at most. Raises `InvalidEntityError` for an unusable entity and
    `UnknownListError` for a list that is not at hand.

    >>> result = screen("莱多斯公司", as_of="2025-06-01")
    >>> result.outcome, result.matches[0].entry.name
    ('match', 'Leidos')
    """
    screener = Screener.default(lists=lists)
    return screener.screen(entity, as_of=as_of, threshold=threshold, limit=limit)


def compare(a: Screenable, b: Screenable, *, config: Config | None = None) -> Comparison:
    """Compare two entities, without any list. Symmetric in its score; equal entities score 1.0.

    >>> compare("华为技术有限公司", "Huawei Technologies Co., Ltd.").outcome
    'match'
    """
    assessment = assess(Subject(Entity.of(a)), Subject(Entity.of(b)))
    return Comparison(
        score=assessment.score,
        outcome=outcome_of(assessment.score, config or Config()),
        evidence=evidence_of(assessment),
    )


def replay(result: ScreeningResult, *, screener: Screener | None = None) -> ScreeningResult:
    """Compute `result` anew; the answer must come out equal to it.

    With a `screener` (or, without one, when the list versions of the result are still at hand) the whole
    screening is run again. Otherwise the recorded entries are compared again, so that every match proves itself
    without its list. Another library version or other tables show as a different `engine`.

    >>> answer = screen("MP Materials Corp.")
    >>> replay(answer) == answer
    True
    """
    again = screener or Screener.of_versions(result.lists, config=result.config)
    if again is None:
        return reassess(result)
    fresh = again.screen(result.query, as_of=result.as_of, threshold=result.threshold, limit=result.limit)
    recorded: dict[str, object] = {"screened_at": result.screened_at}
    if screener is None:
        # which other lists were at hand then is a record as well; what the search itself skipped comes last
        others = result.skipped[: len(result.skipped) - len(fresh.skipped)]
        recorded["skipped"] = (*others, *fresh.skipped)
    return fresh.model_copy(update=recorded)
