"""What people and lists call the kinds of entities, in many languages."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal, TypeAlias, cast

from mineral_screen import data

Kind: TypeAlias = Literal["company", "person", "vessel", "aircraft"]

_SIGNS = re.compile(r"[\s_./-]+")


def kind_of(text: str) -> Kind | None:
    """The kind that `text` names, or None; case, spaces, hyphens, dots, slashes and underscores do not count.

    >>> kind_of("Legal entity"), kind_of("individual"), kind_of("船舶"), kind_of("starship")
    ('company', 'person', 'vessel', None)
    """
    return _kinds().get(_squeezed(text))


@cache
def _kinds() -> dict[str, Kind]:
    rows = data.rows("kind_words")
    return {_squeezed(word): cast(Kind, kind) for kind, words in rows for word in (kind, *words.split("|"))}


def _squeezed(text: str) -> str:
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text).casefold())
