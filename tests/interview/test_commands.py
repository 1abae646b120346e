"""Messages that steer: undo, back, not yet and who owes it, how far, what does this mean."""

import pytest

from assistant.interview.plan import next_ask
from assistant.report.draft import Draft, apply
from tests.interview.saying import OPENED, form_of, heard, with_figures


@pytest.mark.parametrize("message", ["撤销", "撤销。", "取消上一步"])
def test_undo_is_a_command(message):
    assert heard(message).undoes
    assert not heard(message).redoes


@pytest.mark.parametrize("message", ["重做", "恢复。", "取消撤销"])
def test_redo_is_a_command_also_before_anything_else_is_known(message):
    assert heard(message).redoes
    assert not heard(message).undoes
    assert heard(message, Draft()).redoes


@pytest.mark.parametrize(
    ("message", "owner"),
    [
        ("还没拿到", "办公室（依申请公开台账）"),
        ("还没拿到呢", "办公室（依申请公开台账）"),
        ("先跳过", "办公室（依申请公开台账）"),
        ("等等", "办公室（依申请公开台账）"),
        ("等法规科", "法规科"),
        ("等法规科报数", "法规科"),
        ("得问财务科", "财务科"),
        ("财务科还没给", "财务科"),
    ],
)
def test_what_is_not_yet_there_is_owed_by_somebody(message, owner):
    understood = heard(message)
    assert understood.kind == "answer"
    assert understood.effects == {"owed": {"applications.received": owner}}


def test_a_figure_is_not_lost_in_a_message_that_also_waits():
    assert heard("自然人9件，企业待补").kind == "clarify"


def test_what_is_owed_comes_back_at_the_end_with_its_owner():
    form = form_of(OPENED)
    draft = apply(OPENED, heard("等法规科").effects)
    assert next_ask(form, draft).id == "applications.carried_in"
    for question in form.questions[1:]:
        draft = apply(draft, {"owed": {question.id: "办公室"}})
    assert (next_ask(form, draft).id, next_ask(form, draft).owed_by) == ("applications.received", "法规科")


@pytest.mark.parametrize(
    ("message", "part"),
    [
        ("法律服务机构指哪些？", "律师事务所"),
        ("自然人9件对吗？", "没有记录"),
        ("不清楚三安全一稳定指什么", "第十四条"),
        ("这个怎么填", "台账"),
        ("律师算什么", "律师事务所"),
    ],
)
def test_a_question_is_answered_and_changes_nothing(message, part):
    understood = heard(message)
    assert understood.kind == "question"
    assert part in understood.say
    assert not understood.effects


def test_nothing_at_all_is_no_question():
    assert heard("什么都没有").effects["figures"]


def test_back_and_by_name_go_to_an_earlier_question_and_on_again():
    draft = with_figures(OPENED, **{f"received__{c}": 0 for c in ("natural_person", "company", "research")})
    draft = with_figures(draft, **{f"received__{c}": 0 for c in ("nonprofit", "legal_service", "other")})
    form = form_of(draft)
    assert heard("上一题", draft).effects == {"goto": "applications.received"}
    gone = apply(draft, heard("回到本年新收", draft).effects)
    assert next_ask(form, gone).id == "applications.received"
    assert next_ask(form, apply(gone, heard("继续", gone).effects)).id == "applications.carried_in"
    assert heard("重写“主动公开”这一段", draft).effects == {"goto": "overview.主动公开"}
    assert heard("先跳过", gone).effects == {"goto": ""}


def test_progress_counts_what_is_there():
    draft = with_figures(OPENED, received__natural_person=9, received__company=0)
    assert "第三部分 2/144" in heard("进度", draft).say
    assert "第三部分（法规科）" in heard("进度", apply(OPENED, heard("等法规科").effects)).say


def test_a_duty_that_is_not_ours_is_zero_in_every_open_cell_and_said_so():
    said = heard("没有这项职能")
    assert said.kind == "answer"
    assert set(said.effects["figures"].values()) == {"0"}
    assert len(said.effects["figures"]) == 6
    assert "没有这项职能，相关 6 格填 0" in said.say


def test_a_message_beyond_all_measure_is_refused_whole():
    assert heard("自" * 5001).kind == "reject"
    assert "太长" in heard("自" * 5001).say
    assert "太长" not in heard("自" * 5000).say
