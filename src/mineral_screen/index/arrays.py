"""The three shapes everything in the index is made of: byte strings by number, rows of numbers, hash tables.

Each is a view of named arrays of a `Container` (`tokens.offsets`, `tokens.bytes`, …), with a function that lays
the arrays out. Single values are read through `memoryview`, in 30 ns instead of the 100 ns of a numpy scalar.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Numbers = npt.NDArray[np.uint32]


class Pool:
    """Byte strings by number: `<name>.offsets` (one more than strings) into `<name>.bytes`."""

    __slots__ = ("_bytes", "_offsets", "bytes", "ends")

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        self._offsets = arrays[f"{name}.offsets"]
        self._bytes = arrays[f"{name}.bytes"]
        self.ends = self._offsets.data
        self.bytes = self._bytes.data

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, number: int) -> bytes:
        return bytes(self.bytes[self.ends[number] : self.ends[number + 1]])

    def text(self, number: int) -> str:
        """The string as text (it must be UTF-8); one call instead of two, which counts in loops."""
        return str(self.bytes[self.ends[number] : self.ends[number + 1]], "utf-8")

    def lengths(self, numbers: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
        """The lengths of many strings."""
        lengths: npt.NDArray[np.int64] = self._offsets[numbers + 1].astype(np.int64) - self._offsets[numbers]
        return lengths

    def many(self, numbers: npt.NDArray[Any]) -> list[bytes]:
        """Many short strings (without zero bytes) at once: 70 ns each instead of 180."""
        lengths = self.lengths(numbers)
        columns = np.arange(int(lengths.max(initial=1)))
        inside = columns < lengths[:, None]
        places = self._offsets[numbers].astype(np.int64)[:, None] + columns
        table = np.where(inside, self._bytes[np.where(inside, places, 0)], 0).astype(np.uint8)
        strings: list[bytes] = table.view(f"S{len(columns)}").ravel().tolist()
        return strings


class PoolWriter:
    """Collects byte strings for a `Pool`."""

    __slots__ = ("_bytes", "_ends")

    def __init__(self, strings: Iterable[bytes] = ()) -> None:
        self._bytes = bytearray()
        self._ends = array("Q", [0])
        for string in strings:
            self.add(string)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, string: bytes) -> None:
        """Append one string."""
        self._bytes += string
        self._ends.append(len(self._bytes))

    def arrays(self, name: str) -> dict[str, Array]:
        """The arrays of `Pool(…, name)`."""
        ends = np.frombuffer(self._ends, np.uint64)
        return {f"{name}.offsets": _narrow(ends), f"{name}.bytes": np.frombuffer(self._bytes, np.uint8)}


class Rows:
    """Rows of numbers of different lengths (CSR): `<name>.offsets` into `<name>.values`."""

    __slots__ = ("offsets", "starts", "values")

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        self.offsets = arrays[f"{name}.offsets"]
        self.starts = self.offsets.data
        self.values = arrays[f"{name}.values"]

    def __getitem__(self, row: int) -> Numbers:
        return self.values[self.starts[row] : self.starts[row + 1]]

    def length(self, row: int) -> int:
        """How many numbers are in `row`."""
        return int(self.starts[row + 1] - self.starts[row])

    def lengths(self, rows: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
        """How many numbers are in each of `rows`."""
        lengths: npt.NDArray[np.int64] = self.offsets[rows + 1].astype(np.int64) - self.offsets[rows]
        return lengths

    def gather(self, rows: npt.NDArray[Any]) -> tuple[Numbers, npt.NDArray[np.int64]]:
        """The numbers of all `rows` one after the other, and how many each row has.

        One gather of forty short rows takes as long as two slices: the Python loop is what costs.
        """
        starts = self.offsets[rows].astype(np.int64)
        lengths = self.lengths(rows)
        return self.values[ranges(starts, lengths)], lengths


def rows_arrays(name: str, lengths: npt.NDArray[Any], values: Array) -> dict[str, Array]:
    """The arrays of `Rows(…, name)`, from the length of each row and all values in order of rows."""
    offsets = np.zeros(len(lengths) + 1, np.uint64)
    np.cumsum(lengths, out=offsets[1:])
    return {f"{name}.offsets": _narrow(offsets), f"{name}.values": values}


class Table:
    """A hash table from CRC-32 to numbers, several a hash: sorted hashes with an offset per prefix of bits.

    What the prefix says of a hash is not stored again. Hashes can collide: whoever looks up compares what it finds.
    """

    __slots__ = ("_hash_at", "_hashes", "_number_at", "_numbers", "_offsets", "_rest", "_shift", "_start_at")

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        self._offsets = arrays[f"{name}.offsets"]
        self._hashes = arrays[f"{name}.hashes"]
        self._numbers = arrays[f"{name}.numbers"]
        self._start_at = self._offsets.data
        self._hash_at = self._hashes.data
        self._number_at = self._numbers.data
        self._shift = 32 - (len(self._offsets) - 1).bit_length() + 1
        self._rest = (1 << self._shift) - 1

    def get(self, key: bytes) -> list[int]:
        """The numbers filed under the hash of `key`."""
        digest = crc32(key)
        bucket = digest >> self._shift
        places = range(self._start_at[bucket], self._start_at[bucket + 1])
        rest = digest & self._rest
        return [self._number_at[place] for place in places if self._hash_at[place] == rest]

    def get_many(self, hashes: npt.NDArray[np.uint32]) -> tuple[npt.NDArray[np.int64], Numbers]:
        """For all `hashes` at once: which of them each number found belongs to, and the numbers."""
        buckets = hashes >> np.uint32(self._shift)
        starts = self._offsets[buckets].astype(np.int64)
        lengths = self._offsets[buckets + 1].astype(np.int64) - starts
        places = ranges(starts, lengths)
        which = np.repeat(np.arange(len(hashes)), lengths)
        equal = self._hashes[places] == (hashes & np.uint32(self._rest))[which]
        return which[equal], self._numbers[places[equal]]


def table_arrays(name: str, hashes: npt.NDArray[np.uint32], numbers: Numbers) -> dict[str, Array]:
    """The arrays of `Table(…, name)`. Numbers under one hash keep their order."""
    order = stable_order(hashes)
    hashes, numbers = hashes[order], numbers[order]
    # About four entries a bucket: fewer cost more offsets than they save comparisons.
    bits = max(4, len(hashes).bit_length() - 3)
    offsets = np.searchsorted(hashes >> np.uint32(32 - bits), np.arange((1 << bits) + 1))
    rest = hashes & np.uint32((1 << (32 - bits)) - 1)
    rest = rest.astype(np.uint16) if bits >= 16 else rest
    return {f"{name}.offsets": _narrow(offsets), f"{name}.hashes": rest, f"{name}.numbers": numbers}


def stable_order(numbers: Numbers) -> npt.NDArray[np.uint64]:
    """The places of `numbers` from the least on, equal ones in order: as `np.argsort`, in a tenth of the time."""
    places = np.arange(len(numbers), dtype=np.uint64)
    packed = numbers.astype(np.uint64) << np.uint64(32) | places
    packed.sort()
    order: npt.NDArray[np.uint64] = packed & np.uint64(0xFFFFFFFF)
    return order


def hashes_of(keys: Iterable[bytes]) -> npt.NDArray[np.uint32]:
    """The CRC-32 of each key: the only hash of the file, the same in Python, numpy and every other language."""
    return np.fromiter(map(crc32, keys), np.uint32)


def ranges(starts: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """`starts[0], starts[0] + 1, …` for `lengths[0]` numbers, then the same for the next, in one array."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(starts - (ends - lengths), lengths) + np.arange(total)


def distinct(values: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], npt.NDArray[np.int64]]:
    """The distinct `values` in order, and for each of `values` its place among them.

    `np.unique` does the same, and imports masked arrays for it: 7 ms of a single check.

    >>> [array.tolist() for array in distinct(np.array([7, 3, 7, 5]))]
    [[3, 5, 7], [2, 0, 2, 1]]
    """
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    first = np.ones(len(values), np.bool_)
    first[1:] = ordered[1:] != ordered[:-1]
    places = np.empty(len(values), np.int64)
    places[order] = np.cumsum(first) - 1
    return ordered[first], places


def _narrow(offsets: npt.NDArray[Any]) -> Array:
    """Offsets in 32 bits where they fit (up to 4 GB of bytes), in 64 where they do not."""
    return offsets.astype(np.uint32 if int(offsets[-1]) < 1 << 32 else np.uint64)
