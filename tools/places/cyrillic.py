"""Forms of Russian, Ukrainian and Belarusian place names: cases and adjectives."""

from __future__ import annotations

import re

# Case endings of nouns by the letters they end in, the longest first.
_ENDINGS = {
    "ru": {"ия": "ии ию ией", "а": "ы е у ой", "я": "и ю е ей", "ь": "и я ю", "й": "я ю ем е", "": "а у ом е"},
    "uk": {"ія": "ії ію ією", "а": "и і у ою", "я": "і ї ю ею", "ь": "і я ю", "й": "я ю ї", "": "а у ом і"},
    "be": {"ія": "іі ію", "а": "ы і у е", "я": "і ю", "ь": "і я ю", "й": "я ю і", "": "а у ам е"},
}
_ADJECTIVE = {
    "ru": ("ий", "ая", "ое", "ие", "ого", "ой", "ому", "ую", "им", "их"),
    "uk": ("ий", "а", "е", "і", "ого", "ої", "ому", "у", "им", "их"),
    "be": ("і", "ая", "ае", "ія", "ага", "ай", "аму", "ую", "ім", "іх"),
}
_SK = {"ru": "ск", "uk": "ськ", "be": "ск"}
_FIXED = re.compile(r"[оеэиіїуюы]$")
_AGREEING = re.compile(r"(?:ий|ый|ой|ая|яя|ое|ее|ые|ие|ого|его|ых|их|а)$")
_SIBILANT = re.compile(r"[гкхжшщч]$")


def forms(terms: list[str], lang: str) -> list[str]:
    """The terms with the cases of each noun, and its adjective where no stem that begins alike is given."""
    found: dict[str, None] = {}
    for term in terms:
        if term not in found:
            found.update(dict.fromkeys(_noun(term, lang)))
    given = tuple(term[:3] for term in terms if term.endswith("*"))
    nouns = [term for term in terms if term[:3] not in given]
    found.update(dict.fromkeys(form for term in nouns for form in _adjective(term, lang)))
    return list(found)


def _noun(term: str, lang: str) -> list[str]:
    """A noun in its cases; an adjective of several words in its cases, as stems are of one word."""
    *before, last = term.split(" ")
    if term.endswith("*"):
        return [term] if not before else [f"{term[:-1]}{ending}" for ending in _ADJECTIVE[lang]]
    if _FIXED.search(last) or last.endswith(("ский", "ная")) or len(last) < 4:
        return [term]
    if last.endswith(("ск", "ськ")) and not before:
        return [term]  # the stem of its adjective covers its cases
    if before and _AGREEING.search(before[-1]):
        return [term]
    ending = next(ending for ending in _ENDINGS[lang] if last.endswith(ending))
    stem = term.removesuffix(ending)
    cases = _ENDINGS[lang][ending].split(" ")
    if lang == "ru" and ending == "а" and _SIBILANT.search(stem):
        cases[0] = "и"
    return [term, *(stem + case for case in cases)]


def _adjective(term: str, lang: str) -> list[str]:
    """The adjective of a noun of one word, or none where it cannot be told."""
    if " " in term or len(term) < 4:
        return []
    suffix = _SK[lang]
    if term.endswith(("ск", "цк", "ськ", "цьк")):
        return [f"{term}*"]
    if term.endswith(("ово", "ево", "ино", "ыно")):
        return [f"{term[:-1]}{suffix}*"]
    if term.endswith(("ия", "ія")):
        return [f"{term[:-1]}й{suffix}*"]
    if term.endswith(("а", "ы")):
        return [f"{term[:-1]}{'ь' if term[-2] == 'л' and lang == 'ru' else ''}{suffix}*"]
    if term.endswith("ь"):
        return [f"{term if term[-2] == 'л' else term[:-1]}{suffix}*"]
    return [] if _FIXED.search(term) or term.endswith("я") else [f"{term}{suffix}*"]
