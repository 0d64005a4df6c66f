"""OFAC's lists in the advanced XML: SDN_ADVANCED.XML and CONS_ADVANCED.XML, made after the United Nations' standard.

The file is a small database: tables of values, places, documents, parties, the ties between parties, and what makes a
party sanctioned, all by number. It is read twice, since a party comes before its sanctions: first everything but the
parties, then these one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources import ofac_advanced_names, xml
from mineral_screen.lists.sources.base import Fields, Parsed, Record, built
from mineral_screen.lists.sources.ofac_facts import DETAILS, Facts, upright

_KINDS = {"individual": "person", "entity": "company", "vessel": "vessel", "aircraft": "aircraft"}
_VALUE_OF = {"Script": "ScriptCode", "AreaCode": "Description"}
"""Tables whose values are named by an attribute rather than by their text."""
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ADDRESS = ("ADDRESS1", "ADDRESS2", "ADDRESS3", "CITY", "STATE/PROVINCE", "POSTAL CODE", "REGION", "Unknown")


class _Database:
    """Everything in the file but the parties, by the numbers parties refer to it with."""

    def __init__(self, path: Path) -> None:
        self.values: dict[tuple[str, str], str] = {}
        self.places: dict[str, Any] = {}
        self.documents: dict[str, list[Any]] = defaultdict(list)
        self.sanctions: dict[str, list[Any]] = defaultdict(list)
        self.relations: dict[str, list[Any]] = defaultdict(list)
        parts = ("ReferenceValueSets", "Location", "IDRegDocument", "ProfileRelationship", "SanctionsEntry")
        for element in xml.elements(path, *parts):
            tag, values = xml.local(element.tag), xml.plain(element)
            if tag == "ReferenceValueSets":
                self._learn(element)
            elif tag == "Location":
                # the features that point to the place: the other direction is what is needed
                self.places[values["@ID"]] = {k: v for k, v in values.items() if k != "FeatureVersionReference"}
            elif tag == "IDRegDocument":
                self.documents[values["@IdentityID"]].append(values)
            elif tag == "ProfileRelationship":
                self.relations[values["@From-ProfileID"]].append(values)
            else:
                self.sanctions[values["@ProfileID"]].append(values)

    def _learn(self, tables: Any) -> None:
        types: dict[str, str] = {}
        for table in tables:
            for value in table:
                kind, number = xml.local(value.tag), value.get("ID", "")
                text = value.get(_VALUE_OF.get(kind, "")) or (value.text or "").strip()
                if kind == "PartySubType":
                    # "Unknown" of the type Entity is an entity; a vessel is of the type Transport
                    types[number] = value.get("PartyTypeID", "") if text == "Unknown" else ""
                self.values[kind, number] = text
        for number, party_type in types.items():
            if party_type:
                self.values["PartySubType", number] = self.values.get(("PartyType", party_type), "Unknown")

    def named(self, value: Any) -> Any:
        """A plain value with the numbers in it replaced by what they stand for."""
        if isinstance(value, list):
            return [self.named(one) for one in value]
        if not isinstance(value, dict):
            return value
        found: dict[str, Any] = {}
        for name, inner in value.items():
            table = name[1:-2].rpartition("-")[2] if name[:1] == "@" and name[-2:] == "ID" else ""
            if table == "Location" and inner in self.places:
                found["Location"] = self.named(self.places[inner])
            elif table and (table, inner) in self.values:
                found[name[:-2]] = self.values[table, inner]
            else:
                found[name] = self.named(inner)
        return found


def read(path: Path) -> Iterator[Record]:
    """The parties of the file, each with its documents, sanctions and ties, and with names in the place of numbers.

    Sanctions and documents of parties that are not in the file come last, as records of their own. Raises
    `ListFormatError` where there is no party in it or it is not well-formed.
    """
    database = _Database(path)
    found = False
    for element in xml.elements(path, "DistinctParty"):
        found = True
        party = database.named(xml.plain(element))
        profile, identities = _numbers(party)
        documents = [one for number in identities for one in database.documents.pop(number, ())]
        yield Record(
            {
                "#tag": "DistinctParty", **party, "#documents": database.named(documents),
                "#sanctions": database.named(database.sanctions.pop(profile, [])),
                "#relations": database.named(database.relations.pop(profile, [])),
            }
        )  # fmt: skip
    if not found:
        raise ListFormatError("there is no DistinctParty in it", source=str(path))
    for tag, rest in (("IDRegDocument", database.documents), ("SanctionsEntry", database.sanctions)):
        for number, several in rest.items():
            yield Record({"#tag": tag, "of": number, "several": database.named(several)})


def parse(record: Record) -> Parsed:
    """The entry of one record. Raises `InvalidEntityError`, which names the entry."""
    fields = Fields(record.fields)
    tag = fields.text("#tag")
    if tag != "DistinctParty":
        return Parsed(None, skipped=f"{tag} of party {fields.text('of')}, which is not in the file")
    number = fields.text("@FixedRef")
    profile = fields.group("Profile")
    profile.ignore("@ID")
    printed = profile.text("@PartySubType")
    kind = _KINDS.get(printed.lower())
    facts = Facts(kind or "")
    if kind is None:
        facts.unknown.append(f"PartySubType {printed}")
    names = ofac_advanced_names.names(profile.groups("Identity"), facts)
    addresses = _features(profile, facts)
    for document in fields.groups("#documents"):
        _document(document, facts)
    for comment in (*fields.texts("Comment"), *profile.texts("Comment")):
        facts.remarks.append(comment)
    _relations(fields, facts)
    source_url = DETAILS + number
    listings = _listings(fields, facts, source_url)
    entry = built(
        record,
        id=number,
        name=names[0]["text"] if names else None,
        kind=kind,
        aliases=names[1:],
        addresses=addresses,
        listings=listings,
        source_url=source_url,
        **facts.fields(),
    )
    return facts.parsed(entry, fields.leftovers())


def _numbers(party: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The numbers of the profile and of the identities of a party."""
    profile = party.get("Profile")
    if not isinstance(profile, dict):
        return "", []
    identities = profile.get("Identity", [])
    return profile.get("@ID", ""), [
        one["@ID"] for one in (identities if isinstance(identities, list) else [identities])
    ]


def _features(profile: Fields, facts: Facts) -> list[str]:
    """Take what is known of a party; the addresses are given back."""
    addresses: dict[str, None] = {}
    for feature in profile.groups("Feature"):
        feature.ignore("@ID", "IdentityReference")  # every feature is of the party it stands under
        label = feature.text("@FeatureType")
        for version in feature.groups("FeatureVersion"):
            version.ignore("@ID")
            false = version.text("@Reliability") == "False"
            places = list(_places(version, facts))
            if label == "Location" and not false:
                addresses.update(dict.fromkeys(_address(place, facts) for place in places))
                continue
            values = [*_details(version), *(_place(place) for place in places)]
            values += [_period(period) for period in version.groups("DatePeriod")]
            value, comment = ", ".join(filter(None, values)), version.text("Comment")
            if false:
                facts.remarks.append(f"marked as false: {label} {value}")
            elif value:
                facts.add(label, value, until=comment)
    addresses.pop("", None)
    return list(addresses)


def _places(version: Fields, facts: Facts) -> Iterator[Fields]:
    for one in version.groups("VersionLocation"):
        if missing := one.text("@LocationID"):
            facts.warnings.append(f"place {missing} is not in the file")
        yield from one.groups("Location")


def _details(version: Fields) -> Iterator[str]:
    for detail in version.groups("VersionDetail"):
        detail.ignore("@DetailType")
        yield detail.text("#text") or detail.text("@DetailReference")


def _address(place: Fields, facts: Facts) -> str:
    """The address at a place; empty where it is no more than a country, which the entry then has."""
    parts, country = _parts(place)
    code = facts.place(country)
    return ", ".join(filter(None, (*parts, upright(country)))) if parts or not code else ""


def _place(place: Fields) -> str:
    parts, country = _parts(place)
    return ", ".join([*parts, country] if country else parts)


def _parts(place: Fields) -> tuple[list[str], str]:
    """The parts of a place, from the narrowest to the widest, and its country."""
    place.ignore("@ID")
    found: list[tuple[int, str]] = []
    for part in place.groups("LocationPart"):
        kind = part.text("@LocPartType")
        for value in part.groups("LocationPartValue"):
            value.ignore("@Primary", "@LocPartValueType", "@LocPartValueStatus")
            text = " ".join(filter(None, (value.text("Value"), value.text("Comment"))))
            found.append((_ADDRESS.index(kind) if kind in _ADDRESS else len(_ADDRESS), text))
    country = place.group("LocationCountry")
    country.ignore("@CountryRelevance")
    area = place.group("LocationAreaCode").text("@AreaCode")
    return [text for _, text in sorted(found, key=lambda one: one[0]) if text], country.text("@Country") or area


def _document(document: Fields, facts: Facts) -> None:
    document.ignore("@ID", "@IdentityID", "DocumentedNameReference")
    label, number = document.text("@IDRegDocType"), document.text("IDRegistrationNo")
    until = []
    for dated in document.groups("DocumentDate"):
        word = "issued" if dated.text("@IDRegDocDateType") == "Issue Date" else "expires"
        until += [f"{word} {_period(period)}" for period in dated.groups("DatePeriod")]
    validity = document.text("@Validity")
    until += [validity.lower()] if validity != "Valid" else []
    until += [document.text("IssuingAuthority"), document.text("Comment")]
    facts.add(label, number, country=document.text("@IssuedBy-Country"), until=" ".join(filter(None, until)))


def _relations(fields: Fields, facts: Facts) -> None:
    for relation in fields.groups("#relations"):
        relation.ignore("@ID", "@From-ProfileID", "@RelationQuality", "@SanctionsEntryID")
        former = "formerly " if relation.text("@Former") == "true" else ""
        kind, to, comment = relation.text("@RelationType"), relation.text("@To-ProfileID"), relation.text("Comment")
        facts.remarks.append(" ".join(filter(None, (f"{former}{kind}: entry {to}", comment))))


def _listings(fields: Fields, facts: Facts, source_url: str) -> list[dict[str, Any]]:
    """A listing a programme; the day is the first on which the entry was made, since programmes are not dated."""
    several = fields.groups("#sanctions")
    if not several:
        facts.warnings.append("there is no SanctionsEntry for it")
    days: list[str] = []
    bases: dict[str, None] = {}
    programs: dict[str, None] = {}
    measures: dict[str, None] = {}
    for sanctions in several:
        sanctions.ignore("@ID", "@ProfileID")
        for event in sanctions.groups("EntryEvent"):
            event.ignore("@ID")
            bases[event.text("@LegalBasis")] = None
            days += _created(event, facts)
        listed = sanctions.text("@List")
        said = [_measure(measure) for measure in sanctions.groups("SanctionsMeasure")]
        programs.update(dict.fromkeys([text for kind, text in said if kind == "Program"] or [listed]))
        measures.update(dict.fromkeys(f"{kind} {text}".strip() for kind, text in said if kind != "Program"))
    common = {
        "listed_on": min(days, default=None),
        "basis": "; ".join(filter(None, bases)) or None,
        "note": "; ".join(measures) or None,
    }
    return [
        {**common, **{name: value for name, value in one.items() if value is not None}}
        for one in facts.listings(programs, source_url)
    ]


def _created(event: Fields, facts: Facts) -> list[str]:
    """The days on which an entry was made."""
    facts.remarks += event.texts("Comment")
    if (kind := event.text("@EntryEventType")) != "Created":
        facts.unknown.append(f"EntryEventType {kind}")
        return []
    return [day for date in event.groups("Date") if (day := _day(date))]


def _measure(measure: Fields) -> tuple[str, str]:
    measure.ignore("@ID")
    measure.group("DatePeriod").ignore("@CalendarType", "@YearFixed", "@MonthFixed", "@DayFixed")
    return measure.text("@SanctionsType"), measure.text("Comment")


def _period(period: Fields) -> str:
    """A period in the words of OFAC's other files: `15 Jan 1955`, `1951 to 1953`, `circa 1951`."""
    start, end = period.group("Start"), period.group("End")
    about = "true" in (start.text("@Approximate"), end.text("@Approximate"))
    first, last = start.group("From"), end.group("To")
    for group in (period, start, end):
        group.ignore("@CalendarType", "@YearFixed", "@MonthFixed", "@DayFixed", "To", "From")
    one, two = _ymd(first), _ymd(last)
    return ("circa " if about else "") + _shown(one, two)


def _ymd(date: Fields) -> tuple[int, int, int]:
    date.ignore("@CalendarType")
    return tuple(int(date.text(part) or 0) for part in ("Year", "Month", "Day"))  # type: ignore[return-value]


def _shown(first: tuple[int, int, int], last: tuple[int, int, int]) -> str:
    if first == last:
        return f"{first[2]:02} {_MONTHS[first[1]]} {first[0]}"
    if (first[1:], last[1:]) == ((1, 1), (12, 31)):
        return f"{first[0]}" if first[0] == last[0] else f"{first[0]} to {last[0]}"
    if first[:2] == last[:2] and first[2] == 1 and last[2] >= 28:
        return f"{_MONTHS[first[1]]} {first[0]}"
    return f"{_shown(first, first)} to {_shown(last, last)}"


def _day(date: Fields) -> str | None:
    year, month, day = _ymd(date)
    return f"{year:04}-{month:02}-{day:02}" if year and month and day else None
