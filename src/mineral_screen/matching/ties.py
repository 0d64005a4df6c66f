"""When two words of two names are the same word: by form, by meaning, by sound, or by a slip of the pen."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from mineral_screen.matching import weights
from mineral_screen.matching.prepare import Prepared
from mineral_screen.text.keys import fold, skeleton
from mineral_screen.text.rarity import rarity


class Tie(NamedTuple):
    """How two words hang together: `similarity` in (0, 1] and the relation in a word."""

    similarity: float
    how: str


SAME = Tie(1.0, "same")


def tie(a: Prepared, i: int, b: Prepared, j: int) -> Tie | None:
    """The best tie between content word `i` of `a` and `j` of `b`; None where they are two words."""
    left, right = a.spans[i], b.spans[j]
    if left.key == right.key:
        return SAME if left.script == right.script or left.role == "number" else Tie(1.0, "same reading")
    if left.role == "number" or right.role == "number":
        return None
    meant = bool(a.symbols[i] and b.symbols[j])
    if meant and not a.symbols[i].isdisjoint(b.symbols[j]):
        how = "same meaning" if left.script == right.script else "translation"
        return Tie(weights.SIMILARITY[how], how)
    best: Tie | None = None
    cross = left.script != right.script
    for x in left.readings[: weights.READINGS] or (left.key,):
        for y in right.readings[: weights.READINGS] or (right.key,):
            found = word_tie(x, y, cross, meant)
            if found is not None and (best is None or found.similarity > best.similarity):
                best = found
    return best


@lru_cache(maxsize=500_000)
def word_tie(x: str, y: str, cross: bool, meant: bool) -> Tie | None:
    """The tie of two romanised words. `cross`: they come from two scripts. `meant`: both are known words that
    mean different things, so that likeness of form is chance (China, Chile; northern, southern)."""
    if x == y:
        return Tie(weights.SIMILARITY["other reading"], "other reading")
    if meant:
        return None
    folded_x, folded_y = fold(x), fold(y)
    if folded_x == folded_y:
        return Tie(weights.SIMILARITY["spelling variant"], "spelling variant")
    slip = _slip(x, y, folded_x, folded_y)
    if cross and len(x) >= 4 and len(y) >= 4:
        bones = skeleton(x)
        if len(bones) >= 2 and bones == skeleton(y):
            sounds = Tie(weights.SIMILARITY["sound"], "sound")
            return sounds if slip is None or slip.similarity < sounds.similarity else slip
    return slip


def _slip(x: str, y: str, folded_x: str, folded_y: str) -> Tie | None:
    """A tie by edit distance (OSA), dearer in short words and between two words that both are in use."""
    longer, shorter = max(len(x), len(y)), min(len(x), len(y))
    if shorter < 3 or any(char.isdigit() for char in x + y):
        return None
    if longer > shorter and (x.startswith(y) or y.startswith(x)) and longer - shorter > 2:
        return Tie(weights.SIMILARITY["abbreviation"], "abbreviation") if shorter >= 4 else None
    allowed = 1 if longer < weights.TWO_SLIPS_FROM else 2 if longer < weights.THREE_SLIPS_FROM else 3
    distance = min(OSA.distance(x, y, score_cutoff=allowed), OSA.distance(folded_x, folded_y, score_cutoff=allowed))
    if distance > allowed:
        return None
    similarity = 1.0 - distance / longer
    if longer == shorter == 3 or similarity < weights.LEAST_SIMILARITY:
        return None
    if max(rarity(x), rarity(y)) < weights.IN_USE:
        similarity -= weights.TWO_WORDS_IN_USE
    return Tie(similarity, "spelling") if similarity >= weights.LEAST_SIMILARITY else None
