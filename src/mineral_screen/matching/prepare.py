"""A name made ready for comparison: its content with weights, and its legal forms apart."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mineral_screen.matching import weights
from mineral_screen.matching.acronyms import shortened
from mineral_screen.matching.jurisdictions import countries
from mineral_screen.normalize.kin import composed
from mineral_screen.normalize.lexicon import symbol_rarity
from mineral_screen.normalize.names import Span
from mineral_screen.normalize.phrases import is_phrase, taken_apart
from mineral_screen.text.rarity import rarity
from mineral_screen.text.scripts import UNSPACED

_ADDED = frozenset({"#IMPORT_EXPORT", "#GENERAL_TRADING", "#IMPORT", "#EXPORT"})
"""What traders add to any name and leave out again."""


_SERIES = 2
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
    are the `frame`. `consists` has for each the ways to say it in several words (`kin.composed`), `differs_as`
    what it counts as where it has no counterpart. `joined` is the content without spaces, `whole` all of the name
    without spaces; `initials` those of its words without and with the legal form, "" where they are fewer than three,
    and `heads` those of all of them, which a name may add to itself (High Technologies Ltd, HTL).
    `closed` is whether a legal form marks where it ends, at its end or, in scripts without spaces, at its head;
    `phrased` whether a brand is a phrase.
    """

    __slots__ = (
        "_forms",
        "_homes",
        "_short",
        "closed",
        "consists",
        "differs_as",
        "frame",
        "heads",
        "initials",
        "joined",
        "keys",
        "legal",
        "phrased",
        "script",
        "spans",
        "symbols",
        "total",
        "weights",
        "whole",
    )

    def __init__(self, spans: tuple[Span, ...]) -> None:
        # made for every candidate of every query: what one span says is kept, the rest is plain loops
        said = [_said(span) for span in spans]
        if any(one.honours for one in said):
            for at in _honoured(spans):
                said[at] = said[at]._replace(differs_as="honour")
        content = [one for one in said if not one.framing]
        frame = [one for one in said if one.framing]
        if all(one.span.role == "generic" for one in content):
            # nothing but general words: then every other word counts, the small ones too
            content = [one for one in said if one.span.role != "legal"]
            frame = [one for one in frame if one not in content]
        legal = [one for one in said if one.span.role == "legal"]
        self.frame = frozenset([word for one in frame for word in one.words] if content else ())
        self._forms = tuple([one.span for one in legal]) if content else ()
        self._short: frozenset[str] | None = None
        self._homes: frozenset[str] | None = None
        self.legal = frozenset([symbol for one in legal for symbol in one.span.symbols])
        self.phrased = any(one.phrase for one in content)
        ends = (spans[-1], spans[0]) if spans and spans[0].script in UNSPACED else spans[-1:]
        self.closed = bool(content) and any(span.role == "legal" for span in ends)
        content = content or legal or said
        self.spans = tuple([one.span for one in content])
        self.keys = tuple([one.key for one in content])
        self.symbols = tuple([one.symbols for one in content])
        self.consists = tuple([one.consists for one in content])
        self.script = self.spans[0].script if self.spans else ""
        self.differs_as = tuple([one.differs_as for one in content])
        self.weights = tuple([one.weight for one in content])
        self.total = sum(self.weights, 0.0)
        self.joined = "".join(self.keys)
        self.whole = "".join([one.letters for one in said])
        letters = "".join([one.initials for one in said if not one.framing])
        more = "".join([one.initials for one in said])
        self.initials = (letters if len(letters) > 2 else "", more if len(more) > 2 else "")
        self.heads = "".join([one.heads for one in said])

    @property
    def said(self) -> frozenset[str]:
        """The meanings of all words."""
        return frozenset().union(*self.symbols)

    # few pairs ask for these two, and they need tables of their own
    @property
    def short(self) -> frozenset[str]:
        """The letters that stand for the legal form: fsbi, or гбу in Latin letters."""
        if self._short is None:
            self._short = frozenset(letters for form in self._forms for letters in shortened(form))
        return self._short

    @property
    def homes(self) -> frozenset[str]:
        """The countries of the legal form, empty for anywhere."""
        if self._homes is None:
            self._homes = countries(self._forms)
        return self._homes


_MOST_HONOURED = 4  # words of a person's name: academician N. A. Semikhatov


def _honoured(spans: tuple[Span, ...]) -> range:
    """Where the words stand for whom the name honours: Institute of Automatics named after N. A. Semikhatov."""
    opened = next((at for at, span in enumerate(spans) if "#NAMED_AFTER" in span.symbols), len(spans))
    if all(span.role in ("legal", "function") for span in spans[:opened]):
        return range(0)
    end = min(opened + 1 + _MOST_HONOURED, len(spans))
    return range(opened + 1, next((at for at in range(opened + 1, end) if spans[at].role == "legal"), end))


class _Said(NamedTuple):
    """What one span contributes to a prepared name: `initials` where it has some in acronyms, `heads` in any case."""

    span: Span
    key: str
    symbols: frozenset[str]
    consists: tuple[tuple[frozenset[str], ...], ...]
    differs_as: str
    weight: float
    letters: str
    words: list[str]
    initials: str
    heads: str
    framing: bool
    phrase: bool
    honours: bool


@lru_cache(maxsize=5_000)
def _said(span: Span) -> _Said:
    words, small = span.words, span.role == "function"
    return _Said(
        span,
        span.key,
        frozenset(span.symbols),
        composed(span.symbols),
        _differs_as(span),
        weight(span),
        _letters(span),
        words,
        "" if small else span.initials,
        "" if small else "".join([word[:1] for word in words]),
        span.role in ("legal", "function"),
        is_phrase(span),
        "#NAMED_AFTER" in span.symbols,
    )


def _letters(span: Span) -> str:
    """What the span is written with: its letters in Latin script, else its reading."""
    return span.text.replace(" ", "") if span.script == "Latin" and span.text.isascii() else span.key


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


def prepare_both(a: tuple[Span, ...], b: tuple[Span, ...]) -> tuple[Prepared, Prepared]:
    """Two names ready to be laid beside each other: a phrase that the other does not say counts word by word.

    So is Hewlett Packard in a language the tables do not have it in, or misspelt, or Air China beside an airline that
    is in no table; and so is a phrase that both say in the same words. Where each has a phrase of its own the tables
    know them for two: Harbin's two universities.
    """
    one, two = prepare(a), prepare(b)
    if one.phrased != two.phrased or (one.phrased and not one.said.isdisjoint(two.said)):
        worded = {span.text for span in a} & {span.text for span in b}
        same = frozenset([symbol for span in a if span.text in worded and is_phrase(span) for symbol in span.symbols])
        return prepare(taken_apart(a, two.said - same)), prepare(taken_apart(b, one.said - same))
    return one, two


@lru_cache(maxsize=64)
def prepare(spans: tuple[Span, ...]) -> Prepared:
    """`spans` ready for comparison; cached, since a query is compared with one name after the other."""
    return Prepared(spans)
