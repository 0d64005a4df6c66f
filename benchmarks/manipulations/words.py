"""Changes of whole words: order, words added and dropped, other words for the same thing."""

from __future__ import annotations

from random import Random

from manipulations import tables
from manipulations.helpers import bare, like, swap_word
from manipulations.registry import kind, manipulate  # noqa: F401 (the examples use it)


@kind("token")
def reversed_words(name: str, rng: Random) -> str | None:
    """The words stand in reverse order.

    >>> manipulate("NAM WO HONG TRADING", "reversed_words")
    'TRADING HONG WO NAM'
    """
    return " ".join(reversed(name.split()))


@kind("token")
def swapped_words(name: str, rng: Random) -> str | None:
    """Two adjacent words have changed places.

    >>> manipulate("NAM WO HONG TRADING", "swapped_words")
    'WO NAM HONG TRADING'
    """
    words = name.split()
    if len(words) < 2:
        return None
    at = rng.randrange(len(words) - 1)
    words[at : at + 2] = reversed(words[at : at + 2])
    return " ".join(words)


@kind("token")
def dropped_generic(name: str, rng: Random) -> str | None:
    """A word that says little (group, general, international …) is missing.

    >>> manipulate("HUAWEI TECHNOLOGIES GROUP", "dropped_generic")
    'HUAWEI TECHNOLOGIES'
    """
    words = name.split()
    generic = [at for at, word in enumerate(words) if bare(word) in tables.GENERIC]
    if not generic or len(words) < 3:
        return None
    del words[rng.choice(generic)]
    return " ".join(words)


@kind("token")
def dropped_legal(name: str, rng: Random) -> str | None:
    """The legal form at the end is missing.

    >>> manipulate("HUAWEI TECHNOLOGIES CO., LTD.", "dropped_legal")
    'HUAWEI TECHNOLOGIES'
    """
    words = name.split()
    while words and bare(words[-1]) in tables.LEGAL:
        words.pop()
    return " ".join(words).rstrip(",") if sum(map(len, words)) >= 5 else None


@kind("token")
def added_legal(name: str, rng: Random) -> str | None:
    """A legal form is added where there is none.

    >>> manipulate("HUAWEI TECHNOLOGIES", "added_legal")
    'HUAWEI TECHNOLOGIES INC.'
    """
    if any(bare(word) in tables.LEGAL for word in name.split()):
        return None
    return f"{name} {like(name, rng.choice(tables.ADDED_LEGAL))}"


@kind("token")
def added_place(name: str, rng: Random) -> str | None:
    """A place is added in brackets.

    >>> manipulate("HUAWEI TECHNOLOGIES", "added_place")
    'HUAWEI TECHNOLOGIES (CHINA)'
    """
    return f"{name} ({like(name, rng.choice(tables.ADDED_PLACES))})"


@kind("token")
def added_group(name: str, rng: Random) -> str | None:
    """A word that says little is added.

    >>> manipulate("HUAWEI TECHNOLOGIES", "added_group")
    'HUAWEI TECHNOLOGIES GROUP'
    """
    return f"{name} {like(name, rng.choice(tables.ADDED_GENERIC))}"


@kind("token")
def messrs(name: str, rng: Random) -> str | None:
    """Business ornament of the South Asian kind around the name.

    >>> manipulate("HUAWEI TECHNOLOGIES", "messrs")
    'M/S HUAWEI TECHNOLOGIES IMPORT EXPORT'
    """
    return like(name, "M/s ") + name + like(name, " Import Export")


@kind("token")
def import_export(name: str, rng: Random) -> str | None:
    """The trade is added.

    >>> manipulate("HUAWEI TECHNOLOGIES", "import_export")
    'HUAWEI TECHNOLOGIES IMP. & EXP.'
    """
    return name + like(name, rng.choice((" Import Export", " General Trading", " Imp. & Exp.")))


@kind("token")
def abbreviated(name: str, rng: Random) -> str | None:
    """A common word is abbreviated or written out.

    >>> manipulate("HUAWEI TECHNOLOGIES", "abbreviated")
    'HUAWEI TECH'
    """
    return swap_word(name, rng, tables.ABBREVIATIONS)


@kind("token")
def added_acronym(name: str, rng: Random) -> str | None:
    """The initials of the words are added in brackets.

    >>> manipulate("Nam Wo Hong Trading", "added_acronym")
    'Nam Wo Hong Trading (NWHT)'
    """
    words = [bare(word) for word in name.split()]
    telling = [word for word in words if word and word not in tables.FUNCTION | tables.LEGAL]
    return f"{name} ({''.join(word[0] for word in telling)})" if len(telling) >= 3 else None


@kind("token")
def the_and(name: str, rng: Random) -> str | None:
    """Function words: an article before the name, "and" for "&", or the reverse.

    >>> manipulate("HUAWEI & SONS", "the_and")
    'HUAWEI AND SONS'
    """
    if " & " in name:
        return name.replace(" & ", like(name, " and "))
    if name.upper().startswith("THE "):
        return name[4:]
    return like(name, "The ") + name


@kind("token")
def cut_off(name: str, rng: Random) -> str | None:
    """A form with room for 35 characters, as a payment message has, has cut the end off.

    >>> manipulate("DALIAN YOUMANTE IMPORT EXPORT TRADING COMPANY LIMITED", "cut_off")
    'DALIAN YOUMANTE IMPORT EXPORT TRADI'
    """
    return name[:35].rstrip() if 35 < len(name) <= 60 else None


@kind("lexical")
def translated_legal(name: str, rng: Random) -> str | None:
    """The legal form is that of another language.

    >>> manipulate("HUAWEI TECHNOLOGIES LTD", "translated_legal")
    'HUAWEI TECHNOLOGIES GMBH'
    """
    return swap_word(name, rng, tables.LEGAL_FORMS)


@kind("lexical")
def translated_word(name: str, rng: Random) -> str | None:
    """A common word is put into another language.

    >>> manipulate("NAM WO HONG TRADING", "translated_word")
    'NAM WO HONG COMERCIO'
    """
    return swap_word(name, rng, tables.TRANSLATIONS)


@kind("lexical")
def synonym(name: str, rng: Random) -> str | None:
    """Another word for the same trade.

    >>> manipulate("NAM WO HONG TRADING", "synonym")
    'NAM WO HONG TRADE'
    """
    return swap_word(name, rng, tables.SYNONYMS)
