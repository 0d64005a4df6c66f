"""The container: written whole or not at all, and refused where it is not what it should be."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mineral_screen.errors import IndexFormatError
from mineral_screen.index.file import MAGIC, Container

NUMBERS = np.arange(1000, dtype=np.uint32)
SMALL = {"numbers": NUMBERS, "bytes": np.frombuffer(b"abc", np.uint8), "empty": np.zeros(0, np.float32)}


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "small.index"
    Container(SMALL, {"lists": ["a", "名"]}).save(path)
    return path


def changed(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def with_header(content: bytes, **fields: object) -> bytes:
    """`content` with other header fields and a checksum that fits them."""
    _, length, _ = struct.unpack_from("<8sII", content)
    header = json.loads(content[16 : 16 + length]) | fields
    text = json.dumps(header).encode().ljust(length)
    return struct.pack("<8sII", MAGIC, len(text), zlib.crc32(text)) + text + content[16 + length :]


def test_round_trip(saved: Path) -> None:
    opened = Container.open(saved)
    assert opened.meta == {"lists": ["a", "名"]}
    assert {name: array.tolist() for name, array in opened.arrays.items()} == {
        name: array.tolist() for name, array in SMALL.items()
    }
    assert opened.digest == Container(SMALL, {"lists": ["a", "名"]}).digest
    assert opened.to_bytes() == saved.read_bytes()
    opened.verify()


def test_opened_arrays_are_mapped_aligned_and_read_only(saved: Path) -> None:
    opened = Container.open(saved).arrays["numbers"]
    assert not opened.flags.writeable
    assert opened.ctypes.data % 64 == 0
    base = opened
    while isinstance(base.base, np.ndarray):
        base = base.base
    assert isinstance(base, np.memmap)


@given(st.dictionaries(st.text(max_size=5), st.binary(max_size=200), max_size=4), st.text(max_size=2000))
@settings(max_examples=50, deadline=None)
def test_any_arrays_and_meta_come_back(arrays: dict[str, bytes], note: str) -> None:
    note = note.encode("utf-8", "replace").decode()
    named = {name.encode("utf-8", "replace").decode(): np.frombuffer(raw, np.uint8) for name, raw in arrays.items()}
    back = Container.from_bytes(Container(named, {"note": note}).to_bytes())
    assert back.meta == {"note": note}
    assert {name: bytes(array) for name, array in back.arrays.items()} == {k: bytes(v) for k, v in named.items()}


@pytest.mark.parametrize("length", [0, 1, 7, 8, 15, 16, 40, 300, -65, -1])
def test_a_truncated_file_is_refused(saved: Path, length: int) -> None:
    with pytest.raises(IndexFormatError, match=r"small\.index"):
        Container.open(changed(saved, saved.read_bytes()[:length]))


def test_a_file_with_something_added_is_refused(saved: Path) -> None:
    with pytest.raises(IndexFormatError, match="cut short or added to"):
        Container.open(changed(saved, saved.read_bytes() + b"x"))


@pytest.mark.parametrize(
    "content", [b"id,name\n1,Acme\n" * 99, b"\x00" * 4096, b"PK\x03\x04" * 50, MAGIC + b"\xff" * 8]
)
def test_a_foreign_file_is_refused(saved: Path, content: bytes) -> None:
    with pytest.raises(IndexFormatError, match="build the index again"):
        Container.open(changed(saved, content))


def test_a_text_mode_transfer_is_refused(saved: Path) -> None:
    with pytest.raises(IndexFormatError):
        Container.open(changed(saved, saved.read_bytes().replace(b"\r\n", b"\n")))


def test_another_format_version_is_refused(saved: Path) -> None:
    with pytest.raises(IndexFormatError, match="format 99"):
        Container.open(changed(saved, with_header(saved.read_bytes(), format=99)))


@pytest.mark.parametrize(
    "place", [[10**9, "<u4", 1, ""], [64, "<u4", 10**9, ""], [-64, "<u4", 1, ""], [64, "|O8", 1, ""]]
)
def test_an_array_that_does_not_fit_is_refused(saved: Path, place: list[object]) -> None:
    with pytest.raises(IndexFormatError, match="does not fit"):
        Container.open(changed(saved, with_header(saved.read_bytes(), arrays={"numbers": place})))


def test_every_damaged_byte_of_the_header_is_seen_when_opened(saved: Path) -> None:
    content = saved.read_bytes()
    length = struct.unpack_from("<8sII", content)[1]
    for at in range(0, 16 + length, 7):
        broken = bytearray(content)
        broken[at] ^= 0x20
        with pytest.raises(IndexFormatError):
            Container.open(changed(saved, bytes(broken)))


def test_a_damaged_array_is_seen_by_verify(saved: Path) -> None:
    content = bytearray(saved.read_bytes())
    content[-1] ^= 1
    opened = Container.open(changed(saved, bytes(content)))
    with pytest.raises(IndexFormatError, match="'numbers' is damaged"):
        opened.verify()


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Container.open(tmp_path / "none.index")


def test_an_interrupted_save_leaves_the_old_file_and_no_litter(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = saved.read_bytes()

    def no_space(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="No space"):
        Container({"numbers": NUMBERS[::-1]}, {}).save(saved)
    assert saved.read_bytes() == old
    assert [path.name for path in saved.parent.iterdir()] == ["small.index"]


def test_a_mapped_file_that_is_replaced_stays_readable(saved: Path) -> None:
    before = Container.open(saved)
    Container({"numbers": NUMBERS[::-1]}, {}).save(saved)
    assert before.arrays["numbers"].tolist() == NUMBERS.tolist()
    assert Container.open(saved).arrays["numbers"].tolist() == NUMBERS[::-1].tolist()


SAVE_OFTEN = """
import sys, numpy as np
from mineral_screen.index.file import Container
for _ in range(25):
    Container({"numbers": np.full(20_000, int(sys.argv[2]), np.uint32)}, {"value": sys.argv[2]}).save(sys.argv[1])
"""


def test_processes_that_save_the_same_path_do_not_harm_each_other(saved: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", SAVE_OFTEN, saved, value]) for value in ("1", "2")]
    while any(writer.poll() is None for writer in writers):
        Container.open(saved).verify()
    assert [writer.wait() for writer in writers] == [0, 0]
    Container.open(saved).verify()
    assert [path.name for path in saved.parent.iterdir()] == ["small.index"]


def test_arrays_of_other_types_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError, match="'wide'"):
        Container({"wide": np.zeros((2, 2), np.uint32)}, {})
