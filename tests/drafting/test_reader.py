"""The tests' own reader of drafts sees what is not bound and what is not ours."""

import pytest

from tests.drafting.reader import names_by_report, names_of_others, odd_in


def kinds(text: str, *others: str) -> list[str]:
    return sorted({one.kind for one in odd_in(text, 2025, others)})


@pytest.mark.parametrize(
    "text",
    [
        "收到申请12件。",
        "收到申请１２件。",
        "完成①项。",
        "开展三次培训。",
        "占百分之五十。",
        "占比85%。",
        "超九成群众满意。",
    ],
)
def test_a_number_outside_of_slots_is_odd(text):
    assert "number" in kinds(text)


@pytest.mark.parametrize(
    "text", ["收到申请{applications.received.total}件。", "一是落实三审三校。", "第一时间回应。", "第二十条规定。"]
)
def test_a_slot_or_a_fixed_expression_is_not(text):
    assert kinds(text) == []


def test_a_year_that_is_not_beside_the_reports_is_odd():
    assert "year" in kinds("2022年持续推进。")
    assert "year" not in kinds("2024年持续推进。")


def test_a_name_of_others_is_odd():
    assert kinds("借鉴松坪街道做法。", "松坪") == ["name"]


@pytest.mark.parametrize(
    "text", ["（含结转件。", "收到{申请。", "收到，，申请。", "渠道畅通。。", "，渠道畅通。", "?件。"]
)
def test_what_is_left_of_brackets_and_marks_is_odd(text):
    assert kinds(text)


def test_names_are_those_of_the_files_and_none_of_our_own(tmp_path):
    (tmp_path / "reports").mkdir()
    for name in ("2024_澜汀市云溪县水务局", "2025_澜汀市云溪县水务局", "2024_霁川市松坪街道"):
        (tmp_path / "reports" / f"{name}.txt").write_text("一、总体情况", "utf-8")
    (tmp_path / "reports" / "2025_澜汀市云溪县水务局.txt").write_text("参观霁川市。", "utf-8")
    assert {"澜汀", "云溪"} <= names_by_report(tmp_path)["2024_澜汀市云溪县水务局"]
    assert names_of_others(tmp_path, "2024_澜汀市云溪县水务局") >= {"松坪"}
    assert "霁川" not in names_of_others(tmp_path, "2024_澜汀市云溪县水务局")
