"""The audit sheet of a draft: every figure, text and finding with where it came from and what became of it."""

from __future__ import annotations

import io
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest

from assistant.desk.talk import Desk, Refusal
from assistant.desk.view import View
from tests.desk.conftest import TODAY, Talk
from tests.desk.drafts import SENTENCE, WRONG, brought, report_file
from tests.documents.samples import ORGAN, sample_report
from tests.ooxml import schema_errors

OPENING = (f"{ORGAN}，2025年", "部门")
REASON, WHO = "九件是县长信箱转来的，按口径单列", "张某某"
Rows = list[list[str]]


def sheet(desk: Desk, view: View) -> Any:
    data = desk.files.audit(view.draft)
    assert isinstance(data, bytes)
    assert schema_errors(data) == []
    return docx.Document(io.BytesIO(data))


def tables(desk: Desk, view: View) -> dict[str, Rows]:
    """The lines of each table by the heading over it; the first one has none."""
    found: dict[str, Rows] = {}
    heading = ""
    for block in sheet(desk, view).iter_inner_content():
        if isinstance(block, docx.table.Table):
            found[heading] = [[cell.text for cell in row.cells] for row in block.rows[1:]]
        elif block.style.name == "Heading 1":
            heading = block.text
    return found


def head(desk: Desk, view: View) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in tables(desk, view)[""]}


def sources(rows: Rows) -> dict[tuple[str, str], str]:
    return {(row[0], row[1]): row[2] for row in rows}


@pytest.fixture
def half(desk: Desk, talk: Talk) -> View:
    """A draft in which figures came in every way but a correction."""
    begun = desk.start()
    view = desk.bring(begun.draft, "去年.docx", report_file(2024), begun.rev)
    view = talk("有", "收到10件，其中9个自然人，1家企业", "照上年报告填", "等法规科", on=view)
    view = desk.set_cell(view.draft, "applications.granted.natural_person", "7", view.rev)
    return brought(desk, view, "今年半份.docx")


def test_the_first_page_says_whose_report_it_is_and_when_the_sheet_was_made(tmp_path: Path):
    now = datetime(2026, 1, 6, 1, 30, tzinfo=UTC)
    with closing(Desk(tmp_path / "other", today=lambda: TODAY, now=lambda: now)) as desk:
        view = brought(desk)
        told = head(desk, view)
    assert told["报告"][0] == f"{ORGAN}2025年政府信息公开工作年度报告"
    assert told["单位"] == [ORGAN, told["单位"][1]]
    assert told["单位"][1].startswith("读入的文件“今年.docx”（第 1 步")
    assert told["年度"][0].startswith("2025年")
    assert told["单位类型"][0] == "政府部门或街道办事处"
    assert told["草稿编号"][0] == view.draft
    assert told["导出时间"][0] == "2026.01.06 01:30"
    assert told["上年报告"][0] == "没有"


def test_an_unfinished_draft_is_said_to_be_one_with_what_is_left_to_do(desk: Desk, talk: Talk):
    view = talk(*OPENING, "自然人9件，其余没有")
    assert sheet(desk, view).paragraphs[0].text == "年报核对记录（未完成）"
    assert "“四、政府信息公开行政复议、行政诉讼情况”还有 12 格没有填" in head(desk, view)["状态"][0]


def test_a_finished_one_is_not(desk: Desk):
    view = brought(desk)
    assert sheet(desk, view).paragraphs[0].text == "年报核对记录"
    assert head(desk, view)["状态"][0] == "已完成，可以导出"


def test_without_a_year_there_is_no_sheet(desk: Desk):
    assert desk.files.audit(desk.start().draft) == Refusal(("还没有选报告年度。",))


def test_each_figure_says_how_it_came(desk: Desk, half: View):
    rows = tables(desk, half)["三、收到和处理政府信息公开申请情况"]
    found = sources(rows)
    received = ("一、本年新收政府信息公开申请数量", "自然人 9；商业企业 1；总计 10（自动合计）")
    assert found[received].startswith("对话里说的：“收到10件，其中9个自然人，1家企业”（第 3 步，20")
    carried = next(row for row in rows if row[0].startswith("二、") and row[1] != "0")
    assert carried[2].startswith("照上年报告填的：“照上年报告填”（第 4 步")
    assert found["（一）予以公开", "自然人 7"].startswith("表格里填的（第 6 步")
    read = [row[2] for row in rows if row[2].startswith("读入的文件")]
    assert read[0].startswith("读入的文件“今年半份.docx”（第 7 步")
    assert set(read[1:]) == {"读入的文件（第 7 步，同上）"}
    followed = [row for row in rows if row[2].startswith("自动补 0")]
    assert [row[1] for row in followed] == ["0"]
    assert "社会公益组织（22 格）" in followed[0][0]
    assert found["（七）总计：社会公益组织", "0"] == "自动合计"


def test_every_figure_is_counted(desk: Desk, half: View):
    assert half.form
    counted = [line.text for line in sheet(desk, half).paragraphs if line.text.startswith("共 ")]
    assert [int(line.split()[1]) for line in counted] == [10, 175, 15]
    assert sum(map(int, (line.split()[1] for line in counted))) == len(half.form.cells)


def test_what_was_undone_is_not_where_a_figure_came_from(desk: Desk, talk: Talk):
    view = talk(*OPENING, "自然人9件，其余没有")
    view = desk.set_cell(view.draft, "applications.received.natural_person", "8", view.rev)
    view = desk.undo(view.draft, view.rev)
    rows = tables(desk, view)["三、收到和处理政府信息公开申请情况"]
    assert rows[0][1:] == ["自然人 9；总计 9（自动合计）", rows[0][2]]
    assert "“自然人9件，其余没有”（第 3 步" in rows[0][2]


def test_a_correction_that_was_clicked_is_told_as_one(desk: Desk):
    view = brought(desk)
    sound = view.shown["applications.granted.company"]
    view = desk.set_cell(view.draft, "applications.granted.company", f"{sound}0", view.rev)
    corrected = [[change.cell for change in one.corrections] for one in view.remedies]
    view = desk.correct(view.draft, corrected.index(["applications.granted.company"]), view.rev)
    rows = tables(desk, view)["三、收到和处理政府信息公开申请情况"]
    (row,) = (row for row in rows if row[2].startswith("点选的改正建议（第 3 步，20"))
    assert row[:2] == ["（一）予以公开", f"商业企业 {sound}"] or row[1].startswith(f"商业企业 {sound}；")


def test_facts_and_texts_say_how_they_came(desk: Desk, talk: Talk):
    figures = ("自然人9件，其余没有", "没有", "予以公开自然人9件，其余没有", *("没有",) * 5)
    view = talk(*OPENING, *figures, "主动公开120条，其余不写", "不写", "我局公开了供水水价。", "1", on=None)
    found = tables(desk, view)
    assert found["正文用到的数"][0][:2] == ["全年主动公开政府信息", "120条"]
    assert "“主动公开120条，其余不写”" in found["正文用到的数"][0][2]
    texts = {row[0]: row[1:] for row in found["正文"]}
    assert texts["第一部分“主动公开”"][0] == "我局公开了供水水价。"
    assert texts["第一部分“主动公开”"][1].startswith("对话里说的（第 ")
    offered = texts["第一部分“依申请公开”"]
    assert "9件" in offered[0]
    assert offered[1].startswith("采用往年表述“")
    assert "：“1”（第 " in offered[1]
    assert texts["第一部分“综述”"][0] == "（不写）"
    assert texts["第五部分“存在的主要问题”"] == ["（还没有写）", ""]


def test_texts_stand_in_printed_order(desk: Desk):
    texts = [row[0] for row in tables(desk, brought(desk))["正文"]]
    assert texts[:4] == ["引言和落款“文号”", "引言和落款“主送机关”", "引言和落款“引言”", "第一部分“综述”"]
    assert texts[-1] == "引言和落款“成文日期”"


def findings(desk: Desk, view: View) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in tables(desk, view)["核对发现和处理"]}


def test_every_finding_says_what_became_of_it(desk: Desk):
    view = brought(desk, overview=WRONG)
    key = next(finding.key for finding in view.findings if finding.code == "N-1")
    assert findings(desk, view)["N-1"][2] == "未处理，处理之前不能导出"
    assert findings(desk, view)["T2-3"][2] == "未处理"
    assert findings(desk, view)["T3-6"][::2] == ["提示", "供参考"]
    view = desk.waive(view.draft, key, REASON, WHO, view.rev)
    severity, say, became = findings(desk, view)["N-1"]
    assert severity == "错误"
    assert SENTENCE in say
    assert became.startswith(f"已保留。理由：{REASON}\n经办人：{WHO}，20")
    assert sorted(findings(desk, view)) == sorted({one.code for one in (*view.findings, view.waived[0].finding)})


def test_a_waiver_that_lapsed_is_told_beside_the_finding_that_is_back(desk: Desk):
    view = brought(desk, overview=WRONG)
    key = next(finding.key for finding in view.findings if finding.code == "N-1")
    view = desk.waive(view.draft, key, REASON, WHO, view.rev)
    view = desk.set_cell(view.draft, "applications.received.company", "600", view.rev)
    became = [row[3] for row in tables(desk, view)["核对发现和处理"] if row[0] == "N-1"]
    assert became[0].startswith("未处理")
    assert became[1].startswith("曾经保留，后来数或文字改过，不再算数。理由：" + REASON)


def test_what_to_look_at_before_publishing_is_ticked_off_by_hand(desk: Desk):
    view = brought(desk)
    assert view.checklist
    assert tables(desk, view)["公开前请自查"] == [["□", one.say, one.code] for one in view.checklist]


def test_words_that_are_cut_beside_a_figure_are_printed_whole_once(desk: Desk, talk: Talk):
    kinds = ("自然人9件", "商业企业1件", "科研机构2件", "社会公益组织3件", "法律服务机构4件", "其他组织5件")
    said = f"本年新收政府信息公开申请数量：{'，'.join(kinds)}，谢谢，谢谢"
    lost = "这一句没有听懂，什么也没有记下来，" * 5
    view = talk(*OPENING, said, lost)
    assert view.shown["applications.received.company"] == "1"
    found = tables(desk, view)
    assert "……”" in found["三、收到和处理政府信息公开申请情况"][0][2]
    assert [row[2] for row in found["较长的原话"]] == [said]


def test_a_long_paragraph_of_the_clerk_s_own_is_not_printed_twice(desk: Desk, talk: Talk):
    figures = ("没有",) * 7
    own = "我局按照部署做好主动公开工作，" * 8 + "成效明显。"
    view = talk(*OPENING, *figures, "不写", "不写", own)
    assert own in [paragraph.text for paragraph in view.paragraphs]
    assert "较长的原话" not in tables(desk, view)


def test_whatever_was_typed_the_sheet_is_valid(desk: Desk, talk: Talk):
    hostile = "\x00\x0b<b>&]]>\ufffe\ud800𠮷"
    view = brought(desk, name=f"{hostile}.docx", overview=WRONG)
    view = desk.waive(view.draft, view.findings[0].key, REASON + hostile, WHO + hostile, view.rev)
    assert len(view.waived) == 1
    assert "<b>&]]>" in "".join(findings(desk, view)["N-1"])


@pytest.mark.office
def test_another_office_program_opens_it(desk: Desk, half: View, soffice: str, tmp_path: Path):
    data = desk.files.audit(half.draft)
    assert isinstance(data, bytes)
    (tmp_path / "audit.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    source = tmp_path / "audit.docx"
    command = [soffice, profile, "--headless", "--convert-to", "txt:Text", "--outdir", tmp_path, source]
    subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=180)
    text = (tmp_path / "audit.txt").read_text("utf-8-sig")
    assert sample_report(2025).title in text
    assert "照上年报告填的" in text
