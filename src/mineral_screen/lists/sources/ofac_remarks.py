"""The remarks of OFAC's CSV files, taken apart: `DOB 1951; POB Shati; Passport 484824 (Egypt); a.k.a. 'BNC'.`"""

from __future__ import annotations

import re

from mineral_screen.lists.sources.ofac_facts import Facts, country_of, known_label, rule

_ALT = re.compile(r"^alt\.\s+", re.IGNORECASE)
_UNTIL = re.compile(r"\s+(?P<until>(?:issued|expires|expired)\s.*)$")
_COUNTRY = re.compile(r"\s+\((?P<country>[^()]*)\)$")
_ADDRESS = re.compile(r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?P<website>(?:https?://|www\.)\S+)")
_KIND_AFTER = re.compile(r"\s+\((?:website|email)\)$")
_LIKE_DATA = re.compile(r"^(?P<label>[A-Z][^:;]{1,60}?):\s|\d{6}|\d{4}[^()]*\((?P<country>[A-Z][A-Za-z, ]+)\)$")


def mine(text: str, facts: Facts, *, cut: bool = False) -> None:
    """Add what `text` says to `facts`. `cut` says that the text breaks off, so that its last item is only half said.

    What has no known label but is prose (an office, a relative) goes to the remarks; what looks like data under an
    unknown label goes there too and is named in `facts.unknown`.

    >>> facts = Facts("person")
    >>> mine("Former Minister; DOB 15 Jan 1955; alt. Passport 484824 (Egypt) issued 18 Jan 1984; a.k.a. 'BNC'.", facts)
    >>> facts.dates, facts.identifiers, facts.names[0]["text"]
    (['1955-01-15'], {'passport': {'484824': None}}, 'BNC')
    >>> facts.remarks
    ['Former Minister', 'alt. Passport 484824 (Egypt) issued 18 Jan 1984']
    """
    items = [item for part in text.strip().removesuffix(".").split(";") if (item := part.strip())]
    half = items.pop() if cut and items else ""
    for item in items:
        _add(item, facts)
    if cut:
        facts.remarks.append(f"{half} […]".strip())
        facts.warnings.append("the remarks are cut short; the file of comments has the rest")


def _add(item: str, facts: Facts) -> None:
    plain = _ALT.sub("", item)
    label = known_label(plain)
    if label:
        value = plain[len(label) :].lstrip(" :")
        if rule(label)[0] == "identifier":
            _add_identifier(label, value, item, facts)
        else:
            facts.add(label, value, printed=item)
    elif found := _ADDRESS.fullmatch(_KIND_AFTER.sub("", plain)):
        facts.add("Website" if found["website"] else "Email", found[0], printed=item)
    else:
        facts.remarks.append(item)
        if name := _unknown_label(plain):
            facts.unknown.append(name)


def _add_identifier(label: str, value: str, item: str, facts: Facts) -> None:
    """`A0181988 (Somalia) issued 01 Oct 2001` after its label."""
    until = _UNTIL.search(value)
    number = value[: until.start()] if until else value
    country = _COUNTRY.search(number)
    named = country["country"] if country and country_of(country["country"]) else ""
    if named and country:
        number = number[: country.start()]
    facts.add(label, number, country=named, until=until["until"] if until else "", printed=item)


def _unknown_label(item: str) -> str:
    """What to call an item that looks like data under a label nobody knows; empty where it reads like prose."""
    found = _LIKE_DATA.search(item)
    if not found or (found["country"] and not country_of(found["country"])):
        return ""
    return found["label"] or re.sub(r"\s*\S*\d.*", "", item) or "(number)"
