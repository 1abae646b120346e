"""What was understood is said back: figures with row and column, old values, zeros counted."""

from assistant.interview.readback import read_back
from tests.interview.saying import OPENED, form_of, with_figures

ROW = "applications.received."


def said(changes, draft=OPENED):
    return read_back(form_of(draft), draft, changes)


def test_figures_are_named_by_row_and_column():
    assert said({ROW + "natural_person": 9, ROW + "company": 1}) == (
        "已记：“一、本年新收政府信息公开申请数量”自然人 9、商业企业 1。"
    )


def test_zeros_are_counted_with_their_place():
    assert "共 2 格填 0" in said({ROW + "natural_person": 0, ROW + "company": 0})
    few = said({ROW + "natural_person": 9, ROW + "company": 0, "applications.granted.company": 0})
    assert "“一、本年新收政府信息公开申请数量”其余、“（一）予以公开”共 2 格填 0" in few
    rows = ("received", "carried_in", "granted", "partly_granted")
    many = said({ROW + "natural_person": 9} | {f"applications.{row}.company": 0 for row in rows})
    assert "第三部分其余共 4 格填 0" in many


def test_a_changed_figure_is_said_with_what_stood_there():
    draft = with_figures(OPENED, received__natural_person=9)
    assert "“自然人”列由 9 改为 0" in said({ROW + "natural_person": 0}, draft)
    assert "由 9 改为 8" in said({ROW + "natural_person": 8}, draft)
