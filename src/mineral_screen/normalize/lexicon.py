"""The words company names are made of, looked up by script: terms, places and legal forms as one lexicon."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias, get_args

from mineral_screen import data
from mineral_screen.normalize.inflection import ARTICLE, bases, is_inflection
from mineral_screen.text import arabic
from mineral_screen.text.han import to_simplified
from mineral_screen.text.rarity import MAX_RARITY, rarity, rarity_of_commonest
from mineral_screen.text.unlatin import to_cyrillic

Role: TypeAlias = Literal["brand", "place", "concept", "generic", "legal", "number", "acronym", "function"]
ROLES: tuple[Role, ...] = get_args(Role)

# Which table languages are looked up for a run of which script. Chinese and Japanese share their characters,
# so they share a lexicon; runs with kana are looked up in it with the loanwords of kana added.
_LANGUAGES = {
    "Cyrillic": {"ru", "uk", "be", "bg", "sr", "kk", "mk", "ky", "mn", "tg", "uz"},
    "Arabic": {"ar", "fa", "ur", "ps"},
    "Han": {"zh", "ja"},
    "Hangul": {"ko"},
    "Greek": {"el"},
    "Hebrew": {"he"},
    "Thai": {"th"},
}
_FOLDED = frozenset({"Arabic", "Greek", "Han"})
# What is not looked up in the Latin lexicon: those languages, and names that count only where a country is expected.
_NATIVE = frozenset({"name"}).union(*_LANGUAGES.values())
# When a word stands in several tables, the role it is shown under; the symbols of all are kept.
_PRECEDENCE: tuple[Role, ...] = ("legal", "place", "number", "concept", "generic", "function", "brand")
_ROLES: dict[str, Role] = {
    "concept": "concept", "commodity": "concept", "generic": "generic", "function": "function", "brand": "brand",
}  # fmt: skip
# Scripts that write English words as they sound, with the tables of those words, and of how many characters one must
# be: 아미 is army by the rules, but begins more brands. What is shorter is listed by hand. The first table wins.
_LOANS = {"Kana": {"katakana_loans": 2, "katakana_words": 3}, "Hangul": {"hangul_loans": 2, "hangul_english": 3}}
_SPACE = re.compile(r"[\s\-–—/]+")
_LEAST_ROMANISED, _LEAST_STEM, _RARE = 5, 4, 8.5
_LONGEST_ABBREVIATION = 4
_SHORT_BRAND = 2


class Term(NamedTuple):
    """What the tables know of a word: its role and its symbols.

    A symbol is language-neutral: `#TECHNOLOGY` for a concept, `@CN-GD` for a place, `$LTD` for a legal form; of a
    number it is the number. `word` is the English word that a loanword is, if it is one.
    """

    role: Role
    symbols: tuple[str, ...]
    word: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms of one script. `longest` counts words where words are spaced, characters where they are not.

    `sizes` tells, for each first word of a phrase, how many words such phrases have, longest first. `titles` are
    what stands beside a personal name, `brands` the brands of two characters where words are not spaced.
    """

    terms: dict[str, Term]
    stems: dict[str, Term]
    longest: int
    sizes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    titles: dict[str, Term] = field(default_factory=dict)
    brands: frozenset[str] = frozenset()

    def find(self, word: str) -> Term | None:
        """The term that `word` is, or whose inflected form it is.

        >>> lexicon("Cyrillic").find("технологический").symbols
        ('#TECHNOLOGY',)
        """
        found = self.terms.get(word)
        if found is not None or word.isascii():
            return found
        return self.stem(word) or next((self.terms[base] for base in bases(word) if base in self.terms), None)

    def stem(self, word: str) -> Term | None:
        """The term whose stem begins `word`, when the rest looks like an inflection; the longest stem wins."""
        if self.stems:
            for length in range(len(word), 2, -1):
                term = self.stems.get(word[:length])
                if term is not None and is_inflection(word, length):
                    return term
        return None


@lru_cache(maxsize=200_000)
def romanised_term(word: str) -> Term | None:
    """The Russian term that a lower-case Latin `word` is a romanisation of: zavod, tekhnologii, predpriyatie.

    Only for words of six letters and more that are rare in registers: shorter ones, and those firms elsewhere use
    (nova, standart), are as often brands.

    >>> romanised_term("mashinostroitelny").symbols, romanised_term("nova")
    (('#MACHINERY',), None)
    """
    if len(word) < _LEAST_ROMANISED or rarity(word) < _RARE:
        return None
    known = _hardened()
    spelled = to_cyrillic(word)
    return (known.terms.get(spelled) or known.stem(spelled)) if spelled else None


@cache
def _hardened() -> Lexicon:
    """The Cyrillic lexicon without soft signs, which romanised names leave out."""
    known = lexicon("Cyrillic")
    terms = {key.replace("ь", ""): term for key, term in known.terms.items() if " " not in key and term.role != "legal"}
    stems = {key.replace("ь", ""): term for key, term in known.stems.items() if len(key) >= _LEAST_STEM}
    return Lexicon(terms, stems, 1)


@cache
def lexicon(script: str) -> Lexicon:
    """The lexicon for runs of `script`; every script without tables of its own gets the Latin one.

    Runs of Han have none of the loanwords that "Kana" adds for runs with kana, and are spared loading them.
    """
    if script == "Kana":
        han = lexicon("Han")
        return _unspaced(_with_loanwords(han.terms, script), han.stems)
    tables = _tables(script)
    if script == "Han":
        return _unspaced(tables["exact"], tables["stem"])
    if script == "Hangul":
        return _unspaced(_with_loanwords(tables["exact"], script), tables["stem"])
    sizes = _sizes(tables["exact"])
    longest = max((size[0] for size in sizes.values()), default=1)
    return Lexicon(tables["exact"], tables["stem"], longest, sizes, tables["title"])


def _unspaced(terms: dict[str, Term], stems: dict[str, Term]) -> Lexicon:
    short = [key for key, term in terms.items() if len(key) == _SHORT_BRAND and term.role == "brand" and term.symbols]
    return Lexicon(terms, stems, max(map(len, terms), default=1), brands=frozenset(short))


def _tables(script: str) -> dict[str, dict[str, Term]]:
    """By how they match, the terms of the languages of a script."""
    meanings = list(_meanings(_is_of(script)))
    texts = [text for _, _, text in meanings]
    if script in _FOLDED:  # the tables hold the other scripts as they are looked up
        texts = normal_key("\0".join(texts), script).split("\0")
    tables: dict[str, dict[str, Term]] = {"exact": {}, "stem": {}, "title": {}}
    for (term, match, _), text in zip(meanings, texts, strict=True):
        target = tables[match]
        for key in text.split("|"):
            known = target.setdefault(key, term)
            if known is not term:
                target[key] = _both(known, term)
    return tables


def _is_of(script: str) -> Callable[[str], bool]:
    """Whether a language is written in a script."""
    languages = _LANGUAGES.get(script)
    return languages.__contains__ if languages else lambda lang: lang not in _NATIVE


def _sizes(terms: Iterable[str]) -> dict[str, tuple[int, ...]]:
    sizes: dict[str, set[int]] = {}
    for key in terms:
        if " " in key:
            sizes.setdefault(key[: key.index(" ")], set()).add(key.count(" ") + 1)
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}


def _with_loanwords(terms: dict[str, Term], script: str) -> dict[str, Term]:
    """The terms, and the English words that `script` writes as they sound, each with what English knows of it."""
    found = dict(terms)
    for table, shortest in _LOANS[script].items():
        for word, forms in data.rows(table):
            term = english().get(word)
            if term is not None and term.role == "legal" and len(word) <= _LONGEST_ABBREVIATION:
                term = None  # 코스 is as much course as Cos.
            loan = Term(term.role, term.symbols, word) if term else Term("brand", (), word)
            for form in forms.split("|"):
                known = found.get(form)
                if known is not None and (known.symbols or term is None):
                    found[form] = known._replace(word=known.word or word)
                elif len(form) >= shortest:
                    found[form] = loan
    return found


@cache
def english() -> dict[str, Term]:
    """The single English words of the tables."""
    found: dict[str, Term] = {}
    for term, match, terms in _meanings(lambda lang: lang == "en"):
        for word in terms.split("|") if match == "exact" else ():
            if " " not in word:
                found[word] = _both(found[word], term) if word in found else term
    return found


def _meanings(wanted: Callable[[str], bool]) -> Iterator[tuple[Term, str, str]]:
    """The rows of the five tables in the languages wanted: what they mean, `exact` or `stem`, and the terms."""
    for symbol, role, _, match, terms in data.rows_in("terms", wanted):
        yield Term(_ROLES[role], (f"#{symbol}",)), match, terms
    for brand, _, terms in data.rows_in("brands", wanted):
        yield Term("brand", (f"#{brand}",)), "exact", terms
    for number, lang, match, terms in data.rows("numerals"):
        if wanted(lang):
            yield Term("number", (number,)), match, terms
    for place, _, _, _, terms in data.rows_in("places", wanted):
        term = Term("place", (f"@{place}",))
        if "*" not in terms:
            yield term, "exact", terms
            continue
        parts = terms.split("|")
        yield term, "stem", "|".join([part[:-1] for part in parts if part[-1] == "*"])
        if exact := [part for part in parts if part[-1] != "*"]:
            yield term, "exact", "|".join(exact)
    for family, lang, _, _, terms in data.rows("legal_forms"):
        if wanted(lang):
            yield Term("legal", (f"${family}",)), "exact", terms


def _both(one: Term, other: Term) -> Term:
    role = min(one.role, other.role, key=_PRECEDENCE.index)
    return Term(role, tuple(dict.fromkeys((*one.symbols, *other.symbols))))


def normal_key(term: str, script: str) -> str:
    """`term` as it is looked up: lower case, one space between words, one form for each letter, no Arabic article.

    >>> normal_key("Объединённый", "Cyrillic")
    'объединенный'
    """
    key = _SPACE.sub(" ", term.casefold()).strip()
    if script == "Han":
        return to_simplified(key)
    if script == "Arabic":
        return ARTICLE.sub("", arabic.normalize(key))
    return key.replace("ё", "е") if script == "Cyrillic" else key


@lru_cache(maxsize=20_000)
def gloss(symbol: str) -> str:
    """The English words an explanation uses for a symbol; what is none, a number, as it is.

    >>> gloss("#NATURAL_GAS"), gloss("@RU-MOW"), gloss("3")
    ('natural gas', 'Moscow', '3')
    """
    sign, name = symbol[:1], symbol[1:]
    if sign == "#":
        return name.replace("_", " ").lower()
    if sign == "$":
        return next((english for _, english, *_ in data.rows_of("legal_families", name)), symbol)
    if sign == "@":
        english = (terms for *_, lang, terms in data.rows_of("places", name) if lang == "en")
        return next((terms.partition("|")[0].title() for terms in english), symbol)
    return symbol


@lru_cache(maxsize=20_000)
def _rarity(symbol: str) -> float:
    """The rarity of the commonest English word for a symbol (or of the commonest in any Latin spelling)."""
    is_latin = _is_of("Latin")
    sign, name = symbol[:1], symbol[1:]
    if sign == "#":
        rows = data.rows_of("terms", name)
        texts = [terms for _, _, lang, match, terms in rows if match == "exact" and is_latin(lang)]
        texts += [terms for _, lang, terms in data.rows_of("brands", name) if is_latin(lang)]
    elif sign == "@":
        texts = [terms for _, _, _, lang, terms in data.rows_of("places", name) if is_latin(lang)]
    elif sign == "$":
        texts = [terms for _, lang, _, _, terms in data.rows_of("legal_forms", name) if is_latin(lang)]
    else:
        texts = [terms for _, lang, _, terms in data.rows_of("numerals", symbol) if is_latin(lang)]
    return rarity_of_commonest("|".join(texts).split("|"))


@lru_cache(maxsize=20_000)
def symbol_rarity(symbols: tuple[str, ...]) -> float:
    """The rarity of a meaning: of the commonest word for the commonest of `symbols`."""
    return min(map(_rarity, symbols), default=MAX_RARITY)
