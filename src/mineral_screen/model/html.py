"""Results as HTML, for notebooks and files: self-contained, without scripts, every value escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from mineral_screen.model import wording

if TYPE_CHECKING:
    from mineral_screen.model.result import Comparison, Evidence, EvidenceStep, Match, ScreeningResult

_COLOURS = {"match": "#b42318", "review": "#b54708", "clear": "#067647"}
_COLUMNS = {"Confirmed": ("agrees",), "In part": ("partial",), "Contradicted": ("differs",), "Not known": ("unknown",)}
# colours of the text around it, so that light and dark pages both show it
_PAGE = "font:13px/1.45 system-ui,sans-serif;max-width:60em"
_CARD = "border:1px solid #8888;border-radius:6px;padding:8px 12px;margin:8px 0"
_TABLE = "border-collapse:collapse;margin:6px 0;width:100%;table-layout:fixed;font:inherit"
_CELL = "border:1px solid #8886;padding:3px 8px;text-align:left;vertical-align:top"


def page(body: str) -> str:
    """A fragment that stands for itself in a notebook."""
    return f'<div style="{_PAGE}">{body}</div>'


def result(found: ScreeningResult) -> str:
    """Outcome, matches with their evidence, the nearest miss, and what was searched."""
    subject = found.query.name or "; ".join(found.query.addresses) or "entity"
    parts = [f'<h4 style="margin:4px 0">{escape(subject)}: {_badge(found.outcome)} on {found.as_of}</h4>']
    parts += [match(one) for one in found.matches]
    if found.nearest is not None:
        parts.append(f"<p>Nearest miss:</p>{match(found.nearest)}")
    parts += [f"<p>{escape(line)}</p>" for line in wording.searched(found)]
    return "".join(parts)


def match(found: Match) -> str:
    """One match: who and under which law, then the evidence side by side."""
    title = f"{escape(wording.headline(found))}<br>{escape(wording.law(found))}"
    return f'<div style="{_CARD}"><div>{title}</div>{comparison(found)}</div>'


def comparison(found: Comparison) -> str:
    """The words of the names tied to each other, what else confirms and contradicts, and how the score comes about."""
    names = "".join(_name(one) for one in found.evidence if one.comparator == "name" and one.steps)
    return names + _sides(found) + _sum(found)


def _name(one: Evidence) -> str:
    head = _row("th", escape(one.query), escape(one.listed), "how the words are tied")
    rows = "".join(
        _row("td", *(escape(wording.written(*pair)) or "–" for pair in _pairs(one, step)), _how(step))
        for step in one.steps
    )
    note = f"<div>{escape(one.note)}</div>" if one.note else ""
    return f'<table style="{_TABLE}">{head}{rows}</table>{note}'


def _pairs(one: Evidence, step: EvidenceStep) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one.query, step.query), (one.listed, step.listed)


def _how(step: EvidenceStep) -> str:
    return escape(step.how + (f": {step.note}" if step.note and step.how != "same" else ""))


def _sides(found: Comparison) -> str:
    """Confirmed, contradicted and not known, side by side."""
    heard = [one for one in found.evidence if one.comparator != "name" or one.verdict == "unknown"]
    columns = {
        title: "<br>".join(_fact(one) for one in heard if one.verdict in verdicts)
        for title, verdicts in _COLUMNS.items()
    }
    shown = {title: text for title, text in columns.items() if text or title != "In part"}
    if not heard:
        return ""
    cells = [text or "–" for text in shown.values()]
    return f'<table style="{_TABLE}">{_row("th", *shown)}{_row("td", *cells)}</table>'


def _fact(one: Evidence) -> str:
    values = " | ".join(escape(value) for value in (one.query, one.listed) if value)
    note = f"<br><small>{escape(one.note)}</small>" if one.note else ""
    return f"<b>{one.comparator}</b>: {values}{note}"


def _sum(found: Comparison) -> str:
    """The contributions as a sum."""
    parts = [f"{one.comparator} {one.contribution:+.2f}" for one in found.evidence if abs(one.contribution) >= 0.005]
    return f"<div>Score {found.score:.2f}, {_badge(found.outcome)}: {', '.join(parts) or 'nothing in common'}</div>"


def _row(tag: str, *cells: str) -> str:
    return "<tr>" + "".join(f'<{tag} style="{_CELL}">{cell}</{tag}>' for cell in cells) + "</tr>"


def _badge(outcome: str) -> str:
    return f'<b style="color:#fff;background:{_COLOURS[outcome]};border-radius:4px;padding:0 6px">{outcome}</b>'
