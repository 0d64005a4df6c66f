"""A name made ready for comparison: its content with weights, and its legal forms apart."""

from __future__ import annotations

from functools import lru_cache

from mineral_screen.matching import weights
from mineral_screen.normalize.lexicon import symbol_rarity
from mineral_screen.normalize.names import Span
from mineral_screen.text.rarity import rarity

_ADDED = frozenset({"#IMPORT_EXPORT", "#GENERAL_TRADING", "#IMPORT", "#EXPORT"})
"""What traders add to any name and leave out again."""


_SERIES = 2
_FRAME = frozenset({"legal", "function"})
_COMPASS = frozenset(
    f"#{point}" for point in ("NORTH", "SOUTH", "EAST", "WEST", "NORTHEAST", "NORTHWEST", "SOUTHEAST", "SOUTHWEST")
)


def _differs_as(span: Span) -> str:
    """What a span counts as where it has no counterpart: its role, but for trade additions, compass points
    and the short codes of a series (MS18A, MS18C). A legal form counts only in a name that has nothing else, as a
    general word."""
    if span.symbols:
        if not _ADDED.isdisjoint(span.symbols):
            return "addition"
        if not _COMPASS.isdisjoint(span.symbols):
            return "compass"
    if span.role == "brand":
        key = span.key
        short = len(key) <= _SERIES or (not key.isalpha() and any(char.isdigit() for char in key))
        return "series" if short else "brand"
    return "generic" if span.role == "legal" else span.role


class Prepared:
    """The comparable side of a name: content spans in order, a weight for each, and the legal families.

    `spans` holds everything but legal forms and function words, unless nothing else is there; the words of those
    are the `frame`. `joined` is the content without spaces, `whole` all of the name without spaces; `initials`
    those of its words with and without the legal form, where there are three or more.
    """

    __slots__ = (
        "differs_as",
        "frame",
        "initials",
        "joined",
        "keys",
        "legal",
        "script",
        "spans",
        "symbols",
        "total",
        "weights",
        "whole",
    )

    def __init__(self, spans: tuple[Span, ...]) -> None:
        # read for every candidate of every query, so plain loops over what one pass can take
        content = tuple([span for span in spans if span.role not in _FRAME])
        framing = [span for span in spans if span.role in _FRAME]
        if all(span.role == "generic" for span in content):
            # nothing but general words: then every other word counts, the small ones too
            content = tuple([span for span in spans if span.role != "legal"])
            framing = [span for span in framing if span not in content]
        legal = [span for span in spans if span.role == "legal"]
        self.spans = content or tuple(legal) or spans
        self.frame = frozenset([word for span in framing for word in _words(span)] if content else ())
        self.legal = frozenset([symbol for span in legal for symbol in span.symbols])
        self.keys = tuple([span.key for span in self.spans])
        self.symbols = tuple([frozenset(span.symbols) for span in self.spans])
        self.script = self.spans[0].script if self.spans else ""
        self.differs_as = tuple([_differs_as(span) for span in self.spans])
        self.weights = tuple([weight(span) for span in self.spans])
        self.total = sum(self.weights)
        self.joined = "".join(self.keys)
        self.whole = "".join([_letters(span) for span in spans])
        told = [span for span in spans if span.role != "function"]
        self.initials = _initials(told)
        if legal:
            self.initials |= _initials([span for span in told if span.role != "legal"])


def _words(span: Span) -> list[str]:
    """The words of a phrase in Latin script; the reading of any other."""
    if span.script != "Latin":
        return [span.key]
    return span.text.split() if " " in span.text else [span.text]


def _letters(span: Span) -> str:
    """What the span is written with: its letters in Latin script, else its reading."""
    return span.text.replace(" ", "") if span.script == "Latin" and span.text.isascii() else span.key


def _initials(spans: list[Span]) -> frozenset[str]:
    letters = "".join([word[:1] for span in spans for word in _words(span)])
    return frozenset([letters]) if len(letters) > 2 else frozenset()


@lru_cache(maxsize=200_000)
def weight(span: Span) -> float:
    """How much `span` says about which entity it is: its rarity, by the role it plays."""
    if span.role == "number":
        return weights.NUMBER_WEIGHT
    rare = rarity(span.key)
    if len(span.key) <= 2 and span.role == "brand":
        rare = weights.INITIAL_WEIGHT
    if span.symbols:
        # a translated word is as common as its commonest translation
        rare = min(rare, symbol_rarity(span.symbols))
    return max(rare, weights.RARITY_FLOOR) * weights.ROLE_WEIGHT[span.role]


@lru_cache(maxsize=20_000)
def prepare(spans: tuple[Span, ...]) -> Prepared:
    """`spans` ready for comparison; cached, since the same names are compared again and again."""
    return Prepared(spans)
