"""Writing a file: whole or not at all, and one sentence that says why not."""

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.documents.writing import disk
from assistant.documents.writing.disk import NotWrittenError, write_file
from tests.conftest import ROOT

CHILD = """
import resource, sys
from pathlib import Path
from assistant.documents.writing.disk import NotWrittenError, write_file
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    write_file(Path(sys.argv[1]), bytes(20_000))
except NotWrittenError as error:
    sys.stdout.buffer.write(str(error).encode())
"""


def refusal(path: Path, data: bytes = b"new") -> str:
    with pytest.raises(NotWrittenError) as refused:
        write_file(path, data)
    return str(refused.value)


def test_the_file_is_there_and_nothing_else(tmp_path: Path):
    write_file(tmp_path / "报告.docx", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("报告.docx", b"new")]


def test_a_file_that_was_there_is_replaced(tmp_path: Path):
    path = tmp_path / "r.docx"
    path.write_bytes(b"a longer old one")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"


def test_the_file_can_be_read_as_any_other_of_its_maker(tmp_path: Path):
    write_file(tmp_path / "r.docx", b"new")
    (tmp_path / "other").write_bytes(b"")
    assert (tmp_path / "r.docx").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_file_that_outgrows_its_limit_leaves_the_old_one_and_no_rest(tmp_path: Path):
    path = tmp_path / "r.docx"
    path.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", CHILD, path], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.decode() == f"{path} 写不进去：文件超过了允许的大小"
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("r.docx", b"old")]


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_full_disk_at_any_step_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
):
    path = tmp_path / "r.docx"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def write_half(beside: Path, _: bytes) -> None:
        beside.write_bytes(b"ne")
        full()

    if step == "write":
        monkeypatch.setattr(disk, "_write_whole", write_half)
    elif step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    assert refusal(path) == f"{path} 写不进去：磁盘已满，请清理后重试"
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("r.docx", b"old")]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path):
    assert "文件夹不存在" in refusal(tmp_path / "none" / "r.docx")


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path):
    assert "这是一个文件夹" in refusal(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    assert "不是文件夹" in refusal(tmp_path / "file" / "r.docx")


def test_a_name_that_is_too_long_is_said(tmp_path: Path):
    assert "文件名太长" in refusal(tmp_path / ("长" * 100))
    assert list(tmp_path.iterdir()) == []


def test_a_name_with_a_nul_is_said(tmp_path: Path):
    assert "不能用的字符" in refusal(tmp_path / "a\0b")


def test_what_is_no_plain_file_is_never_replaced(tmp_path: Path):
    """A pipe stands here for a device, which a faulty program could really replace."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "不是普通文件" in refusal(pipe)
    assert pipe.is_fifo()


def test_a_folder_without_permission_is_said():
    """The kernel lets root write everywhere, so it is asked to judge this process as somebody else."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        with as_nobody():
            assert "没有写入的权限" in refusal(Path(folder) / "r.docx")


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root's effective user changed for a while; nothing to change for anybody else."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
