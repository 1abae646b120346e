"""A real server process and a real browser that may ask nobody but this machine."""

import contextlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from assistant.documents.export import export
from assistant.documents.writing.fill import fill
from knowledge.shelf import form_for, template_of
from tests.browser.desk import SENTENCE, begin
from tests.conftest import ROOT, furnished, is_here
from tests.documents.samples import OVERVIEW, sample_report

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"
WAIT = 30_000  # ms
Look = Literal["light", "dark"]


class Server:
    """The program as a clerk starts it, on a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self.start(0)

    def start(self, port: int) -> None:
        command = [sys.executable, "-m", "assistant.cli", "serve", "--data", str(self.folder), "--port", str(port)]
        log = (self.folder.parent / "server.log").open("ab")
        with log:
            self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True)
        assert self._process.stdout
        line = self._process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:[0-9]+/", line)
        assert found, f"the server said {line!r}"
        self.address = found[0]

    def kill(self) -> None:
        """SIGKILL: nothing is closed, nothing is flushed."""
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.communicate()

    def again(self) -> None:
        self.start(urlsplit(self.address).port or 0)


@pytest.fixture
def server(data: Path) -> Iterator[Server]:
    running = Server(data)
    yield running
    running.kill()


@pytest.fixture(scope="session")
def shared_server(tmp_path_factory: pytest.TempPathFactory, language: Path) -> Iterator[Server]:
    """One server for the tests that each begin a draft of their own."""
    running = Server(furnished(tmp_path_factory.mktemp("shared") / "data", language))
    yield running
    running.kill()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser that finds no machine but this one."""
    expect.set_options(timeout=WAIT)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, ALONE])
        yield launched
        launched.close()


def opened(
    browser: Browser, asked: list[str], size: tuple[int, int] = (1366, 768), look: Look = "light"
) -> BrowserContext:
    """A window that notes what it asks of other machines.

    It is noted by an event: a route would hold up each file, and the browser would keep none.
    """
    width, height = size
    context = browser.new_context(
        locale="zh-CN", viewport={"width": width, "height": height}, color_scheme=look, accept_downloads=True
    )
    context.set_default_timeout(WAIT)
    context.on("request", lambda request: None if stays(request.url) else asked.append(request.url))
    return context


def stays(address: str) -> bool:
    """Whether a request for this address stays on this machine."""
    parts = urlsplit(address)
    return parts.scheme in ("blob", "data") or is_here(parts.hostname)


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens browser windows of any size and look; what they ask of another machine fails, and the test with it."""
    asked: list[str] = []
    contexts: list[BrowserContext] = []

    def open_one(width: int = 1366, height: int = 768, look: Look = "light") -> BrowserContext:
        contexts.append(opened(browser, asked, (width, height), look))
        return contexts[-1]

    yield open_one
    for context in contexts:
        context.close()
    assert not asked, f"the page asked elsewhere: {asked}"


@pytest.fixture(scope="session")
def usual(browser: Browser) -> Iterator[tuple[BrowserContext, list[str]]]:
    """The window of most tests, which keeps the files of the page as any browser does; and what it asked elsewhere."""
    asked: list[str] = []
    context = opened(browser, asked)
    yield context, asked
    context.close()


@pytest.fixture
def page(usual: tuple[BrowserContext, list[str]]) -> Iterator[Page]:
    """A page of its own in the usual window, in which nothing stands of earlier tests."""
    context, asked = usual
    yield context.new_page()
    for left in context.pages:
        with contextlib.suppress(Error):  # a page that shows nothing has no store
            left.evaluate("localStorage.clear()")
        left.close()
    context.clear_permissions()
    elsewhere, asked[:] = asked[:], []
    assert not elsewhere, f"the page asked elsewhere: {elsewhere}"


@pytest.fixture
def begun(shared_server: Server, page: Page) -> Page:
    """The page with a draft of its own, at the first question."""
    begin(page, shared_server.address)
    return page


@pytest.fixture(scope="session")
def wrong_file() -> bytes:
    """This year's report with a number in its text that no table has."""
    overview = OVERVIEW.replace("申请渠道保持畅通", f"{SENTENCE}。申请渠道保持畅通")
    return fill(template_of(form_for(2025)).read_bytes(), sample_report(2025, overview=overview))


@pytest.fixture(scope="session")
def last_year() -> bytes:
    """The report of samples.ORGAN for 2024 as a Word file."""
    data = export(sample_report(2024)).data
    assert data
    return data
