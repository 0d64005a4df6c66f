"""What a change of lists means for one entity: its matches among what changed, before and after."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from mineral_screen.model import wording
from mineral_screen.model.base import JsonModel
from mineral_screen.model.config import Config
from mineral_screen.model.entity import Entity
from mineral_screen.model.entry import STRICTEST
from mineral_screen.model.result import Engine, Match, Outcome, SearchedList, Skipped


class DeltaResult(JsonModel):
    """One entity against what changed between two states of lists; `bool(result)` is whether it is concerned.

    `before` are its matches among the entries that were removed or changed, as the old versions have them; `after`
    those among the entries that were added or changed, as the new versions have them; best first, at most `limit` of
    either. `outcome` is that of `after`. `old` and `new` name the versions that were compared, `entries` counts those
    that differ. An entity whose matches no change touches has neither, whatever it matches otherwise.
    """

    query: Entity
    outcome: Outcome
    before: tuple[Match, ...]
    after: tuple[Match, ...]
    old: tuple[SearchedList, ...]
    new: tuple[SearchedList, ...]
    entries: int
    candidates: int
    skipped: tuple[Skipped, ...]
    as_of: date
    threshold: float
    limit: int
    config: Config
    engine: Engine
    screened_at: datetime

    def __bool__(self) -> bool:
        return bool(self.before or self.after)

    @property
    def begun(self) -> tuple[Match, ...]:
        """The matches that there were not before."""
        known = set(map(_key, self.before))
        return tuple(match for match in self.after if _key(match) not in known)

    @property
    def ended(self) -> tuple[Match, ...]:
        """The matches that there are no more: the entry was removed, or changed so that it is no match."""
        known = set(map(_key, self.after))
        return tuple(match for match in self.before if _key(match) not in known)

    @property
    def altered(self) -> tuple[tuple[Match, Match], ...]:
        """The matches before and after of entries that changed: a decision on one of them is to be made again."""
        known = {_key(match): match for match in self.before}
        return tuple((known[_key(match)], match) for match in self.after if _key(match) in known)

    def applied_to(self, matches: Iterable[Match]) -> tuple[Match, ...]:
        """The matches that a full screening gives with the new versions, from those it gave with the old ones.

        Both without a cut by `limit`, and for entities with fewer near names than `config.candidates`.
        """
        gone = set(map(_key, self.before))
        label = {searched.list_id: searched.version for searched in self.new}
        kept = [
            match.model_copy(update={"list_version": label.get(match.list_id, match.list_version)})
            for match in matches
            if _key(match) not in gone
        ]
        order = {searched.list_id: number for number, searched in enumerate(self.new)}

        def rank(one: Match) -> tuple[float, int, int, str]:
            return -one.score, STRICTEST.index(one.measure), order.get(one.list_id, 0), one.entry.id or ""

        return tuple(sorted([*kept, *self.after], key=rank))

    def explain(self) -> str:
        """The change in plain words, a paragraph a match."""
        subject = self.query.name or "; ".join(self.query.addresses) or "the entity"
        if not self:
            return f"{subject!r} is not concerned by what changed ({self.entries:,} entries)."
        paragraphs = [f"New. {wording.match(match)}" for match in self.begun]
        paragraphs += [
            f"The entry changed; it scored {old.score:.2f} before. {wording.match(new)}" for old, new in self.altered
        ]
        paragraphs += [f"No longer a match. Before: {wording.headline(match)}" for match in self.ended]
        return "\n\n".join(paragraphs)

    def to_json(self, *, indent: int | None = None) -> str:
        """The result as JSON."""
        return self.model_dump_json(indent=indent)


def _key(match: Match) -> tuple[str, str | None]:
    return match.list_id, match.entry.id
