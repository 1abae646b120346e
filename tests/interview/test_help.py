"""A question is answered from the form's help with its source, records nothing, and is never mistaken for an answer."""

import pytest

from assistant.interview.help import found_for
from assistant.interview.plan import next_ask
from assistant.report.draft import Draft, apply
from assistant.report.form import Form, Named, Question
from knowledge.shelf import form_for
from knowledge.speech import load_speech
from tests.interview.help_questions import all_asked
from tests.interview.saying import OPENED, form_of, heard

EDITIONS = (2019, 2021)
AT_LEAST = 0.9
"""Of the questions that the search was made with; 84 of 88 were answered rightly."""
HELD_OUT = 0.45
"""Of questions written afterwards, in other words; 19 of 35."""
PLACES = [
    (edition, table.id, axis, named)
    for edition in EDITIONS
    for table in form_for(edition).tables
    for axis, some in (("row", table.rows), ("column", table.columns), ("group", table.groups))
    for named in some
]


def at_hand(form: Form, named: Named) -> Question:
    """A question about that row, column or group; about its table where it is only totals."""
    table = next(iter(named.cells)).partition(".")[0]
    asked = [question for question in form.questions if any(cell.startswith(table) for cell in question.cells)]
    return next((question for question in asked if named.cells & frozenset(question.cells)), asked[0])


def on(question: str, form: Form) -> Draft:
    """A draft in which that question lies before the clerk."""
    return apply(OPENED, {"goto": question})


@pytest.mark.parametrize(("edition", "table", "axis", "named"), PLACES, ids=lambda value: getattr(value, "name", value))
def test_every_row_column_and_group_of_the_form_has_an_answer(edition, table, axis, named):
    form = form_for(edition)
    found = found_for(form, at_hand(form, named), f"{named.name}填什么", load_speech())
    assert found.entries
    assert named.cells <= found.entries[0].cells, found.entries[0].id


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_text_of_the_form_has_an_answer(edition):
    form = form_for(edition)
    for question in form.questions:
        if question.text:
            found = found_for(form, question, "这一段写什么", load_speech()).entries
            assert [question.id in entry.questions for entry in found] == [True]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_entry_is_found_by_its_own_ways_of_asking(edition):
    form = form_for(edition)
    lost = [
        way
        for entry in form.help
        for way in entry.asked
        if entry not in found_for(form, None, way, load_speech()).entries
    ]
    assert not lost


@pytest.mark.parametrize("edition", EDITIONS)
def test_there_are_answers_enough_and_each_names_its_source(edition):
    form = form_for(edition)
    assert len(form.help) > 100
    assert all(entry.source and "{" not in entry.answer + entry.source for entry in form.help)
    assert {entry.id for entry in form.help if form.source in entry.source}


def test_what_clerks_ask_is_answered_and_what_is_no_matter_of_the_form_is_not():
    made_with = [one for one in all_asked() if not one.held_out]
    held_out = [one for one in all_asked() if one.held_out]
    for some, floor in ((made_with, AT_LEAST), (held_out, HELD_OUT)):
        answered = [one for one in some if one.answers | one.both]
        assert sum(one.verdict == "right" for one in answered) >= floor * len(answered)
    outside = [one for one in made_with if not one.answers | one.both]
    assert len(outside) >= 15
    assert [one.ask for one in outside if one.verdict != "right"] == []


@pytest.mark.parametrize(
    "message",
    [
        "律师事务所算哪一类",
        "这一栏填什么",
        "部分公开和予以公开怎么区分",
        "要不要公开到1000字",
        "信息处理费按什么标准收？",
        "能不能空着",
        "结转的要写吗",
        "今天天气怎么样",
    ],
)
def test_a_question_needs_no_mark_and_records_nothing(message):
    understood = heard(message)
    assert (understood.kind, understood.effects) == ("question", {})


@pytest.mark.parametrize("message", ["9件", "什么都没有", "9个自然人，1家企业", "没有", "等法规科报数", "还没拿到呢"])
def test_an_answer_is_no_question(message):
    assert heard(message).kind != "question"


def test_of_figures_and_a_question_the_question_is_answered_and_it_is_said_that_nothing_was_recorded():
    understood = heard("10件，9个自然人，律所算哪类？")
    assert (understood.kind, understood.effects) == ("question", {})
    assert "法律服务机构" in understood.say
    assert "还没有记录" in understood.say
    assert "还没有记录" not in heard("律所算哪类？").say
    assert "还没有记录" not in heard("一件申请里要好几项信息的，算几件").say


def test_two_things_that_no_one_entry_tells_apart_are_both_explained():
    said = heard("科研机构和社会公益组织怎么区分").say
    assert "研究院" in said
    assert "基金会" in said


def test_what_the_form_does_not_say_is_not_made_up():
    said = heard("食堂中午吃什么").say
    assert "没有现成的说明" in said
    assert "依申请公开台账" in said, "the hint of the question at hand"
    assert "主管部门" in said, "whom to ask"
    assert "来源" not in said


def test_an_answer_worded_otherwise_says_what_it_answers():
    assert "关于“" in heard("官网上早就公开过的材料告诉他网址了，算予以公开吗").say
    assert "关于“" not in heard("部分公开和予以公开怎么区分").say


TEXT = on("overview.主动公开", form_of(OPENED))


@pytest.mark.parametrize("message", ["这一段写什么", "字数有没有要求？", "主动公开写哪些内容", "能不能照抄去年的"])
def test_a_short_question_in_place_of_a_paragraph_is_answered(message):
    assert next_ask(form_of(TEXT), TEXT).stage == "text"
    assert heard(message, TEXT).kind == "question"


@pytest.mark.parametrize(
    "message",
    [
        "聚焦群众关心什么就公开什么，全年通过门户网站发布政策文件和解读材料。",
        "我局坚持问需于民，围绕企业怎么办、群众怎么看，及时公开办事流程。群众满意吗？我们开展了测评。",
        "始终围绕群众想知道什么就主动公开什么的思路推进工作，全年更新目录、完善专栏，方便公众查阅",
        "把“怎么办”改成“如何办”",
    ],
)
def test_a_paragraph_is_never_taken_for_a_question(message):
    assert heard(message, TEXT).kind != "question"


def test_a_short_line_of_the_closing_may_be_asked_about_too():
    draft = on("document_number", form_of(OPENED))
    assert heard("文号怎么写", draft).kind == "question"
    assert heard("云水发〔2026〕1号", draft).effects["texts"] == {"document_number": "云水发〔2026〕1号"}


def test_the_first_questions_may_be_asked_about_before_there_is_a_form():
    assert "上一年" in heard("今年写哪一年的报告", Draft(organ="云溪县水务局")).say
    kind = heard("街道办事处算哪一类？", Draft(organ="云溪街道办事处", year=2025))
    assert (kind.kind, kind.effects) == ("question", {})
    assert "派出机关" in kind.say
