"""Word files taken apart, changed and put together again, with nothing of the product's own code."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"
BROKEN_LINES = re.compile(rb"(?<=>)(?=<w:(?:p|tr|tc|tbl|style|sectPr|docDefaults)[ >])")


def unzipped(data: bytes) -> dict[str, bytes]:
    """The entries in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def root_of(data: bytes, part: str = DOCUMENT) -> Any:
    return etree.fromstring(unzipped(data)[part])


def changed(data: bytes, change: Callable[[Any], object], part: str = DOCUMENT) -> bytes:
    """The file with `change` done to the root of one part."""
    parts = unzipped(data)
    root = etree.fromstring(parts[part])
    change(root)
    return zipped({**parts, part: etree.tostring(root, encoding="UTF-8", standalone=True)})


def replaced(data: bytes, old: str, new: str, part: str = DOCUMENT, count: int = -1) -> bytes:
    """The file with the characters `old` of one part replaced; they must be there."""
    parts = unzipped(data)
    assert old.encode() in parts[part], f"{old} is not in {part}"
    return zipped({**parts, part: parts[part].replace(old.encode(), new.encode(), count)})


def paragraph_with(root: Any, text: str) -> Any:
    """The paragraph with exactly that text."""
    return next(p for p in root.iter(W + "p") if "".join(t.text or "" for t in p.iter(W + "t")) == text)


def styled(paragraph: Any) -> str | None:
    """The id of the paragraph's style."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(W + "val")


def texts(data: bytes) -> list[str]:
    """The text of every paragraph of the document, cells and all."""
    return ["".join(t.text or "" for t in p.iter(W + "t")) for p in root_of(data).iter(W + "p")]


def canonical(root: Any) -> bytes:
    """Canonical XML, one line a paragraph, row, cell or style."""
    return BROKEN_LINES.sub(b"\n", etree.tostring(root, method="c14n", exclusive=True)) + b"\n"
