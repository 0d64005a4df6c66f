"""An entry in the making: what a source says of one subject, taken piece by piece.

A detail that cannot be read (an unknown country, a date in words, a name with lost characters) stays in the remarks
and is named in the warnings: an entry with a doubtful detail is better than none.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

from mineral_screen.errors import InvalidEntityError
from mineral_screen.lists.sources.base import Fields, Parsed, Record, built, refused
from mineral_screen.lists.sources.registers import register_of
from mineral_screen.lists.sources.texts import dates_in, has_letters, is_latin, items, language, squeezed
from mineral_screen.model.entity import Name, NameKind, has_content
from mineral_screen.model.entry import Listing
from mineral_screen.normalize.countries import country_code, country_name

_LOST = "\ufffd"
_IN_BRACKETS = re.compile(
    r"(?P<outer>.*\S)\s*[(\uff08](?P<inner>[^(\uff08]*?(?:\([^()]*\))?[^(\uff08]*?)[)\uff09]\s*[.,;]*"
)
_SCRIPT_NOTE = re.compile(r"^(?:name )?(?:in )?(?:the )?(?:original|\w+) (?:script|language)\s*:\s*", re.IGNORECASE)
_PLACE_NOTE = re.compile(r"\s*\([^()]*\)\s*$")
_CONTACTS = {
    "email": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "website": re.compile(r"(?:https?://|www\.)[^\s,;]+|(?<![\w.])(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s,;]*)?(?!\w)"),
    "phone": re.compile(r"(?<!\w)\+?\(?\d[\d ()/.-]{5,}\d(?!\w)"),
}
_CODE = len("CN")
_FULL = len("2026-08-22")
_TIME = re.compile(r"(?<=^\d{4}-\d\d-\d\d)[T+-].*")  # a time or a zone after a day
_NO_PLACE = frozenset({"na", "n/a", "unknown", "not known", "00", "none"})


class EntryDraft:
    """The entry `id` of a record, to be filled in any order.

    >>> draft = EntryDraft(Record({}), "1", "company")
    >>> draft.name("Chongsong Trading (청송무역)", "primary")
    >>> draft.address("Central District", "Pyongyang", country="North Korea")
    >>> draft.date("founded long ago", "Founded")
    >>> parsed = draft.parsed(Fields({}))
    >>> parsed.entry.name, parsed.entry.aliases[0].kind, parsed.entry.addresses, parsed.entry.countries
    ('Chongsong Trading', 'native', ('Central District, Pyongyang, North Korea',), ('KP',))
    >>> parsed.warnings
    ("no date: 'founded long ago'",)
    """

    def __init__(self, record: Record, id: str, kind: str | None = None) -> None:
        self._record = record
        self.id = squeezed(id)
        self.kind = kind
        self.warnings: list[str] = []
        self._names: dict[str, dict[str, Any]] = {}
        self._countries: dict[str, None] = {}
        self._addresses: dict[str, None] = {}
        self._identifiers: dict[tuple[str, str], str] = {}
        self._dates: dict[str, None] = {}
        self._remarks: dict[str, None] = {}

    def name(self, text: str, kind: NameKind = "aka", *, weak: bool = False, lang: str = "") -> None:
        """A name. One in another script in brackets at its end is a name of its own.

        A name that is given twice counts once: strong where it was strong once, of the kind given first. `lang` is a
        code or the English name of the language.
        """
        plain = squeezed(text).strip(" ;")
        if _LOST in plain:
            self.warnings.append(f"lost characters in the name {plain!r}")
            self.remark("Name as published", plain)
            plain = squeezed(plain.replace(_LOST, ""))
        bracket = _IN_BRACKETS.fullmatch(plain)
        if bracket and has_letters(bracket["outer"]):
            inner = _SCRIPT_NOTE.sub("", bracket["inner"])
            if has_letters(inner) and is_latin(inner) != is_latin(bracket["outer"]):
                self.name(bracket["outer"], kind, weak=weak, lang=lang)
                for one in inner.split(";"):
                    self.name(one, "aka" if is_latin(one) else "native", weak=weak)
                return
        if has_content(plain):
            # a number alone (a year, the number of an office) says little of whose it is
            self._add_name(plain, kind, "weak" if weak or not has_letters(plain) else "strong", lang)

    def _add_name(self, text: str, kind: NameKind, strength: str, lang: str) -> None:
        known = self._names.setdefault(text, {"text": text, "kind": kind, "strength": strength})
        if strength == "strong":
            known["strength"] = "strong"
        if kind == "primary":
            known["kind"] = "primary"
        if lang and "lang" not in known:
            code = language(lang)
            if code:
                known["lang"] = code
            else:
                self.warnings.append(f"unknown language {squeezed(lang)!r}")

    def country(self, text: str, label: str = "Country") -> None:
        """A country by code or name, one or several numbered ones."""
        for one in items(text):
            code = None if one.casefold() in _NO_PLACE else country_code(one) or country_code(_PLACE_NOTE.sub("", one))
            if code:
                self._countries[code] = None
            elif one.casefold() not in _NO_PLACE:
                self.warnings.append(f"unknown country {one!r}")
            if code is None or _PLACE_NOTE.search(one):
                self.remark(label, one)

    def address(self, *parts: str, country: str = "") -> None:
        """An address in its parts, from the narrowest to the widest; one that is a country alone is a country."""
        kept = [part for part in map(squeezed, parts) if has_content(part) and part.casefold() not in _NO_PLACE]
        if country:
            self.country(country, "Country of address")
        last = country_code(_PLACE_NOTE.sub("", kept[-1]).rpartition(",")[2]) if kept and not country else None
        if last:
            self._countries[last] = None
        if kept and not (last and "," not in kept[0] and len(kept) == 1):
            place = squeezed(country)
            if len(place) == _CODE:
                place = country_name(place.upper())  # `CA` at the end could be California
            if has_content(place) and place.casefold() not in _NO_PLACE:
                kept.append(place)
            self._addresses[", ".join(dict.fromkeys(part.strip(" ,;") for part in kept))] = None

    def identifier(self, scheme: str, value: str, country: str = "") -> None:
        """A number under `scheme`; several of one scheme are kept in order.

        Under a general scheme it is of the register that it has the form of in `country`, the code of the country
        printed with it, or without one in the countries of the entry, where they do not disagree.
        """
        for one in squeezed(value).split(";"):
            plain = one.strip(" .,:")
            if has_content(plain):
                self._identifiers.setdefault((scheme, plain), country)

    def _numbers(self) -> dict[str, str]:
        """The numbers by their schemes, several of one joined by semicolons."""
        found: dict[str, dict[str, None]] = {}
        for (scheme, number), country in self._identifiers.items():
            found.setdefault(self._register(scheme, number, country), {})[number] = None
        return {scheme: ";".join(numbers) for scheme, numbers in found.items()}

    def _register(self, scheme: str, number: str, country: str) -> str:
        countries = [country] if country else self._countries
        registers = {register_of(scheme, number, one, self.kind) for one in countries} - {scheme}
        if not registers:
            return register_of(scheme, number, None, self.kind)
        return registers.pop() if len(registers) == 1 else scheme

    def contact(self, kind: str, text: str) -> None:
        """Mail and web addresses and telephone numbers in `text`; `kind` is what the source calls it.

        They are identifiers of their own schemes; what is none of them is a remark.
        """
        plain = squeezed(text)
        rest = plain
        for scheme, pattern in _CONTACTS.items():
            for found in pattern.findall(rest):
                self.identifier(scheme, found)
            rest = pattern.sub(" ", rest)
        if has_content(rest):
            self.remark(kind.capitalize(), plain)

    def date(self, text: str, label: str = "Date of birth", *, day_first: bool | None = True) -> None:
        """One or several dates: birth for a person, founding for a company; `day_first` as in `parse_date`."""
        for one in items(text):
            dates, unread = dates_in(one, day_first=day_first)
            self._dates.update(dict.fromkeys(dates))
            for piece in unread:
                self.warnings.append(f"no date: {piece!r}")
            if unread:
                self.remark(label, one)

    def day(self, text: str, label: str) -> datetime.date | None:
        """The one day that `text` names, for the events of a listing; None where it is empty or names none."""
        plain = squeezed(text)
        dates, unread = dates_in(_TIME.sub("", plain))
        if len(dates) == 1 and len(dates[0]) == _FULL and not unread:
            return datetime.date.fromisoformat(dates[0])
        if plain:
            self.warnings.append(f"no day: {plain!r}")
            self.remark(label, plain)
        return None

    def remark(self, label: str, *texts: str) -> None:
        """What has no field of its own, under a label that says what it is; empty texts say nothing."""
        plain = [one for one in map(squeezed, texts) if one]
        if plain:
            self._remarks[f"{label}: {'; '.join(dict.fromkeys(plain))}" if label else plain[0]] = None

    def refused(self, field: str, message: str) -> InvalidEntityError:
        """The error for a record that cannot be an entry, with the place of the record."""
        return refused(self._record, self.id, field, message)

    def parsed(self, fields: Fields, *listings: Listing, source_url: str = "") -> Parsed:
        """What the record was turned into. Raises `InvalidEntityError` where it has nothing to be found by.

        The first name called primary, else the first strong one, else the first is the name of the entry.
        """
        names = list(self._names.values())
        first = next(
            (
                name
                for wanted in (("kind", "primary"), ("strength", "strong"), ("", ""))
                for name in names
                if name.get(wanted[0], "") == wanted[1]
            ),
            None,
        )
        aliases = [
            Name(**{**name, "kind": "aka" if name["kind"] == "primary" else name["kind"]})
            for name in names
            if name is not first
        ]
        entry = built(
            self._record,
            id=self.id,
            kind=self.kind,
            name=first["text"] if first else None,
            aliases=aliases,
            countries=list(self._countries),
            addresses=list(self._addresses),
            identifiers=self._numbers(),
            dates=list(self._dates),
            listings=listings,
            source_url=source_url or None,
            remarks="\n".join(self._remarks) or None,
        )
        return Parsed(entry, fields.leftovers(), warnings=tuple(dict.fromkeys(self.warnings)))
