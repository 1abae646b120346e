"""The page in a browser: two tabs, double clicks, unknown drafts, foreign words, languages and sizes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Server
from tests.browser.desk import ORGAN, at_sizes, begin, click, last_said, say, settled, to_the_tables, turns, visit

pytestmark = pytest.mark.browser

Window = Callable[..., BrowserContext]


def test_the_first_visit_begins_a_draft_and_later_ones_offer_those_that_there_are(server: Server, window: Window):
    page = window().new_page()
    visit(page, server.address)
    expect(turns(page)).to_have_count(1)
    draft = page.url
    say(page, ORGAN)
    visit(page, server.address)
    expect(page.locator("#home .drafts > li")).to_have_count(1)
    expect(page.locator("#talk")).to_be_hidden()
    page.get_by_role("link", name=f"打开{ORGAN}").click()
    settled(page)
    assert page.url == draft
    expect(turns(page)).to_have_count(3)


def test_an_unknown_draft_is_said_and_no_new_one_begins(shared_server: Server, begun: Page):
    visit(begun, shared_server.address)
    listed = begun.locator("#home .drafts a")
    before = listed.count()
    for unknown in ("0" * 32, "<img src=x onerror=alert(1)>"):
        visit(begun, f"{shared_server.address}?draft={unknown}")
        expect(begun.get_by_role("alert")).to_contain_text("找不到这份草稿")
        expect(listed).to_have_count(before)
    assert before


def test_a_second_tab_is_refused_told_and_refreshed(shared_server: Server, window: Window):
    context = window()
    first, second = context.new_page(), context.new_page()
    begin(first, shared_server.address)
    to_the_tables(first)
    visit(second, first.url)
    settled(second)
    click(first, "有")
    asked = last_said(first)
    second.get_by_role("textbox", name="回答").fill("没有收到")
    second.get_by_role("textbox", name="回答").press("Enter")
    expect(second.locator("#told")).to_contain_text("已在另一个窗口回答过")
    assert last_said(second) == asked
    expect(second.get_by_role("textbox", name="回答")).to_have_value("没有收到")
    second.get_by_role("textbox", name="回答").fill("")
    say(second, "3件，都是自然人")
    expect(second.locator("#sheets td[data-cell='applications.received.total']")).to_have_text("3")


def test_what_is_typed_while_an_answer_is_on_its_way_stays_to_be_sent(begun: Page):
    steps = "**/gradio_api/**"
    begun.route(steps, lambda route: None)  # kept on its way until it is let go on
    box = begun.get_by_role("textbox", name="回答")
    box.fill(ORGAN)
    box.press("Enter")
    expect(begun.locator("body.busy")).to_be_attached()
    box.press("End")
    box.press_sequentially("2019年")
    begun.unroute(steps)
    settled(begun)
    expect(box).to_have_value("2019年")
    box.press("Enter")
    expect(turns(begun)).to_have_count(5)


def test_a_double_click_sends_one_message(shared_server: Server, page: Page):
    begin(page, shared_server.address)
    to_the_tables(page)
    before = turns(page).count()
    page.locator("#replies").get_by_role("button", name="没有", exact=True).dblclick()
    expect(turns(page)).to_have_count(before + 2)
    settled(page)
    page.wait_for_timeout(300)
    assert turns(page).count() == before + 2
    assert page.locator("#told.open").count() == 0


@pytest.mark.parametrize("by", ["key", "button"])
def test_sending_twice_sends_one_message(shared_server: Server, page: Page, by: str):
    begin(page, shared_server.address)
    before = turns(page).count()
    page.get_by_role("textbox", name="回答").fill(ORGAN)
    if by == "key":
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
    else:
        page.get_by_role("button", name="发送").dblclick()
    expect(turns(page)).to_have_count(before + 2)
    settled(page)
    page.wait_for_timeout(300)
    assert turns(page).count() == before + 2
    assert page.locator("#told.open").count() == 0


def test_an_enter_that_chooses_chinese_characters_sends_nothing(shared_server: Server, page: Page):
    begin(page, shared_server.address)
    page.get_by_role("textbox", name="回答").fill("云溪")
    page.evaluate(
        "document.querySelector('#words textarea').dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    page.wait_for_timeout(300)
    assert turns(page).count() == 1
    assert page.locator("body.busy").count() == 0
    expect(page.get_by_role("textbox", name="回答")).to_have_value("云溪")


def test_a_connection_that_was_lost_for_a_while_comes_back_by_itself(shared_server: Server, page: Page):
    begin(page, shared_server.address)
    say(page, ORGAN)
    page.route("**/alive", lambda route: route.abort())
    expect(page.locator("#told.open")).to_contain_text("连接断了")
    page.get_by_role("textbox", name="回答").fill("2019年")
    page.keyboard.press("Enter")
    assert page.locator("body.busy").count() == 0
    page.unroute("**/alive")
    page.wait_for_selector("body:not(:has(#told.open))")
    settled(page)
    expect(turns(page)).to_have_count(3)
    expect(page.get_by_role("textbox", name="回答")).to_have_value("2019年")


ATTACK = "<img src=x onerror=\"document.title='打进来了'\"><b>粗</b> **星** [链](http://192.0.2.1/) ![图](http://192.0.2.1/a.png)"


def test_what_the_clerk_types_is_shown_as_it_was_typed(shared_server: Server, page: Page):
    begin(page, shared_server.address)
    say(page, ORGAN + ATTACK)
    assert ATTACK in turns(page).nth(1).inner_text()
    assert page.get_by_label(f"您：{ORGAN}{ATTACK}").count() == 1
    assert page.locator("#turns b, #turns img, #turns a, #head b, #head img").count() == 0
    assert page.title() == "年报起草台"


def test_all_that_is_read_or_heard_at_the_page_is_chinese(shared_server: Server, page: Page):
    begin(page, shared_server.address)
    to_the_tables(page)
    click(page, "有")
    seen = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility()).flatMap((one) => [
            ...[...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent),
            one.getAttribute('aria-label'), one.title, one.getAttribute('placeholder'), one.getAttribute('alt'),
        ]).filter(Boolean)"""
    )
    english = {words for text in seen for words in re.findall(r"[A-Za-z]{2,}", text)}
    assert english == {"Word", "Excel"}  # the names of programs
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


def test_the_heading_structure_and_names_carry_the_page_for_a_screen_reader(shared_server: Server, page: Page):
    begin(page, shared_server.address)
    to_the_tables(page)
    assert page.get_by_role("tab").all_inner_texts() == ["数据表", "正文", "核对", "预览", "历年", "范文"]
    assert page.get_by_role("log", name="对话").count() == 1
    assert page.get_by_role("textbox", name="“规章”行“本年新制作数量”列").count() == 1
    assert page.get_by_role("button", name="发送", exact=True).count() == 1


def test_chat_and_table_stand_side_by_side_without_scrolling_the_page(begun: Page):
    to_the_tables(begun)
    for _, height in at_sizes(begun, (1366, 768), (1920, 1080)):
        talk, sheet = begun.locator("#talk").bounding_box(), begun.locator("#sheet").bounding_box()
        assert talk
        assert sheet
        assert talk["x"] + talk["width"] <= sheet["x"]
        assert max(talk["y"] + talk["height"], sheet["y"] + sheet["height"]) <= height
        assert begun.evaluate("document.documentElement.scrollHeight <= innerHeight")
        assert begun.locator("#sheets").evaluate("(one) => one.scrollWidth <= one.clientWidth")
        expect(begun.get_by_role("tab", name="数据表")).to_be_in_viewport()
        expect(begun.get_by_role("button", name="发送")).to_be_in_viewport()


def test_on_a_phone_the_panes_stand_one_below_the_other(shared_server: Server, window: Window):
    page = window(390, 844).new_page()
    begin(page, shared_server.address)
    to_the_tables(page)
    talk, sheet = page.locator("#talk").bounding_box(), page.locator("#sheet").bounding_box()
    assert talk
    assert sheet
    assert talk["y"] + talk["height"] <= sheet["y"]
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    tab = page.get_by_role("tab", name="核对")
    tab.click()
    top = tab.bounding_box()
    assert top
    assert top["y"] < 100


def test_fonts_and_styles_come_from_this_machine(shared_server: Server, page: Page):
    begin(page, shared_server.address)
    loaded = page.evaluate("performance.getEntriesByType('resource').map((one) => new URL(one.name).host)")
    assert set(loaded) == {shared_server.address.split("/")[2]}


def test_the_tab_that_is_open_stays_open_over_a_reload(shared_server: Server, page: Page):
    begin(page, shared_server.address)
    to_the_tables(page)
    page.get_by_role("tab", name="核对").click()
    page.reload()
    page.wait_for_selector("body.loaded")
    expect(page.get_by_role("tab", name="核对")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#checks")).to_be_visible()


def test_what_takes_long_says_what_it_does(shared_server: Server, page: Page):
    begin(page, shared_server.address)
    to_the_tables(page)
    page.get_by_role("tab", name="正文").click()
    page.locator("#prose").get_by_role("button", name="全部起草").click()
    told = "getComputedStyle(document.querySelector('#turns'), '::after').content"
    page.wait_for_function(f"{told}.includes('正在起草各段')")
    assert not re.search(r"[0-9]\.[0-9]s", page.locator("body").inner_text())
    settled(page)
    assert page.evaluate(told) == "none"
