"""The consolidated list of financial sanctions of the European Union as CSV, csvFullSanctionsList_1_1.

The CSV says what the XML says, a row a name, address, date, document or citizenship; its fields are given here under
the names that they have in the XML, and read as those are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mineral_screen.lists.sources import eu_xml
from mineral_screen.lists.sources.base import Parsed, Record
from mineral_screen.lists.sources.headed import headed, is_malformed, refuse_malformed

_ID = "Entity_LogicalId"
_PARTS = {"NameAlias": "nameAlias", "Address": "address", "BirthDate": "birthdate", "Identification": "identification",
          "Citizenship": "citizenship"}  # fmt: skip
# columns that are called otherwise than their attributes
_NAMES = {
    "Entity_EU_ReferenceNumber": "euReferenceNumber",
    "BirthDate_BirthDate": "birthdate", "BirthDate_Day": "dayOfMonth", "BirthDate_Month": "monthOfYear",
    "Identification_TypeCode": "identificationTypeCode",
    "Identification_TypeDescription": "identificationTypeDescription", "Identification_IssuedDate": "issueDate",
    "Entity_SubjectType": "code", "Entity_SubjectType_ClassificationCode": "classificationCode",
}  # fmt: skip
_ELEMENTS = frozenset({"remark", "contactInfo"})


def read(path: Path) -> Iterator[Record]:
    """The persons and enterprises, each from its rows, wherever they stand.

    Raises `ListFormatError` where the file is not of this format.
    """
    subjects: dict[str, tuple[int | None, dict[str, Any]]] = {}
    for row in headed(path, _ID, delimiter=";"):
        if is_malformed(row):
            yield row
        else:
            _, fields = subjects.setdefault(row.fields.get(_ID, ""), (row.line, {}))
            _gather(fields, dict(row.fields))
    for line, fields in subjects.values():
        yield Record(fields, line)


def parse(record: Record) -> Parsed:
    """The entry of one person or enterprise, as `eu_xml.parse` reads it."""
    refuse_malformed(record)
    return eu_xml.parse(record)


def _gather(fields: dict[str, Any], row: dict[str, str]) -> None:
    """Put the columns of one row where the XML has them."""
    row.pop("fileGenerationDate", None)
    parts: dict[str, dict[str, Any]] = {}
    for column, cell in row.items():
        prefix, _, rest = column.partition("_")
        if prefix == "Entity" and rest.startswith("SubjectType"):
            fields.setdefault("subjectType", {})[_attribute(column)] = cell
        elif prefix == "Entity" and not rest.startswith("Regulation_"):
            fields[_attribute(column)] = cell
        else:
            part = parts.setdefault(_PARTS.get(prefix, "regulation" if prefix == "Entity" else prefix), {})
            if prefix != "Entity" and rest.startswith("Regulation_"):
                part = part.setdefault("regulationSummary", {})
            part[_attribute(column)] = cell
    for name, part in parts.items():
        known = fields.setdefault(name, [])
        if part not in known:
            known.append(part)


def _attribute(column: str) -> str:
    """The name in the XML: `NameAlias_WholeName` is @wholeName, `Entity_Regulation_Type` @regulationType."""
    name = _NAMES.get(column)
    if name is None:
        last = column.rpartition("_")[2]
        name = last[:1].lower() + last[1:]
        if name == "type":
            name = "regulationType"
    return name if name in _ELEMENTS else f"@{name}"
