"""Old Word files turned into .docx by LibreOffice: in a folder, a profile and a process group of their own.

The program runs no macro, follows no link, and reaches no other machine; when its time is up it and its children are
killed. Nothing of it is left behind.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 再上传"

PROGRAMS = ("soffice", "libreoffice")
FILTERS = ("--infilter=MS Word 97", "--convert-to", "docx:MS Word 2007 XML")
QUIETLY = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard", "--nologo")
LIMITED = 'ulimit -c 0 -t "$1" -v 6000000 -f 400000; shift; exec "$@"'
"""No core dump, so many seconds of the processor, kilobytes of memory and half-kilobytes of a file."""
PIPE_PLACES = (Path("/tmp"), Path("/var/tmp"))
"""Where the program puts its socket, whatever TMPDIR says."""
NOWHERE, DISCARD = "127.0.0.1", 9
"""A proxy that answers nobody."""

SETTINGS: Mapping[str, Mapping[str, str | int]] = {
    "Office.Common/Security/Scripting": {
        "DisableMacrosExecution": "true",
        "MacroSecurityLevel": 3,
        "BlockUntrustedRefererLinks": "true",
    },
    "Office.Writer/Content/Update": {"Link": 2, "Field": "false"},
    "Inet/Settings": {
        "ooInetProxyType": 2,
        "ooInetHTTPProxyName": NOWHERE,
        "ooInetHTTPProxyPort": DISCARD,
        "ooInetHTTPSProxyName": NOWHERE,
        "ooInetHTTPSProxyPort": DISCARD,
        "ooInetNoProxy": "",
    },
}
"""The program's settings by their path; a link is updated never (2)."""


def to_docx(data: bytes, suffix: str, seconds: float) -> bytes:
    """The Word 97 file (`suffix` is `.doc` or `.wps`) as .docx, made within so many seconds.

    ValueError says why it cannot be: no such program, no such file, locked or damaged, or the time was not enough.
    """
    if not data.startswith(COMPOUND):
        raise ValueError(f"文件的内容不是 {suffix} 文档：{SAVE_AS}")
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise ValueError(f"这是 {suffix} 文件，这台机器没有装能打开它的 LibreOffice：{SAVE_AS}")
    with TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as name:
        try:
            return _converted(data, suffix, Path(program), Path(name), seconds)
        finally:
            for place in PIPE_PLACES:
                (place / _pipe(Path(name))).unlink(missing_ok=True)


def _converted(data: bytes, suffix: str, program: Path, folder: Path, seconds: float) -> bytes:
    source, target = folder / "report.doc", folder / "made" / "report.docx"
    source.write_bytes(data)
    _write_settings(folder / "profile" / "user")
    profile = f"-env:UserInstallation={_profile(folder)}"
    limits = ("/bin/sh", "-c", LIMITED, "sh", str(max(1, round(seconds))))
    command = (*limits, str(program), profile, *QUIETLY, *FILTERS, "--outdir", str(target.parent), str(source))
    if not _ended(command, folder, seconds):
        raise ValueError(f"{suffix} 文件在 {seconds:g} 秒内没有转换完：{SAVE_AS}")
    if not target.is_file() or not target.stat().st_size:
        raise ValueError(f"{suffix} 文件打不开，可能加了密码或已经损坏：{SAVE_AS}")
    return target.read_bytes()


def _ended(command: tuple[str, ...], folder: Path, seconds: float) -> bool:
    """Whether the command came to an end by itself; else it was killed together with all that it started."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=_surroundings(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return True


def _profile(folder: Path) -> str:
    return (folder / "profile").as_uri()


def _pipe(folder: Path) -> str:
    """The name of the socket that the program leaves when it is killed: it is made of the profile's place."""
    digest = hashlib.md5(_profile(folder).encode("utf-16-le"), usedforsecurity=False).digest()
    return f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"


def _surroundings(folder: Path) -> dict[str, str]:
    """The variables that the program sees: nothing of ours but where programs lie."""
    proxy = f"http://{NOWHERE}:{DISCARD}"
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "SAL_USE_VCLPLUGIN": "svp",
        "http_proxy": proxy,
        "https_proxy": proxy,
    }


def _write_settings(user: Path) -> None:
    user.mkdir(parents=True)
    items = "".join(_items())
    head = '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">'
    (user / "registrymodifications.xcu").write_text(f"{head}{items}</oor:items>", encoding="utf-8")


def _items() -> Iterator[str]:
    for path, properties in SETTINGS.items():
        for name, value in properties.items():
            prop = f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
            yield f'<item oor:path="/org.openoffice.{path}">{prop}</item>'
