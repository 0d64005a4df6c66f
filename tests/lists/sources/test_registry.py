"""Every format is known by its first bytes, has a module of the common shape, and nothing passes for another."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import realdata
from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources import registry

HEADS: dict[str, tuple[str, str]] = {
    "ofac_csv": ("SDN.CSV", '36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- \r\n'),
    "ofac_advanced": ("a.xml", '\ufeff<?xml version="1.0"?>\r\n<!-- x -->\r\n<Sanctions xmlns="http://example.org/1">'),
    "ofac_xml": ("a.xml", '<?xml version="1.0" standalone="yes"?><sdnList xmlns="http://example.org">'),
    "csl_csv": ("a.csv", "_id,source,entity_number,type,programs,name\n"),
    "csl_json": ("a.json", '{"total":1,"results":[{"name":"A","federal_register_notice":null}]}'),
    "bis_dpl": ("dpl.txt", '"Name"\t"Street_Address"\t"City"\t"Standard_Order"\n'),
    "un_xml": ("a.xml", '<?xml version="1.0"?>\n<CONSOLIDATED_LIST dateGenerated="2026">'),
    "eu_xml": ("a.xml", '<?xml version="1.0"?><export xmlns="http://example.org/eu" globalFileId="1">'),
    "eu_csv": ("a.csv", "\ufefffileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber\n"),
    "uk_csv": ("a.csv", "Report Date: 24-Nov-2026\nLast Updated,Unique ID\n"),
    "uk_xml": ("a.xml", "<Designations><DateGenerated>24/11/2026</DateGenerated>"),
    "uk_conlist": ("ConList.csv", "Last Updated,20/03/2020\nName 6,Name 1,Name 2\n"),
    "seco_xml": ("a.xml", '<swiss-sanctions-list list-type="complete-list" date="2026-11-24">'),
    "canada_xml": ("a.xml", '<?xml version="1.0"?>\n<data-set><record>'),
    "opensanctions_simple": ("a.csv", '"id","schema","name","aliases","birth_date"\n'),
    "opensanctions_ftm": ("a.json", '{"id":"1","schema":"Person","properties":{"name":["A"]},"target":true}\n'),
    "opensanctions_nested": ("a.json", '{"id":"1","schema":"Person","properties":{"sanctions":[{"id":"2"}]}}\n'),
    "senzing": ("a.json", '{"DATA_SOURCE":"A","RECORD_ID":"1"}\n'),
    "table": ("house.csv", "id;Company name;country\n"),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_format_shows_in_the_first_bytes(tmp_path: Path, name: str) -> None:
    file, head = HEADS[name]
    path = tmp_path / file
    path.write_bytes(head.encode())
    assert registry.detect(path).name == name
    if name != "table":
        other = path.rename(tmp_path / "download")
        other.write_bytes(head.encode() + b"\n" * 100_000)
        assert registry.detect(other).name == name


def workbook(path: Path, *cells: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        texts = "".join(f"<si><t>{cell}</t></si>" for cell in cells)
        archive.writestr("xl/sharedStrings.xml", f"<sst>{texts}</sst>")
    return path


def test_workbooks_are_told_apart_by_their_texts(tmp_path: Path) -> None:
    australia = workbook(tmp_path / "a.xlsx", "Reference", "Name of Individual or Entity", "Type")
    assert registry.detect(australia).name == "australia_xlsx"
    assert registry.detect(workbook(tmp_path / "b.xlsx", "Id", "Full name")).name == "table"


@pytest.mark.parametrize(
    ("file", "content"),
    (
        ("a.xml", b"<rss></rss>"),
        ("a.txt", b"name\nNorvanta\n"),
        ("a.json", b"[1, 2]"),
        ("a.xml", "<CONSOLIDATED_LIST>".encode("utf-16")[2:]),
    ),
)
def test_what_is_not_known_is_refused_with_what_is(tmp_path: Path, file: str, content: bytes) -> None:
    path = tmp_path / file
    path.write_bytes(content)
    with pytest.raises(ListFormatError, match=r"not recognised.*un_xml \(UN Security Council.*table"):
        registry.detect(path)


def test_other_encodings_are_seen_by_their_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<CONSOLIDATED_LIST>", encoding="utf-16")
    assert registry.detect(path).name == "un_xml"


@pytest.mark.parametrize("name", registry.FORMATS)
def test_every_format_has_its_module(name: str) -> None:
    source = registry.named(name).source()
    verbs: list[Callable[..., object]] = [source.read, source.parse]
    assert all(map(callable, verbs))
    assert set(HEADS) | {"australia_xlsx"} == set(registry.FORMATS)


def test_only_a_table_has_columns_to_map() -> None:
    assert registry.named("table").source({"Company": "name"})
    with pytest.raises(ListFormatError, match="columns are known"):
        registry.named("un_xml").source({"Company": "name"})


@pytest.mark.parametrize(
    ("file", "name"),
    (
        ("us_ofac_sdn/2023-12-28/sdn.csv", "ofac_csv"),
        ("us_ofac_cons/2025-12-19/cons_prim.csv", "ofac_csv"),
        ("us_ofac_sdn/2022-02_xml_excerpt/sdn.xml", "ofac_xml"),
        ("us_ofac_sdn/2024-02_advanced_xml_excerpt/sdn_advanced_sample.xml", "ofac_advanced"),
        ("us_csl/2019-12-03/csl.csv", "csl_csv"),
        ("us_bis_dpl/2022-09-07/dpl.txt", "bis_dpl"),
        ("un_sc/2026-08-02/consolidated.xml", "un_xml"),
        ("gb_ofsi/2020-03-21_excerpt/ConList.csv", "uk_conlist"),
        ("ca_sema/2020-04-15/sema-lmes.xml", "canada_xml"),
        ("au_dfat/2026-08-02/dfat.xlsx", "australia_xlsx"),
        ("opensanctions_ua_war/2026-03-13/targets.simple.csv", "opensanctions_simple"),
        ("opensanctions_ftm_sample/2024-03-22/entities.ftm.json", "opensanctions_ftm"),
        ("opensanctions_ftm_sample/2024-03-09/targets.nested.json", "opensanctions_nested"),
        ("opensanctions_ftm_sample/2024-03-09/senzing.json", "senzing"),
    ),
)
def test_published_files_are_recognised(file: str, name: str) -> None:
    assert registry.detect(realdata.path(f"lists/{file}")).name == name
