"""Reading a name the way an analyst does: which part is the brand, the trade, the place, the legal form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from mineral_screen.normalize import persons
from mineral_screen.normalize.compounds import taken_apart
from mineral_screen.normalize.lexicon import gloss
from mineral_screen.normalize.span import Span as Span
from mineral_screen.normalize.spans import read, unmistakable
from mineral_screen.normalize.wholes import whole
from mineral_screen.text.clean import clean
from mineral_screen.text.digits import spelled
from mineral_screen.text.steps import Step


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as the matcher sees it.

    `spans` are the parts in reading order. `alternates` are further complete names found inside the text: what
    a d/b/a, an "also known as" or a bracket gives. `changes` say what cleaning did, `person` whether the words
    were read as parts of a personal name.
    """

    text: str
    spans: tuple[Span, ...]
    alternates: tuple[tuple[Span, ...], ...] = ()
    changes: tuple[Step, ...] = ()
    person: bool = False

    @property
    def all_spans(self) -> tuple[tuple[Span, ...], ...]:
        """The name itself, then its alternates."""
        return (self.spans, *self.alternates)

    @property
    def tells_a_firm(self) -> bool:
        """Whether the name holds a legal form that can be nothing else, beside other words: no person is called so.

        >>> analyze("Wang Trading Co., Ltd.").tells_a_firm, analyze("Ana de Sa").tells_a_firm
        (True, False)
        """
        forms = sum(unmistakable(span) for span in self.spans)
        return 0 < forms < len(self.spans)

    @property
    def steps(self) -> tuple[Step, ...]:
        """What was changed and recognised, in order."""
        return (*self.changes, *_recognised(self.spans))

    def __str__(self) -> str:
        width = max((len(step.rule) for step in self.steps), default=0)
        lines = [f"{step.rule:<{width}}  {step.before} → {step.after}" for step in self.steps]
        return "\n".join([self.text, *lines])


# Words that open a second name of the same entity. What stands before and after are both complete names.
_SECOND_NAME = re.compile(
    r"""[\s,;(（-]+(?=[dtoafnpc又曾原简别])(?:d[/.]?b[/.]?a\.?|doing\ business\ as|trading\ as|t/as?|operating\ as|
    [afn][/.]?k[/.]?a\.?|also\ known\ as|formerly\ known\ as|formerly|previously|c/o|care\ of|又名|曾用名|原名|简称|
    别名)[\s:,]+""",
    re.IGNORECASE | re.VERBOSE,
)
_OPENING = re.compile(r"^\s*(?:(?:m/s|messrs|attn|attention|c/o|care of)[\s:.]+|to\s*:)", re.IGNORECASE)
# The number of a ship beside its name is an identifier and no hull number.
_SHIP_NUMBER = re.compile(r"[\s,(]*\bIMO[\s:#.]*(?:no|number)?[\s:#.]*\d{7}\b[\s,)]*", re.IGNORECASE)
_BRACKETED = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_LEGAL_OR_FUNCTION = frozenset({"legal", "function"})
_BRAND = frozenset({"brand", "acronym"})
_LONGEST_ACRONYM = 8


@lru_cache(maxsize=2_000)
def analyze(text: str, person: bool = False) -> NameForm:
    """Read `text` as a name; total on any string, and empty spans for a text without letters or digits.

    With `person` the words are taken as parts of a personal name, so that no trade, place or legal form is seen
    in them, and stand in the order of speech: "Surname, Given" is read as "Given Surname". The method: clean, route
    by script, segment by longest-match cost, classify by tables.

    >>> [(span.role, span.key) for span in analyze("大连尤曼特贸易有限公司").spans]
    [('place', 'dalian'), ('brand', 'youmante'), ('concept', 'maoyi'), ('legal', 'youxiangongsi')]
    """
    cleaned, changes = clean(persons.spaced(text) if person else text)
    cleaned = _SHIP_NUMBER.sub(" ", cleaned) if "IMO" in text else cleaned
    opening = _OPENING.match(cleaned)
    first, *others = _second_names(cleaned[opening.end() :] if opening else cleaned)
    spans, alternates = _main_and_bracketed(first, person)
    for other in others:
        more, nested = _main_and_bracketed(other, person)
        alternates += [more, *nested]
    disguised = spelled(first)
    if disguised is not None:
        alternates.append(read(disguised, person))
    if not person and not first.isascii():
        alternates += filter(None, (whole(spans, first), taken_apart(spans), *_told_twice(spans)))
    if not spans and alternates:
        spans, *alternates = alternates
    alternates = [alternate for alternate in dict.fromkeys(alternates) if alternate and alternate != spans]
    return NameForm(text, spans, tuple(alternates), changes, person)


normalize_name = analyze


def _second_names(text: str) -> list[str]:
    """The names that stand in `text` one after the other; an opening article is none (The AKA Group).

    Semicolons part names of several words, and are a slip between a surname and a given name.
    """
    parts = text.split(";")
    if len(parts) > 1 and all(len(_words_of(part)) > 1 for part in parts):
        return [name for part in parts for name in _second_names(part)]
    names = _SECOND_NAME.split(text)
    return names if len(names) > 1 and _words_of(names[0]) - {"the"} else [text]


def _words_of(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w+", text)}


def _main_and_bracketed(text: str, person: bool) -> tuple[tuple[Span, ...], list[tuple[Span, ...]]]:
    """The spans of `text`, and as alternates the text without a bracket that holds a name of its own, and that name.

    A bracket with a place, a form or a trade in it, (Hong Kong), (集团), (Holdings), is part of the name only.
    """
    if person:
        text = persons.in_order_of_speech(text)
    whole = read(text, person)
    alternates: list[tuple[Span, ...]] = []
    for bracket in _BRACKETED.finditer(text):
        inside = read(bracket[1], person)
        outside = read(f"{text[: bracket.start()]} {text[bracket.end() :]}", person)
        if not outside:
            continue
        if _is_name(inside, outside):
            alternates += [outside, inside]
        if set() < _content(inside) <= _content(outside):
            whole = outside
    return whole, alternates


def _told_twice(spans: tuple[Span, ...]) -> tuple[tuple[Span, ...], ...]:
    """The two names where one with its form before it follows upon another: АО ИРЗ Акционерное общество Ижевский …"""
    forms = [at for at, span in enumerate(spans) if span.role == "legal" and span.script == "Cyrillic"]
    if len(forms) != 2 or forms[0] or forms[1] == len(spans) - 1 or not _content(spans[: forms[1]]):
        return ()
    return spans[: forms[1]], spans[forms[1] :]


def _content(spans: tuple[Span, ...]) -> set[str]:
    return {span.key for span in spans if span.role not in _LEGAL_OR_FUNCTION}


def _is_name(inside: tuple[Span, ...], outside: tuple[Span, ...]) -> bool:
    """Whether what a bracket holds is a second name of its own.

    It is one where it tells the name in another script, where it abbreviates the words outside (KOMID), and where it
    has two brands, or a brand and a legal form. One word more, (Lux), (Parallel Fund), only adds to the name.
    """
    brands = [span for span in inside if span.role in _BRAND]
    told = [span for span in inside if span.role not in _LEGAL_OR_FUNCTION]
    if told and {span.script for span in told}.isdisjoint(span.script for span in outside):
        return bool(brands) or len(told) > 1
    if len(brands) > 1 or (brands and any(span.role == "legal" and len(span.key) > 1 for span in inside)):
        return True
    return len(told) == 1 and _abbreviates(told[0].key, [span.key for span in outside if span.role != "function"])


def _abbreviates(short: str, words: list[str]) -> bool:
    """Whether `short` is put together from the beginnings of `words`, in order, with places and the like left out.

    >>> _abbreviates("komid", ["korea", "mining", "development", "trading", "corporation"])
    True
    >>> _abbreviates("lux", ["alpha", "fund"]), _abbreviates("mdul", ["vessel", "owning"])
    (False, False)
    """
    if not 1 < len(short) <= _LONGEST_ACRONYM or len(words) < 2:
        return False
    reached = {0: 0}  # letters told so far → most words they came from
    for word in words:
        for at, used in list(reached.items()):
            length = 0
            while at + length < len(short) and length < len(word) and short[at + length] == word[length]:
                length += 1
                reached[at + length] = max(reached.get(at + length, 0), used + 1)
    return 2 * reached.get(len(short), 0) >= len(words)


def _recognised(spans: tuple[Span, ...]) -> Iterator[Step]:
    """One step a span: what it was taken for."""
    for span in spans:
        meaning = " / ".join(map(gloss, span.symbols))
        reading = "" if span.script == "Latin" and span.text == span.key else span.key
        result = "; ".join(part for part in (reading, meaning) if part)
        yield Step(span.role, span.text, result or span.text)
