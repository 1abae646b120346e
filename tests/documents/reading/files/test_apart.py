"""Readers in a process of their own: the same Paper comes back, and a hostile file costs no more than its limits."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.documents.reading.files.apart import Kind, _paper, read_apart
from assistant.documents.reading.files.pdf import read_pdf
from assistant.documents.reading.files.workbook import read_workbook
from assistant.documents.reading.paper import Line, Paper, Sheet, Square
from tests.documents.reading.files.minibook import ROWS, with_rows
from tests.documents.reading.files.minipdf import FONT, Drawing, assembled, pdf, stream

SECONDS, MEMORY, PAGES = 60, 1_500_000_000, 20
PRINTED = pdf(
    Drawing().text(72, 60, "一、总体情况").cells((90, 190, 290), (100, 120, 140), [["规章", "12"], ["文件", ""]])
)


def on_a_page(content: bytes) -> bytes:
    """A file of one page with that content stream."""
    named = b"<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources" + named + b">>"
    again = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    catalogue = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>"}
    return assembled({**catalogue, 3: page, 4: content, 5: FONT, 6: stream(b"/X Do /X Do", again)})


def test_what_was_read_comes_back_whole():
    assert read_apart("pdf", PRINTED, SECONDS, MEMORY, PAGES) == read_pdf(PRINTED, PAGES)
    data = with_rows(["一、总体情况“引号”"], *ROWS, ["件", "=SUM(B1:B2)"])
    assert read_apart("xlsx", data, SECONDS, MEMORY, PAGES) == read_workbook(data)


def test_a_paper_is_the_same_after_its_way_as_json():
    squares = (Square("1\n2", 0, 1, 2, 3, page=4, doubt="乱"), Square("", 2, 0))
    paper = Paper((Line("一、“总”\\", 1), Sheet(1, squares, aligned=False, name="表", doubt="疑"), Line("完")), "标题")
    assert _paper(json.loads(json.dumps(paper, default=vars))) == paper


@pytest.mark.parametrize(
    ("kind", "data", "sentence"),
    [("pdf", b"%PDF", "PDF 文件打不开"), ("xlsx", b"PK", "工作簿打不开"), ("pdf", pdf(Drawing().picture()), "扫描")],
)
def test_what_the_reader_says_is_said(kind: Kind, data: bytes, sentence: str):
    with pytest.raises(ValueError, match=sentence):
        read_apart(kind, data, SECONDS, MEMORY, PAGES)


def test_pages_are_bounded():
    with pytest.raises(ValueError, match="最多读 1 页"):
        read_apart("pdf", pdf(Drawing(), Drawing()), SECONDS, MEMORY, 1)


def test_a_file_that_takes_too_much_memory_is_refused():
    bomb = on_a_page(stream(b" " * 400_000_000, packed=True))
    assert len(bomb) < 1_000_000
    with pytest.raises(ValueError, match=r"^文件太复杂，读它要用的内存太多：请"):
        read_apart("pdf", bomb, SECONDS, 300_000_000, PAGES)


def test_a_file_that_takes_too_long_is_refused():
    endless = on_a_page(stream(b"[" * 20_000_000, packed=True))
    with pytest.raises(ValueError, match=r"^文件太复杂，在 1 秒内没有读完：请"):
        read_apart("pdf", endless, 1, MEMORY, PAGES)


def test_a_reader_that_waits_for_nothing_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(sys, "executable", stand_in(tmp_path, "exec sleep 1000"))
    with pytest.raises(ValueError, match=r"在 0\.5 秒内没有读完"):
        read_apart("pdf", PRINTED, 0.5, MEMORY, PAGES)


def stand_in(folder: Path, script: str) -> str:
    """A program in the place of Python."""
    program = folder / "program"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


HOSTILE = {
    "page tree bites its tail": assembled(
        {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}
    ),
    "form draws itself": on_a_page(stream(b"/X Do")),
    "deep arrays": assembled(
        {1: b"<</Type/Catalog/Pages 2 0 R/A " + b"[" * 50_000 + b">>", 2: b"<</Type/Pages/Kids[]>>"}
    ),
    "no such filter": on_a_page(stream(b"x", b"/Filter/NoneSuch")),
    "size beyond all": PRINTED.replace(b"595 842", b"1e99 0"),
    "number of nothing": PRINTED.replace(b"/Contents 11 0 R", b"/Contents 99 0 R"),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_with_a_sentence(data: bytes):
    with pytest.raises(ValueError, match=r"^(PDF|文件).*[：，]请"):
        read_apart("pdf", data, 20, 800_000_000, PAGES)


def test_a_reader_that_breaks_down_refuses_the_file(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(ValueError, match="文件读不出来"):
        read_apart("pdf", PRINTED, SECONDS, MEMORY, PAGES)


def test_the_reader_sees_none_of_our_variables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    answer = """cat >/dev/null; printf '{"refused": "[%s%s]"}' "$SECRET" "$NIANBAO_DATA\""""
    monkeypatch.setattr(sys, "executable", stand_in(tmp_path, answer))
    monkeypatch.setenv("SECRET", "password")
    with pytest.raises(ValueError, match=r"^\[\]$"):
        read_apart("pdf", PRINTED, SECONDS, MEMORY, PAGES)


@pytest.mark.parametrize(
    ("kind", "module"), [("pdf", "openpyxl"), ("pdf", "numpy"), ("xlsx", "pdfplumber"), ("xlsx", "pydantic")]
)
def test_only_what_is_needed_is_loaded(kind: str, module: str):
    code = (
        "import sys; from assistant.documents.reading.files import apart\n"
        "assert not {'pdfplumber', 'openpyxl', 'lxml'} & sys.modules.keys()\n"
        f"try: apart._read({kind!r}, b'', 1)\nexcept ValueError: pass\n"
        f"assert {module!r} not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])
