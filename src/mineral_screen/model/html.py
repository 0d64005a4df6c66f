"""Results as HTML, for notebooks: self-contained, without scripts, every value escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from mineral_screen.model import wording

if TYPE_CHECKING:
    from mineral_screen.model.result import Comparison, Evidence, Match, ScreeningResult

_COLOURS = {"match": "#b42318", "review": "#b54708", "clear": "#067647"}
_VERDICTS = {"agrees": "confirmed", "partial": "partly", "differs": "contradicted", "unknown": "not known"}
_STYLE = "border-collapse:collapse;font:13px sans-serif;margin:4px 0 12px"
_CELL = "border:1px solid #ddd;padding:3px 8px;text-align:left;vertical-align:top"


def page(body: str) -> str:
    """A fragment that stands for itself in a notebook."""
    return f'<div style="font:13px sans-serif">{body}</div>'


def result(found: ScreeningResult) -> str:
    """Outcome, matches with their evidence, the nearest miss, and what was searched."""
    subject = found.query.name or "; ".join(found.query.addresses) or "entity"
    parts = [f"<h4>{escape(subject)}: {_badge(found.outcome)} on {found.as_of}</h4>"]
    parts += [match(one) for one in found.matches]
    if found.nearest is not None:
        parts.append(f"<p>Nearest miss:</p>{match(found.nearest)}")
    searched = ", ".join(f"{one.list_id} {one.version}" for one in found.lists)
    parts.append(f"<p>Searched: {escape(searched)}</p>")
    return "".join(parts)


def match(found: Match) -> str:
    """One match: who and under which law, then the evidence side by side."""
    title = f"{escape(wording.headline(found))} <br>{escape(wording.law(found))}"
    return f"<p>{title}</p>{comparison(found)}"


def comparison(found: Comparison) -> str:
    """The evidence as a table: query and listed side by side, verdict and contribution."""
    head = "".join(f'<th style="{_CELL}">{name}</th>' for name in ("", "query", "listed", "finding", "share"))
    rows = "".join(_row(one) for one in found.evidence)
    total = (
        f'<td style="{_CELL}" colspan="4">score, {_badge(found.outcome)}</td><td style="{_CELL}">{found.score:.2f}</td>'
    )
    return f'<table style="{_STYLE}"><tr>{head}</tr>{rows}<tr>{total}</tr></table>'


def _row(one: Evidence) -> str:
    ties = "<br>".join(escape(f"{step.query or '–'} | {step.listed or '–'}: {step.how}") for step in one.steps)
    finding = "<br>".join(part for part in (_VERDICTS[one.verdict], escape(one.note), ties) if part)
    cells = (one.comparator, escape(one.query), escape(one.listed), finding, f"{one.contribution:+.2f}")
    return "<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells) + "</tr>"


def _badge(outcome: str) -> str:
    return f'<b style="color:{_COLOURS[outcome]}">{outcome}</b>'
