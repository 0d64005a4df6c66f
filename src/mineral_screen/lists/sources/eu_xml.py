"""The consolidated list of financial sanctions of the European Union, xmlFullSanctionsList_1_1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mineral_screen.lists.sources import xml
from mineral_screen.lists.sources.base import Fields, Parsed, Record
from mineral_screen.lists.sources.draft import EntryDraft
from mineral_screen.lists.sources.texts import is_latin, squeezed
from mineral_screen.model.entity import NameKind
from mineral_screen.model.entry import Event, Listing

_AUTHORITY = "Council of the European Union"
_KINDS = {"person": "person", "P": "person", "enterprise": "company", "E": "company"}
_UNKNOWN = frozenset({"", "00", "UNKNOWN"})
_SCHEMES = {
    "passport": "passport", "regnumber": "registration_number", "tradelic": "license", "fiscalcode": "tax_id",
    "taxid": "tax_id", "euvat": "vat", "swiftbic": "swift", "ssn": "national_id", "unssn": "national_id",
    "id": "national_id", "NRN": "national_id", "birthcert": "national_id", "nationcert": "national_id",
    "residentperm": "national_id", "electionid": "national_id", "travelcardid": "travel_document",
    "drivinglicence": "drivers_license",
    # the list holds no ships: these are the numbers of shipping companies
    "imo": "imo_company",
}  # fmt: skip
# a grading or a kind of name stands at the beginning of a clause of its remark; elsewhere in it, the words tell of
# somebody else ("99 % owned by the Fund, formerly known as the Charity Organisation")
_WEAK = re.compile(r"low quality (?:alias|a\.?k\.?a)", re.IGNORECASE)
_FORMER = re.compile(r"formerly(?: known as| called| named)?\b|former name|f\.?k\.?a\b|maiden name", re.IGNORECASE)
_ACRONYM = 6  # letters
_CLAUSES = re.compile(r"[\n;]")
_FLAGS = ("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer")
_DOCUMENT = ("identificationTypeDescription", "issuedBy", "issueDate", "validFrom", "validTo", "nameOnDocument")
_NUMBERED = ("logicalId", "regulationLanguage")  # where a part comes from in the publisher's own database


def read(path: Path) -> Iterator[Record]:
    """The persons and enterprises of the list. Raises `ListFormatError` where the file is not of this format."""
    xml.root(path, "export")
    yield from xml.records(path, "sanctionEntity")


def parse(record: Record) -> Parsed:
    """The entry of one person or enterprise; its id is the logicalId, its reference the EU reference number."""
    fields = Fields(record.fields)
    subject = fields.group("subjectType")
    code, letter = subject.text("@code"), subject.text("@classificationCode")
    draft = EntryDraft(record, fields.text("@logicalId"), _KINDS.get(code) or _KINDS.get(letter))
    if not draft.kind:
        draft.remark("Subject type", code or letter)
    acts = _Acts()
    programs = _programs(draft, fields, acts)
    aliases = sorted(map(_Alias, fields.groups("nameAlias")), key=_Alias.rank)
    for alias in aliases:
        alias.fill(draft, acts)
    for address in fields.groups("address"):
        _address(draft, address, acts)
    for born in fields.groups("birthdate"):
        _born(draft, born, acts)
    for nation in fields.groups("citizenship"):
        country, _ = _country(nation)
        if country:
            draft.country(country, "Citizenship")
        draft.remark("Region of citizenship", nation.text("@region"))
        _rest(draft, nation, "Citizenship", acts)
    for document in fields.groups("identification"):
        _document(draft, document, acts)
    draft.remark("", *fields.texts("remark"))
    draft.remark("Designation", fields.text("@designationDetails"))
    draft.remark("United Nations reference", fields.text("@unitedNationId"))
    fields.ignore("#tag")
    return draft.parsed(fields, *_listings(draft, fields, programs, acts))


class _Alias:
    """One name and what is said of it."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields
        parts = [fields.text(f"@{part}Name") for part in ("first", "middle", "last")]
        self.parts = squeezed(" ".join(filter(None, parts)))
        self.text = squeezed(fields.text("@wholeName")) or self.parts
        self.lang = fields.text("@nameLanguage")
        self.remarks = fields.texts("remark")
        clauses = [clause.strip(" (\"'‘") for text in self.remarks for clause in _CLAUSES.split(text)]
        self.weak = fields.text("@strong") == "false" or any(map(_WEAK.match, clauses))
        self.kind: NameKind = "fka" if any(map(_FORMER.match, clauses)) else "aka"

    def rank(self) -> tuple[bool, bool, bool, bool]:
        """How far it is from being the name: the list marks none. Sorting by this keeps the order of the file."""
        acronym = self.text.isupper() and len(self.text) <= _ACRONYM and " " not in self.text
        return self.weak or self.kind == "fka", not is_latin(self.text), self.lang not in ("", "EN"), acronym

    def fill(self, draft: EntryDraft, acts: _Acts) -> None:
        fields = self._fields
        draft.name(self.text, self.kind, weak=self.weak, lang=self.lang)
        if sorted(self.parts.split()) != sorted(self.text.split()):
            draft.name(self.parts, self.kind, weak=True, lang=self.lang)
        for label in ("title", "function", "gender"):
            draft.remark(label.capitalize(), fields.text(f"@{label}"))
        for remark in self.remarks:
            draft.remark(f"Of {self.text}", remark)
        _rest(draft, fields, f"Of {self.text}", acts)


def _address(draft: EntryDraft, fields: Fields, acts: _Acts) -> None:
    box = fields.text("@poBox")
    parts = [fields.text(f"@{part}") for part in ("place", "street", "zipCode", "city", "region")]
    country, name = _country(fields)
    if box:
        parts.insert(2, box if "box" in box.casefold() else f"P.O. Box {box}")
    if country:
        draft.country(country, "Country of address")
    draft.address(*parts, name)
    for contact in fields.groups("contactInfo"):
        draft.contact(contact.text("@key"), contact.text("@value") or contact.text("#text"))
    if fields.text("@asAtListingTime") == "true":
        draft.remark("Address at the time of listing", ", ".join(filter(None, (*parts, name))))
    _rest(draft, fields, "Address", acts)


def _born(draft: EntryDraft, fields: Fields, acts: _Acts) -> None:
    """A day in full or in parts, a year, a span of years; in another calendar only what was converted is read."""
    whole, calendar = fields.text("@birthdate"), fields.text("@calendarType")
    parts = [fields.text(f"@{part}") for part in ("year", "monthOfYear", "dayOfMonth")]
    span = [fields.text(f"@yearRange{end}") for end in ("From", "To")]
    given = "-".join(f"{int(part):02}" if part.isdigit() else part for part in parts if part)
    given = given or "–".join(filter(None, span))
    if whole or calendar in ("", "GREGORIAN"):
        draft.date(whole or given)
    elif given:
        draft.warnings.append(f"no date: {given!r} in the {calendar.lower()} calendar")
        draft.remark("Date of birth", f"{given} ({calendar.lower()} calendar)")
    if fields.text("@circa") == "true" and given:
        draft.remark("Date of birth", f"about {whole or given}")
    place = [fields.text(f"@{part}") for part in ("place", "city", "zipCode", "region")]
    draft.remark("Place of birth", ", ".join(filter(None, (*place, _country(fields)[1]))))
    _rest(draft, fields, "Date of birth", acts)


def _document(draft: EntryDraft, fields: Fields, acts: _Acts) -> None:
    code = fields.text("@identificationTypeCode")
    numbers = [text for name in ("@number", "@latinNumber") if (text := fields.text(name))]
    country, name = _country(fields)
    for number in numbers:
        draft.identifier(_SCHEMES.get(code, "identification_number"), number, country)
    said = [*(fields.text(f"@{part}") for part in _DOCUMENT), fields.text("@region"), name]
    said += [flag for flag in _FLAGS if fields.text(f"@{flag}") == "true"]
    said += fields.texts("remark")
    draft.remark("Document", ", ".join(filter(None, map(squeezed, [*dict.fromkeys(numbers), *said]))))
    _rest(draft, fields, "Document", acts)


def _country(fields: Fields) -> tuple[str, str]:
    """The code of a country, and its name as printed; both empty where the list says that it is not known."""
    code, name = fields.text("@countryIso2Code"), fields.text("@countryDescription")
    known = "" if code in _UNKNOWN else code
    return known, "" if name in _UNKNOWN else name or known


def _rest(draft: EntryDraft, fields: Fields, label: str, acts: _Acts) -> None:
    """The remark of a part, and the act that it comes from."""
    draft.remark(label, *fields.texts("remark"))
    for act in fields.groups("regulationSummary"):
        acts.add(draft, act)
    fields.ignore(*(f"@{name}" for name in _NUMBERED))


class _Acts:
    """The acts that an entry and its parts come from, each once: the parts give only the day of publication."""

    def __init__(self) -> None:
        self.events: dict[str, Event] = {}

    def add(self, draft: EntryDraft, fields: Fields) -> Event | None:
        number, url = fields.text("@numberTitle"), fields.text("@publicationUrl") or fields.text("publicationUrl")
        on = draft.day(fields.text("@entryIntoForceDate") or fields.text("@publicationDate"), "Act")
        fields.ignore("@publicationDate", "@regulationType", "@organisationType", *(f"@{name}" for name in _NUMBERED))
        if on is None:
            return None
        event = Event(type="amended", on=on, source_url=url or None, note=number or None)
        return self.events.setdefault(number or url or on.isoformat(), event)


def _programs(draft: EntryDraft, fields: Fields, acts: _Acts) -> dict[str, Event | None]:
    """The programmes the entry is listed under, each with its last act in the file."""
    found: dict[str, Event | None] = {}
    for regulation in fields.groups("regulation"):
        program = regulation.text("@programme")
        found[program] = acts.add(draft, regulation) or found.get(program)
        draft.remark("Regulation", *regulation.texts("remark"))
    return found or {"": None}


def _listings(draft: EntryDraft, fields: Fields, programs: dict[str, Event | None], acts: _Acts) -> list[Listing]:
    """One listing a programme. Only the date of designation says since when: the acts are those still named."""
    listed = draft.day(fields.text("@designationDate"), "Designated")
    reference = fields.text("@euReferenceNumber")
    events = tuple(sorted((e for e in acts.events.values() if listed is None or e.on > listed), key=lambda e: e.on))
    return [
        Listing(
            program=program or None,
            authority=_AUTHORITY,
            basis=act.note if act else None,
            reference=reference or None,
            listed_on=listed,
            source_url=act.source_url if act else None,
            events=events,
        )
        for program, act in programs.items()
    ]
