"""A draft copy: everything as it stands, what is open in front, and on every page that it is no report."""

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import docx
import pdfplumber
import pytest
from docx.enum.section import WD_SECTION

from assistant.checks import evaluate
from assistant.documents.draftmark import ENDS, OPENS
from assistant.documents.export import export
from assistant.documents.guard.limits import limits_set
from assistant.documents.leaving import draftcopy
from assistant.documents.leaving.compare import ReadBackError
from assistant.documents.leaving.draftcopy import DraftCopy, draft_copy
from assistant.documents.readback import read_back
from assistant.documents.reading.reading import Reading, read_report
from assistant.documents.writing.fill import filled_package
from assistant.report.figures import blanks
from assistant.report.waiver import Waiver
from knowledge.shelf import load_forms
from tests.documents.packing import root_of, unzipped
from tests.documents.samples import ORGAN, as_printed, sample_report
from tests.ooxml import schema_errors

NOW = datetime(2026, 1, 12, 9, 30, tzinfo=timezone(timedelta(hours=8)))
HIDDEN = "<b>&\u202e甲</b>"


@pytest.fixture
def copy(form) -> DraftCopy:
    """A report with ninety open cells, a text that is not written, one that waits for a number, and mistakes."""
    report = sample_report(form.first_year, overview="全年收到政府信息公开申请〔待补〕件。", problems="")
    several = [cell.id for cell in form.typed if cell.table == "applications"][:90]
    opened = dict.fromkeys(several) | {"disputes.direct_suit.upheld": None}
    report = replace(report, figures=report.figures.changed(opened))
    found = tuple(one for one in evaluate(report) if not (one.missing and one.expected is None))
    waived = next(one for one in found if one.waivable)
    return DraftCopy(
        report,
        NOW,
        texts=("第五部分“存在的问题”还没有写。",),
        findings=tuple(one for one in found if one is not waived),
        waived=((waived, Waiver(waived.code, waived.say, f"按备案口径统计{HIDDEN}", "经办人甲")),),
        owed=(("第三部分：一、本年新收政府信息公开申请数量", "法规科"), ("第四部分", "")),
    )


def texts(data: bytes) -> list[str]:
    """Everything that stands in the body, table cells too."""
    return ["".join(node.itertext()) for node in root_of(data).iter("{*}p")]


def front(data: bytes) -> list[str]:
    said = texts(data)
    return said[: said.index(ENDS)]


def headers(data: bytes) -> dict[str, str]:
    return {name: part.decode() for name, part in unzipped(data).items() if b"<w:hdr" in part}


def test_it_is_a_valid_file_that_says_what_the_draft_says(copy, form):
    data = draft_copy(copy)
    assert schema_errors(data) == []
    assert read_back(data, form).cells == as_printed(copy.report)
    said = texts(data)
    assert said[said.index("五、存在的主要问题及改进情况") + 1] == "〔待补〕"
    assert "全年收到政府信息公开申请〔待补〕件。" in said


def test_in_front_stands_what_it_is_and_everything_that_is_still_open(copy, form):
    said = front(draft_copy(copy))
    assert said[0] == OPENS
    assert {copy.report.title, ORGAN, "2026年1月12日 09:30"} <= set(said)
    assert f"还有 {copy.open} 处待改：91 格没有数，1 处文字没有写完，{copy.wrong} 处错误" in "\n".join(said)
    assert copy.open == len(blanks(form, copy.report.figures)) + 1 + copy.wrong
    assert "第五部分“存在的问题”还没有写。" in said
    assert all(one.say in said for one in copy.findings if one.severity in "EW")
    ((finding, _),) = copy.waived
    assert finding.say in said
    assert f"按备案口径统计{HIDDEN}（经办人甲）" in said
    assert said[-4:] == ["第三部分：一、本年新收政府信息公开申请数量", "法规科", "第四部分", "没有说是谁"]


def test_open_cells_are_named_by_row_and_a_row_or_table_that_is_open_altogether_only_counted(copy, form):
    said = front(draft_copy(copy))
    assert "还没有数的格：三、收到和处理政府信息公开申请情况" in said
    assert said[said.index("二、上年结转政府信息公开申请数量") + 1] == "各列（共 6 格）"
    assert said[said.index("未经复议直接起诉") + 1] == "结果维持"
    nothing = replace(copy, report=replace(copy.report, figures=type(copy.report.figures)()))
    typed = [cell for cell in form.typed if cell.table == "disputes"]
    assert f"整张表，共 {len(typed)} 格。" in front(draft_copy(nothing))


def test_a_finished_draft_says_that_nothing_is_open(form):
    said = front(draft_copy(DraftCopy(sample_report(form.first_year), NOW)))
    assert "没有待改的地方，正式报告可以导出" in said
    assert "核对没有发现错误，也没有要提醒的。" in said


def test_every_kind_of_page_has_the_word_and_the_line(copy):
    found = headers(draft_copy(copy))
    assert len(found) == 3
    for header in found.values():
        assert 'descr="草稿"' in header
        assert f"草稿，2026年1月12日 09:30，还有 {copy.open} 处待改，不得作为正式报告使用" in header


def test_the_finished_report_never_bears_the_mark(form):
    data = export(sample_report(form.first_year)).data
    assert data
    assert headers(data) == {}
    assert not any(word in "".join(texts(data)) for word in (OPENS, ENDS))
    assert not [name for name in unzipped(data) if name.endswith(".png")]


def test_the_headers_of_an_office_s_template_are_kept_and_marked_in_every_section(copy, template: bytes):
    document = docx.Document(io.BytesIO(template))
    document.sections[0].header.paragraphs[0].text = "云溪县水务局文件"
    last = document.add_section(WD_SECTION.CONTINUOUS)
    last.header.is_linked_to_previous = False
    last.header.paragraphs[0].text = "第二节"
    last.different_first_page_header_footer = True
    stream = io.BytesIO()
    document.save(stream)
    data = draft_copy(copy, template=stream.getvalue())
    assert [error for error in schema_errors(data) if "Style 'Header'" not in error] == []  # the editor's, not ours
    found = headers(data)
    assert all("不得作为正式报告使用" in header and 'descr="草稿"' in header for header in found.values())
    assert sum("云溪县水务局文件" in header for header in found.values()) == 1
    first, *others = docx.Document(io.BytesIO(data)).sections
    assert not first.header.is_linked_to_previous
    assert others[0].start_type == WD_SECTION.NEW_PAGE


def test_a_fault_of_the_writer_is_caught(copy, monkeypatch: pytest.MonkeyPatch):
    def wrong(template: bytes, report):
        figures = report.figures.changed({"disclosure.rules.made": 4321})
        return filled_package(template, replace(report, figures=figures))

    monkeypatch.setattr(draftcopy, "filled_package", wrong)
    with pytest.raises(ReadBackError, match="文件里是 4321"):
        draft_copy(copy)


def read(data: bytes, name: str = "去年的报告.docx") -> Reading:
    return read_report(data, name, load_forms(), limits_set())


def test_one_that_comes_back_is_known_and_its_front_is_no_part_of_the_report(copy, form):
    reading = read(draft_copy(copy))
    assert reading.draft_copy
    assert "这是草稿，不是定稿" in reading.doubts[0].say
    assert (reading.report.organ, reading.report.year) == (ORGAN, form.first_year)
    values = {cell: one.raw for cell, one in reading.readings.items()}
    assert values == as_printed(copy.report)
    assert reading.report.texts["preface"] == copy.report.texts["preface"]
    assert "problems" not in reading.report.texts or not reading.report.texts["problems"]
    whole = "".join(reading.report.texts.values())
    assert not any(words in whole for words in ("还没有数的格", "法规科", "按备案口径统计"))


def test_one_without_its_front_is_known_by_its_name(form):
    data = export(sample_report(form.first_year)).data
    assert data
    assert read(data, "报告（草稿）.docx").draft_copy
    assert read(data, "报告（草稿） (1).docx").draft_copy
    assert not read(data, "报告.docx").draft_copy


def words_of(page) -> str:
    return "".join(page.extract_text().split())


@pytest.fixture(scope="module")
def convert(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes, str], bytes]:
    folder = tmp_path_factory.mktemp("draft")

    def converted(data: bytes, kind: str) -> bytes:
        (folder / "草稿.docx").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(folder / kind)]
        subprocess.run([*command, str(folder / "草稿.docx")], check=True, capture_output=True, timeout=180)
        return Path(folder, kind, f"草稿.{kind}").read_bytes()

    return converted


@pytest.mark.office
@pytest.mark.parametrize("again", [False, True])
def test_every_printed_page_bears_the_mark_also_after_another_program_has_saved_it(copy, form, convert, again: bool):
    data = draft_copy(copy)
    data = convert(data, "docx") if again else data
    with pdfplumber.open(io.BytesIO(convert(data, "pdf"))) as printed:
        assert len(printed.pages) > 3
        for page in printed.pages:
            assert "不得作为正式报告使用" in words_of(page)
            (picture,) = page.images
            assert picture["width"] > 300
            middle = (picture["x0"] + picture["x1"]) / 2, (picture["top"] + picture["bottom"]) / 2
            assert middle == pytest.approx((page.width / 2, page.height / 2), abs=3)
    reading = read(data)
    assert reading.draft_copy
    assert {cell: one.raw for cell, one in reading.readings.items()} == as_printed(copy.report)


@pytest.mark.office
def test_a_printed_copy_is_compared_and_known_again(copy, soffice: str):
    data = draft_copy(copy, "pdf")
    reading = read(data, "报告.pdf")
    assert reading.draft_copy
    assert reading.report.organ == ORGAN
    assert not any("还没有数的格" in text for text in reading.report.texts.values())
