"""A zip is counted before it is listed and unpacked piece by piece, and nothing that it says is believed."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from zipfile import BadZipFile, ZipFile

import pytest

from assistant.documents.guard.archive import (
    END_BYTES,
    PIECE,
    Bounds,
    Broken,
    count_entries,
    excesses,
    leads_outside,
    pieces,
)
from tests.attack.zips import Entry, archive, deflated, many
from tests.documents.packing import zipped

THREE = zipped({"a": b"", "b": b"1", "c": b"2"})


def contents(entry: Entry) -> Sequence[bytes]:
    with ZipFile(io.BytesIO(archive([entry]))) as file:
        return list(pieces(file, file.infolist()[0]))


def test_entries_are_counted():
    assert count_entries(THREE, 10) == 3
    assert count_entries(zipped({}), 10) == 0


def test_counting_ends_one_beyond_the_most():
    assert count_entries(many(500), 100) == 101
    assert count_entries(many(500, told=2), 100) == 101


def test_a_comment_is_part_of_the_end():
    stream = io.BytesIO(THREE)
    with ZipFile(stream, "a") as file:
        file.comment = "云溪".encode()
    assert count_entries(stream.getvalue(), 10) == 3


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\5\6", b"\0" + THREE, THREE + b"\0", THREE[:-1], many(3, told=2), THREE.replace(b"PK\1\2", b"PK\1\3")],
    ids=["nothing", "signature", "before", "behind", "cut", "told", "no entry"],
)
def test_a_directory_that_is_not_whole_has_no_count(data: bytes):
    assert count_entries(data, 10) is None


@pytest.mark.parametrize(("place", "told"), [(4, 1), (6, 1), (8, 9), (12, 9999), (16, 1)])
def test_an_end_that_lies_has_no_count(place: int, told: int):
    lying = bytearray(THREE)
    struct.pack_into("<H", lying, len(lying) - END_BYTES + place, told)
    assert count_entries(bytes(lying), 10) is None


def with_remark(remark: bytes, told: int) -> bytes:
    """THREE with a remark on its last entry, of which its header tells another length."""
    data, end = bytearray(THREE), len(THREE) - END_BYTES
    struct.pack_into("<H", data, data.rfind(b"PK\1\2") + 32, told)
    struct.pack_into("<L", data, end + 12, struct.unpack_from("<L", data, end + 12)[0] + len(remark))
    return bytes(data[:end]) + remark + bytes(data[end:])


def test_an_entry_may_bear_a_remark_but_not_reach_beyond_the_directory():
    assert count_entries(with_remark(b"x" * 20, 20), 10) == 3
    assert count_entries(with_remark(b"x" * 20, 21), 10) is None


def test_an_end_for_large_files_is_not_followed():
    assert count_entries(with_remark(b"PK\6\7" + bytes(16), 20), 10) is None


def test_content_comes_in_pieces():
    assert [len(piece) for piece in contents(Entry(b"a", b"x" * (PIECE + 1)))] == [PIECE, 1]
    assert contents(Entry(b"a", b"")) == []


@pytest.mark.parametrize("size", [0, 2, 4, 10_000_000])
def test_content_of_another_length_than_told_is_broken(size: int):
    with pytest.raises((Broken, BadZipFile)):
        contents(Entry(b"a", b"abc", size=size))


def test_a_checksum_that_fits_the_told_length_does_not_hide_the_rest():
    entry = Entry(b"a", b"abc", packed=deflated(b"abc" + b"d" * 1_000_000))
    with ZipFile(io.BytesIO(archive([entry]))) as file:
        assert file.read("a") == b"abc"
    with pytest.raises((Broken, BadZipFile)):
        contents(entry)


def test_each_excess_is_found():
    with ZipFile(io.BytesIO(archive([Entry(b"a", b"a" * 1000), Entry(b"A", b"b")]))) as file:
        entries = file.infolist()
    assert list(excesses(entries, Bounds(2, 1000, 1001, 1000))) == ["doubled"]
    assert list(excesses(entries, Bounds(1, 1000, 1001, 1000))) == ["size", "doubled"]
    assert list(excesses(entries, Bounds(2, 999, 1001, 1000))) == ["size", "doubled"]
    assert list(excesses(entries, Bounds(2, 1000, 1000, 1000))) == ["size", "doubled"]
    assert list(excesses(entries, Bounds(2, 1000, 1001, 2))) == ["ratio", "doubled"]


@pytest.mark.parametrize("name", ["word/document.xml", "[Content_Types].xml", "word/", "a..b/c", "word/图片.png"])
def test_a_plain_path_stays_inside(name: str):
    assert not leads_outside(name)


@pytest.mark.parametrize("name", ["", "/a", "..", "a/../b", "./a", "a//b", "a\\b", "c:a", "a\0b", "a\nb"])
def test_any_other_name_leads_outside(name: str):
    assert leads_outside(name)
