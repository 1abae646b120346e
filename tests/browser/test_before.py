"""Last year's report on the page: a tab of its own, and a word at each cell."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Server
from tests.browser.desk import begin, bring, cell, field, settled, to_the_tables
from tests.documents.samples import ORGAN, PROBLEMS, as_printed, sample_report

pytestmark = pytest.mark.browser

NAME = "去年.docx"
PRINTED = as_printed(sample_report(2024))
CARRIED = "applications.carried_in.natural_person"


def test_last_year_s_report_stands_in_a_tab_of_its_own_to_be_read_only(begun: Page, last_year: bytes):
    expect(begun.get_by_role("tab", name="上年报告")).to_be_hidden()
    bring(begun, NAME, last_year)
    begun.get_by_role("tab", name="上年报告").click()
    before = begun.locator("#before")
    expect(before).to_contain_text(f"{ORGAN}2024年政府信息公开工作年度报告")
    expect(before).to_contain_text(NAME)
    shown = before.locator("td[data-cell]").evaluate_all(
        "cells => Object.fromEntries(cells.map((one) => [one.dataset.cell, one.innerText]))"
    )
    assert shown == PRINTED
    assert before.locator("input").count() == 0
    expect(before).to_contain_text(PROBLEMS.splitlines()[0])


def test_each_cell_tells_what_stood_there_last_year(begun: Page, last_year: bytes):
    bring(begun, NAME, last_year)
    expect(cell(begun, CARRIED)).to_have_attribute("title", f"上年：{PRINTED[CARRIED]}")
    expect(field(begun, CARRIED)).to_have_accessible_description(f"上年：{PRINTED[CARRIED]}")
    total = "applications.received.total"
    expect(cell(begun, total)).to_have_attribute("title", f"上年：{PRINTED[total]}")


def test_last_year_s_numbers_stand_in_the_cells_at_a_switch_that_is_remembered(begun: Page, last_year: bytes):
    bring(begun, NAME, last_year)
    show = begun.get_by_role("button", name="上年数：显示")
    show.click()
    begun.reload()
    settled(begun)
    expect(begun.get_by_role("button", name="上年数：隐藏")).to_have_attribute("aria-pressed", "true")
    for one in (CARRIED, "applications.received.total"):
        words = cell(begun, one).evaluate("one => getComputedStyle(one, '::after').content")
        assert words.replace('" "', "") == f'"上年 {PRINTED[one]}"'
    begun.get_by_role("button", name="上年数：隐藏").click()
    expect(show).to_be_visible()


def test_without_last_year_s_report_a_cell_tells_of_none(begun: Page):
    to_the_tables(begun)
    expect(cell(begun, CARRIED)).to_have_attribute("title", "")
    expect(begun.get_by_role("tab", name="上年报告")).to_be_hidden()


def test_undo_takes_last_year_s_report_away_again(begun: Page, last_year: bytes):
    bring(begun, NAME, last_year)
    begun.get_by_role("tab", name="上年报告").click()
    begun.get_by_role("button", name="撤销", exact=True).click()
    expect(begun.get_by_role("tab", name="上年报告")).to_be_hidden()
    expect(begun.get_by_role("tab", name="数据表")).to_have_attribute("aria-selected", "true")
    expect(begun.locator("#before")).to_be_hidden()
    expect(begun.locator("#head .subject")).to_have_text("（单位待填）")


def test_the_arrow_keys_reach_last_year_s_tab_and_no_hidden_one(begun: Page, last_year: bytes):
    sheets, years, learned = (begun.get_by_role("tab", name=name) for name in ("数据表", "历年", "范文"))
    sheets.press("ArrowLeft")
    expect(learned).to_be_focused()
    begun.keyboard.press("ArrowLeft")
    expect(years).to_be_focused()
    bring(begun, NAME, last_year)
    settled(begun)
    years.press("ArrowRight")
    expect(begun.get_by_role("tab", name="上年报告")).to_be_focused()
    expect(begun.locator("#before")).to_be_visible()
    begun.keyboard.press("ArrowRight")
    expect(learned).to_be_focused()
    begun.keyboard.press("ArrowRight")
    expect(sheets).to_be_focused()


def test_what_is_marked_in_last_year_s_report_stays_marked_at_the_next_answer(begun: Page, last_year: bytes):
    bring(begun, NAME, last_year)
    begun.get_by_role("tab", name="上年报告").click()
    begun.evaluate("getSelection().selectAllChildren(document.querySelector('#before .prose-sheet p'))")
    marked = begun.evaluate("String(getSelection())")
    begun.get_by_role("button", name="没有", exact=True).evaluate("button => button.click()")
    expect(cell(begun, "applications.received.total")).to_have_text("0")
    settled(begun)
    assert marked
    assert begun.evaluate("String(getSelection())") == marked


def test_on_a_phone_last_year_s_report_makes_the_page_no_wider(
    shared_server: Server, window: Callable[..., BrowserContext], last_year: bytes
):
    page = window(390, 844).new_page()
    begin(page, shared_server.address)
    bring(page, NAME, last_year)
    page.get_by_role("tab", name="上年报告").click()
    expect(page.locator("#before .before-head")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
