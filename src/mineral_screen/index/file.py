"""The container: named arrays and a JSON-able `meta` in one immutable file, mapped into memory when opened.

Layout: 8 bytes of magic, the length of the header and its CRC-32 (little-endian u32 each), the header (JSON, UTF-8),
then the arrays, each beginning at a multiple of 64 bytes. All numbers are little-endian. The header names each
array's place, type, length and SHA-256, so its own digest identifies the whole content.

The container knows nothing of names; `index.index` says what the arrays mean.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from mineral_screen.errors import IndexFormatError

Array = npt.NDArray[Any]

# The first byte is not text and the last is a line end, as in PNG: a file that went through a text-mode
# transfer is told apart at once.
MAGIC = b"\x89MSIDX\r\n"
FORMAT = 5
_PREFIX = struct.Struct("<8sII")
_ALIGN = 64
_TYPES = frozenset({"|u1", "<u2", "<u4", "<u8", "<f4"})
_REBUILD = "build the index again from its lists"


class Container:
    """Named one-dimensional arrays (read-only) and `meta`, from memory, from bytes or from a mapped file.

    `path` is where the container was opened from, `None` when it lives in memory. `digest` identifies the
    content: equal containers have equal digests on every machine.
    """

    __slots__ = ("_head", "arrays", "digest", "meta", "path")

    def __init__(self, arrays: Mapping[str, Array], meta: Mapping[str, Any], *, path: Path | None = None) -> None:
        little = {name: np.ascontiguousarray(array, array.dtype.newbyteorder("<")) for name, array in arrays.items()}
        self._take(_describe(little, meta), little, path)

    def _take(self, head: bytes, arrays: Mapping[str, Array], path: Path | None) -> None:
        self._head = head
        self.arrays: dict[str, Array] = {name: _native(array) for name, array in arrays.items()}
        self.meta: dict[str, Any] = json.loads(head)["meta"]
        self.digest = hashlib.sha256(head).hexdigest()
        self.path = path

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Container:
        """Map the file at `path`: its pages are read when touched and shared by all processes.

        The header is checked, and that the file is as long as it should be; `verify` checks the content too.
        Raises `IndexFormatError` when the file is damaged, foreign or of another format version, and `OSError`
        when it cannot be read.
        """
        path = Path(path)
        with path.open("rb") as file:
            prefix = file.read(_PREFIX.size)
            head = _read_head(prefix, file.read(_head_length(prefix, str(path))), str(path))
            # The same open file: by now another process may have put a new one in its place.
            content = np.memmap(file, np.uint8, "r")
        return cls._parse(content, head, path)

    @classmethod
    def from_bytes(cls, content: bytes) -> Container:
        """The container that `to_bytes` wrote; raises `IndexFormatError` as `open` does."""
        prefix = content[: _PREFIX.size]
        length = _head_length(prefix, "index")
        head = _read_head(prefix, content[_PREFIX.size : _PREFIX.size + length], "index")
        return cls._parse(np.frombuffer(content, np.uint8), head, None)

    @classmethod
    def _parse(cls, content: npt.NDArray[np.uint8], head: bytes, path: Path | None) -> Container:
        source = str(path or "index")
        described = json.loads(head)
        if described["size"] != len(content):
            raise IndexFormatError(
                f"{source}: the file has {len(content)} bytes and should have {described['size']}; it was cut "
                f"short or added to; {_REBUILD}"
            )
        arrays = {}
        for name, (offset, dtype, length, _) in described["arrays"].items():
            if dtype not in _TYPES or not 0 <= offset <= offset + length * np.dtype(dtype).itemsize <= len(content):
                raise IndexFormatError(f"{source}: array {name!r} does not fit in the file; {_REBUILD}")
            arrays[name] = np.frombuffer(content, dtype, length, offset)
        self = cls.__new__(cls)
        self._take(head, arrays, path)
        return self

    def chunks(self) -> Iterator[bytes | memoryview]:
        """The content of the file, piece by piece."""
        yield _PREFIX.pack(MAGIC, len(self._head), zlib.crc32(self._head)) + self._head
        position = _PREFIX.size + len(self._head)
        for name, (offset, dtype, _, _) in json.loads(self._head)["arrays"].items():
            yield bytes(offset - position)
            array = self.arrays[name].astype(dtype, copy=False)
            yield array.data.cast("B") if len(array) else b""
            position = offset + array.nbytes

    def to_bytes(self) -> bytes:
        """The content of the file as one bytes object."""
        return b"".join(self.chunks())

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the container to `path`, all or nothing.

        The file is written beside its destination, flushed to the disk and moved into place, so that an
        interrupted save leaves the old file whole, a process that has the old file mapped keeps it, and of two
        processes that save the same path the later one wins. Raises `OSError` when the place cannot be written.
        """
        path = Path(path)
        # Opened like any new file (not with mkstemp, whose files nobody else may read): a shared cache stays shared.
        temporary = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
        try:
            with temporary.open("xb") as file:
                for chunk in self.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)

    def verify(self) -> None:
        """Read every byte and compare it with the digests in the header; raises `IndexFormatError`."""
        for name, (_, dtype, _, digest) in json.loads(self._head)["arrays"].items():
            if _sha256(self.arrays[name].astype(dtype, copy=False)) != digest:
                raise IndexFormatError(f"{self.path or 'index'}: array {name!r} is damaged; {_REBUILD}")


def _describe(arrays: Mapping[str, Array], meta: Mapping[str, Any]) -> bytes:
    """The header of a file with these arrays. Its length decides where the first array begins, and is fixed."""
    places: dict[str, tuple[int, str, int, str]] = {}
    position = 0
    for name, array in sorted(arrays.items()):
        if array.dtype.str not in _TYPES or array.ndim != 1:
            raise TypeError(f"array {name!r} has {array.ndim} dimensions of type {array.dtype.str}")
        places[name] = (position, array.dtype.str, len(array), _sha256(array))
        position = _aligned(position + array.nbytes)

    def header(start: int) -> bytes:
        moved = {name: (start + place[0], *place[1:]) for name, place in places.items()}
        end = max((offset + arrays[name].nbytes for name, (offset, *_) in moved.items()), default=start)
        described = {"format": FORMAT, "size": end, "arrays": moved, "meta": meta}
        return json.dumps(described, sort_keys=True, ensure_ascii=False).encode()

    # Moving the arrays lengthens the numbers in the header, which may move the arrays once more.
    start = 0
    while True:
        head = header(start)
        room = _aligned(_PREFIX.size + len(head))
        if room <= start:
            return head + b" " * (start - _PREFIX.size - len(head))
        start = room


def _native(array: Array) -> Array:
    """A read-only view in the machine's own byte order, without a copy where that is little-endian."""
    # Scalar reads go through memoryview, which knows native types only. The view renames "<u4", which equals the
    # native type of such machines, to it.
    native = array.dtype.newbyteorder("=")
    view = array.astype(native, copy=False).view(native)
    view.flags.writeable = False
    return view


def _aligned(position: int) -> int:
    return -(-position // _ALIGN) * _ALIGN


def _sha256(array: Array) -> str:
    return hashlib.sha256(array.data.cast("B") if len(array) else b"").hexdigest()


def _head_length(prefix: bytes, source: str) -> int:
    if len(prefix) < _PREFIX.size or not prefix.startswith(MAGIC):
        raise IndexFormatError(f"{source}: this is not an index file; {_REBUILD} or name another file")
    length: int = _PREFIX.unpack(prefix)[1]
    return length


def _read_head(prefix: bytes, head: bytes, source: str) -> bytes:
    _, length, checksum = _PREFIX.unpack(prefix)
    if len(head) != length or zlib.crc32(head) != checksum:
        raise IndexFormatError(f"{source}: the header is damaged; {_REBUILD}")
    version = json.loads(head)["format"]
    if version != FORMAT:
        raise IndexFormatError(
            f"{source}: this file has format {version}, and this version of the library reads {FORMAT}; {_REBUILD}"
        )
    return head
