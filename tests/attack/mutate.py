"""Files spoiled at random: their bytes, or one part of their zip, which is then packed whole again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from tests.documents.packing import unzipped, zipped

Change = Callable[[Random, bytes], bytes]
MOST_BYTES = 2_000_000
NUMBERS = (b"0", b"-1", b"255", b"65536", b"2147483647", b"99999999999999999999", b"1e308", b"NaN", "１".encode(), b"")
PIECES = (
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"\0", b"\xff\xfe", b"&#0;"),
    *(b'"', b"'", b"<", b">", b"/>", b"</w:tc>", b"<w:tbl>", b"<td colspan=99999 rowspan=99999>", b"<table>", b"\r"),
    *("\ud7ff\ufffe\U0010ffff\u202e".encode(), b"\xc0\x80", b"endobj", b"startxref\n-1\n", b"stream\n", b"PK\5\6"),
)
TAG = re.compile(rb"<[^<>]{1,400}>")
NUMBER = re.compile(rb"\d+")


def mutated(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """The file after one to four changes, some of them within its zip; at most 2 MB."""
    for _ in range(random.randint(1, 4)):
        if data.startswith(b"PK\3\4") and random.random() < 0.7:
            data = _in_a_part(random, data)
        elif random.random() < 0.1:
            data = _spliced(random, data, random.choice(others))
        else:
            data = random.choice(CHANGES)(random, data)[:MOST_BYTES]
    return data


def _in_a_part(random: Random, data: bytes) -> bytes:
    """One part changed, left out, or put in the place of another; a zip that is broken already is left as it is."""
    try:
        parts = unzipped(data)
        name = random.choice(list(parts))
    except Exception:
        return data
    if random.random() < 0.1:
        parts[random.choice(list(parts))] = parts[name]
    elif random.random() < 0.1:
        del parts[name]
    else:
        parts[name] = random.choice((*CHANGES, *MARKUP_CHANGES, *MARKUP_CHANGES))(random, parts[name])[:MOST_BYTES]
    return zipped(parts)


def _stretch(random: Random, data: bytes) -> tuple[int, int]:
    """A piece of it, mostly short."""
    start = random.randint(0, len(data))
    return start, min(len(data), start + int(random.paretovariate(0.6)))


def _flip(random: Random, data: bytes) -> bytes:
    spoiled = bytearray(data)
    for _ in range(random.randint(1, 8) if data else 0):
        spoiled[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(spoiled)


def _cut_off(random: Random, data: bytes) -> bytes:
    return data[: random.randint(0, len(data))]


def _leave_out(random: Random, data: bytes) -> bytes:
    start, end = _stretch(random, data)
    return data[:start] + data[end:]


def _repeat(random: Random, data: bytes) -> bytes:
    start, end = _stretch(random, data)
    return data[:end] + data[start:end] * random.choice((1, 2, 30)) + data[end:]


def _overwrite(random: Random, data: bytes) -> bytes:
    start, end = _stretch(random, data)
    return data[:start] + random.randbytes(min(end - start, 1000)) + data[end:]


def _put_in(random: Random, data: bytes) -> bytes:
    start = random.randint(0, len(data))
    return data[:start] + random.choice(PIECES) + data[start:]


def _renumber(random: Random, data: bytes) -> bytes:
    return _at_one(random, NUMBER, data, lambda _: random.choice(NUMBERS))


def _spliced(random: Random, data: bytes, other: bytes) -> bytes:
    return data[: random.randint(0, len(data))] + other[random.randint(0, len(other)) :]


def _drop_a_tag(random: Random, data: bytes) -> bytes:
    return _at_one(random, TAG, data, lambda _: b"")


def _double_a_tag(random: Random, data: bytes) -> bytes:
    return _at_one(random, TAG, data, lambda tag: tag * random.choice((2, 3, 300)))


def _double_an_element(random: Random, data: bytes) -> bytes:
    """An element without elements, or with its own, in its place twice or many times: still whole XML."""
    found = list(re.finditer(rb"<([\w:]+)[^<>]*(?:/>|>[^<]*</\1>)", data))
    if not found:
        return data
    one = random.choice(found)
    return data[: one.start()] + one.group() * random.choice((0, 2, 50)) + data[one.end() :]


def _change_places(random: Random, data: bytes) -> bytes:
    tags = list(TAG.finditer(data))
    if len(tags) < 2:
        return data
    first, second = sorted(random.sample(tags, 2), key=lambda tag: tag.start())
    between = data[first.end() : second.start()]
    return data[: first.start()] + second.group() + between + first.group() + data[second.end() :]


def _at_one(random: Random, pattern: re.Pattern[bytes], data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """One of the places that the pattern fits, changed."""
    found = list(pattern.finditer(data))
    if not found:
        return data
    one = random.choice(found)
    return data[: one.start()] + change(one.group()) + data[one.end() :]


CHANGES: tuple[Change, ...] = (_flip, _cut_off, _leave_out, _repeat, _overwrite, _put_in, _renumber)
MARKUP_CHANGES: tuple[Change, ...] = (_drop_a_tag, _double_a_tag, _double_an_element, _change_places, _renumber)
