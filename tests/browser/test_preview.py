"""The preview in a browser: pages with marks on the very cells, renewed after an answer, HTML without LibreOffice."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from assistant.documents.writing.pdf import pdf_of
from tests.browser.conftest import Server
from tests.browser.desk import SENTENCE, begin, bring, cell, field, say, set_cell, settled, turns
from tests.documents.offices_program import stand_in
from tests.documents.samples import ORGAN, sample_report

pytestmark = pytest.mark.browser

GRANTED, RECEIVED = "applications.granted.company", "applications.received.company"


def with_report(page: Page, data: bytes) -> Page:
    """The report, and in it a column that does not balance."""
    say(page, f"{ORGAN}，2025年")
    bring(page, "今年.docx", data)
    expect(turns(page)).to_have_count(5)
    settled(page)
    set_cell(page, GRANTED, "40")
    return page


def to_the_preview(page: Page) -> Locator:
    page.get_by_role("tab", name="预览").click()
    return page.locator("#preview")


def mark(page: Page, words: str) -> Locator:
    return page.locator("#preview .paper .at[data-number]").filter(visible=True).and_(page.get_by_title(words))


def inside(data: bytes, page: Page, one: Locator) -> str:
    """What is printed where the mark is shown, told by the PDF of the report."""
    number, *shares = one.evaluate(
        """(mark) => {
          const [a, b] = [mark, mark.closest('.paper').querySelector('img')].map((one) => one.getBoundingClientRect());
          return [Number(mark.closest('.paper').dataset.page), (a.left - b.left) / b.width, (a.top - b.top) / b.height,
            (a.right - b.left) / b.width, (a.bottom - b.top) / b.height];
        }"""
    )
    document = pypdfium2.PdfDocument(data)
    width, height = document[number - 1].get_size()
    left, top, right, bottom = shares
    text = document[number - 1].get_textpage()
    found = text.get_text_bounded(left * width, (1 - bottom) * height, right * width, (1 - top) * height)
    text.close()
    document.close()
    return "".join(found.split())


@pytest.mark.office
def test_marks_lie_on_what_they_are_about_and_lead_there(begun: Page, wrong_file: bytes, soffice: str):
    preview = to_the_preview(with_report(begun, wrong_file))
    expect(preview.get_by_role("img", name="第 1 页，共 ")).to_be_visible()
    assert preview.locator(".paper img").first.evaluate("(image) => image.naturalWidth") > 1500
    pdf = pdf_of(wrong_file)
    received = sample_report(2025).figures.get(RECEIVED)
    assert inside(pdf, begun, mark(begun, "“商业企业”列：第一项加第二项")) == str(received)
    assert inside(pdf, begun, mark(begun, SENTENCE)) == "9件"
    expect(preview.locator(".papers.unfinished")).to_have_count(1)
    preview.get_by_role("button", name="“商业企业”列：第一项加第二项").first.click()
    expect(mark(begun, "“商业企业”列：第一项加第二项")).to_be_focused()
    mark(begun, "“商业企业”列：第一项加第二项").press("Enter")
    expect(field(begun, RECEIVED)).to_be_focused()
    expect(cell(begun, "applications.concluded.company")).to_have_class("computed lit")
    to_the_preview(begun)
    mark(begun, SENTENCE).click()
    expect(begun.locator("#prose .led")).to_have_text("9件")


@pytest.mark.office
def test_an_answer_renews_the_pages_where_they_stand(begun: Page, wrong_file: bytes, soffice: str):
    preview = to_the_preview(with_report(begun, wrong_file))
    mark(begun, "“商业企业”列：第一项加第二项").scroll_into_view_if_needed()
    image = preview.locator(".paper img").last
    before, top = image.get_attribute("src") or "", preview.evaluate("(one) => one.scrollTop")
    assert top > 500
    begun.get_by_role("button", name="撤销", exact=True).click()  # the column balances again
    expect(preview.locator(".doing")).to_contain_text("正在排版")
    expect(image).to_have_attribute("src", before)
    expect(preview.locator(".printed")).to_contain_class("older")
    expect(image).not_to_have_attribute("src", before)
    expect(preview.locator(".printed")).not_to_contain_class("older")
    expect(mark(begun, "“商业企业”列：第一项加第二项")).to_have_count(0)
    assert abs(preview.evaluate("(one) => one.scrollTop") - top) < 200


@pytest.mark.office
def test_the_paper_is_enlarged_and_fits_a_phone(
    shared_server: Server, window: Callable[..., BrowserContext], wrong_file: bytes, soffice: str
):
    phone = window(390, 844).new_page()
    begin(phone, shared_server.address)
    preview = to_the_preview(with_report(phone, wrong_file))
    paper = preview.locator(".paper").first
    expect(paper).to_be_visible()
    assert paper.evaluate("(one) => one.getBoundingClientRect().width") <= 390
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    before = paper.evaluate("(one) => one.getBoundingClientRect().width")
    preview.get_by_role("button", name="放大").click()
    assert paper.evaluate("(one) => one.getBoundingClientRect().width") > before
    preview.get_by_role("button", name="适合宽度").click()
    assert paper.evaluate("(one) => one.getBoundingClientRect().width") == before


def test_a_killed_libreoffice_is_one_sentence_and_without_one_the_page_is_html_with_the_same_marks(
    page: Page, wrong_file: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    stand_in(tmp_path, monkeypatch, "kill -9 $$")
    monkeypatch.setenv("PATH", str(tmp_path))
    server = Server(tmp_path / "data")
    try:
        begin(page, server.address)
        preview = to_the_preview(with_report(page, wrong_file))
        expect(preview.get_by_role("alert")).to_have_text("LibreOffice 没有把版面排出来：请再试一次")
        (tmp_path / "soffice").unlink()
        preview.get_by_role("button", name="再试一次").click()
        expect(preview).to_contain_text("本机没有装 LibreOffice，这是网页版预览，分页以 Word 为准。")
        expect(preview.locator(".failed")).to_have_text("")
        assert preview.locator(".paper").count() > 1
        company, square = (
            mark(page, "“商业企业”列：第一项加第二项"),
            preview.locator(f'.paper td[data-at="{RECEIVED}"]'),
        )
        preview.get_by_role("button", name="放大").click()
        for one, on in ((company, square), (mark(page, SENTENCE), preview.locator(".paper span[data-words]"))):
            here, there = one.bounding_box(), on.bounding_box()
            assert here
            assert there
            assert here == pytest.approx(there, abs=3)
        company.click()
        expect(field(page, RECEIVED)).to_be_focused()
    finally:
        server.kill()
