"""`nianbao chat`: what is said is heard from a script or as it is typed, and what may not leave is said."""

from pathlib import Path

import docx
import openpyxl
import pytest

from tests.terminal import Done, process, run

EARLY = "云溪县水务局，2025年\n部门\n自然人9件，其余没有\n"
"""A talk that stops before the report is whole."""


def chat(folder: Path, said: str, *more: object, out: str = "R.docx") -> Done:
    """`nianbao chat` on these words, its data in the folder."""
    (folder / "said.txt").write_text(said, encoding="utf-8")
    return run("chat", "--script", folder / "said.txt", "--data", folder / "data", "--out", folder / out, *more)


def test_a_talk_that_stops_early_says_what_is_missing_and_keeps_the_draft(tmp_path: Path):
    done = chat(tmp_path, "云溪县水务局，2025年\n部门\n# 备注\n\n自然人9件，其余没有\n")
    assert done.returncode == 1
    assert "没有写成文件" in done.stdout
    assert "“四、政府信息公开行政复议、行政诉讼情况”还有 12 格没有填。" in done.stdout
    assert "备注" not in done.stdout
    assert not (tmp_path / "R.docx").exists()
    assert (tmp_path / "data").is_dir()


def test_an_audit_sheet_is_written_beside_a_talk_that_stops_early(tmp_path: Path):
    done = chat(tmp_path, EARLY, "--audit", tmp_path / "A.docx")
    assert done.returncode == 1
    assert f"核对记录写入 {tmp_path / 'A.docx'}" in done.stdout
    document = docx.Document(str(tmp_path / "A.docx"))
    assert document.paragraphs[0].text == "年报核对记录（未完成）"
    assert "自然人9件，其余没有" in "".join(cell.text for table in document.tables for cell in table.column_cells(2))


def test_without_a_year_there_is_no_audit_sheet_and_a_bad_place_for_it_is_one_line(tmp_path: Path):
    done = chat(tmp_path, "云溪县水务局\n", "--audit", tmp_path / "A.docx")
    assert "没有写核对记录：还没有选报告年度。" in done.stdout
    assert not (tmp_path / "A.docx").exists()
    done = chat(tmp_path, "云溪县水务局，2025年\n", "--audit", tmp_path / "no" / "A.docx")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_list_of_open_figures_is_written_beside_a_talk_that_stops_early(tmp_path: Path, kind: str):
    done = chat(tmp_path, "云溪县水务局，2025年\n部门\n等监察室\n", "--collect", tmp_path / f"L.{kind}")
    assert done.returncode == 1
    assert f"数据征集清单写入 {tmp_path / f'L.{kind}'}" in done.stdout
    written = str(tmp_path / f"L.{kind}")
    if kind == "docx":
        assert "监察室：第三部分" in [paragraph.text for paragraph in docx.Document(written).paragraphs]
    else:
        assert "监察室" in openpyxl.load_workbook(written).sheetnames


def test_a_list_that_cannot_be_is_said_and_one_of_another_kind_is_one_line(tmp_path: Path):
    done = chat(tmp_path, "云溪县水务局\n", "--collect", tmp_path / "L.docx")
    assert "没有写数据征集清单：还没有选报告年度。" in done.stdout
    assert not (tmp_path / "L.docx").exists()
    done = chat(tmp_path, "云溪县水务局\n", "--collect", tmp_path / "L.pdf")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "只能写成 .docx 或 .xlsx" in done.stderr


def test_what_is_typed_is_heard_like_a_script(tmp_path: Path):
    done = process("chat", "--data", tmp_path / "data", "--out", tmp_path / "R.docx", typed=EARLY)
    assert done.returncode == 1
    assert "自然人 9" in done.stdout


def test_a_data_folder_that_cannot_be_used_is_one_line_and_status_two(tmp_path: Path):
    (tmp_path / "file").write_text("no folder")
    done = chat(tmp_path, "云溪县水务局\n", "--data", tmp_path / "file")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done


def test_a_draft_copy_is_written_beside_a_talk_that_stops_early_and_the_report_in_any_format(tmp_path: Path):
    done = chat(tmp_path, EARLY, "--draft", tmp_path / "D.docx", out="R.xlsx")
    assert done.returncode == 1
    assert f"草稿写入 {tmp_path / 'D.docx'}" in done.stdout
    assert docx.Document(str(tmp_path / "D.docx")).paragraphs[0].text == "草稿，不是正式报告"
    done = chat(tmp_path, EARLY, out="R.doc")
    assert done.returncode == 2
    assert "请改文件名" in done.stderr
