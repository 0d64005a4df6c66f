"""What a name is found by: the keys that candidate generation looks up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from mineral_screen.normalize.given_names import korean_keys
from mineral_screen.normalize.kin import kindred
from mineral_screen.normalize.names import NameForm, Span, analyze
from mineral_screen.normalize.persons import korean as is_korean
from mineral_screen.normalize.persons import parts as person_parts
from mineral_screen.normalize.phrases import taken_apart
from mineral_screen.text.romanize import readings
from mineral_screen.text.scripts import UNSPACED

_UNSPACED = UNSPACED | {"Thai"}
_LONGEST_BRAND = 40
_JOINED_PARTS, _LONGEST_JOIN = 3, 8  # of parts in hangul that may be one word elsewhere
_READINGS = 6  # how many ways to read a whole name are looked up


class NameKeys(NamedTuple):
    """The keys of one name.

    `tokens` are the ASCII words of the primary reading, in order, looked up with tolerance for slips;
    `variants` words of other readings and pairs of neighbouring characters, for scripts that do not space
    their words; `symbols` meanings free of language (`#TECHNOLOGY`, `@CN-GD`); `joined`
    whole-name keys: the words without spaces, and the initials; `exact` the whole name without spaces, legal form
    and all. `others` has, for tokens of other scripts than Latin, the token and what else its part of the name may
    agree by: other readings of a brand, and meanings. `weights` say how much each token tells, `meanings` what it
    means ("" for nothing known), and `parts` of which tokens each name consists where the text holds several.
    """

    tokens: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    others: tuple[tuple[str, ...], ...] = ()
    exact: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
    meanings: tuple[str, ...] = ()
    kin: tuple[tuple[tuple[str, float], ...], ...] = ()
    parts: tuple[tuple[int, ...], ...] = ()


def _unweighed(_: Span) -> float:
    return 1.0


def name_keys(form: NameForm, weigh: Callable[[Span], float] = _unweighed) -> NameKeys:
    """The keys of `form`, its alternates included; all empty for a form without spans.

    `weigh` says how much a span tells. A personal name is found, and finds, by what it is read as among names of any
    sort too: who asks for Xi Li without saying that this is a person asks for a number and a word.

    >>> from mineral_screen.normalize.names import analyze
    >>> found = name_keys(analyze("尤曼特贸易有限公司"))
    >>> found.tokens, found.others[1]
    (('youmante', 'maoyi'), ('maoyi', 'mauyi', 'maoi', '#TRADING'))
    >>> name_keys(analyze("Xi Li", person=True)).exact
    ('xili', '11li')
    """
    keys = _keys(form, weigh)
    if not form.person:
        return keys
    other = analyze(form.text)
    words = [span.key for spans in other.all_spans for span in spans]
    if words == [span.key for spans in form.all_spans for span in spans]:
        return keys
    plain = _keys(other, _unweighed)
    variants = [word for word in (*keys.variants, *words, *plain.variants) if word not in keys.tokens]
    joined, exact = _distinct((*keys.joined, *plain.joined)), _distinct((*keys.exact, *plain.exact))
    return keys._replace(variants=_distinct(variants), joined=joined, exact=exact)


def _keys(form: NameForm, weigh: Callable[[Span], float]) -> NameKeys:
    said: dict[str, Span] = {}
    variants: list[str] = []
    symbols: list[str] = []
    joined: list[str] = []
    others: dict[str, tuple[str, ...]] = {}
    parts: list[tuple[int, ...]] = []
    names = form.all_spans
    names += tuple([other for spans in names if (other := taken_apart(spans)) != spans])
    for spans in names:
        content = [span for span in spans if span.role not in ("legal", "function")] or list(spans)
        words = [span.key for span in content]
        foreign = [span for span in content if span.script != "Latin" and span.key]
        joined += _joined(spans, content, words, bool(foreign))
        if len(content) == len(spans):
            joined += _korean(content, words)
        for word, span in zip(words, content, strict=True):
            if word:
                said.setdefault(word, span)
            symbols += span.symbols
            variants += span.readings[1:]
            if span.script in _UNSPACED:
                variants += _pairs(span)
        joins = _joins(content) if foreign else {}
        for span in foreign:
            if more := (*_others(span), *joins.get(span.key, ())):
                others[span.key] = (span.key, *more)
        if len(names) > 1:
            parts.append(tuple([place for place, word in enumerate(said) if word in words]))
    return NameKeys(
        tuple(said),
        _distinct(variants),
        _distinct(symbols),
        _distinct(joined),
        tuple(others.values()),
        _distinct(["".join([span.key for span in form.spans])]),
        tuple(map(weigh, said.values())),
        tuple([span.symbols[0] if span.symbols else "" for span in said.values()]),
        tuple([kindred(span.symbols) for span in said.values()]),
        tuple(parts),
    )


def _joined(spans: tuple[Span, ...], content: list[Span], words: list[str], foreign: bool) -> Iterator[str]:
    """The whole name as one word, with and without its form, in its other readings too; and its initials.

    The National Iranian Oil Company is NIOC, with the letter of its form.
    """
    yield "".join(words)
    if len(content) < len(spans):
        yield "".join([span.key for span in spans])
    letters = _initials(content)
    if len(letters) > 2:
        yield letters
    if len(content) < len(spans):
        more = _initials([span for span in spans if span.role != "function"])
        if len(more) > max(len(letters), 2):
            yield more
    for depth in range(1, _READINGS if foreign else 1):
        if any(len(span.readings) > depth for span in content):
            yield "".join([_reading(span, depth) for span in content])


def _korean(content: list[Span], words: list[str]) -> Iterator[str]:
    """The keys of what may be the name of a Korean, in Latin letters or in hangul."""
    yield from korean_keys(words)
    name = "".join([span.text for span in content]) if all(span.script == "Hangul" for span in content) else ""
    if is_korean(name):
        (_, surnames), (_, given) = person_parts(name, "Hangul", False)
        for other in given:
            yield from korean_keys((surnames[0], other))


def _initials(spans: list[Span]) -> str:
    return "".join([span.initials for span in spans])


def _reading(span: Span, depth: int) -> str:
    return span.readings[min(depth, len(span.readings) - 1)] if span.readings else span.text


def _others(span: Span) -> tuple[str, ...]:
    """By what a part in another script may agree beside its primary reading: by other readings, and by meaning."""
    return (*span.readings[1:], *span.symbols)


def _joins(content: list[Span]) -> dict[str, tuple[str, ...]]:
    """For the first of two or three neighbouring parts in hangul what all of them are read as, as one word.

    푸드나무 is Foodnamoo, though 푸드 is food.
    """
    found: dict[str, tuple[str, ...]] = {}
    for at, span in enumerate(content):
        if span.script != "Hangul":
            continue
        text = span.text
        for other in content[at + 1 : at + _JOINED_PARTS]:
            if other.script != "Hangul" or len(text) + len(other.text) > _LONGEST_JOIN:
                break
            text += other.text
            found[span.key] = (*found.get(span.key, ()), *readings(text, "Hangul"))
    return found


def _pairs(span: Span) -> Iterator[str]:
    """Neighbouring characters of a brand in an unspaced script, two and two: as they are, and in Han as they are read.

    A brand is one long word to the reading; its pairs find it with a character changed, and find `Qingyun` in 庆云.
    """
    if span.role != "brand" or len(span.text) > _LONGEST_BRAND:
        return
    yield from map("".join, pairwise(span.text))
    if span.script == "Han":
        syllables = (next(iter(readings(char, span.script)), "") for char in span.text)
        yield from (first + second for first, second in pairwise(syllables) if first and second)


def _distinct(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, keys)))
