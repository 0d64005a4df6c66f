"""Explanations in plain words: ten documented cases in many scripts, and what every explanation must say.

Each case is a file: the two parties as JSON, a line, then the outcome and the explanation with its figures left out.
`python tests/model/test_wording.py` writes the second half anew; read what changed before it is committed.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mineral_screen as ms
from mineral_screen.model.entity import has_content
from mineral_screen.text.locate import locate

CASES = sorted((Path(__file__).parent / "cases" / "explanations").glob("*.txt"))
LINE = "\n----\n"
# scores are kept in tests/matching; here the words count
FIGURE = re.compile(r"\b[01]\.\d\d\b")


def explained(given: str) -> str:
    query, listed = json.loads(given)
    found = ms.compare(query, listed)
    return f"{found.outcome}: {FIGURE.sub('0.…', found.explain())}\n"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_documented_case(path: Path) -> None:
    given, expected = path.read_text(encoding="utf-8").split(LINE)
    assert explained(given) == expected


def test_ten_cases_are_documented() -> None:
    assert len(CASES) >= 10


NAMES = ["华为技术有限公司", "Huawei Technologies Co., Ltd.", "ООО Минерал", "Mineral LLC", "Blue Heron"]
parties = st.fixed_dictionaries(
    {"name": st.sampled_from(NAMES) | st.text(min_size=1, max_size=12).filter(has_content)},
    optional={
        "countries": st.lists(st.sampled_from(["CN", "RU"]), max_size=2),
        "kind": st.sampled_from(["company", "person"]),
        "dates": st.lists(st.sampled_from(["1999", "1999-03-04", "2015"]), max_size=1),
        "identifiers": st.sampled_from([{"inn": "7707083893"}, {"tax_id": "7707083893"}, {"inn": "7707083894"}]),
        "addresses": st.lists(st.sampled_from(["148 Wing Lok Street, Hong Kong", "Beijing"]), max_size=1),
    },
)


@settings(max_examples=60, deadline=None)
@given(parties, parties)
def test_every_piece_of_evidence_is_said(a: dict[str, Any], b: dict[str, Any]) -> None:
    found = ms.compare(a, b)
    text = found.explain()
    for one in found.evidence:
        assert one.note[1:] in text
        if one.comparator == "name":
            assert f"“{one.listed}”" in text
            for step in one.steps if one.query != one.listed and abs(one.contribution) >= 0.005 else ():
                for part in filter(None, (step.query, step.listed)):
                    assert locate(text, part) is not None
        else:
            said = {"agrees": "Confirmed by", "partial": "Confirmed in part by", "differs": "Contradicted by",
                    "unknown": "Not known:"}[one.verdict]  # fmt: skip
            assert f"the {one.comparator}" in text[text.index(said) :]
        if one.comparator != "name" and abs(one.contribution) >= 0.005:
            assert f"this {'adds' if one.contribution > 0 else 'takes off'} {abs(one.contribution):.2f}" in text


def test_the_law_and_the_notices_are_said() -> None:
    entry = {
        "id": "7", "name": "Norvanta Metals",
        "listings": [
            {"program": "Control List", "reference": "No. 13", "listed_on": "2024-01-10",
             "source_url": "https://example.com/13", "events": [
                 {"type": "suspended", "on": "2025-01-01", "until": "2025-03-31", "certainty": "reported"}]},
            {"program": "Watch List", "listed_on": "2024-02-01", "events": [{"type": "delisted", "on": "2024-03-01"}]},
        ],
    }  # fmt: skip
    screener = ms.Screener.from_entries([entry])
    before, during, after = (
        screener.screen("Norvanta Metals", as_of=day).explain() for day in ("2024-06-01", "2025-02-01", "2025-06-01")
    )
    assert "Measures in force since 2024-01-10." in before
    assert "Measures suspended since 2025-01-01 until 2025-03-31 (reported)." in during
    assert "Suspension lapsed since 2025-04-01 (reported). Suspended from 2025-01-01 to 2025-03-31; nothing" in after
    assert "nothing later is known, so verify it at the source." in after
    listed = "Listed on 2024-01-10 under Control List, No. 13 and 1 more listing: https://example.com/13."
    assert all(listed in text for text in (before, during, after))


def test_the_law_is_said_once() -> None:
    def ceased(note: str | None) -> str:
        listing = {"listed_on": "2024-01-10", "note": "The number is inferred.",
                   "events": [{"type": "ceased", "on": "2025-01-01", "note": note}]}  # fmt: skip
        screener = ms.Screener.from_entries([{"id": "7", "name": "Norvanta Metals", "listings": [listing]}])
        return screener.screen("Norvanta Metals", as_of="2026-01-01").explain()

    noted = ceased("exports go by licence")
    assert "Measures ceased on 2025-01-01. Exports go by licence. Listed on 2024-01-10." in noted
    assert "ceased on 2025-01-01. The measures were stopped, the entity was not formally removed." in ceased(None)
    assert "Listed on 2024-01-10. The number is inferred." in ceased(None)


def test_words_are_said_as_they_are_written() -> None:
    assert "NORVANTA stands in both" not in ms.compare("NORVANTA METALS", "Norvanta Metals Co., Ltd.").explain()
    assert "“Norvanta” stands in both" in ms.compare("NORVANTA METALS", "Norvanta Metals Co., Ltd.").explain()
    assert "SIS DOO and" not in ms.compare("SIS DOO", "SIS d.o.o.").explain()
    assert "DOO and d.o.o. are both limited companies" in ms.compare("SIS DOO", "SIS d.o.o.").explain()
    hidden = ms.compare("Nоrvаntа Mеtаls", "Norvanta Metals Ltd").explain()
    assert "“Norvanta” stands in both, written with other characters in the query" in hidden


def test_a_word_of_the_others_legal_form_is_said() -> None:
    text = ms.compare("Norvanta Bimited", "Norvanta Limited").explain()
    assert "“bimited” is read as the other's legal form." in text


def test_a_long_text_is_told_in_short_with_the_place_of_the_name() -> None:
    text = "Please pay the balance of our last invoice for March to Norvanta Rare Earth Mining Ltd before Friday noon"
    found = ms.compare(text, "Norvanta Rare Earth Mining Ltd")
    start, end = found.evidence[0].span or (0, 0)
    assert text[start:end] == "Norvanta Rare Earth Mining"
    assert f"What is tied stands at characters {start + 1} to {end} of it." in found.explain()
    assert "more words" in found.explain()


def test_an_entry_without_names_goes_by_its_address_or_number() -> None:
    entries = [
        {"id": "1", "addresses": ["148 Wing Lok Street, Hong Kong"]},
        {"id": "2", "identifiers": {"imo": "9074729"}},
    ]
    screener = ms.Screener.from_entries(entries)
    assert (
        "148 Wing Lok Street, Hong Kong, entry 1" in screener.screen({"address": entries[0]["addresses"][0]}).explain()
    )
    assert "9074729, entry 2" in screener.screen({"identifiers": {"imo": "9074729"}}).explain()


if __name__ == "__main__":
    for path in CASES:
        given_parties = path.read_text(encoding="utf-8").split(LINE)[0]
        path.write_text(given_parties + LINE + explained(given_parties), encoding="utf-8")
