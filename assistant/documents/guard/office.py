"""A .docx or .xlsx before any parser reads it: its directory first, then every part once, piece by piece."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from assistant.documents.guard.archive import Bounds, Excess, count_entries, excesses, leads_outside
from assistant.documents.guard.compound import LOCKED
from assistant.documents.guard.kinds import MAKE_SURE, PACKED, Look
from assistant.documents.guard.limits import Limits
from assistant.documents.guard.parts import TYPES, Parts, shown

LOG = logging.getLogger(__name__)

DAMAGED = "文件不完整或已损坏：请用 Word、WPS 或 Excel 打开，另存一次再上传"
TOO_MANY = "文件里的部件超过 {} 个，不像一份报告：请只留报告正文，另存后再上传"
OPEN_DOCUMENT = "文件的内容是 ODF 文档（.odt、.ods），不能读：请打开后另存为 .docx（表格另存为 .xlsx）再上传"
FIXED_LAYOUT = "文件的内容是 OFD 版式文件，不能读：请上传它的 Word 原文件，或转换为 PDF 再上传"
OTHERS = {"OFD.xml": FIXED_LAYOUT, "content.xml": OPEN_DOCUMENT}
"""What else a zip is, by the entry that only it has."""
LOCKED_FLAGS = 0x41
"""An entry is locked, or its directory is."""


def look(data: bytes, limits: Limits) -> Look:
    """Whether it is a Word document or a workbook that is small, whole, and does nothing of itself."""
    count = count_entries(data, limits.archive_entries)
    if count is None:
        return Look(None, (DAMAGED,))
    if count > limits.archive_entries:
        return Look(None, (TOO_MANY.format(limits.archive_entries),))
    try:
        with ZipFile(io.BytesIO(data)) as file:
            names = file.namelist()
            if TYPES not in names:
                return Look(None, (next((OTHERS[name] for name in names if name in OTHERS), PACKED),))
            if problems := tuple(_listed(file.infolist(), limits)):
                return Look(None, problems)
            parts = Parts(file, limits.elements)
            parts.run()
    except Exception as error:  # zipfile meets broken input with whatever error it runs into
        LOG.info("a file could not be unpacked: %r", error)
        return Look(None, (DAMAGED,))
    return parts.look()


def _listed(entries: Sequence[ZipInfo], limits: Limits) -> Iterator[str]:
    """What is wrong with the directory; nothing is unpacked for it."""
    bounds = Bounds(limits.archive_entries, limits.entry_bytes, limits.unpacked_bytes, limits.ratio)
    for excess in excesses(entries, bounds):
        yield _too_much(excess, limits)
    if any(entry.flag_bits & LOCKED_FLAGS for entry in entries):
        yield LOCKED
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        yield f"文件用了 Word 和 Excel 不用的压缩方式：{MAKE_SURE}"
    strange = next((entry.orig_filename for entry in entries if leads_outside(entry.orig_filename)), None)
    if strange is not None:
        yield f"部件的名字“{shown(strange)}”指向文件以外：{MAKE_SURE}"


def _too_much(excess: Excess, limits: Limits) -> str:
    match excess:
        case "size":
            most, one = limits.unpacked_bytes // 1_000_000, limits.entry_bytes // 1_000_000
            return f"文件解开后太大（共不能超过 {most} MB，一个部件不能超过 {one} MB）：请删去或压缩图片，另存后再上传"
        case "ratio":
            return f"文件压缩得异常厉害，不像 Word 或 Excel 存出来的：{MAKE_SURE}"
        case "doubled":
            return f"文件里有重名的部件：{MAKE_SURE}"
