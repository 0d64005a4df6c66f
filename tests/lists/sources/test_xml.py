from __future__ import annotations

from pathlib import Path

import pytest

from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources import xml


def written(folder: Path, text: str) -> Path:
    path = folder / "list.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_root_and_its_attributes(tmp_path: Path) -> None:
    path = written(tmp_path, '<?xml version="1.0"?><!-- x --><l:list xmlns:l="urn:l" l:day="1" n="2"><a/></l:list>')
    assert xml.root(path, "list") == {"day": "1", "n": "2"}
    with pytest.raises(ListFormatError, match=r"list\.xml: its root is <list>, not <export>"):
        xml.root(path, "export")


@pytest.mark.parametrize("text", ["", "no markup", "<a><b></a>"])
def test_what_is_no_xml_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ListFormatError, match="XML"):
        list(xml.records(written(tmp_path, text), "b"))


def test_entities_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ListFormatError, match="declares a document type"):
        xml.root(written(tmp_path, '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "a")


def test_an_element_inside_one_of_its_kind_belongs_to_it(tmp_path: Path) -> None:
    path = written(tmp_path, "<l><t n='1'><m><t n='2'/></m></t><t n='3'>x</t><u/></l>")
    assert [record.fields for record in xml.records(path, "t")] == [
        {"#tag": "t", "@n": "1", "m": {"t": {"@n": "2"}}},
        {"#tag": "t", "@n": "3", "#text": "x"},
    ]
    assert [xml.local(element.tag) for element in xml.elements(path)] == ["t", "t", "u"]
