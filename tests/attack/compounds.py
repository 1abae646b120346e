"""OLE compound files written by hand: streams in storages, and tables that lie."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECTOR, SMALLEST = 512, 4096
FREE, LAST, TABLE, NOBODY = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
STORAGE, STREAM, ROOT = 1, 2, 5
WORD_97 = struct.pack("<HH6xH", 0xA5EC, 0x00C1, 0)
WORD_LOCKED = struct.pack("<HH6xH", 0xA5EC, 0x00C1, 0x0100)
WORD_95 = struct.pack("<HH6xH", 0xA5DC, 0x0068, 0)


class _Directory:
    """The entries in the order of their numbers, each the right neighbour of the one before it."""

    def __init__(self) -> None:
        self.entries: list[bytes] = []
        self.contents = bytearray()

    def storage(self, name: str, kind: int, children: Mapping[str, object], neighbour: int) -> int:
        first = NOBODY
        for child, content in reversed(list(children.items())):
            if isinstance(content, Mapping):
                first = self.storage(child, STORAGE, content, first)
            else:
                assert isinstance(content, bytes)
                first = self.stream(child, content, first)
        return self._add(name, kind, neighbour, first, 0, 0)

    def stream(self, name: str, content: bytes, neighbour: int) -> int:
        place, padded = len(self.contents) // SECTOR, content.ljust(SMALLEST, b"\0")
        self.contents += padded + bytes(-len(padded) % SECTOR)
        return self._add(name, STREAM, neighbour, NOBODY, place, len(padded))

    def _add(self, name: str, kind: int, neighbour: int, child: int, place: int, size: int) -> int:
        written = name.encode("utf-16-le")
        head = written.ljust(64, b"\0") + struct.pack("<HBB3L", len(written) + 2, kind, 1, NOBODY, neighbour, child)
        self.entries.append(head + bytes(36) + struct.pack("<LQ", place, size))
        return len(self.entries) - 1


@dataclass(frozen=True)
class Lie:
    """What the header of a compound file tells that is not so; None is the truth."""

    tables: int | None = None
    small_tables: int = 0
    lists: int = 0
    disk_order: int = 0xFFFE


def compound(tree: Mapping[str, object], lie: Lie = Lie(), *, looped: bool = False) -> bytes:
    """A compound file of streams (bytes) and storages (mappings).

    `looped` lets the directory's chain return to its beginning, and the list of allocation tables to itself.
    """
    directory = _Directory()
    root = directory.storage("Root Entry", ROOT, tree, NOBODY)
    listed = b"".join(_root_first(directory.entries, root))
    listed += bytes(-len(listed) % SECTOR)
    content, folder = len(directory.contents) // SECTOR, len(listed) // SECTOR
    chain = [*_chains(directory.entries), *range(content + 1, content + folder), content if looped else LAST, LAST]
    needed = next(count for count in range(1, 109) if count * 128 >= len(chain) + count)
    chain += [TABLE] * needed
    chain += [FREE] * (needed * 128 - len(chain))
    endless = content + folder
    places = [endless + 1 + number for number in range(needed)]
    header = MAGIC + bytes(16) + struct.pack("<5H6x", 0x3E, 3, lie.disk_order, 9, 6)
    header += struct.pack("<4L", 0, needed if lie.tables is None else lie.tables, content, 0)
    header += struct.pack("<2L", SMALLEST, content if lie.small_tables else LAST)
    header += struct.pack("<3L", lie.small_tables, endless if lie.lists else LAST, lie.lists)
    header += struct.pack("<109L", *places, *[FREE] * (109 - needed))
    own_list = struct.pack("<128L", *[places[0]] * 127, endless)
    return header + bytes(directory.contents) + listed + own_list + struct.pack(f"<{len(chain)}L", *chain)


def _chains(entries: list[bytes]) -> list[int]:
    """The allocation table of the streams, which lie one behind the other."""
    chains: list[int] = []
    for entry in entries:
        place, size = struct.unpack_from("<LQ", entry, 116)
        sectors = -(-size // SECTOR)
        if sectors:
            chains += [*range(place + 1, place + sectors), LAST]
    return chains


def _root_first(entries: list[bytes], root: int) -> list[bytes]:
    """The root has to be number 0: it changes places with the one that is."""

    def renumbered(number: int) -> int:
        return {root: 0, 0: root}.get(number, number)

    moved = []
    for entry in entries:
        links = map(renumbered, struct.unpack_from("<3L", entry, 68))
        moved.append(entry[:68] + struct.pack("<3L", *links) + entry[80:])
    moved[0], moved[root] = moved[root], moved[0]
    return moved


def resized(data: bytes, name: str, size: int) -> bytes:
    """The file with another size told of one stream; below 4096 it would lie among the small ones."""
    place = data.index(name.encode("utf-16-le") + b"\0\0") + 120
    return data[:place] + struct.pack("<Q", size) + data[place + 8 :]
