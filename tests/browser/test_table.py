"""The official tables in a browser: typing, keys, refusals, marks."""

import re
from random import Random

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.desk import ORGAN, begin, cell, click, field, last_said, say, set_cell, settled, to_the_tables, turns

pytestmark = pytest.mark.browser

RECEIVED = "applications.received.natural_person"
COMPANY = "applications.received.company"


COLUMNS = ("natural_person", "company", "research", "nonprofit", "legal_service", "other")


def row(page: Page, name: str) -> list[str]:
    return [field(page, f"applications.{name}.{column}").input_value() for column in COLUMNS]


def paste(page: Page, cell_id: str, text: str) -> None:
    """What a spreadsheet has put on the clipboard, pasted into the cell."""
    field(page, cell_id).focus()
    page.evaluate(
        """(text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', text);
          const how = { clipboardData, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', how));
        }""",
        text,
    )
    settled(page)


@pytest.fixture
def tables(shared_server: Server, page: Page) -> Page:
    begin(page, shared_server.address)
    to_the_tables(page)
    return page


def test_a_typed_figure_is_recorded_and_its_total_follows(tables: Page):
    for column, text in zip(
        ("natural_person", "company", "research", "nonprofit", "legal_service", "other"), "123456", strict=True
    ):
        set_cell(tables, f"applications.received.{column}", text)
    expect(cell(tables, "applications.received.total")).to_have_text("21")
    tables.reload()
    settled(tables)
    expect(field(tables, "applications.received.other")).to_have_value("6")


@pytest.mark.parametrize(
    ("text", "why"), [("三十上下", "没有记录"), ("-1", "负数"), ("2.5", "不是整数"), ("好", "不是一个数")]
)
def test_a_refused_value_stays_to_be_mended_and_the_old_one_stays_recorded(tables: Page, text: str, why: str):
    set_cell(tables, RECEIVED, "7")
    set_cell(tables, RECEIVED, text)
    expect(tables.locator("#told")).to_contain_text(why)
    refused = field(tables, RECEIVED)
    expect(refused).to_have_value(text)
    expect(refused).to_have_attribute("aria-invalid", "true")
    refused.focus()
    expect(tables.locator("#sheets .strip")).to_contain_text("这一格记的是 7")
    tables.keyboard.press("Tab")  # the same words are not sent again
    said = turns(tables).count()
    set_cell(tables, COMPANY, "1")
    expect(turns(tables)).to_have_count(said + 1)
    expect(refused).to_have_value(text)
    refused.press("Escape")
    expect(refused).to_have_value("7")
    expect(refused).to_have_attribute("aria-invalid", "false")
    set_cell(tables, RECEIVED, text)
    set_cell(tables, RECEIVED, "8")
    expect(refused).to_have_attribute("aria-invalid", "false")
    tables.reload()
    settled(tables)
    expect(field(tables, RECEIVED)).to_have_value("8")


def test_a_value_refused_under_the_cursor_stays_too(tables: Page):
    last = field(tables, "disputes.suit_after_reconsideration.pending")
    last.fill("多")
    last.press("Enter")  # nothing stands below: the cursor stays
    expect(tables.locator("#told")).to_contain_text("不是一个数")
    expect(last).to_have_value("多")
    last.press("Escape")
    expect(last).to_have_value("")


def test_blank_and_zero_look_different(tables: Page):
    set_cell(tables, RECEIVED, "0")
    expect(field(tables, RECEIVED)).to_have_value("0")
    assert "blank" not in (cell(tables, RECEIVED).get_attribute("class") or "")
    assert "待填" not in (field(tables, RECEIVED).get_attribute("aria-label") or "")
    set_cell(tables, RECEIVED, "")
    expect(field(tables, RECEIVED)).to_have_value("")
    assert "blank" in (cell(tables, RECEIVED).get_attribute("class") or "")
    assert "待填" in (field(tables, RECEIVED).get_attribute("aria-label") or "")


def test_figures_typed_faster_than_the_answers_are_all_recorded(tables: Page):
    field(tables, RECEIVED).click()
    for digit in "567894":
        tables.keyboard.press(digit)
        tables.keyboard.press("Tab")
    expect(cell(tables, "applications.received.total")).to_have_text("39")
    expect(tables.locator("#sheets input.sending")).to_have_count(0)
    assert [
        field(tables, f"applications.received.{column}").input_value()
        for column in ("natural_person", "company", "research", "nonprofit", "legal_service", "other")
    ] == list("567894")


def test_the_answer_to_one_cell_leaves_the_next_one_as_it_is_being_typed(tables: Page):
    field(tables, RECEIVED).fill("5")
    field(tables, RECEIVED).press("Tab")
    tables.keyboard.type("12")
    settled(tables)
    expect(field(tables, COMPANY)).to_have_value("12")
    assert tables.evaluate("document.activeElement.closest('td').dataset.cell") == COMPANY
    tables.keyboard.press("Escape")
    expect(field(tables, COMPANY)).to_have_value("")


def test_arrows_and_enter_move_as_in_a_spreadsheet(tables: Page):
    def here() -> str:
        return str(tables.evaluate("document.activeElement.closest('td').dataset.cell"))

    field(tables, RECEIVED).click()
    tables.keyboard.press("ArrowDown")
    assert here() == "applications.carried_in.natural_person"
    tables.keyboard.press("Enter")
    assert here() == "applications.granted.natural_person"
    tables.keyboard.press("ArrowRight")
    assert here() == "applications.granted.company"
    tables.keyboard.press("ArrowUp")
    tables.keyboard.press("ArrowLeft")
    assert here() == "applications.carried_in.natural_person"
    tables.keyboard.press("ArrowLeft")
    assert here() == "applications.received.total"  # arrows pass through totals, Tab and Enter do not stop there
    tables.keyboard.press("ArrowRight")
    tables.keyboard.press("Shift+Tab")
    assert here() == "applications.received.other"
    tables.keyboard.press("Enter")
    tables.keyboard.press("Tab")
    assert here() == "applications.granted.natural_person"
    for key in ("ArrowUp", "ArrowLeft", "Tab"):
        tables.keyboard.press(key)
    assert here() == "applications.carried_in.natural_person"


def test_a_finding_marks_its_cells_and_leads_to_the_first(tables: Page):
    click(tables, "有")
    say(tables, "2件，1个自然人，1家企业")
    click(tables, "没有")
    say(tables, "予以公开：自然人1件，企业1件；其余没有", "予以公开的企业改为0")
    expect(tables.locator("#tab-checks .count")).to_have_text("2")
    wrong, involved = cell(tables, COMPANY), cell(tables, "applications.concluded.company")
    expect(wrong).to_have_attribute("data-standing", "wrong")
    expect(field(tables, COMPANY)).to_have_attribute("aria-invalid", "true")
    assert "第一项加第二项是 1" in (wrong.get_attribute("title") or "")
    assert "对不上" in (field(tables, COMPANY).get_attribute("aria-label") or "")
    expect(involved).to_have_attribute("data-standing", "involved")

    def colour(cell_id: str) -> str:
        return str(cell(tables, cell_id).evaluate("one => getComputedStyle(one).backgroundColor"))

    right = "applications.other.natural_person"
    tables.wait_for_function("!document.getAnimations().some(one => one.animationName === 'changed')")
    assert len({colour(COMPANY), colour("applications.carried_in.company"), colour(right)}) == 3

    tables.get_by_role("tab", name="核对").click()
    tables.locator("#checks .findings").get_by_role("button", name="“商业企业”列").click()
    expect(field(tables, COMPANY)).to_be_focused()
    expect(wrong).to_be_in_viewport()
    expect(involved).to_have_class(re.compile("lit"))

    say(tables, "予以公开的企业应为 1件")
    expect(tables.locator("#tab-checks .count")).to_have_text("")
    expect(wrong).to_have_attribute("data-standing", "")


def test_a_blank_part_leads_to_its_first_cell(tables: Page):
    tables.get_by_role("tab", name="核对").click()
    tables.get_by_role("button", name="四、政府信息公开行政复议、行政诉讼情况 12 格").click()
    expect(field(tables, "disputes.reconsideration.upheld")).to_be_focused()
    expect(cell(tables, "disputes.reconsideration.upheld")).to_be_in_viewport()


def test_undo_takes_the_last_cell_back_and_redo_has_it_again(tables: Page):
    set_cell(tables, RECEIVED, "3")
    set_cell(tables, RECEIVED, "4")
    before = turns(tables).count()
    tables.get_by_role("button", name="撤销", exact=True).click()
    expect(turns(tables)).to_have_count(before + 1)
    expect(field(tables, RECEIVED)).to_have_value("3")
    assert "已撤销" in last_said(tables)
    redo = tables.get_by_role("button", name="重做", exact=True)
    redo.click()
    expect(turns(tables)).to_have_count(before + 2)
    expect(field(tables, RECEIVED)).to_have_value("4")
    assert "已重做" in last_said(tables)
    expect(redo).to_be_disabled()


def test_a_block_is_pasted_in_one_step_and_one_key_takes_it_back(tables: Page):
    set_cell(tables, RECEIVED, "3")
    paste(tables, RECEIVED, "12\t1\t\t0\t0\t0\r\n1\t0\t0\t0\t0\t0\t1\r\n")
    expect(field(tables, COMPANY)).to_have_value("1")
    assert row(tables, "received") == ["12", "1", "", "0", "0", "0"]
    assert row(tables, "carried_in") == ["1", "0", "0", "0", "0", "0"]
    assert "写入 11 格" in last_said(tables)
    field(tables, COMPANY).press("Control+z")
    expect(field(tables, COMPANY)).to_have_value("")
    assert row(tables, "received")[0] == "3"
    field(tables, COMPANY).press("Control+y")
    expect(field(tables, COMPANY)).to_have_value("1")
    field(tables, COMPANY).press_sequentially("77")
    tables.keyboard.press("Control+z")  # what is being typed is the field's own
    assert row(tables, "received")[0] == "12"


def test_a_block_with_a_bad_value_writes_nothing_and_says_where(tables: Page):
    set_cell(tables, RECEIVED, "3")
    paste(tables, RECEIVED, "12\t约5\n")
    expect(tables.locator("#told")).to_contain_text("“商业企业”列是“约5”")
    assert row(tables, "received") == ["3", "", "", "", "", ""]


def test_a_total_typed_from_the_ledger_stands_beside_until_it_agrees(tables: Page):
    for column in COLUMNS:
        set_cell(tables, f"applications.received.{column}", "2")
    total = cell(tables, "applications.received.total")
    set_cell(tables, "applications.received.total", "13")
    expect(total).to_have_text("12")
    expect(field(tables, "applications.received.total")).to_have_value("13")
    expect(total).to_have_attribute("data-standing", "wrong")
    expect(cell(tables, RECEIVED)).to_have_attribute("data-standing", "involved")
    field(tables, "applications.received.total").focus()
    strip = tables.locator("#sheets .strip")
    expect(strip).to_contain_text("“总计”填的是 13，六类申请人之和是")
    expect(strip).to_contain_text("合计 12，您填 13")
    tables.keyboard.press("Control+Enter")
    expect(tables.locator("#checks .lead:focus")).to_contain_text("“总计”填的是 13")
    tables.get_by_role("tab", name="数据表").click()
    set_cell(tables, COMPANY, "3")
    expect(total).to_have_class(re.compile("same"))
    expect(total).to_have_text("13")
    expect(total).to_have_attribute("data-standing", "")
    assert "已和您填的核对" in (field(tables, "applications.received.total").get_attribute("aria-label") or "")
    set_cell(tables, "applications.received.total", "")
    expect(total).not_to_have_class(re.compile("same"))


@pytest.mark.parametrize("year", ["2019年", "2025年"])
def test_sums_while_typing_are_what_the_server_says_then(begun: Page, year: str):
    say(begun, ORGAN, year)
    click(begun, "政府部门或街道办事处")
    random = Random(7)
    places = ("received.company", "carried_in.company", "granted.company", "received.other", "granted.other")
    blocks = {"received": "1\t2\t3\t4\t5\t6", "carried_in": "0\t0\t0\t0\t0\t0"}
    for name, block in blocks.items():
        paste(begun, f"applications.{name}.natural_person", block)
    rows = "\n".join(["1\t0\t0\t0\t0\t0"] * (20 if year == "2025年" else 18))
    paste(begun, "applications.partly_granted.natural_person", rows)
    for text in ("0", "7", "12", "", "９", "100000000000000000000", "3"):
        typed = field(begun, f"applications.{random.choice(places)}")
        typed.fill(text)
        live = sums(begun)
        typed.press("Tab")
        settled(begun)
        expect(begun.locator("#sheets input.sending")).to_have_count(0)
        assert live == sums(begun)
    assert begun.locator("#sheets td.live, #sheets td.off").count() == 0


def sums(page: Page) -> list[str]:
    return page.locator("#sheets td.computed .sum").all_inner_texts()


def test_a_balance_that_does_not_hold_is_shown_while_typing(tables: Page):
    for name, block in (("received", "5\t0"), ("carried_in", "0\t0"), ("carried_out", "0\t0")):
        paste(tables, f"applications.{name}.natural_person", block)
    results = "\n".join(["1"] + ["0"] * 18)
    paste(tables, "applications.granted.natural_person", results)
    expect(cell(tables, RECEIVED)).to_have_attribute("data-standing", "wrong")
    field(tables, RECEIVED).fill("1")
    expect(cell(tables, RECEIVED)).not_to_have_class(re.compile("off"))
    field(tables, RECEIVED).fill("2")
    expect(cell(tables, RECEIVED)).to_have_class(re.compile("off"))
    tables.keyboard.press("Escape")
    expect(cell(tables, RECEIVED)).not_to_have_class(re.compile("off"))
