"""The years at the desk: where they are from, what is told apart, and the sentence that goes into the text."""

import sqlite3
from pathlib import Path

import pytest

from assistant.desk.talk import Desk
from assistant.desk.view import View
from assistant.desk.years import Years
from assistant.documents.writing.fill import fill
from assistant.report.series import Point
from knowledge.shelf import form_for, template_of
from prompts import say
from tests.desk.conftest import Talk
from tests.documents.samples import ORGAN, OVERVIEW, sample_report

OPENING = (f"{ORGAN}，2025年", "部门")
NATURAL, TOTAL = "applications.received.natural_person", "applications.received.total"


def file_of(year: int, overview: str = OVERVIEW) -> bytes:
    """The sample report of that year as a Word file, every year with other figures."""
    report = sample_report(year, seed=year, overview=overview)
    return fill(template_of(form_for(year)).read_bytes(), report)


def total_of(year: int) -> int:
    return int(str(sample_report(year, seed=year).known[TOTAL]))


def point(years: Years, series: str, year: int) -> Point:
    rows = {row.series.id: row for table in years.tables for row in table.rows}
    return next(point for point in rows[series].points if point.year == year)


def numbers(years: Years, series: str, year: int) -> list[tuple[int, list[str]]]:
    values = point(years, series, year).values
    return [(int(value.number), [origin.kind for origin in value.origins]) for value in values]


@pytest.fixture
def compared(desk: Desk) -> View:
    """A draft for 2025 with all its figures, last year's report laid beside it."""
    view = desk.start()
    view = desk.bring(view.draft, "去年.docx", file_of(2024), view.rev)
    return desk.bring(view.draft, "今年.docx", file_of(2025), view.rev)


def texts(view: View) -> dict[str, str]:
    return {paragraph.question: paragraph.text for paragraph in view.paragraphs}


def offered(desk: Desk, view: View, series: str = "received") -> str:
    return "".join(one.reads for one in desk.years(view.draft).sentences if one.series.id == series)


def test_before_organ_year_and_kind_are_known_there_is_nothing_and_then_only_this_year(desk: Desk, talk: Talk):
    assert desk.years(desk.start().draft).tables == ()
    years = desk.years(talk(*OPENING).draft)
    assert (years.years, years.sentences, years.unlaid) == ((2025,), (), False)


def test_learned_reports_last_years_report_and_the_draft_each_have_their_year(desk: Desk, compared: View):
    desk.lessons.learn("前年.docx", file_of(2023))
    years = desk.years(compared.draft)
    assert years.years == (2023, 2024, 2025)
    assert numbers(years, "received", 2023) == [(total_of(2023), ["learned"])]
    assert numbers(years, "received", 2024) == [(total_of(2024), ["prior", "learned"])]
    assert numbers(years, "received", 2025) == [(total_of(2025), ["this"])]


def test_a_year_between_two_known_ones_is_there_without_a_number(desk: Desk, compared: View):
    desk.lessons.learn("2021.docx", file_of(2021))
    years = desk.years(compared.draft)
    assert years.years == (2021, 2022, 2023, 2024, 2025)
    assert numbers(years, "received", 2022) == []


def test_this_years_number_follows_the_table_and_a_blank_is_no_number(desk: Desk, talk: Talk):
    view = talk(*OPENING, "有", "自然人9件，企业1件，其余没有")
    assert numbers(desk.years(view.draft), "received", 2025) == [(10, ["this"])]
    view = desk.set_cell(view.draft, NATURAL, "", view.rev)
    assert numbers(desk.years(view.draft), "received", 2025) == []
    assert numbers(desk.years(view.draft), "company", 2025) == [(1, ["this"])]


def test_an_own_draft_comes_before_the_file_that_differs_and_both_are_told(desk: Desk, talk: Talk, compared: View):
    other = talk(f"{ORGAN}，2024年", "部门", "有", "自然人9件，企业1件，其余没有")
    years = desk.years(compared.draft)
    told = numbers(years, "received", 2024)
    assert told == [(10, ["draft"]), (total_of(2024), ["prior", "learned"])]
    first = point(years, "received", 2024).values[0].origins[0]
    assert (first.draft, first.organ) == (other.draft, ORGAN)


def test_of_two_own_drafts_for_a_year_the_last_changed_comes_first(desk: Desk, talk: Talk):
    earlier = (f"{ORGAN}，2024年", "部门", "有", "自然人{}件，其余没有")
    first, second = (talk(*earlier[:3], earlier[3].format(count)) for count in (3, 4))
    view = talk(*OPENING)
    assert [number for number, _ in numbers(desk.years(view.draft), "received", 2024)] == [4, 3]
    desk.set_cell(first.draft, NATURAL, "5", first.rev)
    assert [number for number, _ in numbers(desk.years(view.draft), "received", 2024)] == [5, 4]
    assert second.draft != first.draft


def test_another_kind_or_another_organ_is_never_mixed_in(desk: Desk, talk: Talk, compared: View):
    talk(f"{ORGAN}，2023年", "县级以上人民政府（汇总）", "有", "自然人9件，其余没有")
    talk("青石县气象局，2022年", "部门", "有", "自然人9件，其余没有")
    assert desk.years(compared.draft).years == (2024, 2025)


def test_both_editions_stand_side_by_side_and_what_is_counted_otherwise_is_marked(desk: Desk, compared: View):
    desk.lessons.learn("2020.docx", file_of(2020))
    years = desk.years(compared.draft)
    assert numbers(years, "refused", 2020)
    assert numbers(years, "other_outcome", 2020)
    assert point(years, "made", 2020).apart
    assert not point(years, "made", 2024).apart
    assert point(years, "in_force", 2020).absent


def test_a_doubtful_figure_is_marked_and_not_taken(desk: Desk, talk: Talk):
    heads = "申请人情况\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"
    line = "一、本年新收政府信息公开申请数量\t1O\t2\t0\t0\t0\t0\t12"
    text = (
        f"{ORGAN}2023年政府信息公开工作年度报告\n一、总体情况\n（一）主动公开。我局通过政府网站发布河道治理信息，群众用得上。\n"
        f"三、收到和处理政府信息公开申请情况\n{heads}\n{line}\n五、存在的主要问题及改进情况\n供水信息更新不够及时。\n"
    )
    assert desk.lessons.learn("前年.txt", text.encode())[0].startswith("前年.txt：云溪县水务局2023年，学了")
    years = desk.years(talk(*OPENING).draft)
    assert numbers(years, "company", 2023) == [(2, ["learned"])]
    doubted = point(years, "natural_person", 2023)
    assert (doubted.values, [origin.name for origin in doubted.doubtful]) == ((), ["前年.txt"])


def test_a_report_learned_before_figures_were_kept_says_so_until_it_is_learned_again(
    desk: Desk, talk: Talk, data: Path
):
    desk.lessons.learn("前年.docx", file_of(2023))
    with sqlite3.connect(data / "nianbao.sqlite3") as connection:
        connection.execute("DELETE FROM figures")
    connection.close()
    view = talk(*OPENING)
    years = desk.years(view.draft)
    assert ([one.name for one in years.unread], years.years) == (["前年.docx"], (2025,))
    assert desk.lessons.learn("前年.docx", file_of(2023)) == (say("learned_figures", name="前年.docx"),)
    years = desk.years(view.draft)
    assert (years.unread, numbers(years, "received", 2023)) == ((), [(total_of(2023), ["learned"])])
    assert desk.lessons.learn("前年.docx", file_of(2023)) == (say("learned_before", name="前年.docx"),)


def test_a_sentence_goes_to_the_end_of_its_paragraph_follows_the_table_and_undo_takes_it_out(
    desk: Desk, compared: View
):
    question = "overview.依申请公开"
    before = texts(compared)[question]
    sentence = offered(desk, compared)
    assert sentence.startswith(f"全年新收政府信息公开申请{total_of(2025)}件，同比")
    view = desk.add_sentence(compared.draft, "received", compared.rev)
    assert texts(view)[question] == before + sentence
    assert sentence in view.turns[-1].text
    number = int(str(view.shown[NATURAL])) + total_of(2024)
    view = desk.set_cell(view.draft, NATURAL, str(number), view.rev)
    total = view.shown[TOTAL]
    assert f"申请{total}件，同比增长" in texts(view)[question]
    assert not [one.say for one in view.findings if one.spot and "同比" in one.spot.words]
    view = desk.undo(view.draft, view.rev)
    view = desk.undo(view.draft, view.rev)
    assert texts(view)[question] == before


def test_a_sentence_that_stands_is_not_offered_again_and_a_second_wish_changes_nothing(desk: Desk, compared: View):
    view = desk.add_sentence(compared.draft, "received", compared.rev)
    there = {one.series.id: one.there for one in desk.years(view.draft).sentences}
    assert (there["received"], there["granted"]) == (True, False)
    again = desk.add_sentence(view.draft, "received", view.rev)
    assert (again.note, texts(again)) == (say("sentence_there"), texts(view))


def test_a_paragraph_that_is_not_written_begins_with_the_sentence_and_that_is_said(desk: Desk, talk: Talk):
    view = talk(*OPENING, "有", "自然人19件，企业1件，其余没有")
    view = desk.bring(view.draft, "去年.docx", file_of(2024), view.rev)
    (one,) = [one for one in desk.years(view.draft).sentences if one.series.id == "received"]
    assert one.begins
    view = desk.add_sentence(view.draft, "received", view.rev)
    assert texts(view)["overview.依申请公开"] == one.reads
    assert "“依申请公开”还没有写，就从这一句开始" in view.turns[-1].text
    (one,) = [one for one in desk.years(view.draft).sentences if one.series.id == "company"]
    assert not one.begins


def test_a_paragraph_without_a_full_stop_gets_one(desk: Desk):
    view = desk.start()
    view = desk.bring(view.draft, "去年.docx", file_of(2024), view.rev)
    this = file_of(2025, overview="（一）主动公开情况\n我局公开了信息。\n（二）依申请公开情况\n我局办理了申请")
    view = desk.bring(view.draft, "今年.docx", this, view.rev)
    view = desk.add_sentence(view.draft, "company", view.rev)
    assert "我局办理了申请。新收商业企业申请" in texts(view)["overview.依申请公开"]


def test_no_sentence_where_a_number_is_open_or_the_two_years_cannot_be_compared(desk: Desk, talk: Talk):
    view = talk(f"{ORGAN}，2021年", "部门")
    view = desk.bring(view.draft, "去年.docx", file_of(2020), view.rev)
    assert desk.years(view.draft).sentences == ()
    view = desk.bring(view.draft, "今年.docx", file_of(2021), view.rev)
    series = {one.series.id for one in desk.years(view.draft).sentences}
    assert {"received", "refused"} <= series
    assert not {"made", "repealed", "in_force"} & series
    refused = desk.add_sentence(view.draft, "made", view.rev)
    assert (refused.note, texts(refused)) == (say("sentence_gone"), texts(view))


def test_last_years_figures_of_a_learned_report_alone_offer_no_sentence_and_say_what_is_missing(desk: Desk, talk: Talk):
    desk.lessons.learn("去年.docx", file_of(2024))
    view = talk(*OPENING, "有", "自然人19件，企业1件，其余没有")
    years = desk.years(view.draft)
    assert (numbers(years, "received", 2024), years.sentences) == ([(total_of(2024), ["learned"])], ())
    assert years.unlaid


def test_a_page_that_is_behind_puts_nothing_into_the_text(desk: Desk, compared: View):
    view = desk.add_sentence(compared.draft, "received", compared.rev - 1)
    assert (view.note, texts(view)) == (say("stale"), texts(compared))


def test_what_waits_for_a_word_goes_on_waiting(desk: Desk, talk: Talk):
    view = desk.start()
    view = desk.bring(view.draft, "去年.docx", file_of(2024), view.rev)
    view = talk("有", "自然人19件，企业1件，其余没有", "上年结转自燃人3件，其余没有", on=view)
    assert view.quick_replies == ("确认", "不对")
    view = desk.add_sentence(view.draft, "received", view.rev)
    assert view.quick_replies == ("确认", "不对")
    assert talk("确认", on=view).shown["applications.carried_in.natural_person"] == "3"


def test_published_reports_of_one_organ_over_the_years(desk: Desk, shared: Path):
    view = desk.start()
    for year in (2019, 2021, 2022):
        path = next((shared / "reports").glob(f"{year}_平潭综合实验区.txt"))
        desk.lessons.learn(path.name, path.read_bytes())
    for year in (2024, 2025):
        path = next((shared / "reports").glob(f"{year}_平潭综合实验区.txt"))
        view = desk.bring(view.draft, path.name, path.read_bytes(), view.rev)
    years = desk.years(view.draft)
    assert years.years == (2019, 2020, 2021, 2022, 2023, 2024, 2025)
    told = [[number for number, _ in numbers(years, "received", year)] for year in years.years]
    assert told == [[23], [], [70], [74], [], [218], [154]]
    assert offered(desk, view) == "全年新收政府信息公开申请154件，同比下降29.4%。"
    assert offered(desk, view, "reconsideration") == "因政府信息公开引起的行政复议36件，较上年增加29件。"
