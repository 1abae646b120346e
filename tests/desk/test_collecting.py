"""Lists of open figures: made for the offices, filled in by them, brought back; no number comes in by mistake."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import openpyxl
import pytest

from assistant.desk.collecting import CollectionKind
from assistant.desk.talk import Desk, Refusal
from assistant.desk.view import View
from assistant.report.form import Form
from tests.desk.conftest import Talk
from tests.desk.drafts import report_file
from tests.documents.collecting.offices import FILLS, by_names, copied, fill_excel, fill_word, saved
from tests.documents.samples import ORGAN, as_printed, sample_report
from tests.ooxml import schema_errors

OPENING = (f"{ORGAN}，2025年", "部门")
KINDS: tuple[CollectionKind, ...] = ("docx", "xlsx")
FACTS = {"released.total": "1278", "trainings.count": "3", "processing_fee.yuan": "270"}
LICENSING = "disclosure.licensing.decisions"
Change = Callable[[Any], None]


@pytest.fixture
def opened(talk: Talk) -> View:
    return talk(*OPENING)


def form_in(view: View) -> Form:
    assert view.form
    return view.form


def listed(desk: Desk, view: View, kind: CollectionKind) -> bytes:
    data = desk.collection(view.draft, kind)
    assert isinstance(data, bytes)
    return data


def back(desk: Desk, view: View, data: bytes, kind: str) -> View:
    return desk.bring(view.draft, f"清单.{kind}", data, view.rev)


def typed(view: View) -> dict[str, str]:
    return {cell.id: text for cell in form_in(view).typed if (text := view.shown[cell.id]) is not None}


def said(view: View) -> str:
    return view.turns[-1].text


def figures() -> dict[str, str]:
    report = sample_report(2025)
    printed = as_printed(report)
    return {cell.id: printed[cell.id] for cell in report.form.typed}


def test_round(desk: Desk, opened: View):
    for kind in KINDS:
        data = listed(desk, opened, kind)
        filled = FILLS[kind](data, by_names(form_in(opened), {**figures(), **FACTS}))
        view = back(desk, opened, filled, kind)
        print(said(view)[:600])
        assert typed(view) == figures()
        opened = desk.undo(view.draft, view.rev)
        assert typed(opened) == {}
        if kind == "xlsx":
            view = desk.say(opened.draft, copied(filled), opened.rev)
            print(said(view)[:900])
            assert typed(view) == figures()
