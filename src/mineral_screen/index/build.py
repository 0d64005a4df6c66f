"""Building: from names with their keys to the arrays of an index."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from zlib import crc32

import numpy as np
import numpy.typing as npt

from mineral_screen.index.arrays import Array, PoolWriter, hashes_of, rows_arrays, stable_order, table_arrays
from mineral_screen.index.plan import SYMBOL, Keys, clip, joined_keys, said
from mineral_screen.index.promise import MOST_TOKENS, SEVERAL, WEIGHT_UNITS
from mineral_screen.index.vocabulary import vocabulary_arrays

ListedName = tuple[int, Keys, bytes]  # the number of its entry, its keys, its payload
ListedEntry = tuple[int, bytes]  # the number of its list, its payload


def index_arrays(
    names: Iterable[ListedName], entries: Iterable[ListedEntry], extra_keys: Iterable[tuple[str, int]]
) -> dict[str, Array]:
    """The arrays of an `Index`; see `Index.build`, which promises what they answer."""
    arrays = _entries_arrays(entries)
    count = len(arrays["entries.lists"])
    collected = _Names()
    for name in names:
        collected.add(*name)
    if collected.entries and not 0 <= collected.entries[0] <= collected.entries[-1] < count:
        raise ValueError(f"a name belongs to an entry that is not there: there are {count} entries")
    return arrays | collected.arrays(count) | _extra_arrays(extra_keys, count)


def _entries_arrays(entries: Iterable[ListedEntry]) -> dict[str, Array]:
    payloads, lists = PoolWriter(), array("H")
    for watchlist, payload in entries:
        lists.append(watchlist)
        payloads.add(payload)
    return {"entries.lists": np.array(lists, np.uint16), **payloads.arrays("entries.payloads")}


def _extra_arrays(extra_keys: Iterable[tuple[str, int]], entries: int) -> dict[str, Array]:
    pairs = sorted(set(extra_keys), key=lambda pair: pair[1])
    if pairs and not 0 <= pairs[0][1] <= pairs[-1][1] < entries:
        raise ValueError(f"an extra key belongs to an entry that is not there: there are {entries} entries")
    hashes = hashes_of(key.encode("utf-8", "replace") for key, _ in pairs)
    return table_arrays("extra", hashes, np.array([entry for _, entry in pairs], np.uint32))


class _Names:
    """Collects names one by one, as numbers: a million names as Python objects would take gigabytes."""

    __slots__ = (
        "_counted",
        "_joined",
        "_joined_names",
        "_lengths",
        "_meanings",
        "_payloads",
        "_provisional",
        "_said",
        "_tokens",
        "_words",
        "entries",
    )

    def __init__(self) -> None:
        self.entries = array("I")
        self._payloads = PoolWriter()
        self._provisional: dict[str, int] = {}  # word → number in order of appearance
        self._words, self._lengths = array("I"), array("I")
        self._counted = bytearray()  # for each of `_words`: 2 for a token, 1 for a symbol, 0 for a variant
        self._joined, self._joined_names = array("I"), array("I")
        self._tokens = bytearray()  # for each name the number of its tokens, and whether it holds several names
        self._said = array("f")  # for each word how much it tells
        self._meanings: dict[int, str] = {}

    def add(self, entry: int, keys: Keys, payload: bytes) -> None:
        if self.entries and entry < self.entries[-1]:
            raise ValueError(f"names must come in the order of their entries: {entry} after {self.entries[-1]}")
        number = len(self.entries)
        for key, sort in joined_keys(keys):
            self._joined.append(crc32(key.encode("utf-8", "replace")))
            self._joined_names.append(number << 2 | sort)
        self.entries.append(entry)
        self._payloads.add(payload)
        tokens = said(keys)
        kinds = dict.fromkeys(tokens, 2)
        for symbol in clip(keys.symbols):
            kinds.setdefault(symbol, 1)
        for variant in clip(keys.variants):
            kinds.setdefault(variant, 0)
        words = [self._provisional.setdefault(word, len(self._provisional)) for word in kinds]
        self._said.extend([0.0] * (len(self._provisional) - len(self._said)))
        for word, (weight, meaning, _) in zip(words, tokens.values(), strict=False):  # the tokens come first
            self._said[word] = max(self._said[word], weight)
            if meaning:
                self._meanings[word] = meaning
        self._words.extend(words)
        self._counted.extend(kinds.values())
        self._lengths.append(len(kinds))
        self._tokens.append(min(len(tokens), MOST_TOKENS) | (SEVERAL if len(keys.parts) > 1 else 0))

    def arrays(self, entries: int) -> dict[str, Array]:
        words = sorted(sorted(self._provisional), key=len)
        final = np.empty(len(words), np.uint32)
        appearance = np.fromiter(map(self._provisional.__getitem__, words), np.int64, len(words))
        final[appearance] = np.arange(len(words), dtype=np.uint32)
        forward = final[np.array(self._words, np.uint32)]
        lengths = np.array(self._lengths, np.int64)
        counts = np.bincount(forward, minlength=len(words))
        rarities = np.log1p(len(lengths) / np.maximum(counts, 1)).astype(np.float32)
        # Grouped by word; the stable sort keeps the names of a word in order.
        postings = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)[stable_order(forward)]
        owners = np.array(self.entries, np.uint32)
        return {
            **vocabulary_arrays(words),
            "words.rarities": rarities,
            "words.weights": (np.array(self._said)[appearance] * WEIGHT_UNITS).clip(0, 255).astype(np.uint8),
            "words.meanings": self._meant(final),
            "names.tokens": np.frombuffer(self._tokens, np.uint8),
            **rows_arrays("postings", counts, postings),
            **rows_arrays("forward", lengths, forward),
            "names.weights": self._weights(rarities[forward], lengths),
            "names.entries": owners,
            "entries.names": np.searchsorted(owners, np.arange(entries + 1)).astype(np.uint32),
            **self._payloads.arrays("names.payloads"),
            **table_arrays("joined", np.array(self._joined, np.uint32), np.array(self._joined_names, np.uint32)),
        }

    def _meant(self, final: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
        """For each word one more than the number of the symbol it stands for, 0 where it stands for none."""
        meant = np.zeros(len(final), np.uint32)
        known = {word: self._provisional[text] for word, text in self._meanings.items() if text in self._provisional}
        meant[final[[*known]]] = final[[*known.values()]] + 1 if known else 0
        return meant

    def _weights(self, rarities: npt.NDArray[np.float32], lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """The weight of each name: the rarities of its tokens, and a share of those of its symbols."""
        shares = np.array([0.0, SYMBOL, 1.0])[np.array(self._counted, np.uint8)]
        sums = np.concatenate([[0.0], np.cumsum(rarities * shares)])
        ends = np.cumsum(lengths)
        weights: npt.NDArray[np.float32] = (sums[ends] - sums[ends - lengths]).astype(np.float32)
        return weights
