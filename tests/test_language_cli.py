"""`nianbao learn` and `nianbao passages`: once each, whatever stands in the way said in a sentence."""

import json
from pathlib import Path

import pytest

from tests.desk.test_texts import LAST_YEAR
from tests.terminal import run


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "往年"
    folder.mkdir()
    (folder / "去年.txt").write_text(LAST_YEAR, encoding="utf-8")
    (folder / "前年.txt").write_text(LAST_YEAR.replace("2024", "2023").replace("230条", "190条"), encoding="utf-8")
    return folder


def test_a_folder_is_learned_file_by_file_and_a_second_time_nothing_twice(reports: Path):
    done = run("learn", reports)
    assert done.returncode == 0
    assert "去年.txt：云溪县水务局2024年，学了 5 段。" in done.stdout
    assert "前年.txt：云溪县水务局2023年，学了 5 段。" in done.stdout
    assert run("learn", reports).stdout.count("以前学过，没有重复学") == 2
    listed = json.loads(run("passages", "list", "--json").stdout)
    assert [(one["organ"], one["year"], one["name"]) for one in listed] == [
        ("云溪县水务局", 2023, "前年.txt"),
        ("云溪县水务局", 2024, "去年.txt"),
    ]


def test_what_is_doubtful_in_a_report_is_said(reports: Path):
    assert "请留意：没有找到标题" in run("learn", reports / "去年.txt").stdout


def test_a_learned_passage_is_found_by_what_it_means_with_its_file_and_place(reports: Path):
    run("learn", reports)
    done = run("passages", "find", "河道和供水方面的图解", "--aspect", "主动公开", "--limit", "1", "--json")
    assert done.returncode == 0
    (found,) = json.loads(done.stdout)
    assert found["report"] in ("去年.txt", "前年.txt")
    assert (found["organ"], found["section"], found["aspect"]) == ("云溪县水务局", "overview", "主动公开")
    assert "{?个:制作图解}" in found["text"]
    assert 0 < found["score"] <= 1


def test_a_section_is_known_by_its_name_in_the_form(reports: Path):
    run("learn", reports)
    done = run("passages", "find", "供水更新不及时", "--section", "存在的主要问题及改进情况", "--json")
    assert {one["section"] for one in json.loads(done.stdout)} == {"problems"}


def test_what_nothing_fits_is_said_and_nothing_is_printed_for_it():
    done = run("passages", "find", "红烧肉的做法", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    assert "没有和这意思相近的话" in done.stderr


def test_a_report_is_removed_by_name_or_number_and_an_unknown_one_is_refused(reports: Path):
    run("learn", reports)
    number = json.loads(run("passages", "list", "--json").stdout)[0]["id"][:12]
    assert "已删除 1 份" in run("passages", "remove", "去年.txt").stdout
    assert "已删除 1 份" in run("passages", "remove", number).stdout
    assert run("passages", "list").stdout == ""
    done = run("passages", "remove", "没有这份.docx")
    assert done.returncode == 2
    assert done.stderr.strip() == "没有学过“没有这份.docx”；用 nianbao passages list 看学过哪些。"


WORDS = "我局通过政府网站发布河道治理、供水保障等信息230条，制作图解18个，群众看得懂、用得上。"
COPIED = f"{WORDS}来电问得多的检修安排，动工之前在网站和公告栏同时贴出，写明时段、范围和联系办法。"


def test_reports_are_compared_with_the_learned_ones_of_others_when_that_is_asked(tmp_path: Path):
    ours = tmp_path / "我局.txt"
    ours.write_text(LAST_YEAR.replace(WORDS, COPIED), encoding="utf-8")
    theirs = tmp_path / "别处.txt"
    theirs.write_text(LAST_YEAR.replace(WORDS, COPIED).replace("云溪县水务局", "澜汀县水利局"), encoding="utf-8")
    done = run("check", ours, "--learned")
    assert "D-18" not in done.stdout
    assert "还没有学过别的单位的报告" in done.stderr
    run("learn", ours, theirs)
    assert "D-18" not in run("check", ours).stdout
    assert "D-18" not in run("check", ours, "--learned").stdout  # its own words: both were learned
    run("passages", "remove", "我局.txt")
    found = json.loads(run("check", ours, "--learned", "--json").stdout)["findings"]
    (finding,) = (one for one in found if one["code"] == "D-18")
    assert finding["say"].startswith("“主动公开”有一段，100% 的文字和澜汀县水利局2024年报告相同（“")
    assert (finding["severity"], finding["place"], finding["spot"]["slot"]) == ("W", "总体情况", "overview")
    assert finding["spot"]["words"] in COPIED
    data = tmp_path / "另一处"
    run("learn", theirs, "--data", data)
    assert "澜汀县水利局" in run("check", ours, "--learned", "--data", data).stdout


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("空白.txt", "", "空白.txt："),
        ("图片.docx", "不是文档", "图片.docx："),
        ("旧.txt", LAST_YEAR.replace("2024", "2012"), "这是2012年度的报告"),
        ("无字.txt", "云溪县水务局2024年政府信息公开工作年度报告\n\n一、总体情况\n", "没有能用作范文的文字"),
        ("无名.txt", LAST_YEAR.replace("云溪县水务局", ""), "认不出单位名称"),
    ],
)
def test_a_report_that_cannot_be_learned_is_refused_in_one_sentence(tmp_path: Path, name: str, content: str, why: str):
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = run("learn", tmp_path / name)
    assert (done.returncode, done.stdout) == (2, "")
    assert why in done.stderr
    assert done.stderr.strip().count("\n") == 0


def test_one_report_that_cannot_be_learned_does_not_stop_the_others(reports: Path):
    (reports / "坏.docx").write_text("不是文档", encoding="utf-8")
    done = run("learn", reports)
    assert done.returncode == 0
    assert done.stdout.count("学了 5 段") == 2
    assert "坏.docx" in done.stderr


def test_an_empty_folder_has_nothing_to_learn(tmp_path: Path):
    (tmp_path / "空").mkdir()
    done = run("learn", tmp_path / "空")
    assert done.returncode == 2
    assert "没有可学的报告" in done.stderr


def test_an_unknown_aspect_is_refused_with_those_that_there_are():
    done = run("passages", "find", "公开", "--aspect", "外星")
    assert done.returncode == 2
    assert "没有“外星”这一方面" in done.stderr
    assert "依申请公开" in done.stderr
