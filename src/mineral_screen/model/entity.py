"""What is screened: an entity, forgiving at the door and canonical inside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any, Literal, TypeAlias

from pydantic import Field, field_validator, model_validator

from mineral_screen.errors import InvalidEntityError
from mineral_screen.model.base import Model
from mineral_screen.normalize.countries import country_code
from mineral_screen.normalize.kinds import Kind as Kind
from mineral_screen.normalize.kinds import kind_of

NameKind: TypeAlias = Literal["primary", "aka", "fka", "dba", "native", "acronym"]
Strength: TypeAlias = Literal["strong", "weak"]

MAX_TEXT = 10_000
"""The longest name or address taken, in characters; a longer text is not a name but a document."""

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_SCHEME = re.compile(r"[^a-z0-9]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def has_content(text: str) -> bool:
    """Whether `text` has a single letter or digit of any script."""
    return any(map(str.isalnum, text))


def _checked(field: str, text: object) -> str:
    """`text` as a usable string, or the error that names `field`."""
    if not isinstance(text, str):
        raise InvalidEntityError(field, f"expected text, got {type(text).__name__}")
    if len(text) > MAX_TEXT:
        raise InvalidEntityError(field, f"{len(text):,} characters; at most {MAX_TEXT:,} are taken")
    if _SURROGATE.search(text):
        raise InvalidEntityError(field, "holds a lone surrogate and is not valid Unicode; decode the input again")
    if not has_content(text):
        raise InvalidEntityError(field, f"{text[:40]!r} has no letter and no digit")
    return text


def _iso_date(value: object) -> str:
    """A day, or the ISO text of a day, a month or a year that there is, as that text."""
    text = value.date().isoformat() if isinstance(value, datetime) else str(value)
    if isinstance(value, str | date) and _DATE.fullmatch(text):
        with suppress(ValueError):
            date.fromisoformat(f"{text}-01-01"[:10])
            return text
    raise InvalidEntityError("dates", f"{value!r} is not an ISO date such as 1971, 1971-03 or 1971-03-04")


def _as_sequence(field: str, value: object) -> list[Any]:
    """One value or several, as a list; None is none."""
    if value is None:
        return []
    if isinstance(value, str | date | Mapping | Name):
        return [value]
    if isinstance(value, Iterable):
        return list(value)
    raise InvalidEntityError(field, f"expected text or a sequence, got {type(value).__name__}")


class Name(Model):
    """One name of an entity.

    `kind` says what sort of name it is, `strength` whether the source itself calls it weak, `lang` its
    language (BCP 47) where known. `verified` is false for a name that no source confirms. Weak and unverified
    names support a match; they do not raise one alone.
    """

    text: str
    kind: NameKind = "aka"
    strength: Strength = "strong"
    lang: str | None = None
    verified: bool = True

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: object) -> object:
        return {"text": data} if isinstance(data, str) else data

    @field_validator("text", mode="before")
    @classmethod
    def _text(cls, value: object) -> str:
        return _checked("name", value)

    @property
    def decisive(self) -> bool:
        """Whether a match on this name may alert without corroboration."""
        return self.strength == "strong" and self.verified


def _name_fields(item: object) -> dict[str, Any]:
    if isinstance(item, Mapping):
        return {str(key): value for key, value in item.items()}
    return {"text": item}


class Party(Model):
    """The fields that what is screened and what is listed have in common.

    `identifiers` maps a scheme to its value; several values of one scheme are separated by `;`.
    """

    name: str | None = None
    aliases: tuple[Name, ...] = ()
    kind: Kind | None = None
    countries: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    identifiers: Mapping[str, str] = Field(default_factory=dict)
    dates: tuple[str, ...] = ()
    id: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _canonical(cls, data: object) -> object:
        if isinstance(data, str):
            return {"name": data}
        if not isinstance(data, Mapping):
            return data
        fields = dict(data)
        for singular, plural in (("country", "countries"), ("address", "addresses"), ("alias", "aliases"),
                                 ("date", "dates")):  # fmt: skip
            if singular in fields:
                more = _as_sequence(singular, fields.pop(singular))
                fields[plural] = [*_as_sequence(plural, fields.get(plural)), *more]
        for plural in ("countries", "addresses", "aliases", "dates"):
            if plural in fields:
                fields[plural] = [item for item in _as_sequence(plural, fields[plural]) if item not in ("", None)]
        return fields

    @field_validator("name", mode="before")
    @classmethod
    def _name(cls, value: object) -> str | None:
        return None if value is None else _checked("name", value)

    @field_validator("aliases", mode="before")
    @classmethod
    def _aliases(cls, value: list[object]) -> list[Name]:
        try:
            return [item if isinstance(item, Name) else Name(**_name_fields(item)) for item in value]
        except InvalidEntityError as error:
            raise InvalidEntityError("aliases", str(error)) from None

    @field_validator("kind", mode="before")
    @classmethod
    def _kind(cls, value: object) -> Kind | None:
        if value is None or value == "":
            return None
        kind = kind_of(str(value))
        if kind is None:
            raise InvalidEntityError("kind", f"unknown kind {value!r}; use company, person, vessel or aircraft")
        return kind

    @field_validator("countries", mode="before")
    @classmethod
    def _countries(cls, value: list[object]) -> list[str]:
        codes: dict[str, None] = {}
        for item in value:
            code = country_code(item) if isinstance(item, str) else None
            if code is None:
                raise InvalidEntityError(
                    "countries", f"unknown country {item!r}; use an ISO 3166-1 code or a country name"
                )
            codes[code] = None
        return list(codes)

    @field_validator("addresses", mode="before")
    @classmethod
    def _addresses(cls, value: list[object]) -> list[str]:
        return [_checked("addresses", item) for item in value]

    @field_validator("identifiers", mode="before")
    @classmethod
    def _identifiers(cls, value: object) -> dict[str, str]:
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            raise InvalidEntityError("identifiers", "expected a mapping of scheme to value, e.g. {'lei': '…'}")
        found = {}
        for scheme, text in value.items():
            key = _SCHEME.sub("_", str(scheme).casefold()).strip("_")
            if not key:
                raise InvalidEntityError("identifiers", f"{scheme!r} is not a scheme; use e.g. 'lei' or 'imo'")
            found[key] = _checked(f"identifiers.{key}", str(text) if isinstance(text, int) else text)
        return dict(sorted(found.items()))

    @field_validator("dates", mode="before")
    @classmethod
    def _dates(cls, value: list[object]) -> list[str]:
        return [_iso_date(item) for item in value]

    def all_names(self) -> tuple[Name, ...]:
        """The primary name (as a `Name` of kind `primary`), then the aliases; empty for a nameless entity."""
        primary = () if self.name is None else (Name(text=self.name, kind="primary"),)
        return primary + self.aliases


class Entity(Party):
    """A company, person, vessel, aircraft or anything of unknown kind that is to be screened.

    At least one of `name`, `addresses` and `identifiers` must be given. `id` is the caller's own reference:
    it is echoed, never used in matching. Raises `InvalidEntityError`, which names the field.

    >>> Entity(name="Huawei Technologies", country="中国", kind="organization").countries
    ('CN',)
    """

    @model_validator(mode="after")
    def _usable(self) -> Entity:
        if self.name is None and not self.addresses and not self.identifiers:
            raise InvalidEntityError("name", "give a name, an address or an identifier; nothing else can be screened")
        return self

    @classmethod
    def of(cls, subject: Entity | Mapping[str, Any] | str) -> Entity:
        """An entity from an entity, a mapping of its fields, or a plain name.

        >>> Entity.of("华为技术有限公司").name
        '华为技术有限公司'
        """
        if isinstance(subject, Entity):
            return subject
        if isinstance(subject, str):
            return cls(name=subject)
        if isinstance(subject, Mapping):
            return cls(**{str(key): value for key, value in subject.items()})
        raise InvalidEntityError("entity", f"expected an Entity, a name or a mapping, got {type(subject).__name__}")
