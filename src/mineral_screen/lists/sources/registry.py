"""The formats lists come in: their names, the module of each, and how a file shows which one it has."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mineral_screen.errors import ListFormatError

if TYPE_CHECKING:
    from mineral_screen.lists.sources.base import Source

_HEAD = 1 << 16
_SHEET_TEXTS = "xl/sharedStrings.xml"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name (also that of its module in this package), what it is, and what its first lines look like."""

    name: str
    what: str
    looks: str

    def source(self, mapping: Mapping[str, str] | None = None) -> Source:
        """What reads it, imported when first asked for; `mapping` maps the columns of a table to fields.

        Raises `ListFormatError` for a mapping where the format has columns of its own.
        """
        module: Any = import_module(f"mineral_screen.lists.sources.{self.name}")
        if not mapping:
            return module  # type: ignore[no-any-return]
        if self.name != "table":
            raise ListFormatError("its columns are known; only those of a table are mapped to fields", source=self.name)
        return module.mapped(mapping)  # type: ignore[no-any-return]


def _root(tag: str) -> str:
    """An XML file whose outermost element is `tag`, after the prolog and comments."""
    return rf"\A\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE.*?>\s*)*<(?:\w+:)?{tag}[\s>/]"


def _header(*columns: str) -> str:
    """A table whose first line has all of `columns`, in any order."""
    return r"\A" + "".join(rf"(?=[^\n]*\b{column}\b)" for column in columns)


_FTM = r'\A\s*\{(?=[^\n]*"schema"\s*:)(?=[^\n]*"properties"\s*:)'
# a table may begin with anything: it is known by its name, and its columns are looked at when it is read
_TABLE = ""
_TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx", ".parquet")

FORMATS = {
    one.name: one
    for one in (
        Format("ofac_csv", "OFAC SDN.CSV or CONS_PRIM.CSV, its other files beside it", r'\A\s*\d+,"[^\n]*-0- '),
        Format("ofac_advanced", "OFAC SDN_ADVANCED.XML or CONS_ADVANCED.XML", _root("Sanctions")),
        Format("ofac_xml", "OFAC SDN.XML or CONSOLIDATED.XML", _root("sdnList")),
        Format("csl_csv", "US Consolidated Screening List, CSV", _header("source", "entity_number", "programs")),
        Format("csl_json", "US Consolidated Screening List, JSON", r'\A\s*[{\[].*"federal_register_notice"\s*:'),
        Format("bis_dpl", "BIS Denied Persons List, dpl.txt", _header("Street_Address", "Standard_Order")),
        Format("un_xml", "UN Security Council consolidated list, XML", _root("CONSOLIDATED_LIST")),
        Format("eu_xml", "EU financial sanctions, XML 1.1", _root("export")),
        Format("eu_csv", "EU financial sanctions, CSV 1.1", _header("Entity_LogicalId")),
        Format("uk_csv", "UK Sanctions List, CSV", r'\A"?Report Date\b'),
        Format("uk_xml", "UK Sanctions List, XML", _root("Designations")),
        Format("uk_conlist", "OFSI ConList.csv, until January 2026", r"\A(?:[^\n]*\n)?[^\n]*\bName 6\b"),
        Format("seco_xml", "Swiss SECO list, XML", _root("swiss-sanctions-list")),
        Format("canada_xml", "Canada, Consolidated Autonomous Sanctions List, XML", _root("data-set")),
        Format("australia_xlsx", "Australia DFAT consolidated list, XLSX", r"\APK.*Name of Individual or Entity"),
        Format("opensanctions_simple", "OpenSanctions targets.simple.csv", _header("schema", "aliases", "birth_date")),
        # entities inside the properties of others: the one thing that the two JSON forms of OpenSanctions differ in
        Format("opensanctions_nested", "OpenSanctions targets.nested.json", rf"{_FTM}.*:\s*\[\s*\{{"),
        Format("opensanctions_ftm", "OpenSanctions entities.ftm.json", _FTM),
        Format("senzing", "Senzing JSON lines", r'\A\s*\{[^\n]*"(?:DATA_SOURCE|RECORD_ID)"\s*:'),
        Format("table", "a CSV, TSV, XLSX or JSONL table of your own; columns are mapped to fields", _TABLE),
    )
}


def named(name: str) -> Format:
    """The format called `name`. Raises `ListFormatError` with the formats there are."""
    if name not in FORMATS:
        raise ListFormatError(f"there is no such format; {_known()}", source=name)
    return FORMATS[name]


def detect(path: Path) -> Format:
    """The format of the file, by its first bytes; for a table of one's own, by its name too.

    Raises `ListFormatError` with the formats there are where it is none of them, `OSError` where it cannot be read.
    """
    head = _head(path)
    for one in FORMATS.values():
        if re.match(one.looks, head, re.DOTALL) and (one.name != "table" or path.suffix.lower() in _TABLES):
            return one
    raise ListFormatError(f"its format is not recognised; name it: {_known()}", source=str(path))


def _known() -> str:
    return "; ".join(f"{one.name} ({one.what})" for one in FORMATS.values())


def _head(path: Path) -> str:
    """The beginning of the file as text; of a spreadsheet, `PK` and the beginning of its texts."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head[:2] == b"PK":
        head = head[:2] + _sheet_texts(path)
    coding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return head.decode(coding, "replace")


def _sheet_texts(path: Path) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_SHEET_TEXTS) as texts:
            return re.sub(rb"<[^>]*>", b"\t", texts.read(_HEAD))
    except (KeyError, zipfile.BadZipFile):
        return b""
