"""A file put on the disk whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path

REASONS = {
    errno.ENOSPC: "磁盘已满，请清理后重试",
    errno.EDQUOT: "磁盘配额已用完，请清理后重试",
    errno.EFBIG: "文件超过了允许的大小",
    errno.EACCES: "没有写入的权限，请换一个文件夹",
    errno.EPERM: "没有写入的权限，请换一个文件夹",
    errno.EROFS: "所在的磁盘是只读的，请换一个文件夹",
    errno.ENOENT: "文件夹不存在，请先建好",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹，请写明文件名",
    errno.ENAMETOOLONG: "文件名太长",
}


class NotWrittenError(OSError):
    """A file that could not be written; nothing of it is left, and what stood there before still stands."""


def write_file(path: Path, data: bytes) -> None:
    """Write `data` to `path`: beside it first, down to the disk, then renamed into place.

    NotWrittenError with one sentence for every way in which that fails; also when `path` is a device or a folder.
    """
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        if path.exists() and not path.is_file():
            raise OSError(errno.EINVAL, "不是普通文件")
        try:
            _write_whole(beside, data)
            beside.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        _settle(path.parent)
    except (OSError, ValueError) as error:
        raise NotWrittenError(f"{path} 写不进去：{_reason(error)}") from error


def _write_whole(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """The rename itself down to the disk, where the system lets a folder be synced."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError):
        return REASONS.get(error.errno or 0, error.strerror or "原因不明")
    return "路径里有不能用的字符"
