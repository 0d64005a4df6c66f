"""Manipulated names: how many are still detected where hardly any unrelated company alerts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from datasets import Listed
from manipulations import KINDS, manipulate
from report import Cell, Table
from scorers import Scorer
from tasks.alerts import SHARES, listed_companies, threshold, unrelated_scores
from tasks.size import Size


def run(scorers: Sequence[Scorer], size: Size) -> Iterator[Table]:
    samples = {kind: changed_names(kind, size.names) for kind in KINDS}
    scored = {scorer.name: {kind: _scores(scorer, cases) for kind, cases in samples.items()} for scorer in scorers}
    yield _alert_rates(scorers, size)
    for share in SHARES:
        yield _detection(scorers, size, share, scored)


def changed_names(kind: str, count: int) -> list[tuple[str, Listed]]:
    """Changed names, each with the entry it came from."""
    cases: list[tuple[str, Listed]] = []
    for entry in Random(0).sample(listed_companies(), len(listed_companies())):
        if len(cases) == count:
            break
        if changed := manipulate(entry.names[0], kind):
            cases.append((changed, entry))
    return cases


def _scores(scorer: Scorer, cases: list[tuple[str, Listed]]) -> list[float]:
    return [
        max(scorer.score(scorer.prepare(changed), scorer.prepare(name)) for name in entry.names)
        for changed, entry in cases
    ]


def _alert_rates(scorers: Sequence[Scorer], size: Size) -> Table:
    rows: list[list[Cell]] = []
    for scorer in scorers:
        scores = unrelated_scores(scorer, size.unrelated)
        at = [1000 * sum(score >= line for score in scores) / len(scores) for line in (scorer.threshold, 0.9)]
        lines = [threshold(scorer, size.unrelated, share) for share in SHARES]
        rows.append([scorer.name, f"{scorer.threshold:.2f}", *at, *lines])
    return Table(
        "Alerts on real unrelated companies",
        ["scorer", "its threshold", "alerts per 1,000", "at 0.90", "score for ≤ 0.3 %", "for ≤ 1 %"],
        rows,
        f"{size.unrelated:,} companies of the LEI register against {len(listed_companies()):,} organisations "
        "of the SDN list with their aliases.",
    )


def _detection(scorers: Sequence[Scorer], size: Size, share: float, scored: dict[str, dict[str, list[float]]]) -> Table:
    rates = {
        scorer.name: {
            kind: sum(score > line for score in scores) / len(scores) for kind, scores in scored[scorer.name].items()
        }
        for scorer in scorers
        for line in (threshold(scorer, size.unrelated, share),)
    }
    names = [scorer.name for scorer in scorers]
    rows: list[list[Cell]] = [["**mean over kinds**", "", *(_mean(rates[name]) for name in names)]]
    rows += [[kind.name, kind.group, *(rates[name][kind.name] for name in names)] for kind in KINDS.values()]
    return Table(
        f"Manipulated names detected where at most {share:.1%} of unrelated companies alert",
        ["kind", "group", *(scorer.name for scorer in scorers)],
        rows,
        f"Up to {size.names} organisations of the SDN list a kind. The mean leaves free text out.",
    )


def _mean(rates: dict[str, float]) -> float:
    counted = [rate for kind, rate in rates.items() if KINDS[kind].group != "free text"]
    return sum(counted) / len(counted)
