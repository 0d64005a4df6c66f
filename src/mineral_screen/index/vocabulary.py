"""The words of the listed names: which one a word is, and which ones it might be a misspelling of.

Words are numbered by length, then alphabetically. Six ways in:

- *exact*: a hash table;
- *one edit*: each word is filed under itself and under what is left when one letter is dropped. Two words within one
  insertion, deletion, substitution or transposition always meet there, the first letter included (symmetric
  deletion; Garbe, "SymSpell", 2012);
- *fold*: words that are one word spelled by two conventions (`text.keys.fold`), whatever their letters;
- *skeleton*: words whose consonants sound alike (`text.keys.skeleton`), for competing transliterations;
- *echo*: words of which one may be the other borrowed into another script (`text.keys.echo`), for readings of such;
- *trigrams*: for words of six letters or more that are not in the vocabulary, words within two edits that share
  at least three letter trigrams.

What is not found by a fold is compared letter by letter (optimal string alignment distance).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from mineral_screen.index.arrays import (
    Pool,
    PoolWriter,
    Rows,
    Table,
    hashes_of,
    ranges,
    rows_arrays,
    table_arrays,
)
from mineral_screen.text.keys import echo, fold, skeleton

Array = npt.NDArray[Any]

LONGEST_WORD = 64  # longer ones are cut, in lists and queries alike
_SHORTEST_FUZZY, _LONGEST_FUZZY = 3, 32  # a longer misspelt word is found through its pieces (see `plan`)
EDIT, SOUND = 1.2, 0.8  # what one edit of n letters costs: 1.2/n, and 0.8/n where the consonants agree
FOLDED = 0.95  # how like words of one fold are
LEAST_ALIKE = 0.6 - 1e-9
# The same where the consonants agree with a reading of another script: its vowels and its l and r say little, and the
# comparison lets half of the letters differ.
HEARD, LEAST_HEARD = 0.4, 0.78 - 1e-9
MOST_ALIKE = 48  # a word of four letters has hundreds of neighbours; the nearest do
LETTERS = 27
SHORTEST_DROPPED = 4  # letters are dropped from words as long as this
WINDOW = 2  # letters that a word found by trigrams may have more or less
_SMALLEST_SKELETON = 3
_SHORTEST_TWICE, _SHORTEST_DEEP = 7, 6  # words of so many letters may have two slips; six are enough for unknown words
_BY_FOLD, _BY_SOUND, _BY_EDITS = 0, 1, 2  # the ways by which words are found, the surest first


class Vocabulary:
    """Looks words up. `words` is the number of them."""

    __slots__ = ("_by_length", "_echoes", "_edits", "_exact", "_folds", "_skeletons", "_trigrams", "_words", "words")

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._words = Pool(arrays, "words")
        self._by_length = arrays["words.by_length"].data
        self._exact = Table(arrays, "words.exact")
        self._edits = Table(arrays, "words.edits")
        self._folds = Table(arrays, "words.folds")
        self._echoes = Table(arrays, "words.echoes")
        self._skeletons = Table(arrays, "words.skeletons")
        self._trigrams = Rows(arrays, "words.trigrams")
        self.words = len(self._words)

    def text(self, word: int) -> str:
        """The word with this number."""
        return self._words.text(word)

    def find(self, words: Iterable[str]) -> dict[str, int]:
        """The numbers of those `words` that are in the vocabulary.

        All at once: a query asks for about sixty (words, joins, splits), and one by one they cost five times as much.
        """
        asked = list(words)
        which, numbers = self._exact.get_many(hashes_of(word.encode("utf-8", "replace") for word in asked))
        found = zip(which.tolist(), numbers.tolist(), strict=True)
        return {asked[i]: number for i, number in found if self._words.text(number) == asked[i]}

    def similar(self, asked: Sequence[Sought]) -> list[dict[int, float]]:
        """For each of the words `asked` the words like it (not itself), with their similarity in [0.6, 1), best first.

        See `sought`; words that are not plain `a`-`z`, shorter than three or longer than 32 letters have nothing
        similar.
        """
        # All words of a query at once: word by word takes four times as long, in calls of numpy on small arrays.
        pairs = [
            _keyed(self._folds, asked, "fold", _BY_FOLD),
            _keyed(self._exact, asked, "fold", _BY_FOLD),
            _keyed(self._echoes, asked, "echo", _BY_SOUND),
            _keyed(self._skeletons, asked, "skeleton", _BY_SOUND),
            self._edited(asked),
        ]
        pairs += [
            _packed(i, self._sharing_trigrams(one.letters.decode(), one.shared), _BY_EDITS)
            for i, one in enumerate(asked)
            if one.shared
        ]
        owners, numbers, way = _unpacked(np.sort(np.concatenate(pairs)))
        mine = [asked[i].letters for i in owners.tolist()]
        edits = cpdist(mine, self._words.many(numbers), scorer=OSA.distance, dtype=np.uint8)
        longest = np.maximum(
            np.array([len(one.letters) for one in asked], np.int64)[owners], self._words.lengths(numbers)
        )
        heard = (way == _BY_SOUND) & np.array([bool(one.echo) for one in asked], np.bool_)[owners]
        dear = np.where(way == _BY_EDITS, EDIT, np.where(heard, HEARD, SOUND))
        likeness = np.where(way == _BY_FOLD, FOLDED, 1 - dear * edits / longest)
        reach = np.array([one.reach for one in asked], np.int64)
        good = (edits > 0) & (likeness >= np.where(heard, LEAST_HEARD, LEAST_ALIKE))
        good &= (way < _BY_EDITS) | (edits <= reach[owners])
        return _by_owner(len(asked), owners[good], numbers[good], likeness[good])

    def _edited(self, asked: Sequence[Sought]) -> npt.NDArray[np.int64]:
        keys = [(i, rest) for i, one in enumerate(asked) if one.letters for rest in deletions(one.letters)]
        return _filed_under(self._edits, keys, _BY_EDITS)

    def most_alike(self, word: str) -> tuple[int, float]:
        """The listed word with the largest share of trigrams in common with `word`, and that share; 0.0 for none."""
        if not is_fuzzy(word):
            return 0, 0.0
        grams = sorted(trigrams(word))
        numbers, shared = np.unique(self._trigrams.gather(np.array(grams, np.int64))[0], return_counts=True)
        if not len(numbers):
            return 0, 0.0
        shares = 2 * shared / (len(grams) + self._words.lengths(numbers))
        best = int(np.argmax(shares))
        return int(numbers[best]), float(shares[best])

    def _sharing_trigrams(self, word: str, least: int) -> npt.NDArray[np.int64]:
        """Words up to two letters longer or shorter that share at least so many trigrams with `word`."""
        # Numbers grow with length, so each list is cut to the right lengths by bisection: half of it at most
        # need be counted.
        low, high = self._by_length[max(len(word) - WINDOW, 0)], self._by_length[len(word) + WINDOW + 1]
        starts, values = self._trigrams.starts, self._trigrams.values.data
        shared = np.zeros(high - low, np.uint8)
        for gram in trigrams(word):
            first, last = starts[gram], starts[gram + 1]
            first = bisect_left(values, low, first, last)
            shared[self._trigrams.values[first : bisect_left(values, high, first, last)] - low] += 1
        return np.flatnonzero(shared >= least) + low


def _packed(owner: Any, numbers: npt.NDArray[Any], way: int) -> npt.NDArray[np.int64]:
    """Pairs as single numbers that sort by owner, number, and the surest way first."""
    packed: npt.NDArray[np.int64] = (owner << 34) | (numbers.astype(np.int64) << 2) | way
    return packed


def _keyed(table: Table, asked: Sequence[Sought], name: str, way: int) -> npt.NDArray[np.int64]:
    """What is filed in `table` under the key of this name, of those words that have one."""
    return _filed_under(table, [(i, key) for i, one in enumerate(asked) if (key := getattr(one, name))], way)


def _filed_under(table: Table, keys: Sequence[tuple[int, bytes]], way: int) -> npt.NDArray[np.int64]:
    which, numbers = table.get_many(hashes_of(key for _, key in keys))
    return _packed(np.array([owner for owner, _ in keys], np.int64)[which], numbers, way)


def _unpacked(
    pairs: npt.NDArray[np.int64],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The distinct pairs of sorted `pairs`: owners, numbers, and the surest way by which each was found."""
    first = np.ones(len(pairs), np.bool_)
    first[1:] = (pairs[1:] >> 2) != (pairs[:-1] >> 2)
    pairs = pairs[first]
    return pairs >> 34, (pairs >> 2) & 0xFFFFFFFF, pairs & 3


def _by_owner(
    count: int, owners: npt.NDArray[Any], numbers: npt.NDArray[Any], likeness: npt.NDArray[Any]
) -> list[dict[int, float]]:
    order = np.lexsort((numbers, -likeness, owners))
    ends = np.searchsorted(owners[order], np.arange(count + 1)).tolist()
    found = list(zip(numbers[order].tolist(), likeness[order].tolist(), strict=True))
    return [dict(found[start : min(end, start + MOST_ALIKE)]) for start, end in pairwise(ends)]


def is_fuzzy(word: str) -> bool:
    """Whether `word` can be misspelt: three to 32 letters `a` to `z`. One digit more or less is another number."""
    return _SHORTEST_FUZZY <= len(word) <= _LONGEST_FUZZY and word.isascii() and word.isalpha() and word.islower()


class Sought(NamedTuple):
    """What words like a word are looked for by.

    Its `letters` (none where it cannot be misspelt), `fold`, `skeleton` and `echo`, at most how many edits away the
    others are, and how many trigrams they must share: 0 where they are not looked for by trigrams.
    """

    letters: bytes = b""
    fold: bytes = b""
    skeleton: bytes = b""
    echo: bytes = b""
    reach: int = 0
    shared: int = 0


def sought(word: str, *, deep: bool = False, heard: bool = False) -> Sought:
    """What words like `word` are looked for by.

    They are looked for two edits away and by their trigrams where it is `deep` and long enough, and by what they sound
    like in another script where it is a reading of one, and `heard`.
    """
    if not is_fuzzy(word):
        return Sought()
    shared = shared_trigrams(word) if deep and len(word) >= _SHORTEST_DEEP else 0
    reach = 2 if deep or len(word) >= _SHORTEST_TWICE else 1
    echoed = fuzzy_echo(word) if heard else ""
    return Sought(
        word.encode(), fuzzy_fold(word).encode(), fuzzy_skeleton(word).encode(), echoed.encode(), reach, shared
    )


def deletions(word: bytes) -> list[bytes]:
    """`word`, and if it has four letters or more also `word` with any one letter dropped, each once."""
    if len(word) < SHORTEST_DROPPED:
        return [word]
    # Dropping either of two equal neighbours leaves the same.
    drops = (i for i in range(len(word)) if not i or word[i] != word[i - 1])
    return [word, *(word[:i] + word[i + 1 :] for i in drops)]


def trigrams(word: str) -> set[int]:
    """The letter trigrams of `word`, its ends included, as numbers."""
    codes = [0, *(ord(letter) - 96 for letter in word), 0]
    return {(codes[i] * LETTERS + codes[i + 1]) * LETTERS + codes[i + 2] for i in range(len(codes) - 2)}


def shared_trigrams(word: str) -> int:
    """How many trigrams a word two edits away has in common with `word`: each edit breaks three, a swap four."""
    return max(3, len(word) - 7)


def fuzzy_skeleton(word: str) -> str:
    """The skeleton `word` is filed under, or nothing if the word or its skeleton is too short to tell."""
    bones = skeleton(word) if len(word) >= 4 else ""
    return bones if len(bones) >= _SMALLEST_SKELETON else ""


def fuzzy_echo(word: str) -> str:
    """The echo `word` is filed under, or nothing if the word or its echo is too short to tell."""
    heard = echo(word) if len(word) >= 4 else ""
    return heard if len(heard) >= _SMALLEST_SKELETON else ""


def fuzzy_fold(word: str) -> str:
    """The fold by which `word` is found, or nothing if that is too short to tell."""
    folded = fold(word)
    return folded if is_fuzzy(folded) else ""


def vocabulary_arrays(words: Sequence[str]) -> dict[str, Array]:
    """The arrays of `Vocabulary`. `words` must be in order: by length, then alphabetically."""
    encoded = [word.encode("utf-8", "replace") for word in words]
    pool = PoolWriter(encoded).arrays("words")
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    by_length = np.searchsorted(lengths, np.arange(LONGEST_WORD + 2)).astype(np.uint32)
    fuzzy = np.array([number for number, word in enumerate(words) if is_fuzzy(word)], np.int64)
    return {
        **pool,
        "words.by_length": by_length,
        **table_arrays("words.exact", hashes_of(encoded), np.arange(len(words), dtype=np.uint32)),
        **_edits_arrays(pool, fuzzy, lengths[fuzzy]),
        **_sounds_arrays(words, fuzzy),
        **_trigrams_arrays(pool, fuzzy[lengths[fuzzy] >= 4]),
    }


def _edits_arrays(
    pool: Mapping[str, Array], fuzzy: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]
) -> dict[str, Array]:
    """Every fuzzy word under the hashes of its `deletions`: a dozen a word, for all words of one length at once."""
    hashes, numbers = [np.zeros(0, np.uint32)], [np.zeros(0, np.uint32)]
    for length in np.unique(lengths).tolist():
        some = fuzzy[lengths == length]
        letters = pool["words.bytes"][pool["words.offsets"][some].astype(np.int64)[:, None] + np.arange(length)]
        left = np.ones((len(some), length + 1), np.bool_)
        left[:, 2:] = letters[:, 1:] != letters[:, :-1]  # dropping either of two equal neighbours leaves the same
        left[:, 1:] &= length >= SHORTEST_DROPPED
        hashes.append(_deletion_hashes(letters)[left])
        numbers.append(np.repeat(some.astype(np.uint32), left.sum(axis=1)))
    return table_arrays("words.edits", np.concatenate(hashes), np.concatenate(numbers))


def _deletion_hashes(letters: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint32]:
    """For each row of `letters` its CRC-32, then those of the row without its first letter, its second, and so on.

    The CRC of a word is that of as many zero bytes, XOR what each letter changes in it, which depends on the letter and
    on how many come after it. So one letter less moves those before it, and leaves out one.
    """
    length = letters.shape[1]
    changes = _changes()
    ends = np.arange(length)[::-1]
    kept, moved = changes[ends, letters], changes[ends - 1, letters]
    whole = np.bitwise_xor.reduce(kept, axis=1, keepdims=True)
    after = whole ^ np.bitwise_xor.accumulate(kept, axis=1)
    before = np.bitwise_xor.accumulate(moved, axis=1) ^ moved
    return np.hstack([whole ^ crc32(bytes(length)), before ^ after ^ crc32(bytes(length - 1))])


@cache
def _changes() -> npt.NDArray[np.uint32]:
    """What a byte (the column) before so many others (the row) changes in the CRC-32 of zeros."""
    rows = range(_LONGEST_FUZZY)
    found = [[crc32(bytes([byte, *bytes(more)])) ^ crc32(bytes(more + 1)) for byte in range(256)] for more in rows]
    return np.array(found, np.uint32)


def _sounds_arrays(words: Sequence[str], fuzzy: npt.NDArray[np.int64]) -> dict[str, Array]:
    """Fuzzy words under their skeletons and echoes, and under their folds where those are not the words themselves."""
    some = fuzzy.tolist()
    bones = [(number, found) for number in some if (found := fuzzy_skeleton(words[number]))]
    heard = [(number, found) for number in some if (found := fuzzy_echo(words[number]))]
    folds = [(number, found) for number in some if (found := fuzzy_fold(words[number])) not in ("", words[number])]
    return {**_filed("words.skeletons", bones), **_filed("words.echoes", heard), **_filed("words.folds", folds)}


def _filed(name: str, keys: Sequence[tuple[int, str]]) -> dict[str, Array]:
    numbers = np.array([number for number, _ in keys], np.uint32)
    return table_arrays(name, hashes_of(key.encode() for _, key in keys), numbers)


def _trigrams_arrays(pool: Mapping[str, Array], fuzzy: npt.NDArray[np.int64]) -> dict[str, Array]:
    # The loop over four million trigrams of a million names in numpy: 0.6 s instead of 6 s.
    starts = pool["words.offsets"][fuzzy].astype(np.int64)
    lengths = pool["words.offsets"][fuzzy + 1].astype(np.int64) - starts
    places = ranges(starts, lengths)
    codes = np.zeros(len(pool["words.bytes"]) + 2, np.int64)
    codes[1:-1] = pool["words.bytes"].astype(np.int64) - 96
    left, right = codes[places], codes[places + 2]
    ends = np.cumsum(lengths)
    left[ends - lengths] = 0
    right[ends - 1] = 0
    grams = (left * LETTERS + codes[places + 1]) * LETTERS + right
    pairs = np.sort(grams << 32 | np.repeat(fuzzy, lengths))
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]  # np.unique takes ten times as long
    counts = np.bincount(pairs >> 32, minlength=LETTERS**3)
    return rows_arrays("words.trigrams", counts, (pairs & 0xFFFFFFFF).astype(np.uint32))
