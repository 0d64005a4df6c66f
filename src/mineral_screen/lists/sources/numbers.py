"""Numbers of documents and registers among the words that lists print them with."""

from __future__ import annotations

import re
from typing import Any

from stdnum import bic, lei
from stdnum.cn import uscc

from mineral_screen.lists.sources.texts import squeezed

_ASIDE = re.compile(r"(?<=\d)\s+\([^()]*\)$")
_WORD = re.compile(r"[^\W\d_]{3}")
_AFTER_NO = re.compile(r"\b(?:no|nr|num|number|n°)\b[.:]*\s*((?:[A-Z]{1,4}[ -]?)?\d[\w/-]*)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<!\w)((?:[A-Z]{1,4}[ -]?)?\d[\d/-]{3,}\w*)")
_NO = r"(?:[ ,]*\(?(?:numbers?|nos?\b\.?|codes?|id)\)?)?"
# what a number is called in prose, the more telling names first
_LABELS = tuple(
    (scheme, re.compile(rf"(?<![^\W\d_])(?:{label}){_NO}\W{{0,6}}(?:is |are )?({value})", re.IGNORECASE))
    for scheme, label, value in (
        ("imo", "IMO", r"(?<!\d)\d{7}(?!\d)"),
        ("mmsi", "MMSI", r"\d{9}(?!\d)"),
        ("lei", "LEI|Legal Entity Identifier", r"[A-Z0-9]{18}\d\d(?!\w)"),
        ("swift", "SWIFT(?: ?/ ?BIC)?|BIC", r"(?-i:[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?!\w)"),
        ("uscc", "USCC?|USCI|Unified Social Credit", r"[0-9A-Z]{18}(?!\w)"),
        ("ogrn", "OGRN|ОГРН|PSRN|(?:primary |main )state registration", r"\d{13}(?:\d\d)?(?!\d)"),
        ("inn", "INN|ИНН", r"\d{10}(?:\d\d)?(?!\d)"),
        ("kpp", "KPP|КПП", r"\d{9}(?!\d)"),
        ("okpo", "OKPO|ОКПО", r"\d{8}(?:\d\d)?(?!\d)"),
        ("duns", "D-?U-?N-?S", r"\d{2}-?\d{3}-?\d{4}(?!\d)"),
        ("tax_id", "(?:tax|taxpayer|fiscal|VAT)(?: registration| identification| ID)?|TIN|UNP", r"\d[\d/ -]{5,}\d"),
        ("registration_number",
         "(?:company|business|state|commercial|trade|official|entity)?(?: (?:registration|register|identification))",
         r"[A-Z]{0,4}[ -]?\d[\w/.-]{3,}\w"),
    )
)  # fmt: skip

# numbers that show what they are; the letters of an LEI and a code of a bank alone could be a word
_FORMS: tuple[tuple[str, str, Any], ...] = (
    ("imo", r"IMO\s?\d{7}", None),
    ("wikidata", r"Q\d+", None),
    ("lei", r"[0-9A-Z]{18}\d\d", lei),
    ("uscc", r"[0-9A-Z]{18}", uscc),
    ("swift", r"(?=.*\d|.{8}$)[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", bic),
)

_OF_SHIPS = (("mmsi", r"\d{9}"), ("call_sign", r"(?=.*[A-Z])[A-Z0-9]{4,7}"))


def number_in(text: str) -> str:
    """The number of a document among the words around it; the text itself where it has none or nothing else.

    >>> number_in("CAR diplomatic passport no. D00000898"), number_in("OB 0243318")
    ('D00000898', 'OB 0243318')
    """
    flat = _ASIDE.sub("", squeezed(text))
    found = _AFTER_NO.search(flat) or (_WORD.search(flat) and _NUMBER.search(flat))
    return found[1] if found else flat


def numbers_in(text: str) -> list[tuple[str, str]]:
    """The numbers that `text` names, each with its scheme, in order of the schemes; empty where it names none.

    >>> numbers_in("Tax Registration Number: 7725056162. SWIFT/BIC: CMSYSYDA, all offices")
    [('swift', 'CMSYSYDA'), ('tax_id', '7725056162')]
    >>> numbers_in("OGRN: 1037739044111 KPP: 770701001 INN: 7725056162")
    [('ogrn', '1037739044111'), ('inn', '7725056162'), ('kpp', '770701001')]
    """
    flat = squeezed(text)
    found: dict[tuple[str, str], None] = {}
    taken: set[str] = set()
    for scheme, label in _LABELS:
        for match in label.finditer(flat):
            number = match[1].strip(" .-")
            if number not in taken:
                taken.add(number)
                found[scheme, number] = None
    return list(found)


def scheme_by_form(number: str, kind: str | None = None) -> str:
    """The scheme of a number that comes without a label, by its form and check digits.

    >>> [scheme_by_form(number) for number in ("IMO9253325", "Q296771", "506700GE1G29325QX363", "12345")]
    ['imo', 'wikidata', 'lei', 'identification_number']
    """
    for scheme, form, check in _FORMS:
        if re.fullmatch(form, number) and (check is None or check.is_valid(number)):
            return "imo_company" if scheme == "imo" and kind == "company" else scheme
    if kind == "vessel":
        return next((scheme for scheme, form in _OF_SHIPS if re.fullmatch(form, number)), "identification_number")
    return "identification_number"
