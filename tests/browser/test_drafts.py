"""The list of drafts in a browser: a draft's whole life by mouse and by keys, other tabs, a lost server, a phone."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from assistant.desk.talk import Desk
from tests.browser.conftest import Server
from tests.browser.desk import last_said, say, settled, turns, visit

pytestmark = pytest.mark.browser

Window = Callable[..., BrowserContext]
WATER, WOODS = "云溪县水务局", "云溪县林业局"
TITLE = f"{WATER}2024年"
FIGURES = ("自然人9件，其余没有", "没有", "予以公开自然人8件，结转下年度1件，其余没有")
LONG = "云溪县农业农村和乡村振兴局（云溪县畜牧水产服务中心）"


def told(desk: Desk, *messages: str) -> str:
    view = desk.start()
    for message in messages:
        view = desk.say(view.draft, message, view.rev)
    return view.draft


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Each test has drafts of its own: those of the others are removed before it (`home`)."""
    running = Server(tmp_path_factory.mktemp("drafts") / "data")
    yield running
    running.kill()


@pytest.fixture
def drafts(server: Server) -> dict[str, str]:
    """Three drafts: one with figures for 2024, one of another organ, one hardly begun."""
    desk = Desk(server.folder)
    for one in desk.drafts():
        desk.register.remove(one.draft)
    made = {
        "fresh": told(desk),
        "woods": told(desk, f"{WOODS}，2024年", "部门"),
        "water": told(desk, f"{WATER}，2024年", "部门", *FIGURES),
    }
    desk.close()
    return made


@pytest.fixture
def home(server: Server, drafts: dict[str, str], page: Page) -> Page:
    visit(page, server.address)
    return page


def rows(page: Page) -> Locator:
    return page.locator("#home .drafts > li:visible")


def row(page: Page, title: str) -> Locator:
    return rows(page).filter(has=page.get_by_role("link", name=f"打开{title}", exact=True))


def said(page: Page) -> Locator:
    return page.locator("#home .said")


def test_the_whole_life_of_a_draft_by_mouse(home: Page, drafts: dict[str, str]):
    expect(rows(home)).to_have_count(3)
    expect(row(home, TITLE)).to_contain_text("政府部门")
    expect(row(home, TITLE).locator(".standing")).to_have_text(re.compile(r"^1[0-9]{2}/18[0-9] 项$"))
    home.get_by_role("button", name=f"改名{TITLE}").click()
    home.get_by_role("textbox", name=f"{TITLE}的新名称").fill("送审稿" * 20)
    home.get_by_role("button", name="保存").click()
    expect(row(home, TITLE).get_by_role("alert")).to_have_text(
        "名称最多 40 个字，这里有 60 个，没有改。写短一些再保存。"
    )
    expect(home.get_by_role("textbox", name=f"{TITLE}的新名称")).to_have_value("送审稿" * 20)
    home.get_by_role("textbox", name=f"{TITLE}的新名称").fill("送审稿")
    home.get_by_role("button", name="保存").click()
    expect(row(home, "送审稿")).to_contain_text(f"{WATER}　2024年")
    expect(said(home)).to_have_text("已改名为“送审稿”。")
    home.get_by_role("button", name="删除送审稿").dblclick()
    expect(home.locator("#home .gone p")).to_have_text("已删除“送审稿”。")
    # The second click of a slow double click, on the row that has moved under the mouse.
    home.get_by_role("button", name=f"删除{WOODS}2024年").dispatch_event("click", {"detail": 2})
    home.get_by_role("button", name=f"改名{WOODS}2024年").click()
    home.get_by_role("button", name="不改了").click()
    expect(rows(home)).to_have_count(2)
    home.get_by_role("button", name="撤销删除送审稿").click()
    expect(said(home)).to_have_text("已恢复“送审稿”。")
    expect(home.locator("#home .gone")).to_be_hidden()
    home.get_by_role("button", name="删除送审稿").click()
    home.reload()
    home.get_by_text("最近删除（").click()
    home.get_by_role("button", name="恢复送审稿").click()
    expect(rows(home)).to_have_count(3)
    home.get_by_role("button", name="用它开2025年的，照送审稿").click()
    home.wait_for_url("**/?draft=*")
    settled(home)
    expect(turns(home)).to_have_count(1)
    assert last_said(home).startswith("照“送审稿”开2025年度的报告。")
    expect(home.locator("#head .subject")).to_have_text(f"{WATER}　2025年度")
    expect(home.locator("#sheets td[data-cell='applications.received.natural_person'] input")).to_have_value("")
    expect(home.get_by_role("tab", name="上年报告")).to_be_visible()
    begun = home.url
    home.get_by_role("link", name="全部草稿").first.click()
    home.get_by_role("button", name="用它开2025年的，照送审稿").click()
    expect(said(home)).to_have_text(f"已经有“{WATER}2025年”，没有另开。")
    expect(home.get_by_role("link", name=f"打开“{WATER}2025年”")).to_have_attribute(
        "href", "/?" + begun.partition("?")[2]
    )
    expect(rows(home)).to_have_count(4)
    home.get_by_role("button", name="另开一份").click()
    home.wait_for_url("**/?draft=*")
    assert home.url != begun


def test_the_whole_life_of_a_draft_by_keys_alone(home: Page, drafts: dict[str, str]):
    def focused() -> str:
        name: str = home.evaluate(
            "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
        )
        return name

    def tab_to(name: str) -> None:
        for _ in range(60):
            if focused() == name:
                return
            home.keyboard.press("Tab")
        raise AssertionError(f"no Tab leads to {name}")

    tab_to("查找草稿")
    home.keyboard.type("水务 2024")
    expect(rows(home)).to_have_count(1)
    expect(home.locator("#home .found")).to_have_text("找到 1 份，共 3 份。")
    home.keyboard.type("没有的")
    expect(home.locator("#home .found")).to_contain_text("没有找到“水务 2024没有的”")
    home.keyboard.press("Escape")
    expect(rows(home)).to_have_count(3)
    expect(home.locator("#home .found")).to_have_text("")
    home.keyboard.type(WATER)
    tab_to(f"改名{TITLE}")
    home.keyboard.press("Enter")
    home.keyboard.type("不要的")
    home.keyboard.press("Escape")
    assert focused() == f"改名{TITLE}"
    home.keyboard.press("Enter")
    home.keyboard.type(f"{WATER}送审稿")
    home.keyboard.press("Enter")
    expect(said(home)).to_have_text(f"已改名为“{WATER}送审稿”。")
    assert focused() == f"改名{WATER}送审稿"
    tab_to(f"删除{WATER}送审稿")
    home.keyboard.press("Enter")
    expect(home.locator("#home .gone p")).to_have_text(f"已删除“{WATER}送审稿”。")
    assert focused() == f"撤销删除{WATER}送审稿"
    home.keyboard.press("Enter")
    expect(said(home)).to_have_text(f"已恢复“{WATER}送审稿”。")
    assert focused() == f"打开{WATER}送审稿"
    home.keyboard.press("Enter")
    home.wait_for_url(f"**/?draft={drafts['water']}")
    settled(home)
    expect(home.locator("#head .subject")).to_contain_text("送审稿")


def test_a_draft_removed_in_one_tab_is_told_in_the_other_and_had_again_there_with_the_words_kept(
    server: Server, drafts: dict[str, str], window: Window
):
    context = window()
    list_tab, talk_tab = context.new_page(), context.new_page()
    visit(talk_tab, f"{server.address}?draft={drafts['woods']}")
    visit(list_tab, server.address)
    list_tab.get_by_role("button", name=f"删除{WOODS}2024年").click()
    expect(rows(list_tab)).to_have_count(2)
    talk_tab.get_by_role("textbox", name="回答").fill("自然人3件，其余没有")
    talk_tab.get_by_role("textbox", name="回答").press("Enter")
    expect(talk_tab.locator("#told")).to_contain_text("这份草稿已删除，这一步没有记录")
    expect(talk_tab.get_by_role("textbox", name="回答")).to_have_value("自然人3件，其余没有")
    talk_tab.reload()
    settled(talk_tab)
    expect(talk_tab.locator("#head .removed")).to_contain_text("这份草稿已删除")
    expect(turns(talk_tab)).not_to_have_count(1)
    expect(talk_tab.locator("#export")).to_have_count(0)
    talk_tab.get_by_role("button", name="恢复这份草稿").click()
    expect(talk_tab.locator("#told")).to_contain_text(f"已恢复“{WOODS}2024年”")
    expect(talk_tab.locator("#head .removed")).to_have_count(0)
    expect(talk_tab.get_by_role("textbox", name="回答")).to_be_focused()
    say(talk_tab, "自然人3件，其余没有")
    # What the first tab still shows is old: each is told as it is, and the list is the one of now.
    list_tab.get_by_role("button", name=f"撤销删除{WOODS}2024年").click()
    expect(row(list_tab, f"{WOODS}2024年")).to_be_visible()
    other = context.new_page()
    visit(other, server.address)
    other.get_by_role("button", name=f"删除{TITLE}").click()
    expect(rows(other)).to_have_count(2)
    list_tab.get_by_role("button", name=f"改名{TITLE}").click()
    list_tab.keyboard.type("晚了")
    list_tab.keyboard.press("Enter")
    expect(list_tab.locator(".naming .why")).to_contain_text(f"“{TITLE}”已经删除，没有改动")
    list_tab.keyboard.press("Escape")
    expect(row(list_tab, TITLE)).to_have_count(0)


def test_a_server_lost_during_an_act_is_said_and_the_list_is_the_one_of_the_journal(
    server: Server, home: Page, drafts: dict[str, str]
):
    server.kill()
    home.get_by_role("button", name=f"删除{TITLE}").click()
    expect(said(home)).to_contain_text("没有等到程序的答复")
    expect(row(home, TITLE)).to_be_visible()
    server.again()
    expect(home.locator("#told.open")).to_be_hidden()
    expect(rows(home)).to_have_count(3)
    home.get_by_role("button", name=f"删除{TITLE}").click()
    expect(rows(home)).to_have_count(2)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (683, 384)], ids=["phone", "twice as large"])
def test_on_a_narrow_page_nothing_is_cut_off(
    server: Server, drafts: dict[str, str], window: Window, width: int, height: int
):
    desk = Desk(server.folder)
    told(desk, f"{LONG}，2024年", "部门")
    desk.register.rename(drafts["woods"], "送审稿" * 13)
    desk.close()
    page = window(width, height).new_page()
    visit(page, server.address)
    page.get_by_role("button", name=f"改名{TITLE}").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cut = """() => [...document.querySelectorAll('#home a, #home button, #home input, #home span')]
        .filter((one) => one.checkVisibility())
        .filter((one) => one.getBoundingClientRect().right > innerWidth)
        .map((one) => one.outerHTML)"""
    assert page.evaluate(cut) == []
