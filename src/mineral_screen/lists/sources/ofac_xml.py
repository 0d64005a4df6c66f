"""OFAC's lists as plain XML: SDN.XML and CONSOLIDATED.XML, in the namespace of tempuri.org and in OFAC's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources import ofac_remarks, xml
from mineral_screen.lists.sources.base import Fields, Parsed, Record, built
from mineral_screen.lists.sources.ofac_facts import DETAILS, Facts, upright

_KINDS = {"individual": "person", "entity": "company", "vessel": "vessel", "aircraft": "aircraft"}
_NAME_KINDS = {"a.k.a.": "aka", "f.k.a.": "fka", "n.k.a.": "aka", "d.b.a.": "dba"}
_STRENGTHS = {"strong": "strong", "weak": "weak", "": "strong"}
_ADDRESS = ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode")
_LISTS = (
    ("nationalityList", "nationality", "country", "nationality"),
    ("citizenshipList", "citizenship", "country", "citizen"),
    ("dateOfBirthList", "dateOfBirthItem", "dateOfBirth", "DOB"),
    ("placeOfBirthList", "placeOfBirthItem", "placeOfBirth", "POB"),
)
_VESSEL = (
    ("callSign", "Vessel Call Sign"), ("vesselType", "Vessel Type"), ("tonnage", "Vessel Tonnage"),
    ("grossRegisteredTonnage", "Vessel Gross Registered Tonnage"), ("vesselFlag", "Vessel Flag"),
    ("vesselOwner", "Vessel Owner"),
)  # fmt: skip


def read(path: Path) -> Iterator[Record]:
    """The `sdnEntry` elements of the file; one that follows under another programme only is one with it.

    Raises `ListFormatError` where it has none or is not well-formed.
    """
    last: Record | None = None
    for record in xml.records(path, "sdnEntry"):
        if last and _but_programs(last) == _but_programs(record):
            programs = [*_programs(last), *_programs(record)]
            last = Record({**last.fields, "programList": {"program": list(dict.fromkeys(programs))}})
            continue
        if last:
            yield last
        last = record
    if last is None:
        raise ListFormatError("there is no sdnEntry in it", source=str(path))
    yield last


def parse(record: Record) -> Parsed:
    """The entry of one record. Raises `InvalidEntityError`, which names the entry."""
    fields = Fields(record.fields)
    fields.ignore("#tag")
    number = fields.text("uid")
    # the consolidated list calls its type nspType, of a "non-SDN person"
    printed = fields.text("sdnType") or fields.text("nspType")
    kind = _KINDS.get(printed.lower())
    facts = Facts(kind or "")
    if kind is None:
        facts.unknown.append(f"sdnType {printed}")
    name = _name(fields)
    if title := fields.text("title"):
        facts.add("Title", title)
    _facts(fields, facts)
    source_url = DETAILS + number
    entry = built(
        record,
        id=number,
        name=name,
        kind=kind,
        aliases=_aliases(name, fields.group("akaList"), facts),
        addresses=_addresses(fields.group("addressList"), facts),
        listings=facts.listings(fields.group("programList").texts("program"), source_url),
        source_url=source_url,
        **facts.fields(),
    )
    return facts.parsed(entry, fields.leftovers())


def _but_programs(record: Record) -> dict[str, Any]:
    return {name: value for name, value in record.fields.items() if name != "programList"}


def _programs(record: Record) -> list[str]:
    return Fields(record.fields).group("programList").texts("program")


def _facts(fields: Fields, facts: Facts) -> None:
    for one in fields.group("idList").groups("id"):
        one.ignore("uid")  # the number of the fact, not of the entry
        dates = (("issued", one.text("issueDate")), ("expires", one.text("expirationDate")))
        facts.add(
            one.text("idType"), one.text("idNumber"), country=one.text("idCountry"),
            until=" ".join(f"{word} {date}" for word, date in dates if date),
        )  # fmt: skip
    for several, single, value, label in _LISTS:
        for one in fields.group(several).groups(single):
            one.ignore("uid", "mainEntry")
            facts.add(label, one.text(value))
    vessel = fields.group("vesselInfo")
    for field, label in _VESSEL:
        if text := vessel.text(field):
            facts.add(label, text)
    if remarks := fields.text("remarks"):
        ofac_remarks.mine(remarks, facts)


def _aliases(name: str, group: Fields, facts: Facts) -> list[dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for one in group.groups("aka"):
        one.ignore("uid")
        kind, strength = one.text("type"), one.text("category").lower()
        if kind not in _NAME_KINDS or strength not in _STRENGTHS:
            facts.unknown.append(f"aka {kind} {strength}")
        text = _name(one)
        known = {"text": text, "kind": _NAME_KINDS.get(kind, "aka"), "strength": _STRENGTHS.get(strength, "strong")}
        found.setdefault(text, known)
    return facts.with_weak(name, found)


def _name(fields: Fields) -> str:
    """`LAST, First`, as the other files print it."""
    return ", ".join(filter(None, (fields.text("lastName"), fields.text("firstName"))))


def _addresses(group: Fields, facts: Facts) -> list[str]:
    """The addresses; one that is no more than a country is a country of the entry only."""
    found: dict[str, None] = {}
    for one in group.groups("address"):
        one.ignore("uid")
        parts, country = [one.text(part) for part in _ADDRESS], one.text("country")
        code = facts.place(country)
        text = ", ".join(filter(None, (*parts, upright(country))))
        if text and (any(parts) or not code):
            found[text] = None
    return list(found)
