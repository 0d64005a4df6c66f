"""Brands that are phrases: known as a whole, and consisting of words that are known too (Air China, 日本電気)."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import lru_cache
from itertools import chain

from mineral_screen.normalize.lexicon import Term, lexicon, normal_key
from mineral_screen.normalize.span import Span
from mineral_screen.normalize.spans import piece, spans_within
from mineral_screen.text.kanji import has_kana
from mineral_screen.text.romanize import readings
from mineral_screen.text.scripts import UNSPACED
from mineral_screen.text.segment import segment

_SHORTEST_PIECE = 2  # of characters: 卡西欧 is Casio, and no card of Western Europe


def is_phrase(span: Span) -> bool:
    """Whether a span is a brand of the tables that consists of several words."""
    return span.role == "brand" and bool(span.symbols) and len(apart(span)) > 1


@lru_cache(maxsize=20_000)
def apart(span: Span) -> tuple[Span, ...]:
    """The words of a phrase, each as it is read alone; a span that is none as it is.

    >>> [(word.text, word.role) for word in apart(Span("air china", "brand", ("airchina",), ("#AIR_CHINA",)))]
    [('air', 'concept'), ('china', 'place')]
    >>> [word.text for word in apart(Span("中国国际航空", "brand", (), ("#AIR_CHINA",), "Han"))]
    ['中国', '国际', '航空']
    >>> [word.role for word in apart(Span("المصرف العراقي للتجارة", "brand", (), ("#TBI",), "Arabic"))]
    ['concept', 'place', 'concept']
    """
    if span.role != "brand" or not span.symbols:
        return (span,)
    if span.script not in UNSPACED:
        return spans_within(span.text, span.script) if " " in span.text else (span,)
    key = normal_key(span.text, span.script)
    terms = lexicon("Kana" if has_kana(key) else span.script).terms
    # a brand that is read as Japanese has words that are
    japanese = span.readings[:1] != readings(span.text, None, None)[:1]
    found, at = [], 0
    for word in _words(key, terms):
        surface = span.text[at : at + len(word)] if len(key) == len(span.text) else word
        found.append(piece(surface, (), terms[word], span.script, japanese))
        at += len(word)
    return tuple(found) or (span,)


def _words(text: str, terms: Mapping[str, Term]) -> list[str]:
    """The known words, none of them a brand, that cover `text`; none where they do not."""
    stretches = [
        (i, j) for i in range(len(text)) for j in range(i + _SHORTEST_PIECE, len(text) + 1) if j - i < len(text)
    ]
    known = {word: term for i, j in stretches if (term := terms.get(word := text[i:j])) and term.role != "brand"}
    pieces = segment(text, known, len(text))
    return [text[one.start : one.end] for one in pieces] if all(one.known for one in pieces) else []


def taken_apart(spans: tuple[Span, ...], said: Set[str] = frozenset()) -> tuple[Span, ...]:
    """`spans` with the words of its phrases, but of those of which a symbol is among `said`."""
    return tuple(
        chain.from_iterable(
            apart(span) if is_phrase(span) and said.isdisjoint(span.symbols) else (span,) for span in spans
        )
    )
