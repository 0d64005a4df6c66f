"""Results as HTML: whole, escaped, and telling what the explanation tells."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mineral_screen as ms
from mineral_screen.model.entity import has_content

NASTY = '<script>alert("1")</script> & Norvanta'
ENTRY: dict[str, Any] = {
    "id": "1", "name": NASTY, "kind": "company", "countries": ["CN"], "dates": ["1999"],
    "addresses": ["148 Wing Lok Street <b>, Hong Kong"], "identifiers": {"lei": "5493001KJTIIGC8Y1R12"},
    "listings": [{"program": "<i>P</i>", "listed_on": "2024-01-10", "source_url": "https://example.com/?a=1&b=<2>"}],
}  # fmt: skip
QUERY: dict[str, Any] = {
    "name": f"{NASTY} Ltd", "country": "RU", "address": "148 Wing Lok Street, Hong Kong", "dates": ["1999"],
}  # fmt: skip


class Checked(HTMLParser):
    """Every tag is one of ours, closed in order; `text` is what a reader sees."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= {"style"}
        self.seen.add(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def result() -> ms.ScreeningResult:
    return ms.Screener.from_entries([ENTRY]).screen(QUERY, as_of="2026-11-24")


def test_a_page_is_whole_and_escaped(result: ms.ScreeningResult) -> None:
    page = Checked(result._repr_html_())
    assert page.seen <= {"div", "h4", "p", "table", "tr", "th", "td", "b", "br", "small"}
    for shown in (NASTY, "<i>P</i>", "https://example.com/?a=1&b=<2>", "148 Wing Lok Street <b>, Hong Kong"):
        assert shown in page.text


def test_confirmed_contradicted_and_not_known_stand_side_by_side(result: ms.ScreeningResult) -> None:
    text = Checked(result.matches[0]._repr_html_()).text
    places = [text.index(title) for title in ("Confirmed", "In part", "Contradicted", "Not known")]
    assert places == sorted(places)
    address, date, country, identifier = (
        text.rindex(word) for word in ("address:", "date:", "country:", "identifier:")
    )
    assert places[-1] < address < date < country < identifier


def test_contributions_are_shown(result: ms.ScreeningResult) -> None:
    match = result.matches[0]
    text = Checked(match._repr_html_()).text
    assert f"Score {match.score:.2f}" in text
    for one in match.evidence:
        if abs(one.contribution) >= 0.005:
            assert f"{one.comparator} {one.contribution:+.2f}" in text


def test_a_nearest_miss_and_what_was_searched_are_shown() -> None:
    result = ms.Screener.from_entries([ENTRY]).screen("Norvanta Shipping Lines of the North")
    text = Checked(result._repr_html_()).text
    assert "Nearest miss" in text
    assert f"house version {result.lists[0].version} (1 entry" in text


names = st.text(min_size=1, max_size=20).filter(has_content)


@settings(max_examples=40, deadline=None)
@given(names, names)
def test_total(a: str, b: str) -> None:
    Checked(ms.compare(a, {"name": b, "address": a})._repr_html_())
