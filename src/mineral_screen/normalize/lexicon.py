"""The words company names are made of, looked up by script: terms, places and legal forms as one lexicon."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias, get_args

from mineral_screen import data
from mineral_screen.text import arabic
from mineral_screen.text.han import to_simplified
from mineral_screen.text.rarity import MAX_RARITY, rarity
from mineral_screen.text.unlatin import to_cyrillic

Role: TypeAlias = Literal["brand", "place", "concept", "generic", "legal", "number", "acronym", "function"]
ROLES: tuple[Role, ...] = get_args(Role)

# Which table languages are looked up for a run of which script. Chinese and Japanese share their characters,
# so they share a lexicon; kana runs are looked up in it too.
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
_PRECEDENCE: tuple[Role, ...] = ("legal", "place", "concept", "generic", "function")
_ROLES: dict[str, Role] = {"concept": "concept", "commodity": "concept", "generic": "generic", "function": "function"}
_SPACE = re.compile(r"[\s\-–—/]+")
_LEAST_ROMANISED, _LEAST_STEM, _RARE = 5, 4, 8.5


class Term(NamedTuple):
    """What the tables know of a word: its role and its symbols.

    A symbol is language-neutral: `#TECHNOLOGY` for a concept, `@CN-GD` for a place, `$LTD` for a legal form.
    """

    role: Role
    symbols: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms of one script. `longest` counts words where words are spaced, characters where they are not."""

    terms: dict[str, Term]
    stems: dict[str, Term]
    longest: int

    def stem(self, word: str) -> Term | None:
        """The term whose stem begins `word`, when the rest looks like an inflection; the longest stem wins.

        >>> lexicon("Cyrillic").stem("технологический").symbols
        ('#TECHNOLOGY',)
        """
        for length in range(len(word), 2, -1):
            term = self.stems.get(word[:length])
            if term is not None and _INFLECTION.fullmatch(word, length):
                return term
        return None


# Derivation and inflection that may follow a Russian, Ukrainian or Belarusian stem: suffixes of adjectives and
# nouns in any number, then a case ending. Anything else after a stem is another word (Новосибирск is not нов-).
_INFLECTION = re.compile(
    r"(?:(?:и|е|о|я)?(?:ческ|ств|тель?н|аль?н|ель?н|енн|онн|нн|анн|ованн|ационн|ционн|овск|евск|ск|ьск|ов|ев|н|ьн|в|"
    r"ц|ни|ти|ист|ик|к|ниц|ност|ичн|логи|граф|изаци|аци|яци|и|ич|ян|ан|ар|ер|ор|тор|щик|чик))*"
    r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ых|их|ую|юю|ей|ою|а|я|о|е|и|ы|у|ю|ь|й|ам|ям|ом|ем|ов|ев|"
    r"ами|ями|ах|ях|ия|ии|ию|ие|ием|ий|ій|ої|ні|на|не|ної|ного|ія|ії|ію|і|ї|ы|ага|ае|ых|ы)?"
)


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
    """The lexicon for runs of `script`; every script without tables of its own gets the Latin one."""
    languages = _LANGUAGES.get(script)
    meanings = list(_meanings(lambda lang: lang in languages if languages else lang not in _NATIVE))
    texts = [text for _, _, text in meanings]
    if script in _FOLDED:  # the tables hold the other scripts as they are looked up
        texts = normal_key("\0".join(texts), script).split("\0")
    found: dict[str, Term] = {}
    stems: dict[str, Term] = {}
    for (term, match, _), text in zip(meanings, texts, strict=True):
        target = stems if match == "stem" else found
        for key in text.split("|"):
            known = target.setdefault(key, term)
            if known is not term:
                target[key] = _both(known, term)
    if script in ("Han", "Hangul"):
        return Lexicon(found, stems, max(map(len, found), default=1))
    return Lexicon(found, stems, max((key.count(" ") for key in found), default=0) + 1)


def _meanings(wanted: Callable[[str], bool]) -> Iterator[tuple[Term, str, str]]:
    """The rows of the three tables in the languages wanted: what they mean, `exact` or `stem`, and the terms."""
    for symbol, role, lang, match, terms in data.rows("terms"):
        if wanted(lang):
            yield Term(_ROLES[role], (f"#{symbol}",)), match, terms
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
    """`term` as it is looked up: lower case, one space between words, one form for each letter."""
    key = _SPACE.sub(" ", term.casefold()).strip()
    if script == "Han":
        return to_simplified(key)
    if script == "Arabic":
        return arabic.normalize(key)
    return key


@cache
def glosses() -> dict[str, str]:
    """Symbol → the English words an explanation uses for it."""
    words = {f"#{symbol}": symbol.replace("_", " ").lower() for symbol, *_ in data.rows("terms")}
    words.update({f"${family}": english for family, english, *_ in data.rows("legal_families")})
    for place, _, _, _, terms in data.rows_in("places", lambda lang: lang == "en"):
        words[f"@{place}"] = terms.partition("|")[0].title()
    return words


@cache
def _rarities() -> dict[str, float]:
    """Symbol → rarity of its commonest English word (or of the commonest in any Latin spelling)."""
    found: dict[str, float] = {}
    for key, term in lexicon("Latin").terms.items():
        if " " not in key:
            for symbol in term.symbols:
                found[symbol] = min(found.get(symbol, MAX_RARITY), rarity(key))
    return found


def symbol_rarity(symbols: tuple[str, ...]) -> float:
    """The rarity of a meaning: of the commonest word for the commonest of `symbols`."""
    return min((_rarities().get(symbol, MAX_RARITY) for symbol in symbols), default=MAX_RARITY)
