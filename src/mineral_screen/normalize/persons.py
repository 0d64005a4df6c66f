"""Names of persons: titles and particles in them, and where a name written without spaces is cut."""

from __future__ import annotations

import re
from functools import cache

from mineral_screen import data
from mineral_screen.normalize.lexicon import lexicon
from mineral_screen.text.han import to_simplified
from mineral_screen.text.romanize import readings

# Chinese surnames of two characters; every other has one.
_DOUBLES = (
    "欧阳司马上官诸葛东方皇甫尉迟公孙慕容司徒司空令狐长孙宇文夏侯南宫闻人澹台公冶宗政濮阳淳于单于太叔申屠轩辕钟离鲜于闾丘端木独孤西门"
    "百里呼延"
)
_DOUBLE = frozenset(map("".join, zip(_DOUBLES[::2], _DOUBLES[1::2], strict=True)))
_CHINESE = range(2, 5)
# V.V. Putin: initials set without a space, which cleaning would take for an abbreviation.
_INITIALS = re.compile(r"(?<![^\W\d_])([^\W\d_])\.(?=[^\W\d_])")
_YOUNGER = frozenset(["jr", "jnr", "junior", "sr", "snr", "senior", "ii", "iii", "iv", "filho", "fils"])
_KOREAN = range(2, 5)


def title(word: str, script: str) -> tuple[str, ...]:
    """What a title or a particle in a personal name is, as symbols; empty for any other word.

    >>> title("haji", "Latin"), title("smith", "Latin")
    (('#HAJI',), ())
    """
    known = lexicon(script)
    term = known.titles.get(word) or known.terms.get(word)
    return term.symbols if term is not None and term.role == "function" else ()


def spaced(text: str) -> str:
    """`text` with a space after each initial.

    >>> spaced("V.V. Putin")
    'V. V. Putin'
    """
    return _INITIALS.sub(r"\1. ", text) if "." in text else text


def in_order_of_speech(text: str) -> str:
    """A name that is written "Surname, Given" with the surname last; any other as it is.

    >>> in_order_of_speech("IVANOV, Sergei Petrovich"), in_order_of_speech("Sammy Davis, Jr.")
    ('Sergei Petrovich IVANOV', 'Sammy Davis, Jr.')
    """
    surname, comma, given = text.partition(",")
    words = [word.casefold() for word in re.findall(r"\w+", given)]
    if not comma or not surname.strip() or all(word in _YOUNGER or title(word, "Latin") for word in words):
        return text
    return f"{given.strip()} {surname.strip()}"


def parts(name: str, script: str, japanese: bool) -> list[tuple[str, tuple[str, ...]]]:
    """A personal name without spaces as surname and given name, each with its readings; whole where that is not clear.

    >>> [(text, read[0]) for text, read in parts("王小明", "Han", False)]
    [('王', 'wang'), ('小明', 'xiaoming')]
    >>> [(text, read[:2]) for text, read in parts("김춘섭", "Hangul", False)]
    [('김', ('kim', 'gim')), ('춘섭', ('chunseop', 'chunsop'))]
    """
    cut = _cut(name, script, japanese)
    lang = "ja" if japanese else None
    if not cut:
        return [(name, readings(name, None, lang))]
    surname, given = name[:cut], name[cut:]
    spelled = _korean_surnames().get(surname, ()) if script == "Hangul" else ()
    own = tuple(dict.fromkeys((*spelled, *readings(surname, None, lang))))
    return [(surname, own), (given, readings(given, None, lang))]


def _cut(name: str, script: str, japanese: bool) -> int:
    """After how many characters the surname ends; 0 where it cannot be told."""
    if script == "Hangul":
        return 1 if len(name) in _KOREAN and name[0] in _korean_surnames() else 0
    if japanese:
        return 2 if len(name) == 4 else 0
    if len(name) not in _CHINESE:
        return 0
    if to_simplified(name[:2]) in _DOUBLE and len(name) > 2:
        return 2
    return 1


@cache
def _korean_surnames() -> dict[str, tuple[str, ...]]:
    return {hangul: tuple(forms.split("|")) for hangul, forms in data.rows("hangul_surnames")}


def korean(name: str) -> bool:
    """Whether `name` looks like the name of a Korean: a surname and two syllables.

    >>> korean("김춘섭"), korean("삼성")
    (True, False)
    """
    return len(name) == 3 and name[0] in _korean_surnames()
