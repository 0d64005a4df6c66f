"""Identifiers: any spelling of a scheme and a number to one form, checked where the scheme can be checked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from typing import Literal, TypeAlias

from mineral_screen import data
from mineral_screen.normalize.countries import country_code

Reach: TypeAlias = Literal["world", "country", "generic", "document", "contact", "other"]

_SIGNS = re.compile(r"[^a-z0-9]+")
# what people add to the name of a scheme: "ogrn code", "duns no."
_ADDED = re.compile(r"(?:numbers?|nos?|nr|num|codes?|ids?)$")
_AROUND = re.compile(r"^(?:mailto:|[a-z]+://|www\d?\.)+|/+$")
_LEAST = 3
_PLACEHOLDER, _NO_DIGIT = "a placeholder", "no digit in it"
_WORDS = frozenset({"email", "website", "swift", "ticker", "call_sign", "tail_number"})  # may be without a digit


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme of identifiers: its key, whose register it is, and what an equal or another number says.

    `reach` is `world` or `country` where one register gives each number once, else how far the number can be
    trusted. `one` says that an entity keeps one number, so that another number is another entity.
    """

    key: str
    country: str
    reach: Reach
    one: bool
    check: str
    form: str
    title: str

    @property
    def strong(self) -> bool:
        """Whether a number stands for one entity, wherever it is met."""
        return self.reach in ("world", "country")


@dataclass(frozen=True, slots=True)
class Identifier:
    """One number of a scheme: `value` in canonical form, equal for equal facts, and `text` as it was given.

    `valid` is None where the scheme cannot be checked; `reason` says why a number is not valid.
    """

    scheme: str
    value: str
    valid: bool | None
    reason: str
    text: str

    @property
    def telling(self) -> bool:
        """Whether it says anything at all: `000000` and `n/a` do not."""
        return self.reason not in (_PLACEHOLDER, _NO_DIGIT)


def parse_identifiers(identifiers: Mapping[str, str]) -> tuple[Identifier, ...]:
    """Every number in a mapping of scheme to text (several values separated by `;`), canonical and checked.

    Schemes go by many names (`bic` and `swift`, `reg. no.` and `registration number`); an unknown one keeps its own.
    Empty values are passed over, repeated ones given once; the order is that of the mapping.

    >>> [(one.scheme, one.value, one.valid) for one in parse_identifiers({"BIC": "sabr ru mm; SABRRUMMXXX"})]
    [('swift', 'SABRRUMM', True)]
    >>> parse_identifiers({"lei": "5493001KJTIIGC8Y1R13"})[0].reason
    'checksum'
    """
    found: dict[tuple[str, str], Identifier] = {}
    for name, text in identifiers.items():
        for part in text.split(";"):
            if part.strip():
                one = _parse(name, " ".join(part.split()))
                found.setdefault((one.scheme, one.value), one)
    return tuple(found.values())


def scheme_of(name: str) -> Scheme:
    """The scheme that `name` means; one of reach `other` under its own name where it is not in the table.

    >>> scheme_of("Unified Social Credit Code").key, scheme_of("Reg. No.").key, scheme_of("moon_registry").reach
    ('uscc', 'registration_number', 'other')
    """
    return _scheme(name)


def identifier_keys(identifiers: Mapping[str, str]) -> list[str]:
    """The keys under which a party is found by its numbers; none for a placeholder.

    A number of a national register has a second key without its scheme, since lists give it as a tax or registration
    number of unsaid country.

    >>> identifier_keys({"inn": "7707083893"})
    ['inn:7707083893', 'number:7707083893']
    >>> identifier_keys({"tax_id": "7707083893"})
    ['number:7707083893']
    """
    keys = []
    for one in parse_identifiers(identifiers):
        if not one.telling:
            continue
        reach = scheme_of(one.scheme).reach
        if reach != "generic":
            keys.append(f"{one.scheme}:{one.value}")
        if reach in ("generic", "country"):
            keys.append(f"number:{bare(one.value)}")
    return list(dict.fromkeys(keys))


def bare(value: str) -> str:
    """A number without leading zeros, as it is compared across schemes."""
    return value.lstrip("0") or value


@cache
def _schemes() -> dict[str, Scheme]:
    """Every name of a scheme, squeezed → the scheme."""
    known: dict[str, Scheme] = {}
    for key, country, reach, one, check, form, title, names in data.rows("identifier_schemes"):
        scheme = Scheme(key, country, reach, one == "yes", check, form, title)  # type: ignore[arg-type]
        for name in (key.replace("_", ""), *filter(None, names.split("|"))):
            known.setdefault(name, scheme)
    return known


@lru_cache(maxsize=1024)
def _scheme(name: str) -> Scheme:
    words = _SIGNS.sub(" ", unicodedata.normalize("NFKC", name).casefold()).split()
    for some in (words, *_without_country(words)):
        for key in _shortened("".join(some)):
            if key in _schemes():
                return _schemes()[key]
    own = _SIGNS.sub("_", name.casefold()).strip("_") or name
    return Scheme(own, "", "other", False, "", "", own.replace("_", " "))


def _without_country(words: list[str]) -> Iterator[list[str]]:
    """The words without a country's code before or after them: `tax_id_ru`, `kz_bin`."""
    if len(words) > 1 and len(words[-1]) == 2 and country_code(words[-1]):
        yield words[:-1]
    if len(words) > 1 and len(words[0]) == 2 and country_code(words[0]):
        yield words[1:]


def _shortened(key: str) -> Iterator[str]:
    yield key
    while (shorter := _ADDED.sub("", key)) not in (key, ""):
        key = shorter
        yield key


@lru_cache(maxsize=20_000)
def _parse(name: str, text: str) -> Identifier:
    scheme = scheme_of(name)
    value, valid, reason = _checked(scheme, _plain(scheme, text))
    return Identifier(scheme.key, value, valid, reason, text)


def _plain(scheme: Scheme, text: str) -> str:
    """`text` in the form that numbers of the scheme are compared in."""
    flat = unicodedata.normalize("NFKC", text).strip()
    if scheme.key in ("email", "website"):
        return _AROUND.sub("", flat.casefold())
    if scheme.key == "phone":
        # country code and trunk zero come and go before the last nine digits
        return re.sub(r"\D", "", flat)[-9:]
    if scheme.key == "crypto":
        # a mark that stood alone may now join the letter before it
        return unicodedata.normalize("NFKC", "".join(flat.split()))
    value = "".join(char for char in flat.upper() if char.isalnum())
    return value.removeprefix("IMO") if scheme.key in ("imo", "imo_company") else value


def _checked(scheme: Scheme, value: str) -> tuple[str, bool | None, str]:
    """The canonical value, whether it is valid (None: cannot be told), and why not."""
    if scheme.key not in _WORDS and not any(char.isdigit() for char in value):
        return value, False, _NO_DIGIT
    if len(value) < _LEAST or len(set(value)) == 1 or _counted(scheme, value):
        return value, False, _PLACEHOLDER
    if scheme.form and not re.fullmatch(scheme.form, value.upper()):
        return value, False, "format"
    if not scheme.check:
        return value, None, ""
    return _by_checksum(scheme, value)


def _counted(scheme: Scheme, value: str) -> bool:
    """Whether the number is 12345 or the like, typed to fill a field."""
    return len(value) >= 5 and value in "1234567890" and not scheme.check


def _by_checksum(scheme: Scheme, value: str) -> tuple[str, bool | None, str]:
    own = scheme.check.removeprefix("own:")
    if own != scheme.check:
        return _OWN[own](value)
    from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidLength, ValidationError

    try:
        canonical = str(import_module(f"stdnum.{scheme.check}").validate(value))
    except InvalidChecksum:
        return value, False, "checksum"
    except InvalidLength:
        return value, False, "length"
    except InvalidComponent:
        # a region or sort that is in no table yet is not known to be wrong; a country is
        return (value, None, "") if scheme.reach == "country" else (value, False, "format")
    except (ValidationError, LookupError):  # a lookup of some part that was not found
        return value, False, "format"
    # the branch of a bank is the same bank
    return (canonical[:8] if scheme.key == "swift" else canonical), True, ""


def _mod11(value: str, *, lengths: tuple[int, ...], first: range, second: list[int]) -> tuple[str, bool, str]:
    """The check digit of the state registers after the Soviet standard: two rounds of weights, modulo 11."""
    if not value.isdigit() or len(value) not in lengths:
        return value, False, "length" if value.isdigit() else "format"
    digits = [int(char) for char in value]
    check = sum(map(int.__mul__, digits[:-1], first)) % 11
    if check == 10:
        check = sum(map(int.__mul__, digits[:-1], second)) % 11 % 10
    return (value, True, "") if check == digits[-1] else (value, False, "checksum")


def _okpo(value: str) -> tuple[str, bool, str]:
    """OKPO: 8 digits, 10 for a sole trader."""
    if len(value) == 10:
        return _mod11(value, lengths=(10,), first=range(1, 10), second=[3, 4, 5, 6, 7, 8, 9, 10, 1])
    return _mod11(value.zfill(8), lengths=(8,), first=range(1, 8), second=list(range(3, 10)))


def _kz(value: str) -> tuple[str, bool, str]:
    """BIN and IIN of Kazakhstan: 12 digits."""
    return _mod11(value.zfill(12), lengths=(12,), first=range(1, 12), second=[3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2])


def _ir(value: str) -> tuple[str, bool, str]:
    """The Iranian national number: 10 digits, the last a check modulo 11."""
    value = value.zfill(10)
    if not value.isdigit() or len(value) != 10:
        return value, False, "format"
    rest = sum(int(char) * (10 - at) for at, char in enumerate(value[:9])) % 11
    valid = int(value[9]) == (rest if rest < 2 else 11 - rest)
    return value, valid, "" if valid else "checksum"


def _ir_company(value: str) -> tuple[str, bool, str]:
    """The Iranian number of legal entities: 11 digits, the last a check modulo 11."""
    if not re.fullmatch(r"\d{11}", value):
        return value, False, "format"
    *digits, check = map(int, value)
    more = digits[-1] + 2
    rest = sum((digit + more) * weight for digit, weight in zip(digits, [29, 27, 23, 19, 17] * 2, strict=True)) % 11
    valid = rest % 10 == check
    return value, valid, "" if valid else "checksum"


def _cn_id(value: str) -> tuple[str, bool, str]:
    """The Chinese identity number: 18 characters, the last a check modulo 11 (ISO 7064); counties come and go."""
    from stdnum.iso7064 import mod_11_2

    if not re.fullmatch(r"\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]", value):
        return value, False, "format"
    valid = bool(mod_11_2.is_valid(value))
    return value, valid, "" if valid else "checksum"


def _gb_company(value: str) -> tuple[str, bool, str]:
    """UK company numbers: eight characters, at most two letters first; their leading zeros are often dropped."""
    head = re.match(r"[A-Z]{0,2}", value)
    prefix = head[0] if head else ""
    digits = value[len(prefix) :]
    if not digits.isdigit() or len(value) > 8:
        return value, False, "format"
    return prefix + digits.zfill(8 - len(prefix)), True, ""


_OWN = {"cn_id": _cn_id, "okpo": _okpo, "kz": _kz, "ir": _ir, "ir_company": _ir_company, "gb_company": _gb_company}
