"""A name form as compact text and back, so that an index need not read its names anew."""

from __future__ import annotations

from functools import lru_cache

from mineral_screen.normalize.lexicon import ROLES
from mineral_screen.normalize.names import NameForm, Span

_SPAN, _FIELD, _ITEM, _NAME = "\x1e", "\x1f", "\x1c", "\x1d"
_CODES = {role: chr(ord("a") + number) for number, role in enumerate(ROLES)}
_ROLES = {code: role for role, code in _CODES.items()}


def encode(form: NameForm) -> str:
    """The spans of `form` and of its alternates in short; the text and the steps are left out."""
    return _NAME.join([_SPAN.join(map(_encode, spans)) for spans in form.all_spans])


def decode(data: str, text: str = "", person: bool = False) -> NameForm:
    """The form that `encode` wrote, under the name `text`; `person` as it was read.

    >>> from mineral_screen.normalize.names import analyze
    >>> decode(encode(analyze("华为技术"))).spans == analyze("华为技术").spans
    True
    """
    first, *others = [tuple([_decode(span) for span in name.split(_SPAN) if span]) for name in data.split(_NAME)]
    return NameForm(text, first, tuple(others), person=person)


def _encode(span: Span) -> str:
    head = _CODES[span.role] + span.text
    if span.script == "Latin" and span.readings == (span.text,):
        return head + _FIELD + _ITEM.join(span.symbols) if span.symbols else head
    return _FIELD.join((head, _ITEM.join(span.symbols), span.script, _ITEM.join(span.readings)))


@lru_cache(maxsize=5_000)
def _decode(data: str) -> Span:
    head, *rest = data.split(_FIELD)
    text = head[1:]
    symbols = tuple(rest[0].split(_ITEM)) if rest and rest[0] else ()
    script, readings = (rest[1], rest[2]) if len(rest) == 3 else ("Latin", text)
    return Span(text, _ROLES[head[0]], tuple(readings.split(_ITEM)) if readings else (), symbols, script)
