"""All answers by part: what is more than 0, zeros counted, what is open and who owes it, texts and facts."""

from dataclasses import replace

import pytest

from assistant.interview.plan import asked_facts, asked_of
from assistant.interview.summary import Origins, Part, summary
from assistant.report.draft import Draft, apply
from assistant.report.origins import Origin
from tests.interview.saying import OPENED, OPENED_2019, form_of, heard, with_figures

RECEIVED = "applications.received"
SAID, FOLLOWED = Origin("said", 3, "2026-01-10T01:00:00Z", "自然人9件"), Origin("followed", 3, "2026-01-10T01:00:00Z")


def parts(draft: Draft, origins: Origins | None = None) -> dict[str, Part]:
    return {part.name: part for part in summary(form_of(draft), draft, origins or Origins())}


def figures(draft: Draft, part: str = "第三部分") -> dict[str, str]:
    return {cell.id: value for row in parts(draft)[part].rows for cell, value, _ in row.cells}


SOME = with_figures(OPENED, received__natural_person=9, received__company=0, received__research=0)


def test_the_parts_come_in_printed_order_under_their_headings():
    for draft in (OPENED, OPENED_2019):
        found = summary(form_of(draft), draft)
        assert [part.heading[:2] for part in found] == ["一、", "二、", "三、", "四、", "五、", "六、", "引言"]
        assert {one.part for one in asked_of(form_of(draft), draft)} == {part.name for part in found}


def test_only_what_is_not_0_is_listed_and_every_cell_is_told_once():
    part = parts(SOME)["第三部分"]
    assert figures(SOME) == {f"{RECEIVED}.natural_person": "9"}
    assert dict(part.zeros) == {None: 2}
    listed = sum(not cell.computed for row in part.rows for cell, _, _ in row.cells)
    typed = [cell for cell in form_of(SOME).typed if cell.table == "applications"]
    assert listed + sum(part.zeros.values()) + len(part.open) == len(typed)


def test_a_total_is_listed_as_soon_as_it_is_known():
    whole = with_figures(SOME, received__nonprofit=0, received__legal_service=0, received__other=2)
    assert figures(whole)[f"{RECEIVED}.total"] == "11"


def test_zeros_are_counted_by_the_way_they_came_and_figures_carry_their_origin():
    cells = [cell for cell in SOME.figures.given if SOME.figures.get(cell) == 0]
    origins = {cells[0]: SAID, **dict.fromkeys(cells[1:], FOLLOWED), f"{RECEIVED}.natural_person": SAID}
    part = parts(SOME, Origins(figures=origins))["第三部分"]
    assert dict(part.zeros) == {"said": 1, "followed": 1}
    assert part.rows[0].cells[0][2] == SAID


def test_who_owes_is_told_with_the_part():
    draft = apply(OPENED, heard("等法规科").effects)
    assert parts(draft)["第三部分"].owed == ("法规科",)
    assert parts(draft)["第四部分"].owed == ()


def test_a_text_is_written_left_out_or_open_and_read_with_this_years_numbers():
    texts = {"overview.主动公开": f"收到申请{{{RECEIVED}.natural_person}}件。", "overview.综述": ""}
    draft = replace(SOME, texts=texts)
    found = {text.name: text for text in parts(draft, Origins(texts={"overview.综述": SAID}))["第一部分"].texts}
    assert (found["主动公开"].value, found["综述"].value, found["平台建设"].value) == ("收到申请9件。", "", None)
    assert found["综述"].origin == SAID
    assert [text.needed for text in (found["主动公开"], found["平台建设"])] == [False, False]
    assert {text.name for text in parts(OPENED)["第一部分"].texts if text.needed} == {"主动公开"}


def test_facts_stand_with_their_unit_where_they_are_asked_for_and_others_where_a_text_says_them():
    draft = apply(
        OPENED, {"facts": {"released.total": "120", "visits.total": "7"}, "declined": ["policy_documents.published"]}
    )
    known = {fact.name: fact.value for fact in parts(draft)["第一部分"].facts}
    assert known["全年主动公开政府信息"] == "120条"
    assert (known["公开政策文件"], known["发布政策解读"]) == ("", None)
    assert "网站访问量" not in known
    told = apply(draft, {"texts": {"problems.problems": "网站访问{fact:visits.total}次。"}})
    assert [fact.value for fact in parts(told)["第五部分"].facts] == ["7次"]


@pytest.mark.parametrize("draft", [OPENED, OPENED_2019])
def test_the_words_for_changing_an_answer_lead_back_to_its_question(draft: Draft):
    form = form_of(draft)
    written = {one.id: "我局按要求做好了这项工作。" for one in asked_of(form, draft) if one.text}
    given = {fact.id: "1" for one in asked_of(form, draft) for fact in asked_facts(one, draft)}
    whole = apply(draft, {"texts": written, "facts": given})
    for part in summary(form, whole):
        for answer in (*part.facts, *part.texts):
            goto = heard(answer.change, whole).effects["goto"]
            question = next(one for one in form.questions if one.id == goto)
            assert question.part == part.name
            names = {piece.ref: piece.name for piece in form.texts}
            facts = {fact.name for fact in question.facts}
            assert answer.name in (facts or {question.aspect or names[question.text]})
