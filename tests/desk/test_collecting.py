"""Lists of open figures: made for the offices, filled in by them, brought back; no number comes in by mistake."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest

from assistant.desk.collecting import CollectionKind
from assistant.desk.talk import Desk, Refusal
from assistant.desk.view import View
from assistant.report.form import Form
from tests.desk.conftest import Talk
from tests.desk.drafts import brought, report_file
from tests.desk.test_texts import at, taught
from tests.documents.collecting.offices import FILLS, IN_TEXT, by_names, copied, edited_excel, fill_excel
from tests.documents.samples import ORGAN, as_printed, sample_report

OPENING = (f"{ORGAN}，2025年", "部门")
KINDS: tuple[CollectionKind, ...] = ("docx", "xlsx")
FACTS = {"released.total": "1278", "policy_documents.published": "3", "processing_fee.yuan": "270"}
LICENSING, PENALTIES = "disclosure.licensing.decisions", "disclosure.penalties.decisions"


@pytest.fixture
def opened(talk: Talk) -> View:
    return talk(*OPENING)


def form_in(view: View) -> Form:
    assert view.form
    return view.form


def listed(desk: Desk, view: View, kind: CollectionKind = "xlsx") -> bytes:
    data = desk.files.collection(view.draft, kind)
    assert isinstance(data, bytes)
    return data


def filled(desk: Desk, view: View, kind: CollectionKind = "xlsx", **values: str) -> bytes:
    """The list with these values (`disclosure__licensing__decisions="3"`) in its blanks."""
    named = {key.replace("__", "."): value for key, value in values.items()}
    return FILLS[kind](listed(desk, view, kind), by_names(form_in(view), named))


def back(desk: Desk, view: View, data: bytes, kind: str = "xlsx") -> View:
    return desk.bring(view.draft, f"清单.{kind}", data, view.rev)


def typed(view: View) -> dict[str, str]:
    return {cell.id: text for cell in form_in(view).typed if (text := view.shown[cell.id]) is not None}


def said(view: View) -> str:
    return view.turns[-1].text


def figures() -> dict[str, str]:
    report = sample_report(2025)
    printed = as_printed(report)
    return {cell.id: printed[cell.id] for cell in report.form.typed}


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_in_list_brings_every_figure_in_one_step_that_can_be_undone(desk: Desk, opened: View, kind):
    values = by_names(form_in(opened), {**figures(), **FACTS})
    view = back(desk, opened, FILLS[kind](listed(desk, opened, kind), values), kind)
    assert view.rev == opened.rev + 1
    assert typed(view) == figures()
    for words in (
        "填进 169 个数",
        "“行政许可”本年处理决定数量 28",
        "全年主动公开政府信息 1278条",
        "收取信息处理费 270元",
    ):
        assert words in said(view)
    assert "没有读" not in said(view)
    assert "先空着" not in said(view)
    undone = desk.undo(view.draft, view.rev)
    assert typed(undone) == {}
    assert undone.wanted == opened.wanted == 173


def test_a_filled_in_list_can_be_pasted_from_excel(desk: Desk, opened: View):
    data = fill_excel(listed(desk, opened), by_names(form_in(opened), {**figures(), **FACTS}))
    view = desk.say(opened.draft, copied(data), opened.rev)
    assert typed(view) == figures()
    assert "1278条" in said(view)


def test_the_figures_are_known_to_be_a_files_in_the_audit_sheet(desk: Desk, opened: View):
    view = back(desk, opened, filled(desk, opened, disclosure__licensing__decisions="28", released__total="9"))
    sheet = desk.files.audit(view.draft)
    assert isinstance(sheet, bytes)
    document = docx.Document(io.BytesIO(sheet))
    rows = {row.cells[0].text: row.cells[2].text for table in document.tables for row in table.rows}
    assert "“清单.xlsx”" in rows["行政许可"]
    assert "“清单.xlsx”" in rows["全年主动公开政府信息"]


def test_a_figure_that_is_known_already_is_told_and_not_overwritten(desk: Desk, opened: View):
    data = filled(desk, opened, disclosure__licensing__decisions="28", released__total="9", released__website="7")
    view = desk.set_cell(opened.draft, LICENSING, "30", opened.rev)
    view = desk.say(view.draft, "全年主动公开政府信息改为8条", view.rev)
    view = back(desk, view, data)
    assert typed(view) == {LICENSING: "30"}
    assert "草稿是 30，清单是 28" in said(view)
    assert "草稿是 8，清单是 9" in said(view)
    assert "填进 1 个数" in said(view)


def test_the_same_list_twice_says_nothing_of_differences(desk: Desk, opened: View):
    data = filled(desk, opened, disclosure__licensing__decisions="28")
    view = back(desk, back(desk, opened, data), data)
    assert typed(view) == {LICENSING: "28"}
    assert "不同" not in said(view)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_exact_number_is_left_open_and_told(desk: Desk, opened: View, kind):
    words = ("约10", "空白", "10件左右", "-3", "1.5", "无", "3元", "12(3)")
    cells = [cell.id for cell in form_in(opened).typed if cell.table == "disputes"][: len(words)]
    inexact = dict(zip(cells, words, strict=True))
    view = back(desk, opened, filled(desk, opened, kind, **inexact, disclosure__licensing__decisions="3"), kind)
    assert typed(view) == {LICENSING: "3"}
    assert "四A1 “行政复议”的“结果维持”栏填的是“约10”，不是一个准确的数" in said(view)
    assert all(f"填的是“{one}”" in said(view) for one in words)


def test_money_is_brought_to_the_unit_of_its_cell(desk: Desk, opened: View):
    view = back(desk, opened, filled(desk, opened, disclosure__fees__amount="3500元", processing_fee__yuan="270元"))
    assert typed(view) == {"disclosure.fees.amount": "0.35"}
    assert "270元" in said(view)


def test_a_number_that_may_be_a_dash_is_asked_about(desk: Desk, opened: View, talk: Talk):
    view = back(desk, opened, filled(desk, opened, disclosure__licensing__decisions="一"))
    assert typed(view) == {}
    assert "横线" in said(view)
    assert typed(talk("按读到的", on=view)) == {LICENSING: "1"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_of_another_organ_or_year_is_refused_in_one_sentence(desk: Desk, opened: View, talk: Talk, kind):
    strangers = {
        "云溪县教育局": talk("云溪县教育局，2025年", "部门"),
        "云溪县水务局镇": talk(f"{ORGAN}镇人民政府，2025年", "乡镇"),
        "2024年": talk(f"{ORGAN}，2024年", "部门"),
        "2019年": talk(f"{ORGAN}，2019年", "部门"),
    }
    for words, stranger in strangers.items():
        view = back(desk, opened, filled(desk, stranger, kind, disclosure__licensing__decisions="3"), kind)
        assert words in view.note
        assert view.note.count("没有采用") == 1
        assert typed(view) == {}
        opened = view


def test_a_table_cut_out_of_another_years_list_is_known_by_its_header(desk: Desk, opened: View, talk: Talk):
    other = talk(f"{ORGAN}，2024年", "部门")
    lines = copied(filled(desk, other, disclosure__licensing__decisions="3")).splitlines()
    line = next(line for line in lines if line.startswith("二A3"))
    head = next(line for line in lines if line.startswith("编号\t部分"))
    view = desk.say(opened.draft, f"{head}\n{line}", opened.rev)
    assert "2024年" in view.note
    assert typed(view) == {}


def test_lines_in_another_order_or_missing_and_remarks_among_them_still_read(desk: Desk, opened: View):
    data = fill_excel(listed(desk, opened), by_names(form_in(opened), {**figures(), **FACTS}))

    def turned(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        head = next(row[0].row for row in sheet.iter_rows() if row[0].value == "编号")
        last = max(row[0].row for row in sheet.iter_rows() if row[0].value and row[1].value)
        width = sheet.max_column
        lines = [[sheet.cell(row, column + 1).value for column in range(width)] for row in range(head + 1, last + 1)]
        for row, line in zip(range(head + 1, last + 1), reversed(lines), strict=True):
            for column, value in enumerate(line):
                sheet.cell(row, column + 1).value = value
        sheet.cell(head, width + 1).value = "备注"
        sheet.cell(last, width + 1).value = "已请分管领导看过，共3处"
        sheet.delete_rows(last)
        sheet.insert_rows(head + 1)
        sheet.cell(head + 1, 2).value = "以下由本科室填"

    view = back(desk, opened, edited_excel(data, turned))
    missing = figures().keys() - typed(view).keys()
    assert missing == {
        *(cell for cell in figures() if cell.startswith("applications.received.")),
        *(cell for cell in figures() if cell.startswith("disputes.reconsideration.")),
        *("disclosure.rules.made", LICENSING, PENALTIES, "disclosure.fees.amount"),
    }
    assert {cell: figures()[cell] for cell in typed(view)} == typed(view)
    assert "没有读" not in said(view)


@pytest.mark.parametrize("column", [1, 3], ids=["other mark", "other name"])
def test_where_mark_and_name_contradict_nothing_is_recorded(desk: Desk, opened: View, column: int):
    """Two lines of 执法科 with each other's marks, or names: either may be meant."""

    def exchanged(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        if sheet.title == "执法科":
            rows = [row[0].row for row in sheet.iter_rows() if row[0].value in ("二A4", "二A5")]
            one, other = (sheet.cell(row, column) for row in rows)
            one.value, other.value = other.value, one.value

    data = filled(desk, opened, disclosure__penalties__decisions="4", disclosure__licensing__decisions="3")
    view = back(desk, opened, edited_excel(data, exchanged))
    assert typed(view) == {LICENSING: "3"}
    assert "对不上号" in said(view)


def test_a_name_that_was_changed_a_little_is_still_the_marks_unless_another_line_is_as_near(desk: Desk, opened: View):
    line = "{}\t第六部分\t{}\t正文\t\t\t30\t"
    head = "编号\t部分\t行\t列\t单位\t上年数（2024年）\t本年数（2025年）\t说明"
    view = desk.say(opened.draft, f"{head}\n{line.format('文34', '收取信息处理费的申请件数')}", opened.rev)
    assert "对不上号" in said(view)
    assert "填进 0 个数" in said(view)
    view = desk.say(view.draft, f"{head}\n{line.format('文34', '收取的信息处理费')}", view.rev)
    assert "收取信息处理费 30元" in said(view)


def test_a_line_that_lost_its_mark_is_known_by_its_names(desk: Desk, opened: View):
    def unmarked(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        for row in sheet.iter_rows():
            if row[0].value == "二A3":
                row[0].value = None

    view = back(desk, opened, edited_excel(filled(desk, opened, disclosure__licensing__decisions="3"), unmarked))
    assert typed(view) == {LICENSING: "3"}


def test_one_line_twice_with_two_numbers_is_told_and_left_open(desk: Desk, opened: View):
    line = "二A3\t第二部分\t行政许可\t本年处理决定数量\t件\t\t{}\t"
    view = desk.say(opened.draft, "\n".join(map(line.format, ("3", "4"))), opened.rev)
    assert typed(view) == {}
    assert "“3”“4”，前后填了不同的数" in said(view)


def test_a_single_line_is_read_without_its_header_and_rows_and_columns_are_not(desk: Desk, opened: View):
    view = desk.say(opened.draft, "二A3\t第二部分\t行政许可\t本年处理决定数量\t件\t\t3\t说明", opened.rev)
    assert typed(view) == {LICENSING: "3"}
    row = "三A1-F1\t一、本年新收政府信息公开申请数量\t9\t1\t0\t0\t0\t0"
    view = desk.say(view.draft, row, view.rev)
    assert typed(view) == {LICENSING: "3"}
    assert "表头不见了" in said(view)


def test_a_line_of_rows_and_columns_under_the_header_of_a_list_is_not_read_by_it(desk: Desk, opened: View):
    head = "编号\t部分\t行\t列\t单位\t上年数（2024年）\t本年数（2025年）\t说明"
    row = "三A1-F1\t一、本年新收政府信息公开申请数量\t9\t1\t0\t0\t5\t0"
    view = desk.say(opened.draft, f"{head}\n{row}", opened.rev)
    assert typed(view) == {}
    assert "表头不见了" in said(view)


def test_what_stands_in_the_tables_already_is_printed_and_whole_columns_are_left_out(desk: Desk, talk: Talk):
    view = talk(*OPENING, "9件，8个自然人，1家企业", "没有")
    book = openpyxl.load_workbook(io.BytesIO(listed(desk, view)))
    (head,) = (row for row in book["办公室"].iter_rows(values_only=True) if row[0] == "编号")
    assert head == ("编号", "项目（2025年）", "自然人", "商业企业")
    rows = {row[0]: row[2:] for row in book["办公室"].iter_rows(values_only=True)}
    assert "三A1-F1" not in rows
    view = desk.set_cell(view.draft, "applications.granted.natural_person", "7", view.rev)
    book = openpyxl.load_workbook(io.BytesIO(listed(desk, view)))
    rows = {row[0]: row[2:] for row in book["办公室"].iter_rows(values_only=True)}
    assert rows["三A3-F3"] == (7, None)


def test_last_years_figures_stand_beside_the_blanks(desk: Desk):
    begun = desk.start()
    view = desk.bring(begun.draft, "去年.docx", report_file(2024), begun.rev)
    before = as_printed(sample_report(2024))
    book = openpyxl.load_workbook(io.BytesIO(listed(desk, view)))
    (line,) = (row for row in book["政务服务科"].iter_rows(values_only=True) if row[0] == "二A3")
    assert line[:7] == ("二A3", "第二部分", "行政许可", "本年处理决定数量", "件", int(before[LICENSING]), None)
    words = " ".join(str(row[0]) for row in book["法规科"].iter_rows(values_only=True))
    assert "上年数（2024年）：“行政复议”" in words
    assert typed(back(desk, view, listed(desk, view))) == {}


def test_numbers_that_the_text_waits_for_come_back_into_the_text(desk: Desk, talk: Talk):
    taught(desk)
    view = talk("1", on=at(talk, "主动公开"))
    book = openpyxl.load_workbook(io.BytesIO(listed(desk, view)))
    rows = [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) if row[3] == IN_TEXT]
    values = {(str(row[2]), IN_TEXT): str(number) for number, row in enumerate(rows, 21)}
    view = back(desk, view, fill_excel(listed(desk, view), values))
    (text,) = (paragraph.text for paragraph in view.paragraphs if paragraph.question == "overview.主动公开")
    place, row = next((number, row) for number, row in enumerate(rows, 21) if "图解" in str(row[2]))
    assert "制作图解（　）个" in str(row[7])
    assert f"制作图解{place}个" in text
    assert "〔待补〕" not in text


def test_a_number_that_is_not_to_be_written_stays_so(desk: Desk, opened: View):
    data = filled(desk, opened, released__total="5", processing_fee__items="6")
    view = opened
    while "全年主动公开政府信息" not in said(view):
        view = desk.say(view.draft, "没有", view.rev)
    view = desk.say(view.draft, "不写", view.rev)
    view = back(desk, view, data)
    assert "草稿是 “不写”，清单是 5" in said(view)
    assert "填进 1 个数" in said(view)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_in_which_nothing_was_filled_in_changes_nothing(desk: Desk, opened: View, kind):
    view = back(desk, opened, listed(desk, opened, kind), kind)
    assert "一个数都没有填" in view.note
    assert typed(view) == {}


def test_there_is_no_list_before_year_and_kind_are_known_or_when_nothing_is_open(desk: Desk, talk: Talk):
    def why(view: View) -> str:
        refused = desk.files.collection(view.draft, "docx")
        assert isinstance(refused, Refusal)
        return "".join(refused.obstacles)

    assert why(desk.start()) == "还没有选报告年度。"
    assert why(talk(f"{ORGAN}，2025年")) == "还没有选单位类型。"
    done = brought(desk)
    facts = {key: "1" for key, fact in form_in(done).facts.items()}
    view = back(desk, done, FILLS["docx"](listed(desk, done, "docx"), by_names(form_in(done), facts)), "docx")
    assert why(view) == "数都拿到了，没有要征集的。"
    assert view.wanted == 0


def test_a_list_before_the_draft_has_a_year_is_refused(desk: Desk, opened: View):
    data = filled(desk, opened, disclosure__licensing__decisions="3")
    view = back(desk, desk.start(), data)
    assert "还没有定单位和年度" in view.note


def test_a_report_that_speaks_of_lists_is_still_a_report(desk: Desk, opened: View):
    overview = "（一）主动公开情况\n按时印发2025年数据征集清单\n本机关按时公开各类信息。"
    view = desk.bring(opened.draft, "今年.docx", report_file(overview=overview), opened.rev)
    assert typed(view) == figures()


def test_of_a_long_text_in_place_of_a_number_only_the_beginning_is_said_back(desk: Desk, opened: View):
    view = back(desk, opened, filled(desk, opened, disclosure__licensing__decisions="还在核实" * 200))
    assert "还在核实还在核实" in said(view)
    assert len(said(view)) < 500
    assert typed(view) == {}


def test_a_damaged_or_active_file_is_refused_at_the_same_door_as_any_other(desk: Desk, opened: View):
    data = filled(desk, opened, disclosure__licensing__decisions="3")
    assert "没有采用" in back(desk, opened, data[: len(data) // 2]).note
    assert "没有采用" in back(desk, opened, data, "docx").note
