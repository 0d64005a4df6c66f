"""Foreign words in hangul and katakana as one word, where the tables know parts of them: 푸드나무 is Foodnamoo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from mineral_screen.normalize.span import Span
from mineral_screen.text.romanize import readings

# Longer than this a general word (홀딩스, コーポレーション) or a legal form stands on its own.
_LONGEST_GENERAL = 2
_LONGEST = 14
_FOREIGN = re.compile("[가-힣]+|[ァ-ヺー]+")
_BESIDE = frozenset({"legal", "generic", "function"})


def whole(spans: tuple[Span, ...], text: str) -> tuple[Span, ...] | None:
    """`spans` of `text` with every run of parts that may be one foreign word as one brand; None where there is none.

    >>> from mineral_screen.normalize.spans import read
    >>> [span.text for span in whole(read("푸드나무홀딩스", False), "푸드나무홀딩스")]
    ['푸드나무', '홀딩스']
    >>> whole(read("삼성전자", False), "삼성전자") is None
    True
    """
    if not _FOREIGN.search(text):
        return None
    found = [_joined(run) if len(run) > 1 else run[0] for run in _runs(spans, text.casefold())]
    return tuple(found) if len(found) < len(spans) else None


def _runs(spans: tuple[Span, ...], text: str) -> Iterator[list[Span]]:
    """The spans, with those that are one foreign word together."""
    run: list[Span] = []
    for span in spans:
        if run and not (_is_part(span) and _is_part(run[-1]) and _written(run, span) in text):
            yield from _accepted(run)
            run = []
        run.append(span)
    yield from _accepted(run)


def _written(run: list[Span], span: Span) -> str:
    return "".join([part.text for part in run]) + span.text


def _accepted(run: list[Span]) -> Iterator[list[Span]]:
    """The run as one where a part of it is foreign for sure and it is not too long for a word, else part by part."""
    if len(run) > 1 and any(map(_is_loan, run)) and sum(len(span.text) for span in run) <= _LONGEST:
        yield run
    else:
        yield from ([span] for span in run)


def _is_part(span: Span) -> bool:
    """Whether a span may be a part of a foreign word: a brand, or an English word that sounds so."""
    if not _FOREIGN.fullmatch(span.text) or (span.role in _BESIDE and len(span.text) > _LONGEST_GENERAL):
        return False
    return span.role == "brand" or _is_loan(span)


def _is_loan(span: Span) -> bool:
    """Whether a span is read as an English word, or as letters, before it is read as it stands."""
    return span.script == "Han" or span.key != next(iter(readings(span.text, span.script)), "")


def _joined(run: list[Span]) -> Span:
    text = "".join([span.text for span in run])
    read = ("".join([span.key for span in run]), *readings(text, run[0].script))
    return replace(run[0], text=text, role="brand", readings=tuple(dict.fromkeys(read)), symbols=())
