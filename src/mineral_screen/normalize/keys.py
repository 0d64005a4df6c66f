"""What a name is found by: the keys that candidate generation looks up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from mineral_screen.normalize.names import NameForm, Span
from mineral_screen.text.romanize import readings

_UNSPACED = frozenset({"Han", "Kana", "Hangul", "Thai"})
_LONGEST_BRAND = 40


@dataclass(frozen=True, slots=True)
class NameKeys:
    """The keys of one name.

    `tokens` are the ASCII words of the primary reading, in order, looked up with tolerance for slips;
    `variants` words of other readings and pairs of neighbouring characters, for scripts that do not space
    their words; `symbols` meanings free of language (`#TECHNOLOGY`, `@CN-GD`); `joined`
    whole-name keys: the words without spaces, and the initials.
    """

    tokens: tuple[str, ...]
    variants: tuple[str, ...]
    symbols: tuple[str, ...]
    joined: tuple[str, ...]


def name_keys(form: NameForm) -> NameKeys:
    """The keys of `form`, its alternates included; all empty for a form without spans.

    >>> from mineral_screen.normalize.names import analyze
    >>> name_keys(analyze("尤曼特贸易有限公司")).tokens
    ('youmante', 'maoyi')
    """
    parts = [_keys(spans) for spans in form.all_spans]
    return NameKeys(
        _distinct(token for part in parts for token in part.tokens),
        _distinct(variant for part in parts for variant in part.variants),
        _distinct(symbol for part in parts for symbol in part.symbols),
        _distinct(key for part in parts for key in part.joined),
    )


def _keys(spans: tuple[Span, ...]) -> NameKeys:
    content = [span for span in spans if span.role not in ("legal", "function")] or list(spans)
    words = [span.key for span in content]
    whole = "".join(span.key for span in spans)
    initials = "".join(word[:1] for word in words)
    joined = ["".join(words), whole] + ([initials] if len(initials) > 2 else [])
    return NameKeys(
        tuple(word for word in words if word),
        tuple(variant for span in content for variant in (*span.readings[1:], *_pairs(span))),
        tuple(symbol for span in content for symbol in span.symbols),
        tuple(joined),
    )


def _pairs(span: Span) -> Iterator[str]:
    """Neighbouring characters of a brand without spaces, two and two: as they are, and in Han as they are read.

    A brand is one long word to the reading; its pairs find it with a character changed, and find `Qingyun` in 庆云.
    """
    if span.role != "brand" or span.script not in _UNSPACED or len(span.text) > _LONGEST_BRAND:
        return
    yield from map("".join, pairwise(span.text))
    if span.script == "Han":
        syllables = (next(iter(readings(char, span.script)), "") for char in span.text)
        yield from (first + second for first, second in pairwise(syllables) if first and second)


def _distinct(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in keys if key))
