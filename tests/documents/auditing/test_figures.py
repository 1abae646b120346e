"""The figures of an audit sheet: each cell in exactly one line, few lines, and each line true of its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.auditing.figures import OPEN, Line, figure_lines
from assistant.report.figures import Figures, Value, plain, shown
from assistant.report.form import Form
from assistant.report.origins import Origin
from knowledge.shelf import form_for, load_forms

FORM = form_for(2025)
SAID, TYPED, FOLLOWED = Origin("said", 3, "", "九件"), Origin("typed", 4), Origin("followed", 3)
ROW = "applications."


def lines(form: Form, given: Mapping[str, Value], origins: Mapping[str, Origin]) -> list[Line]:
    values = shown(form, Figures().changed(dict(given)))
    known = {
        cell: Origin("computed") if form.cells[cell].computed else origins.get(cell, SAID)
        for cell, value in values.items()
        if value is not None
    }
    return [line for table in form.tables for line in figure_lines(form, table, values, known)]


def applications(given: Mapping[str, Value], origins: Mapping[str, Origin] | None = None) -> list[tuple[str, str]]:
    found = lines(FORM, given, origins or {})
    return [(line.place, line.value) for line in found if line.cells[0].startswith(ROW)]


def all_zero() -> dict[str, Value]:
    return dict.fromkeys((cell.id for cell in FORM.typed), 0)


FEW = st.sampled_from([None, 0, 0, 0, 1, 12])
WAYS = st.sampled_from([SAID, TYPED, FOLLOWED, Origin("file", 5)])


@pytest.mark.parametrize("form", load_forms(), ids=lambda form: form.id)
@given(data=st.data())
def test_every_cell_of_the_form_stands_in_exactly_one_line_with_its_own_value_and_origin(
    form: Form, data: st.DataObject
):
    typed = [cell.id for cell in form.typed]
    drawn = data.draw(st.lists(FEW, min_size=len(typed), max_size=len(typed)))
    given = {cell: value for cell, value in zip(typed, drawn, strict=True) if value is not None}
    origins = {cell: data.draw(WAYS) for cell in given} if data.draw(st.booleans()) else {}
    values = shown(form, Figures().changed(given))
    accounted: list[str] = []
    for line in lines(form, given, origins):
        accounted += [*line.cells, *line.totals]
        for cell in line.cells:
            own = Origin("computed") if form.cells[cell].computed else origins.get(cell, SAID)
            assert line.origin == (None if values[cell] is None else own)
            if values[cell] in (0, None):
                assert line.value == (OPEN if values[cell] is None else "0")
        for cell in (*line.cells, *line.totals):
            if values[cell] not in (0, None):
                assert f"{form.cells[cell].column} {plain(values[cell])}" in line.value  # type: ignore[arg-type]
    assert sorted(accounted) == sorted(form.cells)


@given(st.lists(FEW, min_size=144, max_size=144), st.lists(WAYS, min_size=144, max_size=144))
def test_no_two_lines_of_a_table_stand_for_the_same_place(drawn: list[Value | None], ways: list[Origin]):
    typed = [cell.id for cell in FORM.typed if cell.table == "applications"]
    given = {cell: value for cell, value in zip(typed, drawn, strict=True) if value is not None}
    places = applications(given, dict(zip(typed, ways, strict=True)))
    rest = [place for place, _ in places if place.startswith(("其余各格", "其余的合计"))]
    assert len(rest) == len({re.sub("（.*", "", place) for place in rest}) <= 2
    assert len(places) == len(set(places))


def test_a_row_stands_in_one_line_with_its_total():
    given = {**all_zero(), f"{ROW}received.company": 2, f"{ROW}received.natural_person": 7}
    assert applications(given)[0] == ("一、本年新收政府信息公开申请数量", "自然人 7；商业企业 2；总计 9（自动合计）")


def test_figures_of_a_row_that_came_in_two_ways_stand_in_two_lines():
    given = {**all_zero(), f"{ROW}received.company": 2, f"{ROW}received.natural_person": 7}
    first, second, *_ = applications(given, {f"{ROW}received.company": TYPED})
    assert first == ("一、本年新收政府信息公开申请数量", "自然人 7")
    assert second == ("一、本年新收政府信息公开申请数量", "商业企业 2；总计 9（自动合计）")


def test_a_table_of_zeros_is_two_lines():
    assert applications(all_zero()) == [("其余各格（144 格）", "0"), ("其余的合计（31 格）", "0")]


def test_zeros_of_another_origin_are_named_and_the_most_wordy_are_the_rest():
    followed = {f"{ROW}{row}.company": FOLLOWED for row in ("granted", "partly_granted")}
    given = {**all_zero(), f"{ROW}received.natural_person": 7, f"{ROW}granted.natural_person": 7}
    places = dict(applications(given, followed))
    assert places["（一）予以公开、（二）部分公开：商业企业（2 格）"] == "0"
    assert places["其余各格（140 格）"] == "0"


def test_an_open_cell_is_named_and_so_is_the_total_that_hangs_on_it():
    given = all_zero()
    del given["disputes.reconsideration.upheld"]
    found = {line.place: line.value for line in lines(FORM, given, {}) if line.cells[0].startswith("disputes")}
    assert found["行政复议：结果维持"] == OPEN
    assert found["行政复议：总计"] == OPEN


def test_an_empty_draft_is_a_few_lines():
    assert [line.place for line in lines(FORM, {}, {})] == [
        "其余各格（10 格）",
        "其余各格（144 格）",
        "各合计（31 格）",
        "其余各格（12 格）",
        "行政复议、未经复议直接起诉、复议后起诉：总计（3 格）",
    ]
