"""The Consolidated Screening List of the United States, in whichever form it came: one row to one entry.

The list joins a dozen lists of three departments. Its CSV and its JSON have the same fields.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mineral_screen.errors import InvalidEntityError
from mineral_screen.lists.sources import ofac_dates
from mineral_screen.lists.sources.base import Fields, Parsed, Record, built
from mineral_screen.lists.sources.csl_names import Names
from mineral_screen.lists.sources.ofac_facts import AUTHORITY, DETAILS, Facts
from mineral_screen.normalize.countries import country_code, country_name

BIS = "Bureau of Industry and Security, United States Department of Commerce (BIS)"
_AUTHORITIES = {
    "Treasury Department": AUTHORITY,
    "Bureau of Industry and Security": BIS,
    "State Department": "United States Department of State",
}
STATES = frozenset({
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN", "KS", "KY", "LA",
    "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR",
    "PA", "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY",
})  # fmt: skip
"""Postal codes of American states, which addresses end in where the country goes without saying."""
_KINDS = {"individual": "person", "entity": "company", "vessel": "vessel", "aircraft": "aircraft"}
_FEATURES = (
    ("title", "Title"), ("call_sign", "Vessel Call Sign"), ("vessel_type", "Vessel Type"),
    ("gross_tonnage", "Vessel Tonnage"), ("gross_registered_tonnage", "Vessel Gross Registered Tonnage"),
    ("vessel_flag", "Vessel Flag"), ("vessel_owner", "Vessel Owner"),
)  # fmt: skip
_LISTS = (("citizenships", "citizen"), ("nationalities", "nationality"), ("dates_of_birth", "DOB"),
          ("places_of_birth", "POB"))  # fmt: skip
_NOTES = ("license_requirement", "license_policy")
_SOURCE = re.compile(r"(?P<program>.+?\((?P<code>[\w-]+)\).*?) - (?P<agency>.+)")
_AND = re.compile(r"^(?:and|or)\s+", re.IGNORECASE)
_AMERICAN = re.compile(r",\s*(?P<state>[A-Z]{2}),?\s+\d{5}(?:-\d{4})?$")


def source_counts(records: Iterable[Record]) -> dict[str, int]:
    """How many records each of the joined lists has, by its name: a list that vanishes does so without a word.

    >>> source_counts([Record({"source": "Entity List (EL) - Bureau of Industry and Security"})])
    {'Entity List (EL) - Bureau of Industry and Security': 1}
    """
    return dict(Counter(str(record.fields.get("source") or "") for record in records))


def identified(rows: Iterable[tuple[int | None, Mapping[str, Any]]]) -> Iterator[Record]:
    """Records that carry their id under `#id`: the file's own where it has one, else made of what the row says.

    Equal rows without an id are told apart by a number in the order of the file.
    """
    seen: Counter[str] = Counter()
    for line, row in rows:
        own = str(row.get("_id") or row.get("id") or "").strip() or _made_id(row)
        seen[own] += 1
        yield Record({**row, "#id": own if seen[own] == 1 else f"{own}-{seen[own]}"}, line)


def parse_row(record: Record, addresses: Iterable[str], ids: Iterable[tuple[str, str, str, str]]) -> Parsed:
    """The entry of one record, but for its addresses and ids (label, number, country, what follows), which the forms
    of the list write in ways of their own. Raises `InvalidEntityError`, which names the line or the entry.
    """  # fmt: skip
    if "#malformed" in record.fields:
        raise InvalidEntityError("row", f"{record.fields['#malformed']} (line {record.line})")
    fields = Fields(record.fields)
    # the address and ids are given; `country` (of JSON) repeats that of the addresses
    fields.ignore("_id", "id", "addresses", "ids", "country")
    printed = fields.text("type")
    kind = _KINDS.get(printed.lower())
    facts = Facts(kind or "")
    if printed and kind is None:
        facts.unknown.append(f"type {printed}")
    names = _names(fields, facts)
    _facts(fields, facts)
    for label, number, country, until in ids:
        facts.add(label, number, country=country, until=until)
    found = _addresses(addresses, facts)
    facts.remarks += fields.texts("remarks")
    listing, source_url = _listing(fields, facts)
    name = next(iter(names), None)
    entry = built(
        record,
        id=fields.text("#id"),
        name=name,
        kind=kind,
        aliases=[{"text": text, "kind": one} for text, one in names.items() if text != name],
        addresses=found,
        listings=[listing],
        source_url=source_url or None,
        **facts.fields(),
    )
    return facts.parsed(entry, fields.leftovers())


def _made_id(row: Mapping[str, Any]) -> str:
    source = _SOURCE.match(str(row.get("source") or ""))
    code = source["code"].lower() if source else "csl"
    if number := str(row.get("entity_number") or "").strip():
        return f"{code}-{number}"
    said = [row.get(name) for name in ("name", "addresses", "start_date", "federal_register_notice")]
    return f"{code}-{hashlib.sha256(json.dumps(said).encode()).hexdigest()[:12]}"


def _several(fields: Fields, name: str) -> list[str]:
    """The values of a field: a list in JSON, divided by `; ` in CSV."""
    return [
        plain for text in fields.texts(name) for part in text.split("; ") if (plain := _AND.sub("", part.strip(" ;")))
    ]


def _facts(fields: Fields, facts: Facts) -> None:
    for field, label in _FEATURES:
        if text := fields.text(field):
            facts.add(label, text)
    for field, label in _LISTS:
        for text in _several(fields, field):
            facts.add(label, text)


def _names(fields: Fields, facts: Facts) -> dict[str, str]:
    names = Names()
    names.add(fields.text("name"))
    for text in _several(fields, "alt_names"):
        names.add(text)
    facts.remarks += names.asides
    for printed in names.lost:
        facts.remarks.append(f"name as published: {printed}")
        facts.warnings.append(f"lost characters in the name {printed!r}")
    return names.found


def _addresses(cells: Iterable[str], facts: Facts) -> list[str]:
    """The addresses of cells that may hold several; one that is a country alone is a country of the entry only."""
    found: dict[str, None] = {}
    for cell in cells:
        for part in cell.split("; "):
            text = _AND.sub("", part.strip(" ;,"))
            rest, _, last = text.rpartition(",")
            plain = last.strip()
            code = country_code(plain) if len(plain) == 2 and plain.isupper() else None
            if code is None and (american := _AMERICAN.search(text)) and american["state"] in STATES:
                code, rest, last = "US", text, ""
            if code:
                facts.place(code)
                # the name, since a code at the end may be read as an American state
                text = ", ".join(filter(None, (rest.strip(" ,"), country_name(code) if last else "")))
                if not rest.strip(" ,"):
                    continue
            if any(map(str.isalnum, text)):
                found[text] = None
    return list(found)


def _listing(fields: Fields, facts: Facts) -> tuple[dict[str, Any], str]:
    """The listing, and the page about the entry or its list."""
    source = fields.text("source")
    known = _SOURCE.fullmatch(source)
    agency = known["agency"] if known else ""
    if agency not in _AUTHORITIES:
        facts.unknown.append(f"source {source}")
    number, list_url = fields.text("entity_number"), fields.text("source_list_url")
    page = fields.text("source_information_url")
    notes = [text for name in _NOTES if (text := fields.text(name))]
    if order := fields.text("standard_order"):
        notes.append("standard order" if order.upper() == "Y" else "non-standard order")
    start, end = fields.text("start_date"), fields.text("end_date")
    listing: dict[str, Any] = {
        "program": known["program"] if known else source or None,
        "authority": _AUTHORITIES.get(agency, agency) or None,
        "basis": "; ".join(_several(fields, "programs")) or None,
        "reference": fields.text("federal_register_notice") or None,
        "source_url": list_url or page or None,
        "note": "; ".join(notes) or None,
    }
    listing.update(dated(start, end, facts))
    own = DETAILS + number if number and agency == "Treasury Department" else ""
    return listing, own or page or list_url


def dated(start: str, end: str, facts: Facts) -> dict[str, Any]:
    """The dates of a listing and the events they make; a day that is none goes to the remarks of `facts`."""
    found: dict[str, Any] = {"events": []}
    for text, event in ((start, "listed"), (end, "delisted")):
        day = ofac_dates.day(text) if text else None
        if day:
            found["events"].append({"type": event, "on": day})
        elif text:
            facts.remarks.append(f"{event} on {text}")
            facts.warnings.append(f"no date: {text!r}")
        if event == "listed":
            found["listed_on"] = day
    return found
