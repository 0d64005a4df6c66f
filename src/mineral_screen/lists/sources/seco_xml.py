"""The list of sanctioned persons, enterprises and objects of Switzerland's State Secretariat for Economic Affairs.

The file keeps targets that were removed from the list, with the history of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mineral_screen.lists.sources import xml
from mineral_screen.lists.sources.base import Fields, Parsed, Record
from mineral_screen.lists.sources.draft import EntryDraft
from mineral_screen.lists.sources.numbers import numbers_in
from mineral_screen.lists.sources.texts import is_latin
from mineral_screen.model.entity import NameKind
from mineral_screen.model.entry import Event, EventType, Listing

_AUTHORITY = "State Secretariat for Economic Affairs (SECO)"
_BASIS = "Federal Act on the Implementation of International Sanctions (Embargo Act, SR 946.231)"
_BODIES = {"individual": "person", "entity": "company", "object": "vessel"}
_OBJECTS = {"vessel": "vessel", "aircraft": "aircraft"}
_NAME_KINDS: dict[str, NameKind] = {"primary-name": "primary", "formerly-known-as": "fka"}
_EVENTS: dict[str, EventType] = {"listed": "listed", "amended": "amended", "de-listed": "delisted"}
_PROGRAMS, _PLACES = "#programs", "#places"
_DOCUMENTS = {"passport": "passport", "diplomatic-passport": "passport", "id-card": "national_id",
              "driver-license": "drivers_license", "driving-permit": "drivers_license"}  # fmt: skip
_ADDRESS = ("c-o", "address-details", "p-o-box", "zip-code")
_BOX = {"p-o-box": "P.O. Box "}
_SHIP_ONLY = frozenset({"imo", "mmsi"})
_NUMBERED = ("@ssid", "@quality", "@lang")  # numbers in the publisher's database, and how sure a detail is


def read(path: Path) -> Iterator[Record]:
    """The targets of the list, each with the programmes and places that it refers to by number.

    The file is read twice. Raises `ListFormatError` where it is not of this format.
    """
    xml.root(path, "swiss-sanctions-list")
    programs: dict[str, dict[str, str]] = {}
    places: dict[str, dict[str, str]] = {}
    for element in xml.elements(path):
        tag = xml.local(element.tag)
        if tag == "sanctions-program":
            programs.update(_sets(xml.plain(element)))
        elif tag == "place":
            places[element.get("ssid")] = _place(xml.plain(element))
    for record in xml.records(path, "target"):
        yield Record({**record.fields, **_referred(record.fields, programs, places)})


def parse(record: Record) -> Parsed:
    """The entry of one target; its id is the ssid."""
    fields = Fields(record.fields)
    bodies = [tag for tag in _BODIES if record.fields.get(tag)]
    draft = EntryDraft(record, fields.text("@ssid"))
    if len(bodies) != 1:
        raise draft.refused("target", f"it is {' and '.join(bodies) or 'nothing'}; one of {', '.join(_BODIES)}")
    body = fields.group(bodies[0])
    object_type = body.text("@object-type")
    draft.kind = _OBJECTS.get(object_type, "vessel") if bodies == ["object"] else _BODIES[bodies[0]]
    draft.remark("Object", object_type if object_type not in _OBJECTS else "")
    identities = [(one.text("@main") == "false", one) for one in body.groups("identity")]
    for further, identity in sorted(identities, key=lambda pair: pair[0]):
        _Identity(draft, record.fields.get(_PLACES, {}), further).fill(identity)
    for label, name in (("Justification", "justification"), ("", "other-information")):
        for text in _texts(body, name):
            draft.remark(label, text)
            _numbers(draft, text if name == "other-information" else "")
    draft.remark("Gender", body.text("@sex"))
    for relation in body.groups("relation"):
        said = [relation.text("@target-id"), *_texts(relation, "remark")]
        draft.remark(relation.text("@relation-type") or "Relation", " ".join(filter(None, said)))
        relation.ignore(*_NUMBERED)
    for attribute in (*body.groups("generic-attribute"), *fields.groups("generic-attribute")):
        draft.remark(attribute.text("@name") or "Attribute", attribute.text("#text"))
        attribute.ignore(*_NUMBERED)
    body.ignore(*_NUMBERED)
    listings = _listings(draft, fields)
    fields.ignore("#tag", _PLACES, *_NUMBERED)
    return draft.parsed(fields, *listings)


def _sets(program: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The sets of one programme by number: each with the names of both, in English where there are any."""
    key, name = _english(program.get("program-key")), _english(program.get("program-name"))
    numbers = dict.fromkeys(one.get("@ssid", "") for one in _listed(program.get("sanctions-set")))
    return {
        number: {
            "program": key,
            "ordinance": name,
            "set": _english([one for one in _listed(program["sanctions-set"]) if one.get("@ssid") == number]),
            "origin": _english(program.get("origin")),
        }
        for number in numbers
    }


def _english(texts: Any) -> str:
    """The English one of texts in several languages; the first where there is none."""
    found = [one if isinstance(one, Mapping) else {"#text": one} for one in _listed(texts)]
    return next((str(one.get("#text", "")) for one in sorted(found, key=lambda one: one.get("@lang") != "eng")), "")


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _place(place: Mapping[str, Any]) -> dict[str, str]:
    """A place by its location, area and country; further spellings of it find nobody."""
    return {part: _english(place.get(part)) for part in ("location", "area", "country")}


def _referred(target: Mapping[str, Any], programs: dict[str, Any], places: dict[str, Any]) -> dict[str, Any]:
    sets = [*_listed(target.get("sanctions-set-id")), *_listed(target.get("@sanctions-set-id"))]
    wanted = dict.fromkeys(_place_ids({body: target.get(body) for body in _BODIES}))
    return {
        _PROGRAMS: [programs[number] for number in map(_english, sets) if number in programs],
        _PLACES: {number: places[number] for number in wanted if number in places},
    }


def _place_ids(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from [inner] if name == "@place-id" else _place_ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _place_ids(inner)


class _Identity:
    """What is told of one identity of a target; those after the main one are further names and details."""

    def __init__(self, draft: EntryDraft, places: Mapping[str, Mapping[str, str]], further: bool) -> None:
        self._draft = draft
        self._places = places
        self._further = further

    def fill(self, fields: Fields) -> None:
        draft = self._draft
        for name in fields.groups("name"):
            _name(draft, name, further=self._further)
        for address in fields.groups("address"):
            location, area, country = self._place(address)
            parts = [_BOX.get(part, "") + text for part in _ADDRESS for text in _texts(address, part)]
            draft.address(*parts, location, area, country=country)
            draft.remark("Of the address", *_texts(address, "remarks"))
        for born in fields.groups("day-month-year"):
            _born(draft, born)
        for place in fields.groups("place-of-birth"):
            draft.remark("Place of birth", ", ".join(filter(None, self._place(place))))
            draft.remark("Of the place of birth", *_texts(place, "remarks"))
        for nation in fields.groups("nationality"):
            _nationality(draft, nation)
        for document in fields.groups("identification-document"):
            self._document(document)
        for number in _texts(fields, "bic-number"):
            draft.identifier("swift", number)
        fields.ignore(*_NUMBERED)

    def _place(self, fields: Fields) -> tuple[str, str, str]:
        """Location, area and country of the place that `fields` refers to."""
        fields.ignore(*_NUMBERED)
        place = self._places.get(fields.text("@place-id"), {})
        return place.get("location", ""), place.get("area", ""), place.get("country", "")

    def _document(self, fields: Fields) -> None:
        kind = fields.text("@document-type")
        numbers = _texts(fields, "number")
        for number in numbers:
            self._draft.identifier(_DOCUMENTS.get(kind, "identification_number"), number)
        said = [text for part in ("issuer", "date-of-issue", "expiry-date", "remark") for text in _texts(fields, part)]
        for place in fields.groups("place-of-issue"):
            said += filter(None, self._place(place))
        about = f"({', '.join(said)})" if said else ""
        self._draft.remark(kind.replace("-", " ").capitalize() or "Document", " ".join([*numbers, about]))
        fields.ignore(*_NUMBERED)


def _nationality(draft: EntryDraft, fields: Fields) -> None:
    for country in fields.groups("country"):
        code, name = country.text("@iso-code"), country.text("#text")
        draft.country(code or name, "Nationality")
    fields.ignore(*_NUMBERED)


def _name(draft: EntryDraft, fields: Fields, *, further: bool) -> None:
    """Whole names out of parts in order, one for each language and script the parts are spelled in."""
    named = _NAME_KINDS.get(fields.text("@name-type"), "aka")
    kind: NameKind = "aka" if further and named == "primary" else named
    weak = fields.text("@quality") == "low"
    parts = sorted(map(_Part, fields.groups("name-part")), key=lambda part: part.order)
    draft.remark("Title", *(part.value for part in parts if part.type == "title"))
    spoken = [part for part in parts if part.type not in ("title", "maiden-name")]
    draft.name(" ".join(part.value for part in spoken), kind, weak=weak)
    if any(part.type == "maiden-name" for part in parts):
        born = " ".join(part.value for part in parts if part.type in ("given-name", "maiden-name"))
        draft.name(born, "fka", weak=weak or " " not in born)
    for lang, script in dict.fromkeys(key for part in spoken for key in part.variants):
        for number in range(max(len(part.variants.get((lang, script), ())) for part in spoken)):
            text = " ".join(part.spelled(lang, script, number) for part in spoken)
            other: NameKind = "fka" if kind == "fka" else "aka" if is_latin(text) else "native"
            draft.name(text, other, weak=weak, lang=lang)
    fields.ignore(*_NUMBERED)


class _Part:
    """A part of a name with its spellings by language and script."""

    def __init__(self, fields: Fields) -> None:
        order = fields.text("@order")
        self.order = int(order) if order.isdecimal() else 0
        self.type = fields.text("@name-part-type")
        self.value = " ".join(_texts(fields, "value"))
        self.variants: dict[tuple[str, str], list[str]] = {}
        for variant in fields.groups("spelling-variant"):
            key = (variant.text("@lang"), variant.text("@script"))
            self.variants.setdefault(key, []).append(variant.text("#text"))
            variant.ignore("@spelling-variant-type", *_NUMBERED)
        fields.ignore(*_NUMBERED)

    def spelled(self, lang: str, script: str, number: int) -> str:
        """The `number`th spelling in a language and script, or the last one; without any, a Latin part stays as it is.

        In another script it is left out: half a name in each is none.
        """
        spellings = self.variants.get((lang, script)) or [self.value if script in ("", "LATN") else ""]
        return spellings[min(number, len(spellings) - 1)]


def _born(draft: EntryDraft, fields: Fields) -> None:
    parts = [fields.text(f"@{part}") for part in ("year", "month", "day")]
    calendar = fields.text("@calendar")
    text = "-".join(part.zfill(2) for part in parts if part.strip("0"))
    if calendar in ("", "Gregorian"):
        draft.date(text)
    else:
        draft.warnings.append(f"no date: {text!r} in the {calendar} calendar")
        draft.remark("Date of birth", f"{text} ({calendar} calendar)")
    if fields.text("@quality") == "low":
        draft.remark("Date of birth", f"{text} (not sure)")
    fields.ignore(*_NUMBERED)


def _numbers(draft: EntryDraft, text: str) -> None:
    """Numbers of registers, which the list gives in free text only."""
    for scheme, number in numbers_in(text):
        if draft.kind == "vessel" or scheme not in _SHIP_ONLY:
            draft.identifier(scheme, number)


def _listings(draft: EntryDraft, fields: Fields) -> list[Listing]:
    """One listing a set of sanctions, each with the history of the target."""
    found = [event for one in fields.groups("modification") if (event := _event(draft, one))]
    events = sorted(found, key=lambda event: event.on)
    first = next((event for event in events if event.type == "listed"), None)
    reference = ", ".join(_texts(fields, "foreign-identifier"))
    fields.ignore("sanctions-set-id", "@sanctions-set-id")
    return [
        Listing(
            program=one.text("program") or None,
            authority=_AUTHORITY,
            basis=one.text("ordinance") or _BASIS,
            reference=f"{draft.id}, {reference}" if reference else draft.id,
            listed_on=first.on if first else None,
            note="; ".join(filter(None, [one.text("set"), *(f"after {who}" for who in one.texts("origin"))])) or None,
            events=tuple(event for event in events if event is not first),
        )
        for one in fields.groups(_PROGRAMS) or [Fields({})]
    ]


def _event(draft: EntryDraft, fields: Fields) -> Event | None:
    """What happened to the target and when it took effect; what was added and removed, the target itself shows."""
    days = [fields.text(f"@{day}-date") for day in ("effective", "publication", "enactment")]
    what = fields.text("@modification-type")
    on = draft.day(next(filter(None, days), ""), "Modified")
    fields.ignore("added", "removed", "remark", "#text", *_NUMBERED)
    if what not in _EVENTS:
        draft.warnings.append(f"unknown modification {what!r}")
    return Event(type=_EVENTS[what], on=on) if on and what in _EVENTS else None


def _texts(fields: Fields, name: str) -> list[str]:
    """The texts of elements that may have attributes of the publisher's own."""
    found = []
    for group in fields.groups(name):
        found.append(group.text("#text"))
        group.ignore("@code", "@iso-code", *_NUMBERED)
    return [text for text in found if text]
