"""Totals that were said without their parts are remembered and split in their turn."""

from assistant.interview.asking import quick_replies, words_of
from assistant.interview.plan import next_ask
from assistant.report.draft import Draft, apply
from knowledge.speech import load_speech
from tests.interview.saying import OPENED, form_of, heard

SAID = "10件，9个自然人，1家企业；公开7件，部分公开2件，剩下1件是重复申请"


def told(*messages: str, draft: Draft = OPENED) -> Draft:
    for message in messages:
        understood = heard(message, draft)
        draft = apply(draft, understood.effects)
    return draft


def test_a_total_alone_is_split_by_the_next_answer():
    draft = told("10件")
    ask = next_ask(form_of(draft), draft)
    assert (ask.id, ask.stage) == ("applications.received", "split")
    assert "共 10 件" in words_of(form_of(draft), draft, ask, (), 2025)
    assert "都是自然人" in quick_replies(form_of(draft), draft, ask, (), 2025, load_speech())
    after = told("都是自然人", draft=draft)
    assert after.figures.quantity("applications.received.natural_person") == 10
    assert after.figures.quantity("applications.received.company") == 0
    assert after.totals == ()


def test_what_is_sure_is_recorded_and_the_totals_are_asked_about_when_their_question_comes():
    draft = told(SAID)
    assert draft.figures.quantity("applications.received.company") == 1
    assert [total.value for total in draft.totals] == [7, 2, 1]
    assert next_ask(form_of(draft), draft).id == "applications.carried_in"
    draft = told("没有", draft=draft)
    assert next_ask(form_of(draft), draft).stage == "split"


def test_one_word_about_the_one_application_of_a_company_splits_them_all():
    draft = told(SAID, "没有", "企业那件是部分公开")
    figures = draft.figures
    assert draft.totals == ()
    row = "applications.{}.{}".format
    assert figures.quantity(row("granted", "natural_person")) == 7
    assert figures.quantity(row("partly_granted", "natural_person")) == 1
    assert figures.quantity(row("partly_granted", "company")) == 1
    assert figures.quantity(row("not_processed.repeated", "natural_person")) == 1


def test_a_part_that_cannot_be_is_refused_and_the_totals_stay():
    draft = told(SAID, "没有")
    understood = heard("予以公开都是企业", draft)
    assert understood.kind in ("clarify", "conflict")
    assert apply(draft, understood.effects).totals == draft.totals


def test_totals_are_dropped_or_put_off_at_a_word():
    draft = told(SAID, "没有")
    assert told("重新说", draft=draft).totals == ()
    later = told("还没拿到", draft=draft)
    assert next_ask(form_of(later), later).id == "disputes"
    assert later.totals == draft.totals
