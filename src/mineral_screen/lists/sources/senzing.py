"""Entities in Senzing's JSON, a line each: attributes at the top, in FEATURES or in lists called otherwise (NAMES).

The names of attributes may begin with a usage: `HOME_ADDR_FULL` is an ADDR_FULL.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mineral_screen.lists.sources.base import Fields, Parsed, Record
from mineral_screen.lists.sources.draft import EntryDraft
from mineral_screen.lists.sources.headed import refuse_malformed
from mineral_screen.lists.sources.json_lines import json_lines
from mineral_screen.model.entity import NameKind
from mineral_screen.model.entry import Listing
from mineral_screen.normalize.countries import country_code
from mineral_screen.normalize.identifiers import scheme_of

_KINDS = {"PERSON": "person", "ORGANIZATION": "company", "COMPANY": "company", "VESSEL": "vessel",
          "AIRCRAFT": "aircraft", "AIRPLANE": "aircraft"}  # fmt: skip
_NAME_KINDS: dict[str, NameKind] = {"PRIMARY": "primary", "FORMER": "fka", "FKA": "fka", "PREVIOUS": "fka",
                                    "MAIDEN": "fka", "DBA": "dba", "TRADE": "dba", "NATIVE": "native"}  # fmt: skip
_WEAK = frozenset({"WEAK", "WEAK_AKA", "WEAK_ALIAS", "LOW"})
_PERSONAL = ("NAME_PREFIX", "NAME_FIRST", "NAME_MIDDLE", "NAME_LAST", "NAME_SUFFIX")
_PLACE = ("ADDR_LINE1", "ADDR_LINE2", "ADDR_LINE3", "ADDR_LINE4", "ADDR_LINE5", "ADDR_LINE6", "ADDR_CITY",
          "ADDR_STATE", "ADDR_POSTAL_CODE")  # fmt: skip
_COUNTRIES = ("NATIONALITY", "CITIZENSHIP", "REGISTRATION_COUNTRY", "COUNTRY_OF_ASSOCIATION", "VESSEL_FLAG")
_DATES = {"DATE_OF_BIRTH": "Date of birth", "REGISTRATION_DATE": "Registered"}
_CONTACTS = {"PHONE_NUMBER": "Phone", "EMAIL_ADDRESS": "E-mail", "WEBSITE_ADDRESS": "Website"}
_TYPED = ("NATIONAL_ID", "TAX_ID", "OTHER_ID", "TRUSTED_ID", "ACCOUNT", "PASSPORT", "SSN", "DRIVERS_LICENSE", "LEI",
          "DUNS", "NPI", "VAT", "IMO")  # fmt: skip
_SCHEMES = {"NATIONAL_ID": "national_id", "TAX_ID": "tax_id", "SSN": "national_id", "VAT": "vat"}
_REMARKS = {
    "GENDER": "Gender", "PLACE_OF_BIRTH": "Place of birth", "DATE_OF_DEATH": "Died", "EMPLOYER_NAME": "Employer",
    "GROUP_ASSOCIATION_ORG_NAME": "Group", "RISKS": "Risks", "RISK_LEVEL": "Risk", "URL": "Page", "TOPIC": "Topics",
    "STATUS": "Status", "JOB_TITLE": "Title", "SUMMARY": "", "NOTES": "", "REASON": "Reason", "PROGRAM": "Program",
}  # fmt: skip
_KEYS = ("REL_ANCHOR_KEY", "REL_POINTER_KEY")
# which system the keys of ties are of, and when a record was loaded or changed
_ASIDE = ("REL_ANCHOR_DOMAIN", "REL_POINTER_DOMAIN", "LAST_CHANGE", "DSRC_ACTION", "LOAD_ID", "ADDR_FROM_DATE",
          "ADDR_THRU_DATE", "PHONE_TYPE")  # fmt: skip
_ATTRIBUTES = frozenset({
    "RECORD_TYPE", "NAME_TYPE", "NAME_FULL", "NAME_ORG", *_PERSONAL, "ADDR_TYPE", "ADDR_FULL", "ADDR_COUNTRY", *_PLACE,
    "REL_POINTER_ROLE", *_KEYS, *_COUNTRIES, *_DATES, *_CONTACTS, *_REMARKS, *_ASIDE,
    *(f"{kind}_{part}" for kind in _TYPED for part in ("TYPE", "NUMBER", "COUNTRY", "STATE", "DOMAIN")),
})  # fmt: skip
_USED = "#used"


def read(path: Path) -> Iterator[Record]:
    """The records of the file. Raises `ListFormatError` where it is not of this format."""
    return json_lines(path, "RECORD_ID")


def parse(record: Record) -> Parsed:
    """The entry of one record; its id is the RECORD_ID, its programme the DATA_SOURCE."""
    refuse_malformed(record)
    fields = Fields(_arranged(record.fields))
    draft = EntryDraft(record, fields.text("RECORD_ID"))
    for name, value in record.fields.items():
        if _is_groups(value):
            for group in fields.groups(name):
                _group(draft, group)
    for group in fields.groups(_USED):
        _group(draft, group)
    _group(draft, fields)
    source = fields.text("DATA_SOURCE")
    listings = [Listing(program=source)] if source else []
    return draft.parsed(fields, *listings)


def _is_groups(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, Mapping) for one in value)


def _arranged(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with every attribute under its plain name, those with a usage in a group of their own."""
    found: dict[str, Any] = {}
    for name, value in record.items():
        if _is_groups(value):
            parts = [_by_usage(group if isinstance(group, Mapping) else {"#text": group}) for group in value]
            found[name] = [group for groups in parts for group in groups.values()]
    usages = _by_usage({name: value for name, value in record.items() if not _is_groups(value)})
    return {**usages.pop("", {}), **found, _USED: list(usages.values())}


def _by_usage(group: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The attributes of a group, parted by their usages; the usage of a name is its type."""
    found: dict[str, dict[str, Any]] = {}
    for name, value in group.items():
        plain = name if name in _ATTRIBUTES else max((one for one in _ATTRIBUTES if name.endswith(f"_{one}")),
                                                     key=len, default=name)  # fmt: skip
        usage = name.removesuffix(plain).rstrip("_")
        part = found.setdefault(usage, {})
        part[plain] = value
        if usage and plain.startswith("NAME_"):
            part["NAME_TYPE"] = usage
    return found


def _group(draft: EntryDraft, fields: Fields) -> None:
    for kind in fields.texts("RECORD_TYPE"):
        draft.kind = _KINDS.get(kind.upper())
        draft.remark("Type", "" if draft.kind else kind)
    _name(draft, fields)
    _address(draft, fields)
    for country in _COUNTRIES:
        for text in fields.texts(country):
            draft.country(text, country.replace("_", " ").capitalize())
    for date, label in _DATES.items():
        for text in fields.texts(date):
            draft.date(text, label, day_first=None)
    for contact, label in _CONTACTS.items():
        for text in fields.texts(contact):
            draft.contact(label, text)
    for kind in _TYPED:
        _number(draft, fields, kind)
    for name, label in _REMARKS.items():
        draft.remark(label, *fields.texts(name))
    keys = [key for name in _KEYS for key in fields.texts(name) if key != draft.id]
    draft.remark(", ".join(fields.texts("REL_POINTER_ROLE")) or "Tie", *keys)
    fields.ignore(*_ASIDE)


def _name(draft: EntryDraft, fields: Fields) -> None:
    kinds = [kind.upper() for kind in fields.texts("NAME_TYPE")] or ["PRIMARY"]
    kind: NameKind = _NAME_KINDS.get(kinds[0], "aka")
    personal = " ".join(text for name in _PERSONAL for text in fields.texts(name))
    for text in (*fields.texts("NAME_FULL"), *fields.texts("NAME_ORG"), personal):
        draft.name(text, kind, weak=kinds[0] in _WEAK)


def _address(draft: EntryDraft, fields: Fields) -> None:
    country = next(iter(fields.texts("ADDR_COUNTRY")), "")
    kinds = fields.texts("ADDR_TYPE")
    whole = fields.texts("ADDR_FULL")
    parts = [text for name in _PLACE for text in fields.texts(name)]
    for full in whole:
        draft.address(full)
    if parts or country:
        draft.address(*parts, country=country)
    if kinds:
        draft.remark("Address", f"{', '.join(whole or parts)} ({', '.join(kinds).lower()})")


def _number(draft: EntryDraft, fields: Fields, kind: str) -> None:
    """`OTHER_ID_TYPE` with `OTHER_ID_NUMBER`, or a number of one sort, as `LEI_NUMBER`."""
    types, countries = fields.texts(f"{kind}_TYPE"), fields.texts(f"{kind}_COUNTRY")
    where = countries + [text for part in ("STATE", "DOMAIN") for text in fields.texts(f"{kind}_{part}")]
    named = scheme_of(types[0]).key if types else ""
    own = _SCHEMES.get(kind) or (kind.lower() if kind not in ("OTHER_ID", "TRUSTED_ID") else "identification_number")
    for number in fields.texts(f"{kind}_NUMBER"):
        draft.identifier(named or own, number, country_code(countries[0]) or "" if countries else "")
        if types or where:
            draft.remark(types[0] if types else kind.replace("_", " ").capitalize(), f"{number} {', '.join(where)}")
