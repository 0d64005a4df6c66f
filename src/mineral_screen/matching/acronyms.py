"""Acronyms: the letters that words are shortened to, in the language of the name or as Russian has them.

Lists give a firm as its register does (TK Mir, NPP Zvezda) and again in English (Trading Company Mir, Research and
Production Enterprise Zvezda). The letters are then those of the Russian words, which the meanings of the English ones
tell: trading is торговая, company компания, and so TK.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import product

from mineral_screen import data
from mineral_screen.normalize.span import Span

_SMALL = frozenset({"and", "of", "for", "the", "in", "de", "la", "del", "y", "e", "und", "et"})
_LONGEST_SHORT = 4  # letters of a Russian term that may be an acronym itself: кб, нии, окб
_LONG_PHRASE = 4  # words of a phrase of which one may have no letter: central (scientific) research institute, CRI
_LETTERS = {
    **dict(zip("абвгдеёзийклмнопрстуфыэіїєґў", ([c] for c in "abvgdeeziyklmnoprstufyeiiegu"), strict=True)),
    "ц": ["ts", "c"], "ж": ["zh", "j"], "х": ["kh", "h"], "ч": ["ch"], "ш": ["sh"], "щ": ["shch", "sch"],
    "ю": ["yu", "iu"], "я": ["ya", "ia"], "ъ": [""], "ь": [""],
}  # fmt: skip


def abbreviated(letters: str, spans: Sequence[Span], at: int = 0) -> int:
    """How many of `spans`, from `at` on, `letters` are the initials of; 0 where they are not.

    >>> from mineral_screen.normalize.spans import read
    >>> [abbreviated("tk", read(name, False)) for name in ("trading company mir", "mining company mir")]
    [2, 0]
    """
    for form in shortened(spans[at]):
        if letters.startswith(form):
            if len(form) == len(letters):
                return 1
            if at + 1 < len(spans) and (more := abbreviated(letters[len(form) :], spans, at + 1)):
                return more + 1
    return 0


@lru_cache(maxsize=20_000)
def shortened(span: Span) -> tuple[str, ...]:
    """The letters that may stand for a span."""
    words = span.text.split() if span.script == "Latin" and span.text.isascii() else [span.key]
    initials = "".join(word[:1] for word in words)
    found = {initials, "".join(word[:1] for word in words if word not in _SMALL)}
    if len(initials) >= _LONG_PHRASE:
        found.update(initials[:at] + initials[at + 1 :] for at in range(1, len(initials) - 1))
    return tuple(sorted(found.union(*map(_russian, span.symbols)) - {""}))


@cache
def _russian(symbol: str) -> frozenset[str]:
    """The letters that stand for the Russian terms of a symbol, in Latin ones."""
    return frozenset(letters for term in _terms().get(symbol, ()) for letters in _letters(term))


@cache
def _terms() -> dict[str, list[str]]:
    """Symbol → its Russian terms."""
    found: dict[str, list[str]] = {}
    for table, sign in (("terms", "#"), ("legal_forms", "$")):
        for symbol, *_, terms in data.rows(table, "\tru\t"):
            found.setdefault(sign + symbol, []).extend(terms.split("|"))
    return found


def _letters(term: str) -> Iterator[str]:
    """A Russian term as its initials, and as it is where it may be an acronym itself."""
    spelled = [term] if len(term) <= _LONGEST_SHORT and " " not in term else []
    for letters in ("".join(word[0] for word in term.split(" ")), *spelled):
        yield from map("".join, product(*(_LETTERS.get(letter, [""]) for letter in letters)))
