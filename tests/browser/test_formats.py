"""The menu of formats by hand and by keyboard, the page that copies the code, a PDF that takes its time."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.documents.export import export
from assistant.documents.leaving.page import page_file
from assistant.documents.reading.files.webpage import read_page
from tests.browser import desk
from tests.browser.desk import at_sizes, bring, click, say, settled, to_the_tables
from tests.documents.samples import ORGAN, sample_report

pytestmark = pytest.mark.browser
REPORT = sample_report(2025)
NAME = f"{ORGAN}2025年政府信息公开工作年度报告"


@pytest.fixture
def ready(begun: Page) -> Page:
    """A draft that may leave: this year's report, brought in a file."""
    data = export(REPORT).data
    assert data
    say(begun, ORGAN, "2025年")
    click(begun, "政府部门或街道办事处")
    bring(begun, "今年.docx", data)
    expect(begun.locator("#export")).to_have_attribute("href", "/export/" + begun.url.partition("draft=")[2])
    settled(begun)
    return begun


def downloaded(page: Page, entry: str, folder: Path) -> Path:
    page.locator("#more summary").click()
    with page.expect_download() as waiting:
        page.locator(f"#{entry}").click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    expect(page.locator("#more")).not_to_have_attribute("open", "")
    return file


def test_the_menu_opens_and_closes_by_keyboard_and_is_shut_with_the_gate(begun: Page):
    to_the_tables(begun)
    button, menu = begun.locator("#more summary"), begun.locator("#more .menu")
    button.focus()
    begun.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(begun.locator("#export-xlsx")).to_have_attribute("aria-disabled", "true")
    expect(menu.locator(".shut")).to_have_text(begun.locator("#why").inner_text())
    begun.keyboard.press("Tab")
    expect(begun.locator("#draft-docx")).to_be_focused()
    begun.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    begun.keyboard.press("Space")
    expect(menu).to_be_visible()
    begun.locator("#turns").click()
    expect(menu).to_be_hidden()


def test_a_draft_copy_leaves_an_unfinished_draft_from_the_keyboard(begun: Page):
    to_the_tables(begun)
    begun.locator("#more summary").focus()
    with begun.expect_download() as waiting:
        for key in ("Enter", "Tab", "Enter"):
            begun.keyboard.press(key)
    assert waiting.value.suggested_filename == f"{desk.ORGAN}2019年政府信息公开工作年度报告（草稿）.docx"


def test_every_format_is_saved_under_its_name(ready: Page, tmp_path: Path):
    assert downloaded(ready, "export-xlsx", tmp_path).name == f"{NAME}.xlsx"
    assert downloaded(ready, "export-json", tmp_path).name == f"{NAME}.json"
    assert downloaded(ready, "audit", tmp_path).name == f"{NAME}（核对记录）.docx"


@pytest.mark.parametrize("clipboard", [True, False])
def test_the_code_is_copied_and_pasted_into_an_editor_with_every_word_and_figure(ready: Page, clipboard: bool):
    ready.locator("#more summary").click()
    with ready.context.expect_page() as waiting:
        ready.locator("#export-html").click()
    page = waiting.value
    if clipboard:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    else:
        page.evaluate("delete Navigator.prototype.clipboard")
    page.get_by_role("button", name="复制网页代码").click()
    expect(page.get_by_role("status")).to_have_text("已复制，可以粘贴了")
    page.evaluate("document.body.innerHTML = '<div id=editor contenteditable></div><textarea id=source></textarea>'")
    for place in ("#editor", "#source"):
        page.locator(place).focus()
        page.keyboard.press("Control+V")
    source = page.locator("#source").input_value()
    shown = page.locator("#editor").inner_html()
    right = read_page(page_file(REPORT)).blocks
    assert read_page(source.encode()).blocks == right
    assert read_page(f"<meta charset=utf-8>{shown}".encode()).blocks == right


@pytest.mark.office
def test_a_pdf_is_announced_made_and_saved(ready: Page, soffice: str, tmp_path: Path):
    ready.locator("#more summary").click()
    with ready.expect_download(timeout=60_000) as waiting:
        ready.locator("#export-pdf").click()
        expect(ready.locator("#told")).to_have_text("正在生成 PDF，要几秒钟……")
    assert waiting.value.suggested_filename == f"{NAME}.pdf"
    waiting.value.save_as(tmp_path / "R.pdf")
    assert (tmp_path / "R.pdf").read_bytes().startswith(b"%PDF-")
    expect(ready.locator("#told")).to_have_text(f"“{NAME}.pdf”已生成，请看浏览器的下载。")


def test_the_open_menu_lies_within_the_page(begun: Page):
    to_the_tables(begun)
    begun.locator("#more summary").click()
    for width, height in at_sizes(begun, (1366, 768), (390, 844)):
        box = begun.locator("#more .menu").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= height
        assert begun.evaluate("document.documentElement.scrollWidth") <= width
