"""The text in a browser: written in place round chips that stay whole, half-written words that nothing takes away."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import WAIT, Server
from tests.browser.desk import begin, click, say, set_cell, settled, to_the_tables, visit

pytestmark = pytest.mark.browser

ASKED = "overview.依申请公开"
OWN = "全年收到政府信息公开申请9件，均已答复。"
PASTED = """(text) => {
  const data = new DataTransfer();
  data.setData('text/html', '<b onclick="x">粗</b><img src=x onerror=alert(1)>');
  data.setData('text/plain', text);
  const how = { clipboardData: data, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', how));
}"""


def paragraph(page: Page, question: str = ASKED) -> Locator:
    return page.locator(f'#prose section[data-question="{question}"]')


def act(page: Page, name: str, question: str = ASKED) -> Locator:
    return paragraph(page, question).get_by_role("button", name=name)


def field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="编辑：依申请公开")


def words(page: Page) -> Locator:
    return paragraph(page).locator(".words")


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def save(page: Page) -> None:
    page.keyboard.press("Control+Enter")
    expect(field(page)).to_have_count(0)
    settled(page)


@pytest.fixture
def bound(begun: Page) -> Page:
    """The page at a paragraph of the clerk's own, its one number bound."""
    to_the_tables(begun)
    click(begun, "有")
    say(begun, "9件，都是自然人")
    open_tab(begun, "正文")
    act(begun, "写这段").click()
    field(begun).type(OWN)
    act(begun, "保存").click()
    act(begun, "跟着表格走").click()
    expect(words(begun).locator(".chip")).to_have_text("9")
    settled(begun)
    return begun


def test_a_paragraph_is_written_round_a_chip_by_the_keyboard_alone(bound: Page) -> None:
    paragraph(bound).press("Enter")
    expect(field(bound)).to_be_focused()
    chip = field(bound).get_by_role("img", name="9，跟着表格：“一、本年新收政府信息公开申请数量”行“总计”列")
    expect(chip).to_have_count(1)
    for key in ("Home", *["ArrowRight"] * 12, "Shift+ArrowRight"):
        bound.keyboard.press(key)
    assert bound.evaluate("getSelection().toString()") == "9"
    bound.keyboard.type("88")  # goes beside the chip that is selected
    expect(field(bound)).to_have_text("全年收到政府信息公开申请988件，均已答复。")
    expect(chip).to_have_text("9")
    for key in ("Backspace", "Backspace", "End", "Enter"):
        bound.keyboard.press(key)
    bound.keyboard.type("{organ}今年如此。")
    save(bound)
    expect(paragraph(bound)).to_be_focused()
    expect(words(bound).locator("p")).to_have_text([OWN, "{organ}今年如此。"])
    open_tab(bound, "数据表")
    set_cell(bound, "applications.received.natural_person", "12")
    open_tab(bound, "正文")
    expect(words(bound).locator("p").first).to_have_text(OWN.replace("9", "12"))
    paragraph(bound).press("F2")
    bound.keyboard.type("不要了")
    bound.keyboard.press("Escape")
    expect(paragraph(bound)).to_be_focused()
    expect(words(bound)).not_to_contain_text("不要了")


def test_a_chip_is_cut_and_pasted_whole_and_everything_else_comes_as_plain_words(bound: Page) -> None:
    act(bound, "改").click()
    field(bound).locator(".chip").click()
    bound.keyboard.press("Control+x")
    expect(field(bound)).to_have_text(OWN.replace("9", ""))
    bound.keyboard.press("Control+Home")
    bound.keyboard.press("Control+v")
    bound.keyboard.type("件")
    bound.keyboard.press("Control+Home")
    bound.keyboard.type("共")
    bound.keyboard.press("Control+End")
    bound.evaluate(PASTED, "<i>粗</i>\r\n第二行\x0b第三行\r\n")
    save(bound)
    assert paragraph(bound).get_attribute("data-wording") == (
        "共{applications.received.total}件全年收到政府信息公开申请件，均已答复。<i>粗</i>\n第二行\n第三行"
    )
    assert not words(bound).locator("i, b, img").count()


def test_half_a_paragraph_outlives_other_steps_a_reload_and_a_killed_program(
    server: Server, window: Callable[..., BrowserContext]
) -> None:
    page = window().new_page()
    begin(page, server.address)
    to_the_tables(page)
    click(page, "有")
    say(page, "9件，都是自然人")
    open_tab(page, "正文")
    act(page, "写这段").click()
    field(page).type(OWN)
    save(page)
    act(page, "跟着表格走").click()
    expect(words(page).locator(".chip")).to_have_text("9")
    act(page, "改").click()
    page.keyboard.type("写了一半")
    half = f"{OWN}写了一半"
    open_tab(page, "数据表")
    set_cell(page, "applications.received.natural_person", "12")
    open_tab(page, "正文")
    expect(field(page)).to_have_text(half.replace("9", "12"))
    page.reload()
    page.wait_for_selector("body.loaded")
    open_tab(page, "正文")
    expect(field(page)).to_have_text(half.replace("9", "12"))
    server.kill()
    act(page, "保存").click()
    expect(page.get_by_role("alert")).to_contain_text("连接断了")
    act(page, "保存").click()
    expect(page.locator("#prose .how")).to_contain_text("这一段还没有保存。写的话都在")
    server.again()
    page.wait_for_selector("body.loaded:not(.busy)")
    expect(page.locator("#prose section.para")).not_to_have_count(0)
    open_tab(page, "正文")
    expect(field(page)).to_have_text(half.replace("9", "12"))
    act(page, "保存").click()
    expect(words(page)).to_have_text(half.replace("9", "12"))


def test_a_file_that_is_made_while_a_paragraph_is_not_saved_says_that_it_is_without_it(bound: Page) -> None:
    act(bound, "改").click()
    bound.keyboard.type("写了一半")
    bound.locator("#more summary").click()
    with bound.expect_download():
        bound.locator("#draft-docx").click()
    expect(bound.locator("#told")).to_contain_text("改了还没有保存，文件里是原来的话")


def test_of_two_windows_the_later_save_waits_for_a_second_look(shared_server: Server, bound: Page) -> None:
    other = bound.context.new_page()
    visit(other, bound.url)
    open_tab(other, "正文")
    act(other, "改").click()
    other.keyboard.type("这边改了。")
    act(bound, "改").click()
    bound.keyboard.type("那边先改。")
    save(bound)
    other.keyboard.press("Control+Enter")
    expect(paragraph(other).get_by_role("status")).to_contain_text("另一个窗口")
    expect(field(other)).to_have_text(f"{OWN}这边改了。")
    expect(words(other)).to_have_text(f"{OWN}那边先改。")
    other.keyboard.press("Control+Enter")
    expect(field(other)).to_have_count(0)
    expect(words(other)).to_have_text(f"{OWN}这边改了。")


def test_where_it_is_from_what_else_may_stand_there_and_what_stood_before(bound: Page) -> None:
    act(bound, "换一段").click()
    other = paragraph(bound).locator(".choices li").first
    expect(other.locator(".chip").first).to_be_visible(timeout=3 * WAIT)  # past language is opened for the first time
    text = other.locator(".slot-choice").inner_text()
    other.get_by_role("button", name="用这段").click()
    expect(words(bound)).to_have_text(text)
    expect(paragraph(bound)).to_be_focused()
    act(bound, "看出处").click()
    expect(act(bound, "看出处")).to_have_attribute("aria-expanded", "true")
    expect(paragraph(bound).locator(".traced .then b").first).to_have_text("100%")
    bound.get_by_role("button", name="撤销", exact=True).click()
    expect(words(bound)).to_have_text(OWN)
    act(bound, "以前的写法").click()
    former = paragraph(bound).locator(".choices li").filter(has_text=text)
    former.get_by_role("button", name="恢复").click()
    expect(words(bound)).to_have_text(text)


def test_the_length_is_counted_while_it_is_written(begun: Page) -> None:
    say(begun, "云溪县工业和信息化局", "2025年")
    click(begun, "政府部门或街道办事处")
    open_tab(begun, "正文")
    count = begun.locator("#prose .count-of")
    expect(count).to_have_text("0 字，一般不超过 1000 字")
    act(begun, "写这段").click()
    field(begun).type("甲 乙 ")
    expect(count).to_have_text("2 字，一般不超过 1000 字")
    begun.evaluate(PASTED, "丙" * 999)
    expect(count).to_have_text("1001 字，超过了一般的 1000 字")
    save(begun)
    expect(count).to_have_text("1001 字，超过了一般的 1000 字")


def test_the_text_fits_a_phone(window: Callable[..., BrowserContext], shared_server: Server) -> None:
    page = window(390, 844).new_page()
    begin(page, shared_server.address)
    to_the_tables(page)
    open_tab(page, "正文")
    act(page, "写这段").click()
    field(page).type("手机上写的一句话。")
    act(page, "保存").click()
    expect(words(page)).to_have_text("手机上写的一句话。")
    act(page, "换一段").click()
    expect(paragraph(page).locator(".looked header")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
