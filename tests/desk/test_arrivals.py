"""Reports brought to the desk: last year's lies beside the draft, this year's goes into it, a stranger's neither."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.desk.talk import Desk
from assistant.desk.view import View
from tests.desk.conftest import Talk
from tests.documents.reading.made.pasted import from_excel
from tests.documents.reading.made.printed import PrintedReport
from tests.documents.samples import ORGAN, as_printed, sample_report
from tests.published import SEED

OPENING = (f"{ORGAN}，2025年", "部门")
ROW = "applications."


def report(year: int, **changed: str) -> PrintedReport:
    """An invented report that balances, with the cells changed: `carried_out__company="1 2"`."""
    figures = as_printed(sample_report(year))
    assert set(figures) >= {ROW + name.replace("__", ".") for name in changed}
    return PrintedReport(year, {**figures, **{ROW + name.replace("__", "."): text for name, text in changed.items()}})


def brought(desk: Desk, view: View, made: PrintedReport, name: str = "报告.txt") -> View:
    return desk.bring(view.draft, name, from_excel(made).encode(), view.rev)


def said(view: View) -> str:
    return view.turns[-1].text


def typed(view: View) -> dict[str, str]:
    assert view.form
    return {cell: text for cell, text in view.shown.items() if text is not None and not view.form.cells[cell].computed}


def test_last_years_report_opens_the_draft_and_lies_beside_it(desk: Desk) -> None:
    made = report(2024)
    view = brought(desk, desk.start(), made, "去年的年报.txt")
    assert (view.organ, view.year, view.kind) == (ORGAN, 2025, "department")
    assert typed(view) == {}
    assert view.before is not None
    assert view.before.shown == {cell: text or None for cell, text in made.figures.items()}
    assert view.before.source == "去年的年报.txt"
    assert ("总体情况", made.texts["overview"]) in view.before.texts
    assert "200/200" in said(view)


def test_what_was_carried_out_is_proposed_and_written_at_a_word(desk: Desk, talk: Talk) -> None:
    made = report(2024)
    view = talk("没有", on=brought(desk, desk.start(), made))
    assert "照上年报告填" in view.quick_replies
    assert not [cell for cell in typed(view) if ".carried_in." in cell]
    view = talk("照上年报告填", on=view)
    written = {cell: text for cell, text in typed(view).items() if ".carried_in." in cell}
    assert written == {cell: made.figures[cell.replace("carried_in", "carried_out")] for cell in written}
    assert len(written) == 6


def test_a_carried_figure_that_differs_from_last_year_is_said_at_once(desk: Desk, talk: Talk) -> None:
    made = report(2024)
    carried = int(made.figures[ROW + "carried_out.natural_person"])
    view = talk("没有", f"自然人{carried + 1}件，其余没有", on=brought(desk, desk.start(), made))
    assert "T3-7" in {finding.code for finding in view.findings}


def test_a_doubtful_cell_is_asked_about_before_it_counts(desk: Desk, talk: Talk) -> None:
    view = brought(desk, desk.start(), report(2024, carried_out__company="1 2"))
    assert "“1 2”" in said(view)
    assert view.before is not None
    assert view.before.shown[ROW + "carried_out.company"] is None
    view = talk("12", on=view)
    assert view.before is not None
    assert view.before.shown[ROW + "carried_out.company"] == "12"
    assert typed(view) == {}


def test_a_second_file_leaves_the_doubts_about_the_first_standing(desk: Desk, talk: Talk) -> None:
    view = brought(desk, desk.start(), report(2024, carried_out__company="1 2"))
    view = brought(desk, view, report(2025, granted__company="3 4"))
    assert "“1 2”" in said(view)
    assert "“3 4”" in said(talk("12", on=view))


def test_this_years_report_goes_into_the_draft_with_figures_and_texts(desk: Desk) -> None:
    made = report(2025)
    view = brought(desk, desk.start(), made)
    assert (view.organ, view.year) == (ORGAN, 2025)
    assert view.form
    assert typed(view) == {cell.id: made.figures[cell.id] for cell in view.form.typed}
    assert view.open_cells == ()
    written = {paragraph.slot: "" for paragraph in view.paragraphs}
    for paragraph in view.paragraphs:
        written[paragraph.slot] += paragraph.text + "\n"
    assert {slot: text.strip() for slot, text in written.items()} == dict(made.texts)


def test_what_was_said_before_is_not_changed_by_a_file(desk: Desk, talk: Talk) -> None:
    view = talk(*OPENING, "自然人9件，其余没有")
    view = brought(desk, view, report(2025))
    assert view.shown[ROW + "received.natural_person"] == "9"
    assert "草稿没有改" in said(view)
    assert "草稿是 9" in said(view)


def test_totals_that_do_not_add_up_in_the_file_are_said(desk: Desk) -> None:
    view = brought(desk, desk.start(), report(2025, received__total="7777"))
    assert "7777" in said(view)
    assert view.shown[ROW + "received.total"] != "7777"


def test_a_file_of_another_organ_year_or_kind_changes_nothing(desk: Desk, talk: Talk) -> None:
    view = talk(*OPENING)
    strangers = {
        "机构改名": replace(report(2024), organ="云溪县教育局"),
        "2023年": report(2023),
        "单位类型": replace(report(2024), organ=f"{ORGAN}镇人民政府"),
    }
    for word, stranger in strangers.items():
        after = brought(desk, view, stranger)
        assert word in after.note
        assert (after.before, typed(after), after.organ) == (None, {}, ORGAN)
        view = after


def test_a_file_that_cannot_be_read_is_no_step(desk: Desk, talk: Talk) -> None:
    view = talk(*OPENING)
    after = desk.bring(view.draft, "年报.docx", b"PK not a zip", view.rev)
    assert "年报.docx" in after.note
    assert (after.rev, after.turns) == (view.rev, view.turns)


def test_a_file_can_be_taken_back(desk: Desk) -> None:
    view = brought(desk, desk.start(), report(2025))
    view = desk.undo(view.draft, view.rev)
    assert (view.organ, view.year, view.form, view.paragraphs) == ("", None, None, ())


def test_last_years_report_stays_when_the_organ_is_named_in_full(desk: Desk, talk: Talk) -> None:
    view = brought(desk, desk.start(), replace(report(2024), organ="云溪县水务"))
    view = talk(f"单位名称应为{ORGAN}", on=view)
    assert view.organ == ORGAN
    assert view.before is not None


def test_a_table_pasted_into_the_talk_is_this_years(desk: Desk, talk: Talk) -> None:
    made = report(2025)
    table = from_excel(made).split("\n三、收到", 1)[1].split("\n四、政府", 1)[0].split("\n", 1)[1]
    view = talk(*OPENING, table.strip("\n"))
    assert view.form
    applied = {cell: text for cell, text in typed(view).items() if cell.startswith(ROW)}
    assert applied == {cell.id: made.figures[cell.id] for cell in view.form.typed if cell.id.startswith(ROW)}


def test_the_seed_as_last_year_proposes_its_figures_for_2020(desk: Desk, talk: Talk, shared: Path) -> None:
    file = shared / "reports" / f"{SEED}.txt"
    view = desk.start()
    view = desk.bring(view.draft, file.name, file.read_bytes(), view.rev)
    assert view.year == 2020
    assert view.form
    assert view.form.id == "gov-info-2019"
    view = talk("逐项问我", "没有", on=view)
    assert "二、上年结转政府信息公开申请数量" in said(view)
    view = talk("照上年报告填", on=view)
    assert {text for cell, text in typed(view).items() if ".carried_in." in cell} == {"0"}


def test_files_survive_a_restart(desk: Desk, tmp_path: Path) -> None:
    view = brought(desk, desk.start(), report(2024, carried_out__company="1 2"))
    desk.close()
    again = Desk(tmp_path / "data")
    try:
        assert replace(again.view(view.draft), note="") == view
    finally:
        again.close()


def test_a_file_without_any_table_says_so(desk: Desk) -> None:
    view = desk.start()
    text = f"{ORGAN}2024年政府信息公开工作年度报告\n一、总体情况\n全年平稳。\n"
    view = desk.bring(view.draft, "报告.txt", text.encode(), view.rev)
    assert "没有读到一张表" in said(view)
    assert view.before is not None


def test_a_second_paste_leaves_the_doubts_about_the_first_standing(desk: Desk, talk: Talk) -> None:
    tables = from_excel(report(2025, granted__company="3 4")).split("\n三、收到", 1)[1]
    third, fourth = tables.split("\n四、政府", 1)
    fourth = fourth.split("\n五、存在", 1)[0]
    view = talk(*OPENING, third.split("\n", 1)[1].strip("\n"), fourth.split("\n", 1)[1].strip("\n"))
    assert "“3 4”" in said(view)
    assert view.shown["disputes.direct_suit.upheld"] is not None


def test_a_note_that_is_no_report_changes_nothing(desk: Desk) -> None:
    view = desk.start()
    view = desk.bring(view.draft, "通知.txt", "关于2026年春节放假的通知\n各科室：\n放假七天。\n".encode(), view.rev)
    assert "不像年度报告" in view.note
    assert (view.year, view.before) == (None, None)
