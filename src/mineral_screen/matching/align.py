"""The best way to lay one name beside another: which words are tied, which have no counterpart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from mineral_screen.matching import weights
from mineral_screen.matching.acronyms import abbreviated
from mineral_screen.matching.prepare import Prepared
from mineral_screen.matching.ties import Tie, in_characters, tie, word_tie
from mineral_screen.text.keys import fold
from mineral_screen.text.romanize import readings

Group = tuple[int, ...]
_SHORTEST_GLUED, _LONGEST_GLUED = 5, 8


@dataclass(slots=True)
class Alignment:
    """`ties` are (words of a, words of b, tie); `left` and `right` the words of a and b without counterpart.

    `formal` are the words of a and of b that turned out to be of the other's legal form, as it is or misspelt;
    `framed` is true where there are such, or may be, and `cut` where one name is the beginning of the other.
    """

    a: Prepared
    b: Prepared
    ties: list[tuple[Group, Group, Tie]]
    left: list[int]
    right: list[int]
    formal: tuple[list[int], list[int]] = ([], [])
    framed: bool = False
    cut: bool = False


def align(a: Prepared, b: Prepared) -> Alignment:
    """Tie the words of two names greedily, surest first: equal words, joined words, then likeness and meaning.

    The order of the sides does not matter; linear in the number of word pairs.
    """
    # greedy choices depend on the order of the sides, so one order is used for both
    if (b.whole, b.keys) < (a.whole, a.keys):
        result = _align(b, a)
        result.a, result.b = a, b
        result.left, result.right = result.right, result.left
        result.formal = result.formal[1], result.formal[0]
        result.ties = [(left, right, tied) for right, left, tied in result.ties]
        return result
    return _align(a, b)


_MOST_JOINED = 200  # words of both sides: a text of thousands would take seconds


def _align(a: Prepared, b: Prepared) -> Alignment:
    result = Alignment(a, b, [], [], [])
    left, right = list(range(len(a.keys))), list(range(len(b.keys)))
    if a.joined == b.joined or a.whole == b.whole:
        _tie_all(result, left, right)
        # letters that one side has in its legal form the other may have in its first word: JSCARGUMENT
        result.framed = a.whole == b.whole
        return result
    if _is_cut(a, b) or _is_cut(b, a):
        _tie_cut(result)
        return result
    for letters, initials in ((b.joined, a.initials), (a.joined, b.initials)):
        if letters and letters in initials:
            similarity = weights.ACRONYM_LETTERS[min(len(letters), 5)]
            result.ties.append((tuple(left), tuple(right), Tie(similarity, "acronym")))
            result.framed = letters != initials[0]  # the last letter is that of the legal form
            return result
    _tie_equal(result, left, right)
    if left and right and a.script != b.script and len(left) + len(right) <= _MOST_JOINED:
        _tie_glued(result, left, right, swap=False)
        _tie_glued(result, right, left, swap=True)
    if left and right and len(left) + len(right) <= _MOST_JOINED:
        _tie_joined(result, left, right, swap=False)
        _tie_joined(result, right, left, swap=True)
    if left and right and any(a.consists):
        _tie_composed(result, left, right, swap=False)
    if left and right and any(b.consists):
        _tie_composed(result, right, left, swap=True)
    if left and right:
        _tie_alike(result, left, right)
    if left and right:
        _tie_initials(result, left, right, swap=False)
        _tie_initials(result, right, left, swap=True)
    if left and right and len(left) + len(right) > 2:
        _tie_rest(result, left, right)
    # most names that are alike have no word left
    if left or right:
        result.formal = _formal(a, left, b), _formal(b, right, a)
        result.framed = any(result.formal)
        result.left = [i for i in left if i not in result.formal[0] and not _abbreviates(a, i)]
        result.right = [j for j in right if j not in result.formal[1] and not _abbreviates(b, j)]
    return result


def _abbreviates(side: Prepared, i: int) -> bool:
    """Whether word `i` is an acronym of the name it stands in, which adds nothing: Daedong Credit Bank (DCB)."""
    key = side.keys[i]
    if len(key) not in _ACRONYM or side.spans[i].role != "brand":
        return False
    return side.heads.startswith(key) or side.initials[0].startswith(key)


_ACRONYM = range(3, 9)  # letters


def _formal(side: Prepared, words: list[int], other: Prepared) -> list[int]:
    """Which of `words` are of the other side's legal form: Company Stock Joint, Bimited Liability, FSBI."""
    return [i for i in words if _is_form(side, i, other)] if words and other.frame else []


def _is_form(side: Prepared, i: int, other: Prepared) -> bool:
    """Whether word `i` is a word of the other side's legal form, as it is or misspelt, or the form in short."""
    return is_written_form(side, i, other) or any(_misspelt(side, i, word) for word in other.frame)


def is_written_form(side: Prepared, i: int, other: Prepared) -> bool:
    """Whether word `i` is a word of the other side's legal form as it is, or the form in short: FSBI."""
    key = side.keys[i]
    return key in other.frame or (side.spans[i].role == "brand" and len(key) in _ACRONYM and key in other.short)


def _misspelt(side: Prepared, i: int, form: str) -> bool:
    """Whether word `i` is the word `form` of a legal form, misspelt: Bimited; at the end of a name also FSE for FZE."""
    word = side.keys[i]
    if len(form) >= 5:
        return word_tie(word, form, False, "", "") is not None
    at_end = i == len(side.keys) - 1 and side.spans[i].role == "brand"
    return at_end and 2 <= len(word) <= 4 and OSA.distance(fold(word), fold(form), score_cutoff=1) <= 1


def _tie_all(result: Alignment, left: list[int], right: list[int]) -> None:
    """Tie names that are the same letters: word by word where they are cut alike, else as a whole."""
    a, b = result.a, result.b
    if a.keys != b.keys:
        result.ties.append((tuple(left), tuple(right), Tie(weights.SIMILARITY["joined"], "joined")))
        return
    for i in left:
        found = tie(a, i, b, i)
        assert found is not None
        result.ties.append(((i,), (i,), found))


def _is_cut(a: Prepared, b: Prepared) -> bool:
    """Whether `a` is the beginning of `b`, broken off within a word as short message fields do."""
    size = len(a.whole)
    if not (weights.LEAST_CUT <= size < len(b.whole) and b.whole.startswith(a.whole)):
        return False
    last = a.keys[-1]
    return a.whole.endswith(last) and any(key != last and key.startswith(last) for key in b.keys)


def _tie_cut(result: Alignment) -> None:
    """Tie a name that was broken off with the one it begins; what is cut off is not missing."""
    result.cut = True
    a, b = result.a, result.b
    shared = min(len(a.keys), len(b.keys))
    for i in range(shared):
        similarity = 1.0 if a.keys[i] == b.keys[i] else weights.SIMILARITY["cut off"]
        result.ties.append(((i,), (i,), Tie(similarity, "same" if similarity == 1.0 else "cut off")))


def _tie_equal(result: Alignment, left: list[int], right: list[int]) -> None:
    at = {}
    for j in reversed(right):
        at[result.b.keys[j]] = j
    for i in list(left):
        j = at.pop(result.a.keys[i], -1)
        if j >= 0:
            found = tie(result.a, i, result.b, j)
            assert found is not None
            result.ties.append(((i,), (j,), found))
            left.remove(i)
            right.remove(j)


def _tie_joined(result: Alignment, many: list[int], one: list[int], *, swap: bool) -> None:
    """Tie two to four neighbouring words of one side with a single word of the other: van der bilt, vanderbilt."""
    source, target = (result.b, result.a) if swap else (result.a, result.b)
    for j in list(one):
        wholes = _spellings(target, j, source)
        longest = max(map(len, wholes)) + 2
        for at in range(len(many) - 1):
            joined = source.keys[many[at]]
            if not joined or len(joined) >= longest:
                continue
            for end in range(at + 1, min(at + 4, len(many))):
                if many[end] != many[end - 1] + 1:
                    break
                joined += source.keys[many[end]]
                if len(joined) > longest:
                    break
                similarity = max([_joined_similarity(joined, whole) for whole in wholes])
                if similarity:
                    group = tuple(many[at : end + 1])
                    found = Tie(similarity, "joined")
                    result.ties.append(((j,), group, found) if swap else (group, (j,), found))
                    del many[at : end + 1]
                    one.remove(j)
                    break
            else:
                continue
            if j not in one:
                break


def _spellings(side: Prepared, i: int, other: Prepared) -> tuple[str, ...]:
    """How word `i` may be spelled in the script of `other`: 삼천당 is Sam Chun Dang as much as Sam Cheon Dang."""
    if side.script == other.script:
        return (side.keys[i],)
    return side.spans[i].readings[: weights.READINGS] or (side.keys[i],)


def _tie_glued(result: Alignment, many: list[int], one: list[int], *, swap: bool) -> None:
    """Tie two or three neighbouring words in hangul with the Latin word that they are: 푸드 나무, Foodnamoo."""
    source, target = (result.b, result.a) if swap else (result.a, result.b)
    runs = [tuple(many[at : at + size]) for size in (3, 2) for at in range(len(many) - size + 1)]
    for group in runs:
        text = "".join(source.spans[i].text for i in group)
        apart = group[-1] - group[0] >= len(group)
        if apart or len(text) > _LONGEST_GLUED or any(source.spans[i].script != "Hangul" for i in group):
            continue
        similarity, j = max(((_glued(text, target.keys[j]), j) for j in one), default=(0.0, -1))
        if similarity:
            found = Tie(similarity, "joined")
            result.ties.append(((j,), group, found) if swap else (group, (j,), found))
            many[:] = [i for i in many if i not in group]
            one.remove(j)
            return


@lru_cache(maxsize=50_000)
def _glued(text: str, word: str) -> float:
    """How like a `word` one of the readings of `text` in hangul is; 0.0 for another word."""
    if len(word) < _SHORTEST_GLUED:
        return 0.0
    found = [word_tie(read, word, True, "", "") for read in readings(text, "Hangul")]
    return max(
        (one.similarity for one in found if one is not None and not one.how.endswith("abbreviation")), default=0.0
    )


def _joined_similarity(joined: str, whole: str) -> float:
    if joined == whole:
        return weights.SIMILARITY["joined"]
    if abs(len(joined) - len(whole)) > 2 or len(whole) < 5:
        return 0.0
    if fold(joined) == fold(whole):
        return weights.SIMILARITY["spelling variant"]
    if not (joined + whole).isalpha():
        return 0.0  # another figure is another number
    similarity = OSA.normalized_similarity(joined, whole, score_cutoff=weights.LEAST_JOINED)
    return similarity * weights.SIMILARITY["joined"]


def _tie_composed(result: Alignment, whole: list[int], parts: list[int], *, swap: bool) -> None:
    """Tie a word with the words of the other side that say together what it says: НИИ, research … institute."""
    source, target = (result.b, result.a) if swap else (result.a, result.b)
    for i in list(whole):
        consists = source.consists[i]
        if not consists or any(not source.symbols[i].isdisjoint(target.symbols[j]) for j in parts):
            continue
        for needed in consists:
            group = _said(needed, target, parts)
            if group:
                found = Tie(weights.SIMILARITY["translation"], "translation")
                result.ties.append((group, (i,), found) if swap else ((i,), group, found))
                whole.remove(i)
                parts[:] = [j for j in parts if j not in group]
                break


_MOST_BETWEEN = 1  # words that may stand between those that say one thing together: Research and Design Institute


def _said(needed: tuple[frozenset[str], ...], side: Prepared, among: list[int]) -> Group:
    """Which words of a side say what is needed, each a part of it; empty where one is missing."""
    group: list[int] = []
    for options in needed:
        found = next((j for j in among if j not in group and not options.isdisjoint(side.symbols[j])), None)
        if found is None:
            return ()
        group.append(found)
    group.sort()
    return tuple(group) if group[-1] - group[0] < len(group) + _MOST_BETWEEN else ()


def _tie_alike(result: Alignment, left: list[int], right: list[int]) -> None:
    found = []
    for i in left:
        for j in right:
            tied = tie(result.a, i, result.b, j)
            if tied is not None:
                # the heavier and the nearer in place come first among equals
                gain = tied.similarity * (result.a.weights[i] + result.b.weights[j])
                found.append((-gain, abs(i - j), i, j, tied))
    found.sort()
    for _, _, i, j, tied in found:
        if i in left and j in right:
            result.ties.append(((i,), (j,), tied))
            left.remove(i)
            right.remove(j)


_SURE_ACRONYM = 5


def _tie_initials(result: Alignment, short: list[int], words: list[int], *, swap: bool) -> None:
    """Tie an acronym with the run of words whose initials it is: smic, semiconductor manufacturing …"""
    source, target = (result.b, result.a) if swap else (result.a, result.b)
    for i in list(short):
        letters = source.keys[i]
        if not 2 <= len(letters) <= 8 or not letters.isalpha() or len(letters) > len(source.spans[i].text):
            continue  # 스마트 is smart, and no acronym
        run = _beside(result, letters, target, words, len(short) == 1)
        if run:
            found = _in_short(result)
        elif len(letters) < _SURE_ACRONYM and any(source.spans[j].role != "generic" for j in short if j != i):
            continue  # beside another word it is a name: Bart Kemp is not the Kizlyar Electro-Mechanical Plant
        else:
            run = _initialled(letters, target, words)
            found = Tie(weights.ACRONYM_LETTERS[min(max(len(letters), 3), 5)], "acronym")
        if run:
            result.ties.append((run, (i,), found) if swap else ((i,), run, found))
            short.remove(i)
            words[:] = [j for j in words if j not in run]


def _in_short(result: Alignment) -> Tie:
    """The tie of an acronym with what it stands for: three letters beside no more than a trade are often chance."""
    return Tie(weights.SIMILARITY["in short" if _agree_in(result, _BRAND) else "in short beside a trade"], "in short")


def _beside(result: Alignment, letters: str, side: Prepared, words: list[int], alone: bool) -> Group:
    """The run of `words` that `letters` stand for, in English or Russian, where the names agree in something else.

    Beside a brand that agrees three letters are enough. Two letters, or three beside a place or a trade, must be all
    that the one name has more and stand for all that the other has: IC Rosgosstrakh, Insurance Company Rosgosstrakh.
    """
    if not result.ties or len(letters) > _LONGEST_BESIDE:
        return ()
    long, beside_brand = len(letters) > 2, _agree_in(result, _BRAND)
    if not beside_brand and not (long and _agree_in(result, _TRADE)):
        return ()
    spans = [side.spans[j] for j in words]
    for at in range(len(words)):
        count = abbreviated(letters, spans, at)
        if count:
            whole = alone and count == len(words)
            if whole or (long and beside_brand):
                return tuple(words[at : at + count])
    return ()


_LONGEST_BESIDE = 6
_BRAND = frozenset({"brand"})
_TRADE = frozenset({"concept", "place", "number"})


def _agree_in(result: Alignment, roles: frozenset[str]) -> bool:
    """Whether a word of three letters or more, of one of these roles, is tied, and surely."""
    a = result.a
    for left, _, tied in result.ties:
        if tied.similarity >= weights.LEAST_JOINED:
            for i in left:
                if a.spans[i].role in roles and len(a.keys[i]) > 2:
                    return True
    return False


def _initialled(letters: str, side: Prepared, words: list[int]) -> Group:
    """The run of `words` whose initials `letters` are, a letter a word; empty where there is none."""
    if len(letters) > 2:
        for at in range(len(words) - len(letters) + 1):
            run = tuple(words[at : at + len(letters)])
            if all(side.keys[j][:1] == letter for j, letter in zip(run, letters, strict=True)):
                return run
    return ()


def _in_characters(side: Prepared, words: list[int]) -> bool:
    return all(in_characters(side.spans[i]) for i in words)


_FEWEST_LETTERS, _FEWEST_CHARACTERS = 6, 4


def _tie_rest(result: Alignment, left: list[int], right: list[int]) -> None:
    """Tie all that is left on both sides when it is the same letters, or Chinese characters, cut differently."""
    a, b = result.a, result.b
    characters = a.script == b.script == "Han" and _in_characters(a, left) and _in_characters(b, right)
    if characters:
        x, y = "".join([a.spans[i].text for i in left]), "".join([b.spans[j].text for j in right])
    else:
        x, y = "".join([a.keys[i] for i in left]), "".join([b.keys[j] for j in right])
    if min(len(x), len(y)) < (_FEWEST_CHARACTERS if characters else _FEWEST_LETTERS):
        return
    similarity = OSA.normalized_similarity(x, y, score_cutoff=weights.LEAST_JOINED)
    if similarity and not any(char.isdigit() for char in x + y):
        result.ties.append((tuple(left), tuple(right), Tie(similarity, "joined")))
        left.clear()
        right.clear()
