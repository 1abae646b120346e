"""A question of the clerk's: with a model in whole sentences from the found entries, and never anything else."""

from threading import Event

import pytest

from assistant.desk.explaining import explained
from assistant.desk.talk import Desk
from assistant.drafting.model.port import ModelError
from knowledge.shelf import form_for
from tests.desk.conftest import TODAY
from tests.desk.test_modelled import Scripted
from tests.desk.test_texts import OPENING

ASKED = "信息处理费按什么标准收"
SAID = "按件的，10件以内不收，11到30件每件100元。"
ENTRY = next(entry for entry in form_for(2025).help if entry.id == "processing_fee_rates")


def reply(*sentences: str) -> str:
    return '{"sentences": [' + ",".join(f'"{one}"' for one in sentences) + "]}"


def outcome(said: str | ModelError) -> tuple[str, str]:
    text, (call,) = explained(Scripted(said), ASKED, (ENTRY,), Event())
    return text, call.outcome


def test_what_the_entries_say_may_be_said_by_a_model():
    assert outcome(reply(SAID)) == (SAID, "accepted")


@pytest.mark.parametrize(
    "said",
    [
        "每件150元。",
        "依据是条例第四十二条。",
        "十二件以内不收。",
        "每件100元",
        "一。二。三。四。",
        "每件100元。" * 40,
        "每件100元，见https://a.example。",
        "",
    ],
)
def test_what_they_do_not_say_is_not_taken(said):
    assert outcome(reply(said)) == ("", "not_in_entries")


def test_a_model_that_fails_leaves_the_entry():
    assert outcome(ModelError("slow")) == ("", "slow")


def talk(data, model: Scripted | None, message: str):
    desk = Desk(data, today=lambda: TODAY, model=model)
    try:
        view = desk.start()
        for words in (*OPENING, message):
            view = desk.say(view.draft, words, view.rev)
        return view.turns[-1].text, desk.calls(view.draft)
    finally:
        desk.close()


def test_the_entry_and_its_source_stand_below_what_a_model_said(data):
    said, calls = talk(data, Scripted(reply(SAID)), ASKED)
    assert said.startswith(f"模型按下面的说明作答：{SAID}\n")
    assert "（来源：国办函〔2020〕109号）" in said
    assert [call["outcome"] for call in calls] == ["accepted"]


def test_without_a_model_or_an_answer_no_model_is_asked(data):
    said, _ = talk(data, None, ASKED)
    assert "模型" not in said
    model = Scripted()
    said, _ = talk(data, model, "食堂中午吃什么")
    assert "没有现成的说明" in said
    assert not model.asked
