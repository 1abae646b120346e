"""Of which year it is: years in the texts, the period of the figures, the report beside this one (D-6, D-26, D-27)."""

from dataclasses import replace

import pytest

from assistant.checks import Finding
from assistant.checks.years import check_years
from assistant.report.figures import Figures
from assistant.report.report import Prior
from tests.checks.told import before, marked, places_hold, told


def found(year: int = 2024, **texts: str) -> list[Finding]:
    findings = list(check_years(told(texts, year)))
    assert places_hold(findings, texts)
    return findings


# D-6


@pytest.mark.parametrize(
    "text",
    [
        "2024年，我局发布信息110条，比2023年增加20条，2023年为90条。",
        "公开2024年度部门预算和2023年度部门决算。上年结转申请2件。",
        "针对2023年考核中发现的问题，我局逐项整改。",
        "按照《2023年政务公开工作要点》和《2025年重点任务》推进。",
        "更新《基层政务公开标准目录》（2025版）。",
        "落实2035年远景目标纲要和“十四五”规划（2021-2035）。",
        "2019年5月15日起施行的条例，县政办发〔2019〕12号。",
        "6件申请结转至2025年继续办理。",
        "2025年，我局将继续做好公开工作。下一步，2025年重点抓好解读。",
        "计划到2025年底实现全覆盖，2025年预算已经公开。",
        "本报告2025年1月在县政府网站公布。",
        "2018年以来，累计清理文件300件。我局2020年成立以来没有变动。",
        "今年是2024年度的收官之年。电话2025110。",
    ],
)
def test_years_that_may_stand_in_a_report(text: str) -> None:
    assert found(overview=text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025年以来，我局将公开纳入考核。", "2025年以来"),
        ("2025年累计发布信息110条。", "2025年累计"),
        ("2025 年全年发布信息110条。", "2025 年全年"),
        ("2026年以来，我局发布信息110条。", "2026年以来"),
        ("2025年，我局发布信息110条。", "2025年"),
    ],
)
def test_a_year_that_has_not_come_yet_is_asked_about(text: str, words: str) -> None:
    (finding,) = found(overview=text)
    year = int(words[:4])
    assert marked([finding]) == [("D-6", "W", words)]
    assert (finding.expected, finding.found) == (2024, year)
    assert finding.say == (
        f"“总体情况”里写着“{words.replace(' ', '')}”，这是2024年度的报告，{year}年还没有到；请核对年份。"
    )


def test_next_year_is_where_the_plans_are() -> None:
    assert found(problems="2025年，重点抓好三项工作：一是扩大公开。") == []
    assert marked(found(problems="2025年以来存在三个问题。")) == [("D-6", "W", "2025年以来")]


@pytest.mark.parametrize(
    ("text", "words", "year"),
    [
        ("一是抓公开。2023年，我局发布信息110条。", "2023年", 2023),
        ("截至2023年12月31日，发布信息110条。", "截至2023年12月", 2023),
        ("截至2022年底，发布信息110条。", "截至2022年底", 2022),
        ("坚持依法公开。\n2022年全年没有收到申请。", "2022年全年", 2022),
    ],
)
def test_a_year_gone_by_in_place_of_the_reports_is_asked_about(text: str, words: str, year: int) -> None:
    (finding,) = found(overview=text)
    assert marked([finding]) == [("D-6", "W", words)]
    assert finding.say == (
        f"“总体情况”里写着“{words}”，这是2024年度的报告；请核对{year}年是不是从以前的报告抄来的，"
        "要写的是往年的事就不用改。"
    )


SENTENCE = "全年公开2023年度部门决算和重点项目进展情况，接受群众监督。"


def test_a_sentence_carried_over_with_its_year_is_asked_about() -> None:
    (finding,) = check_years(told({"overview": SENTENCE}, prior=before({"overview": f"坚持公开。{SENTENCE}"})))
    assert marked([finding]) == [("D-6", "W", "2023年")]
    assert finding.say == (
        f"“总体情况”里的“{SENTENCE}”和上年报告一字不差，写的还是2023年；这是2024年度的报告，请核对。"
    )
    renewed = SENTENCE.replace("2023", "2022")
    assert list(check_years(told({"overview": SENTENCE}, prior=before({"overview": renewed})))) == []
    elsewhere = before({"problems": SENTENCE})
    assert list(check_years(told({"overview": SENTENCE}, prior=elsewhere))) == []


@pytest.mark.parametrize("sentence", ["2023年度部门决算。", "按照2022年印发的公开目录和有关要求逐项对照检查。"])
def test_a_short_sentence_or_an_older_year_may_be_carried_over(sentence: str) -> None:
    text = f"坚持公开，{sentence}" if "目录" in sentence else sentence
    assert list(check_years(told({"overview": text}, prior=before({"overview": text})))) == []


def test_one_place_is_said_once() -> None:
    text = "坚持公开。2023年，我局发布信息110条，群众满意。"
    assert len(list(check_years(told({"overview": text}, prior=before({"overview": text}))))) == 1


def test_a_report_without_a_year_has_none_to_compare() -> None:
    report = told({"overview": "2025年以来，发布信息110条。", "preface": "统计期限自202511日至20251231日。"})
    assert len(list(check_years(report))) == 2
    assert list(check_years(replace(report, year=0))) == []


# D-26


@pytest.mark.parametrize(
    "preface",
    [
        "本报告中所列数据的统计期限自2024年1月1日起至2024年12月31日止。",
        "所列数据的统计期限自 2024 年 1 月 1 日起，至 2024 年 12 月 31 日止。",
        "统计期限为2024年1月1日至12月31日。",
        "统计期限自 1 月 1 日起至 12 月 31 日止。",
        "数据统计时间范围为2024.1.1-2024.12.31。",
        "统计时限：2024-01-01至2024-12-31。",
        "本报告统计数据从2024年01月01日到12月31日，电子版可在网站下载。",
        "统计期限为2024年度。",
        "报告中所列数据截止日期为2024年12月31日。",
        "组织信息数据核查，自2023年3月1日至5月31日开展。",
        "如有疑问，请与本局联系（数据中心，电话：0591-20241101，邮编：350400）。",
    ],
)
def test_a_period_that_is_the_whole_year_is_right(preface: str) -> None:
    assert found(preface=preface) == []


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("202411日至20241231日", "202411日"),
        ("2024年1月1日至2024年1231日", "2024年1231日"),
        ("2024年13月1日至2024年12月31日", "2024年13月"),
        ("2024年1月1日至2024年2月30日", "2024年1月1日至2024年2月30日"),
    ],
)
def test_a_period_that_is_no_date_is_an_error(period: str, words: str) -> None:
    (finding,) = found(preface=f"所列数据的统计期限自{period}。")
    assert marked([finding]) == [("D-26", "E", words)]
    assert finding.say == (f"“引言”里的统计期限“{words}”写得不成日期，应当写成“2024年1月1日至2024年12月31日”。")


def test_a_period_of_another_year_is_an_error() -> None:
    period = "2023年1月1日起至2023年12月31日"
    (finding,) = found(preface=f"所列数据的统计期限自{period}止。")
    assert marked([finding]) == [("D-6", "E", period)]
    assert finding.say == f"“引言”里的统计期限“{period}”是2023年的，这是2024年度的报告，请改成2024年。"


@pytest.mark.parametrize(
    "period", ["2024年5月1日至2024年12月31日", "2024年1月1日至2024年12月30日", "2024年1月1日至11月30日"]
)
def test_a_period_of_part_of_the_year_is_asked_about(period: str) -> None:
    (finding,) = found(preface=f"所列数据的统计期限自{period}止。")
    assert marked([finding]) == [("D-26", "W", period)]
    assert finding.say == (
        f"“引言”里的统计期限“{period}”不是2024年1月1日至12月31日；年中新设或者撤并的机关请说明，其余请改。"
    )


# D-27


def apart(prior: Prior | None) -> list[tuple[str, str, str]]:
    return [(one.code, one.severity, one.say) for one in check_years(told({}, prior=prior))]


def test_last_years_report_of_the_same_organ_is_compared() -> None:
    assert apart(before({})) == []
    assert apart(None) == []
    assert apart(Prior(2023, Figures())) == []


def test_why_a_report_laid_beside_is_not_compared_is_said() -> None:
    rest = "跨年的数和文字都没有核对"
    assert apart(before({}, 2022)) == [
        ("D-27", "I", f"放在旁边的上年报告是2022年的，这份是2024年的，不是相邻两年，{rest}；请换成上一年的报告。")
    ]
    assert apart(before({}, organ="云溪县教育局")) == [
        (
            "D-27",
            "I",
            f"放在旁边的上年报告是“云溪县教育局”的，这份是“云溪县水务局”的，不是同一个机关，{rest}；机关改名的请自己核对上年结转。",
        )
    ]
    assert apart(before({}, kind="government")) == [
        (
            "D-27",
            "I",
            f"放在旁边的上年报告是一级政府（汇总）的，这份是部门、街道的，机关类型不同，{rest}；请看看是不是拿错了报告。",
        )
    ]
