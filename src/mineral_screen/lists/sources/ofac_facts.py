"""What OFAC says of a listed party besides names and addresses: facts under a label, each put where it belongs.

The CSV files print them one after the other in the remarks, the XML files have them as ids and features, the
Consolidated Screening List as "ids"; the labels are the same, and so is what is made of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from mineral_screen import data
from mineral_screen.lists.sources import ofac_dates
from mineral_screen.lists.sources.base import Parsed
from mineral_screen.lists.sources.registers import register_of
from mineral_screen.model.entry import ListEntry
from mineral_screen.normalize.countries import country_code

AUTHORITY = "Office of Foreign Assets Control, United States Department of the Treasury (OFAC)"
DETAILS = "https://sanctionssearch.ofac.treas.gov/Details.aspx?id="
"""The page of an entry of any of OFAC's lists, by its number."""

_REGIONS = {"gaza": "PS", "west bank": "PS", "crimea": "UA"}
"""Regions that OFAC prints in the place of a country, by the state the United Nations count them to."""
_NOWHERE = frozenset({"", "undetermined", "none identified", "unknown", "none"})
_NAME = re.compile(r"'(?P<text>.+)'\.?")
_NAME_KINDS = {"a.k.a.": "aka", "f.k.a.": "fka", "n.k.a.": "aka", "d.b.a.": "dba"}
_LABEL_END = " :-"
_FIRST_WORD = re.compile(r"[^\s:]*")
_PLACE = re.compile(r"\s+\([^()]*[^\W\d_]{2}[^()]*\)$")
_DIRECTIVE = re.compile(r"\((?P<name>[^()]+)\)\s*:?\s*(?P<day>.*)")
_NUMBER_START = re.compile(r"^(?:(?:#|No\.|Number)\s*|:\s*)+")
_IMO = re.compile(r"IMO\s*(\d{7})(?!\d)")
_FORMS = {
    "imo": re.compile(r"\d{7}"),
    "lei": re.compile(r"[0-9A-Z]{20}"),
    "okpo": re.compile(r"\d{8}(?:\d{1,2})?"),
}
"""The form of numbers whose label is used for others too."""
_CURRENCY = re.compile(r"-?\s*(?P<currency>[A-Z0-9]{2,6})\s+(?P<address>\S+)")


def rule(label: str) -> tuple[str, str]:
    """Which field the fact under a label goes to, and the scheme of an identifier; empty where no rule is known.

    >>> rule("D-U-N-S Number"), rule("Secondary sanctions risk:"), rule("Shoe size")
    (('identifier', 'duns'), ('remark', ''), ('', ''))
    """
    return _rules().get(_fold(label), ("", ""))


def known_label(text: str) -> str:
    """The longest known label that `text` begins with, as printed there; empty where it begins with none.

    >>> known_label("Digital Currency Address - XBT 12Qt"), known_label("Driver’s License No. 180839"), known_label("x")
    ('Digital Currency Address', 'Driver’s License No.', '')
    """
    plain = text.replace("’", "'").casefold()
    for label in _by_first_word().get(_FIRST_WORD.match(plain)[0], ()):  # type: ignore[index]
        if plain.startswith(label) and not plain[len(label) : len(label) + 1].isalnum():
            return text[: len(label)]
    return ""


@cache
def _rules() -> Mapping[str, tuple[str, str]]:
    return {_fold(label): (field, scheme) for label, field, scheme in data.rows("ofac_labels")}


@cache
def _by_first_word() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for label in sorted(_rules(), key=len, reverse=True):
        found[_FIRST_WORD.match(label)[0]].append(label)  # type: ignore[index]
    return dict(found)


def _fold(label: str) -> str:
    return label.replace("’", "'").strip().rstrip(_LABEL_END).casefold()


def country_of(text: str) -> str | None:
    """The code of a country as OFAC prints it; None for what is none.

    >>> [country_of(text) for text in ("Korea, North", "Region: Gaza", "possibly Palestinian", "undetermined")]
    ['KP', 'PS', 'PS', None]
    """
    plain = text.strip().removeprefix("Region: ").removeprefix("possibly ")
    if plain.casefold() in _NOWHERE:
        return None
    # "Cabo Verde.  Previously Cape Verde."
    return _REGIONS.get(plain.casefold()) or country_code(plain) or country_code(plain.split(".")[0])


def upright(country: str) -> str:
    """A country's name in the order it is spoken in, without a mark before it.

    >>> upright("Virgin Islands, British"), upright("Region: Crimea"), upright("undetermined")
    ('British Virgin Islands', 'Crimea', '')
    """
    plain = country.strip().removeprefix("Region: ")
    if plain.casefold() in _NOWHERE:
        return ""
    head, comma, tail = plain.partition(", ")
    return f"{tail} {head}" if comma else plain


class Facts:
    """The facts of one party, gathered label by label.

    `identifiers` are values by scheme, `names` weak further names, `dates` ISO prefix dates, `countries` codes,
    `remarks` what no other field says in full, `directives` the day each directive was imposed and a note, `unknown`
    the labels no rule is known for, and `warnings` what could not be read (both are in the remarks all the same).

    >>> facts = Facts("person")
    >>> facts.add("DOB", "circa 1951"); facts.add("Passport", "A0181988", country="Somalia")
    >>> facts.add("Gender", "Male"); facts.add("Shoe size", "44")
    >>> facts.dates, facts.countries, {scheme: list(values) for scheme, values in facts.identifiers.items()}
    (['1951'], ['SO'], {'passport': ['A0181988']})
    >>> facts.remarks, facts.unknown
    (['DOB circa 1951', 'Passport A0181988 (Somalia)', 'Gender Male', 'Shoe size 44'], ['Shoe size'])
    """

    __slots__ = ("countries", "dates", "directives", "identifiers", "kind", "names", "remarks", "unknown", "warnings")

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.identifiers: dict[str, dict[str, None]] = {}
        self.names: list[dict[str, str]] = []
        self.dates: list[str] = []
        self.countries: list[str] = []
        self.remarks: list[str] = []
        self.directives: dict[str, tuple[date | None, list[str]]] = {}
        self.unknown: list[str] = []
        self.warnings: list[str] = []

    def add(self, label: str, value: str, *, country: str = "", until: str = "", printed: str = "") -> None:
        """Take a fact. `until` is what the source says after it (`issued 1999`), `printed` how it prints the whole."""
        shown = printed or " ".join(filter(None, (label, value, country and f"({country})", until)))
        field, scheme = rule(label)
        if not field and (known := known_label(label)):
            # "Listing Date (CMIC)", "Digital Currency Address - XBT": the XML files take what varies into the label
            field, scheme = rule(known)
            label, value = known, f"{label[len(known) :].strip(_LABEL_END)} {value}"
        if field == "identifier":
            self._identifier(scheme, label, value, country, until, shown)
        elif field == "date":
            self._date(label, value, shown)
        elif field == "country":
            self._country(label, value, shown)
        elif field == "name":
            self._name(label, value, shown)
        elif field == "directive":
            self._directive(label, value, shown)
        else:
            self.remarks.append(shown)
            if not field:
                self.unknown.append(label.strip().rstrip(_LABEL_END))

    def _identifier(self, scheme: str, label: str, value: str, country: str, until: str, shown: str) -> None:
        number = _NUMBER_START.sub("", value)
        # the office or state of a register: "HRB 32490 (Mainz)"
        number = _PLACE.sub("", number).strip()
        code = country_of(country) if country else None
        scheme, number = _refined(scheme, number, code, self.kind)
        if any(char.isalnum() for char in number):
            self.identifiers.setdefault(scheme, {})[number] = None
        if code and scheme != "visa" and code not in self.countries:
            self.countries.append(code)
        if country and not code and country.casefold() not in _NOWHERE:
            self.warnings.append(f"unknown country {country!r}")
        self.remarks.append(shown)

    def _date(self, label: str, value: str, shown: str) -> None:
        found = ofac_dates.iso_dates(value)
        self.dates += [iso for iso in found if iso not in self.dates]
        if not found or not ofac_dates.is_exact(value):
            self.remarks.append(shown)
        if not found:
            self.warnings.append(f"no date: {value!r}")

    def _country(self, label: str, value: str, shown: str) -> None:
        code = country_of(value)
        if code and code not in self.countries:
            self.countries.append(code)
        elif not code and value.casefold() not in _NOWHERE:
            self.warnings.append(f"unknown country {value!r}")
        self.remarks.append(shown)

    def _name(self, label: str, value: str, shown: str) -> None:
        found = _NAME.fullmatch(value)
        if found and any(char.isalnum() for char in found["text"]):
            self.names.append({"text": found["text"], "kind": _NAME_KINDS[_fold(label)], "strength": "weak"})
        else:
            self.remarks.append(shown)
            self.warnings.append(f"no name: {value!r}")

    def _directive(self, label: str, value: str, shown: str) -> None:
        found = _DIRECTIVE.fullmatch(value)
        if not found:
            self.remarks.append(shown)
            self.warnings.append(f"no directive: {shown!r}")
            return
        day, notes = self.directives.get(found["name"], (None, []))
        if _fold(label) == "listing date":
            day = ofac_dates.day(found["day"])
        else:
            notes.append(f"{label} {found['day']}")
        self.directives[found["name"]] = (day, notes)
        self.remarks.append(shown)

    def place(self, country: str) -> str | None:
        """Take the country of an address and give its code."""
        code = country_of(country)
        if code and code not in self.countries:
            self.countries.append(code)
        # a region without a code ("Region: Northern Mali") stays in the address
        elif not code and upright(country) and not country.startswith("Region: "):
            self.warnings.append(f"unknown country {country!r}")
        return code

    def with_weak(self, name: str, aliases: dict[str, dict[str, str]]) -> list[dict[str, str]]:
        """The further names of an entry called `name`: `aliases` by their text, then the weak ones, none twice."""
        for weak in self.names:
            aliases.setdefault(weak["text"], weak)
        aliases.pop(name, None)
        return list(aliases.values())

    def fields(self) -> dict[str, Any]:
        """The fields of an entry that the facts make up; the names are left to the caller, who knows the others."""
        return {
            "identifiers": {scheme: ";".join(values) for scheme, values in self.identifiers.items()},
            "dates": self.dates,
            "countries": self.countries,
            "remarks": "; ".join(self.remarks) or None,
        }

    def parsed(self, entry: ListEntry, leftovers: Iterable[str] = ()) -> Parsed:
        """What the record became, with the labels nobody knew among what is left over."""
        unknown = (f"facts.{label}" for label in self.unknown)
        return Parsed(
            entry, tuple(dict.fromkeys([*leftovers, *unknown])), warnings=tuple(dict.fromkeys(self.warnings))
        )  # fmt: skip

    def listings(self, programs: Iterable[str], source_url: str) -> list[dict[str, Any]]:
        """A listing for every programme, or for every directive of it where the source dates these."""
        found: list[dict[str, Any]] = []
        for program in programs:
            plain = {"program": program, "authority": AUTHORITY, "source_url": source_url}
            dated = [
                {**plain, "basis": name, "listed_on": day, "note": "; ".join(notes) or None}
                for name, (day, notes) in self.directives.items()
                if _of_program(name, program)
            ]
            found += dated or [plain]
        return found


def _of_program(directive: str, program: str) -> bool:
    """Whether a directive ("EO 14024 Directive 2", "CMIC") belongs to a programme ("RUSSIA-EO14024")."""
    return directive.partition(" Directive")[0].replace(" ", "") in program


def _refined(scheme: str, number: str, country: str | None, kind: str) -> tuple[str, str]:
    """The scheme and number that a number really is of, where its shape and country tell."""
    if imo := _IMO.match(number):
        # companies have numbers of the same series, which are not those of their ships
        return ("imo" if scheme == "imo" or kind == "vessel" else "imo_company"), imo[1]
    if scheme == "crypto" and (coin := _CURRENCY.fullmatch(number)):
        return scheme, coin["address"]
    if scheme in _FORMS and not _FORMS[scheme].fullmatch(number):
        scheme = "registration_number"
    if scheme == "okpo" and country not in (None, "RU"):
        # other states publish registers in a gazette too
        found = register_of(scheme, number, country, kind)
        return ("registration_number" if found == scheme else found), number
    return register_of(scheme, number, country, kind), number
