"""OLE compound files: a Word 97 document or its WPS brother, told from all else that comes in the same wrapping."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from struct import unpack_from

import olefile

from assistant.documents.guard.kinds import SAVE_AS, Look
from assistant.documents.guard.limits import Limits

LOG = logging.getLogger(__name__)

DAMAGED = f"Word 文档（.doc、.wps）不完整或已损坏：{SAVE_AS}"
LOCKED = "文件受密码保护：请去掉密码后再上传"
OTHERS = {
    "encryptedpackage": LOCKED,
    "encryptioninfo": LOCKED,
    "workbook": "文件的内容是旧的 Excel 表（.xls），不能读：请用 Excel 或 WPS 打开，另存为 .xlsx 再上传",
    "book": "文件的内容是旧的 Excel 表（.xls），不能读：请用 Excel 或 WPS 打开，另存为 .xlsx 再上传",
    "powerpoint document": "文件的内容是演示文稿，不是报告：请上传报告的 Word 文档、网页或 PDF",
    "__properties_version1.0": "文件的内容是邮件，不是报告：请上传邮件里的报告附件",
}
"""What else a compound file is, by the stream that only it has."""
UNKNOWN = f"文件的内容不是 Word 文档，也不是认得的别的文档：{SAVE_AS}"

SECTOR_BYTES = {3: 512, 4: 4096}
IN_HEADER = 109
"""So many sectors of the allocation table are named in the header itself."""
WORD, WORD_97, LOCKED_FLAG = 0xA5EC, 0xC0, 0x0100


class Broken(ValueError):
    """A compound file whose own tables do not fit into it."""


class Bounded(olefile.OleFileIO):  # type: ignore[misc]
    """A compound file whose entries are counted while its directory is read, and are not larger than the file.

    olefile believes every length that it is told and follows it round and round a looped chain.
    """

    def __init__(self, data: bytes, entries: int) -> None:
        self._room, self._largest = entries, len(data)
        super().__init__(io.BytesIO(data))

    def _load_direntry(self, sid: int) -> object:
        self._room -= 1
        entry = super()._load_direntry(sid)
        if self._room < 0 or entry.size > self._largest:
            raise Broken
        return entry


def look(data: bytes, limits: Limits) -> Look:
    """Whether it is a Word 97 document that is neither locked nor carries macros or objects."""
    try:
        _inspect_header(data)
        with Bounded(data, limits.archive_entries) as file:
            paths = ["/".join(path).lower() for path in file.listdir(streams=True, storages=True)]
            if sentence := next((OTHERS[path] for path in paths if path in OTHERS), None):
                return Look(None, (sentence,))
            if "worddocument" not in paths:
                return Look(None, (UNKNOWN,))
            problems = (*_version(file.openstream("WordDocument").read(32)), *_active(paths))
    except Exception as error:  # olefile meets broken input with whatever error it runs into
        LOG.info("a file could not be unpacked: %r", error)
        return Look(None, (DAMAGED,))
    return Look("old", problems)


def _inspect_header(data: bytes) -> None:
    """Broken where a table is said to be longer than the whole file."""
    version, order, shift, small_shift = unpack_from("<4H", data, 26)
    size = SECTOR_BYTES.get(version)
    if size is None or size != 1 << min(shift, 16) or small_shift != 6 or order != 0xFFFE:
        raise Broken
    sectors = len(data) // size
    (tables,), (small_tables,), (lists,) = (unpack_from("<L", data, place) for place in (44, 64, 72))
    if tables > sectors // (size // 4) + IN_HEADER or small_tables > sectors or lists > sectors:
        raise Broken


def _version(head: bytes) -> Iterator[str]:
    """What the first bytes of the document itself say: who wrote it, and whether it is locked."""
    mark, version, flags = unpack_from("<HH6xH", head)
    if mark != WORD or version < WORD_97:
        yield f"文件是 Word 95 或更早的版本存的，不能读：{SAVE_AS}"
    elif flags & LOCKED_FLAG:
        yield LOCKED


def _active(paths: Sequence[str]) -> Iterator[str]:
    if any(path.startswith("macros/vba") or path.endswith("_vba_project") for path in paths):
        yield "文件带着宏：请用 Word 或 WPS 打开，另存为不带宏的 .docx 再上传"
    if any(path.startswith("objectpool/") for path in paths):
        yield "文件里嵌着别的文件或对象：请删去它，或换成普通的文字、表格、图片，再上传"
