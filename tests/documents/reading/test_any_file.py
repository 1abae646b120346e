"""Whatever the product writes is read back equal; whatever else comes is read or refused in a sentence."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents.guard.files import FileRefused
from assistant.documents.guard.limits import Limits
from assistant.documents.reading.door import open_paper
from assistant.documents.reading.reading import read_report
from assistant.documents.writing.fill import fill
from assistant.report.figures import Figures, plain, shown
from assistant.report.report import Report
from knowledge.shelf import form_for, load_forms, template_of

NAMES = ("年报.docx", "年报.xlsx", "年报.pdf", "年报.html", "年报.txt", "年报.doc", "年报")
MAGIC = (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", "一、总体情况\n\t0\n\t1\n\n".encode())
LINE = st.text(st.sampled_from("工作人员全年公开信息条例，。0123456789（）“”"), min_size=1, max_size=60).map(
    lambda words: f"本机关{words}。"
)


@pytest.mark.parametrize("year", [2020, 2025])
@settings(max_examples=25)
@given(data=st.data())
def test_any_report_that_the_product_writes_is_read_back_equal(year: int, data: st.DataObject) -> None:
    form = form_for(year)
    numbers = data.draw(st.lists(st.integers(0, 99_999), min_size=len(form.typed), max_size=len(form.typed)))
    figures = Figures(dict(zip((cell.id for cell in form.typed), numbers, strict=True)))
    texts = {slot: "\n".join(data.draw(st.lists(LINE, min_size=1, max_size=4))) for slot in ("overview", "problems")}
    report = Report(form, "云溪县水务局", year, "department", figures, texts=texts)
    reading = read_report(fill(template_of(form).read_bytes(), report), "年报.docx", load_forms(), Limits())
    wanted = {cell: plain(value) for cell, value in shown(form, figures).items() if value is not None}
    assert {cell: plain(value) for cell, value in reading.report.figures.given.items()} == wanted
    assert {slot: reading.report.texts[slot] for slot in texts} == texts
    assert not reading.doubtful
    assert (reading.report.organ, reading.report.year) == ("云溪县水务局", year)


@settings(max_examples=300)
@given(st.sampled_from(MAGIC), st.binary(max_size=400), st.sampled_from(NAMES))
def test_any_bytes_are_read_or_refused(magic: bytes, rest: bytes, name: str) -> None:
    with suppress(FileRefused):
        open_paper(magic + rest, name, Limits())
