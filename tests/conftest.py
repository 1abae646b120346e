"""What holds for every test: no network, a home of its own, and the programs that only some tests need."""

import ipaddress
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

QUIET = {
    "ANONYMIZED_TELEMETRY": "False",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
}
NAMED_LOOKUPS = ("socket.getaddrinfo", "socket.gethostbyname")
CONTACTS = ("socket.connect", "socket.sendto", "socket.sendmsg")
HERE = ("", "localhost", "ip6-localhost")


def is_here(host: object) -> bool:
    """Whether an address or host name stays on this machine."""
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or name in HERE:
        return True
    try:
        return ipaddress.ip_address(str(name).partition("%")[0]).is_loopback
    except ValueError:
        return False


def is_literal(host: object) -> bool:
    """Whether a look-up of this host asks nobody, since it is an address already."""
    try:
        ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return False
    return True


def stay_here(event: str, args: tuple[object, ...]) -> None:
    """Audit hook: end the test that looks up or contacts another machine.

    An audit hook also sees the connections of C code that goes through Python's sockets, of every thread and
    of session fixtures; it can be neither patched over nor taken out again.
    """
    if event in NAMED_LOOKUPS and not (is_here(args[0]) or is_literal(args[0])):
        pytest.fail(f"a test looked up the host {args[0]!r}; tests never touch the network")
    if event in CONTACTS and isinstance(args[1], tuple) and not is_here(args[1][0]):
        pytest.fail(f"a test contacted {args[1]!r}; tests never touch the network")


def pytest_configure() -> None:
    os.environ.update(QUIET)
    settings.register_profile("house", deadline=None)  # the machine may be busy: no test is about time
    settings.load_profile("house")
    sys.addaudithook(stay_here)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a test often waits for a browser or for LibreOffice."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session", autouse=True)
def _home_of_the_session() -> Iterator[None]:
    """Session fixtures, too, keep out of the developer's own files."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        settle(patch, Path(folder))
        yield


@pytest.fixture(autouse=True)
def _home_of_the_test(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settle(monkeypatch, tmp_path)


def settle(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Point home and data folder into `folder`; neither exists yet."""
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        patch.delenv(name, raising=False)
    patch.setenv("HOME", str(folder / "home"))
    patch.setenv("NIANBAO_DATA", str(folder / "data"))


@pytest.fixture(scope="session")
def language(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store over the passages that ship, made once: a test takes a copy."""
    from knowledge.encoders.chosen import chosen_encoder
    from knowledge.passages import load_passages
    from knowledge.search.store import PassageStore

    folder = tmp_path_factory.mktemp("language") / "language"
    store = PassageStore(folder, load_passages(), chosen_encoder)
    store.wait()
    store.close()
    return folder


def furnished(folder: Path, language: Path) -> Path:
    """The data folder, with the passages that ship indexed in it."""
    shutil.copytree(language, folder / "language")
    return folder


@pytest.fixture
def data(tmp_path: Path, language: Path) -> Path:
    """A data folder in which the passages that ship are indexed already."""
    return furnished(tmp_path / "data", language)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports beside the checkout; a test that reads it is skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"no real reports beside the checkout: {folder.name}/")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser."""
    return program("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def soffice() -> str:
    """Path of LibreOffice."""
    return program("soffice", "libreoffice")


def program(*names: str) -> str:
    """The first of these programs that is installed; without one the test is skipped, in CI it fails."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None and os.environ.get("CI"):
        pytest.fail(f"{names[0]} is not installed")
    if found is None:
        pytest.skip(f"{names[0]} is not installed")
    return found
