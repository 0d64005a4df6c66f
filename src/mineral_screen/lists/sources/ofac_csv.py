"""OFAC's lists as CSV: SDN.CSV or CONS_PRIM.CSV with their tables of names, addresses and further remarks beside them.

The files have no header; `-0- ` stands for nothing. The tables beside the first one (ALT, ADD, SDN_COMMENTS; with
CONS_ before their names for the other list) are joined to it by the number of the entry where they are at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mineral_screen.errors import InvalidEntityError, ListFormatError
from mineral_screen.lists.sources import ofac_remarks
from mineral_screen.lists.sources.base import Parsed, Record, built
from mineral_screen.lists.sources.ofac_facts import DETAILS, Facts, upright
from mineral_screen.lists.sources.rows import rows

_MAIN = ("ent_num", "SDN_Name", "SDN_Type", "Program", "Title", "Call_Sign", "Vess_type", "Tonnage", "GRT",
         "Vess_flag", "Vess_owner", "Remarks")  # fmt: skip
_ALT = ("ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks")
_ADD = ("ent_num", "add_num", "address", "city", "country", "add_remarks")
_COMMENTS = ("ent_num", "remarks")
_BESIDE = {
    "sdn": {"alt": "alt", "add": "add", "comments": "sdn_comments"},
    "cons_prim": {"alt": "cons_alt", "add": "cons_add", "comments": "cons_comments"},
}
_COLUMNS = {"alt": _ALT, "add": _ADD, "comments": _COMMENTS}
_NULL = "-0-"
_KINDS = {"individual": "person", "vessel": "vessel", "aircraft": "aircraft", _NULL: "company"}
_NAME_KINDS = {"aka": "aka", "fka": "fka", "nka": "aka", "dba": "dba"}
_REMARKS_LIMIT = 1000
"""Remarks longer than this run on in the comments file."""
_FEATURES = (
    ("Call_Sign", "Vessel Call Sign"), ("Vess_type", "Vessel Type"), ("Tonnage", "Vessel Tonnage"),
    ("GRT", "Vessel Gross Registered Tonnage"), ("Vess_flag", "Vessel Flag"), ("Vess_owner", "Vessel Owner"),
)  # fmt: skip


def read(path: Path) -> Iterator[Record]:
    """The entries of `path`, which is SDN.CSV or CONS_PRIM.CSV (in any case) or the directory that holds one of them.

    Names, addresses and comments are under `alt`, `add` and `comments` of their entry; those that belong to no entry
    come last, as records of their own. A row with too few or too many cells is a record that `parse` refuses.
    Raises `ListFormatError` for an empty file and for one that does not begin like OFAC's.
    """
    main = _main_file(path)
    names = {found.name.lower(): found for found in main.parent.iterdir()}
    beside: dict[str, dict[str, list[dict[str, str]]]] = {}
    for kind, stem in _BESIDE.get(main.stem.lower(), {}).items():
        beside[kind] = {}
        if f"{stem}.csv" in names:
            yield from _fill(beside[kind], names[f"{stem}.csv"], _COLUMNS[kind])
    first = True
    for line, cells in rows(main):
        if first and (len(cells) != len(_MAIN) or not cells[0].isdecimal()):
            raise ListFormatError(
                f"not one of OFAC's lists: it should begin with a number and eleven more cells, not {cells[0][:40]!r}",
                source=str(main), line=line,
            )  # fmt: skip
        first = False
        if len(cells) != len(_MAIN):
            yield _malformed(main, line, cells, _MAIN)
            continue
        fields: dict[str, Any] = dict(zip(_MAIN, cells, strict=True))
        for kind, table in beside.items():
            if found := table.pop(cells[0], None):
                fields[kind] = found
        yield Record(fields, line)
    for number in dict.fromkeys(number for table in beside.values() for number in table):
        yield Record({"ent_num": number, **{kind: t[number] for kind, t in beside.items() if number in t}})


def parse(record: Record) -> Parsed:
    """The entry of one record. Raises `InvalidEntityError`, which names the line."""
    fields = record.fields
    if "#malformed" in fields:
        cells = fields["#malformed"]
        raise InvalidEntityError(
            "row", f"{len(cells)} cells where {fields['#expected']} should be ({fields['#file']}, line {record.line})"
        )
    if "SDN_Name" not in fields:
        return Parsed(None, skipped=f"names, addresses or remarks of {fields['ent_num']}, which is not in the list")
    values = {name: _value(fields[name]) for name in _MAIN}
    kind = _KINDS.get(values["SDN_Type"].lower() or _NULL)
    facts = Facts(kind or "")
    if kind is None:
        facts.unknown.append(f"SDN_Type {values['SDN_Type']}")
    addresses = _addresses(fields.get("add", ()), facts)
    _facts(values, fields, facts)
    source_url = DETAILS + values["ent_num"]
    entry = built(
        record,
        id=values["ent_num"],
        name=values["SDN_Name"],
        kind=kind,
        aliases=_aliases(values["SDN_Name"], fields.get("alt", ()), facts),
        addresses=addresses,
        listings=facts.listings(programs(values["Program"]), source_url),
        source_url=source_url,
        **facts.fields(),
    )
    return facts.parsed(entry)


def programs(text: str) -> list[str]:
    """The programmes of a cell.

    >>> programs("SDGT] [NPWMD] [IFSR")
    ['SDGT', 'NPWMD', 'IFSR']
    """
    return [name for part in text.split("] [") if (name := part.strip(" []"))]


def _facts(values: Mapping[str, str], fields: Mapping[str, Any], facts: Facts) -> None:
    if values["Title"]:
        facts.add("Title", values["Title"])
    for column, label in _FEATURES:
        if values[column]:
            facts.add(label, values[column])
    remarks, comments = fields["Remarks"], fields.get("comments", ())
    if remarks.strip() != _NULL:
        ofac_remarks.mine(
            remarks + "".join(row["remarks"] for row in comments), facts,
            cut=len(remarks) >= _REMARKS_LIMIT and not comments,
        )  # fmt: skip


def _aliases(name: str, rows: Any, facts: Facts) -> list[dict[str, str]]:
    """The further names, strong ones of the table before the weak ones of the remarks, none twice."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        kind = _NAME_KINDS.get(row["alt_type"])
        if kind is None:
            facts.unknown.append(f"alt_type {row['alt_type']}")
        if remark := _value(row["alt_remarks"]):
            facts.remarks.append(f"{row['alt_name']}: {remark}")
        found.setdefault(row["alt_name"], {"text": row["alt_name"], "kind": kind or "aka"})
    return facts.with_weak(name, found)


def _addresses(rows: Any, facts: Facts) -> list[str]:
    """The addresses; one that is no more than a country is a country of the entry only."""
    found: dict[str, None] = {}
    for row in rows:
        country = _value(row["country"])
        code = facts.place(country)
        parts = (_value(row["address"]), _value(row["city"]))
        text = ", ".join(filter(None, (*parts, upright(country))))
        if text and (any(parts) or not code):
            found[text] = None
        if remark := _value(row["add_remarks"]):
            facts.remarks.append(f"{text}: {remark}")
    return list(found)


def _value(cell: str) -> str:
    text = cell.strip()
    return "" if text == _NULL else text


def _main_file(path: Path) -> Path:
    if not path.is_dir():
        return path
    found = [one for one in sorted(path.iterdir()) if one.suffix.lower() == ".csv" and one.stem.lower() in _BESIDE]
    if len(found) != 1:
        raise ListFormatError(
            f"{len(found)} of SDN.CSV and CONS_PRIM.CSV are in it; name the file itself", source=str(path)
        )
    return found[0]


def _fill(table: dict[str, list[dict[str, str]]], path: Path, columns: tuple[str, ...]) -> Iterator[Record]:
    """Put the rows of a file under the number of their entry in `table`; give the malformed ones."""
    for line, cells in rows(path):
        if len(cells) == len(columns):
            table.setdefault(cells[0], []).append(dict(zip(columns, cells, strict=True)))
        else:
            yield _malformed(path, line, cells, columns)


def _malformed(path: Path, line: int, cells: list[str], columns: tuple[str, ...]) -> Record:
    return Record({"#malformed": cells, "#expected": len(columns), "#file": path.name}, line)
