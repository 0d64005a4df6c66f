"""What an address is read into: parts with roles, in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from mineral_screen.text.steps import Step

UNIT_ROLES = ("block", "entrance", "letter", "floor", "room")
"""Roles of a place inside a building (or of a building among others with one house number)."""
NAME_ROLES = ("street", "building", "estate", "rest")
"""Roles of the words that tell one address of a city from another."""
AREA_ROLES = ("district", "city", "region")
"""Roles of the words that many addresses share."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name: its canonical ASCII `text`, and `keys`, the folded readings it may meet another by.

    `generic` marks words that say what is named (street, tower), not which one.
    """

    text: str
    keys: tuple[str, ...]
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an address and its role; `words` is empty for numbers, units, postcodes and countries."""

    role: str
    value: str
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class AddressForm:
    """An address by roles. Every value is lower-case ASCII; the country is its ISO 3166-1 alpha-2 code.

    `parts` has everything in reading order; the other fields are views of it.
    """

    text: str
    parts: tuple[Part, ...]
    country: str | None
    region: str | None
    city: str | None
    district: str | None
    postcodes: tuple[str, ...]
    po_box: str | None
    numbers: tuple[str, ...]
    units: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...] = ()

    @classmethod
    def of(cls, text: str, parts: tuple[Part, ...], steps: tuple[Step, ...] = ()) -> AddressForm:
        """The form with these parts."""
        by_role: dict[str, list[str]] = {}
        for part in parts:
            by_role.setdefault(part.role, []).append(part.value)
        first = {role: values[0] for role, values in by_role.items()}
        return cls(
            text=text,
            parts=parts,
            country=first.get("country"),
            region=first.get("region"),
            city=first.get("city"),
            district=first.get("district"),
            postcodes=tuple(by_role.get("postcode", ())),
            po_box=first.get("po_box"),
            numbers=tuple(by_role.get("number", ())),
            units=tuple((part.role, part.value) for part in parts if part.role in UNIT_ROLES),
            steps=steps,
        )

    def __hash__(self) -> int:
        """By the text alone: forms are looked up in caches for every comparison."""
        return hash(self.text)

    def __str__(self) -> str:
        width = max((len(step.rule) for step in self.steps), default=0)
        return "\n".join([self.text, *(f"{step.rule:<{width}}  {step.before} → {step.after}" for step in self.steps)])

    def roles(self) -> tuple[tuple[str, str], ...]:
        """What was recognised as what, in reading order: (role, value) pairs."""
        return tuple((part.role, part.value) for part in self.parts)

    def names(self, role: str) -> tuple[str, ...]:
        """The values of one role (`street`, `building`, `estate`, `rest`, …), in reading order."""
        return tuple(part.value for part in self.parts if part.role == role)

    @property
    def street(self) -> tuple[str, ...]:
        """The names of streets."""
        return self.names("street")

    @property
    def building(self) -> tuple[str, ...]:
        """The names of buildings."""
        return self.names("building")

    @property
    def estate(self) -> tuple[str, ...]:
        """The names of estates, parks and zones."""
        return self.names("estate")

    @property
    def rest(self) -> tuple[str, ...]:
        """Names whose role could not be told."""
        return self.names("rest")

    @property
    def canonical(self) -> str:
        """The address written with its roles; normalising it gives the same roles again."""
        return "; ".join(f"{part.role}: {part.value}" for part in self.parts)
