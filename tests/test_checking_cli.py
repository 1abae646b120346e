"""`nianbao read` and `nianbao check`: results on standard output, all else beside it, statuses that mean something."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.shelf import form_for
from tests.documents.reading.made.pasted import from_excel
from tests.documents.reading.made.printed import PrintedReport
from tests.documents.reading.made.word import own_docx
from tests.documents.samples import ORGAN, as_printed, sample_report
from tests.published import REPORTS, SEED, read_published
from tests.terminal import Done, run

TOTAL = "applications.received.total"
NAMED = {
    SEED: {"T3-11"},
    "2019_平潭综合实验区": {"T2-12", "T3-11"},
    "2025_平潭综合实验区": {"T3-9"},
    "2024_宿迁市人民政府": {"T3-6"},
    "2025_沭阳县人民政府": {"T3-6"},
}
"""What the catalogue of checks names for the figures of each report by itself; for the others nothing."""
ERRORS = {"2019_平潭综合实验区": {"N-13"}}
"""What is really wrong in the words of a published report: “公开核准企业资质条”."""
ACROSS = {
    ("2024_平潭综合实验区", "2025_平潭综合实验区"): {"T2-1", "T3-9"},
    ("2021_平潭综合实验区", "2022_平潭综合实验区"): {"T2-10"},
    ("2023_宿迁市人民政府", "2024_宿迁市人民政府"): {"T3-6"},
}


def report(changed: Mapping[str, str] | None = None, year: int = 2025) -> PrintedReport:
    """An invented report that balances, with these cells changed."""
    return PrintedReport(year, {**as_printed(sample_report(year)), **(changed or {})})


def written(folder: Path, made: PrintedReport, name: str = "年报.docx") -> Path:
    path = folder / name
    path.write_bytes(own_docx(made) if name.endswith(".docx") else from_excel(made).encode())
    return path


def checked(*arguments: object) -> tuple[int, dict[str, object], str]:
    done = run("check", *arguments, "--json")
    return done.returncode, json.loads(done.stdout), done.stderr


def codes(done: Done, beginning: str = "") -> set[str]:
    found = {finding["code"] for finding in json.loads(done.stdout)["findings"]}
    return {code for code in found if code.startswith(beginning)}


def errors(done: Done) -> set[str]:
    return {finding["code"] for finding in json.loads(done.stdout)["findings"] if finding["severity"] == "E"}


def kind_of(name: str) -> str:
    """Two transcripts have no title that would say it."""
    return "department" if name == SEED else "government"


def test_read_gives_what_fill_takes(tmp_path: Path) -> None:
    made = report()
    done = run("read", written(tmp_path, made), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    data = json.loads(done.stdout)
    form = form_for(2025)
    assert (data["organ"], data["year"], data["kind"]) == (ORGAN, 2025, "department")
    assert {cell: str(value) for cell, value in data["figures"].items()} == made.figures
    assert set(data["readings"]) == set(form.cells)
    assert data["readings"][TOTAL] == {
        "raw": made.figures[TOTAL],
        "place": {"table": 2, "row": 4, "column": 10},
        "confidence": 1.0,
    }
    assert data["doubts"] == []
    (tmp_path / "read.json").write_text(done.stdout, encoding="utf-8")
    again = run("fill", tmp_path / "read.json", "--out", tmp_path / "again.docx")
    assert again.returncode == 0, again.stderr
    assert json.loads(run("read", tmp_path / "again.docx", "--json").stdout)["figures"] == data["figures"]


def test_a_blank_is_null_and_a_doubt_names_its_cells(tmp_path: Path) -> None:
    made = report({TOTAL: "1 2", "disclosure.rules.made": "", "disclosure.rules.repealed": "/"})
    data = json.loads(run("read", written(tmp_path, made), "--json").stdout)
    assert data["figures"][TOTAL] is None
    assert data["figures"]["disclosure.rules.made"] is None
    assert data["figures"]["disclosure.rules.repealed"] == "/"
    assert [doubt["cells"] for doubt in data["doubts"]] == [[TOTAL]]
    assert "“1 2”" in data["doubts"][0]["say"]
    assert data["readings"][TOTAL]["confidence"] == 0


def test_read_without_json_is_for_a_person(tmp_path: Path) -> None:
    done = run("read", written(tmp_path, report({"applications.received.total": "1 2"})))
    first, counts, doubt = done.stdout.splitlines()
    assert first == f"{ORGAN} 2025年 国办公开办函〔2021〕30号"
    assert counts.startswith("读到 199/200 个数")
    assert doubt.startswith("请留意：")


def test_check_prints_one_finding_a_line_with_its_place_first(tmp_path: Path) -> None:
    made = report({"applications.received.total": "9999"})
    path = written(tmp_path, made)
    done = run("check", path)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines
    assert all(line.startswith(f"{path}:第 ") for line in lines[:-1])
    assert lines[-1].startswith(
        f"{path}: 最可能填错的是第三部分表格“一、本年新收政府信息公开申请数量”行“总计”列：填的是 9999，"
    )
    assert any(":第 2 个表格第 4 行第 10 列: E T3-3 " in line and "9999" in line for line in lines)


def test_a_finding_about_words_names_the_section_that_they_stand_in(tmp_path: Path) -> None:
    made = report()
    texts = {**made.texts, "problems": made.texts["problems"].replace("篇幅长", "篇幅的的长")}
    path = written(tmp_path, replace(made, texts=texts))
    lines = run("check", path).stdout.splitlines()
    say = "“存在的主要问题及改进情况”里的“的的”多写了一个字或者标点，请改。"
    assert f"{path}:存在的主要问题及改进情况: W D-16 {say}" in lines


def test_check_as_json_holds_every_field_of_a_finding(tmp_path: Path) -> None:
    status, data, _ = checked(written(tmp_path, report({"applications.received.total": "9999"})))
    assert status == 1
    findings = data["findings"]
    assert isinstance(findings, list)
    sum_of_row = next(finding for finding in findings if finding["code"] == "T3-3")
    assert sum_of_row["severity"] == "E"
    assert sum_of_row["target"] == TOTAL
    assert sum_of_row["place"] == "第 2 个表格第 4 行第 10 列"
    assert sum_of_row["found"] == "9999"
    assert {"cells", "say", "expected", "difference", "missing"} <= set(sum_of_row)


def test_a_report_that_balances_has_no_error_and_status_zero(tmp_path: Path) -> None:
    status, data, messages = checked(written(tmp_path, report()))
    findings = data["findings"]
    assert isinstance(findings, list)
    assert "E" not in {finding["severity"] for finding in findings}
    assert (status, messages) == (0, "")


def test_open_cells_of_a_finished_report_are_warnings(tmp_path: Path) -> None:
    status, data, _ = checked(
        written(tmp_path, report({"disclosure.rules.made": "", "disclosure.rules.repealed": "/"}))
    )
    assert status == 0
    found = [(finding["code"], finding["severity"]) for finding in data["findings"]]  # type: ignore[attr-defined]
    assert ("T2-12", "W") in found
    assert "E" not in {severity for _, severity in found}


def test_last_years_file_is_compared(tmp_path: Path) -> None:
    before = written(tmp_path, report(year=2024), "去年.docx")
    carried = as_printed(sample_report(year=2024))["applications.carried_out.company"]
    made = report({"applications.carried_in.company": str(int(carried) + 1)})
    done = run("check", written(tmp_path, made), "--prior", before, "--json")
    assert "T3-7" in codes(done)


def test_a_file_of_another_organ_is_not_compared_and_that_is_said(tmp_path: Path) -> None:
    before = written(tmp_path, replace(report(year=2024), organ="云溪县教育局"), "去年.docx")
    made = report({"applications.carried_in.company": "999"})
    done = run("check", written(tmp_path, made), "--prior", before, "--json")
    assert "T3-7" not in codes(done)
    assert [finding["say"] for finding in json.loads(done.stdout)["findings"] if finding["code"] == "D-27"] == [
        f"放在旁边的上年报告是“云溪县教育局”的，这份是“{ORGAN}”的，不是同一个机关，跨年的数和文字都没有核对；"
        "机关改名的请自己核对上年结转。"
    ]


def test_year_and_kind_overrule_what_the_file_says(tmp_path: Path) -> None:
    data = json.loads(run("read", written(tmp_path, report()), "--json", "--year", "2022", "--kind", "township").stdout)
    assert (data["year"], data["kind"]) == (2022, "township")


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04 broken"])
def test_a_file_that_cannot_be_read_is_one_line_and_status_two(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    for command in ("read", "check"):
        done = run(command, tmp_path / "a.docx")
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1
    missing = run("check", tmp_path / "missing.docx")
    assert (missing.returncode, missing.stderr.count("missing.docx")) == (2, 1)


def test_a_folder_without_reports_says_so(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"")
    done = run("check", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "没有找到" in done.stderr


def test_the_published_blank_template_is_recognised_and_every_cell_blank(shared: Path) -> None:
    (template,) = (shared / "reports").glob("*.docx")
    data = json.loads(run("read", template, "--json").stdout)
    assert set(data["figures"].values()) == {None}
    assert set(data["readings"]) == set(form_for(2025).cells)
    assert {reading["confidence"] for reading in data["readings"].values()} == {1.0}
    assert not [doubt for doubt in data["doubts"] if doubt["cells"]]


def test_a_folder_is_checked_whole_and_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    written(tmp_path, report(), "a.docx")
    written(tmp_path, report({"applications.received.total": "9999"}), "b.txt")
    (tmp_path / "c.docx").write_bytes(b"no report")
    status, data, messages = checked(tmp_path)
    reports = data["reports"]
    assert isinstance(reports, list)
    assert status == 2
    assert [Path(one["file"]).name for one in reports] == ["a.docx", "b.txt", "c.docx"]
    assert [("refused" in one) for one in reports] == [False, False, True]
    assert "c.docx" in messages


def test_figures_as_json_are_checked_too(tmp_path: Path) -> None:
    read = run("read", written(tmp_path, report({"applications.received.total": "9999"})), "--json").stdout
    (tmp_path / "figures.json").write_text(read, encoding="utf-8")
    assert "T3-3" in codes(run("check", tmp_path / "figures.json", "--json"))


@pytest.mark.parametrize("name", REPORTS)
def test_a_published_report_has_the_findings_that_are_known_and_no_other_error(name: str, shared: Path) -> None:
    done = run("check", shared / "reports" / f"{name}.txt", "--kind", kind_of(name), "--json")
    assert done.returncode == (name in ERRORS), done.stderr
    assert errors(done) == ERRORS.get(name, set())
    assert codes(done, "T") == NAMED.get(name, set())


@pytest.mark.parametrize("pair", ACROSS)
def test_two_published_reports_have_the_findings_across_years_that_are_known(
    pair: tuple[str, str], shared: Path
) -> None:
    before, after = (shared / "reports" / f"{name}.txt" for name in pair)
    done = run("check", after, "--prior", before, "--kind", kind_of(pair[1]), "--json")
    assert codes(done, "T") == ACROSS[pair]


def test_every_published_figure_comes_out_of_read(shared: Path) -> None:
    published = read_published(shared, "2024_淮安市人民政府")
    data = json.loads(run("read", shared / "reports" / "2024_淮安市人民政府.pdf", "--json").stdout)
    assert {cell: str(value) for cell, value in data["figures"].items()} == published.cells
    assert data["doubts"] == []
    assert data["organ"] == "淮安市人民政府"


def test_a_setting_that_is_no_number_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, report())
    monkeypatch.setenv("NIANBAO_FILE_BYTES", "20MB")
    done = run("read", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "NIANBAO_FILE_BYTES" in done.stderr
    assert len(done.stderr.splitlines()) == 1
