"""Results in plain words: what a compliance officer can paste into a case file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mineral_screen.model.entry import ListEntry
    from mineral_screen.model.result import Comparison, Evidence, EvidenceStep, Match, ScreeningResult

_MEASURES = {
    "in_force": "in force",
    "suspended": "suspended",
    "lapsed": "lapsed: its suspension has run out and nothing later is known, so verify it at the source",
    "ceased": "ceased: the measures were stopped, the entity was not formally removed",
    "delisted": "delisted",
}
_OUTCOMES = {"match": "a potential match", "review": "to be reviewed", "clear": "clear"}


def result(found: ScreeningResult) -> str:
    """The whole answer: outcome, each match, the nearest miss, and what was searched."""
    subject = found.query.name or "; ".join(found.query.addresses) or "the entity"
    head = f"{subject!r} is {_OUTCOMES[found.outcome]} under the law of {found.as_of}."
    if found.outcome == "clear" and found.nearest is None:
        head += " No listed name comes near it."
    paragraphs = [head, *(match(one) for one in found.matches)]
    if found.nearest is not None:
        paragraphs.append(f"Nearest miss. {match(found.nearest)}")
    searched = "; ".join(
        f"{one.title or one.list_id} version {one.version} ({one.entries:,} entries, sha256 {one.digest[:12]}…)"
        for one in found.lists
    )
    paragraphs.append(
        f"Searched: {searched or 'no list'}. {_count(found.candidates, 'candidate name')} weighed by mineral-screen "
        f"{found.engine.version}."
    )
    paragraphs += [f"Not searched: {one.what}: {one.reason}." for one in found.skipped]
    return "\n\n".join(paragraphs)


def match(found: Match) -> str:
    """One match: who, on which list under which law, and the evidence."""
    return " ".join([headline(found), law(found), comparison(found)])


def headline(found: Match) -> str:
    """Score, entry and list version in one sentence."""
    return (
        f"{found.score:.2f} ({found.outcome}): {entry_title(found.entry)}, entry {found.entry.id} of "
        f"{found.list_id} version {found.list_version}."
    )


def entry_title(entry: ListEntry) -> str:
    """The name an entry goes by: its primary name, else its first alias, address or identifier."""
    names = [name.text for name in entry.all_names()]
    return next(iter([*names, *entry.addresses, *entry.identifiers.values()]), entry.id or "")


def law(found: Match) -> str:
    """The state of the measures on the day asked about, with the notice."""
    status = found.status
    text = f"Measures {_MEASURES[status.measure]}"
    if status.since is not None:
        text += f" since {status.since}"
    if status.until is not None:
        text += f" until {status.until}"
    if status.certainty != "confirmed":
        text += f" ({status.certainty})"
    listing = next(iter(found.entry.listings), None)
    if listing is not None:
        parts = [part for part in (listing.program, listing.reference) if part]
        text += f"; {', '.join(parts)}" if parts else ""
        text += f", listed on {listing.listed_on}" if listing.listed_on else ""
        text += f", {listing.source_url}" if listing.source_url else ""
    return text + "."


def comparison(found: Comparison) -> str:
    """The evidence, comparator by comparator: confirmed, contradicted, not known."""
    return " ".join(_evidence(one) for one in found.evidence)


def _evidence(one: Evidence) -> str:
    if one.comparator == "name":
        return _name(one)
    verdicts = {"agrees": "confirms", "partial": "partly agrees", "differs": "contradicts", "unknown": "says nothing"}
    note = f": {one.note}" if one.note else ""
    return (
        f"The {one.comparator} {verdicts[one.verdict]}{note} ({one.query} against {one.listed}; "
        f"contribution {one.contribution:+.2f})."
    )


def _name(one: Evidence) -> str:
    if one.query == one.listed:
        return f"The name is the listed name {one.listed!r}, letter for letter."
    text = f"The name was compared with the listed name {one.listed!r}"
    text += f", {one.note}" if one.note else ""
    ties = [_tie(step) for step in one.steps if step.query and step.listed]
    text += f": {_listing(ties)}." if ties else ": they have no word in common."
    for side, label in (("query", "the query"), ("listed", "the listed name")):
        only = [getattr(step, side) for step in one.steps if step.how == f"only in {label}"]
        if only:
            text += f" Only {label} has {_listing(repr(word) for word in only)}."
    return text


def _tie(step: EvidenceStep) -> str:
    left, right = step.query, step.listed
    if step.how == "same legal form":
        return f"both are {_plural(left)}" if left == right else f"the legal forms agree ({left}, {right})"
    if step.how == "different legal form":
        return f"the legal forms differ ({left} against {right})"
    if step.how == "same":
        return f"{left!r} stands in both"
    if step.how in ("translation", "same meaning"):
        return f"{left} = {right} ({step.note})"
    if step.how == "same reading":
        return f"{left} is read {step.note}"
    return f"{left} ≈ {right} ({step.how}, {step.similarity:.2f})"


def _plural(form: str) -> str:
    return form[:-1] + "ies" if form.endswith("y") else f"{form}s"


def _listing(parts: Iterable[str]) -> str:
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
