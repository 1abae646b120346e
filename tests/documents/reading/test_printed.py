"""How a file is set out: its title, its headings as printed, the edition of its tables."""

import pytest

from assistant.documents.guard.limits import Limits
from assistant.documents.reading.paper import Sheet
from assistant.documents.reading.reading import read_report
from assistant.report.report import Printed
from knowledge.shelf import load_forms
from tests.documents.reading.made.printed import HEADINGS, marked_report
from tests.documents.reading.made.word import own_docx
from tests.documents.reading.words.lines_of import FIRST, OTHER, OVERVIEW, PREFACE, PROBLEMS, TABLE, TITLE, read, report

HEAD_OF_2019 = (
    "第二十条第（一）项\n信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规章\t0\t0\t0\n规范性文件\t2\t2\t9\n"
)
HEAD_OF_2021 = (
    "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t2\t0\t9\n"
)
REST_OF_2021 = (
    "第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t3\n"
    "第二十条第（六）项\n信息内容\t本年处理决定数量\n行政处罚\t4\n行政强制\t0\n"
    "第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t1.5\n"
)


def printed(data: bytes, name: str) -> Printed:
    setting = read_report(data, name, load_forms(), Limits()).report.printed
    assert setting is not None
    return setting


def of_text(disclosure: str, title: str = TITLE) -> Printed:
    lines = f"{title}\n{PREFACE}\n{HEADINGS[0]}\n{OVERVIEW}\n{HEADINGS[1]}\n{disclosure}{HEADINGS[4]}\n{PROBLEMS}\n"
    return printed(lines.encode(), "年报.txt")


@pytest.mark.parametrize("year", [2019, 2025])
def test_a_whole_report_has_its_title_its_headings_and_its_tables(year: int) -> None:
    found = printed(own_docx(marked_report(year)), "年报.docx")
    form = "gov-info-2019" if year == 2019 else "gov-info-2021"
    assert found.title == f"云溪县水务局{year}年政府信息公开工作年度报告"
    assert found.headings == HEADINGS
    assert found.tables == dict.fromkeys(("disclosure", "applications", "disputes"), form)


def test_a_title_and_the_year_in_a_remark_behind_it_belong_together() -> None:
    title = "云溪县水务局政府信息公开工作年度报告（2025年度）"
    assert of_text(HEAD_OF_2021, title).title == title
    assert of_text(HEAD_OF_2021, "本报告没有标题。").title == ""


def test_headings_are_kept_as_they_are_printed() -> None:
    misprinted = "四、政府信息公开行政法复议、行政诉讼情况"
    assert read(*report(*HEADINGS[:3], misprinted, *HEADINGS[4:])).headings == (
        *HEADINGS[:3],
        misprinted,
        *HEADINGS[4:],
    )


def test_a_heading_that_stands_twice_is_there_twice_and_a_list_of_contents_is_not() -> None:
    pieces = report(*HEADINGS)
    assert read(*pieces[:6], HEADINGS[1], *pieces[6:]).headings == (*HEADINGS[:2], HEADINGS[1], *HEADINGS[2:])
    assert read(TITLE, *HEADINGS, *pieces[1:]).headings == HEADINGS


def test_a_heading_that_the_form_does_not_have_is_there_too() -> None:
    pieces = report(*HEADINGS)
    assert read(*pieces[:4], "二、机构设置情况", OTHER, *pieces[4:]).headings == (
        FIRST,
        "二、机构设置情况",
        *HEADINGS[1:],
    )


def test_headings_out_of_order_keep_their_order() -> None:
    pieces: list[str | Sheet] = [TITLE, FIRST, OVERVIEW, HEADINGS[2], TABLE, HEADINGS[1], TABLE, HEADINGS[4], PROBLEMS]
    assert read(*pieces).headings == (FIRST, HEADINGS[2], HEADINGS[1], HEADINGS[4])


def test_the_head_of_one_block_from_the_other_edition_makes_the_table_the_others() -> None:
    assert of_text(HEAD_OF_2021 + REST_OF_2021).tables == {"disclosure": "gov-info-2021"}
    assert of_text(HEAD_OF_2019 + REST_OF_2021).tables == {"disclosure": "gov-info-2019"}


def test_one_odd_head_is_a_slip_of_the_pen() -> None:
    slip = REST_OF_2021.replace("本年处理决定数量", "处理决定数量")
    assert of_text(HEAD_OF_2021 + slip).tables == {"disclosure": "gov-info-2021"}


def test_applications_without_the_rows_of_the_later_form_are_in_the_earlier() -> None:
    older = marked_report(2019)
    data = own_docx(older)
    assert printed(data, "年报.docx").tables["applications"] == "gov-info-2019"
    reading = read_report(data, "年报.docx", load_forms(), Limits(), year=2025)
    assert reading.report.printed is not None
    assert reading.report.printed.tables == {
        "disclosure": "gov-info-2019",
        "applications": "gov-info-2019",
        "disputes": "gov-info-2021",
    }
