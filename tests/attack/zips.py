"""Zips written by hand, so that their headers can say what no library would write."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

DEFLATED = 8
ZEROS = 1_000_000


@dataclass(frozen=True)
class Entry:
    """One entry: what lies in the file, and what its headers say of it; what is not given is true."""

    name: bytes
    content: bytes = b""
    packed: bytes | None = None
    size: int | None = None
    flags: int = 0
    method: int = DEFLATED

    @property
    def stored(self) -> bytes:
        return deflated(self.content) if self.packed is None else self.packed

    def described(self) -> bytes:
        """The fields that stand in both headers, from the version on."""
        size = len(self.content) if self.size is None else self.size
        content = zlib.crc32(self.content)
        return struct.pack(
            "<5H3L2H", 20, self.flags, self.method, 0, 33, content, len(self.stored), size, len(self.name), 0
        )


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def zeros(packed_bytes: int) -> bytes:
    """A deflated stream of about that many bytes that unpacks to a thousand times as many."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(ZEROS)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * (packed_bytes // len(block)) + packer.flush()


def archive(entries: list[Entry], *, told: int | None = None, shared: bool = False) -> bytes:
    """The entries as a zip; `told` is the count that its end says, `shared` lets every entry point to the first."""
    body, places = bytearray(), []
    for entry in entries:
        places.append(0 if shared else len(body))
        if not (shared and body):
            body += b"PK\3\4" + entry.described() + entry.name + entry.stored
    directory = b"".join(
        b"PK\1\2\x14\0" + entry.described() + struct.pack("<3H2L", 0, 0, 0, 0, place) + entry.name
        for entry, place in zip(entries, places, strict=True)
    )
    return bytes(body) + directory + end(len(entries) if told is None else told, len(directory), len(body))


def many(count: int, told: int | None = None) -> bytes:
    """A directory of so many entries without content, all at the same place."""
    named = Entry(b"[Content_Types].xml")
    first = b"PK\3\4" + named.described() + named.name
    one = b"PK\1\2\x14\0" + Entry(b"a").described() + struct.pack("<3H2L", 0, 0, 0, 0, 0) + b"a"
    return first + one * count + end(count if told is None else told, len(one) * count, len(first))


def end(count: int, size: int, place: int) -> bytes:
    return b"PK\5\6" + struct.pack("<4H2LH", 0, 0, count & 0xFFFF, count & 0xFFFF, size, place, 0)
