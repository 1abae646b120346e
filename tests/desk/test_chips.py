"""What in a paragraph is bound: its place, what it follows, whether it is a number, and the cells of this year."""

from assistant.desk.view import Chip, View
from tests.desk.conftest import Talk

OPENING = ("云溪县水务局，2025年", "部门", "有", "自然人9件，企业1件", "没有")
TOTAL = "applications.received.total"


def bound(view: View) -> list[tuple[Chip, str]]:
    return [(chip, one.text[chip.start : chip.end]) for one in view.paragraphs for chip in one.chips]


def test_a_number_of_own_words_that_follows_the_table_names_its_cell(talk: Talk):
    view = talk(*OPENING, "重写依申请公开", "全年收到政府信息公开申请10件，均已答复。", "跟着走")
    ((chip, words),) = bound(view)
    assert (words, chip.kind, chip.cells, chip.open) == ("10", "number", (TOTAL,), False)


def test_names_are_told_from_numbers_and_have_no_cells(talk: Talk):
    found = bound(talk(*OPENING, "全部起草"))
    assert {chip.meaning for chip, _ in found if chip.kind == "name"} <= {
        "报告年度",
        "单位全称",
        "单位自称",
        "所在地名称",
    }
    assert not any(chip.cells for chip, _ in found if chip.kind == "name")
    assert ("2025", "name") in {(words, chip.kind) for chip, words in found}
