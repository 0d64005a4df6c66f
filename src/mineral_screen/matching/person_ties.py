"""When two words of two personal names are the same name: as written, as an initial, a pet form, another spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from mineral_screen.matching import person_weights as weights
from mineral_screen.matching.prepare import Prepared
from mineral_screen.matching.ties import SAME, Tie
from mineral_screen.normalize.given_names import (
    PARTICLE,
    PATRONYMIC,
    commonness,
    fathers,
    groups,
    korean,
    korean_surnames,
    words,
)
from mineral_screen.normalize.given_names import personal as told_apart
from mineral_screen.normalize.span import Span
from mineral_screen.text.keys import fold, skeleton
from mineral_screen.text.pinyin import is_pinyin

_FIXED = {how: Tie(similarity, how) for how, similarity in weights.SIMILARITY.items()}
# Scripts in which one character is a syllable or a word, and no initial.
_SYLLABIC = frozenset({"Han", "Hangul"})
_SAME_READING = Tie(1.0, "same reading")
# Word endings by which the surname of a woman differs from that of her father.
_FEMININE = re.compile(r"(?<=..)(?:a|aya|aia|aja)$")
_MASCULINE = re.compile(r"(?<=..[vnk])(?:|[yi]|[yi][yij])$")
_LETTERS = frozenset(["yu", "ya", "ye", "yo", "zh", "ch", "sh", "kh", "ts", "iu", "ia", "dz", "ju", "ja"])


class PersonName(Prepared):
    """A personal name made ready for comparison.

    `differs_as` says of each word whether it is a name, a given name (one that the tables know), a patronymic, an
    initial, a particle or a number. `is_korean` where a surname of Koreans is among words that can be syllables,
    `is_chinese` where one
    is of the Chinese and all are pinyin.
    """

    __slots__ = ("first", "is_chinese", "is_korean")

    def __init__(self, spans: tuple[Span, ...]) -> None:
        super().__init__(told_apart(spans))
        self.differs_as = tuple(map(_kind, self.spans))
        self.weights = tuple(map(_weight, self.spans))
        self.total = sum(self.weights, 0.0)
        full = [i for i, kind in enumerate(self.differs_as) if kind not in ("particle", "number")]
        self.first = full[0] if full else 0
        self.is_chinese = not words("chinese").isdisjoint(self.keys) and all(map(is_pinyin, self.keys))
        self.is_korean = any(map(korean_surnames, self.keys)) and all(map(_is_korean, self.keys))


@lru_cache(maxsize=64)
def prepare(spans: tuple[Span, ...]) -> PersonName:
    """`spans` of a personal name ready for comparison; cached, as `prepare.prepare` is."""
    return PersonName(spans)


def _is_korean(word: str) -> bool:
    return bool(korean(word) or korean_surnames(word))


def _kind(span: Span) -> str:
    if span.role == "number":
        return "number"
    if PARTICLE in span.symbols:
        return "particle"
    if PATRONYMIC in span.symbols:
        return "patronymic"
    if len(span.text) == 1 and span.script not in _SYLLABIC:
        return "initial"
    return "given name" if groups(span.key) else "name"


def _weight(span: Span) -> float:
    """How much a word says about who it is: a name that many bear says little."""
    kind = _kind(span)
    if kind in weights.KIND_WEIGHT:
        return weights.KIND_WEIGHT[kind]
    common = min((weights.COMMON[commonness(reading)] for reading in span.readings[:3]), default=weights.COMMON[""])
    if len(span.key) <= 3 or kind == "given name":
        common = min(common, weights.SHORT)
    return common


def tie(a: PersonName, i: int, b: PersonName, j: int) -> Tie | None:
    """The best tie between word `i` of `a` and `j` of `b`; None where they are two names."""
    left, right = a.spans[i], b.spans[j]
    kinds = {a.differs_as[i], b.differs_as[j]}
    if left.key == right.key:
        return SAME if left.script == right.script or "number" in kinds else _SAME_READING
    if "number" in kinds:
        return None
    if "initial" in kinds or (len(left.text) == 2) != (len(right.text) == 2):
        found = _initial(left, right)
        if found or "initial" in kinds:
            return found
    if "particle" in kinds:
        return _FIXED["given name"] if groups(left.key) & groups(right.key) else None
    if kinds == {"patronymic"}:
        return _patronymics(left, right)
    if "patronymic" in kinds:
        return None
    if a.is_korean and b.is_korean:
        return _koreans(left.key, right.key)
    if a.is_chinese and b.is_chinese and left.script == right.script:
        return _chinese(left.key, right.key)
    return _names(left, right)


def _initial(left: Span, right: Span) -> Tie | None:
    """A tie of an initial with a name that begins so: V, Vladimir; Yu, Yuri."""
    if not _SYLLABIC.isdisjoint((left.script, right.script)):
        return None
    short, long = (left, right) if len(left.text) < len(right.text) else (right, left)
    if not (len(short.text) == 1 or short.key in _LETTERS) or PARTICLE in long.symbols:
        return None
    begins = any(word.startswith(letter) for word in long.readings for letter in short.readings)
    return _FIXED["initial"] if begins else None


def _patronymics(left: Span, right: Span) -> Tie | None:
    """A tie of two patronymics: of one father's name in two spellings or languages; Petrovich is never Pavlovich."""
    best: Tie | None = None
    for x in left.readings[: weights.READINGS]:
        for y in right.readings[: weights.READINGS]:
            (stem_x, groups_x), (stem_y, groups_y) = fathers(x), fathers(y)
            if x == y:
                return _FIXED["other reading"]
            if stem_x == stem_y:
                best = _FIXED["spelling variant"]
            elif groups_x & groups_y:
                best = best or _FIXED["patronymic"]
            elif not (groups_x and groups_y) and min(len(stem_x), len(stem_y)) >= weights.LEAST_STEM:
                alike = OSA.distance(stem_x, stem_y, score_cutoff=1) <= 1
                best = best or (_FIXED["patronymic slip"] if alike else None)
    return best


def _koreans(x: str, y: str) -> Tie | None:
    """A tie of two syllables, or surnames, of Koreans: as the systems of romanisation spell one, never a slip."""
    if fold(x) == fold(y) or korean_surnames(x) & korean_surnames(y) or korean(x) == korean(y) != "":
        return _FIXED["spelling variant"]
    # the vowels that the systems write o, u, eo and eu
    vague = korean(x).replace("u", "o") == korean(y).replace("u", "o") != ""
    return _FIXED["vowel"] if vague else None


def _chinese(x: str, y: str) -> Tie | None:
    """A tie of two words of pinyin, in which every letter counts: Xiaoming is not Xiaohong, at most Xiaomin."""
    return _FIXED["sound"] if x.replace("ng", "n") == y.replace("ng", "n") else None


def _names(left: Span, right: Span) -> Tie | None:
    best: Tie | None = None
    cross = left.script != right.script
    for x in left.readings[: weights.READINGS]:
        for y in right.readings[: weights.READINGS]:
            found = _words(x, y, cross)
            if found is not None and (best is None or found.similarity > best.similarity):
                best = found
    return best


@lru_cache(maxsize=20_000)
def _words(x: str, y: str, cross: bool) -> Tie | None:
    """The tie of two romanised names. Two given names that the tables know are one name or two, never a slip."""
    if x == y:
        return _FIXED["other reading"]
    told = _told_part(x, y)
    if told != (x, y):
        return _words(*told, cross)
    known_x, known_y = groups(x), groups(y)
    if fold(x) == fold(y) or x.replace("kh", "h") == y.replace("kh", "h"):
        return _FIXED["spelling variant"]
    if known_x & known_y:
        return _FIXED["given name"]
    if known_x and known_y:
        return None
    if _gendered(x, y):
        return _FIXED["gender form"]
    if _is_part(x, y):
        return _FIXED["part of the name"]
    if _common_both(x, y):
        return None
    options = (_slip(x, y), _sound(x, y, cross))
    return max((one for one in options if one is not None), key=lambda one: one.similarity, default=None)


def _told_part(x: str, y: str) -> tuple[str, str]:
    """Two names without what both have in common by custom: Abd al-Khaliq and Abd al-Malik are told by the rest."""
    if x.startswith("abd") and y.startswith("abd") and min(len(x), len(y)) > weights.LEAST_SERVANT:
        x, y = x[3:], y[3:]
    for end in ("allah", "din"):
        if x.endswith(end) and y.endswith(end):
            x, y = x.removesuffix(end), y.removesuffix(end)
    return x, y


def _is_part(x: str, y: str) -> bool:
    """Whether one is the other without the servant or the God in it: Samad, Abd al-Samad; Hedayat, Hedayatollah."""
    short, long = (x, y) if len(x) <= len(y) else (y, x)
    part = long[3:] if long.startswith("abd") else long.removesuffix("allah")
    return part != long and len(part) > 3 and fold(part) == fold(short)


def _common_both(x: str, y: str) -> bool:
    """Whether both names are in use, so that a letter between them is no slip: Wilson, Watson; Karim, Kasim."""
    return bool((commonness(x) or groups(x)) and (commonness(y) or groups(y)))


def _gendered(x: str, y: str) -> bool:
    """Whether one is the surname of a woman and the other that of a man: Ivanova, Ivanov; Belskaya, Belsky."""
    short, long = (x, y) if len(x) <= len(y) else (y, x)
    woman, man = _FEMININE.sub("", long), _MASCULINE.sub("", short)
    return len(man) >= weights.LEAST_GENDERED and woman != long and woman == man and man[-1] in "vnk"


def _slip(x: str, y: str) -> Tie | None:
    """A tie by edit distance (OSA), which long names bear more of."""
    longer, shorter = max(len(x), len(y)), min(len(x), len(y))
    if shorter < 3 or longer == 3:
        return None
    allowed = 1 + (longer >= weights.TWO_SLIPS_FROM) + (longer >= weights.THREE_SLIPS_FROM)
    distance = min(OSA.distance(x, y, score_cutoff=allowed), OSA.distance(fold(x), fold(y), score_cutoff=allowed))
    similarity = 1.0 - distance / longer
    return Tie(similarity, "spelling") if distance <= allowed and similarity >= weights.LEAST_SIMILARITY else None


def _sound(x: str, y: str, cross: bool) -> Tie | None:
    """A tie of names with the same consonants, of which fewer are enough across scripts: Chehade, Shihadi; Taha, طه."""
    least = weights.LEAST_BONES_ACROSS if cross else weights.LEAST_BONES
    bones = skeleton(x)
    if len(bones) < least or bones != skeleton(y) or abs(len(x) - len(y)) > weights.SOUND_LENGTHS:
        return None
    # within one script the vowels are written, and the first letter is heard
    alike = cross or _onset(x) == _onset(y)
    return _FIXED["sound"] if alike and OSA.normalized_similarity(fold(x), fold(y)) >= weights.SOUND_LETTERS else None


def _onset(word: str) -> str:
    first = fold(word)[0]
    return _ONSETS.get(first, first)


_ONSETS = {"g": "k", "i": "e", "u": "o", "z": "s", "d": "t", "b": "p"}
