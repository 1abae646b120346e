"""The door for every file that is to be read: inspected first, then opened by the reader of its type."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from assistant.documents.guard.files import FileRefused, inspect
from assistant.documents.guard.limits import Limits
from assistant.documents.reading.files.apart import read_apart
from assistant.documents.reading.files.office import to_docx
from assistant.documents.reading.files.plain import read_plain
from assistant.documents.reading.files.webpage import read_page
from assistant.documents.reading.files.word import read_word
from assistant.documents.reading.paper import Paper

T = TypeVar("T")
LOG = logging.getLogger(__name__)
BROKEN = "文件读不出来，可能已经损坏：请用 Word、WPS 或 Excel 打开，重新另存一次再上传"


def open_paper(data: bytes, name: str, limits: Limits) -> Paper:
    """What stands in the file called `name`; FileRefused says why it cannot be read and what to do."""
    kind = inspect(data, name, limits)
    if kind == "old":
        data = _read(lambda: to_docx(data, f".{name.rpartition('.')[2].lower()}", limits.seconds))
        kind = inspect(data, "converted.docx", limits)
    if kind == "pdf" or kind == "xlsx":
        return _read(lambda: read_apart(kind, data, limits.seconds, limits.memory, limits.pages))
    readers: dict[str, Callable[[bytes], Paper]] = {"docx": read_word, "html": read_page, "text": read_plain}
    return _read(lambda: readers[kind](data))


def _read(reader: Callable[[], T]) -> T:
    """What the reader makes of the file; whatever broken input makes it run into becomes one sentence."""
    try:
        return reader()
    except FileRefused:
        raise
    except ValueError as error:
        raise FileRefused(str(error)) from error
    except Exception as error:
        LOG.info("a file could not be read: %r", error)
        raise FileRefused(BROKEN) from error
