"""Take the pictures anew: `python -m tests.pictures [FOLDER]`, into docs/pictures by default.

Each tab in light on a desktop goes into the documentation; `--all` takes every tab in light and dark, on a desktop and
on a phone, to be looked at.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import FLAGS, Server
from tests.browser.desk import visit
from tests.conftest import ROOT, program
from tests.pictures import bureau

DESKTOP, PHONE = (1366, 860), (390, 844)
Look = Literal["light", "dark"]


@dataclass(frozen=True)
class Shot:
    """One picture: the file's name, the tab that is open, what has to be there, what is done before."""

    name: str
    tab: str = ""
    there: str = "body.loaded"
    act: Callable[[Page], None] = lambda page: None


def at_the_slip(page: Page) -> None:
    """The tables at the cell that does not fit."""
    page.locator("#checks button.lead[data-cell]").first.dispatch_event("click")


def unfolded(page: Page) -> None:
    """The explanation of the first finding."""
    page.locator("#checks .about summary").first.click()


def at_the_mark(page: Page) -> None:
    """The first page with a mark on it."""
    page.locator("#preview .marked button.page").first.click()


SHOTS = (
    Shot("page", "数据表", act=at_the_slip),
    Shot("page-text", "正文"),
    Shot("page-checks", "核对", act=unfolded),
    Shot("page-preview", "预览", "#preview img", at_the_mark),
    Shot("page-years", "历年", "#years table"),
)
"""Those of the documentation."""
MORE = (Shot("page-before", "上年报告"), Shot("page-learned", "范文"))


def main() -> None:
    """Take them, and print where they are."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "pictures")
    asked.add_argument("--all", action="store_true", help="light and dark, desktop and phone")
    given = asked.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        draft = bureau.begun(Path(place) / "data")
        server = Server(Path(place) / "data")
        browser = playwright.chromium.launch(executable_path=program("chromium", "google-chrome"), args=FLAGS)
        try:
            for path in taken(browser, server.address, draft, given.folder, everything=given.all):
                print(path)
        finally:
            browser.close()
            server.kill()


def taken(browser: Browser, address: str, draft: str, folder: Path, *, everything: bool) -> Iterator[Path]:
    """Every picture as it is taken."""
    looks: tuple[Look, ...] = ("light", "dark") if everything else ("light",)
    for look in looks:
        for width, height in (DESKTOP, PHONE) if everything else (DESKTOP,):
            context = browser.new_context(
                locale="zh-CN", color_scheme=look, viewport={"width": width, "height": height}
            )
            page = context.new_page()
            visit(page, f"{address}?draft={draft}")
            suffix = f"-{look}-{width}" if everything else ""
            for shot in (*SHOTS, *MORE) if everything else SHOTS:
                yield take(page, shot, folder / f"{shot.name}{suffix}.png", whole=width < DESKTOP[0])
            visit(page, address)
            yield take(page, Shot("page-drafts"), folder / f"page-drafts{suffix}.png", whole=width < DESKTOP[0])
            context.close()


def take(page: Page, shot: Shot, path: Path, *, whole: bool) -> Path:
    """One picture; of a phone all that lies below as well."""
    if shot.tab:
        page.get_by_role("tab", name=shot.tab).click()
    page.locator(shot.there).first.wait_for()
    shot.act(page)
    page.wait_for_timeout(5000)  # what lights up when it has changed has gone out
    page.screenshot(path=path, full_page=whole)
    return path


if __name__ == "__main__":
    main()
