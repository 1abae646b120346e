"""The door for files to be read: what a file is by its content, or every reason why it is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.documents.guard import compound, office
from assistant.documents.guard.kinds import FileKind, Look, kind_of_words, recognised, wrong_name
from assistant.documents.guard.limits import Limits

__all__ = ["FileKind", "FileRefused", "inspect"]

MOST_SENTENCES = 8
LOCKED_PDF = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")


class FileRefused(ValueError):
    """A file that is not read; `problems` are sentences for the clerk, each with what to do."""

    def __init__(self, *problems: str) -> None:
        super().__init__("；".join(problems))
        self.problems = problems


def inspect(data: bytes, name: str, limits: Limits) -> FileKind:
    """What kind of file it is, told by its content; `name` is what the clerk's machine called it, or empty.

    FileRefused when it is too large, damaged, locked, does something of itself, is of a kind that is not read, or is
    not what its name says. Nothing is parsed into a tree, and no part of an archive is held whole.
    """
    if len(data) > limits.file_bytes:
        most = f"{limits.file_bytes / 1_000_000:g}"
        raise FileRefused(f"文件超过 {most} MB：请只上传报告本身，删去或压缩图片，另存后再上传")
    if not data or data.isspace():
        raise FileRefused("文件是空的：请重新导出或另存一次再上传")
    found = _looked_at(data, name, limits)
    mismatch = wrong_name(found.kind, name) if found.kind else None
    problems = tuple(dict.fromkeys(filter(None, (mismatch, *found.problems))))
    if problems or found.kind is None:
        raise FileRefused(*_first(problems))
    return found.kind


def _looked_at(data: bytes, name: str, limits: Limits) -> Look:
    match recognised(data):
        case "zip":
            return office.look(data, limits)
        case "compound":
            return compound.look(data, limits)
        case "pdf":
            return Look("pdf", tuple(_pdf(data)))
        case "html" | "text" as content:
            return Look(kind_of_words(content, name))
        case Look() as refused:
            return refused


def _pdf(data: bytes) -> Iterator[str]:
    """What the bytes alone tell; its objects are for the reader."""
    if LOCKED_PDF.search(data):
        yield "PDF 受密码保护或限制了复制：请去掉保护，或打印为新的 PDF，再上传"
    if b"%%EOF" not in data:
        yield "PDF 不完整，可能没有下载完：请重新下载或导出再上传"


def _first(problems: tuple[str, ...]) -> tuple[str, ...]:
    """So many sentences as a clerk reads, and how many more there are."""
    more = len(problems) - MOST_SENTENCES
    return problems if more <= 0 else (*problems[:MOST_SENTENCES], f"另有 {more} 处问题")
