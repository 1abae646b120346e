"""Texts that follow the tables in a browser: drafted, chips that lead to their cells, sentences that follow."""

from decimal import Decimal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.desk import cell, click, field, last_said, say, set_cell, settled, to_the_tables, turns

pytestmark = pytest.mark.browser

RECEIVED = "applications.received"


def with_applications(page: Page) -> None:
    to_the_tables(page)
    click(page, "有")
    say(page, "9件，都是自然人")


def chips(page: Page, starts: str) -> Locator:
    return page.locator(f'#prose .slot-overview a.chip[data-cell^="{starts}"]')


def test_a_drafted_paragraph_that_was_chosen_follows_the_table(begun: Page):
    with_applications(begun)
    say(begun, "重写依申请公开")
    click(begun, "采用第1段")
    begun.get_by_role("tab", name="正文").click()
    chip = chips(begun, f"{RECEIVED}.total").first
    expect(chip).to_have_text("9")
    sentence = chip.locator("xpath=..")
    before = sentence.inner_text()
    begun.get_by_role("tab", name="数据表").click()
    set_cell(begun, f"{RECEIVED}.natural_person", "12")
    begun.get_by_role("tab", name="正文").click()
    expect(chip).to_have_text("12")
    assert sentence.inner_text() == before.replace("9", "12")


@pytest.mark.parametrize("by", ["mouse", "key"])
def test_a_chip_leads_to_its_cell(begun: Page, by: str):
    with_applications(begun)
    own = "全年收到政府信息公开申请9件，均已答复。"
    say(begun, "重写依申请公开", own)
    click(begun, "跟着走")
    begun.get_by_role("tab", name="正文").click()
    chip = chips(begun, RECEIVED).first
    expect(chip).to_have_text("9")
    expect(chip).to_have_attribute("title", "跟着表格：“一、本年新收政府信息公开申请数量”行“总计”列")
    assert chip.locator("xpath=..").inner_text() == own
    address = begun.url
    if by == "mouse":
        chip.click()
    else:
        chip.press("Enter")
    expect(begun.get_by_role("tab", name="数据表")).to_have_attribute("aria-selected", "true")
    led = cell(begun, f"{RECEIVED}.total")
    expect(led.locator("input")).to_be_focused()
    expect(led).to_be_in_viewport()
    expect(led).to_contain_class("led")
    assert begun.url == address


def test_words_that_stay_as_they_were_typed_hold_no_chip(begun: Page):
    with_applications(begun)
    say(begun, "重写依申请公开", "全年收到政府信息公开申请9件，均已答复。")
    click(begun, "保持原样")
    expect(begun.locator("#prose .slot-overview")).to_contain_text("申请9件")
    expect(begun.locator("#prose .prose-sheet .chip")).to_have_count(0)


def test_all_open_texts_are_drafted_at_one_click(begun: Page):
    expect(begun.locator("#prose").get_by_role("button", name="全部起草")).to_have_count(0)
    with_applications(begun)
    begun.get_by_role("tab", name="正文").click()
    before, written = turns(begun).count(), begun.locator("#prose .slot-overview")
    expect(written).to_have_count(0)
    begun.locator("#prose").get_by_role("button", name="全部起草").press("Enter")
    expect(turns(begun)).to_have_count(before + 2)
    settled(begun)
    assert "全部起草" in turns(begun).nth(before).inner_text()
    assert "已按往年的表述起草" in last_said(begun)
    expect(written.first).to_be_visible()
    begun.get_by_role("button", name="撤销", exact=True).click()
    expect(written).to_have_count(0)


def test_a_chip_shows_what_its_cell_shows(begun: Page):
    with_applications(begun)
    say(begun, "全部起草")
    begun.get_by_role("tab", name="正文").click()
    found = [one for one in chips(begun, RECEIVED).all() if "+" not in (one.get_attribute("data-with") or "")]
    assert found
    for chip in found:
        cells = (chip.get_attribute("data-with") or "").split()
        if len(cells) == 1:
            there = cell(begun, cells[0])
            shown = field(begun, cells[0]).input_value() if there.locator("input").count() else there.inner_text()
            assert Decimal(chip.inner_text()) == Decimal(shown or there.text_content() or "")
