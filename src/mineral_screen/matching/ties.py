"""When two words of two names are the same word: by form, by meaning, by sound, or by a slip of the pen."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from rapidfuzz.distance import OSA

from mineral_screen.matching import weights
from mineral_screen.matching.prepare import Prepared
from mineral_screen.normalize.kin import related
from mineral_screen.normalize.names import Span
from mineral_screen.text.keys import echo, fold, phonetic, shapes, skeleton
from mineral_screen.text.pinyin import is_pinyin
from mineral_screen.text.rarity import rarity


class Tie(NamedTuple):
    """How two words hang together: `similarity` in (0, 1] and the relation in a word."""

    similarity: float
    how: str


SAME = Tie(1.0, "same")
_SAME_READING = Tie(1.0, "same reading")
_FIXED = {how: Tie(similarity, how) for how, similarity in weights.SIMILARITY.items()}


def tie(a: Prepared, i: int, b: Prepared, j: int) -> Tie | None:
    """The best tie between content word `i` of `a` and `j` of `b`; None where they are two words."""
    left, right = a.spans[i], b.spans[j]
    if a.keys[i] == b.keys[j]:
        return SAME if left.script == right.script or left.role == "number" else _SAME_READING
    if left.role == "number" or right.role == "number":
        return _spelled_number(left, right)
    cross = left.script != right.script
    if left.symbols and right.symbols:
        if not a.symbols[i].isdisjoint(b.symbols[j]):
            return _FIXED["translation" if cross else "same meaning" if _one_stem(left.key, right.key) else "synonym"]
        if related(left.symbols, right.symbols):
            return _FIXED["related meaning" if cross else "kindred meaning"]
    # the reading of Chinese characters is exact, so that sounding alike says nothing of them
    sounding = cross and not (in_characters(left) or in_characters(right))
    if not cross and in_characters(left) and in_characters(right):
        return _characters(left, right)
    known_left, known_right = _known(left), _known(right)
    if len(left.readings) < 2 and len(right.readings) < 2:
        return word_tie(a.keys[i], b.keys[j], cross, known_left, known_right, sounding)
    best: Tie | None = None
    for x in left.readings[: weights.READINGS] or (left.key,):
        for y in right.readings[: weights.READINGS] or (right.key,):
            found = word_tie(x, y, cross, known_left, known_right, sounding)
            if found is not None and (best is None or found.similarity > best.similarity):
                best = found
    return best


def _characters(left: Span, right: Span) -> Tie | None:
    """The tie of two words in Chinese characters: other characters that are read alike, or most of them the same.

    What is read nearly alike is another word: 江都, Jiangdu, and 建湖, Jianhu.
    """
    if not set(left.readings).isdisjoint(right.readings):
        return _FIXED["other reading"]
    similarity = OSA.normalized_similarity(left.text, right.text)
    return Tie(similarity, "spelling") if similarity >= weights.LEAST_SIMILARITY else None


def _spelled_number(left: Span, right: Span) -> Tie | None:
    """The tie of a number written as a word with a misspelling of the word: four, phour."""
    if left.role == right.role or min(len(left.text), len(right.text)) < _NUMBER_WORD:
        return None
    spelled = left.text.isascii() and right.text.isascii() and left.text.isalpha() and right.text.isalpha()
    return word_tie(left.text, right.text, False, "", "") if spelled else None


_NUMBER_WORD = 4


_KANA = re.compile("[\u3041-\u30ff]")


def in_characters(span: Span) -> bool:
    """Whether a span is in Chinese characters alone."""
    return span.script == "Han" and _KANA.search(span.text) is None


def _one_stem(x: str, y: str) -> bool:
    """Whether two words of one script are forms of one word: trading, traders."""
    return x[:4] == y[:4] or fold(x)[:4] == fold(y)[:4]


Known: TypeAlias = Literal["", "brand", "word"]
"""What the tables know of a word: nothing; that it is a brand, which nobody shortens (Sam, Samsung); what it means."""


def _known(span: Span) -> Known:
    if not span.symbols:
        return ""
    return "brand" if span.role == "brand" else "word"


@lru_cache(maxsize=4_000)
def word_tie(x: str, y: str, cross: bool, known_x: Known, known_y: Known, sounding: bool = True) -> Tie | None:
    """The tie of two romanised words. `cross`: they come from two scripts. `known`: which are words of the tables; two
    known words that mean different things are alike by chance (China, Chile; northern, southern). `sounding`: whether
    words of two scripts that sound alike may be one."""
    if x == y:
        return _FIXED["other reading"]
    if known_x and known_y:
        return None
    folded_x, folded_y = fold(x), fold(y)
    if folded_x == folded_y or (("kh" in x or "kh" in y) and _softened(x) == _softened(y)):
        return _FIXED["spelling variant"]
    if min(len(x), len(y)) >= 4 and shapes(x) == shapes(y):
        return _FIXED["look alike"]
    known_longer, known_shorter = (known_x, known_y) if len(x) > len(y) else (known_y, known_x)
    # a known word begins many brands (trade, Tradenor) and abbreviates none of them
    best = None if known_shorter else _abbreviation(x, y, known_longer == "word", cross)
    slip = _slip(x, y, folded_x, folded_y)
    if slip is not None and (best is None or slip.similarity > best.similarity):
        best = slip
    if sounding or not cross:
        sound = _sound(x, y, cross, folded_x, folded_y)
        if sound is not None and (best is None or sound.similarity > best.similarity):
            best = sound
    return best


def _softened(word: str) -> str:
    """`word` with the Arabic and Cyrillic kh as h, as half of the standards write it: Sakhalin, Sahalin."""
    return word.replace("kh", "h")


def _sound(x: str, y: str, cross: bool, folded_x: str, folded_y: str) -> Tie | None:
    """A tie of words that sound alike: by their consonants across scripts, by Metaphone within one."""
    if min(len(x), len(y)) < 4:
        return None
    if cross:
        most = weights.MOST_UNLIKE_READINGS
        if OSA.normalized_distance(x, y, score_cutoff=most) > most:
            return None
        bones, heard = skeleton(x), echo(x)
        if (len(bones) > 2 and bones == skeleton(y)) or (len(heard) > 2 and heard == echo(y)):
            alike = max(OSA.normalized_similarity(x, y), OSA.normalized_similarity(folded_x, folded_y))
            return Tie(weights.SOUND_LEAST + weights.SOUND_MORE * alike, "sound")
        return _FIXED["faint sound"] if len(bones) == 2 and bones == skeleton(y) else None
    if x[0] != y[0] or min(len(x), len(y)) < 5 or abs(len(x) - len(y)) > 2:
        return None
    far = OSA.normalized_distance(x, y, score_cutoff=weights.MOST_UNLIKE) > weights.MOST_UNLIKE
    return None if far or phonetic(x) != phonetic(y) else _FIXED["sound"]


def _abbreviation(x: str, y: str, known: bool, cross: bool) -> Tie | None:
    """A tie of a word with its beginning or its consonants: tech, mgmt. A `known` word is shortened more boldly, but
    its reading in another script has no usual consonants: Переславский is not Play."""
    short, long = (x, y) if len(x) < len(y) else (y, x)
    if len(long) - len(short) < 3 or len(short) < (3 if known and not cross else 4):
        return None
    if long.startswith(short):
        return _FIXED["usual abbreviation" if known else "abbreviation"]
    return _FIXED["usual abbreviation"] if known and not cross and _contracts(short, long) else None


def _contracts(short: str, long: str) -> bool:
    """Whether `short` is `long` without most vowels, first and last sounds kept: mgmt, intl, trdg, svcs."""
    vowels = sum(short.count(vowel) for vowel in "aeiou")
    if short[0] != long[0] or short[-1] not in long[-3:] or vowels > (len(short) > 3):
        return False
    rest = iter(long)
    return all(letter in rest for letter in short)


def _slip(x: str, y: str, folded_x: str, folded_y: str) -> Tie | None:
    """A tie by edit distance (OSA), dearer in short words and between two words that both are in use."""
    longer, shorter = max(len(x), len(y)), min(len(x), len(y))
    if shorter < weights.LEAST_MISSPELT or (
        not (x.isalpha() and y.isalpha()) and any(char.isdigit() for char in x + y)
    ):
        return None
    allowed = 1 if longer < weights.TWO_SLIPS_FROM else 2 if longer < weights.THREE_SLIPS_FROM else 3
    distance = OSA.distance(x, y, score_cutoff=allowed)
    if distance > 0 and (folded_x != x or folded_y != y):
        distance = min(distance, OSA.distance(folded_x, folded_y, score_cutoff=allowed))
    if distance > allowed or (distance > 1 and _are_chinese(x, y)):
        return None
    similarity = 1.0 - distance / longer
    if max(rarity(x), rarity(y)) < weights.IN_USE:
        similarity -= weights.TWO_WORDS_IN_USE
    return Tie(similarity, "spelling") if similarity >= weights.LEAST_SIMILARITY else None


_CHINESE = re.compile("zh|[qx]|[iu]an")


def _are_chinese(x: str, y: str) -> bool:
    """Whether two words are pinyin, in which every letter counts: Jiangdu is not Jianhu. Romaji looks much like it."""
    return bool(_CHINESE.search(x) or _CHINESE.search(y)) and is_pinyin(x) and is_pinyin(y)
