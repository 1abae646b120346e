"""The list of findings on the page: by part, explained, let stand with a reason, put right at a click."""

from dataclasses import replace

import pytest
from lxml import html

from assistant.blame import Remedy
from assistant.checks.finding import Finding, Spot
from assistant.desk.talk import Desk
from assistant.desk.view import View, Waived
from assistant.report.rules import Severity
from assistant.report.waiver import Waiver
from knowledge.catalogue import load_catalogue
from knowledge.shelf import form_for
from ui.frame.head import why_not_yet
from ui.tabs.checks import checks, trouble_count

ATTACK = "<script>alert(1)</script>\"'&"
COMPANY = "applications.received.company"


def finding(code: str, severity: Severity, *cells: str, say: str = "请核对。", slot: str = "") -> Finding:
    return Finding(code, severity, cells, say, spot=Spot(slot, 0, 1, "甲") if slot else None)


SUM = finding("T3-1", "E", COMPANY, "applications.carried_in.company", say="不平。")
SAID = finding("N-1", "E", COMPANY, say="正文和表格不同。", slot="overview")
SPELT = finding("D-16", "W", say="多了一个字。", slot="problems")
WHOLE = finding("D-17", "W", say="和去年一样。")
REMARK = finding("T3-6", "I", "applications.other.rest.total", say="比例偏高。")


@pytest.fixture
def view(desk: Desk) -> View:
    return replace(desk.start(), form=form_for(2025), findings=(SUM, SAID, SPELT, WHOLE, REMARK))


def read(view: View) -> html.HtmlElement:
    return html.fromstring(f"<div>{checks(view)}</div>")


def entry(view: View, one: Finding) -> html.HtmlElement:
    (found,) = (item for item in read(view).iter("li") if item.get("data-finding") == one.key)
    return found


def test_findings_stand_under_the_headings_of_the_form(view: View):
    page = read(view)
    headings = [heading.text_content() for heading in page.iter("h2")]
    assert headings == [
        "一、总体情况",
        "三、收到和处理政府信息公开申请情况",
        "五、存在的主要问题及改进情况",
        "跨部分和全篇",
    ]
    says = [[lead.find("span").text for lead in group.find_class("lead")] for group in page.find_class("findings")]
    assert says == [[SAID.say], [SUM.say, REMARK.say], [SPELT.say], [WHOLE.say]]


def test_each_says_how_grave_it_is_and_its_code(view: View):
    assert [entry(view, one).find_class("lead")[0].find("b").text for one in (SUM, SPELT, REMARK)] == [
        "错误",
        "提醒",
        "提示",
    ]
    assert entry(view, SAID).find_class("lead")[0].find("small").text == "N-1"


def test_a_finding_leads_to_its_words_else_to_its_cell_else_nowhere(view: View):
    said, cell, whole = (entry(view, one).find_class("lead")[0] for one in (SAID, SUM, WHOLE))
    assert (said.tag, said.get("data-spot"), said.get("data-cell")) == ("button", "0", None)
    assert (cell.tag, cell.get("data-cell"), cell.get("data-with")) == ("button", COMPANY, " ".join(SUM.cells))
    assert whole.tag == "p"


def test_the_catalogue_explains_it(view: View):
    told = entry(view, SUM).find_class("about")[0].text_content()
    known = load_catalogue()["T3-1"]
    assert all(words in told for words in (known.what, known.why, known.mend, known.source))
    strange = finding("N-99", "W", COMPANY)
    assert not entry(replace(view, findings=(strange,)), strange).find_class("about")


def test_only_what_may_stand_can_be_waived(view: View):
    forms = {one.code: entry(view, one).find_class("waive") for one in view.findings}
    assert {code for code, form in forms.items() if form} == {"N-1", "D-16", "D-17"}


def test_reason_and_name_are_asked_for_with_labels_and_the_last_name_stands_there(view: View):
    form = entry(replace(view, who='张"某'), SAID).find(".//form")
    assert form.get("data-waive") == SAID.key
    labels = {label.text: label[0] for label in form.iter("label")}
    assert (labels["为什么可以这样"].get("name"), labels["经办人"].get("name")) == ("reason", "who")
    assert labels["经办人"].get("value") == '张"某'
    assert all(label.get("required") is not None for label in labels.values())


def test_what_stands_waived_is_listed_with_its_reason_and_can_be_taken_back(view: View):
    kept = Waived(SAID, Waiver("N-1", SAID.say, "口径不同", "张某"), "2026-01-06T01:30:00Z")
    shown = replace(view, findings=(SUM,), waived=(kept,))
    (item,) = read(shown).find_class("waived")[0]
    assert "理由：口径不同" in item.text_content()
    assert "经办人：张某，2026年1月6日" in item.text_content()
    button = item.find(".//button[@data-unwaive]")
    assert button.get("data-unwaive") == SAID.key
    assert SAID.say in button.get("aria-label")
    assert item.find_class("lead")[0].get("data-spot") == "0"


def test_what_to_look_at_before_publishing_comes_last(view: View):
    look = finding("D-24", "I", say="按时公开。")
    shown = replace(view, checklist=(look,))
    assert [one.text_content() for one in read(shown).iter("h2")][-1] == "公开前请自查"
    assert not entry(shown, look).find_class("waive")


def test_remarks_are_no_trouble(view: View):
    assert trouble_count(view) == 4


@pytest.mark.parametrize(
    ("findings", "why", "verdict"),
    [
        ((SUM, SAID), "暂不能导出：1 处不平，1 处错误待改", "改平之前不能导出"),
        ((SAID,), "暂不能导出：1 处错误待改", "写明理由保留"),
        ((SPELT,), "暂不能导出：正文还有必写的段落", "已填的数没有不平"),
    ],
)
def test_what_stands_in_the_way_is_said(view: View, findings: tuple[Finding, ...], why: str, verdict: str):
    shown = replace(view, findings=findings)
    assert why_not_yet(shown) == why
    assert verdict in read(shown).find_class("verdict")[0].text_content()


FIRST, OTHER = "最可能填错的是甲：改为 1 后全部平衡。", "也可能是乙：改为 2 后全部平衡。"


def remedy(say: str) -> Remedy:
    return Remedy((), "", say)


def likeliest(say: str) -> Remedy:
    return replace(remedy(say), likeliest=True)


def test_the_first_three_remedies_are_open_and_the_rest_folded(view: View):
    shown = replace(view, remedies=(remedy(FIRST), *[remedy(OTHER)] * 4))
    (box,) = read(shown).find_class("remedies")
    items = list(box.iter("li"))
    folded = [item for item in items if any(one.tag == "details" for one in item.iterancestors())]
    assert (len(items), len(folded)) == (5, 2)
    assert [item.find("button").get("data-correct") for item in items] == ["0", "1", "2", "3", "4"]
    assert [item.find("p").text for item in items] == [FIRST, *[OTHER] * 4]
    assert "另有 2 种改法" in box.text_content()
    assert "几种改法都能平衡" in box.text_content()


def test_two_places_are_put_right_one_by_one(view: View):
    (box,) = read(replace(view, remedies=(likeliest(FIRST), remedy(OTHER), likeliest(FIRST)))).find_class("remedies")
    assert [len(place) for place in box.iter("ol")] == [2, 1]
    assert "有 2 处要各改各的" in box.text_content()


def test_without_remedies_there_is_no_box(view: View):
    assert not read(view).find_class("remedies")


def test_nothing_that_a_finding_or_a_person_says_becomes_markup(view: View):
    hostile = finding("N-1", "E", COMPANY, say=ATTACK, slot="overview")
    kept = Waived(hostile, Waiver("N-1", ATTACK, ATTACK, ATTACK), "2026-01-06T01:30:00Z")
    shown = replace(
        view,
        findings=(hostile, finding("D-17", "W", say=ATTACK)),
        waived=(kept,),
        who=ATTACK,
        remedies=(remedy(ATTACK),),
        checklist=(finding("D-24", "I", say=ATTACK),),
    )
    page = read(shown)
    assert not list(page.iter("script", "img"))
    assert not [name for one in page.iter() for name in one.attrib if name.startswith("on")]
    assert page.text_content().count(ATTACK) >= 5
