"""What a list is, as `list.toml` beside its versions says it: a file for people to read and correct."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

from mineral_screen.errors import ListFormatError

ABOUT = "list.toml"
EXPECTED = ("entries", "company", "person", "vessel", "aircraft")


@dataclass(frozen=True, slots=True)
class About:
    """What a list is: its title, who issues it, on what legal basis, where, and on what terms the data may be used.

    `language` names the languages of the names (BCP 47, divided by commas). `expected` maps `entries`, or a kind of
    entity, to the least number of them that a version must have; an import of fewer is refused.
    """

    title: str = ""
    authority: str = ""
    basis: str = ""
    licence: str = ""
    source_url: str = ""
    language: str = ""
    note: str = ""
    expected: Mapping[str, int] = field(default_factory=dict)

    def titled(self, title: str) -> About:
        """The same under another title; under its own where `title` is empty."""
        return replace(self, title=title) if title else self

    def to_bytes(self) -> bytes:
        """As TOML: a line a text that is not empty, then the expected counts.

        The standard library reads TOML and does not write it; texts and whole numbers on one level need no library.

        >>> print(About(title="Our own list", expected={"entries": 7}).to_bytes().decode(), end="")
        title = "Our own list"
        <BLANKLINE>
        [expected]
        entries = 7
        """
        values = asdict(self)
        expected = values.pop("expected")
        lines = [f"{key} = {_quoted(text)}" for key, text in values.items() if text]
        if expected:
            lines += ["", "[expected]", *(f"{key} = {number}" for key, number in expected.items())]
        return "".join(f"{line}\n" for line in lines).encode()

    @classmethod
    def from_bytes(cls, content: bytes, source: str) -> About:
        """What `to_bytes` wrote or a person corrected. Raises `ListFormatError`, which names the key at fault."""
        try:
            return cls.of(tomllib.loads(content.decode("utf-8-sig")))
        except ValueError as error:
            raise ListFormatError(f"not a description of a list: {error}", source=source) from None

    @classmethod
    def of(cls, values: Mapping[str, object]) -> About:
        """What a table of such values says. Raises `ValueError` for an unknown key or a value of another type."""
        for key, value in values.items():
            if key not in cls.__dataclass_fields__:
                raise ValueError(f"{key!r} is no key of it; use {', '.join(cls.__dataclass_fields__)}")
            if key != "expected" and not isinstance(value, str):
                raise ValueError(f"{key} must be a text")
        expected = values.get("expected", {})
        if not isinstance(expected, dict) or not all(
            key in EXPECTED and isinstance(number, int) for key, number in expected.items()
        ):
            raise ValueError(f"expected must map {', '.join(EXPECTED)} to whole numbers")
        return cls(**values)  # type: ignore[arg-type]


def _quoted(text: str) -> str:
    """A text as a basic string of TOML: JSON escapes the same characters in the same way, all but one."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
