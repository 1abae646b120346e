"""Every tab on whole reports, one of each edition: what it shows, and that reload, crash, slow line and a second tab
lose nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import Server
from tests.browser.desk import say, set_cell, settled, visit
from tests.conftest import furnished
from tests.scripts import Script, play

pytestmark = pytest.mark.browser

Window = Callable[..., BrowserContext]
TALKS = ("seed-2019", "city-2024-north")
SHOWN = {
    "数据表": "#sheets td[data-cell]",
    "正文": "#prose article p",
    "核对": "#checks .verdict",
    "预览": "#preview img",
    "历年": "#years p:has-text('还没有往年的数')",
}
"""What every tab has on it once it is there."""
CELL = "disclosure.penalties.decisions"
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 200_000, "uploadThroughput": 50_000}


@dataclass(frozen=True)
class Whole:
    """A draft that is finished, the talk that made it, and the server that shows it."""

    server: Server
    script: Script
    draft: str

    @property
    def address(self) -> str:
        return f"{self.server.address}?draft={self.draft}"


@pytest.fixture(scope="module", params=TALKS)
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, language: Path) -> Iterator[Whole]:
    folder = tmp_path_factory.mktemp("steady")
    furnished(folder / "data", language)
    script = Script(request.param)
    played = play(script, folder / "data", folder / "report.docx")
    assert played.status == 0, played.printed
    server = Server(folder / "data")
    yield Whole(server, script, draft_in(folder / "data"))
    server.kill()


def draft_in(folder: Path) -> str:
    from assistant.journal import Journal

    with Journal(folder) as journal:
        return journal.heads()[0].draft


def open_tab(page: Page, name: str) -> Locator:
    """The tab's first sign of what it shows."""
    page.get_by_role("tab", name=name).click()
    return page.locator(SHOWN[name]).first


def test_every_tab_shows_the_whole_report(whole: Whole, page: Page):
    visit(page, whole.address)
    for name in SHOWN:
        expect(open_tab(page, name)).to_be_visible()
    page.get_by_role("tab", name="数据表").click()
    shown = page.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('#sheets td[data-cell]')].map((td) =>"
        " [td.dataset.cell, (td.querySelector('.sum')?.textContent ?? td.querySelector('input').value)]))"
    )
    assert shown == whole.script.figures
    expect(page.locator("#checks .verdict")).to_have_class("verdict good")
    assert "〔待补〕" not in page.locator("#prose").inner_text()
    with page.expect_download() as saved:
        page.locator("#export").click()
    assert saved.value.suggested_filename.endswith("政府信息公开工作年度报告.docx")


def test_a_reload_comes_back_to_the_same_tab(whole: Whole, page: Page):
    visit(page, whole.address)
    for name in SHOWN:
        expect(open_tab(page, name)).to_be_visible()
        page.reload()
        page.wait_for_selector("body.loaded")
        expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
        expect(page.locator(SHOWN[name]).first).to_be_visible()


def test_a_killed_server_is_said_and_every_tab_comes_back_with_it(whole: Whole, window: Window):
    context = window()
    pages = {name: context.new_page() for name in SHOWN}
    for name, page in pages.items():
        visit(page, whole.address)
        expect(open_tab(page, name)).to_be_visible()
    whole.server.kill()
    try:
        for name, page in pages.items():
            expect(page.locator("#told.open")).to_contain_text("连接断了")
            expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
    finally:
        whole.server.again()
    for name, page in pages.items():
        page.wait_for_selector("body:not(:has(#told.open))")
        settled(page)
        expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
        expect(page.locator(SHOWN[name]).first).to_be_visible()


def test_on_a_slow_line_every_tab_comes_in_the_end(whole: Whole, page: Page):
    visit(page, whole.address)
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    for name in SHOWN:
        expect(open_tab(page, name)).to_be_visible()


def test_of_two_tabs_the_second_is_refused_and_shown_what_is_so(whole: Whole, window: Window):
    context = window()
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        visit(page, whole.address)
    field, same = (page.locator(f'#sheets td[data-cell="{CELL}"] input') for page in (first, second))
    for name in SHOWN:
        expect(open_tab(second, name)).to_be_visible()
        before = field.input_value()
        set_cell(first, CELL, str(int(before) + 1))
        second.get_by_role("textbox", name="回答").fill("核对")
        second.get_by_role("textbox", name="回答").press("Enter")
        expect(second.locator("#told")).to_contain_text("已在另一个窗口")
        expect(same).to_have_value(str(int(before) + 1))
        expect(second.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
        second.get_by_role("textbox", name="回答").fill("")
        say(second, "撤销")
        expect(same).to_have_value(before)
        visit(first, whole.address)
