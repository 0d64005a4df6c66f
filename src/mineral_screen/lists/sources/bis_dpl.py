"""The Denied Persons List of the Bureau of Industry and Security: `dpl.txt`, a row an address, divided by tabs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mineral_screen.errors import InvalidEntityError, ListFormatError
from mineral_screen.lists.sources import ofac_dates
from mineral_screen.lists.sources.base import Fields, Parsed, Record, built
from mineral_screen.lists.sources.csl import BIS, STATES, dated
from mineral_screen.lists.sources.ofac_facts import Facts
from mineral_screen.lists.sources.rows import rows
from mineral_screen.normalize.countries import country_code, country_name

SOURCE_URL = "https://www.bis.gov/licensing/end-user-guidance/denied-persons-list-dpl"
BASIS = "Export Administration Regulations, 15 CFR parts 764 and 766"
_ADDRESS = ("Street_Address", "City", "State", "Postal_Code", "Country")
_ORDER = ("Effective_Date", "Expiration_Date", "Standard_Order")
_NOTES = {"FR_Citation": "", "Action": "action", "Last_Update": "updated"}
"""Columns that say more of an order, and how a note introduces them; the citation is the reference."""
_STRAY = {"PRC": "CN", "CY": "CY", "RS": "RU"}
"""Codes of countries that stand among the states, or are of an older standard (RS was Russia there)."""


def read(path: Path) -> Iterator[Record]:
    """The denied persons, each with all rows of its name and effective date under `rows`.

    A row with more cells than columns is a record that `parse` refuses; one with fewer lacks the last ones. Raises
    `ListFormatError` for an empty file and for one without the columns of this list.
    """
    lines = rows(path, "\t")
    line, cells = next(lines, (1, []))
    columns = [cell.strip() for cell in cells]
    if not {"Name", "Effective_Date", "FR_Citation"} <= set(columns):
        raise ListFormatError(
            f"not the Denied Persons List: its columns are {', '.join(columns)[:80]}", source=str(path), line=line
        )
    found: dict[tuple[str, str], Record] = {}
    for line, cells in lines:
        if len(cells) > len(columns):
            yield Record({"#malformed": f"{len(cells)} cells under {len(columns)} columns"}, line)
            continue
        row = dict(zip(columns, cells, strict=False))
        key = (" ".join(row["Name"].split()), row.get("Effective_Date", ""))
        found.setdefault(key, Record({"rows": []}, line)).fields["rows"].append(row)
    yield from found.values()


def parse(record: Record) -> Parsed:
    """The entry of one record. Raises `InvalidEntityError`, which names the line."""
    if "#malformed" in record.fields:
        raise InvalidEntityError("row", f"{record.fields['#malformed']} (line {record.line})")
    several = [Fields(row) for row in record.fields["rows"]]
    facts = Facts("")
    addresses: dict[str, None] = {}
    orders: dict[tuple[str, ...], dict[str, dict[str, None]]] = {}
    for row in several:
        name = " ".join(row.text("Name").split())
        addresses[_address(row, facts)] = None
        order = tuple(row.text(column).upper() for column in _ORDER)
        for column in _NOTES:
            if text := " ".join(row.text(column).split()):
                orders.setdefault(order, {}).setdefault(column, {})[text] = None
        orders.setdefault(order, {})
    addresses.pop("", None)
    effective = next(iter(orders))[0]
    digest = hashlib.sha256(name.upper().encode()).hexdigest()
    entry = built(
        record,
        id=f"dpl-{ofac_dates.day(effective) or effective.replace('/', '-')}-{digest[:8]}",
        name=name,
        addresses=list(addresses),
        listings=[_listing(order, said, facts) for order, said in orders.items()],
        source_url=SOURCE_URL,
        **facts.fields(),
    )
    return facts.parsed(entry, dict.fromkeys(path for row in several for path in row.leftovers()))


def _address(row: Fields, facts: Facts) -> str:
    """The address of a row; empty where it is no more than a country, which the entry then has."""
    street, city, state, postal_code, country = (" ".join(row.text(part).split()) for part in _ADDRESS)
    if not country_code(country) and country in STATES:
        state, country = country, ""
    code = _STRAY.get(country) or country_code(country)
    if not country and state in STATES:
        code = "US"
    elif not country and state in _STRAY:
        code, state = _STRAY[state], ""
    if code:
        facts.place(code)
    elif country:
        facts.warnings.append(f"unknown country {country!r}")
    parts = [part for part in (street, city, state, postal_code) if part]
    # the name, since a code at the end may be read as an American state
    last = country_name(code) if code and country else country
    return ", ".join(filter(None, (*parts, last))) if parts else ""


def _listing(order: tuple[str, ...], said: Mapping[str, Mapping[str, None]], facts: Facts) -> dict[str, Any]:
    effective, expires, standard = order
    notes = ["standard order" if standard == "Y" else "non-standard order"] if standard else []
    notes += [f"{label}: {'; '.join(said[column])}" for column, label in _NOTES.items() if label and column in said]
    return {
        "program": "Denied Persons List",
        "authority": BIS,
        "basis": BASIS,
        "reference": "; ".join(said.get("FR_Citation", ())) or None,
        "source_url": SOURCE_URL,
        "note": "; ".join(notes) or None,
        **dated(effective, expires, facts),
    }
