"""What a name is found by: the keys that candidate generation looks up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mineral_screen.normalize.names import NameForm, Span


@dataclass(frozen=True, slots=True)
class NameKeys:
    """The keys of one name.

    `tokens` are the ASCII words of the primary reading, in order, looked up with tolerance for slips;
    `variants` words of other readings; `symbols` meanings free of language (`#TECHNOLOGY`, `@CN-GD`); `joined`
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
        tuple(variant for span in content for variant in span.readings[1:]),
        tuple(symbol for span in content for symbol in span.symbols),
        tuple(joined),
    )


def _distinct(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in keys if key))
