"""A language model at the desk: what it writes is offered with this year's figures, or refused and not shown."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from assistant.desk.talk import Desk
from assistant.desk.view import View
from assistant.drafting.model.port import Answer, Message, ModelError, OnPiece
from assistant.drafting.model.shapes import PARAGRAPH, Shape
from tests.desk.conftest import TODAY
from tests.desk.test_texts import FACTS, FIGURES, OPENING, texts

GOOD = (
    '{"sentences": ["{year}年，{self}共收到政府信息公开申请{applications.received.total}件，逐件登记编号、明确承办人，'
    '答复前由法制机构审核把关，做到件件有着落。"]}'
)
RECEIVED = "共收到政府信息公开申请{applications.received.total}件"


class Scripted:
    """Says its replies one after the other, an error where one stands in their place."""

    name = "试验模型"

    def __init__(self, *replies: str | ModelError) -> None:
        self.replies = list(replies)
        self.asked: list[Sequence[Message]] = []

    def ask(self, messages: Sequence[Message], on_piece: OnPiece, stop: Event, shape: Shape = PARAGRAPH) -> Answer:
        self.asked.append(messages)
        reply = self.replies.pop(0)
        if isinstance(reply, ModelError):
            raise reply
        on_piece(reply)
        return Answer(reply, "json_schema", 100, 30)


def asked(desk: Desk, *more: str) -> View:
    view = desk.start()
    for message in (*OPENING, *FIGURES, *FACTS, "不写", "我局按要求做好了这项工作。", *more):
        view = desk.say(view.draft, message, view.rev)
    return view


@pytest.fixture
def with_model(data: Path) -> Iterator[type[Desk]]:
    opened: list[Desk] = []

    def making(model: Scripted | None) -> Desk:
        opened.append(Desk(data, today=lambda: TODAY, model=model))
        return opened[-1]

    yield making  # type: ignore[misc]
    for desk in opened:
        desk.close()


def test_a_paragraph_of_a_model_is_the_first_offer_with_this_years_figures(with_model):
    desk = with_model(Scripted(GOOD))
    view = asked(desk, "请模型写一段")
    first = next(line for line in view.turns[-1].text.splitlines() if line.startswith("1. "))
    assert "2025年，我局共收到政府信息公开申请10件" in first
    assert "语言模型（试验模型）" in first
    chosen = desk.say(view.draft, "1", view.rev)
    assert "收到政府信息公开申请10件" in texts(chosen)["overview.依申请公开"]


def test_what_a_model_wrote_follows_the_tables_like_everything_else(with_model):
    desk = with_model(Scripted(GOOD))
    view = asked(desk, "请模型写一段", "1", "新收的自然人改成10", "予以公开的自然人改为10")
    assert "收到政府信息公开申请11件" in texts(view)["overview.依申请公开"]


def test_no_figure_is_told_to_a_model(with_model):
    model = Scripted(GOOD)
    asked(with_model(model), "请模型写一段")
    told = "".join(message.text for message in model.asked[0])
    assert "{applications.received.total}" in told
    assert "10" not in told
    assert "云溪县水务局" not in told


@pytest.mark.parametrize(
    ("replies", "why"),
    [
        (("2025年收到申请10件，全部按期办结。",) * 2, "直接写了数字"),
        ((GOOD.replace("逐件", "按照砚湖县水务局的做法逐件"),) * 2, "别的机关或地方的名称"),
        ((GOOD.replace("{self}", "<b>{self}</b>"),) * 2, "没有采用"),
        ((GOOD.replace("{applications.received.total}", "{applications.refused.total}"),) * 2, "没有采用"),
        (
            (GOOD.replace("共收到政府信息公开申请{applications.received.total}件", "没有收到政府信息公开申请"),),
            "不是 0",
        ),
        ((ModelError("unreachable"),), "没有用模型写的"),
        ((ModelError("key"),), "没有用模型写的"),
        ((ModelError("empty"),), "没有用模型写的"),
        ((ModelError("broken_off"),), "没有用模型写的"),
    ],
)
def test_whatever_goes_wrong_past_language_stands_and_why_is_said(with_model, replies, why):
    desk = with_model(Scripted(*replies))
    view = asked(desk, "请模型写一段")
    said = view.turns[-1].text
    assert why in said
    assert "语言模型（" not in said
    assert "1. " in said
    assert "〔待补〕" not in said
    assert "砚湖县水务局" not in said.replace("自写样例（砚湖县水务局", "")


def test_a_reply_is_asked_for_once_more_with_the_reason(with_model):
    model = Scripted("收到申请10件。", GOOD)
    view = asked(with_model(model), "请模型写一段")
    assert "语言模型（试验模型）" in view.turns[-1].text
    assert len(model.asked) == 2
    assert "数字" in model.asked[1][-1].text


def test_every_call_is_noted_without_a_word_of_it(with_model, data: Path):
    desk = with_model(Scripted("收到申请10件。", GOOD))
    view = asked(desk, "请模型写一段")
    calls = desk.calls(view.draft)
    assert [call["outcome"] for call in calls][1] == "accepted"
    assert {call["prompt"] for call in calls} == {"draft-paragraph", "draft-again"}
    assert calls[0]["model"] == "试验模型"
    assert (calls[0]["tokens_in"], calls[0]["tokens_out"]) == (100, 30)
    assert calls[0]["passages"]
    assert not any("申请" in str(value) for call in calls for value in call.values())


def test_without_a_model_the_wish_is_answered_and_no_click_is_offered(with_model):
    desk = with_model(None)
    view = asked(desk)
    assert "请模型写一段" not in view.quick_replies
    view = desk.say(view.draft, "请模型写一段", view.rev)
    assert "没有设置语言模型" in view.turns[-1].text
    assert "“依申请公开”写什么" in view.turns[-1].text


def test_with_a_model_it_is_a_click(with_model):
    assert "请模型写一段" in asked(with_model(Scripted())).quick_replies


def test_a_model_is_for_texts_alone(with_model):
    desk = with_model(Scripted())
    view = desk.start()
    for message in (*OPENING, "请模型写一段"):
        view = desk.say(view.draft, message, view.rev)
    assert "现在不是写正文的时候" in view.turns[-1].text


def test_a_setting_of_no_use_is_said_and_the_desk_works(data: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NIANBAO_MODEL_URL", "ftp://somewhere")
    with closing(Desk(data, today=lambda: TODAY)) as desk:
        said = asked(desk, "请模型写一段").turns[-1].text
    assert "NIANBAO_MODEL_URL" in said
    assert "“依申请公开”写什么" in said
