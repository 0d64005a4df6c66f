"""Canada's consolidated list of autonomous sanctions, sema-lmes.xml of Global Affairs Canada.

Its elements are named in English alone in older files and in both languages (`LastName-NomDeFamille`) since.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz import fuzz

from mineral_screen.lists.sources import xml
from mineral_screen.lists.sources.base import Fields, Parsed, Record
from mineral_screen.lists.sources.draft import EntryDraft
from mineral_screen.lists.sources.texts import is_latin, is_legal_form, squeezed
from mineral_screen.model.entity import NameKind
from mineral_screen.model.entry import Listing

_AUTHORITY = "Global Affairs Canada"
_SEMA = "Special Economic Measures Act"
_JVCFOA = "Justice for Victims of Corrupt Foreign Officials Act"
_BILINGUAL = re.compile(r"\s*\|\s*|\s+/\s+")
_SAME_PART = 60  # of 100: Andrei and Andrey 83, Yevgeny and Evgeniy 71; Arina and Vera 44
# two names in both languages, as "Hara Institute/Institut Hara": at least two words on each side, not in brackets
_IN_FRENCH = re.compile(r"(?P<english>[^/]*\S \S[^/(]*(?:\([^()]*\)[^/(]*)*)/(?P<french>[^/]*\S \S[^/]*)")
_MARKS = re.compile(
    r"\s*[,;(]?\s*\b(?P<mark>a\.?k\.?a\.?|also known as|f\.?k\.?a\.?|formerly(?: known as)?"
    r"|(?:(?:in )?(?P<lang>[A-Z][a-z]+)\s*:))(?:\s+|$)\)?",
)
_SMALL = re.compile(r"[a-zа-яё]{2}")
_SLUG = re.compile(r"[^a-z0-9]+")


def read(path: Path) -> Iterator[Record]:
    """The records of the list. Raises `ListFormatError` where the file is not of this format."""
    xml.root(path, "data-set")
    yield from xml.records(path, "record")


def parse(record: Record) -> Parsed:
    """The entry of one record.

    The list gives no numbers: the id is made of the regulation, the schedule and the item, which an amendment may
    move, or of the whole record where it has no item. `Country` is that of the regulation, not of the subject.
    """
    fields = Fields({name.partition("-")[0]: value for name, value in record.fields.items() if name != "#tag"})
    country, schedule, item = (squeezed(fields.text(name)) for name in ("Country", "Schedule", "Item"))
    program, schedule = _english(country), _english(schedule)
    entity = squeezed(fields.text("EntityOrShip") or fields.text("Entity"))
    given, last = squeezed(fields.text("GivenName")), squeezed(fields.text("LastName"))
    imo = fields.text("ShipIMONumber")
    kind = "vessel" if imo else "company" if entity else "person"
    draft = EntryDraft(record, _id(record, program, schedule, item), kind)
    if entity:
        _entity(draft, entity)
    draft.name(f"{given} {last}", "aka" if entity else "primary")
    _aliases(draft, fields.text("Aliases"), given, last)
    draft.identifier("imo", imo)
    born = fields.text("DateOfBirthOrShipBuildDate") or fields.text("DateOfBirth")
    if kind == "vessel":
        draft.remark("Built", born)
    else:
        draft.date(born)
    draft.remark("Title", fields.text("TitleOrShipType") or fields.text("Title"))
    listing = Listing(
        program=program or None,
        authority=_AUTHORITY,
        basis=_JVCFOA if _JVCFOA.removesuffix(" Act") in country else _SEMA,
        reference=", ".join(filter(None, (schedule and f"schedule {schedule}", item and f"item {item}"))) or None,
        listed_on=draft.day(fields.text("DateOfListing"), "Listed"),
    )
    return draft.parsed(fields, listing)


def _id(record: Record, country: str, schedule: str, item: str) -> str:
    if item:
        return _SLUG.sub("-", f"{country} {schedule} {item}".casefold()).strip("-")
    return hashlib.sha256(repr(sorted(record.fields.items())).encode()).hexdigest()[:16]


def _english(text: str) -> str:
    return _BILINGUAL.split(text, maxsplit=1)[0]


def _entity(draft: EntryDraft, text: str) -> None:
    both = _IN_FRENCH.fullmatch(text)
    if both:
        draft.name(both["english"], "primary")
        draft.name(both["french"], lang="fr")
    else:
        first, *others = _marked(text)
        draft.name(first[0], "primary")
        for name, kind, lang in others:
            _name(draft, name, kind, lang=lang)


def _aliases(draft: EntryDraft, text: str, given: str, last: str) -> None:
    for marked, kind, lang in _marked(squeezed(text)):
        for one in _several(marked):
            whole, weak = _whole(one, given, last) if last else (one, False)
            _name(draft, whole, kind, weak=weak, lang=lang)


def _name(draft: EntryDraft, text: str, kind: NameKind, *, weak: bool = False, lang: str = "") -> None:
    draft.name(text, "native" if kind == "aka" and not is_latin(text) else kind, weak=weak, lang=lang)


def _marked(text: str) -> list[tuple[str, NameKind, str]]:
    """The names in a text that says what they are: `X (a.k.a. Y)`, `X, formerly Z`, `Russian: Ы`."""
    found: list[tuple[str, NameKind, str]] = []
    start, kind, lang = 0, "aka", ""
    for mark in [*_MARKS.finditer(text), None]:
        name = text[start : mark.start() if mark else None].strip(" ,;")
        if name.count(")") > name.count("("):
            name = name.removesuffix(")").strip()
        if name:
            found.append((name, "fka" if kind.startswith("f") else "aka", lang))
        if mark:
            start, kind, lang = mark.end(), mark["mark"].casefold(), mark["lang"] or ""
    return found or [(text, "aka", "")]


def _several(text: str) -> list[str]:
    """The names in a field that divides them by semicolons or, less surely, by commas.

    >>> _several("Htoo Wood, Htoo Wood Products Pte. Limited"), _several('Завод "Дагдизель", АО')
    (['Htoo Wood', 'Htoo Wood Products Pte. Limited'], ['Завод "Дагдизель", АО'])
    """
    found: list[str] = []
    for part in text.split(";"):
        start = len(found)
        for piece in part.split(", "):
            plain = piece.strip()
            # a legal form belongs to the name before it, and so does a phrase that goes on in small letters
            if len(found) > start and (is_legal_form(plain) or _SMALL.match(plain)):
                found[-1] += f", {plain}"
            else:
                found.append(plain)
    return [name for name in found if name]


def _whole(alias: str, given: str, last: str) -> tuple[str, bool]:
    """A person's whole name where the alias is another spelling of a part of it; else the alias, weak if one word.

    >>> _whole("Andrei", "Andrey Borisovich", "SHEIN"), _whole("PASICHNYK", "Leonid Ivanovich", "PASECHNIK")
    (('Andrei Borisovich SHEIN', False), ('Leonid Ivanovich PASICHNYK', False))
    >>> _whole("Motorola", "Arseny", "PAVLOV")
    ('Motorola', True)
    """
    single = " " not in alias
    if single and alias.isupper() and given:
        return f"{given} {alias}", False
    first, _, rest = given.partition(" ")
    if single and fuzz.ratio(alias.casefold(), first.casefold()) >= _SAME_PART:
        return squeezed(f"{alias} {rest} {last}"), False
    if any(fuzz.ratio(word.casefold(), last.casefold()) >= _SAME_PART for word in alias.split()[1:]):
        return alias, False
    if not single and rest and fuzz.ratio(alias.casefold(), given.casefold()) >= _SAME_PART:
        return f"{alias} {last}", False
    return alias, single
