"""LibreOffice started for one conversion: in a folder, a profile and a process group of its own.

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

PROGRAMS = ("soffice", "libreoffice")
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
FONTS_FILE = "fonts.conf"


def program() -> Path | None:
    """Where LibreOffice is installed; None where it is not."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return None if found is None else Path(found)


def converted(
    office: Path, files: Mapping[str, bytes], options: tuple[str, ...], seconds: float, fonts: str = ""
) -> Mapping[str, bytes]:
    """What the program makes of the files within so many seconds, by name; a file that it cannot open is missing.

    `options` name the filters; `fonts` is a configuration of fontconfig to be used in place of the system's.
    TimeoutError when the time was not enough.
    """
    with TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        try:
            return _converted(office, folder, files, options, seconds, fonts)
        finally:
            for place in PIPE_PLACES:
                (place / _pipe(folder)).unlink(missing_ok=True)


def _converted(
    office: Path, folder: Path, files: Mapping[str, bytes], options: tuple[str, ...], seconds: float, fonts: str
) -> Mapping[str, bytes]:
    made = folder / "made"
    _write_settings(folder / "profile" / "user")
    if fonts:
        (folder / FONTS_FILE).write_text(fonts, encoding="utf-8")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    sources = tuple(str(folder / name) for name in files)
    limits = ("/bin/sh", "-c", LIMITED, "sh", str(max(1, round(seconds))))
    profile = f"-env:UserInstallation={_profile(folder)}"
    if not _ended(
        (*limits, str(office), profile, *QUIETLY, *options, "--outdir", str(made), *sources), folder, seconds
    ):
        raise TimeoutError
    return {path.name: path.read_bytes() for path in made.glob("*") if path.is_file() and path.stat().st_size}


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
    """The variables that the program sees: nothing of ours but where programs and fonts lie."""
    proxy = f"http://{NOWHERE}:{DISCARD}"
    fonts = folder / FONTS_FILE
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "SAL_USE_VCLPLUGIN": "svp",
        "http_proxy": proxy,
        "https_proxy": proxy,
        **({"FONTCONFIG_FILE": str(fonts)} if fonts.exists() else {}),
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
