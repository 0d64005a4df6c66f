"""Inflected words: which endings leave a Cyrillic or Arabic word the word it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Derivation and inflection that may follow a Russian, Ukrainian or Belarusian stem: suffixes of adjectives and
# nouns in any number, then a case ending. Anything else after a stem is another word (Новосибирск is not нов-).
_INFLECTION = re.compile(
    r"(?:(?:и|е|о|я)?(?:ческ|ств|тель?н|аль?н|ель?н|енн|онн|нн|анн|ованн|ационн|ционн|овск|евск|ск|ьск|ов|ев|н|ьн|в|"
    r"ц|ни|ти|ист|ик|к|ниц|ност|ичн|логи|граф|изаци|аци|яци|и|ич|ян|ан|ар|ер|ор|тор|щик|чик))*"
    r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ых|их|ую|юю|ей|ою|а|я|о|е|и|ы|у|ю|ь|й|ам|ям|ом|ем|ов|ев|"
    r"ами|ями|ах|ях|ия|ии|ию|ие|ием|ий|ій|ої|ні|на|не|ної|ного|ія|ії|ію|і|ї|ы|ага|ае|ых|ы)?"
)
ARTICLE = re.compile(r"(?<![^\s|\0])(?:[وبفک]?ال|و?لل)(?=[^\s|\0]{2})")
"""The Arabic article with what is written before it, at the beginning of a word."""
# Endings of gender, number and relation, longest first, in normalised letters.
_ENDINGS = ("هایی", "یات", "های", "یین", "ات", "ین", "ون", "یه", "ان", "ها", "ی", "ه")
_CONJUNCTIONS = ("و", "ل", "ب")
_SHORTEST = 3


def is_inflection(word: str, length: int) -> bool:
    """Whether what follows the first `length` letters of a Cyrillic `word` only inflects it.

    >>> is_inflection("технологический", 8), is_inflection("новосибирск", 3)
    (True, False)
    """
    return _INFLECTION.fullmatch(word, length) is not None


def bases(word: str) -> Iterator[str]:
    """What a normalised word in Arabic script without its article may be a form of, the likeliest first.

    >>> "صنعت" in bases("صنعتی"), "تجاری" in bases("وتجاریه")
    (True, True)
    """
    if not "\u0600" <= word[:1] <= "\u06ff":
        return
    yield from _without_ending(word)
    if word[0] in _CONJUNCTIONS and len(word) > _SHORTEST:
        yield word[1:]
        yield from _without_ending(word[1:])


def without_conjunction(word: str) -> str:
    """A normalised word in Arabic script without the "and", "for" or "with" it is written together with.

    >>> without_conjunction("لقطع"), without_conjunction("شرق")
    ('قطع', '')
    """
    return word[1:] if word[:1] in _CONJUNCTIONS and len(word) > _SHORTEST else ""


def _without_ending(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            base = word[: -len(ending)]
            yield from (base, base + "ه", base + "ی", base + "ات")
