"""Words in Latin letters: how they are cut, and what the tables know of them."""

from __future__ import annotations

import re
from functools import lru_cache

from mineral_screen.normalize import numbers, persons
from mineral_screen.normalize.lexicon import Term, lexicon, romanised_term
from mineral_screen.normalize.span import Span
from mineral_screen.text.romanize import readings

# SpetsTechnoTrade: words joined with capitals, where each is long enough to be one; ALPHAInc., Alphacorporation
_CAMEL = re.compile(
    r"(?<=[a-z]{3})(?=[A-Z][a-z]{3})|(?<=[A-Z]{3})(?=(?:Inc|Ltd|Corp|Co)$)"
    r"|(?<=\w{4})(?=(?i:corporation|incorporated|company)$)"
)
MIXED = re.compile(r"\d{2,}|[^\W\d_]{2,}|\w+")
"""The letters and the figures of a word that has both."""
# Salah al-Din; the DIN of German norms has no article
_ARTICLE, _FAITH = re.compile("[aeu][ld]"), re.compile("d(?:i|ee|ie)ne?")
_OF_THE_FAITH = re.compile(f"{_ARTICLE.pattern}{_FAITH.pattern}")


@lru_cache(maxsize=100_000)
def cut(word: str) -> tuple[str, ...]:
    """The words that an ASCII word is, in lower case; a brand that is known stays whole.

    >>> cut("SpetsTechnoTrade"), cut("254ventures"), cut("AstraZeneca")
    (('spets', 'techno', 'trade'), ('254', 'ventures'), ('astrazeneca',))
    """
    if word.isalpha():
        parts = _CAMEL.sub(" ", word).lower().split()
        whole = lexicon("Latin").terms.get(word.lower()) if len(parts) > 1 else None
        return (word.lower(),) if whole is not None and whole.role == "brand" else tuple(parts)
    if word.isdecimal() or numbers.arabic_number(word.lower()) is not None:
        return (word.lower(),)
    return tuple(MIXED.findall(word.lower()))


def classify(words: list[str], person: bool, most: int | None = None) -> list[Span]:
    """The spans of words in lower case: the longest phrase of at `most` so many the lexicon knows, else a number or a
    brand.

    >>> [(span.text, span.role) for span in classify(["norvanta", "rare", "earth", "ltd"], False)]
    [('norvanta', 'brand'), ('rare earth', 'concept'), ('ltd', 'legal')]
    """
    if person:
        return [word(one, True) for one in words]
    known = lexicon("Latin")
    keys = [word if word.isascii() else latin_key(word) for word in words]
    spans, at = [], 0
    while at < len(words):
        for size in known.sizes.get(keys[at], ()):
            fits = at + size <= len(words) and (most is None or size <= most)
            term = known.terms.get(" ".join(keys[at : at + size])) if fits else None
            if term is not None:
                spans.append(_phrase(" ".join(words[at : at + size]), term))
                break
        else:
            size = _of_the_faith(keys, at)
            spans.append(_faithful(words[at : at + size], keys[at]) if size > 1 else word(words[at]))
        at += size
    return spans


def _of_the_faith(keys: list[str], at: int) -> int:
    """How many words from `at` on are a name as Nooruddin in two or three: Nour Eldin, Noor al-Din; 1 for none."""
    article, faith = [*keys[at + 1 : at + 3], "", ""][:2]
    if _OF_THE_FAITH.fullmatch(article):
        return 2
    return 3 if _ARTICLE.fullmatch(article) and _FAITH.fullmatch(faith) else 1


def _faithful(words: list[str], key: str) -> Span:
    return Span(" ".join(words), "brand", (f"{key}uddin", f"{key}eddin", f"{key}aldin"))


@lru_cache(maxsize=50_000)
def _phrase(surface: str, term: Term) -> Span:
    return Span(surface, term.role, ("".join(map(latin_key, surface.split(" "))),), term.symbols)


@lru_cache(maxsize=200_000)
def word(text: str, person: bool = False) -> Span:
    """The span of one word in lower case.

    >>> word("technologies").symbols
    ('#TECHNOLOGY',)
    """
    key = latin_key(text)
    number = numbers.arabic_number(text)
    if number is not None and not (person and text.isalpha()):
        return Span(text, "number", (number,))
    read = (text,) if text.isascii() else readings(text, "Latin")
    if person:
        symbols = persons.title(key, "Latin")
        return Span(text, "function" if symbols else "brand", read, symbols)
    term = lexicon("Latin").terms.get(key) or romanised_term(key)
    if term is None:
        return Span(text, "brand", read)
    if term.role == "number":
        return Span(text, "number", term.symbols)
    return Span(text, term.role, read, term.symbols)


@lru_cache(maxsize=100_000)
def latin_key(word: str) -> str:
    """A word as the tables have it: without accents."""
    return word if word.isascii() else next(iter(readings(word, "Latin")), word)
