from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import realdata
from mineral_screen import data
from mineral_screen.lists.sources import opensanctions_ftm, opensanctions_nested, registry
from readings import FIXTURES, reading

FILE = FIXTURES / "opensanctions_ftm.json"
LINES = FILE.read_text(encoding="utf-8").splitlines()


def test_it_says_what_the_nested_form_says() -> None:
    nested = reading(opensanctions_nested, FIXTURES / "opensanctions_nested.json")
    assert reading(opensanctions_ftm, FILE).entries == nested.entries


@given(st.permutations(LINES))
def test_entities_may_stand_in_any_order(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = tmp_path_factory.mktemp("ftm") / "entities.ftm.json"
    # the first line shows the format: it has to be an entity
    path.write_text("\n".join(sorted(lines, key=lambda line: '"broken"' in line)), encoding="utf-8")
    found = reading(opensanctions_ftm, path).entries
    for id_, entry in reading(opensanctions_ftm, FILE).entries.items():
        assert found[id_].all_names() == entry.all_names()
        assert found[id_].identifiers == entry.identifiers
        assert set(found[id_].listings) == set(entry.listings)


def test_where_none_is_a_target_all_are(tmp_path: Path) -> None:
    path = tmp_path / "entities.ftm.json"
    path.write_text("\n".join(LINES).replace('"target": true', '"target": false'), encoding="utf-8")
    assert reading(opensanctions_ftm, path).entries.keys() == {
        "NK-ore", "NK-karim", "NK-queen", "NK-plane", "NK-legal", "NK-daughter",
    }  # fmt: skip


def test_a_reference_that_leads_nowhere_is_a_remark(tmp_path: Path) -> None:
    ship = {"id": "1", "schema": "Vessel", "caption": "A", "properties": {"name": ["A"], "owner": ["NK-gone"]}}
    path = tmp_path / "entities.ftm.json"
    path.write_text(json.dumps(ship), encoding="utf-8")
    assert "Owner: NK-gone" in str(reading(opensanctions_ftm, path).entries["1"].remarks)


def test_what_is_not_understood_is_reported() -> None:
    found = reading(opensanctions_ftm, FILE)
    assert found.leftovers == {"properties.favouriteColour"}
    assert found.errors == ["row: it has no properties (line 15)"]


def test_it_is_recognised() -> None:
    assert registry.detect(FILE).name == "opensanctions_ftm"


def test_real_file() -> None:
    found = reading(opensanctions_ftm, realdata.path("lists/opensanctions_ftm_sample/2024-03-22/entities.ftm.json"))
    assert (len(found.entries), found.names(), found.errors) == (423, 2630, [])
    # this sample was not made by OpenSanctions: some of its properties are not of their model, or beside the others
    known = {f"properties.{name}" for name, *_ in data.rows("ftm_properties")}
    assert len(found.leftovers) > 1
    assert not found.leftovers & known
