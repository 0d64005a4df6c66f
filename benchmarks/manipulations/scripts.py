"""Changes of the characters themselves: lookalikes from other scripts, invisible and decorated ones."""

from __future__ import annotations

from random import Random

from manipulations import tables
from manipulations.helpers import edit_word
from manipulations.registry import kind, manipulate  # noqa: F401 (the examples use it)


def _look_alike(name: str, rng: Random, letters: dict[str, str], share: float) -> str:
    return "".join(letters[char] if char in letters and rng.random() < share else char for char in name)


@kind("script")
def cyrillic_some(name: str, rng: Random) -> str | None:
    """Some letters are Cyrillic lookalikes.

    >>> manipulate("HUAWEI TECHNOLOGIES", "cyrillic_some")
    'HUAWEI TEСHNOLOGІEЅ'
    """
    return _look_alike(name, rng, tables.CYRILLIC, 0.4)


@kind("script")
def cyrillic_all(name: str, rng: Random) -> str | None:
    """Every letter that has a Cyrillic lookalike is one.

    >>> manipulate("HUAWEI TECHNOLOGIES", "cyrillic_all")
    'НUАWЕІ ТЕСНNОLОGІЕЅ'
    """
    return _look_alike(name, rng, tables.CYRILLIC, 1.0)


@kind("script")
def greek_some(name: str, rng: Random) -> str | None:
    """Some letters are Greek lookalikes.

    >>> manipulate("HUAWEI TECHNOLOGIES", "greek_some")
    'HUAWEI ΤΕCΗNOLOGIES'
    """
    return _look_alike(name, rng, tables.GREEK, 0.5)


@kind("script")
def full_width(name: str, rng: Random) -> str | None:
    """Full-width letters, as East Asian keyboards give.

    >>> manipulate("HUAWEI TECHNOLOGIES", "full_width")
    'ＨＵＡＷＥＩ ＴＥＣＨＮＯＬＯＧＩＥＳ'
    """
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in name)


@kind("script")
def zero_width(name: str, rng: Random) -> str | None:
    r"""Invisible characters inside the words.

    >>> ascii(manipulate("HUAWEI", "zero_width"))
    "'H\\u200dU\\u200dAWEI'"
    """
    return "".join(char + rng.choice(tables.ZERO_WIDTH) if rng.random() < 0.4 else char for char in name)


@kind("script")
def bold_letters(name: str, rng: Random) -> str | None:
    """Mathematical bold letters, as text decorators give.

    >>> manipulate("HUAWEI TECHNOLOGIES", "bold_letters")
    '𝐇𝐔𝐀𝐖𝐄𝐈 𝐓𝐄𝐂𝐇𝐍𝐎𝐋𝐎𝐆𝐈𝐄𝐒'
    """
    return "".join(chr(0x1D400 + ord(char) - 65) if "A" <= char <= "Z" else char for char in name.upper())


@kind("script")
def accents(name: str, rng: Random) -> str | None:
    """Accents on some letters.

    >>> manipulate("HUAWEI TECHNOLOGIES", "accents")
    'HUAWÉI TECHÑOLÖGÏÉS'
    """
    upper = {plain.upper(): marked.upper() for plain, marked in tables.ACCENTS.items()}
    return _look_alike(name, rng, tables.ACCENTS | upper, 0.5)


@kind("script")
def leet(name: str, rng: Random) -> str | None:
    """Digits that look like letters in one word.

    >>> manipulate("HUAWEI TECHNOLOGIES", "leet")
    'HUAWEI 73CHN0L0G135'
    """
    return edit_word(name, rng, lambda word: "".join(tables.LEET.get(char.lower(), char) for char in word), least=6)
