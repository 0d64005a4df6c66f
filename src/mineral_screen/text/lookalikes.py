"""Letters that pass for letters of another script: Сhіnа with Cyrillic С, і and а is China."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from mineral_screen import data
from mineral_screen.text.scripts import COMMON, script

_SCRIPTS = ("Cyrillic", "Greek", "Armenian", "Cherokee", "Lisu")
_ALPHABETS = frozenset({"Latin", *_SCRIPTS})
_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f]*")
_GLUED_WORDS = 3
# Letters that hardly any name is written with today: where one stands, it stands for its Latin twin.
_RARE = frozenset("ԀԁЅѕԌһӀӏԚԛѴѵԜԝҽϹϲϜͿϳ")


@dataclass(frozen=True, slots=True)
class _Shapes:
    """`latin`: letter → the Latin letter it looks like; `strong`: the same without doubtful ones.

    `native`: for each script that Latin letters can pass for, Latin letter → its letter. `phonetic`: small capitals and
    phonetic letters → Latin letters, for `str.translate`.
    """

    latin: dict[str, str]
    strong: dict[str, str]
    native: dict[str, dict[str, str]]
    phonetic: dict[int, str]


@cache
def _shapes() -> _Shapes:
    latin: dict[str, str] = {}
    strong: dict[str, str] = {}
    native: dict[str, dict[str, str]] = {name: {} for name in _SCRIPTS}
    phonetic: dict[int, str] = {}
    for letter, *columns, weak, sounds in data.rows("lookalikes"):
        for name, others in zip(_SCRIPTS, columns, strict=True):
            strong.update(dict.fromkeys(others, letter))
            if others and others[0] not in _RARE:
                native[name][letter] = others[0]
        latin.update(dict.fromkeys(weak, letter))
        phonetic.update({ord(sound): letter for sound in sounds})
    return _Shapes(latin | strong, strong, native, phonetic)


def lookalike(word: str) -> str | None:
    """`word` in the Latin letters it looks like, where every letter is of another script and looks like one.

    None for any other word, and for one whose letters only look alike in some typefaces. Such a word may be what it
    seems (КОМЕТА) or may not (РАСЕ is Russian for a race), so it should only give a further reading.

    >>> lookalike("КОМЕТА"), lookalike("Газпром"), lookalike("XEROX")
    ('KOMETA', None, None)
    """
    if word.isascii():
        return None
    strong = _shapes().strong
    letters = [_base(char) if char.isalpha() else char for char in word]
    if not all(char in strong for char in letters if char.isalpha()) or not any(map(str.isalpha, letters)):
        return None
    return "".join(strong.get(char, char) for char in letters)


def unmasked(text: str) -> str:
    """`text` with lookalike letters inside words of another script put back into that script.

    A word that mixes scripts is put into the one all its letters have the shape for; where two would do, into the one
    that the rest of the text is surely written in, else into the one most of its letters are of. Words wholly of
    lookalikes stay, unless another word was masked and nothing in the text is surely of their script. Two long words
    glued together (ToyotaЦентр) stay.

    >>> unmasked("Сhіnа Роwеr"), unmasked("ГAЗПPOM"), unmasked("РАСЕ")
    ('China Power', 'ГАЗПРОМ', 'РАСЕ')
    """
    if text.isascii():
        return text
    text = text.translate(_shapes().phonetic)
    if _RARE.isdisjoint(text) and not (_is_mixed(text) and any(map(_is_mixed, _WORD.findall(text)))):
        return text
    sure = _sure(text)
    masked: set[str] = set()

    def put_back(match: re.Match[str]) -> str:
        word = match[0]
        target = _target(word, sure)
        if target is None:
            return word
        masked.add(target)
        return _put(word, target)

    unmixed = _WORD.sub(put_back, text)
    if len(masked) != 1:
        return unmixed
    target = masked.pop()
    return _WORD.sub(lambda match: _disguised(match[0], target, sure), unmixed)


def _is_mixed(word: str) -> bool:
    return not word.isascii() and len(_ALPHABETS.intersection(map(script, word))) > 1


@cache
def _base(char: str) -> str:
    """The letter without its accent."""
    return unicodedata.normalize("NFD", char)[0]


def _scripts(word: str) -> Counter[str]:
    """How many letters of `word` are of which alphabet."""
    return Counter(name for name in map(script, word) if name in _ALPHABETS)


def _sure(text: str) -> frozenset[str]:
    """The alphabets with a letter in `text` that has no twin in the others there."""
    shapes = _shapes()
    twins = {letter for name in _scripts(text) if name != "Latin" for letter in shapes.native[name]}
    found = set()
    for char in set(text):
        own = script(char)
        if _base(char) not in (twins if own == "Latin" else shapes.strong) and own in _ALPHABETS:
            found.add(own)
    return frozenset(found)


def _target(word: str, sure: frozenset[str]) -> str | None:
    """The script a mixed `word` is put into; None where it is not mixed, or cannot be."""
    if word.isascii():
        return None
    counts = _scripts(word)
    if not _RARE.isdisjoint(word) and sure <= {"Latin"} and _is_disguise(word):
        return "Latin"
    if len(counts) < 2:
        return None
    runs = [len(run) for run in _script_runs(word)]
    if len(runs) == 2 and min(runs) >= _GLUED_WORDS and sure - {"Latin"}:
        return None
    possible = [name for name in counts if name in ("Latin", "Cyrillic", "Greek") and _fits(word, name)]
    known = [name for name in possible if name in sure]
    if len(known) == 1:
        return known[0]
    return max(known or possible, key=lambda name: (counts[name], name == "Latin", name), default=None)


def _is_disguise(word: str) -> bool:
    """Whether every letter of `word` is Latin or surely looks so."""
    strong = _shapes().strong
    return all(not char.isalpha() or script(char) == "Latin" or _base(char) in strong for char in word)


def _script_runs(word: str) -> list[str]:
    found: list[str] = []
    last = ""
    for char in word:
        own = script(char)
        if own != COMMON and own != last:
            found.append("")
            last = own
        if found:
            found[-1] += char
    return found


def _fits(word: str, target: str) -> bool:
    """Whether every letter of `word` is of `target` or has its shape there."""
    return all(not char.isalpha() or script(char) == target or _twin(char, target) for char in word)


def _twin(char: str, target: str) -> str | None:
    shapes = _shapes()
    base = _base(char)
    latin = base if script(char) == "Latin" else shapes.latin.get(base)
    if target == "Latin" or latin is None:
        return latin
    return shapes.native[target].get(latin)


def _put(word: str, target: str) -> str:
    return "".join(
        char if not char.isalpha() or script(char) == target else _twin(char, target) or char for char in word
    )


def _disguised(word: str, target: str, sure: frozenset[str]) -> str:
    """A word wholly of lookalikes in a text where another was masked."""
    counts = _scripts(word)
    if len(counts) != 1 or target in counts or not sure.isdisjoint(counts):
        return word
    shapes = _shapes()
    if target == "Latin":
        return lookalike(word) or word
    return _put(word, target) if all(_base(c) in shapes.native[target] for c in word if c.isalpha()) else word
