"""Changes of single letters: typing errors and misread scans."""

from __future__ import annotations

from random import Random

from manipulations import tables
from manipulations.helpers import brand_words, edit_word, other_letter, respell
from manipulations.registry import kind, manipulate  # noqa: F401 (the examples use it)


@kind("character")
def first_letter(name: str, rng: Random) -> str | None:
    """The first letter is another.

    >>> manipulate("HUAWEI TECHNOLOGIES", "first_letter")
    'LUAWEI TECHNOLOGIES'
    """
    first = name.split()[0]
    return other_letter(name[0], rng) + name[1:] if first.isalpha() and len(first) >= 5 else None


@kind("character")
def substitution(name: str, rng: Random) -> str | None:
    """A letter inside a word is another.

    >>> manipulate("HUAWEI TECHNOLOGIES", "substitution")
    'HUAWEI TECHNOLBGIES'
    """

    def edit(word: str) -> str:
        at = rng.randrange(1, len(word))
        return word[:at] + other_letter(word[at], rng) + word[at + 1 :]

    return edit_word(name, rng, edit)


@kind("character")
def deletion(name: str, rng: Random) -> str | None:
    """A letter inside a word is missing.

    >>> manipulate("HUAWEI TECHNOLOGIES", "deletion")
    'HUAEI TECHNOLOGIES'
    """

    def edit(word: str) -> str:
        at = rng.randrange(1, len(word))
        return word[:at] + word[at + 1 :]

    return edit_word(name, rng, edit)


@kind("character")
def insertion(name: str, rng: Random) -> str | None:
    """A word has a letter too many.

    >>> manipulate("HUAWEI TECHNOLOGIES", "insertion")
    'HUAWEI TECHNAOLOGIES'
    """

    def edit(word: str) -> str:
        at = rng.randrange(1, len(word))
        return word[:at] + other_letter(word[at], rng) + word[at:]

    return edit_word(name, rng, edit)


@kind("character")
def transposition(name: str, rng: Random) -> str | None:
    """Two adjacent letters have changed places.

    >>> manipulate("HUAWEI TECHNOLOGIES", "transposition")
    'HUAWEI TECHNOLOIGES'
    """

    def edit(word: str) -> str:
        at = rng.randrange(1, len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    return edit_word(name, rng, edit)


@kind("character")
def doubled_letter(name: str, rng: Random) -> str | None:
    """A letter is typed twice.

    >>> manipulate("HUAWEI TECHNOLOGIES", "doubled_letter")
    'HUUAWEI TECHNOLOGIES'
    """

    def edit(word: str) -> str:
        at = rng.randrange(len(word))
        return word[:at] + word[at] + word[at:]

    return edit_word(name, rng, edit)


@kind("character")
def vowel(name: str, rng: Random) -> str | None:
    """A vowel inside a word is another vowel.

    >>> manipulate("HUAWEI TECHNOLOGIES", "vowel")
    'HUAWEI TECHNOLEGIES'
    """

    def edit(word: str) -> str | None:
        places = [at for at, char in enumerate(word) if at and char in "aeiouAEIOU"]
        if not places:
            return None
        at = rng.choice(places)
        new = rng.choice([char for char in "AEIOU" if char != word[at].upper()])
        return word[:at] + (new if word[at].isupper() else new.lower()) + word[at + 1 :]

    return edit_word(name, rng, edit)


@kind("character")
def two_typos(name: str, rng: Random) -> str | None:
    """Two different words have a typing error each, or one long word has two.

    >>> manipulate("HUAWEI TECHNOLOGIES", "two_typos")
    'HUAWEI TECHNLGOIES'
    """
    if len(brand_words(name, 6)) < 2 and not brand_words(name, 10):
        return None
    once = edit_word(name, rng, lambda word: deletion(word, rng), 10 if len(brand_words(name, 6)) < 2 else 6)
    return once and edit_word(once, rng, lambda word: transposition(word, rng), 8)


@kind("character")
def ocr_digits(name: str, rng: Random) -> str | None:
    """A scanner has read digits for letters: 0 for O, 1 for I or l, 5 for S, 8 for B.

    >>> manipulate("HUAWEI TECHNOLOGIES", "ocr_digits")
    'HUAWE1 TECHNOLOGIES'
    """

    def edit(word: str) -> str:
        places = [at for at, char in enumerate(word) if char in tables.OCR_DIGITS]
        chosen = rng.sample(places, min(2, len(places)))
        return "".join(tables.OCR_DIGITS[char] if at in chosen else char for at, char in enumerate(word))

    return edit_word(name, rng, edit)


@kind("character")
def ocr_shapes(name: str, rng: Random) -> str | None:
    """A scanner has read rn for m, vv for w, cl for d, or the reverse.

    >>> manipulate("Huawei Technologies", "ocr_shapes")
    'Huavvei Technologies'
    """
    return edit_word(name, rng, lambda word: respell(word, rng, tables.OCR_SHAPES))
