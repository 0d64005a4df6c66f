"""Results in plain words: what a compliance officer can paste into a case file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mineral_screen.text.locate import locate

if TYPE_CHECKING:
    from mineral_screen.model.entry import ListEntry
    from mineral_screen.model.result import Comparison, Evidence, EvidenceStep, Match, ScreeningResult

_MEASURES = {
    "in_force": ("Measures in force", "since"),
    "suspended": ("Measures suspended", "since"),
    "lapsed": ("Suspension lapsed", "since"),
    "ceased": ("Measures ceased", "on"),
    "delisted": ("Taken off the list", "on"),
}
_MEANING = {"ceased": "the measures were stopped, the entity was not formally removed"}
_OUTCOMES = {"match": "a potential match", "review": "to be reviewed", "clear": "clear"}


def result(found: ScreeningResult) -> str:
    """The whole answer: outcome, each match, the nearest miss, and what was searched."""
    subject = found.query.name or "; ".join(found.query.addresses) or "the entity"
    head = f"{_quoted(subject)} is {_OUTCOMES[found.outcome]} under the law of {found.as_of}."
    if found.outcome == "clear" and found.nearest is None:
        head += " Nothing that is listed comes near it."
    paragraphs = [head, *(match(one) for one in found.matches)]
    if found.nearest is not None:
        paragraphs.append(f"Nearest miss. {match(found.nearest)}")
    return "\n\n".join([*paragraphs, *searched(found)])


def searched(found: ScreeningResult) -> list[str]:
    """What was searched, in which versions, and what was not."""
    lists = "; ".join(
        f"{one.title or one.list_id} version {one.version} ({_count(one.entries, 'entry')}, sha256 {one.digest[:12]}…)"
        for one in found.lists
    )
    weighed = f"{_count(found.candidates, 'candidate name')} weighed by mineral-screen {found.engine.version}"
    skipped = [f"Skipped: {one.what}: {one.reason}." for one in found.skipped]
    return [f"Searched: {lists or 'no list'}. {weighed}.", *skipped]


def match(found: Match) -> str:
    """One match: who, on which list under which law, and the evidence."""
    return " ".join([headline(found), law(found), comparison(found)])


def headline(found: Match) -> str:
    """Score, entry and list version in one sentence."""
    title = entry_title(found.entry) if found.entry.all_names() else entry_title(found.entry).rstrip(".")
    return (
        f"{found.score:.2f} ({found.outcome}): {title}, entry {found.entry.id} of "
        f"{found.list_id} version {found.list_version}."
    )


def entry_title(entry: ListEntry) -> str:
    """The name an entry goes by: its primary name, else its first alias, address or identifier."""
    names = [name.text for name in entry.all_names()]
    return next(iter([*names, *entry.addresses, *entry.identifiers.values()]), entry.id or "")


def law(found: Match) -> str:
    """The state of the measures on the day asked about, with the notice."""
    status = found.status
    text, when = _MEASURES[status.measure]
    if status.since is not None:
        text += f" {when} {status.since}"
    if status.until is not None:
        text += f" until {status.until}"
    if status.certainty != "confirmed":
        text += f" ({status.certainty})"
    said = status.note or _MEANING.get(status.measure, "")
    if status.measure == "lapsed":
        said += ", so verify it at the source"
    return " ".join([f"{text}.", *_sentence(said), *_listed(found.entry)])


def _sentence(text: str) -> list[str]:
    """A note as a sentence; nothing of no note."""
    return [f"{text[0].upper()}{text[1:].rstrip('.')}."] if text else []


def _listed(entry: ListEntry) -> list[str]:
    """Under which notice the entry was listed; the first of several, with their number."""
    if not entry.listings:
        return []
    first, *more = entry.listings
    parts = ", ".join(part for part in (first.program, first.reference) if part)
    text = "Listed" + (f" on {first.listed_on}" if first.listed_on else "") + (f" under {parts}" if parts else "")
    text += f" and {_count(len(more), 'more listing')}" if more else ""
    return [text + (f": {first.source_url}" if first.source_url else "") + ".", *_sentence(first.note or "")]


def comparison(found: Comparison) -> str:
    """The evidence in sentences: the names, then what confirms, agrees in part, contradicts, and what is not known.

    >>> import mineral_screen as ms
    >>> print(ms.compare({"name": "华为技术", "country": "CN"}, {"name": "Huawei Technologies"}).explain())
    ... # doctest: +NORMALIZE_WHITESPACE
    The name “华为技术” was compared with the listed name “Huawei Technologies”: 华为 ≈ Huawei (read alike) and
    技术 = Technologies (technology). Not known: the country (given by the query only).
    """
    names = [_name(one) for one in found.evidence if one.comparator == "name" and one.verdict != "unknown"]
    heard = [one for one in found.evidence if one.comparator != "name" or one.verdict == "unknown"]
    sentences = [_secondary(one) for verdict in _HEARD for one in heard if one.verdict == verdict]
    unknown: dict[str, list[str]] = {}
    for one in heard:
        if one.verdict == "unknown":
            unknown.setdefault(one.note or _NOTHING, []).append(f"the {one.comparator}")
    if unknown:
        parts = [f"{_listing(aspects)} ({why})" for why, aspects in unknown.items()]
        sentences.append(f"Not known: {'; '.join(parts)}.")
    return " ".join([*names, *sentences])


_HEARD = {"agrees": "Confirmed", "partial": "Confirmed in part", "differs": "Contradicted"}
_NOTHING = "what is given cannot be compared"


def _secondary(one: Evidence) -> str:
    text = f"{_HEARD[one.verdict]} by the {one.comparator}"
    said = [one.note] if one.note else []
    if one.comparator == "address" or not said:
        said.insert(0, f"{_quoted(one.query)} and {_quoted(one.listed)}")
    text += f": {'; '.join(said)}"
    if abs(one.contribution) >= _LEAST_SAID:
        text += f"; this {'adds' if one.contribution > 0 else 'takes off'} {abs(one.contribution):.2f}"
    return text + "."


def _name(one: Evidence) -> str:
    if one.query == one.listed:
        return f"The name is the listed name {_quoted(one.listed)}, letter for letter.{_noted(one)}"
    text = f"The name {_quoted(one.query)} was compared with the listed name {_quoted(one.listed)}"
    if abs(one.contribution) < _LEAST_SAID:
        return f"{text}: they have too little in common to count.{_noted(one)}"
    ties = [_tie(one, step) for step in one.steps if step.query and step.listed]
    text += f": {_listing(ties)}." if ties else ": they have no word in common."
    for side, label in (("query", "the query"), ("listed", "the listed name")):
        only = [_word(one, step, side) for step in one.steps if step.how == f"only in {label}"]
        if only:
            text += f" Only {label} has {_listing(_shortened(only))}."
        if side == "query" and len(only) >= _LONGER_TEXT and one.span:
            text += f" What is tied stands at characters {one.span[0] + 1} to {one.span[1]} of it."
    formal = [_quoted(step.query or step.listed) for step in one.steps if step.how == _FORMAL]
    if formal:
        text += f" {_listing(formal)} {'is' if len(formal) == 1 else 'are'} read as the other's legal form."
    return text + _noted(one)


_FORMAL = "in the other's legal form"
_LEAST_SAID = 0.005  # of a contribution: 0.00 is nothing to tell
_LONGER_TEXT = 3  # words more, from which the place of a name in the text is worth telling
_MOST_WORDS = 8  # of one name that are told one by one


def _noted(one: Evidence) -> str:
    return "".join(f" {sentence}" for sentence in _sentence(one.note))


def _shortened(words: list[str]) -> list[str]:
    if len(words) <= _MOST_WORDS:
        return words
    return [*words[:_MOST_WORDS], _count(len(words) - _MOST_WORDS, "more word")]


_HOW = {
    "same reading": "read alike",
    "other reading": "alike in another reading",
    "spelling variant": "another spelling",
    "spelling": "nearly the same spelling",
    "sound": "sounds alike",
    "joined": "written together or apart",
    "abbreviation": "abbreviated",
    "acronym": "its initials",
    "in short": "in short",
    "initial": "an initial",
    "cut off": "cut off",
}


def _tie(one: Evidence, step: EvidenceStep) -> str:
    left, right = written(one.query, step.query), written(one.listed, step.listed)
    if step.how == "same legal form":
        both = f"{_quoted(right)} ({step.note}) stands in both"
        return both if left == right else f"{left} and {right} are both {_plural(step.note)}"
    if step.how == "different legal form":
        return f"the legal forms {left} and {right} differ ({step.note})"
    if step.how == "same":
        hidden = [label for text, part, label in _sides(one, step) if locate(text, part) is None]
        disguise = f", written with other characters in {_listing(hidden)}" if hidden else ""
        return f"{_quoted(right)} stands in both{disguise}"
    if step.how in ("translation", "same meaning"):
        return f"{left} = {right}" + (f" ({step.note})" if step.note not in (step.query, step.listed) else "")
    return f"{left} ≈ {right} ({_HOW.get(step.how, step.how)})"


def _sides(one: Evidence, step: EvidenceStep) -> tuple[tuple[str, str, str], ...]:
    return (one.query, step.query, "the query"), (one.listed, step.listed, "the listed name")


def written(text: str, part: str) -> str:
    """The part of a name as it is written there, with the full stop of an abbreviation."""
    place = locate(text, part)
    if place is None:
        return part
    start, end = place
    return text[start : end + 1] if "." in text[start:end] and text[end : end + 1] == "." else text[start:end]


def _word(one: Evidence, step: EvidenceStep, side: str) -> str:
    """A word without counterpart, by what it is where that tells something."""
    text = _quoted(written(getattr(one, side), getattr(step, side)))
    return f"{_ROLES[step.note]} {text}" if step.note in _ROLES else text


_ROLES = {"legal": "the legal form", "place": "the place", "number": "the number", "concept": "the trade"}


def _plural(form: str) -> str:
    """`limited companies` of one legal form; of several that it may be, the list of them."""
    if " / " in form:
        return f"of one legal form ({form})"
    return form[:-1] + "ies" if form.endswith("y") else f"{form}s"


def _quoted(text: str) -> str:
    return f"“{text}”"


def _listing(parts: Iterable[str]) -> str:
    """`a, b and c`; with a comma before the last where one of them holds an `and` of its own."""
    *most, last = parts
    comma = "," if any(" and " in part for part in (*most, last)) else ""
    return f"{', '.join(most)}{comma} and {last}" if most else last


def _count(number: int, what: str) -> str:
    return f"{number:,} {what if number == 1 else _plural(what)}"
