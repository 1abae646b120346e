"""The tab of the years as HTML, the charts in it, and the route that fetches it."""

from dataclasses import replace

import pytest
from lxml import html
from starlette.testclient import TestClient

from assistant.desk.talk import Desk, JournalError, Learned
from assistant.desk.years import Row, Sentence, Table, Years
from assistant.report.series import Group, Origin, Point, Series, Value
from knowledge.shelf import form_for
from tests.ui.conftest import OPENING, Site, talk
from ui.routes.years import FAULT
from ui.tabs.bars import Bar, bars_svg
from ui.tabs.years import ABSENT, EARLY, NONE, ONE_YEAR, UNKNOWN, UNLAID, UNSURE, years_html

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"
CELL = "applications.received.total"
THIS = Origin("this", "云溪县水务局")
DRAFT = Origin("draft", "云溪县水务局", at="2025-01-06T01:30:00Z", draft="d1")
PRIOR = Origin("prior", "云溪县水务局", "去年.docx")
FILE = Origin("learned", "云溪县水务局", "前年.docx", "2025-01-06T01:30:00Z")
RECEIVED = Series("received", "本年新收", "件", ("applications.received",), "total", apart="口径不同")
ASKED = next(one for one in form_for(2025).questions if one.aspect == "依申请公开")
SENTENCE = Sentence(RECEIVED, "全年{x}件。", "全年12件，同比增长20%。", ASKED, there=False, begins=False)


def known(year: int, number: int, *origins: Origin, apart: bool = False) -> Point:
    return Point(year, (Value(number, (CELL, "a.b"), origins),), apart=apart)


def years(*points: Point, **more: object) -> Years:
    group = Group("received", "收到申请", "shared", "依申请公开", (RECEIVED,))
    table = Table(group, (Row(RECEIVED, points),))
    told = Years(points[-1].year, tuple(point.year for point in points), (table,))
    return replace(told, **more)  # type: ignore[arg-type]


def read(fragment: str) -> html.HtmlElement:
    sheet: html.HtmlElement = html.fromstring(f"<div>{fragment}</div>")
    return sheet


def figures(sheet: html.HtmlElement) -> list[html.HtmlElement]:
    return list(sheet.find_class("figure"))


THREE = (known(2023, 30, FILE, apart=True), known(2024, 10, PRIOR, FILE), known(2025, 12, THIS))


def test_without_other_years_one_sentence_says_what_to_do():
    assert years_html(Years(2025)) == EARLY
    assert years_html(years(known(2025, 3, THIS))) == NONE


def test_every_number_leads_to_where_it_is_from_and_says_so():
    learned, prior, own = figures(read(years_html(years(*THREE))))
    assert [one.text_content() for one in (learned, prior, own)] == ["30*", "10", "12"]
    assert learned.get("data-whence", "").startswith("2023年本年新收 30 件：范文“前年.docx”，2025年1月6日")
    assert (prior.get("data-before"), prior.get("data-with")) == (CELL, "a.b")
    assert (own.get("data-cell"), own.get("data-with")) == (CELL, "a.b")
    assert "上年报告（去年.docx）" in prior.get("aria-label", "")
    (other,) = figures(read(years_html(years(known(2024, 10, DRAFT), Point(2025)))))
    assert (other.tag, other.get("href"), other.get("target")) == ("a", f"/?draft=d1#{CELL}", "_blank")


def test_this_years_column_is_marked_and_what_is_not_known_is_never_a_zero():
    points = (Point(2021, absent=True), Point(2022), Point(2023, doubtful=(FILE,)), known(2024, 0, PRIOR), Point(2025))
    sheet = read(years_html(years(*points)))
    assert [one.text_content() for one in sheet.iter("td")] == [ABSENT, UNKNOWN, UNSURE, "0", UNKNOWN]
    assert [one.text_content() for one in sheet.find(".//thead").iter("th")][-2:] == ["2024", "2025草稿"]
    assert "没有采用：范文“前年.docx”" in next(iter(sheet.find_class("unsure"))).get("data-whence", "")


def test_sources_that_differ_are_both_in_the_table_and_named_below():
    point = Point(2024, (Value(10, (CELL,), (DRAFT,)), Value(9, (CELL,), (PRIOR,))))
    sheet = read(years_html(years(point, known(2025, 12, THIS))))
    assert [one.text_content() for one in figures(sheet)] == ["10", "9", "12"]
    folded = sheet.find(".//details")
    assert folded.find("summary").text_content().startswith("1 处，几个来源的数不同")
    assert "2024年本年新收：10，云溪县水务局的另一份草稿" in folded.text_content()
    assert "；9，上年报告（去年.docx）" in folded.text_content()


def test_a_chart_says_its_figures_to_whoever_does_not_see_it_and_the_draft_is_told_apart_by_more_than_colour():
    (chart,) = read(years_html(years(*THREE))).iter("svg")
    assert chart.get("role") == "img"
    assert chart.get("aria-label") == "本年新收：2023*年30件，2024年10件，2025年12件"
    assert [one.text_content() for one in chart.iter("text")] == ["2023*", "2024", "2025", "30", "10", "12"]
    assert [one.get("class") for one in chart.iter("rect")] == ["year", "year", "own"]
    assert "口径不同，不能直接比" in years_html(years(*THREE))


@pytest.mark.parametrize("points", [(Point(2024), known(2025, 12, THIS)), (known(2024, 0, FILE), known(2025, 0, THIS))])
def test_one_year_alone_or_nothing_but_zeros_makes_no_chart(points: tuple[Point, ...]):
    shown = years_html(years(*points))
    assert "<svg" not in shown
    assert ONE_YEAR in shown


def test_no_number_of_a_chart_lies_outside_of_it_and_a_bar_is_as_high_as_its_number():
    shown = bars_svg((Bar("2024", 123456), Bar("2025", 61728), Bar("2026", None, draft=True)), 123456, "")
    chart = read(shown).find(".//svg")
    width, height = (float(chart.get(name)) for name in ("width", "height"))
    for one in chart.iter("text"):
        half = 4 * len(one.text_content())
        assert half <= float(one.get("x")) + 4 <= width - half
        assert 9 <= float(one.get("y")) + 4 <= height
    first, second = (float(one.get("height")) for one in chart.iter("rect"))
    assert first == pytest.approx(2 * second)


def test_a_chart_brings_no_script_no_style_and_no_address():
    chart = bars_svg((Bar("2024", 1), Bar("2025", 2)), 2, ATTACK)
    assert not list(read(chart).iter("script", "style", "img"))
    assert "http" not in chart.replace("http://www.w3.org/", "")


def test_a_sentence_has_a_button_or_says_that_the_text_has_it():
    (item,) = read(years_html(years(*THREE, sentences=(SENTENCE,)))).iter("li")
    assert (item.text, item.find("button").get("data-sentence")) == (SENTENCE.reads, "received")
    (item,) = read(years_html(years(*THREE, sentences=(replace(SENTENCE, there=True),)))).iter("li")
    assert item.find("button") is None
    assert item.find("em").text_content() == "正文里已有"
    begins = years_html(years(*THREE, sentences=(replace(SENTENCE, begins=True),)))
    assert "“依申请公开”" in begins
    assert "还没有写" in begins


def test_what_is_missing_is_said_with_what_to_do():
    learned = Learned("a1", "旧.docx", "云溪县水务局", 2022, "department", "2025-01-06T01:30:00Z", 5, ())
    shown = years_html(years(*THREE, unread=(learned,), unlaid=True))
    assert UNLAID in shown
    assert "“旧.docx”（2022年）是以前学的" in shown
    assert "重新学一次就有" in years_html(years(known(2025, 3, THIS), unread=(learned,)))


def test_nothing_of_a_name_becomes_markup():
    hostile = [replace(one, name=ATTACK, organ=ATTACK) for one in (FILE, PRIOR, DRAFT)]
    points = (
        known(2023, 30, hostile[0]),
        Point(2024, (Value(1, (CELL,), (hostile[1],)), Value(2, (CELL,), (hostile[2],)))),
    )
    learned = Learned("a1", ATTACK, ATTACK, 2022, "department", "2025-01-06T01:30:00Z", 5, ())
    sentence = replace(SENTENCE, reads=ATTACK)
    sheet = read(years_html(years(*points, unread=(learned,), sentences=(sentence,))))
    assert not list(sheet.iter("script", "img"))
    assert not [
        name for one in sheet.iter() if isinstance(one.tag, str) for name in one.attrib if name.startswith("on")
    ]


@pytest.fixture
def draft(site: Site) -> str:
    return talk(site.desk, site.desk.start(), *OPENING).draft


def test_the_route_gives_the_tab_of_the_draft_as_it_stands(site: Site, draft: str):
    assert site.client.get(f"/years/{draft}").json() == {"years": years_html(site.desk.years(draft))}
    answer = site.client.get(f"/years/{'0' * 32}")
    assert (answer.status_code, list(answer.json())) == (404, ["said"])


@pytest.mark.parametrize(("error", "said"), [(JournalError("磁盘满了。"), "磁盘满了。"), (RuntimeError("x"), FAULT)])
def test_a_fault_is_one_chinese_sentence(
    site: Site, draft: str, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
):
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Desk, "years", fail)
    answer = TestClient(site.client.app, base_url="http://127.0.0.1:7860").get(f"/years/{draft}")
    assert (answer.status_code, answer.json()) == (500, {"said": said})
