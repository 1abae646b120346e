"""A block pasted into a table of either form: one step, all of it or nothing, totals compared and never written."""

import pytest

from assistant.desk.talk import Desk
from assistant.desk.view import View
from tests.desk.conftest import Talk

ROW = "applications.received."
COLUMNS = ("natural_person", "company", "research", "nonprofit", "legal_service", "other")
FIRST = ROW + "natural_person"


@pytest.fixture(params=["2025年", "2019年"])
def begun(talk: Talk, request: pytest.FixtureRequest) -> View:
    return talk(f"云溪县水务局，{request.param}", "部门")


def pasted(desk: Desk, view: View, block: str, cell: str = FIRST) -> View:
    return desk.set_block(view.draft, cell, block, view.rev)


def row(view: View, name: str) -> list[str | None]:
    return [view.shown[f"applications.{name}.{column}"] for column in (*COLUMNS, "total")]


def test_two_lines_with_their_totals_are_one_step_that_one_undo_takes_back(desk: Desk, begun: View):
    block = '1,234\t２\t三\t0\t0\t"12件"\t1251\r\n1\t0\t0\t0\t0\t0\t2\r\n'
    view = pasted(desk, begun, block)
    assert row(view, "received") == ["1234", "2", "3", "0", "0", "12", "1251"]
    assert row(view, "carried_in") == ["1", "0", "0", "0", "0", "0", "1"]
    assert view.stated == {"applications.carried_in.total": "2"}
    assert "写入 12 格" in view.turns[-1].text
    assert "合计 1 格核对一致。" in view.turns[-1].text
    assert any("“总计”填的是 2" in finding.say for finding in view.findings)
    assert view.rev == begun.rev + 1
    undone = desk.undo(view.draft, view.rev)
    assert (undone.shown, undone.stated) == (begun.shown, {})
    again = desk.redo(undone.draft, undone.rev)
    assert (again.shown, again.stated) == (view.shown, view.stated)


def test_one_bad_value_and_nothing_is_written(desk: Desk, begun: View):
    held = desk.set_cell(begun.draft, FIRST, "7", begun.rev)
    for bad in ("约9", "三十多", "1.5", "-2", "很多"):
        view = pasted(desk, held, f"8\t{bad}\n")
        assert f"“商业企业”列是“{bad}”" in view.note
        assert "整块都没有记录" in view.note
        assert view.shown == held.shown
        held = view


def test_empty_places_are_left_as_they_are_and_counted(desk: Desk, begun: View):
    held = desk.set_cell(begun.draft, ROW + "company", "7", begun.rev)
    view = pasted(desk, held, "1\t\t3\n")
    assert row(view, "received")[:3] == ["1", "7", "3"]
    assert "写入 2 格。空着的 1 格没有动。" in view.turns[-1].text


def test_what_stood_there_before_is_counted_when_it_changes(desk: Desk, begun: View):
    held = pasted(desk, begun, "1\t2\t3\n")
    assert "其中 2 格原来有数，已改成粘贴的数。" in pasted(desk, held, "1\t4\t5\n").turns[-1].text


def test_labels_at_the_left_and_heads_above_are_recognised(desk: Desk, begun: View):
    block = (
        "\t\t\t自然人\t商业企业\n"
        "三、本年度办理结果\t（一）予以公开\t\t1\t2\n"
        "\t（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t\t3\t4\n"
        "\t（三）不予公开\t1.属于国家秘密\t5\t6\n"
    )
    view = pasted(desk, begun, block, "applications.granted.natural_person")
    for number, name in enumerate(("granted", "partly_granted", "refused.state_secret")):
        assert row(view, name)[:2] == [str(2 * number + 1), str(2 * number + 2)]


def test_labels_of_other_lines_are_refused_by_name(desk: Desk, begun: View):
    view = pasted(desk, begun, "二、上年结转政府信息公开申请数量\t1\t2\n")
    assert "“二、上年结转政府信息公开申请数量”对着的是“一、本年新收政府信息公开申请数量”" in view.note
    assert view.shown == begun.shown


def test_a_block_of_the_first_table_goes_on_over_the_heads_between_its_parts(desk: Desk, begun: View):
    assert begun.form
    table = begun.form.table("disclosure")
    figures = [line for line in table.lines if any(entry.role == "figure" for entry in line.entries)]
    copied = [
        "\t".join("6" if entry.role == "figure" else entry.text for entry in line.entries) for line in table.lines[2:]
    ]
    view = pasted(desk, begun, "\n".join(copied), "disclosure.rules.made")
    assert view.note == ""
    cells = [entry.text for line in figures for entry in line.entries if entry.role == "figure"]
    assert {view.shown[cell] for cell in cells} == {"6"}


@pytest.mark.parametrize(
    ("block", "cell", "why"),
    [
        ("1\t2\t3\n", ROW + "other", "有 3 列数，从这一格往右只有 2 列"),
        ("1\n2\n", "applications.carried_out.company", "有 2 行，从这一格往下只有 1 行"),
        ("\t\n\t\n", FIRST, "没有数"),
        ("自然人\t商业企业\n", FIRST, "没有数"),
        ("1\t" * 30000, FIRST, "太多"),
    ],
)
def test_a_block_that_does_not_fit_is_refused(desk: Desk, begun: View, block: str, cell: str, why: str):
    view = pasted(desk, begun, block, cell)
    assert why in view.note
    assert view.shown == begun.shown


def test_an_old_total_of_the_clerk_goes_when_the_pasted_one_is_right(desk: Desk, begun: View):
    held = desk.set_cell(begun.draft, ROW + "total", "99", begun.rev)
    view = pasted(desk, held, "1\t1\t1\t1\t1\t1\t6\n")
    assert view.stated == {}
    assert row(view, "received")[-1] == "6"


def test_a_draft_without_tables_takes_no_block(desk: Desk):
    view = desk.start()
    with pytest.raises(KeyError):
        pasted(desk, view, "1\t2\n")
