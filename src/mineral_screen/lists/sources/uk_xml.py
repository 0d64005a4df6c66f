"""The UK Sanctions List of the Foreign, Commonwealth & Development Office, UK-Sanctions-List.xml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mineral_screen.lists.sources import xml
from mineral_screen.lists.sources.base import Fields, Parsed, Record
from mineral_screen.lists.sources.draft import EntryDraft
from mineral_screen.lists.sources.numbers import number_in, numbers_in
from mineral_screen.model.entry import Event, Listing

_AUTHORITY = "Foreign, Commonwealth & Development Office (FCDO)"
_BASIS = "Sanctions and Anti-Money Laundering Act 2018"
_KINDS = {"individual": "person", "entity": "company", "ship": "vessel"}
_NAME_ORDER = ("Name1", "Name2", "Name3", "Name4", "Name5", "Name6")  # given names, then the surname or whole name
_IMO = re.compile(r"(?:IMO)?\s*(?:no\.?|number)?[:\s]*(\d{7})", re.IGNORECASE)
_SHIP_NAME = re.compile(r"(?P<imo>IMO\s*\d{7})\s*\(\W*(?P<name>.+?)\W*\)", re.IGNORECASE)
_PERSON = (("Position", "Positions"), ("Gender", "Genders"))
_ENTITY = (("Type of entity", "TypeOfEntities", "TypeOfEntity"), ("Parent company", "ParentCompanies", "ParentCompany"),
           ("Subsidiary", "Subsidiaries", "Subsidiary"))  # fmt: skip
_SHIP = (
    ("Current owner or operator", "CurrentOwnerOperators", "CurrentOwnerOperator"),
    ("Previous owner or operator", "PreviousOwnerOperators", "PreviousOwnerOperator"),
    ("Previous flag", "PreviousFlags", "PreviousFlag"),
    ("Type of ship", "TypeOfShipDetails", "TypeOfShip"),
    ("Tonnage", "TonnageOfShipDetails", "TonnageOfShip"),
    ("Length", "LengthOfShipDetails", "LengthOfShip"),
    ("Year built", "YearsBuilt", "YearBuilt"),
)
_CONTACTS = (("Phone", "PhoneNumbers", "PhoneNumber"), ("Website", "Websites", "Website"),
             ("Email", "EmailAddresses", "EmailAddress"))  # fmt: skip
_PROSE = (("", "OtherInformation"), ("Reasons", "UKStatementofReasons"),
          ("United Nations reference", "UNReferenceNumber"), ("OFSI group", "OFSIGroupID"))  # fmt: skip


def read(path: Path) -> Iterator[Record]:
    """The designations of the list. Raises `ListFormatError` where the file is not of this format."""
    xml.root(path, "Designations")
    yield from xml.records(path, "Designation")


def parse(record: Record) -> Parsed:
    """The entry of one designation; its id is the Unique ID."""
    fields = Fields(record.fields)
    kind = _one(fields, "IndividualEntityShip")
    draft = EntryDraft(record, _one(fields, "UniqueID"), _KINDS.get(kind.casefold()))
    if kind and not draft.kind:
        raise draft.refused("IndividualEntityShip", f"{kind!r} is none of {', '.join(_KINDS)}")
    _names(draft, fields)
    for address in _inner(fields, "Addresses", "Address"):
        lines = [address.text(f"AddressLine{number}") for number in range(1, 7)]
        draft.address(*lines, address.text("AddressPostalCode"), country=address.text("AddressCountry"))
    for person in _inner(fields, "IndividualDetails", "Individual"):
        _person(draft, person)
    for entity in _inner(fields, "EntityDetails", "Entity"):
        for number in _texts(entity, "BusinessRegistrationNumbers", "BusinessRegistrationNumber"):
            _registration(draft, number)
        _remarks(draft, entity, _ENTITY)
    for ship in _inner(fields, "ShipDetails", "Ship"):
        _ship(draft, ship)
    draft.remark("Title", *_texts(fields, "Titles", "Title"))
    for label, container, item in _CONTACTS:
        for contact in _texts(fields, container, item):
            draft.contact(label, contact)
    for label, element in _PROSE:
        draft.remark(label, *fields.texts(element))
    # the same as SanctionsImposed, in flags
    fields.ignore("#tag", "SanctionsImposedIndicators")
    return draft.parsed(fields, _listing(draft, fields))


def _names(draft: EntryDraft, fields: Fields) -> None:
    for name in _inner(fields, "Names", "Name"):
        _name(draft, name)
    for name in _inner(fields, "NonLatinNames", "NonLatinName"):
        draft.name(name.text("NameNonLatinScript"), "native", lang=name.text("NonLatinScriptLanguage").split(";")[0])
        # which script a name is in, its letters show; the label has been seen to be wrong
        name.ignore("NonLatinScriptType")


def _name(draft: EntryDraft, fields: Fields) -> None:
    kind, strength = fields.text("NameType").casefold(), fields.text("AliasStrength").casefold()
    text = " ".join(part for name in _NAME_ORDER if (part := fields.text(name)))
    ship = _SHIP_NAME.fullmatch(text)
    if ship:
        draft.identifier("imo", ship["imo"][-7:])
        text = ship["name"]
    draft.name(text, "primary" if kind == "primary name" else "aka", weak=strength.startswith("low"))


def _person(draft: EntryDraft, fields: Fields) -> None:
    for born in _texts(fields, "DOBs", "DOB"):
        draft.date(born)
    for place in _inner(fields, "BirthDetails", "Location"):
        parts = (place.text("TownOfBirth"), place.text("CountryOfBirth"))
        draft.remark("Place of birth", ", ".join(filter(None, parts)))
    for nation in _texts(fields, "Nationalities", "Nationality"):
        draft.country(nation, "Nationality")
    for scheme, container, item in (("passport", "PassportDetails", "Passport"),
                                    ("national_id", "NationalIdentifierDetails", "NationalIdentifier")):  # fmt: skip
        for document in _inner(fields, container, item):
            number, said = document.text(f"{item}Number"), document.text(f"{item}AdditionalInformation")
            draft.identifier(scheme, number_in(number))
            draft.remark("Passport" if scheme == "passport" else "National identifier",
                         " ".join(filter(None, (number, f"({said})" if said else ""))))  # fmt: skip
    for label, container in _PERSON:
        draft.remark(label, *_texts(fields, container, label))


def _ship(draft: EntryDraft, fields: Fields) -> None:
    for number in _texts(fields, "IMONumbers", "IMONumber"):
        found = _IMO.fullmatch(number)
        draft.identifier("imo", found[1] if found else number)
    for number in _texts(fields, "HullIdentificationNumbers", "HullIdentificationNumber"):
        draft.identifier("hull_number", number)
    for flag in _texts(fields, "CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip"):
        draft.country(flag, "Flag")
    _remarks(draft, fields, _SHIP)


def _registration(draft: EntryDraft, text: str) -> None:
    """`INN: 7710137066`, several of them in one text, or a number alone."""
    labelled = numbers_in(text)
    for scheme, number in labelled or [("registration_number", number_in(text))]:
        draft.identifier(scheme, number)
    draft.remark("Business registration", text)


def _listing(draft: EntryDraft, fields: Fields) -> Listing:
    updated = draft.day(_one(fields, "LastUpdated"), "Last updated")
    listed = draft.day(_one(fields, "DateDesignated"), "Designated")
    measures = [measure.strip() for text in fields.texts("SanctionsImposed") for measure in text.split("|")]
    source = fields.texts("DesignationSource")
    note = [f"measures: {', '.join(dict.fromkeys(measures))}"] if measures else []
    note += [f"source: {', '.join(source)}"] if source else []
    return Listing(
        program=", ".join(fields.texts("RegimeName")) or None,
        authority=_AUTHORITY,
        basis=_BASIS,
        reference=draft.id,
        listed_on=listed,
        note="; ".join(note) or None,
        events=(Event(type="amended", on=updated),) if updated and updated != listed else (),
    )


def _one(fields: Fields, name: str) -> str:
    """The first of the texts under `name`: the CSV repeats them, and the newest row comes first."""
    return next(iter(fields.texts(name)), "")


def _inner(fields: Fields, container: str, item: str) -> list[Fields]:
    return [one for group in fields.groups(container) for one in group.groups(item)]


def _texts(fields: Fields, container: str, item: str) -> list[str]:
    return [text for group in fields.groups(container) for text in group.texts(item)]


def _remarks(draft: EntryDraft, fields: Fields, labelled: tuple[tuple[str, str, str], ...]) -> None:
    for label, container, item in labelled:
        draft.remark(label, *_texts(fields, container, item))
