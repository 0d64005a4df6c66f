"""Retrieval across scripts: a name in native script finds its entity among 92,785 under Latin names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from random import Random

import mineral_screen
from datasets import Listed, crossscript, folded
from mineral_screen.matching.name import best
from mineral_screen.normalize.names import analyze
from report import Cell, Table
from scorers import Ours, Scorer, as_mapping
from tasks.size import Size

MANY = 1000  # more matches than any query has
OTHER_LISTING = 0.97
"""From this score of two Latin names on their entities count as listings of one party."""


def run(scorers: Sequence[Scorer], size: Size) -> Iterator[Table]:
    entries, queries = crossscript()
    names = {entry.id: entry.names for entry in entries}
    equal: list[dict[str, float]] = []
    listed: list[dict[str, float]] = []
    for scorer in scorers:
        asked = sample(queries, size.queries if scorer.searches else size.slow_queries)
        found = list(zip(asked, scorer.best([query for _, query, _ in asked], entries), strict=True))
        hits = [(group, names[target], names.get(hit, ())) for (group, _, target), (_, hit) in found]
        equal.append(_shares((group, _share_a_name(target, hit)) for group, target, hit in hits))
        listed.append(_shares((group, _are_one_party(target, hit)) for group, target, hit in hits))
    counts = Counter(group for group, _, _ in queries)
    for title, shares, note in (
        ("", equal, "another entity with an equal name is a hit too. " + _sampling(scorers, size)),
        (", or another listing of it", listed, "the same runs. " + _TWINS),
    ):
        yield Table(
            f"Retrieval across scripts: share of queries whose entity{title} is at rank 1",
            ["group", "queries", *(scorer.name for scorer in scorers)],
            [[group, counts[group], *(column[group] for column in shares)] for group in sorted(counts)],
            f"Among {len(entries):,} entities under Latin names; {note}",
        )
    if any(isinstance(scorer, Ours) for scorer in scorers):
        yield _lost_by_search(entries, sample(queries, size.queries))


def _lost_by_search(entries: Sequence[Listed], queries: Iterable[tuple[str, str, str]]) -> Table:
    """Of the entities that match their query when the two are compared, those that a screening does not give."""
    listed = {entry.id: as_mapping(entry) for entry in entries}
    screener = mineral_screen.Screener.from_entries(listed.values())
    matching: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for group, query, target in queries:
        if mineral_screen.compare(query, listed[target]).score >= screener.config.review:
            matching[group] += 1
            lost[group] += all(match.entry.id != target for match in screener.screen(query, limit=MANY).matches)
    rows: list[list[Cell]] = [[group, matching[group], lost[group]] for group in sorted(matching)]
    rows.append(["all", matching.total(), lost.total()])
    return Table(
        "Across scripts: matches that the search loses",
        ["group", "match when compared", "lost"],
        rows,
        f"Among {len(entries):,} entities, at the default threshold of {screener.config.review}.",
    )


_TWINS = (
    "Many parties stand on several of the lists, each time under an id of its own and in another spelling (JSC Ingo "
    "Bank, Joint Stock Company Ingo Bank), so that no search can tell which listing is meant. Here any of them counts: "
    f"an entity with a name that scores {OTHER_LISTING} or more beside one of the entity meant, by this library's "
    "own comparison, whoever is measured."
)


def sample(queries: list[tuple[str, str, str]], count: int | None) -> list[tuple[str, str, str]]:
    """At most `count` queries of each group."""
    groups: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for query in queries:
        groups[query[0]].append(query)
    if count is None:
        return queries
    return [query for group in groups.values() for query in Random(0).sample(group, min(count, len(group)))]


def _sampling(scorers: Sequence[Scorer], size: Size) -> str:
    slow = ", ".join(scorer.name for scorer in scorers if not scorer.searches)
    note = f"At most {size.queries} queries a group. " if size.queries else ""
    if slow:
        note += (
            f"{slow}: at most {size.slow_queries} queries a group, scored on the names nearest by string "
            "measures over Unidecode, for it has no search of its own."
        )
    return note


def _share_a_name(names: Sequence[str], others: Sequence[str]) -> bool:
    return not {*map(folded, names)}.isdisjoint(map(folded, others))


def _are_one_party(names: Sequence[str], others: Sequence[str]) -> bool:
    return _share_a_name(names, others) or any(
        best(analyze(one), analyze(other))[0] >= OTHER_LISTING for one in names for other in others
    )


def _shares(hits: Iterable[tuple[str, bool]]) -> dict[str, float]:
    """The share of hits in each group."""
    found: defaultdict[str, list[bool]] = defaultdict(list)
    for group, hit in hits:
        found[group].append(hit)
    return {group: sum(some) / len(some) for group, some in found.items()}
