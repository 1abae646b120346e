"""Which figures are open and who has them: each once, whether put off or not, as the form or the clerk names it."""

import pytest

from assistant.interview.collecting import count_open, offices, offices_said
from assistant.interview.plan import asked_facts, asked_of
from assistant.report.draft import Draft, apply
from assistant.report.wanted import wanted_of
from knowledge.shelf import load_forms
from tests.interview.saying import OPENED, asked_cells, form_of, heard

SLOTTED = "全年举办开放日{?场:开放日}场，开展培训{fact:trainings.count}次，编印{?册:指南}册。"


def asked_of_offices(draft: Draft) -> dict[str, list[str]]:
    found = offices(form_of(draft), draft)
    return {office.name: [request.wanted.key for request in office.requests] for office in found}


@pytest.mark.parametrize("form", load_forms(), ids=lambda form: form.id)
@pytest.mark.parametrize("kind", ["department", "township", "office", "government"])
def test_every_open_figure_is_asked_of_exactly_one_named_office(form, kind):
    draft = Draft(organ="云溪县水务局", year=form.first_year, kind=kind)
    asked = [key for keys in asked_of_offices(draft).values() for key in keys]
    facts = [fact.id for question in asked_of(form, draft) for fact in asked_facts(question, draft)]
    assert sorted(asked) == sorted([*(cell.id for cell in form.typed), *facts])
    assert len(asked) == len(set(asked)) == count_open(form, draft)
    assert "其他科室" not in asked_of_offices(draft)


def test_the_office_comes_from_the_form_and_its_sources_stand_beside_its_name():
    found = {office.name: office for office in offices(form_of(OPENED), OPENED)}
    assert list(found)[:2] == ["办公室", "法规科"]
    sources = {one.wanted.cell.row: one.source for one in found["办公室"].requests}
    assert sources["二、上年结转政府信息公开申请数量"] == "上年报告"
    assert (sources["（一）予以公开"], sources["公开政策文件"]) == ("依申请公开台账", "")
    assert [one.wanted.key for one in found["政务服务科"].requests] == ["disclosure.licensing.decisions"]


def test_whom_the_clerk_waits_for_has_the_figures_of_that_question():
    asked = asked_of_offices(apply(OPENED, heard("等监察室").effects))
    assert asked["监察室"] == list(asked_cells(form_of(OPENED), "applications.received"))
    assert not set(asked["监察室"]) & set(asked["办公室"])


def test_what_is_known_or_not_to_be_written_is_not_asked_for():
    done = {"figures": {"disclosure.licensing.decisions": "0"}, "declined": ["released.total"]}
    draft = apply(OPENED, done | {"facts": {"trainings.count": "3"}})
    asked = [key for keys in asked_of_offices(draft).values() for key in keys]
    assert not {"disclosure.licensing.decisions", "released.total", "trainings.count"} & set(asked)
    assert "released.website" in asked


def test_a_mark_in_place_of_a_number_leaves_the_cell_open():
    draft = apply(OPENED, {"figures": {"disclosure.licensing.decisions": "/"}})
    assert "disclosure.licensing.decisions" in asked_of_offices(draft)["政务服务科"]


def test_numbers_that_a_text_waits_for_are_asked_with_the_words_around_them():
    draft = apply(OPENED, {"texts": {"overview.主动公开": SLOTTED}, "owed": {"overview.主动公开#?册:指南": "宣传科"}})
    found = {office.name: office.requests for office in offices(form_of(draft), draft)}
    (guide,) = found["宣传科"]
    assert (guide.wanted.key, guide.wanted.cell.mark, guide.wanted.cell.unit) == ("?册:指南", "句2", "册")
    assert "编印（　）册" in guide.hint
    assert [one.wanted.key for one in found["其他科室"]] == ["?场:开放日"]
    assert sum(one.wanted.key == "trainings.count" for requests in found.values() for one in requests) == 1


def test_the_mark_of_a_number_stays_when_another_is_answered():
    draft = apply(OPENED, {"texts": {"overview.主动公开": SLOTTED}})
    answered = apply(draft, {"facts": {"?场:开放日": "4"}})
    assert wanted_of(form_of(draft), answered)["?册:指南"].cell.mark == "句2"


@pytest.mark.parametrize("message", ["数据征集清单", "待补清单。", "征集清单"])
def test_the_list_is_said_by_office_and_changes_nothing(message):
    understood = heard(message)
    assert understood.kind == "command"
    assert not understood.effects
    lines = understood.say.splitlines()
    assert "173" in lines[0]
    assert "政务服务科：第二部分“行政许可”（1 个数）。" in lines
    assert next(line for line in lines if line.startswith("办公室")).count("“") == 3 + 2 + 1


def test_with_everything_there_nothing_is_asked():
    form = form_of(OPENED)
    figures = {cell.id: "0" for cell in form.typed}
    draft = apply(OPENED, {"figures": figures, "facts": dict.fromkeys(form.facts, "0")})
    assert offices(form, draft) == ()
    assert offices_said(form, draft) == "数都拿到了，没有要征集的。"
