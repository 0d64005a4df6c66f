"""The consolidated list of the United Nations Security Council, consolidated.xml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mineral_screen.lists.sources import xml
from mineral_screen.lists.sources.base import Fields, Parsed, Record
from mineral_screen.lists.sources.draft import EntryDraft
from mineral_screen.lists.sources.numbers import number_in
from mineral_screen.lists.sources.texts import items, squeezed
from mineral_screen.model.entity import NameKind
from mineral_screen.model.entry import Event, Listing
from mineral_screen.normalize.countries import country_code

_AUTHORITY = "United Nations Security Council"
_KINDS = {"INDIVIDUAL": "person", "ENTITY": "company"}
_FORMER = re.compile(r"\b(?:previously|formerly) listed as\b,?|^f\.k\.a\.$", re.IGNORECASE)
_FORMER_IN_NAME = re.compile(r"\s*\((?:previously|formerly) listed as\)\s*$", re.IGNORECASE)
_SCRIPT_NOTE = re.compile(r"\b(?:name )?(?:in )?(?:(?:the )?original|arabic)(?: script)?\s*:\s*", re.IGNORECASE)
# what is told of a person inside the field of a name: "…, born in Kandahar on 01 Jan.1967", "(false identity …)"
_STORY = re.compile(r"\s*(?:,\s*born\b.*|\((?=[^()]{40})[^()]*\d[^()]*\)?)\s*$", re.IGNORECASE | re.DOTALL)
_PASSPORT = re.compile(r"pass(?:e)?port|pasaporte", re.IGNORECASE)
_TAX = re.compile(r"fiscal code|tax", re.IGNORECASE)
_DOCUMENT = ("ISSUING_COUNTRY", "COUNTRY_OF_ISSUE", "CITY_OF_ISSUE", "DATE_OF_ISSUE", "DATE_OF_EXPIRY", "NOTE")
_PLACE = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE")
_NO_TEXT = frozenset({"na", "n/a"})


def read(path: Path) -> Iterator[Record]:
    """The individuals, then the entities of the list. Raises `ListFormatError` where the file is not of this format."""
    xml.root(path, "CONSOLIDATED_LIST")
    yield from xml.records(path, *_KINDS)


def parse(record: Record) -> Parsed:
    """The entry of one individual or entity; its id is the DATAID, its reference the permanent reference number."""
    fields = Fields(record.fields)
    tag = fields.text("#tag")
    draft = EntryDraft(record, fields.text("DATAID"), _KINDS.get(tag))
    if not draft.kind:
        raise draft.refused("#tag", f"<{tag}> is neither an individual nor an entity")
    _names(draft, fields, tag)
    for address in fields.groups(f"{tag}_ADDRESS"):
        _address(draft, address)
    for word in ("NATIONALITY", "NATIONALITY2"):
        for nation in _values(fields, word):
            draft.country(nation, "Nationality")
    for born in fields.groups("INDIVIDUAL_DATE_OF_BIRTH"):
        _born(draft, born)
    for place in fields.groups("INDIVIDUAL_PLACE_OF_BIRTH"):
        draft.remark("Place of birth", ", ".join(text for name in _PLACE if (text := _text(place, name))))
    for document in fields.groups("INDIVIDUAL_DOCUMENT"):
        _document(draft, document)
    for label, name in (("Title", "TITLE"), ("Designation", "DESIGNATION")):
        draft.remark(label, *_values(fields, name))
    for label, name in (("Gender", "GENDER"), ("Submitted by", "SUBMITTED_BY"), ("", "COMMENTS1")):
        draft.remark(label, _text(fields, name))
    draft.remark("Interpol", fields.text("INTERPOL_LINK"))
    # the number of the record's version is always 1; whether there is a link is said by the link; keys are for sorting
    fields.ignore("VERSIONNUM", "HAS_INTERPOL_LINK", "SORT_KEY", "SORT_KEY_LAST_MOD", "LIST_TYPE")
    return draft.parsed(fields, _listing(draft, fields))


def _names(draft: EntryDraft, fields: Fields, tag: str) -> None:
    parts = [_text(fields, f"{number}_NAME") for number in ("FIRST", "SECOND", "THIRD", "FOURTH")]
    whole = " ".join(filter(None, parts))
    # two names of one entity stand in the field for its name, " ; " between them
    first, *others = whole.split(" ; ") if tag == "ENTITY" else [whole]
    draft.name(first, "primary")
    for other in others:
        draft.name(other)
    draft.name(_text(fields, "NAME_ORIGINAL_SCRIPT"), "native")
    for alias in fields.groups(f"{tag}_ALIAS"):
        _alias(draft, alias)


def _alias(draft: EntryDraft, fields: Fields) -> None:
    quality, note = fields.text("QUALITY"), _text(fields, "NOTE")
    name = _text(fields, "ALIAS_NAME").lstrip(" )")
    former = any(map(_FORMER.search, (quality, note))) or bool(_FORMER_IN_NAME.search(name))
    kind: NameKind = "fka" if former else "aka"
    weak = quality == "Low"
    plain = _FORMER_IN_NAME.sub("", name)
    story = _STORY.search(plain)
    if story:
        draft.remark(f"Of {plain[: story.start()].strip()}", story.group().strip(" ,"))
        plain = plain[: story.start()]
    # a bracket is not cut at the semicolons in it: "… (Abu Bakr al-Baghdadi; …)"
    for one in [plain] if "(" in plain else [part for item in items(plain) for part in item.split(";")]:
        draft.name(one, kind, weak=weak)
    before, *script = _SCRIPT_NOTE.split(note, maxsplit=1)
    for native in script:
        draft.name(native, "native", weak=weak)
    draft.remark(f"Of {plain}", _FORMER.sub("", before).strip(" ,.;"))
    for born in ("DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"):
        draft.remark(f"{born.replace('_', ' ').capitalize()} under the name {plain}", _text(fields, born))


def _address(draft: EntryDraft, fields: Fields) -> None:
    *parts, country, note = (_text(fields, name) for name in _PLACE)
    draft.address(*parts, country=country)
    place = ", ".join(filter(None, (*parts, country)))
    draft.remark(f"Of the address {place}" if place else "Address", note)


def _born(draft: EntryDraft, fields: Fields) -> None:
    """A date, a year, a range of years, or only a note in words (`Nov. 1973`, a Hijri date)."""
    found = [_text(fields, name) for name in ("DATE", "YEAR")]
    span = [_text(fields, name) for name in ("FROM_YEAR", "TO_YEAR")]
    kind, note = _text(fields, "TYPE_OF_DATE"), _text(fields, "NOTE")
    dates = [*filter(None, found), *(["–".join(span)] if any(span) else [])]
    for one in dates or [note]:
        draft.date(one)
    if dates:
        draft.remark("Of the date of birth " + ", ".join(dates), note)
        if kind == "APPROXIMATELY":
            draft.remark("Date of birth", f"approximately {', '.join(dates)}")


def _document(draft: EntryDraft, fields: Fields) -> None:
    kind, kind2 = (squeezed(fields.text(name)).rstrip(" .:") for name in ("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2"))
    number = _text(fields, "NUMBER")
    what = kind2 or kind
    scheme = "passport" if _PASSPORT.search(what) else "tax_id" if _TAX.search(what) else "national_id"
    country, *others = (_text(fields, name) for name in _DOCUMENT)
    draft.identifier(scheme, number_in(number), country_code(country) or "")
    said = [text for text in (country, *others) if text]
    draft.remark(what or "Document", " ".join(filter(None, (number, f"({', '.join(said)})" if said else ""))))


def _listing(draft: EntryDraft, fields: Fields) -> Listing:
    changed = {day for text in _values(fields, "LAST_DAY_UPDATED") if (day := draft.day(text, "Updated"))}
    events = [Event(type="amended", on=day) for day in sorted(changed)]
    if delisted := draft.day(fields.text("DELISTED_ON"), "Delisted"):
        events.append(Event(type="delisted", on=delisted))
    return Listing(
        program=fields.text("UN_LIST_TYPE") or None,
        authority=_AUTHORITY,
        reference=fields.text("REFERENCE_NUMBER") or None,
        listed_on=draft.day(fields.text("LISTED_ON"), "Listed"),
        events=tuple(events),
    )


def _text(fields: Fields, name: str) -> str:
    text = squeezed(fields.text(name))
    return "" if text.casefold() in _NO_TEXT else text


def _values(fields: Fields, name: str) -> list[str]:
    """The texts of all VALUEs under `name`."""
    return [text for group in fields.groups(name) for text in map(squeezed, group.texts("VALUE")) if text]
