"""Which register a number is of, where its label does not say: a tax number of Russia with ten digits is an INN."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from mineral_screen import data
from mineral_screen.normalize.identifiers import parse_identifiers

_SIGNS = re.compile(r"[\s./-]+")


def register_of(scheme: str, number: str, country: str | None, kind: str | None = None) -> str:
    """The scheme of the register that `number` is of, else `scheme` itself.

    `scheme` is a general one (`tax_id`, `registration_number`, `national_id`, …), `country` the code of the country
    printed with the number. Where the register's numbers have a check digit, only a number that has it right is of it.

    >>> register_of("tax_id", "7702070139", "RU"), register_of("tax_id", "7702070138", "RU")
    ('inn', 'tax_id')
    >>> register_of("registration_number", "202024102G", "SG"), register_of("tax_id", "12-3456789", "AE")
    ('uen', 'tax_id')
    """
    plain = _SIGNS.sub("", number).upper()
    for of, form, register in _rules().get((country or "-", scheme), ()):
        if of in ("", kind) and form.fullmatch(plain) and parse_identifiers({register: number})[0].valid is not False:
            return register
    return scheme


@cache
def _rules() -> dict[tuple[str, str], list[tuple[str, re.Pattern[str], str]]]:
    found: dict[tuple[str, str], list[tuple[str, re.Pattern[str], str]]] = defaultdict(list)
    for country, labels, kind, form, register in data.rows("registers"):
        for label in labels.split("|"):
            found[country, label].append((kind, re.compile(form), register))
    return dict(found)
