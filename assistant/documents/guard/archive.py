"""A zip read with distrust: its directory counted before it is listed, its entries unpacked piece by piece."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Literal
from zipfile import ZipFile, ZipInfo

END, ENTRY, LARGE_FILE = b"PK\x05\x06", b"PK\x01\x02", b"PK\x06\x07"
END_BYTES, ENTRY_BYTES, LONGEST_COMMENT = 22, 46, 0xFFFF
LONGEST_NAME = 1024
PIECE = 65_536

Excess = Literal["size", "ratio", "doubled"]


class Broken(ValueError):
    """A zip that does not hold what its directory says."""


@dataclass(frozen=True)
class Bounds:
    """What a zip may unpack to: entries, bytes of one and of all, unpacked to packed."""

    entries: int
    entry_bytes: int
    all_bytes: int
    ratio: int


def count_entries(data: bytes, most: int) -> int | None:
    """How many entries the directory holds, counted to one beyond `most`; None when it is not whole or not at the end.

    zipfile makes an object of every entry before it can be asked how many there are, and believes the size of the
    directory more than the count beside it; here the entries themselves are counted, and both must be true.
    """
    end = data.rfind(END, max(0, len(data) - END_BYTES - LONGEST_COMMENT))
    if end < 0 or end + END_BYTES > len(data):
        return None
    disk, first_disk, here, told, size, place, comment = struct.unpack_from("<4H2LH", data, end + 4)
    whole = end + END_BYTES + comment == len(data) and place + size == end and here == told
    if not whole or disk or first_disk or data.startswith(LARGE_FILE, max(0, end - 20)):
        return None
    count = 0
    while place < end and count <= most:
        if not data.startswith(ENTRY, place) or place + ENTRY_BYTES > end:
            return None
        name, extra, remark = struct.unpack_from("<3H", data, place + 28)
        if name > LONGEST_NAME:
            return None
        place += ENTRY_BYTES + name + extra + remark
        count += 1
    return count if count > most or (place == end and count == told) else None


def excesses(entries: Sequence[ZipInfo], bounds: Bounds) -> Iterator[Excess]:
    """In what the directory goes beyond the bounds."""
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    largest = max((entry.file_size for entry in entries), default=0)
    if len(entries) > bounds.entries or unpacked > bounds.all_bytes or largest > bounds.entry_bytes:
        yield "size"
    if unpacked > bounds.ratio * packed:
        yield "ratio"
    if len({entry.filename.lower() for entry in entries}) != len(entries):
        yield "doubled"


def leads_outside(name: str) -> bool:
    """Whether a name is no plain path below the file's own root."""
    return bool(re.search(r"^/|^[A-Za-z]:|[\\\x00-\x1f\x7f]|(^|/)\.{1,2}(/|$)|//|^$", name))


def pieces(archive: ZipFile, entry: ZipInfo) -> Iterator[bytes]:
    """The content in pieces of at most 64 KB; in the end an error when it is longer or shorter than the directory says.

    zipfile cuts the content where the directory says that it ends. Asked for one byte more, it shows whether it does:
    Broken when that comes, or less, BadZipFile when the checksum is not that of what came.
    """
    more = copy(entry)
    more.file_size += 1
    left = entry.file_size
    with archive.open(more) as stream:
        while piece := stream.read(PIECE):
            left -= len(piece)
            yield piece
    if left:
        raise Broken
