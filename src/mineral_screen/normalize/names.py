"""Reading a name the way an analyst does: which part is the brand, the trade, the place, the legal form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from mineral_screen.normalize import numbers
from mineral_screen.normalize.lexicon import Lexicon, Role, Term, glosses, lexicon, normal_key, romanised_term
from mineral_screen.text.clean import clean
from mineral_screen.text.digits import spelled
from mineral_screen.text.romanize import readings
from mineral_screen.text.scripts import runs
from mineral_screen.text.segment import segment
from mineral_screen.text.steps import Step


@dataclass(frozen=True, slots=True)
class Span:
    """One part of a name.

    `text` is the part in lower case in its own script, `readings` its romanisations as joined ASCII words (the
    first is the primary one; empty when the script has none), `symbols` what it means, free of language.
    """

    text: str
    role: Role
    readings: tuple[str, ...]
    symbols: tuple[str, ...] = ()
    script: str = "Latin"

    @property
    def key(self) -> str:
        """The primary reading, or the text itself where there is none."""
        return self.readings[0] if self.readings else self.text


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as the matcher sees it.

    `spans` are the parts in reading order. `alternates` are further complete names found inside the text: what
    a d/b/a, an "also known as" or a bracket gives. `steps` say what was changed and recognised, in order.
    """

    text: str
    spans: tuple[Span, ...]
    alternates: tuple[tuple[Span, ...], ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def all_spans(self) -> tuple[tuple[Span, ...], ...]:
        """The name itself, then its alternates."""
        return (self.spans, *self.alternates)

    def __str__(self) -> str:
        width = max((len(step.rule) for step in self.steps), default=0)
        lines = [f"{step.rule:<{width}}  {step.before} → {step.after}" for step in self.steps]
        return "\n".join([self.text, *lines])


# Words that open a second name of the same entity. What stands before and after are both complete names.
_SECOND_NAME = re.compile(
    r"""[\s,;(（-]+(?:d[/.]?b[/.]?a\.?|doing\ business\ as|trading\ as|t/as?|operating\ as|[afn][/.]?k[/.]?a\.?|
    also\ known\ as|formerly\ known\ as|formerly|previously|c/o|care\ of|又名|曾用名|原名|简称|别名)[\s:,]+""",
    re.IGNORECASE | re.VERBOSE,
)
_OPENING = re.compile(r"^\s*(?:(?:m/s|messrs|attn|attention|c/o|care of)[\s:.]+|to\s*:)", re.IGNORECASE)
_BRACKETED = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ‘`´](?=\w)")
_JOINING_AND = re.compile(r"(?<=\b[A-Z])&(?=[A-Z]\b)")
# A word: letters and digits of any script with the vowel signs that some scripts write as marks.
_WORD = re.compile(
    r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e])*"
)
# SpetsTechnoTrade: words joined with capitals, where each is long enough to be one
_CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{3})")
_MIXED = re.compile(r"\d{2,}|[^\W\d_]{2,}|\w+")
_GLUED = {"Han": "Han", "Kana": "Han", "Hangul": "Hangul"}
_JAPANESE = re.compile(r"[\u3041-\u30ff]|株式会社|有限会社|合同会社|㈱|㈲")

# Legal forms this short are as often initials or ordinary words (AS, AG, SE, IP), so they count only next to
# the end or the beginning of a name.
_SAFE_LEGAL_LENGTH = 4
_SAFE_LEGAL = frozenset({"ltd", "llc", "inc", "plc", "pte", "pty", "pvt", "llp", "ooo", "oao", "zao", "pao", "fze"})
# Short forms that stand before the name by custom: Russian ones as they are romanised, Baltic, Nordic, French,
# Indonesian and Romanian ones. Any other there is the beginning of a brand: KD International, MS Kapital, H.F. Holdings.
_LEADING_LEGAL = _SAFE_LEGAL | frozenset(
    "jsc ao nao too tov pat vat zat chp fop ip odo ud up rup gup mup dp pp uab sia mb ab as oy sas sci snc ste gie pt cv sc".split()
)

# Families whose words are common words too: a company, a trust or a foundation inside a name.
_FORMS = frozenset(
    {"$COMPANY", "$CORP", "$FOUNDATION", "$ASSOCIATION", "$TRUST", "$FUND", "$BRANCH", "$COOPERATIVE", "$STATE_ENTERPRISE",
     "$PUBLIC_BODY", "$NONPROFIT", "$PROFESSIONAL", "$SOLE", "$MUTUAL", "$INTEREST_GROUPING"}
)  # fmt: skip
_ARTICLES = frozenset({"#THE", "#AND", "#NUMBER"})


@lru_cache(maxsize=20_000)
def analyze(text: str, person: bool = False) -> NameForm:
    """Read `text` as a name; total on any string, and empty spans for a text without letters or digits.

    With `person` the words are taken as parts of a personal name, so that no trade, place or legal form is seen
    in them. The method: clean, route by script, segment by longest-match cost, classify by tables.

    >>> [(span.text, span.role, span.key) for span in analyze("大连尤曼特贸易有限公司").spans]
    [('大连', 'place', 'dalian'), ('尤曼特', 'brand', 'youmante'), ('贸易', 'concept', 'maoyi'), ('有限公司', 'legal', 'youxiangongsi')]
    """
    cleaned, steps = clean(text)
    first, *others = _second_names(_OPENING.sub("", cleaned))
    spans, alternates = _main_and_bracketed(first, person)
    for other in others:
        more, nested = _main_and_bracketed(other, person)
        alternates += [more, *nested]
    disguised = spelled(first)
    if disguised is not None:
        alternates.append(_spans(disguised, person))
    if not spans and alternates:
        spans, *alternates = alternates
    alternates = [alternate for alternate in dict.fromkeys(alternates) if alternate and alternate != spans]
    return NameForm(text, spans, tuple(alternates), steps + tuple(_recognised(spans)))


normalize_name = analyze


def _second_names(text: str) -> list[str]:
    """The names that stand in `text` one after the other; an opening article is none (The AKA Group)."""
    first, *others = _SECOND_NAME.split(text)
    return [first, *others] if _words_of(first) - {"the"} else [text]


def _words_of(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _main_and_bracketed(text: str, person: bool) -> tuple[tuple[Span, ...], list[tuple[Span, ...]]]:
    """The spans of `text`, and as alternates, where a bracket holds a name of its own, the text without it and that name.

    A bracket with a place, a form or a trade in it, (Hong Kong), (集团), (Holdings), is part of the name only.
    """
    whole = _spans(text, person)
    alternates: list[tuple[Span, ...]] = []
    for bracket in _BRACKETED.finditer(text):
        inside = _spans(bracket[1], person)
        if any(span.role in ("brand", "acronym") and len(span.key) > 2 for span in inside):
            outside = _spans(f"{text[: bracket.start()]} {text[bracket.end() :]}", person)
            alternates += [spans for spans in (outside, inside) if spans]
    return whole, alternates


def _spans(text: str, person: bool) -> tuple[Span, ...]:
    """The classified spans of a text without brackets."""
    text = _APOSTROPHE.sub("", _JOINING_AND.sub("", text)).replace("&", " and ").replace("№", " ")
    japanese = _JAPANESE.search(text) is not None
    spans: list[Span] = []
    for script, words in _stretches(text):
        if script in ("Han", "Hangul"):
            for word in words:
                spans += _glued_spans(word, script, person, japanese)
        else:
            spans += _word_spans(words, script, person)
    return tuple(_settle(spans))


def _stretches(text: str) -> Iterator[tuple[str, list[str]]]:
    """Successive words of one script, each list with the script that reads it."""
    script, words = "", []
    for word in _words(text):
        own = next((_GLUED.get(s, s) for s, _ in runs(word) if s != "Common"), script or "Latin")
        if own != script and words:
            yield script, words
            words = []
        script = own
        words.append(word)
    if words:
        yield script, words


def _words(text: str) -> Iterator[str]:
    """Words in lower case, cut where the script changes and where letters meet a longer number."""
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii() and word.isalpha():
            yield from _CAMEL.sub(" ", word).lower().split()
            continue
        for script, run in _joined_runs(word):
            if script != "Han" and not run.isalpha() and arabic_like(run) is None:
                yield from _MIXED.findall(run.casefold())
            else:
                yield run.casefold()


def arabic_like(word: str) -> str | None:
    """The number a word of any spaced script stands for, or None."""
    return numbers.arabic_number(word.casefold())


def _joined_runs(word: str) -> list[tuple[str, str]]:
    """The script runs of a word, with Han and kana as one run and digits left to their neighbours."""
    joined: list[tuple[str, str]] = []
    for script, run in runs(word):
        group = _GLUED.get(script, script)
        if joined and joined[-1][0] == group:
            joined[-1] = (group, joined[-1][1] + run)
        else:
            joined.append((group, run))
    return joined


def _word_spans(words: list[str], script: str, person: bool) -> list[Span]:
    """Classify spaced words: the longest phrase the lexicon knows, else a number, a stem, or a brand."""
    terms = lexicon(script)
    keys = [_lookup_key(word, script) for word in words]
    spans, at = [], 0
    while at < len(words):
        size, term = (1, None) if person else _phrase(keys, at, terms)
        surface = " ".join(words[at : at + size])
        if term is None:
            spans.append(_single(surface, keys[at], script, terms, person))
        else:
            spans.append(
                Span(surface, term.role, _joined_readings(words[at : at + size], script), term.symbols, script)
            )
        at += size
    return spans


def _lookup_key(word: str, script: str) -> str:
    if script == "Latin" and not word.isascii():
        return next(iter(readings(word, "Latin")), word).replace(" ", "")
    return word if word.isascii() else normal_key(word, script)


def _phrase(keys: list[str], at: int, terms: Lexicon) -> tuple[int, Term | None]:
    """How many words from `at` on are the longest known phrase, and its term."""
    for size in range(min(terms.longest, len(keys) - at), 0, -1):
        if size == 1 and arabic_like(keys[at]) is not None:
            break
        term = terms.terms.get(" ".join(keys[at : at + size]))
        if term is not None:
            return size, term
    return 1, None


def _single(word: str, key: str, script: str, terms: Lexicon, person: bool) -> Span:
    number = arabic_like(word)
    if number is not None and not (person and word.isalpha()):
        return Span(word, "number", (number,), (), script)
    term = None
    if not person:
        term = romanised_term(key) if script == "Latin" else terms.stem(key) if terms.stems else None
    role: Role = term.role if term else "brand"
    return Span(word, role, readings(word, script), term.symbols if term else (), script)


def _joined_readings(words: list[str], script: str) -> tuple[str, ...]:
    if script == "Latin" and len(words) == 1 and words[0].isascii():
        return (words[0],)
    each = [readings(word, script) or ("",) for word in words]
    return ("".join(options[0] for options in each).replace(" ", ""),)


def _glued_spans(word: str, script: str, person: bool, japanese: bool) -> list[Span]:
    """Cut and classify a word of a script that glues its words."""
    spans: list[Span] = []
    last = 0
    for start, end, number in numbers.chinese_numbers(word) if script == "Han" and not person else ():
        spans += _pieces(word[last:start], script, person, japanese)
        spans.append(Span(word[start:end], "number", (number,), (), script))
        last = end
    return spans + _pieces(word[last:], script, person, japanese)


def _pieces(text: str, script: str, person: bool, japanese: bool) -> list[Span]:
    known = lexicon(script)
    key = normal_key(text, script)
    if len(key) != len(text):
        text = key
    terms = {} if person else known.terms
    lang = "ja" if japanese else None
    spans = []
    for start, end, is_term in segment(key, terms, known.longest):
        surface = text[start:end]
        term = terms[key[start:end]] if is_term else None
        role: Role = term.role if term else "number" if surface.isdecimal() else "brand"
        read = tuple(reading.replace(" ", "") for reading in readings(surface, None, lang) if reading)
        spans.append(Span(surface, role, read, term.symbols if term else (), script))
    return spans


def _settle(spans: list[Span]) -> Iterator[Span]:
    """Take legal forms and function words for what they are only where they can be.

    Between words of content, a word such as company says little (National Oil Company Trading), a short abbreviation
    is a brand (Norvanta AS Roma), and a form that can be nothing else stays one (Norvanta GmbH Group). A function word
    that opens a name is its brand (DES International), unless it is an article.
    """
    edge = {"legal", "function"}
    last = max((i for i, span in enumerate(spans) if span.role not in edge), default=-1)
    first = next((i for i, span in enumerate(spans) if span.role not in edge), 0)
    for i, span in enumerate(spans):
        if span.role == "legal":
            yield _settled_legal(span, first < i < last, i < first)
        elif span.role == "function" and i == 0 < len(spans) - 1 and not _ARTICLES.intersection(span.symbols):
            yield replace(span, role="brand", symbols=())
        else:
            yield span


def _settled_legal(span: Span, inside: bool, leading: bool) -> Span:
    """A legal form by where it stands: `inside` the name, `leading` it, or behind it."""
    short = span.script == "Latin" and len(span.key) < _SAFE_LEGAL_LENGTH and span.key not in _SAFE_LEGAL
    if short and (inside or (leading and span.key not in _LEADING_LEGAL)):
        return replace(span, role="brand", symbols=())
    return replace(span, role="generic") if inside and not _FORMS.isdisjoint(span.symbols) else span


def _recognised(spans: tuple[Span, ...]) -> Iterator[Step]:
    """One step a span: what it was taken for."""
    words = glosses()
    for span in spans:
        meaning = " / ".join(words.get(symbol, symbol) for symbol in span.symbols)
        reading = "" if span.script == "Latin" and span.text == span.key else span.key
        result = "; ".join(part for part in (reading, meaning) if part)
        yield Step(span.role, span.text, result or span.text)
