"""Attacks through the zip around an Office file: bombs, directories that lie, names that lead out, files within."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random
from zipfile import ZIP_BZIP2

from tests.attack import compounds
from tests.attack.attack import Attack
from tests.attack.packages import DOCUMENT, TYPES, as_word_saves, word, word_parts
from tests.attack.zips import Entry, archive, deflated, many, zeros
from tests.documents.packing import zipped

MEGABYTE = 1_000_000
PICTURE = b"word/media/image1.bmp"
NOISE = Random(1).randbytes(400_000)
"""What does not pack, beside which a bomb looks less like one."""


def attacks() -> Iterator[Attack]:
    yield from _bombs()
    yield from _directories()
    yield from _names()
    yield from _entries()
    yield from _files_within()


def with_part(part: str, content: bytes) -> bytes:
    """A .docx with one more part."""
    return word(parts={part: content})


def with_entry(entry: Entry) -> bytes:
    """A .docx with one more entry, written by hand."""
    return archive([*(Entry(name.encode(), content) for name, content in word_parts().items()), entry])


def bomb(told: int, packed: int = 10 * MEGABYTE) -> bytes:
    """A .docx with a picture that unpacks to a thousand times its packed size; its directory tells `told` bytes."""
    return with_entry(Entry(PICTURE, packed=zeros(packed), size=told))


def _bombs() -> Iterator[Attack]:
    yield Attack("10 MB that unpack to 10 GB, told", "a.docx", "太大", partial(bomb, 2**32 - 2))
    yield Attack("10 MB that unpack to 10 GB, told as 1 MB", "a.docx", "损坏", partial(bomb, MEGABYTE))
    yield Attack("10 MB that unpack to 10 GB, told as 30 MB", "a.xlsx", "损坏", partial(bomb, 30 * MEGABYTE))
    yield Attack("one picture of 40 MB", "a.docx", "太大", partial(bomb, 40 * MEGABYTE, MEGABYTE))
    yield Attack("30 MB of zeros", "a.docx", "压缩得异常", partial(with_part, "word/a.bmp", bytes(30 * MEGABYTE)))
    yield Attack("a document of 10 GB, told as 30 MB", "a.docx", "不是完整的 XML", _endless_document)
    yield Attack("300 entries that share their bytes", "a.docx", "太大", _shared)


def _endless_document() -> bytes:
    spaces = Entry(DOCUMENT.encode(), packed=zeros(10 * MEGABYTE), size=30 * MEGABYTE)
    return archive([Entry(TYPES.encode(), b"<a/>"), spaces])


def _shared() -> bytes:
    names = (TYPES.encode(), *(b"a%d" % number for number in range(300)))
    packed = zeros(300_000)
    return archive([Entry(name, packed=packed, size=300 * MEGABYTE) for name in names], shared=True)


def _directories() -> Iterator[Attack]:
    yield Attack("a directory of 300,000 entries", "a.docx", "部件超过", partial(many, 300_000))
    yield Attack("a directory of 300,000 entries, told as 3", "a.docx", "部件超过", partial(many, 300_000, told=3))
    yield Attack("a directory of three entries, told as 4", "a.docx", "损坏", partial(many, 3, told=4))
    yield Attack("a directory of names of 60 KB", "a.docx", "损坏", lambda: with_entry(Entry(b"a" * 60_000)))
    yield Attack("half a file", "a.docx", "损坏", lambda: as_word_saves()[:-2000])
    yield Attack("bytes before the zip", "a.docx", "损坏", lambda: b"PK\3\4" + word())
    yield Attack("bytes behind the zip", "a.docx", "损坏", lambda: word() + bytes(100))
    yield Attack("a zip without entries", "a.docx", "压缩包", partial(zipped, {}))
    yield Attack("a file of 21 MB", "a.docx", "超过 20 MB", lambda: b"PK\3\4" + bytes(21 * MEGABYTE))


def _names() -> Iterator[Attack]:
    for title, name in {
        "a name that climbs out": b"word/../../a.xml",
        "an absolute name": b"/etc/passwd",
        "a name with a drive": b"C:/a.xml",
        "a name with backslashes": b"word\\a.xml",
        "a name that ends early": b"word/a.xml\0.png",
    }.items():
        yield Attack(title, "a.docx", "指向文件以外", partial(with_entry, Entry(name, b"<a/>")))
    yield Attack("a part twice, in other letters", "a.docx", "重名", partial(with_part, "WORD/Document.xml", b"<a/>"))


def _entries() -> Iterator[Attack]:
    locked, bzip = Entry(b"word/a.xml", b"<a/>", flags=1), Entry(b"word/a.xml", b"<a/>", method=ZIP_BZIP2)
    longer, other = Entry(b"word/a.png", b"abc", size=4), Entry(b"word/a.png", b"abc", packed=deflated(b"abd"))
    yield Attack("a locked entry", "a.docx", "密码", partial(with_entry, locked))
    yield Attack("packed as no Office does", "a.docx", "压缩方式", partial(with_entry, bzip))
    yield Attack("a size that is told too large", "a.docx", "损坏", partial(with_entry, longer))
    yield Attack("a wrong checksum", "a.docx", "损坏", partial(with_entry, other))
    yield Attack(
        "a folder that holds something", "a.docx", "程序", partial(with_part, "word/media/", zipped({"a": b""}))
    )


def _files_within() -> Iterator[Attack]:
    for title, content in {
        "a zip": zipped({"a": b"a"}),
        "a 7z": b"7z\xbc\xaf\x27\x1c" + bytes(20),
        "a rar": b"Rar!\x1a\7\0" + bytes(20),
        "a gz": b"\x1f\x8b\x08" + bytes(20),
        "a compound file": compounds.compound({"a": b"a"}),
        "a program": b"MZ\x90\0" + bytes(60),
        "a PDF": b"%PDF-1.7\n",
    }.items():
        make = partial(with_part, "word/media/image1.png", content)
        yield Attack(f"{title} as a picture", "a.docx", "是压缩包、程序或别的文件", make)
