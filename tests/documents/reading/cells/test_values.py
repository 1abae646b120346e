"""One cell of a table: numbers with signs, units and remarks, marks and blanks, each kept apart from the others."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.reading.cells.values import looks_like_figure, read_cell
from assistant.documents.reading.doubts import DOUBTFUL
from assistant.report.figures import Mark, plain
from assistant.report.form import Cell
from knowledge.shelf import form_for

COUNT = form_for(2025).cells["applications.received.company"]
WAN_YUAN = form_for(2025).cells["disclosure.fees.amount"]
YUAN = form_for(2019).cells["disclosure.procurement.amount_yuan"]
SIGNED = form_for(2019).cells["disclosure.licensing.change"]


@pytest.mark.parametrize(
    ("text", "cell", "value"),
    [
        ("0", COUNT, 0),
        ("　0", COUNT, 0),
        (" 12 ", COUNT, 12),
        ("１２", COUNT, 12),
        ("0件", COUNT, 0),
        ("3 件", COUNT, 3),
        ("1,234", COUNT, 1234),
        ("22（其中修订16件）", COUNT, 22),
        ("55(含自然失效29件)", COUNT, 55),
        ("零", COUNT, 0),
        ("\u200b7\ufeff", COUNT, 7),
        ("-3", COUNT, -3),
        ("25770元", YUAN, 25770),
        ("2.577万元", YUAN, 25770),
        ("25770", YUAN, 25770),
        ("24252.311082", WAN_YUAN, Decimal("24252.311082")),
        ("3500元", WAN_YUAN, Decimal("0.35")),
        ("282.10万元", WAN_YUAN, Decimal("282.1")),
        ("+2", SIGNED, 2),
        ("-18", SIGNED, -18),
        ("增2", SIGNED, 2),
        ("减少18", SIGNED, -18),
        ("2（减少）", SIGNED, -2),
        ("128500（元）", WAN_YUAN, Decimal("12.85")),
        ("3（千元）", WAN_YUAN, Decimal("0.3")),
        ("128500（单位：元）", WAN_YUAN, Decimal("12.85")),
    ],
)
def test_a_number_is_read_as_the_office_wrote_it(text: str, cell: Cell, value: object) -> None:
    read = read_cell(text, cell)
    assert (read.value, read.say) == (value, "")
    assert read.sure >= DOUBTFUL


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("  ", None),
        ("　", None),
        ("\n", None),
        ("«三B12»", None),
        ("/", Mark.SLASH),
        ("／", Mark.SLASH),
        ("\\", Mark.SLASH),
        ("-", Mark.DASH),
        ("—", Mark.DASH),
        ("——", Mark.DASH),
        ("－", Mark.DASH),
        ("无", Mark.NONE),
        (" 无 ", Mark.NONE),
    ],
)
def test_blanks_and_marks_are_no_numbers_and_no_doubts(text: str, value: object) -> None:
    read = read_cell(text, COUNT)
    assert (read.value, read.say) == (value, "")
    assert read.sure == 1


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("1 2", COUNT),
        ("约5", COUNT),
        ("5余件", COUNT),
        ("3-5", COUNT),
        ("?", COUNT),
        ("详见附件", COUNT),
        ("1.2.3", COUNT),
        ("12元", COUNT),
        ("50%", COUNT),
        ("3月", COUNT),
        ("007", COUNT),
        ("12件", WAN_YUAN),
        ("4166万", WAN_YUAN),
        ("十百", COUNT),
        ("12①", COUNT),
        ("12¹", COUNT),
        ("3½", COUNT),
        ("12(3)", COUNT),
        ("6（减2）", COUNT),
        ("1" * 60, COUNT),
        ("x" * 10_000, COUNT),
    ],
)
def test_what_is_no_clear_number_is_not_read_and_the_reason_is_said(text: str, cell: Cell) -> None:
    read = read_cell(text, cell)
    assert read.value is None
    assert read.say
    assert read.sure < DOUBTFUL


@pytest.mark.parametrize(
    ("text", "cell", "value"),
    [("1808\n595", COUNT, 1808595), ("5\n4\n6", COUNT, 546), ("416\n6.24\n1619", WAN_YUAN, Decimal("4166.241619"))],
)
def test_digits_broken_over_lines_are_joined_but_doubtful(text: str, cell: Cell, value: object) -> None:
    read = read_cell(text, cell)
    assert read.value == value
    assert read.sure < DOUBTFUL
    assert "断成几行" in read.say


def test_a_stroke_that_may_be_the_number_one_is_doubtful() -> None:
    read = read_cell("一", COUNT)
    assert read.sure < DOUBTFUL
    assert "横线" in read.say


@pytest.mark.parametrize("text", ["", "3", "25770元", "/", "—", "无", "1 2", "22（其中修订16件）", "+2", "０", "三"])
def test_figures_look_like_figures(text: str) -> None:
    assert looks_like_figure(text)


@pytest.mark.parametrize(
    "text", ["3.其他", "1.属于国家秘密", "1、重复申请", "规章", "（七）总计", "总计", "2024年度报告"]
)
def test_labels_do_not_look_like_figures(text: str) -> None:
    assert not looks_like_figure(text)


@given(st.text(max_size=40), st.sampled_from([COUNT, WAN_YUAN, YUAN, SIGNED]))
def test_any_text_gives_a_value_or_a_reason(text: str, cell: Cell) -> None:
    read = read_cell(text, cell)
    assert 0 <= read.sure <= 1
    if read.value is None and read.sure < DOUBTFUL:
        assert read.say
    assert not isinstance(read.value, float)


@given(st.decimals(min_value=0, max_value=10**9, places=6))
def test_an_amount_written_out_is_read_back_equal(amount: Decimal) -> None:
    read = read_cell(plain(amount), WAN_YUAN)
    assert isinstance(read.value, int | Decimal)
    assert plain(read.value) == plain(amount)
