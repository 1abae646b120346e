"""Bytes to text, whatever encoding they are in and whatever they say of it."""

from __future__ import annotations

import codecs
import re

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
TRADITIONAL = ("big5", "big5-hkscs", "cn-big5", "x-x-big5")
"""Names of the one encoding that has to be declared to be known; it looks like GB 18030 to a strict trial."""
USUAL = re.compile("[\t\n\r -~\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
MOSTLY = 0.9
BROKEN = 0.01
"""The share of broken characters in a text that is still worth reading."""
UNKNOWN = "认不出文件的文字编码：请用记事本打开，另存为 UTF-8 编码，再重新上传"


def decoded(data: bytes, declared: str = "") -> str:
    """The text of the bytes without byte order mark and NULs; ValueError, for the clerk, when they are no text.

    A byte order mark decides. UTF-8 comes next, before what is declared: text in another encoding is never valid UTF-8
    by chance, while UTF-8 may well be valid GB 18030. A few broken bytes are let through as U+FFFD.
    """
    return _decoded(data, declared.lower()).removeprefix("\ufeff").replace("\0", "")


def _decoded(data: bytes, declared: str) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark) and (text := _strict(data, encoding)) is not None:
            return text
    if b"\0" in data and (text := _wide(data)) is not None:
        return text
    for encoding in ("utf-8", *(["big5hkscs"] if declared in TRADITIONAL else []), "gb18030"):
        if (text := _strict(data, encoding)) is not None:
            return text
    return _lenient(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> str | None:
    """The text of UTF-16 without a byte order mark: the NULs of its digits and line ends stand on one side."""
    text = _strict(data, "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be")
    return text if text is not None and len(USUAL.findall(text)) > MOSTLY * len(text) else None


def _lenient(data: bytes) -> str:
    texts = (data.decode(encoding, "replace") for encoding in ("utf-8", "gb18030"))
    text = min(texts, key=lambda one: one.count("\ufffd"))
    if text.count("\ufffd") > BROKEN * len(text):
        raise ValueError(UNKNOWN)
    return text
