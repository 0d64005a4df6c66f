"""Other spellings of a Chinese syllable: Wade-Giles from pinyin, and what Hong Kong writes from Jyutping."""

from __future__ import annotations

import re
from functools import cache

# Ordered: the first initial that fits wins. Aspiration marks are not written in names.
_WADE_INITIALS = {
    "zh": "ch", "ch": "ch", "sh": "sh", "b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "z": "ts",
    "c": "ts", "r": "j",
}  # fmt: skip
_WADE_WHOLE = {
    "zi": "tzu", "ci": "tzu", "si": "ssu", "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "yi": "i",
    "er": "erh", "you": "yu", "yan": "yen", "ye": "yeh", "yong": "yung", "yue": "yueh", "ge": "ko", "ke": "ko",
    "he": "ho", "e": "o", "gui": "kuei", "kui": "kuei", "shei": "shui",
}  # fmt: skip
_WADE_FINALS = [(r"ian$", "ien"), (r"([^h])ie$|^ie$", r"\1ieh"), (r"ong$", "ung"), (r"([tnlrsjdz]|ts|ch)uo$", r"\1o"),
                (r"[uv]e$", "ueh")]  # fmt: skip

_HK_INITIALS = {"gw": "kw", "kw": "kw", "ng": "ng", "b": "p", "d": "t", "g": "k", "j": "y", "z": "ch", "c": "ch"}
_HK_FINALS = {
    "aa": "a", "aai": "ai", "aau": "au", "aam": "am", "aan": "an", "aang": "ang", "aap": "ap", "aat": "at", "aak": "ak",
    "ou": "o", "oe": "eu", "oeng": "eung", "oek": "euk", "eoi": "ui", "eon": "un", "eot": "ut", "yu": "u",
    "yun": "uen", "yut": "uet", "am": "am", "ek": "ek",
}  # fmt: skip
_HK_TS = frozenset({"eoi", "e", "ang", "at", "im", "ak"})
_HK_WHOLE = {
    "zi": "chi",
    "ci": "chi",
    "si": "sze",
    "jyu": "yu",
    "jyun": "yuen",
    "jyut": "yuet",
    "m": "ng",
    "heoi": "hui",
}


@cache
def wade_giles(syllable: str) -> str:
    """The Wade-Giles spelling of a pinyin syllable, as names write it; anything else comes back as it is.

    >>> [wade_giles(syllable) for syllable in ("zhang", "xiao", "qing", "guo", "123")]
    ['chang', 'hsiao', 'ching', 'kuo', '123']
    """
    if syllable in _WADE_WHOLE:
        return _WADE_WHOLE[syllable]
    initial = next((start for start in _WADE_INITIALS if syllable.startswith(start)), "")
    spelled = _WADE_INITIALS.get(initial, "") + syllable[len(initial) :]
    for pattern, replacement in _WADE_FINALS:
        spelled = re.sub(pattern, replacement, spelled)
    return spelled.replace("v", "u")


@cache
def hong_kong(syllable: str) -> str:
    """How Hong Kong writes a Jyutping syllable in names; anything else comes back as it is.

    >>> [hong_kong(syllable) for syllable in ("zoeng", "wong", "hoeng", "gwong")]
    ['cheung', 'wong', 'heung', 'kwong']
    """
    if syllable in _HK_WHOLE:
        return _HK_WHOLE[syllable]
    initial = next((start for start in _HK_INITIALS if syllable.startswith(start)), "")
    if not initial and syllable[:1] not in "aeiou":
        initial = syllable[:1]
    final = syllable[len(initial) :]
    sound = "ts" if initial in ("z", "c") and final in _HK_TS else _HK_INITIALS.get(initial, initial)
    return sound + _HK_FINALS.get(final, final)
