"""The official tables in a browser: typing, keys, refusals, marks."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.desk import begin, cell, click, field, last_said, say, set_cell, settled, to_the_tables, turns

pytestmark = pytest.mark.browser

RECEIVED = "applications.received.natural_person"
COMPANY = "applications.received.company"


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
    assert cell(tables, "applications.received.total").locator("input").count() == 0
    tables.reload()
    settled(tables)
    expect(field(tables, "applications.received.other")).to_have_value("6")


@pytest.mark.parametrize(
    ("text", "why"), [("三十上下", "没有记录"), ("-1", "负数"), ("2.5", "不是整数"), ("好", "不是一个数")]
)
def test_a_refused_value_leaves_the_old_one_and_says_why(tables: Page, text: str, why: str):
    set_cell(tables, RECEIVED, "7")
    set_cell(tables, RECEIVED, text)
    expect(tables.locator("#told")).to_contain_text(why)
    expect(field(tables, RECEIVED)).to_have_value("7")
    set_cell(tables, RECEIVED, text)  # once more: nothing has changed, and still it is put back
    expect(field(tables, RECEIVED)).to_have_value("7")


def test_a_value_refused_under_the_cursor_is_put_back_too(tables: Page):
    last = field(tables, "disputes.suit_after_reconsideration.pending")
    last.fill("多")
    last.press("Enter")  # nothing stands below: the cursor stays
    expect(tables.locator("#told")).to_contain_text("不是一个数")
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
    tables.keyboard.press("Shift+Tab")
    assert here() == "applications.received.other"


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
    expect(involved).to_have_class("computed lit")

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
