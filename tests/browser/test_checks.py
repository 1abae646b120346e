"""The list of findings in a browser: to the cell, to the words, let stand with a reason, put right at a click."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import Server
from tests.browser.desk import SENTENCE, at_sizes, begin, bring, cell, field, last_said, say, set_cell, settled, turns
from tests.documents.samples import ORGAN

pytestmark = pytest.mark.browser

REASON, WHO = "九件是县长信箱转来的，按口径单列", "张某某"
GRANTED = "applications.granted.company"


def with_report(page: Page, data: bytes) -> Page:
    say(page, f"{ORGAN}，2025年")
    bring(page, "今年.docx", data)
    expect(turns(page)).to_have_count(5)
    settled(page)
    return page


@pytest.fixture
def wrong(begun: Page, wrong_file: bytes) -> Page:
    return with_report(begun, wrong_file)


def to_the_checks(page: Page) -> Locator:
    page.get_by_role("tab", name="核对").click()
    return page.locator("#checks")


def entry(page: Page, code: str) -> Locator:
    return page.locator("#checks .findings li").filter(has=page.locator(f"small:text-is('{code}')"))


def waive(page: Page, code: str, reason: str, who: str) -> None:
    entry(page, code).locator(".waive summary").click()
    expect(entry(page, code).get_by_label("为什么可以这样")).to_be_focused()
    page.keyboard.insert_text(reason)
    entry(page, code).get_by_label("经办人").fill(who)
    entry(page, code).get_by_role("button", name="写明理由，保留").click()
    settled(page)


def test_a_finding_about_words_leads_to_the_very_words(wrong: Page):
    to_the_checks(wrong)
    entry(wrong, "N-1").get_by_role("button", name=SENTENCE).click()
    expect(wrong.get_by_role("tab", name="正文")).to_have_attribute("aria-selected", "true")
    led = wrong.locator("#prose .led")
    expect(led).to_have_text("9件")
    expect(led).to_be_focused()
    expect(led).to_be_in_viewport()
    assert SENTENCE in led.locator("xpath=..").inner_text()


def test_a_finding_about_figures_leads_to_the_cell(wrong: Page):
    set_cell(wrong, GRANTED, "40")
    to_the_checks(wrong)
    entry(wrong, "T3-1").first.locator("button.lead").click()
    expect(field(wrong, "applications.received.company")).to_be_focused()
    expect(cell(wrong, "applications.received.company")).to_be_in_viewport()
    expect(cell(wrong, "applications.concluded.company")).to_have_class("computed lit")


def test_an_answer_is_checked_with_where_it_came_from_and_leads_to_its_cell(wrong: Page):
    set_cell(wrong, GRANTED, "40")
    third = to_the_checks(wrong).locator(".summed details").filter(has_text="三、收到和处理政府信息公开申请情况")
    third.locator("summary").click()
    line = third.locator("li").filter(has_text="（一）予以公开，商业企业")
    expect(line).to_contain_text("40")
    expect(line).to_contain_text("表格里填的")
    line.get_by_role("button", name="更改").click()
    expect(field(wrong, GRANTED)).to_be_focused()
    expect(cell(wrong, GRANTED)).to_be_in_viewport()


def test_a_finding_explains_itself(wrong: Page):
    to_the_checks(wrong)
    about = entry(wrong, "N-1").locator(".about")
    expect(about.get_by_text("为什么", exact=True)).to_be_hidden()
    about.locator("summary").press("Enter")
    expect(about.get_by_text("怎么改", exact=True)).to_be_visible()


def test_a_finding_is_waived_with_a_reason_the_report_leaves_and_undo_shuts_it_again(wrong: Page, tmp_path: Path):
    expect(wrong.locator("#export")).to_have_attribute("aria-disabled", "true")
    checks = to_the_checks(wrong)
    waive(wrong, "N-1", REASON, WHO)
    kept = checks.locator(".waived li")
    expect(kept).to_contain_text(f"理由：{REASON}")
    expect(kept).to_contain_text(WHO)
    expect(entry(wrong, "N-1")).to_have_count(0)
    expect(wrong.get_by_role("link", name="导出 Word")).to_have_attribute("href", f"/export/{draft_of(wrong)}")
    with wrong.expect_download() as waiting:
        wrong.get_by_role("link", name="导出 Word").click()
    waiting.value.save_as(tmp_path / "report.docx")
    assert any(SENTENCE in one.text for one in docx.Document(str(tmp_path / "report.docx")).paragraphs)
    wrong.get_by_role("button", name="撤销", exact=True).click()
    expect(entry(wrong, "N-1")).to_have_count(1)
    expect(wrong.locator("#export")).to_have_attribute("aria-disabled", "true")


def draft_of(page: Page) -> str:
    return page.url.partition("draft=")[2]


def test_a_waiver_is_taken_back_and_the_next_one_knows_who(wrong: Page):
    checks = to_the_checks(wrong)
    waive(wrong, "N-1", REASON, WHO)
    expect(entry(wrong, "T3-9").get_by_label("经办人")).to_have_value(WHO)
    checks.get_by_role("button", name="取消保留").click()
    expect(entry(wrong, "N-1")).to_have_count(1)
    assert "已取消保留 N-1" in last_said(wrong)


def test_a_reason_that_is_none_is_refused_and_stays_to_be_mended(wrong: Page):
    to_the_checks(wrong)
    waive(wrong, "N-1", "属实", WHO)
    expect(wrong.locator("#told")).to_contain_text("请写明理由")
    expect(entry(wrong, "N-1").get_by_label("为什么可以这样")).to_have_value("属实")
    expect(entry(wrong, "N-1").get_by_label("经办人")).to_have_value(WHO)


def test_without_a_reason_nothing_is_sent(wrong: Page):
    to_the_checks(wrong)
    before = turns(wrong).count()
    entry(wrong, "N-1").locator(".waive summary").click()
    entry(wrong, "N-1").get_by_role("button", name="写明理由，保留").click()
    assert wrong.locator("body.busy").count() == 0
    assert turns(wrong).count() == before


def test_a_reason_half_written_outlives_the_answer_to_something_else(wrong: Page):
    to_the_checks(wrong)
    entry(wrong, "N-1").locator(".about summary").click()
    entry(wrong, "N-1").locator(".waive summary").click()
    reason = entry(wrong, "N-1").get_by_label("为什么可以这样")
    reason.fill("写到一半")
    say(wrong, "核对")
    expect(reason).to_be_visible()
    expect(reason).to_have_value("写到一半")
    expect(entry(wrong, "N-1").locator(".about")).to_have_attribute("open", "")


def test_what_may_not_stand_has_no_way_to_be_waived(wrong: Page):
    set_cell(wrong, GRANTED, "40")
    to_the_checks(wrong)
    expect(entry(wrong, "T3-1").first).to_be_visible()
    expect(entry(wrong, "T3-1").locator(".waive")).to_have_count(0)


def test_a_slip_is_put_right_at_a_click_and_undone(wrong: Page):
    sound = field(wrong, GRANTED).input_value()
    set_cell(wrong, GRANTED, f"{sound}0")
    checks = to_the_checks(wrong)
    expect(checks.locator(".remedies")).to_contain_text("最可能填错的")
    said = checks.locator(".remedies li").filter(has_text=f"填的是 {sound}0，改为 {sound} 后")
    said.filter(has_text="（一）予以公开").get_by_role("button").click()
    settled(wrong)
    expect(field(wrong, GRANTED)).to_have_value(sound)
    expect(checks.locator(".remedies")).to_have_count(0)
    expect(entry(wrong, "T3-1")).to_have_count(0)
    wrong.get_by_role("button", name="撤销", exact=True).click()
    expect(field(wrong, GRANTED)).to_have_value(f"{sound}0")
    expect(checks.locator(".remedies")).to_be_visible()


def test_more_than_three_remedies_are_folded_away(wrong: Page):
    set_cell(wrong, "applications.granted.natural_person", "8")
    checks = to_the_checks(wrong)
    expect(checks.locator(".remedies > ol > li")).to_have_count(3)
    folded = checks.locator(".remedies details li")
    expect(folded.first).to_be_hidden()
    checks.locator(".remedies summary").click()
    expect(folded.first).to_be_visible()


def test_the_audit_sheet_is_downloaded_beside_the_report(wrong: Page, tmp_path: Path):
    wrong.get_by_text("更多格式").click()
    with wrong.expect_download() as waiting:
        wrong.get_by_role("link", name="核对记录").click()
    assert waiting.value.suggested_filename == f"{ORGAN}2025年政府信息公开工作年度报告（核对记录）.docx"
    waiting.value.save_as(tmp_path / "audit.docx")
    document = docx.Document(io.BytesIO((tmp_path / "audit.docx").read_bytes()))
    assert document.paragraphs[0].text == "年报核对记录（未完成）"
    assert "今年.docx" in "".join(cell.text for cell in document.tables[1].rows[1].cells)


def test_the_list_makes_the_page_no_wider(begun: Page, wrong_file: bytes):
    with_report(begun, wrong_file)
    set_cell(begun, GRANTED, "40")
    checks = to_the_checks(begun)
    for summary in checks.locator("summary").all():
        summary.click()
    for width, _ in at_sizes(begun, (1366, 768), (390, 844)):
        assert begun.evaluate("document.documentElement.scrollWidth") == width
        assert checks.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_beside_the_tables_the_list_stays_while_the_words_are_shown(
    shared_server: Server, window: Callable[..., BrowserContext], wrong_file: bytes
):
    page = window(1920, 1080).new_page()
    begin(page, shared_server.address)
    with_report(page, wrong_file)
    entry(page, "N-1").get_by_role("button", name=SENTENCE).click()
    expect(page.locator("#prose .led")).to_be_in_viewport()
    expect(entry(page, "N-1")).to_be_in_viewport()
