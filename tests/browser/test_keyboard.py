"""The whole job by keyboard alone: from the first word to the Word file, no mouse."""

import io

import docx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Server
from tests.browser.desk import ORGAN, settled, turns, visit

pytestmark = pytest.mark.browser
QUESTIONS = 40
"""More than are left once the figures are there."""
FAR = 400
"""More steps of Tab than there are places on the page."""


def tab_to(page: Page, place: Locator, key: str = "Tab") -> None:
    """Go on by Tab (or Shift+Tab) until the place has the focus."""
    for _ in range(FAR):
        if place.evaluate("(one) => one === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{place} cannot be reached by {key}")


def type_in(page: Page, *messages: str) -> None:
    """Say each message from wherever the focus is."""
    for message in messages:
        before = turns(page).count()
        tab_to(page, page.get_by_role("textbox", name="回答"))
        page.keyboard.insert_text(message)
        page.keyboard.press("Enter")
        expect(turns(page)).to_have_count(before + 2)
        settled(page)


def test_a_report_is_made_from_the_first_word_to_the_file(server: Server, page: Page):
    visit(page, server.address)
    type_in(page, ORGAN, "2019年", "政府部门或街道办事处", *("没有",) * 7)
    received = page.get_by_role("textbox", name="“一、本年新收政府信息公开申请数量”行“自然人”列")
    tab_to(page, page.get_by_role("tab", name="数据表"))
    tab_to(page, received)
    page.keyboard.insert_text("1")
    page.keyboard.press("ArrowDown")
    settled(page)
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("“二、上年结转")
    tab_to(page, page.get_by_role("tab", name="数据表"), "Shift+Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="核对")).to_be_focused()
    tab_to(page, page.locator("#checks .open-cells button").first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name="数据表")).to_have_attribute("aria-selected", "true")
    tab_to(page, page.locator("#head").get_by_role("button", name="撤销"), "Shift+Tab")
    page.keyboard.press("Enter")
    settled(page)
    expect(received).to_have_value("0")
    for _ in range(QUESTIONS):
        if not page.locator("#export[aria-disabled]").count():
            break
        replies = page.locator("#replies button").all_inner_texts()
        wanted = next(
            (one for one in ("不写", "没有", "采用第1段") if one in replies), "全年按照统一部署做好各项工作。"
        )
        type_in(page, wanted)
    tab_to(page, page.locator("#export"), "Shift+Tab")
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    document = docx.Document(io.BytesIO(saved.value.path().read_bytes()))
    assert document.paragraphs[0].text == f"{ORGAN}2019年政府信息公开工作年度报告"
    assert len(document.tables) == 3
