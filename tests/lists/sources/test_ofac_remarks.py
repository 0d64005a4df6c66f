from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import realdata
from mineral_screen import data
from mineral_screen.lists.sources import ofac_csv, ofac_remarks
from mineral_screen.lists.sources.ofac_facts import Facts, known_label

LABELS = [label for label, _, _ in data.rows("ofac_labels")]


def mined(text: str, kind: str = "person", *, cut: bool = False) -> Facts:
    facts = Facts(kind)
    ofac_remarks.mine(text, facts, cut=cut)
    return facts


def test_weak_names_are_quoted_ones() -> None:
    facts = mined("a.k.a. 'BNC'; f.k.a. 'ANA I'; n.k.a. 'ANA II'; d.b.a. 'ANA''S STORE'; alt. a.k.a. 'O'BRIEN'.")
    assert [(one["text"], one["kind"]) for one in facts.names] == [
        ("BNC", "aka"), ("ANA I", "fka"), ("ANA II", "aka"), ("ANA''S STORE", "dba"), ("O'BRIEN", "aka"),
    ]  # fmt: skip
    assert {one["strength"] for one in facts.names} == {"weak"}
    assert not facts.remarks


@pytest.mark.parametrize(
    ("item", "scheme", "number"),
    [
        ("Passport A0181988 (Somalia) issued 01 Oct 2001 expires 23 Jan 2011", "passport", "A0181988"),
        ("alt. Passport Booklet A5250088 (Pakistan) expires 2010", "passport", "A5250088"),
        ("V.A.T. Number BG 121024920 (Bulgaria)", "vat", "BG 121024920"),
        ("Tax ID No. 32071216470 (Texas) (United States)", "tax_id", "32071216470"),
        ("Public Registration Number 467323, Doc. 694710 (Panama)", "registration_number", "467323, Doc. 694710"),
        ("National ID No. 13/Ta Ta Na (Naing)019077 (Burma)", "national_id", "13/Ta Ta Na (Naing)019077"),
        ("Telephone: 0097282851500", "phone", "0097282851500"),
        ("Telephone No. (218) 21 273343326", "phone", "(218) 21 273343326"),
        ("Alt. Fax: 9221227700019", "phone", "9221227700019"),
        ("Website:  www.ores.test", "website", "www.ores.test"),
        ("http://www.ores.test (website)", "website", "http://www.ores.test"),
        ("info@ores.test (email)", "email", "info@ores.test"),
        ("Email:ore@ores.test", "email", "ore@ores.test"),
        ("MMSI 572469210", "mmsi", "572469210"),
        ("BIK (RU) 044030707", "bik", "044030707"),
        ("Aircraft Construction Number (also called L/N or S/N or F/N) 8401", "aircraft_serial", "8401"),
        ("Previous Aircraft Tail Number YI-NAE", "tail_number", "YI-NAE"),
        ("Economic Register Number (CBLS) 11582964 (United Arab Emirates)", "registration_number", "11582964"),
    ],
)
def test_identifiers_with_what_follows_them(item: str, scheme: str, number: str) -> None:
    facts = mined(f"Colonel; {item}.")
    assert {name: list(values) for name, values in facts.identifiers.items()} == {scheme: [number]}
    assert facts.remarks == ["Colonel", item]
    assert not facts.unknown


def test_prose_is_kept_and_unknown_labels_are_named() -> None:
    facts = mined("Member of Parliament for Kilome (Kenya); arrested 30 Sep 2002; Shoe Size: 44; Hat No. 4711 (France)")
    assert len(facts.remarks) == 4
    assert facts.unknown == ["Shoe Size", "Hat No."]


def test_items_divided_without_a_blank() -> None:
    facts = mined("nationality possibly Palestinian;arrested 23 Apr 2002")
    assert facts.countries == ["PS"]
    assert facts.remarks[1] == "arrested 23 Apr 2002"


def test_the_last_item_of_remarks_that_break_off_is_not_read() -> None:
    facts = mined("DOB 15 Jan 1955; Passport 4848", cut=True)
    assert not facts.identifiers
    assert facts.remarks == ["Passport 4848 […]"]
    assert facts.warnings == ["the remarks are cut short; the file of comments has the rest"]


VALUES = st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"], exclude_characters=";"), max_size=30)
ITEMS = st.one_of(VALUES, st.builds(lambda label, value: f"{label} {value}", st.sampled_from(LABELS), VALUES))


@given(st.lists(ITEMS, max_size=6), st.booleans())
def test_nothing_is_lost(items: list[str], cut: bool) -> None:
    facts = mined("; ".join(items), cut=cut)
    kept = re.sub(r"\W", "", " ".join([*facts.remarks, *(one["text"] for one in facts.names)])).casefold()
    for item in items:
        plain = re.sub(r"^alt\.\s+", "", item.strip(), flags=re.IGNORECASE)
        label = known_label(plain)
        rest = re.sub(r"\W", "", plain[len(label) :]).casefold()
        # what is not kept in words is a date that was read in full
        assert rest in kept or facts.dates


def share_recognised(directory: str) -> tuple[int, float, float]:
    """How many items the remarks of a real list have, and the shares under a known label and of prose."""
    labelled = unknown = total = 0
    for record in ofac_csv.read(realdata.path(directory)):
        for item in filter(None, (part.strip() for part in record.fields["Remarks"].split(";"))):
            if item == "-0-":
                continue
            facts = mined(item)
            total += 1
            labelled += not (facts.remarks == [item] and not known_label(re.sub(r"^(?i:alt)\.\s+", "", item)))
            unknown += bool(facts.unknown)
    return total, labelled / total, 1 - unknown / total


def test_nearly_every_item_of_the_real_list_is_recognised() -> None:
    total, labelled, recognised = share_recognised("lists/us_ofac_sdn/2023-12-28/sdn.csv")
    assert total > 55_000
    # the rest is prose: offices, kinship, what OFAC wants to add in words
    assert labelled > 0.96
    assert recognised > 0.9999
