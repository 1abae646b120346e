"""A report that the clerk brings in a file: chosen or dropped, read, laid beside the draft, or refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Server
from tests.browser.desk import begin, bring, cell, click, field, last_said, say, settled, turns, visit
from tests.documents.samples import ORGAN, as_printed, sample_report

pytestmark = pytest.mark.browser

NAME = "去年 报告&%23+<b>.docx"
FILES, STEPS = "**/bring/**", "**/gradio_api/**"
LONGER_THAN_A_TRY = 300  # ms
PRINTED = as_printed(sample_report(2024))
CARRIED = "applications.carried_in.natural_person"


def told(page: Page) -> str:
    expect(page.locator("#told.open")).to_be_visible()
    return page.locator("#told").inner_text()


def hold(page: Page, address: str = FILES) -> list[Route]:
    """Keep what is sent on its way until the test lets it go on."""
    held: list[Route] = []
    page.route(address, lambda route: held.append(route))
    return held


def test_last_year_s_report_brings_organ_and_year_and_what_was_carried_over_is_taken_with_a_click(
    begun: Page, last_year: bytes
):
    bring(begun, NAME, last_year)
    expect(turns(begun)).to_have_count(3)
    settled(begun)
    assert NAME in turns(begun).nth(1).inner_text()
    expect(begun.locator("#head .subject")).to_have_text(f"{ORGAN}　2025年度")

    click(begun, "有")
    say(begun, "3件，都是自然人")
    click(begun, "照上年报告填")
    for column in ("natural_person", "company", "other"):
        expect(field(begun, f"applications.carried_in.{column}")).to_have_value(
            PRINTED[f"applications.carried_out.{column}"]
        )
    expect(cell(begun, "applications.carried_in.total")).to_have_text(PRINTED["applications.carried_out.total"])


def test_a_file_that_is_no_report_is_refused_in_a_sentence_and_the_talk_goes_on(begun: Page, last_year: bytes):
    begun.get_by_role("textbox", name="回答").fill("写到一半的")
    bring(begun, "照片.docx", b"\x89PNG\r\n\x1a\n" + bytes(64))
    assert "“照片.docx”没有采用" in told(begun)
    settled(begun)
    assert turns(begun).count() == 1
    expect(begun.get_by_role("textbox", name="回答")).to_have_value("写到一半的")
    bring(begun, NAME, last_year)  # the next one is taken as if nothing had been
    expect(begun.locator("#head .subject")).to_contain_text(ORGAN)


def test_while_a_file_is_read_the_page_says_so_and_nothing_else_is_sent(begun: Page, last_year: bytes):
    say(begun, ORGAN)
    held = hold(begun)
    bring(begun, NAME, last_year)
    expect(begun.locator("#bring [role=status]")).to_have_text(f"正在读文件“{NAME}”…")
    expect(begun.locator("#bring .reading")).to_be_in_viewport()
    begun.locator("#replies button[data-say]").first.click()
    begun.get_by_role("textbox", name="回答").fill("2025年")
    begun.keyboard.press("Enter")
    bring(begun, "另一份.docx", last_year)
    assert "上一份文件还没有读完" in told(begun)
    assert turns(begun).count() == 3

    held[0].continue_()
    expect(turns(begun)).to_have_count(5)
    settled(begun)
    expect(begun.locator("#bring [role=status]")).to_have_text("")
    expect(begun.get_by_role("textbox", name="回答")).to_have_value("2025年")
    assert len(held) == 1
    begun.unroute(FILES)


def test_a_figure_typed_just_before_is_recorded_before_the_file(begun: Page, last_year: bytes):
    say(begun, ORGAN, "2025年")
    click(begun, "政府部门或街道办事处")
    files = hold(begun)
    hold(begun, STEPS)
    field(begun, CARRIED).fill("5")
    field(begun, CARRIED).press("Tab")
    bring(begun, NAME, last_year)
    begun.wait_for_timeout(LONGER_THAN_A_TRY)
    assert not files
    begun.unroute(STEPS)  # which lets the figure go on
    begun.unroute(FILES)
    expect(begun.get_by_role("tab", name="上年报告")).to_be_visible()
    settled(begun)
    expect(field(begun, CARRIED)).to_have_value("5")
    assert begun.locator("#told.open").count() == 0


def test_a_figure_typed_while_a_file_is_read_is_recorded_after_it(begun: Page, last_year: bytes):
    say(begun, ORGAN, "2025年")
    click(begun, "政府部门或街道办事处")
    held = hold(begun)
    bring(begun, NAME, last_year)
    field(begun, CARRIED).fill("5")
    field(begun, CARRIED).press("Tab")
    held[0].continue_()
    expect(begun.get_by_role("tab", name="上年报告")).to_be_visible()
    expect(begun.locator("#sheets input.sending")).to_have_count(0)
    settled(begun)
    begun.reload()
    settled(begun)
    expect(field(begun, CARRIED)).to_have_value("5")
    begun.unroute(FILES)


DRAG = """([name, bytes, what]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
    const over = document.querySelector('#turns');
    const ownWay = over.dispatchEvent(new DragEvent(what, { dataTransfer, bubbles: true, cancelable: true }));
    return ownWay ? 'the browser opens the file' : 'the page takes it';
}"""


def test_a_file_is_dropped_anywhere_on_the_page(begun: Page, last_year: bytes):
    file = [NAME, list(last_year)]
    assert begun.evaluate(DRAG, [*file, "dragover"]) == "the page takes it"
    expect(begun.get_by_text("松开鼠标，上传这份报告")).to_be_visible()
    begun.evaluate(DRAG, [*file, "dragleave"])
    expect(begun.get_by_text("松开鼠标，上传这份报告")).to_be_hidden()
    begun.evaluate(DRAG, [*file, "dragover"])
    assert begun.evaluate(DRAG, [*file, "drop"]) == "the page takes it"
    expect(begun.get_by_text("松开鼠标，上传这份报告")).to_be_hidden()
    expect(begun.locator("#head .subject")).to_contain_text(ORGAN)
    assert NAME in turns(begun).nth(1).inner_text()


def test_where_no_draft_is_open_a_dropped_file_is_not_taken(shared_server: Server, begun: Page):
    visit(begun, shared_server.address)
    begun.evaluate(DRAG, [NAME, [1], "drop"])
    assert "请先打开或新建一份草稿" in told(begun)


@pytest.mark.parametrize("name", ["上传报告", "上传去年的报告"])
def test_the_file_is_chosen_without_a_mouse(begun: Page, name: str):
    with begun.expect_file_chooser() as chooser:
        begun.get_by_role("button", name=name, exact=True).press("Enter")
    assert not chooser.value.is_multiple()
    accepted = chooser.value.element.get_attribute("accept") or ""
    assert {".docx", ".doc", ".wps", ".pdf", ".html", ".htm", ".xlsx", ".txt"} == set(accepted.split(","))


def test_a_file_that_the_program_never_answered_for_is_said_and_the_page_is_free_again(begun: Page, last_year: bytes):
    begun.route(FILES, lambda route: route.abort())
    bring(begun, NAME, last_year)
    assert "没有等到程序的答复" in told(begun)
    settled(begun)
    begun.unroute(FILES)
    say(begun, ORGAN)


def test_a_file_that_has_gone_is_said(begun: Page, tmp_path: Path):
    gone = tmp_path / "移走了.txt"
    gone.write_text("x")
    hold(begun, STEPS)  # another step is at hand, so the file has to wait
    begun.get_by_role("textbox", name="回答").fill(ORGAN)
    begun.get_by_role("textbox", name="回答").press("Enter")
    begun.locator("#file").set_input_files(gone)
    begun.wait_for_timeout(LONGER_THAN_A_TRY)
    gone.unlink()
    begun.unroute(STEPS)
    expect(begun.locator("#told")).to_contain_text("“移走了.txt”打不开，没有上传")
    settled(begun)
    assert "单位名称记为" in last_said(begun)


@pytest.fixture
def strict_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that reads files up to 1000 bytes."""
    monkeypatch.setenv("NIANBAO_FILE_BYTES", "1000")
    running = Server(tmp_path / "data")
    yield running
    running.kill()


def test_a_file_that_is_too_large_is_refused_in_a_sentence(strict_server: Server, page: Page):
    begin(page, strict_server.address)
    bring(page, "大.txt", b"x" * 3_000_000)
    assert "“大.txt”超过 0.001 MB" in told(page)
    settled(page)
    assert turns(page).count() == 1
