"""Changes that sound the same: other spellings, other transliterations."""

from __future__ import annotations

from random import Random

from manipulations import tables
from manipulations.helpers import respell
from manipulations.registry import kind, manipulate  # noqa: F401 (the examples use it)


@kind("phonetic")
def f_ph(name: str, rng: Random) -> str | None:
    """f and ph.

    >>> manipulate("TRANSFARM PHARMACY", "f_ph")
    'TRANSFARM FARMACY'
    """
    return respell(name, rng, tables.PHONETIC["f_ph"])


@kind("phonetic")
def k_c_q(name: str, rng: Random) -> str | None:
    """k, c and q.

    >>> manipulate("KAVOSH COMPANY", "k_c_q")
    'KAVOSH KOMPANY'
    """
    return respell(name, rng, tables.PHONETIC["k_c_q"])


@kind("phonetic")
def w_v(name: str, rng: Random) -> str | None:
    """w and v.

    >>> manipulate("NAM WO HONG", "w_v")
    'NAM VO HONG'
    """
    return respell(name, rng, tables.PHONETIC["w_v"])


@kind("phonetic")
def y_i(name: str, rng: Random) -> str | None:
    """y and i.

    >>> manipulate("GRYTSENKO", "y_i")
    'GRITSENKO'
    """
    return respell(name, rng, tables.PHONETIC["y_i"])


@kind("phonetic")
def s_z(name: str, rng: Random) -> str | None:
    """s and z between vowels.

    >>> manipulate("HASAN RAZAVI", "s_z")
    'HAZAN RAZAVI'
    """
    return respell(name, rng, tables.PHONETIC["s_z"])


@kind("phonetic")
def single_consonant(name: str, rng: Random) -> str | None:
    """A double consonant is single.

    >>> manipulate("YASSIN GROUP", "single_consonant")
    'YASIN GROUP'
    """
    return respell(name, rng, tables.PHONETIC["single_consonant"])


@kind("phonetic")
def russian_spelling(name: str, rng: Random) -> str | None:
    """Another transliteration of a Russian name.

    >>> manipulate("ZHIGULEVSKIY ZAVOD", "russian_spelling")
    'ZHIGULEVSKY ZAVOD'
    """
    return respell(name, rng, tables.PHONETIC["russian_spelling"])


@kind("phonetic")
def arabic_spelling(name: str, rng: Random) -> str | None:
    """Another transliteration of an Arabic or Persian name.

    >>> manipulate("AL-RASHID MOHAMMED TRADING", "arabic_spelling")
    'AL RASHID MOHAMMED TRADING'
    """
    return respell(name, rng, tables.PHONETIC["arabic_spelling"])
