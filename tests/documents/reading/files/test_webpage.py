"""Saved pages: the content without the site around it, with tables as a browser shows them."""

import pytest

from assistant.documents.reading.files.webpage import read_page
from assistant.documents.reading.files.word import read_word
from assistant.documents.reading.paper import Line, Paper, Sheet
from assistant.documents.writing.fill import fill
from knowledge.shelf import load_forms, template_of
from tests.documents.reading.files.wordparts import grid, texts
from tests.documents.reading.made.office import Office
from tests.documents.samples import sample_report

TABLE = "<table><tr><td>项目</td><td>数量</td></tr><tr><td>规章</td><td>3</td></tr></table>"
TABLE_TEXTS = [["项目", "数量"], ["规章", "3"]]


def read(body: str, head: str = "") -> Paper:
    return read_page(f"<html><head>{head}</head><body>{body}</body></html>".encode())


def lines(body: str) -> list[str]:
    return lines_of(read(body))


def lines_of(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Line)]


def sheet(rows: str) -> Sheet:
    return read(f"<table>{rows}</table>").sheets[0]


def test_blocks_are_lines_and_inline_elements_only_join():
    body = (
        "<p>一、<b>总体</b><span>情<i>况</i></span></p>前<div>甲<br>乙<br/></div>后<ul><li>丙<li>丁</ul><h2>戊</h2>己"
    )
    assert lines(body) == ["一、总体情况", "前", "甲", "乙", "后", "丙", "丁", "戊", "己"]


def test_entities_and_hard_spaces_are_kept_and_the_source_s_own_spaces_are_not():
    body = "<p>\n  &#19968;、&ldquo;放&amp;管&rdquo;&nbsp;&emsp;3 \t 件\n</p><p>&nbsp;</p>"
    assert lines(f"{body}<p>本年新\n   制作，\n数量\nA\nB</p>") == [
        "一、“放&管”\u00a0\u20033 件",
        "本年新制作，数量 A B",
    ]


def test_preformatted_text_keeps_its_lines():
    assert lines("<pre>总体\n主动\n\n无。</pre><p>甲\n乙</p>") == ["总体", "主动", "无。", "甲乙"]


def test_a_cell_keeps_its_lines_and_its_hard_spaces():
    cells = sheet("<tr><td><p>本年新</p><p>制作<br>数量</p></td><td>&nbsp;0　</td><td><p>&nbsp;</p></td><td></td></tr>")
    assert texts(cells) == [["本年新\n制作\n数量", "\u00a00　", "\u00a0", ""]]


def test_spans_are_laid_out_as_a_browser_does():
    rows = (
        "<tr><th rowspan=2>项目<th colspan='2'>申请人<th rowspan=2>总计<tr><td>企业<td>其他<tr><td>新收<td>1<td>2<td>3"
    )
    assert grid(sheet(rows)) == {
        (0, 0): ("项目", 2, 1),
        (0, 1): ("申请人", 1, 2),
        (0, 3): ("总计", 2, 1),
        (1, 1): ("企业", 1, 1),
        (1, 2): ("其他", 1, 1),
        (2, 0): ("新收", 1, 1),
        (2, 1): ("1", 1, 1),
        (2, 2): ("2", 1, 1),
        (2, 3): ("3", 1, 1),
    }


@pytest.mark.parametrize("rowspan", ["0", "99", "999999999999999999999", " 3px"])
def test_a_rowspan_of_nought_or_too_much_ends_with_its_row_group(rowspan):
    rows = f"<tbody><tr><td rowspan='{rowspan}'>甲<td>1<tr><td>2<tr><td>3</tbody><tbody><tr><td>乙<td>4</tbody>"
    assert grid(sheet(rows))[0, 0] == ("甲", 3, 1)
    assert texts(sheet(rows)) == [["甲", "1"], ["2"], ["3"], ["乙", "4"]]


@pytest.mark.parametrize("colspan", ["3", "1000", "999999999999999999999"])
def test_a_colspan_is_no_wider_than_the_table(colspan):
    rows = f"<tr><td colspan={colspan}>第（一）项<tr><td>甲<td>1<td>2"
    assert grid(sheet(rows))[0, 0] == ("第（一）项", 1, 3)


@pytest.mark.parametrize("span", ["", "x", "-2", "0", "1.5"])
def test_a_span_of_no_sense_is_none(span):
    assert texts(sheet(f"<tr><td colspan='{span}'>甲<td>1<tr><td>乙<td>2")) == [["甲", "1"], ["乙", "2"]]
    assert grid(sheet(f"<tr><td colspan='{span}'>甲<td>1<tr><td>乙<td>2"))[0, 1] == ("1", 1, 1)


def test_cells_that_would_overlap_are_cut():
    found = sheet("<tr><td>一<td rowspan=2>二<td>三<tr><td colspan=3>长<td>四<tr><td>a<td>b<td>c<td>d")
    taken = [
        (row, column)
        for one in found.squares
        for row in range(one.row, one.row + one.rows)
        for column in range(one.column, one.column + one.columns)
    ]
    assert len(taken) == len(set(taken))
    assert grid(found)[1, 0] == ("长", 1, 1)
    assert grid(found)[1, 3] == ("四", 1, 1)


def test_a_foot_is_printed_below_and_a_head_above():
    rows = "<tfoot><tr><td>总计<td>3</tfoot><tbody><tr><td>甲<td>3</tbody><thead><tr><td>项目<td>数</thead>"
    assert texts(sheet(rows)) == [["项目", "数"], ["甲", "3"], ["总计", "3"]]


def test_rows_and_cells_without_their_tags_are_found():
    assert texts(sheet("<td>甲<td>1<tr><td>乙<td>2</tr><td>丙<td>3")) == [["甲", "1"], ["乙", "2"], ["丙", "3"]]


def test_a_hair_between_the_edges_of_two_rows_is_no_column():
    rows = "<tr><td colspan=2>甲<td>1<tr><td>乙<td colspan=2>2<tr height=0><td><td><td>"
    assert texts(sheet(rows)) == [["甲", "1"], ["乙", "2"]]
    assert grid(sheet(rows))[1, 1] == ("2", 1, 1)


def test_a_caption_is_a_line_above_its_table():
    assert isinstance(read(f"{TABLE[:7]}<caption>表一</caption>{TABLE[7:]}").blocks[0], Line)


def test_tables_that_lay_out_the_page_are_lines_and_the_tables_in_them_sheets():
    page = (
        "<table><tr><td>首页<table><tr><td>发布日期</td><td>1月20日</td></tr></table></td><td>"
        f"<p>一、总体情况</p><p>公开3条。</p>{TABLE}<p>六、其他</p></td></tr></table>"
    )
    paper = read(page)
    assert [getattr(block, "text", "表") for block in paper.blocks] == ["一、总体情况", "公开3条。", "表", "六、其他"]
    assert texts(paper.sheets[0]) == TABLE_TEXTS
    assert paper.sheets[0].number == 1


def test_a_table_with_the_whole_text_in_a_cell_lays_out_the_page():
    page = "<table><tr><td>年报</td><td><p>一、总体情况</p><p>公开3条。</p><p>六、其他</p><p>无。</p></td></tr></table>"
    assert lines(page) == ["一、总体情况", "公开3条。", "六、其他", "无。"]


def test_a_table_around_one_with_more_figures_lays_out_the_page():
    paper = read(f"<table><tr><td>1<td>目录<td><p>公开3条。</p>{TABLE.replace('数量', '9')}</table>")
    assert [getattr(block, "text", "表") for block in paper.blocks] == ["1", "目录", "公开3条。", "表"]


def test_a_single_column_of_words_lays_out_the_page():
    assert lines("<table><tr><td>云溪县水务局<tr><td>2025年度报告</table>") == ["云溪县水务局", "2025年度报告"]


def test_a_table_of_figures_with_a_table_in_a_cell_stays_a_table():
    inner = "<table><tr><td>内</td><td>5</td></tr></table>"
    paper = read(f"<table><tr><td>甲</td><td>1</td></tr><tr><td>乙{inner}</td><td>2</td></tr></table>")
    assert [texts(one) for one in paper.sheets] == [[["甲", "1"], ["乙", "2"]], [["内", "5"]]]
    assert [one.number for one in paper.sheets] == [1, 2]


def test_a_frame_round_a_figure_is_no_table():
    framed = TABLE.replace("3", "<table><tr><td>3</td></tr></table>")
    assert [texts(one) for one in read(framed).sheets] == [TABLE_TEXTS]


REPORT = (
    f"<p>前言。</p><p>一、总体情况</p><p>公开3条。</p><div>{TABLE}</div><p>六、其他</p><p>无。</p><p>云溪县水务局</p>"
)
REPORT_LINES = ["前言。", "一、总体情况", "公开3条。", "六、其他", "无。", "云溪县水务局"]


def test_the_site_around_the_content_is_left_out():
    around = (
        "<div>首页 &gt; 年报</div><ul><li>政务服务</ul>",
        "<table><tr><td>上一篇<td>下一篇</table><div>主办：县政府。</div>",
    )
    paper = read(f"{around[0]}<div class=a><div id=zoom>{REPORT}</div><div>打印</div></div>{around[1]}")
    assert lines_of(paper) == REPORT_LINES
    assert [texts(one) for one in paper.sheets] == [TABLE_TEXTS]


def test_what_is_no_text_of_the_page_is_left_out():
    tags = ["script", "style", "noscript", "template", "iframe", "select", "textarea", "button"]
    tags += ["nav", "header", "footer", "aside"]
    other = "".join(f"<{tag}>一、{tag}</{tag}>" for tag in tags)
    hidden = "<p hidden>一、</p><p style='color:red;display : none'>一、</p>"
    hidden += "<p style='mso-hide:all'>一、<b hidden>二、</b></p>"
    assert lines(
        f"<!-- 一、 -->{other}<?xml 一、?>{hidden}<p>正文<span style='visibility:hidden'>一、</span>在</p>"
    ) == ["正文在"]


def test_a_hidden_cell_gives_its_place_to_the_next_and_an_unseen_one_keeps_it():
    row = "<tr><td>甲<td style='display:none'>9<td>1<td style='visibility:hidden'>8<td>2"
    assert texts(sheet(row)) == [["甲", "1", "", "2"]]


def test_a_search_form_is_left_out_and_a_form_round_the_whole_page_is_not():
    search = "<form><p>搜索</p></form>"
    assert lines_of(read(f"<form id=form1>{REPORT}</form>{search}")) == REPORT_LINES
    assert lines_of(read(f"<div>{search}{REPORT}</div>")) == REPORT_LINES
    assert lines(f"<form><p>正文只有一句。</p></form>{search}") == ["正文只有一句。"]


def test_without_headings_the_whole_page_is_read():
    assert lines("<div>首页</div><div><p>本机关公开3条。</p></div>") == ["首页", "本机关公开3条。"]


def test_a_list_of_headings_is_not_taken_for_the_content():
    page = "<ul><li>一、总体情况<li>二、主动公开。</ul><div><p>本机关公开3条。</p><p>没有其他事项。</p></div>"
    assert lines(page) == ["一、总体情况", "二、主动公开。", "本机关公开3条。", "没有其他事项。"]


def test_the_title_is_what_the_page_says_of_itself():
    meta, title = "<meta name='articletitle' content='甲局 年报'>", "<title>年报_云溪县</title>"
    assert read("<h1>年报</h1>", meta + title).title == "甲局 年报"
    assert read("<h1>云溪县</h1><h1>\n年报</h1>", title).title == "云溪县"
    assert read("<header><h1>年报</h1></header>", title).title == "年报"
    assert read("<h1>网站</h1>", title).title == "年报_云溪县"
    assert read("<h1>年报</h1>").title == "年报"
    assert read("<p>年报</p>").title == ""


def test_pages_of_many_open_tags_are_read_and_deeper_ones_refused_in_a_sentence():
    assert lines("<font>" * 1500 + "<p>正文</p>") == ["正文"]
    for deep in "<div>" * 30_000 + "正文", "<table><tr><td>甲<td>" * 200 + "1":
        with pytest.raises(ValueError, match="嵌套得太深"):
            read(deep)


@pytest.mark.parametrize("data", [b"", b"  ", b"<!-- -->", b"<frameset><frame src=a></frameset>"])
def test_a_page_without_content_is_refused_with_what_to_do(data):
    with pytest.raises(ValueError, match="另存为"):
        read_page(data)


def test_absurd_spans_cost_nothing():
    found = sheet("<tr>" + "<td rowspan=60000 colspan=1000>1" * 200 + "<tr><td>2" * 200)
    assert len(found.squares) == 400
    assert {square.rows for square in found.squares[:200]} == {201}
    with pytest.raises(ValueError, match="不像年度报告的表格"):
        sheet("<tr>" + "<td rowspan=9>1" * 300 + "<tr><td>2")


@pytest.mark.office
@pytest.mark.parametrize("form", load_forms(), ids=lambda form: form.id)
def test_a_report_saved_as_a_page_by_another_program_reads_as_the_word_file(form, office: Office):
    data = fill(template_of(form).read_bytes(), sample_report(form.first_year))
    page = read_page(office.resaved(data, "docx", "html"))
    assert page.blocks == read_word(data).blocks


@pytest.mark.parametrize(
    "struck",
    ["<s>12</s>", "<del>12</del>", '<span style="text-decoration: line-through">12</span>', "<sup>1</sup>"],
)
def test_what_is_struck_out_or_only_a_note_is_no_part_of_a_figure(struck: str):
    page = f"<table><tr><td>行政许可</td><td>{struck}13</td></tr><tr><td>行政处罚</td><td>2</td></tr></table>"
    (sheet,) = read_page(page.encode()).sheets
    assert [square.text for square in sheet.squares] == ["行政许可", "13", "行政处罚", "2"]
