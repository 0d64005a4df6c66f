"""The UK Sanctions List of the Foreign, Commonwealth & Development Office as CSV, UK-Sanctions-List.csv.

A designation takes many rows: every name with every address, date, passport and so on. They are put together again
in the shape of the XML, which holds the same, and read as that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mineral_screen.lists.sources import uk_xml
from mineral_screen.lists.sources.base import Parsed, Record
from mineral_screen.lists.sources.headed import headed, is_malformed, refuse_malformed

_ID = "Unique ID"
_PERSON, _ENTITY, _SHIP = "IndividualDetails/Individual", "EntityDetails/Entity", "ShipDetails/Ship"
_PLACES = {
    "Last Updated": "LastUpdated",
    _ID: "UniqueID",
    "OFSI Group ID": "OFSIGroupID",
    "UN Reference Number": "UNReferenceNumber",
    "Regime Name": "RegimeName",
    "Designation Type": "IndividualEntityShip",
    "Designation source": "DesignationSource",
    "Sanctions Imposed": "SanctionsImposed",
    "Other Information": "OtherInformation",
    "UK Statement of Reasons": "UKStatementofReasons",
    "Date Designated": "DateDesignated",
    **{f"Name {number}": f"Names/Name/Name{number}" for number in range(1, 7)},
    "Name type": "Names/Name/NameType",
    "Alias strength": "Names/Name/AliasStrength",
    "Title": "Titles/Title",
    "Name non-latin script": "NonLatinNames/NonLatinName/NameNonLatinScript",
    "Non-latin script type": "NonLatinNames/NonLatinName/NonLatinScriptType",
    "Non-latin script language": "NonLatinNames/NonLatinName/NonLatinScriptLanguage",
    **{f"Address Line {number}": f"Addresses/Address/AddressLine{number}" for number in range(1, 7)},
    "Address Postal Code": "Addresses/Address/AddressPostalCode",
    "Address Country": "Addresses/Address/AddressCountry",
    "Phone number": "PhoneNumbers/PhoneNumber",
    "Website": "Websites/Website",
    "Email address": "EmailAddresses/EmailAddress",
    "D.O.B": f"{_PERSON}/DOBs/DOB",
    "Nationality(/ies)": f"{_PERSON}/Nationalities/Nationality",
    "National Identifier number": f"{_PERSON}/NationalIdentifierDetails/NationalIdentifier/NationalIdentifierNumber",
    "National Identifier additional information": (
        f"{_PERSON}/NationalIdentifierDetails/NationalIdentifier/NationalIdentifierAdditionalInformation"
    ),
    "Passport number": f"{_PERSON}/PassportDetails/Passport/PassportNumber",
    "Passport additional information": f"{_PERSON}/PassportDetails/Passport/PassportAdditionalInformation",
    "Position": f"{_PERSON}/Positions/Position",
    "Gender": f"{_PERSON}/Genders/Gender",
    "Town of birth": f"{_PERSON}/BirthDetails/Location/TownOfBirth",
    "Country of birth": f"{_PERSON}/BirthDetails/Location/CountryOfBirth",
    "Type of entity": f"{_ENTITY}/TypeOfEntities/TypeOfEntity",
    "Subsidiaries": f"{_ENTITY}/Subsidiaries/Subsidiary",
    "Parent company": f"{_ENTITY}/ParentCompanies/ParentCompany",
    "Business registration number (s)": f"{_ENTITY}/BusinessRegistrationNumbers/BusinessRegistrationNumber",
    "IMO number": f"{_SHIP}/IMONumbers/IMONumber",
    "Current owner/operator (s)": f"{_SHIP}/CurrentOwnerOperators/CurrentOwnerOperator",
    "Previous owner/operator (s)": f"{_SHIP}/PreviousOwnerOperators/PreviousOwnerOperator",
    "Current believed flag of ship": f"{_SHIP}/CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip",
    "Previous flags": f"{_SHIP}/PreviousFlags/PreviousFlag",
    "Type of ship": f"{_SHIP}/TypeOfShipDetails/TypeOfShip",
    "Tonnage of ship": f"{_SHIP}/TonnageOfShipDetails/TonnageOfShip",
    "Length of ship": f"{_SHIP}/LengthOfShipDetails/LengthOfShip",
    "Year Built": f"{_SHIP}/YearsBuilt/YearBuilt",
    "Hull identification number (HIN)": f"{_SHIP}/HullIdentificationNumbers/HullIdentificationNumber",
}
# what stands together in a row and is one thing in the XML
_TOGETHER = frozenset({"Name", "NonLatinName", "Address", "NationalIdentifier", "Passport", "Location"})


def read(path: Path) -> Iterator[Record]:
    """The designations, each from its rows, wherever they stand; the first line of the file is the date of the report.

    Raises `ListFormatError` where the file is not of this format.
    """
    designations: dict[str, tuple[int | None, dict[str, Any]]] = {}
    for row in headed(path, _ID, "Name 6", "Name type"):
        if is_malformed(row):
            yield row
        else:
            _, fields = designations.setdefault(row.fields.get(_ID, ""), (row.line, {}))
            _gather(fields, row)
    for line, fields in designations.values():
        yield Record(fields, line)


def parse(record: Record) -> Parsed:
    """The entry of one designation, as `uk_xml.parse` reads it."""
    refuse_malformed(record)
    return uk_xml.parse(record)


def _gather(fields: dict[str, Any], row: Record) -> None:
    """Put the cells of one row where the XML has them; an unknown column keeps its name."""
    together: dict[tuple[str, ...], dict[str, str]] = {}
    for column, cell in row.fields.items():
        *outer, last = _PLACES[column].split("/") if column in _PLACES else [column]
        if outer and outer[-1] in _TOGETHER:
            together.setdefault(tuple(outer), {})[last] = cell
        else:
            _put(fields, (*outer, last), cell)
    for place, group in together.items():
        _put(fields, place, group)


def _put(fields: dict[str, Any], place: tuple[str, ...], value: Any) -> None:
    for name in place[:-1]:
        fields = fields.setdefault(name, {})
    known = fields.setdefault(place[-1], [])
    if value not in known:
        known.append(value)
