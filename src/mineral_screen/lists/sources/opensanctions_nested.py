"""Entities of OpenSanctions with what refers to them inside, targets.nested.json.

A line is an entity of the FollowTheMoney model: properties with several values each, among them other entities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from mineral_screen import data
from mineral_screen.lists.sources.base import Fields, Parsed, Record
from mineral_screen.lists.sources.draft import EntryDraft
from mineral_screen.lists.sources.headed import refuse_malformed
from mineral_screen.lists.sources.json_lines import json_lines
from mineral_screen.model.entity import NameKind
from mineral_screen.model.entry import Event, Listing

KINDS = {"Person": "person", "Company": "company", "Organization": "company", "PublicBody": "company",
         "Vessel": "vessel", "Airplane": "aircraft"}  # fmt: skip
"""The kinds of entities by schema; a LegalEntity may be a person or a company."""
PAGE = "https://www.opensanctions.org/entities/{}/"
"""The page of an entity."""

_REGIONS = frozenset({"eu", "zz"})
_SCHEMES = {("Airplane", "registrationNumber"): "tail_number"}
_PASSPORT = re.compile("passport|паспорт", re.IGNORECASE)
_ROLES = ("role", "relationship", "percentage", "ownershipType", "summary", "startDate", "endDate")
_SANCTION_NOTES = (("Provisions", "provisions"), ("Status", "status"), ("Duration", "duration"))
_SANCTION_REMARKS = (("Reason", "reason"), ("Sanction", "summary"), ("Sanction", "description"))
# where the statement was found and when it was last looked at
_ASIDES = ("publisher", "publisherUrl", "programUrl", "recordId", "proof", "alephUrl", "indexText", "modifiedAt",
           "retrievedAt", "namesMentioned", "country", "date")  # fmt: skip


def read(path: Path) -> Iterator[Record]:
    """The entities of the file. Raises `ListFormatError` where it is not of this format."""
    return json_lines(path, "id", "schema", "properties")


def parse(record: Record) -> Parsed:
    """The entry of one entity, with what others say of it: addresses, documents, sanctions, ties."""
    refuse_malformed(record)
    top = {key: value for key, value in record.fields.items() if key != "properties"}
    properties: Mapping[str, Any] = record.fields["properties"]
    unknown = {name: values for name, values in properties.items() if name not in _properties() and _texts(values)}
    fields = Fields({**top, "properties": unknown})
    fields.group("properties")  # whatever is in it is left over
    id_, schema = fields.text("id"), fields.text("schema")
    draft = EntryDraft(record, id_, KINDS.get(schema))
    if schema not in KINDS:
        draft.remark("Type", schema)
    draft.name(fields.text("caption"), "primary")
    programs: list[str] = []
    for name, values in properties.items():
        programs += _property(draft, schema, name, _texts(values))
    listings = [
        listing
        for name, values in properties.items()
        for inner in listed(values)
        if isinstance(inner, Mapping) and (listing := _inner(draft, id_, name, inner))
    ]
    if not listings:
        listings = [Listing(program=program) for program in dict.fromkeys(programs)]
    draft.remark("Datasets", *fields.texts("datasets"))
    draft.remark("First seen", fields.text("first_seen"))
    # the days of the last look and change move with every edition; referents are former ids of the same entity
    fields.ignore("last_seen", "last_change", "target", "referents", "origin")
    return draft.parsed(fields, *listings, source_url=PAGE.format(id_))


@cache
def _properties() -> dict[str, tuple[str, str]]:
    return {name: (field, how) for name, field, how in data.rows("ftm_properties")}


def listed(values: Any) -> Iterable[Any]:
    """The values of a property; a lone one stands for a list in some exports."""
    return values if isinstance(values, list) else () if values is None else (values,)


def _texts(values: Any) -> list[str]:
    return [str(value) for value in listed(values) if not isinstance(value, Mapping)]


def _property(draft: EntryDraft, schema: str, name: str, texts: list[str]) -> list[str]:
    """Put the texts of one property where they belong; those that are programmes are given back."""
    field, how = _properties().get(name, ("ignore", ""))
    if field == "program":
        return texts
    if field == "remark":
        draft.remark(how, *texts)
    for text in texts:
        if field == "name":
            draft.name(text, "aka" if how == "weak" else cast(NameKind, how), weak=how == "weak")
        elif field == "country":
            country(draft, text)
        elif field == "address":
            draft.address(text)
        elif field == "date":
            draft.date(text, how)
        elif field == "identifier":
            draft.identifier(_scheme(schema, name, how), text)
        elif field == "contact":
            draft.contact(how, text)
        elif field == "party":
            draft.remark(_label(name), text)
    return []


def _scheme(schema: str, name: str, scheme: str) -> str:
    if scheme == "imo" and schema != "Vessel":
        return "imo_company"
    return _SCHEMES.get((schema, name), scheme)


def country(draft: EntryDraft, code: str) -> None:
    """A code of OpenSanctions: ISO 3166-1, parts of countries (`gb-nir`), former countries (`suhh`), the EU.

    The first two letters are the code of the country.
    """
    if code in _REGIONS:
        draft.remark("Country", code)
    else:
        draft.country(code[:2] if len(code) == 4 else code.partition("-")[0])


def _inner(draft: EntryDraft, own: str, name: str, entity: Mapping[str, Any]) -> Listing | None:
    """What an entity inside says of its owner; a sanction is a listing."""
    schema = entity.get("schema", "")
    fields = Fields(entity.get("properties", {}), f"properties.{name}.properties.")
    if schema == "Sanction":
        return _sanction(draft, fields)
    if schema == "Address":
        _address(draft, fields)
    elif schema in ("Identification", "Passport"):
        _document(draft, schema, fields)
    else:
        _tie(draft, own, name, entity)
    return None


def _sanction(draft: EntryDraft, fields: Fields) -> Listing:
    days = {name: [draft.day(text, "Sanction") for text in fields.texts(name)]
            for name in ("startDate", "listingDate", "endDate")}  # fmt: skip
    began = [day for day in days["startDate"] or days["listingDate"] if day]
    events = [Event(type="ceased", on=day) for day in days["endDate"] if day]
    notes = [f"{label.lower()}: {', '.join(texts)}" for label, name in _SANCTION_NOTES if (texts := fields.texts(name))]
    for label, name in _SANCTION_REMARKS:
        draft.remark(label, *fields.texts(name))
    named, coded = fields.texts("program"), fields.texts("programId")
    references = fields.texts("authorityId") + fields.texts("unscId")
    fields.ignore("entity", *_ASIDES)
    return Listing(
        program=", ".join(named or coded) or None,
        authority=", ".join(fields.texts("authority")) or None,
        reference=", ".join(references) or None,
        listed_on=min(began, default=None),
        source_url=next(iter(fields.texts("sourceUrl")), None),
        note="; ".join(notes) or None,
        events=tuple(sorted(events, key=lambda event: event.on)),
    )


def _address(draft: EntryDraft, fields: Fields) -> None:
    names = ("remarks", "postOfficeBox", "street", "street2", "city", "postalCode", "region", "state")
    parts = [", ".join(fields.texts(name)) for name in names]
    countries = fields.texts("country")
    for code in countries:
        country(draft, code)
    for full in fields.texts("full") or [", ".join(filter(None, parts))]:
        draft.address(full)


def _document(draft: EntryDraft, schema: str, fields: Fields) -> None:
    kinds, numbers = fields.texts("type"), fields.texts("number") + fields.texts("passportNumber")
    passport = schema == "Passport" or any(map(_PASSPORT.search, kinds))
    countries = fields.texts("country")
    of = countries[0].upper() if len(countries) == 1 else ""
    for number in numbers:
        draft.identifier("passport" if passport else "identification_number", number, of)
    for number in fields.texts("personalNumber"):
        draft.identifier("national_id", number, of)
    names = ("authority", "startDate", "endDate", "summary", "description")
    said = [*countries, *(text for name in names for text in fields.texts(name))]
    what = ", ".join(kinds) or schema
    draft.remark(
        what, " ".join(filter(None, ("; ".join(dict.fromkeys(numbers)), f"({', '.join(said)})" if said else "")))
    )
    fields.ignore("holder", *_ASIDES)


def _tie(draft: EntryDraft, own: str, name: str, entity: Mapping[str, Any]) -> None:
    """A tie to others, as a remark: who they are, how and when. What else is said of them is in their own entries."""
    properties = entity.get("properties", {})
    inner = [one for values in properties.values() for one in listed(values) if isinstance(one, Mapping)]
    direct = _properties().get(name, ("", ""))[0] == "party"
    others = [entity] if direct else [one for one in inner if one.get("id") != own]
    names = ", ".join(str(one.get("caption") or one.get("id") or "") for one in others)
    said = [] if direct else [text for role in _ROLES for text in _texts(properties.get(role))]
    draft.remark(_label(name), " ".join(filter(None, (names, f"({', '.join(said)})" if said else ""))))


def _label(name: str) -> str:
    """A property as words: `ownershipAsset` is "Ownership asset"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()
