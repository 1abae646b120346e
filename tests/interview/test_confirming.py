"""What was understood, but not surely enough, waits for a word."""

import pytest

from assistant.interview.asking import quick_replies, words_of
from assistant.interview.plan import next_ask
from assistant.report.draft import Draft, apply
from knowledge.speech import load_speech
from tests.interview.saying import OPENED, form_of, heard, with_figures

CELL = "applications.received.natural_person"


def waiting(message: str = "自燃人9件", draft: Draft = OPENED) -> Draft:
    understood = heard(message, draft)
    assert understood.kind == "answer"
    assert "figures" not in understood.effects
    return apply(draft, understood.effects)


def test_a_guessed_name_is_asked_about_and_nothing_recorded():
    draft = waiting()
    assert draft.figures.quantity(CELL) is None
    ask = next_ask(form_of(draft), draft)
    assert ask.stage == "confirm"
    words = words_of(form_of(draft), draft, ask, (), 2025)
    assert "自然人 9" in words
    assert "“自燃人”按“自然人”听的" in words
    assert quick_replies(form_of(draft), draft, ask, (), 2025, load_speech()) == ("确认", "不对")


@pytest.mark.parametrize("yes", ["确认", "对", "是的。", "没错"])
def test_a_yes_records_it(yes):
    draft = waiting()
    assert heard(yes, draft).effects["figures"] == {CELL: "9"}
    after = apply(draft, heard(yes, draft).effects)
    assert after.figures.quantity(CELL) == 9
    assert not after.pending


@pytest.mark.parametrize("no", ["不对", "不是", "取消", "撤销"])
def test_a_no_drops_it(no):
    after = apply(waiting(), heard(no, waiting()).effects)
    assert after.figures.quantity(CELL) is None
    assert next_ask(form_of(after), after).id == "applications.received"


def test_another_answer_counts_instead():
    understood = heard("自然人8件，企业2件", waiting())
    assert understood.effects["figures"] == {CELL: "8", "applications.received.company": "2"}
    assert not apply(waiting(), understood.effects).pending


def test_many_figures_and_many_changes_wait():
    rows = ("予以公开", "部分公开", "内部事务", "过程性信息", "执法案卷", "行政查询", "不掌握")
    many = "；".join(f"{row}：自然人{n}，企业{n}，其他{n}" for n, row in enumerate(rows, 1))
    assert waiting(many).pending
    told = {"received__natural_person": 9, "received__company": 1, "received__research": 2}
    changes = "自然人改成8，企业改成2，科研机构改成3"
    assert waiting(changes, with_figures(OPENED, **told)).pending
