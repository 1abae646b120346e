"""Text of a PDF outside its tables: lines joined to paragraphs, page furniture left out; and what is not read."""

import io
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from assistant.documents.reading.files.pdf import read_pdf
from assistant.documents.reading.files.pdf_lines import named
from assistant.documents.reading.paper import Line
from tests.documents.reading.files.minipdf import Drawing, assembled, pdf

FULL = "本机关把群众关心的事项放在首位全年在县政府门户网站发布信息"
INDENTED = FULL[2:]
SIZE = 16
LEFT, INDENT = 70, 70 + 2 * SIZE


def read(*pages: Drawing) -> list[str]:
    return [block.text for block in read_pdf(pdf(*pages), 20).blocks if isinstance(block, Line)]


def printed(*lines: tuple[float, str], top: float = 100) -> Drawing:
    """Lines of running text, each from the place where it begins."""
    page = Drawing()
    for number, (x, text) in enumerate(lines):
        page.text(x, top + 29 * number, text, SIZE)
    return page


def test_full_lines_are_one_paragraph_and_an_indent_begins_the_next():
    page = printed((INDENT, INDENTED), (LEFT, FULL), (LEFT, FULL), (INDENT, INDENTED), (LEFT, "内容。"))
    assert read(page) == [INDENTED + FULL + FULL, INDENTED + "内容。"]


def test_a_short_last_line_ends_a_paragraph_that_is_not_indented():
    page = printed((LEFT, FULL), (LEFT, "发布。"), (LEFT, FULL), (LEFT, FULL), (LEFT, "完。"))
    assert read(page) == [FULL + "发布。", FULL + FULL + "完。"]


def test_a_line_is_not_ended_on_purpose_when_the_next_word_found_no_room():
    page = printed((LEFT, FULL), (LEFT, FULL[:-6]), (LEFT, "0517-83605210，电话"), (LEFT, FULL), (LEFT, FULL))
    assert read(page) == [FULL + FULL[:-6] + "0517-83605210，电话", FULL + FULL]


def test_a_heading_begins_a_paragraph_wherever_it_stands():
    page = printed((LEFT, FULL), (LEFT, FULL), (LEFT, "一、总体情况"), (LEFT, FULL), (LEFT, FULL))
    assert read(page)[:2] == [FULL + FULL, "一、总体情况"]


def test_a_lesser_heading_begins_a_paragraph_after_the_end_of_a_sentence():
    sentence = FULL[:-1] + "。"
    page = printed((LEFT, FULL), (LEFT, sentence), (LEFT, "（二）依申请公开" + FULL[8:]), (LEFT, FULL), (LEFT, FULL))
    assert read(page)[0] == FULL + sentence
    page = printed((LEFT, FULL), (LEFT, FULL), (LEFT, "（二）项规定的" + FULL[7:]), (LEFT, FULL), (LEFT, FULL))
    assert len(read(page)) == 1


def test_a_title_over_two_lines_is_one_line():
    page = printed((INDENT, INDENTED), (LEFT, FULL), (LEFT, FULL), (LEFT, FULL), top=200)
    page.text(224, 100, "云溪县水务局", 22).text(163, 130, "2025年度政府信息公开报告", 22)
    assert read(page)[0] == "云溪县水务局2025年度政府信息公开报告"


def test_a_paragraph_goes_on_on_the_next_page():
    first = printed((INDENT, INDENTED), (LEFT, FULL), (LEFT, FULL), (LEFT, FULL), (LEFT, FULL), top=600)
    second = printed((LEFT, FULL), (LEFT, FULL), (LEFT, FULL), (LEFT, FULL), (LEFT, "内容。"))
    assert read(first, second) == [INDENTED + 8 * FULL + "内容。"]
    assert [block.page for block in read_pdf(pdf(first, second), 2).blocks if isinstance(block, Line)] == [1]


@pytest.mark.parametrize("number", ["- {} -", "—{}—", "— {} —", "{}", "第 {} 页 共 3 页", "{} / 3"])
@pytest.mark.parametrize("count", [1, 3])
def test_page_numbers_are_left_out(number: str, count: int):
    pages = [printed((LEFT, FULL)).text(280, 800, number.format(page), 14) for page in range(1, count + 1)]
    assert read(*pages) == [count * FULL]


def test_a_bare_number_that_does_not_count_with_the_pages_stays():
    pages = [printed((LEFT, FULL)).text(280, 800, number, 14) for number in ("2024", "77")]
    assert [text for text in read(*pages) if text.isdigit()] == ["2024", "77"]


def test_page_numbers_that_begin_later_are_left_out():
    pages = [printed((LEFT, FULL)).text(280, 800, str(page + 6), 14) for page in (1, 2)]
    assert read(*pages) == [FULL + FULL]


def test_running_heads_and_feet_are_left_out():
    pages = [
        printed((LEFT, FULL), (LEFT, FULL)).text(200, 40, "云溪县水务局年度报告").text(70, 800, f"打印于第{page}页")
        for page in (1, 2, 3)
    ]
    assert read(*pages) == [6 * FULL]


def test_what_stands_on_one_page_only_stays():
    assert read(printed((LEFT, FULL)).text(200, 40, "内部资料"))[0] == "内部资料"


def test_spaces_are_those_that_are_printed():
    """Printers part Chinese and Latin characters by a gap that is no space."""
    page = Drawing().text(70, 100, "统计期限自", SIZE).text(154, 100, "2024", SIZE).text(190, 100, "年 1 月", SIZE)
    assert read(page) == ["统计期限自2024年 1 月"]
    assert read(Drawing().text(70, 100, "云溪县水务局", SIZE).text(300, 100, "2026年", SIZE)) == ["云溪县水务局 2026年"]


def test_latin_words_and_spaced_digits_keep_their_space_at_the_end_of_a_line():
    line = FULL[:-2] + "12 "
    assert read(printed((LEFT, FULL), (LEFT, line), (LEFT, "月" + FULL[1:]))) == [FULL + line + "月" + FULL[1:]]
    line = FULL[:-2] + "data"
    assert f"{line} open" in read(printed((LEFT, FULL), (LEFT, line), (LEFT, "open" + FULL[2:])))[0]


def test_characters_are_named_by_their_plain_form():
    """Browsers name some characters by the radical that looks the same."""
    assert read(printed((LEFT, "县人⺠政府网⻚"))) == ["县人民政府网页"]
    assert named("⼀") == "一"
    assert named("〇") == "〇"


@pytest.mark.parametrize("few", ["", "- 2 -"])
def test_a_scanned_page_is_refused_with_its_number_and_what_to_do(few: str):
    scan = Drawing().picture()
    scan.text(280, 800, few)
    with pytest.raises(ValueError, match=r"第 2 页是扫描的图片.*Word 版.*网页版"):
        read(printed((LEFT, FULL)), scan)


def test_a_blank_page_is_passed_over():
    assert read(printed((LEFT, FULL)), Drawing(), printed((INDENT, INDENTED))) == [FULL, INDENTED]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"not a PDF", pdf(Drawing())[:300]], ids=len)
def test_what_is_no_whole_pdf_is_refused(data: bytes):
    with pytest.raises(ValueError, match=r"PDF.*Word 版"):
        read_pdf(data, 20)


def test_a_pdf_without_text_or_pages_is_refused():
    for data in (pdf(Drawing()), pdf()):
        with pytest.raises(ValueError, match="没有文字"):
            read_pdf(data, 20)


def test_too_many_pages_are_refused():
    with pytest.raises(ValueError, match="PDF 有 3 页，最多读 2 页"):
        read_pdf(pdf(*[printed((LEFT, FULL))] * 3), 2)


def test_a_locked_pdf_is_refused():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(printed((LEFT, FULL))))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(ValueError, match="密码"):
        read_pdf(locked.getvalue(), 20)


def test_a_pdf_whose_characters_have_no_names_is_refused():
    page = Drawing().text(LEFT, 100, FULL, SIZE, font="N").text(LEFT, 130, "年报", SIZE)
    with pytest.raises(ValueError, match="乱码"):
        read(page)


def test_no_digit_is_read_from_a_character_without_a_name():
    page = printed((LEFT, FULL), (LEFT, FULL)).text(LEFT, 300, "二", SIZE, font="N")
    assert read(page)[-1] == "\ufffd"


def test_a_page_tree_that_bites_its_tail_is_refused():
    data = assembled({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"})
    with pytest.raises(ValueError, match="PDF"):
        read_pdf(data, 20)


def test_a_published_report_has_the_text_of_its_transcript(shared: Path):
    paper = read_pdf((shared / "reports" / "2024_淮安市人民政府.pdf").read_bytes(), 20)
    transcript = (shared / "reports" / "2024_淮安市人民政府.txt").read_text("utf-8").splitlines()
    wanted = [line for line in transcript if line and line[0] != "#" and "\t" not in line and "第二十条第" not in line]
    assert [block.text for block in paper.blocks if isinstance(block, Line)] == wanted
    pages = [block.page or 0 for block in paper.blocks if isinstance(block, Line)]
    assert all(above <= below for above, below in pairwise(pages))
