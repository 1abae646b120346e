"""Past reports in a browser: learned several at a time, listed, removed when asked twice; at home and in a draft."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Server
from tests.browser.desk import at_sizes, begin, bring, say, settled, turns, visit
from tests.browser.test_bring import DRAG, hold, told
from tests.documents.samples import ORGAN, OVERVIEW

pytestmark = pytest.mark.browser

LESSONS = "**/learned?*"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def report(year: int) -> bytes:
    title = f"{ORGAN}{year}年政府信息公开工作年度报告"
    return f"{title}\n\n一、总体情况\n\n{OVERVIEW}\n\n六、其他需要报告的事项\n\n没有其他需要报告的事项。\n".encode()


def teach(page: Page, **files: bytes) -> None:
    """Choose files to learn; keywords are names without their ending."""
    chosen = [{"name": f"{name}.txt", "mimeType": "text/plain", "buffer": data} for name, data in files.items()]
    page.locator("#lessons").set_input_files(chosen)  # type: ignore[arg-type]


def came(page: Page, count: int) -> list[str]:
    """What was said of each file, when all have been read."""
    expect(page.locator("#learned [role=status]")).to_have_text(f"读完了，共 {count} 份：")
    return page.locator("#learned .came > li").all_inner_texts()


def rows(page: Page) -> Locator:
    return page.locator("#learned tbody tr")


@pytest.fixture
def home(server: Server, page: Page) -> Page:
    """The page without a draft, nothing learned."""
    begin(page, server.address)
    visit(page, server.address)
    return page


def test_several_reports_are_learned_from_home_a_wrong_one_among_them(home: Page):
    expect(home.locator("#learned")).to_contain_text("学几份本单位往年的报告，起草时就按往年的写法套今年的数。")
    expect(home.locator("#learned")).to_contain_text("还没有学过报告")
    teach(home, 前年=report(2023), 照片=PICTURE, 去年=report(2024))
    first, wrong, last = came(home, 3)
    assert first.startswith(f"前年.txt：{ORGAN}2023年，学了 ")
    assert wrong.startswith("照片.txt：")
    assert last.startswith(f"去年.txt：{ORGAN}2024年，学了 ")
    expect(rows(home)).to_have_count(2)
    expect(rows(home).nth(0)).to_contain_text("前年.txt")
    home.reload()
    expect(rows(home)).to_have_count(2)


def test_the_page_says_which_file_is_being_read_of_how_many_and_the_talk_goes_on(begun: Page):
    begun.get_by_role("tab", name="范文").click()
    held = hold(begun, LESSONS)
    teach(begun, 甲=report(2022), 乙=PICTURE)
    doing = begun.locator("#learned [role=status]")
    expect(doing).to_have_text("正在学第 1 份，共 2 份：甲.txt")
    say(begun, ORGAN)
    teach(begun, 丙=PICTURE)
    assert "上一批还没有学完" in told(begun)
    held[0].continue_()
    expect(doing).to_have_text("正在学第 2 份，共 2 份：乙.txt")
    assert len(held) == 2
    held[1].continue_()
    assert len(came(begun, 2)) == 2
    begun.unroute(LESSONS)


def test_a_report_is_removed_only_when_it_is_asked_for_twice_all_by_keys(home: Page):
    teach(home, 前年=report(2023), 去年=report(2024))
    came(home, 2)
    removal = rows(home).nth(0).locator(".removal")
    removal.locator("summary").press("Enter")
    expect(removal.get_by_role("button", name=f"{ORGAN}2023年（前年.txt）")).to_be_visible()
    expect(removal.locator("summary")).to_have_accessible_name("不删了")
    home.keyboard.press("Enter")
    expect(removal.get_by_role("button")).to_be_hidden()
    expect(rows(home)).to_have_count(2)
    home.keyboard.press("Enter")
    home.keyboard.press("Tab")
    expect(removal.get_by_role("button")).to_be_focused()
    home.keyboard.press("Enter")
    expect(rows(home)).to_have_count(1)
    expect(home.locator("#learned [role=status]")).to_have_text("已删除，起草时不再用它的写法。")
    expect(home.locator("#learned [role=status]")).to_be_focused()
    home.reload()
    expect(rows(home)).to_have_count(1)
    expect(rows(home)).to_contain_text("去年.txt")


def test_the_files_are_chosen_without_a_mouse(begun: Page):
    begun.get_by_role("tab", name="数据表").press("ArrowLeft")
    expect(begun.get_by_role("tab", name="范文")).to_be_focused()
    with begun.expect_file_chooser() as chooser:
        begun.get_by_role("button", name="选择往年的报告").press("Enter")
    assert chooser.value.is_multiple()


def test_files_dropped_on_the_panel_are_learned_not_brought(home: Page):
    over = DRAG.replace("#turns", "#learned")
    assert over != DRAG
    name, data = "拖来的.txt", list(report(2024))
    assert home.evaluate(over, [name, data, "dragover"]) == "the page takes it"
    expect(home.locator("#learned.over")).to_be_visible()
    expect(home.get_by_text("松开鼠标，上传这份报告")).to_be_hidden()
    assert home.evaluate(over, [name, data, "drop"]) == "the page takes it"
    assert came(home, 1)[0].startswith(f"拖来的.txt：{ORGAN}2024年")
    expect(home.locator("#learned.over")).to_have_count(0)


def test_last_year_s_report_that_is_brought_to_a_draft_stands_among_the_learned(
    server: Server, page: Page, last_year: bytes
):
    begin(page, server.address)
    page.get_by_role("tab", name="范文").click()
    expect(page.locator("#learned .empty")).to_be_visible()
    bring(page, "去年.docx", last_year)
    expect(turns(page)).to_have_count(3)
    settled(page)
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text("去年.docx")


def test_a_file_that_the_program_never_answered_for_is_said_and_the_next_is_read(home: Page):
    home.route(lambda url: url.endswith("/learned?name=" + quote("甲.txt")), lambda route: route.abort())
    teach(home, 甲=report(2023), 乙=report(2024))
    first, second = came(home, 2)
    assert "没有等到程序的答复，不知道“甲.txt”读了没有" in first
    assert second.startswith("乙.txt：")
    expect(rows(home)).to_have_count(1)


def test_the_list_makes_the_page_no_wider(server: Server, page: Page):
    begin(page, server.address)
    draft = page.url
    visit(page, server.address)
    teach(page, **{"很长的文件名" * 12: report(2024)})
    came(page, 1)
    for address in (server.address, draft):
        visit(page, address)
        if address == draft:
            page.get_by_role("tab", name="范文").click()
        panel = page.locator("#learned")
        for width, _ in at_sizes(page, (1366, 768), (1920, 1080), (390, 844)):
            rows(page).locator(".removal summary").click()
            expect(page.get_by_role("button", name="确定删除")).to_be_in_viewport()
            assert page.evaluate("document.documentElement.scrollWidth") == width
            assert panel.evaluate("one => one.scrollWidth <= one.clientWidth")
            rows(page).locator(".removal summary").click()
