"""The years in a real browser: charts, numbers that lead to their cell, a sentence that goes into the text."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from assistant.desk.talk import Desk
from tests.browser.conftest import Server
from tests.browser.desk import cell, set_cell, settled, visit
from tests.conftest import furnished
from tests.desk.test_years import file_of

pytestmark = pytest.mark.browser
NATURAL, TOTAL = "applications.received.natural_person", "applications.received.total"
SENTENCE = re.compile(r"全年新收政府信息公开申请\d+件，同比")


@dataclass(frozen=True)
class Years:
    """A server over four years of one organ: the report for 2023 learned, that for 2024 beside a draft for 2025."""

    server: Server
    draft: str


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory, language: Path) -> Iterator[Years]:
    folder = furnished(tmp_path_factory.mktemp("years") / "data", language)
    with closing(Desk(folder)) as desk:
        other = desk.start()
        for words in ("云溪县水务局，2022年", "部门", "有", "自然人9件，企业1件，其余没有"):
            other = desk.say(other.draft, words, other.rev)
        desk.lessons.learn("前年.docx", file_of(2023))
        view = desk.start()
        view = desk.bring(view.draft, "去年.docx", file_of(2024), view.rev)
        view = desk.bring(view.draft, "今年.docx", file_of(2025), view.rev)
    server = Server(folder)
    yield Years(server, view.draft)
    server.kill()


def opened(page: Page, years: Years) -> Locator:
    visit(page, f"{years.server.address}?draft={years.draft}")
    page.get_by_role("tab", name="历年").click()
    group = page.locator("#years .years-group").first
    expect(group.get_by_role("table")).to_be_visible()
    return group


def number(group: Locator, year: int) -> Locator:
    return group.locator(".figure", has_text=re.compile(r"^\d+$")).and_(
        group.page.locator(f'[aria-label^="{year}年本年新收"]')
    )


def test_the_years_are_a_chart_and_a_table_and_every_number_leads_to_its_source(years: Years, page: Page):
    group = opened(page, years)
    chart = group.get_by_role("img", name="本年新收：2022年10件，2023年")
    expect(chart).to_be_visible()
    outside = chart.evaluate("""(svg) => {
      const box = svg.getBoundingClientRect();
      const within = (one) =>
        one.left >= box.left && one.right <= box.right && one.top >= box.top && one.bottom <= box.bottom;
      return [...svg.querySelectorAll('text')].filter((one) => !within(one.getBoundingClientRect())).length;
    }""")
    assert outside == 0
    number(group, 2023).click()
    expect(group.get_by_role("status")).to_contain_text("范文“前年.docx”")
    number(group, 2024).click()
    expect(page.get_by_role("tab", name="上年报告")).to_have_attribute("aria-selected", "true")
    expect(page.locator(f'#before td[data-cell="{TOTAL}"]')).to_be_focused()
    page.get_by_role("tab", name="历年").click()
    number(group, 2025).click()
    expect(cell(page, TOTAL)).to_have_class(re.compile(r"\bled\b"))
    page.get_by_role("tab", name="历年").click()
    with page.context.expect_page() as other:
        number(group, 2022).click()
    other.value.wait_for_selector("body.loaded")
    expect(cell(other.value, TOTAL)).to_have_class(re.compile(r"\bled\b"))
    expect(cell(other.value, TOTAL)).to_have_text("10")


def test_a_sentence_goes_into_the_text_follows_the_table_and_undo_takes_it_out(years: Years, page: Page):
    group = opened(page, years)
    sentence = group.get_by_role("listitem").filter(has_text=SENTENCE)
    sentence.get_by_role("button", name="放进正文").click()
    settled(page)
    expect(sentence.locator("em")).to_have_text("正文里已有")
    page.get_by_role("tab", name="正文").click()
    paragraph = page.locator("#prose p", has_text=SENTENCE)
    expect(paragraph.locator(f'.chip[data-cell="{TOTAL}"]')).to_have_count(2)
    page.get_by_role("tab", name="数据表").click()
    set_cell(page, NATURAL, "30000")
    total = cell(page, TOTAL).inner_text()
    page.get_by_role("tab", name="历年").click()
    expect(number(group, 2025)).to_have_text(total)
    expect(sentence).to_contain_text(f"申请{total}件，同比增长")
    page.get_by_role("tab", name="正文").click()
    expect(paragraph).to_contain_text(f"申请{total}件，同比增长")
    for _ in range(2):
        page.get_by_role("button", name="撤销").click()
        settled(page)
    expect(paragraph).to_have_count(0)


def test_on_a_telephone_nothing_of_the_years_is_wider_than_the_page(
    years: Years, window: Callable[..., BrowserContext]
):
    page = window(390, 844).new_page()
    group = opened(page, years)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    box = number(group, 2025).bounding_box()
    assert box
    assert box["x"] + box["width"] <= 390
