"""Russian compounds by their parts: нефтегазоразведка is the exploration of oil and gas."""

from __future__ import annotations

from functools import cache, lru_cache

from mineral_screen import data
from mineral_screen.normalize.lexicon import Term, lexicon, normal_key
from mineral_screen.normalize.span import Span
from mineral_screen.text.romanize import readings

_SHORTEST, _MOST_PARTS = 7, 4
# Two parts of which the second is cut short are a brand (Газпром, Химмед): it must be a word of its own.
_SHORTEST_WORD = 5


def taken_apart(spans: tuple[Span, ...]) -> tuple[Span, ...] | None:
    """`spans` with every unknown Cyrillic word that consists of known parts as these; None where there is none.

    >>> from mineral_screen.normalize.spans import read
    >>> [span.symbols for span in taken_apart(read("Нефтегазмаш", False))]
    [('#OIL',), ('#GAS',), ('#MACHINERY',)]
    >>> taken_apart(read("Газпром", False)) is None
    True
    """
    found: list[Span] = []
    for span in spans:
        known = span.script == "Cyrillic" and span.role == "brand" and len(span.text) >= _SHORTEST
        parts = _parts(normal_key(span.text, "Cyrillic"), _MOST_PARTS) if known else ()
        if len(parts) == 2 and len(parts[-1][0]) < _SHORTEST_WORD:
            parts = ()
        found += [
            Span(text, term.role, readings(text, "Cyrillic"), term.symbols, "Cyrillic") for text, term in parts
        ] or [span]
    return tuple(found) if len(found) > len(spans) else None


@lru_cache(maxsize=20_000)
def _parts(word: str, most: int) -> tuple[tuple[str, Term], ...]:
    """The parts of `word`, two at least and `most` at most, the longest first parts tried first; empty for none."""
    if most < 2:
        return ()
    opening, closing = _table()
    for size in range(len(word) - 2, 2, -1):
        first = opening.get(word[:size])
        if first is None:
            continue
        rest = word[size:]
        last = closing.get(rest) or (lexicon("Cyrillic").find(rest) if len(rest) >= _SHORTEST_WORD else None)
        if last is not None and last.symbols and last.role in ("concept", "generic"):
            return ((word[:size], first), (rest, last))
        if more := _parts(rest, most - 1):
            return ((word[:size], first), *more)
    return ()


@cache
def _table() -> tuple[dict[str, Term], dict[str, Term]]:
    opening: dict[str, Term] = {}
    closing: dict[str, Term] = {}
    for symbol, first, last in data.rows("cyrillic_parts"):
        term = Term("concept", (f"#{symbol}",))
        opening.update(dict.fromkeys(first.split("|"), term))
        closing.update(dict.fromkeys(last.split("|"), term))
    return opening, closing
