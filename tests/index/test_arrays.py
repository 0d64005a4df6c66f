"""The hash table, small and so large that hashes are stored in short."""

from __future__ import annotations

from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.index.arrays import Table, hashes_of, stable_order, table_arrays


@pytest.mark.parametrize(("size", "width"), [(0, 4), (1, 4), (1000, 4), (300_000, 2)])
def test_every_key_is_found_under_its_hash(size: int, width: int) -> None:
    hashes = hashes_of(str(number).encode() for number in range(size))
    arrays = table_arrays("some", hashes, np.arange(size, dtype=np.uint32))
    assert arrays["some.hashes"].dtype.itemsize == width
    table = Table(arrays, "some")
    asked = [*range(0, size, 997), *range(size, size + 500)]
    for number in asked:
        key = str(number).encode()
        assert table.get(key) == np.flatnonzero(hashes == crc32(key)).tolist()
    which, numbers = table.get_many(hashes_of(str(number).encode() for number in asked))
    found = list(zip(which.tolist(), numbers.tolist(), strict=True))
    assert found == [(at, one) for at, number in enumerate(asked) for one in table.get(str(number).encode())]


@given(st.lists(st.integers(0, 2) | st.integers(0, 2**32 - 1)))
def test_the_order_of_numbers_keeps_equal_ones_as_they_stand(numbers: list[int]) -> None:
    order = stable_order(np.array(numbers, np.uint32)).tolist()
    assert order == sorted(range(len(numbers)), key=numbers.__getitem__)
