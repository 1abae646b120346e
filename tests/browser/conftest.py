"""A real server process and a real browser that may ask nobody but this machine."""

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
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from assistant.documents.export import export
from assistant.documents.writing.fill import fill
from knowledge.shelf import form_for, template_of
from tests.browser.desk import SENTENCE, begin
from tests.conftest import ROOT, is_here
from tests.documents.samples import OVERVIEW, sample_report

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT = 30_000  # ms


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
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path / "data")
    yield running
    running.kill()


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the tests that each begin a draft of their own."""
    running = Server(tmp_path_factory.mktemp("shared") / "data")
    yield running
    running.kill()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens browser windows in which every request off this machine fails, and the test with it."""
    expect.set_options(timeout=WAIT)
    asked: list[str] = []
    contexts: list[BrowserContext] = []

    def gate(route: Route) -> None:
        if is_here(urlsplit(route.request.url).hostname):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    def opened(width: int = 1366, height: int = 768, look: Literal["light", "dark"] = "light") -> BrowserContext:
        context = browser.new_context(
            locale="zh-CN", viewport={"width": width, "height": height}, color_scheme=look, accept_downloads=True
        )
        context.set_default_timeout(WAIT)
        context.route(lambda url: url.startswith("http"), gate)
        contexts.append(context)
        return context

    yield opened
    for context in contexts:
        context.close()
    assert not asked, f"the page asked elsewhere: {asked}"


@pytest.fixture
def page(window: Callable[..., BrowserContext]) -> Page:
    return window().new_page()


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
