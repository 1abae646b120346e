"""How much of a report stands in last year's already (D-17)."""

import pytest

from assistant.checks.copied import check_copied, likeness_of
from assistant.checks.written import written
from tests.checks.told import ORGAN, before, marked, places_hold, told

OLD = (
    "2023年，云溪县水务局发布信息110条，回应群众关心的供水问题35件。",
    "把供水水价、河湖管护、水旱灾害防御等事项放在首位，做到随时更新。",
    "组织两次业务培训，新进人员全部参加，乡镇水管站的同志到场听课。",
    "对历年印发的文件作了一次清理，逐件标明是否有效，失效的加注说明。",
    "栏目按照水资源、河湖、防汛、工程四类重新编排，检索更加方便快捷。",
    "明确一名负责人分管、一个股室承办，每季度对栏目内容自查自纠一次。",
)
NEW = (
    "全年接待群众来访查询，耐心解释办事流程，没有发生投诉。",
    "新开通水情短信，汛期每天早晚各发一次，覆盖全部沿河村。",
    "工程公示改用图纸加说明，先讲停水时间，再讲投资和工期。",
    "依申请公开全部当面沟通，弄清真正需要的材料后再作答复。",
)


def shares(now: str, last: str) -> float:
    report = told({"overview": now})
    return likeness_of(report.form.wording.copied[0], next(written(report)), last, (ORGAN,)).share


def test_years_numbers_and_the_organs_name_do_not_make_a_sentence_new() -> None:
    renewed = OLD[0].replace("2023", "2024").replace("110", "98").replace("35", "7")
    assert shares(renewed, OLD[0]) == 1
    assert shares(f"{ORGAN}召开会议。", "召开会议。") == 1


def test_a_sentence_with_a_word_changed_is_the_same_one_and_one_with_half_changed_is_not() -> None:
    assert shares(OLD[1].replace("首位", "第一位"), OLD[1]) == 1
    assert shares(OLD[1].replace("把供水水价、河湖管护、水旱灾害防御", "把工程建设、节水宣传、用水户投诉"), OLD[1]) == 0


def test_the_share_is_of_characters() -> None:
    now = OLD[1] + NEW[0]
    assert shares(now, OLD[1]) == pytest.approx(len(OLD[1]) / len(now))
    assert shares(NEW[0], OLD[1]) == 0
    assert shares("", OLD[1]) == 0
    assert shares(f"还不够。{NEW[0]}", "还不够。") == 0


def test_a_text_that_is_mostly_last_years_is_asked_about() -> None:
    texts = {"overview": "\n".join((OLD[0].replace("2023", "2024"), *OLD[1:4], *NEW[:2]))}
    (finding,) = check_copied(told(texts, prior=before({"overview": "".join(OLD)})))
    assert places_hold([finding], texts)
    assert marked([finding]) == [("D-17", "W", texts["overview"].split("\n")[0])]
    assert (finding.expected, finding.found) == (30, 71)
    assert finding.say == (
        "“总体情况”有 71% 的文字（4 句）和上年报告一样（年份、数字不算），"
        f"例如“{OLD[0].replace('2023', '2024')}”；格式要求不得年年雷同，请改写成2024年的事。"
    )


def test_what_is_new_short_or_in_another_section_is_left_alone() -> None:
    whole = "".join(OLD)
    assert list(check_copied(told({"overview": "".join(NEW) * 2}, prior=before({"overview": whole})))) == []
    assert list(check_copied(told({"overview": OLD[0]}, prior=before({"overview": whole})))) == []
    assert list(check_copied(told({"overview": whole}, prior=before({"problems": whole})))) == []
    matters = "本年度没有收取信息处理费。" * 20
    assert list(check_copied(told({"other_matters": matters}, prior=before({"other_matters": matters})))) == []


def test_without_last_years_report_of_the_same_organ_nothing_is_compared() -> None:
    whole = {"overview": "".join(OLD)}
    assert len(list(check_copied(told(whole, prior=before(whole))))) == 1
    assert list(check_copied(told(whole))) == []
    assert list(check_copied(told(whole, prior=before(whole, 2022)))) == []
    assert list(check_copied(told(whole, prior=before(whole, organ="云溪县教育局")))) == []
