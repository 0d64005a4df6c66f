"""What is behind foreign words in hangul and kana: letters by their names, and English words."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Mapping
from functools import cache

from mineral_screen import data
from mineral_screen.text.segment import segment

_SHORTEST_MADE = 3
_COLUMN = {"hangul": 1, "kana": 2}


@cache
def _letters(script: str) -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    """A pattern for two or more letter names, name → letter, and the names that are nothing but letters."""
    found: dict[str, str] = {}
    telling = set()
    for row in data.rows("letter_names"):
        for name in row[_COLUMN[script]].split("|"):
            found[name.lstrip("!")] = row[0]
            if name.startswith("!"):
                telling.add(name[1:])
    names = "|".join(sorted(found, key=len, reverse=True))
    return re.compile(f"(?:{names}){{2,}}"), found, frozenset(telling)


def _runs(text: str, script: str) -> dict[str, str]:
    """Every run of two or more letter names in `text` → its letters, where it can hardly be anything else."""
    pattern, names, telling = _letters(script)
    found: dict[str, str] = {}
    for run in pattern.finditer(text):
        parts = [part[0] for part in re.finditer(pattern.pattern.removesuffix("{2,}"), run[0])]
        for start in range(len(parts)):
            for end in range(start + 2, len(parts) + 1):
                some = parts[start:end]
                if len(some) > 2 or not telling.isdisjoint(some):
                    found["".join(some)] = "".join(names[part] for part in some)
    return found


def _opened(text: str, script: str, words: Mapping[str, str]) -> str | None:
    """A letter and a word, where `text` is the name of the one and the other: 엠텍 is M-tech."""
    _, names, telling = _letters(script)
    opening = (name for name in telling if text.startswith(name) and text[len(name) :] in words)
    return next((names[name] + words[text[len(name) :]] for name in opening), None)


def words(made: str, chosen: str) -> dict[str, str]:
    """Loanword → English, of a table made by rules, without its words of two characters, and of one by hand."""
    found = {form: word for word, forms in data.rows(made) for form in forms.split("|") if len(form) >= _SHORTEST_MADE}
    found.update({form: word for word, forms in data.rows(chosen) for form in forms.split("|")})
    return found


def english(text: str, script: str, words: Mapping[str, str], longest: int, spell: Callable[[str], str]) -> str | None:
    """`text` with letter names as letters and the loanwords among `words` as English; the rest as `spell` gives it.

    None when there is neither. `script` is "hangul" or "kana", `longest` the length of the longest word.
    """
    if known := words.get(text) or _opened(text, script, words):
        return known
    letters = _runs(text, script)
    terms = ChainMap(letters, words) if letters else words  # type: ignore[arg-type]
    pieces = segment(text, terms, max(longest, max(map(len, letters), default=0)))
    if not any(piece.known for piece in pieces):
        return None
    spans = [(text[piece.start : piece.end], piece.known) for piece in pieces]
    return "".join(terms[span] if known else spell(span) for span, known in spans)
