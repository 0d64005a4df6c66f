"""Cleaning: one form for each character, disguised letters put back, letters that stand apart joined."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from mineral_screen.text.digits import letters_for_digits
from mineral_screen.text.lookalikes import lookalike, unmasked
from mineral_screen.text.steps import Step

__all__ = ["clean", "lookalike"]

# What one rule puts right may show another rule its work; two passes settle nearly every text.
_MOST_PASSES = 8
_APOSTROPHES = frozenset("‘’‚‛′＇´`ʹʻʼʽˈ׳ꞌ")
_QUOTES = frozenset("“”„‟«»‹›″〝〞❝❞״＂ʺ")
_DASHES = frozenset("−⁃─━")
_EXPANDED = {"㈱": "株式会社", "㈲": "有限会社", "⁄": "/", "∕": "/"}
# invisible or mere decoration though Unicode calls them letters or signs
_IDLE = frozenset("ᅟᅠㅤﾠـ™℠®©")
# marks of these scripts are pointing that names are written without; those of all others are vowels
_POINTED = frozenset({"COMBINING", "HEBREW", "ARABIC", "SYRIAC", "VARIATION", "MONGOLIAN", "THAANA"})


def clean(text: str) -> tuple[str, tuple[Step, ...]]:
    """`text` as it would be typed plainly, and one step for each rule that changed it.

    NFKC; invisible characters and stray marks dropped; spaces, dashes and quotes in one form, line ends kept; letters
    that pass for others put back; single letters that stand apart joined; digits and signs for letters read as such.
    Case is kept. Any string is taken; cleaning twice is cleaning once; the time grows with the length of the text.

    >>> clean("Сhіnа Роwеr")[0], clean("H u a w e i d.o.o.")[0], clean("Huawe1 Techn0l0gies")[0]
    ('China Power', 'Huawei doo', 'Huawei Technologies')
    """
    steps: list[Step] = []
    for _ in range(_MOST_PASSES):
        before = text
        for rule, apply in _RULES:
            after = apply(text)
            if after != text:
                steps.append(Step(rule, text, after))
                text = after
        if text == before:
            break
    return text, tuple(steps)


class _Characters(dict[int, str]):
    """Code point → what stands for it, for `str.translate`; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = _plain(chr(code))
        return self[code]


def _plain(char: str) -> str:
    if char in _EXPANDED:
        return _EXPANDED[char]
    if char in _APOSTROPHES:
        return "'"
    if char in _QUOTES:
        return '"'
    category = unicodedata.category(char)
    if char in "\n\r\x85" or category in ("Zl", "Zp"):
        return "\n"
    if category == "Pd" or char in _DASHES:
        return "-"
    if category == "Zs" or char.isspace() or char == "\u2800":
        return " "
    if category in ("Cc", "Cf", "Cs", "Me") or char in _IDLE:
        return ""
    if category == "Mn" and unicodedata.name(char, "COMBINING").split()[0] in _POINTED:
        return ""
    return str(unicodedata.decimal(char)) if category == "Nd" else char


_CHARACTERS = _Characters()
# before compatibility forms: what NFKC would turn into a space and a mark, or into letters
_FIRST = str.maketrans({char: _plain(char) for char in (*_APOSTROPHES, *_QUOTES, *_EXPANDED, *_IDLE)})


def _characters(text: str) -> str:
    """One form for each character."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return text
    while True:
        before = text
        text = "№".join(unicodedata.normalize("NFKC", part) for part in text.translate(_FIRST).split("№"))
        text = text.translate(_CHARACTERS)
        if text == before:
            return text


_LETTER = r"[^\W\d_]"
_SPACED = re.compile(rf"(?<![\w'.&]){_LETTER}(?: {_LETTER}){{2,}}(?![\w'.&])")
_PARTED = re.compile(rf"(?<![\w'.-]){_LETTER}([-_*]){_LETTER}(?:\1{_LETTER}){{2,}}(?![\w'.-])")
_DOTTED = re.compile(
    rf"(?<![\w.]){_LETTER}(?:\.{_LETTER})+(?:\.(?!\w)|(?![\w.]))|(?<![\w.]){_LETTER}(?:\.{_LETTER}){{2,}}(?=\.\w\w)"
)
_SPACED_DOTS = re.compile(rf"(?<![\w.]){_LETTER}\.(?: {_LETTER}\.){{2,}}")
_END = re.compile(r"\s*(?:$|[,;)])")
_GERSHAYIM = re.compile(r"(?<=[\u05d0-\u05ea])\"(?=[\u05d0-\u05ea](?![\u05d0-\u05ea]))")
_APART = re.compile(r"[ .*_-]")
_ALONE = re.compile(rf" {_LETTER} ")
# Where the letters of a whole name stand apart, its legal form does too; shorter ones would be guessed too often.
_FORMS = re.compile(
    r"(?<=\w\w)(doo|llc|ltd|srl|spa|inc|plc|llp|jsc|gmbh|pjsc|ojsc|ooo|oao|zao|pao|ооо|оао|зао|пао)$", re.IGNORECASE
)


def _spaced(text: str) -> str:
    """Single letters with a space, a dash or a star between them, joined."""
    if _ALONE.search(text):
        text = _SPACED.sub(lambda match: _FORMS.sub(r" \1", _APART.sub("", match[0])), text)
    if "-" in text or "_" in text or "*" in text:
        text = _PARTED.sub(lambda match: _APART.sub("", match[0]), text)
    return text


def _dotted(text: str) -> str:
    """Single letters with dots between them, joined."""
    if '"' in text:
        text = _GERSHAYIM.sub("", text)
    if "." not in text:
        return text
    return _DOTTED.sub(lambda match: _APART.sub("", match[0]), _SPACED_DOTS.sub(_ending, text))


def _ending(match: re.Match[str]) -> str:
    """Spaced and dotted letters (d. o. o.) are a legal form at the end; before a word they are a person's initials."""
    return _APART.sub("", match[0]) if _END.match(match.string, match.end()) else match[0]


_RULES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("one form for each character", _characters),
    ("single letters joined", _spaced),
    ("dots between letters", _dotted),
    ("letters that look like others", unmasked),
    ("digits and signs for letters", letters_for_digits),
)
