"""The seed's chat in a browser, to the Word file."""

import io
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.desk import ORGAN, begin, cell, click, field, last_said, say, set_cell, settled, to_the_tables, turns

pytestmark = pytest.mark.browser

COLUMNS = 7
RECEIVED = ["1", "0", "0", "0", "0", "0", "1"]
NOTHING = ["0"] * COLUMNS
COUNTED = ("一、本年新收", "（二）部分公开", "（七）总计")


def answer_the_texts(page: Page) -> None:
    """No facts; the first passage where one is offered, nothing where the text may be left out."""
    for _ in range(40):
        replies = page.locator("#replies button").all_inner_texts()
        if not replies:
            return
        click(page, "不写" if "不写" in replies and "采用第1段" not in replies else replies[0])
    raise AssertionError("the questions never end")


def download(page: Page, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("link", name="导出 Word").click()
    waiting.value.save_as(folder / waiting.value.suggested_filename)
    return folder / waiting.value.suggested_filename


def test_the_seed_is_reported_by_clicks_and_typing_through_a_reload_and_a_killed_server(
    server: Server, page: Page, tmp_path: Path
):
    draft = begin(page, server.address)
    to_the_tables(page)
    click(page, "有")
    say(page, "2件，1个自然人，1家企业")
    say(page, "商业企业应为 0")
    expect(field(page, "applications.received.company")).to_have_value("0")
    click(page, "没有")

    before = turns(page).all_inner_texts()
    page.reload()
    settled(page)
    expect(turns(page)).to_have_count(len(before))
    assert turns(page).all_inner_texts() == before

    say(page, "部分公开：自然人1件，其余没有")
    click(page, "没有")  # reconsiderations and lawsuits
    page.get_by_role("textbox", name="回答").fill("写到一半的")
    server.kill()
    expect(page.locator("#told")).to_contain_text("连接断了")
    server.again()
    page.wait_for_function("!document.querySelector('#told')?.classList.contains('open')")
    settled(page)
    assert page.url.endswith(draft)
    expect(page.get_by_role("textbox", name="回答")).to_have_value("写到一半的")
    expect(cell(page, "applications.partly_granted.total")).to_have_text("1")

    click(page, "没有", "没有", "没有", "没有")
    say(page, "4个项目，2577元")
    set_cell(page, "disclosure.procurement.amount_yuan", "25770")
    expect(page.locator("#export")).to_have_attribute("aria-disabled", "true")
    answer_the_texts(page)
    assert "可以导出" in last_said(page)

    file = download(page, tmp_path)
    assert file.name == f"{ORGAN}2019年政府信息公开工作年度报告.docx"
    written = docx.Document(io.BytesIO(file.read_bytes()))
    second, third, fourth = ([[one.text.strip() for one in row.cells] for row in t.rows] for t in written.tables)
    assert second[-1][0] == "政府集中采购"
    assert {"4", "25770"} <= set(second[-1])
    rows = [row for row in third if row[-1].isdigit()]
    assert len(rows) == 23
    for row in rows:
        counted = any(label.startswith(COUNTED) for label in row[:-COLUMNS])
        assert row[-COLUMNS:] == (RECEIVED if counted else NOTHING)
    assert fourth[-1] == ["0"] * 15
    shown = page.locator("#prose .slot-overview").all_text_contents()
    assert shown
    assert set(shown) <= {paragraph.text for paragraph in written.paragraphs}
