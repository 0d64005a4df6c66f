"""Reading addresses: total on any text, settled after one reading, keys that other writings share, golden readings."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from address_texts import spoilt, written
from mineral_screen.matching.address import compare
from mineral_screen.normalize.address.form import AREA_ROLES, NAME_ROLES, UNIT_ROLES
from mineral_screen.normalize.address.keys import MOST_KEYS
from mineral_screen.normalize.addresses import address_keys, normalize_address

CASES = Path(__file__).parent / "cases" / "addresses.tsv"
ROLES = {*NAME_ROLES, *AREA_ROLES, *UNIT_ROLES, "number", "postcode", "po_box", "country"}
anything = st.one_of(written(), st.text(max_size=80))


def golden() -> list[tuple[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["text"], row["roles"]) for row in rows]


@pytest.mark.parametrize(("text", "roles"), golden())
def test_address_is_read_as(text: str, roles: str) -> None:
    assert normalize_address(text).canonical == roles


@settings(max_examples=300, deadline=None)
@given(anything)
def test_reading_is_total_and_plain(text: str) -> None:
    form = normalize_address(text)
    assert form.text == text
    for role, value in form.roles():
        assert role in ROLES
        assert value.isascii()
        assert value == (value.upper() if role == "country" else value.lower())
        assert value.strip()


@settings(max_examples=300, deadline=None)
@given(anything)
def test_reading_the_canonical_form_changes_nothing(text: str) -> None:
    form = normalize_address(text)
    assert normalize_address(form.canonical).roles() == form.roles()


@settings(max_examples=100, deadline=None)
@given(anything)
def test_steps_name_what_was_taken_for_what(text: str) -> None:
    form = normalize_address(text)
    if form.steps and form.parts:
        said = form.steps[-len(form.parts) :]
        assert tuple((step.rule, step.after) for step in said) == form.roles()


def test_nothing_gives_no_parts() -> None:
    assert normalize_address("").parts == ()
    assert normalize_address(" ,;- ").parts == ()
    assert address_keys(normalize_address("")) == []


@settings(max_examples=300, deadline=None)
@given(anything)
def test_keys_are_few_and_distinct(text: str) -> None:
    keys = address_keys(normalize_address(text))
    assert len(keys) == len(set(keys)) <= MOST_KEYS


@settings(max_examples=300, deadline=None)
@given(spoilt())
def test_another_writing_shares_a_key(pair: tuple[str, str]) -> None:
    one, other = (address_keys(normalize_address(text)) for text in pair)
    assert set(one) & set(other), (one, other)


@pytest.mark.parametrize("text", ["Tehran, Iran", "香港", "Moscow", "Guangdong, China"])
def test_a_bare_place_has_no_keys(text: str) -> None:
    assert address_keys(normalize_address(text)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("香港灣仔駱克道300號", "300 Lockhart Road, Wan Chai, Hong Kong"),
        ("广东省深圳市福田区深南中路3018号", "No. 3018 Shennan Middle Road, Futian, Shenzhen, China"),
        ("ул. Цветочная, д. 25, Санкт-Петербург", "25 Tsvetochnaya Str., 196006 St. Petersburg, Russia"),
        ("P.O. Box 16535-176, Tehran", "P.O. Box 16535-76, Tehran, Iran"),
        ("P.O. Box 2965, Sharjah", "ص.ب. 2965، الشارقة"),
        ("Nan Fung Tower, Hong Kong", "Room 1610 Nan Fung Tower, 173 Des Voeux Road, Hong Kong"),
    ],
)
def test_writings_that_share_a_key(one: str, other: str) -> None:
    assert {*address_keys(normalize_address(one))} & {*address_keys(normalize_address(other))}


@pytest.mark.parametrize(
    "text",
    ["1" * 10_000, "1-" * 5_000, "a" * 10_000, "東" * 10_000, "一" * 10_000, "1号" * 5_000, "street " * 1_400,
     "(" * 10_000, "no. 1 " * 1_600, "北京市海淀区中关村大街27号" * 600, "'" * 10_000, "a.b." * 2_500,
     "floor 1/f " * 1_000, "c/o " * 2_500,
     "ул. Тверская, " * 700, "테헤란로 " * 2_000, "1 of and 2 " * 900, "Iran, " * 1_600, "x, north " * 1_100],
)  # fmt: skip
def test_long_text_is_read_and_compared(text: str) -> None:
    form = normalize_address(text)
    assert len(address_keys(form)) <= MOST_KEYS
    assert 0.0 <= compare(form, normalize_address(f"{text} x")).score <= 1.0


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Pyongyang, Korea, North", "KP"),
        ("Kinshasa, Congo, Democratic Republic of the", "CD"),
        ("1 Canton Road, Jordan, Kowloon, Hong Kong", "HK"),
        ("Amman, Jordan", "JO"),
        ("18 Luard Road, Wan Chai, Hong Kong, China", "HK"),
        ("香港灣仔", "HK"),
        ("3415 Rivera Avenue, El Paso, TX 79905, US", "US"),
        ("22 rue du 11 novembre 1918, Pantin, FR", "FR"),
        ("No 10, 64th Street, Tehran", None),
        ("Lamma Island", None),
        ("Sha Tin, NT", None),
    ],
)
def test_country(text: str, country: str | None) -> None:
    assert normalize_address(text).country == country
