"""A file is what its content is: let in by its kind, or refused in sentences that say what to do."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from assistant.documents.guard.files import FileRefused, inspect
from assistant.documents.guard.limits import Limits
from knowledge.shelf import load_forms, template_of
from tests.attack.attack import Attack
from tests.attack.files import attacks
from tests.attack.packages import Link, as_excel_saves, as_word_saves, book, word
from tests.attack.strangers import OLD, PAGE, PDF, WORDS

LIMITS = Limits()
BIG5 = "雲溪縣".encode("big5")


def refused(data: bytes, name: str = "", limits: Limits = LIMITS) -> FileRefused:
    with pytest.raises(FileRefused) as said:
        inspect(data, name, limits)
    return said.value


def of_title(attack: Attack) -> str:
    return f"{attack.name}-{attack.title}"


@pytest.mark.parametrize("attack", attacks(), ids=of_title)
def test_an_attack_is_refused_in_its_own_words_and_with_what_to_do(attack: Attack):
    refusal = refused(attack.make(), attack.name)
    assert attack.says in str(refusal)
    assert all("请" in problem and "\n" not in problem for problem in refusal.problems)


@pytest.mark.parametrize("attack", attacks(), ids=of_title)
def test_a_refusal_takes_little_memory(attack: Attack):
    data = attack.make()
    tracemalloc.start()
    try:
        refused(data, attack.name)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 4 * len(data) + 5_000_000


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (as_word_saves(), "报告.docx", "docx"),
        (
            word(main="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
            "a.dotx",
            "docx",
        ),
        (as_excel_saves(), "统计表.XLSX", "xlsx"),
        (PAGE, "a.html", "html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --><html xmlns='a'/>", "a.htm", "html"),
        (b"<META charset=gbk><TABLE><tr><td>1</table>", "", "html"),
        (PAGE.decode().encode("utf-16"), "a.html", "html"),
        ("没有标签的网页".encode(), "a.html", "html"),
        (PAGE.decode().encode("utf-16"), "", "html"),
        (PDF, "a.pdf", "pdf"),
        (b"\xef\xbb\xbf\r\n" + PDF, "a.pdf", "pdf"),
        (WORDS, "a.txt", "text"),
        (WORDS.decode().encode("gbk"), "a.tsv", "text"),
        (WORDS.decode().encode("utf-16"), "a.csv", "text"),
        (BIG5, "a.txt", "text"),
        (b"<3 a text that begins with a bracket", "a.txt", "text"),
        (b"MIME is a word, Content-Type: another", "a.txt", "text"),
        ("云溪县\nMIME-Version: 1.0\n".encode(), "a.txt", "text"),
        (OLD, "a.doc", "old"),
        (OLD, r"C:\report.2024\a.wps", "old"),
    ],
)
def test_an_honest_file_is_let_in_by_its_kind(data: bytes, name: str, kind: str):
    assert inspect(data, name, LIMITS) == kind


@pytest.mark.parametrize("name", ["", "报告", "a.unknown", "a.docx.part", "folder.docx/报告", ".docx", "a."])
@pytest.mark.parametrize(("data", "kind"), [(as_word_saves(), "docx"), (PDF, "pdf"), (OLD, "old"), (WORDS, "text")])
def test_a_name_without_a_known_extension_leaves_it_to_the_content(data: bytes, name: str, kind: str):
    assert inspect(data, name, LIMITS) == kind


def test_the_shipped_templates_and_files_of_the_libraries_are_let_in():
    document, workbook = io.BytesIO(), io.BytesIO()
    Document().save(document)
    openpyxl.Workbook().save(workbook)
    assert inspect(document.getvalue(), "a.docx", LIMITS) == "docx"
    assert inspect(workbook.getvalue(), "a.xlsx", LIMITS) == "xlsx"
    for form in load_forms():
        assert inspect(template_of(form).read_bytes(), "模板.docx", LIMITS) == "docx"


def test_real_reports_are_let_in(shared: Path):
    kinds = {".txt": "text", ".pdf": "pdf", ".docx": "docx"}
    files = sorted((shared / "reports").iterdir())
    assert files
    for path in files:
        assert inspect(path.read_bytes(), path.name, LIMITS) == kinds[path.suffix]


def test_all_that_is_wrong_is_said_at_once():
    data = word(
        Link("vbaProject", "vbaProject.bin"),
        Link("oleObject", "a.bin"),
        Link("attachedTemplate", "http://example.invalid/a.dotm", outside=True),
        Link("image", "http://example.invalid/a.png", outside=True),
    )
    said = refused(data, "a.pdf")
    assert len(said.problems) == 5
    assert str(said) == "；".join(said.problems)
    assert said.problems[0].startswith("文件名是 .pdf，内容却是 Word 文档：请改用正确的扩展名（.docx）")
    for words in ("宏", "对象", "http://example.invalid/a.dotm", "http://example.invalid/a.png"):
        assert words in str(said)


def test_a_hundred_links_of_one_kind_are_one_sentence():
    links = (Link("image", f"http://example.invalid/{number}", outside=True) for number in range(100))
    assert len(refused(word(*links)).problems) == 1


def test_more_problems_than_a_clerk_reads_are_counted():
    links = (Link(f"kind{number}", "http://example.invalid/", outside=True) for number in range(30))
    parts = {f"word/media/{number}.png": b"PK\3\4" for number in range(30)}
    problems = refused(word(*links, parts=parts)).problems
    assert len(problems) == 9
    assert problems[-1].startswith("另有 ")


def test_what_a_file_says_of_itself_is_shown_without_what_does_not_print():
    hostile = "http://example.invalid/\u202e" + "x" * 500
    (problem,) = refused(word(Link("image", hostile, outside=True))).problems
    assert "\u202e" not in problem
    assert len(problem) < 200


NORMAL = r"C:\Users\水务局\AppData\Roaming\Microsoft\Templates\Normal.dotm"


@pytest.mark.parametrize("target", ["Normal.dotm", "Normal.wpt", f"file:///{NORMAL}"])
def test_the_template_that_every_machine_has_is_no_link_outside(target: str):
    assert inspect(word(Link("attachedTemplate", target, outside=True)), "a.docx", LIMITS) == "docx"


@pytest.mark.parametrize(
    "target",
    [r"file:///\\host\Normal.dotm", "http://example.invalid/Normal.dotm", "file:///C:\\x.dotm", "../Normal.dotm"],
)
def test_any_other_template_is(target: str):
    assert "模板" in str(refused(word(Link("attachedTemplate", target, outside=True))))


def test_the_figures_behind_a_chart_are_let_in_but_no_other_file_beside_them():
    parts = {"word/charts/_rels/chart1.xml.rels": b"<a/>", "word/embeddings/Microsoft_Excel_Sheet1.xlsx": book()}
    assert inspect(as_word_saves(), "a.docx", LIMITS) == "docx"
    assert "word/embeddings/Microsoft_Excel_Sheet1.xlsx 是压缩包" in str(refused(word(parts=parts)))


@pytest.mark.parametrize(
    ("limits", "data", "says"),
    [
        (Limits(file_bytes=100), WORDS * 10, "文件超过 0.0001 MB"),
        (Limits(archive_entries=3), word(), "部件超过 3 个"),
        (Limits(entry_bytes=100), word(), "太大"),
        (Limits(unpacked_bytes=500), word(), "太大"),
        (Limits(ratio=1), word(), "压缩得异常"),
        (Limits(elements=5), word(), "内容多得异常"),
        (Limits(archive_entries=1), OLD, "损坏"),
    ],
)
def test_each_limit_is_the_one_that_is_passed(limits: Limits, data: bytes, says: str):
    assert says in str(refused(data, limits=limits))


def test_only_the_directory_and_the_relations_of_a_package_are_believed():
    hostile = b'<a><Override PartName="/word/document.xml" ContentType="vba"/><Relationship Type="/vbaProject"/></a>'
    assert inspect(word(parts={"customXml/item1.xml": hostile}), "a.docx", LIMITS) == "docx"


def test_after_a_part_that_no_parser_should_be_given_no_other_is_looked_at():
    data = word(parts={"customXml/item1.xml": b"<!DOCTYPE a><a/>", "customXml/item2.xml": b"<a>"})
    assert len(refused(data).problems) == 1


def test_what_is_told_of_parts_that_are_not_there_is_not_kept():
    told = "".join(f'<Override PartName="/{number}.xml" ContentType="{number}"/>' for number in range(50_000))
    data = word(types_end=f"{told}</Types>")
    tracemalloc.start()
    assert inspect(data, "a.docx", LIMITS) == "docx"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000


def test_elements_are_counted_over_all_parts_together():
    body = b"<a>" + b"<b/>" * 40 + b"</a>"
    data = word(parts={f"customXml/item{number}.xml": body for number in range(5)})
    assert inspect(data, "", Limits(elements=300)) == "docx"
    assert "内容多得异常" in str(refused(data, limits=Limits(elements=150)))
