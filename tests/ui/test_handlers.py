"""What the page's events do to the draft, without a browser."""

from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from assistant.desk.talk import Desk
from assistant.desk.view import View
from assistant.documents.writing.fill import fill
from knowledge.shelf import template_of
from tests.documents.samples import OVERVIEW, sample_report
from tests.ui.conftest import OPENING, talk
from ui.handlers import FAULT, Handlers


class Event:
    """The payload of a page's event."""

    def __init__(self, **data: str) -> None:
        self._data = data


def event(**data: str) -> gr.EventData:
    return Event(**data)  # type: ignore[return-value]


@pytest.fixture
def hands(desk: Desk) -> Handlers:
    return Handlers(desk)


def at(place: dict[str, Any]) -> dict[str, Any]:
    """The draft and the revision of a page's place."""
    return {key: place[key] for key in ("draft", "rev")}


@pytest.fixture
def place(desk: Desk) -> dict[str, Any]:
    view = talk(desk, desk.start(), *OPENING)
    return {"draft": view.draft, "rev": view.rev}


def test_the_first_visit_begins_a_draft_the_second_does_not(desk: Desk, hands: Handlers):
    place = hands.opened("")[0]
    assert [summary.draft for summary in desk.drafts()] == [place["draft"]]
    assert "home" in hands.opened("")[4]
    assert len(desk.drafts()) == 1


def test_an_unknown_draft_is_said_and_begins_nothing(desk: Desk, hands: Handlers):
    assert "找不到这份草稿" in hands.opened("0" * 32)[4]["told"]
    assert desk.drafts() == ()


def test_a_known_draft_is_shown_with_its_whole_dialogue(desk: Desk, hands: Handlers, place: dict[str, Any]):
    shown = hands.opened(place["draft"])
    assert at(shown[0]) == place
    assert len(shown[1]) == len(desk.view(place["draft"]).turns)


def test_a_message_that_was_taken_leaves_the_field(hands: Handlers, place: dict[str, Any]):
    *_, words = hands.said(place, "有")
    assert words == ""


def test_a_message_to_an_old_revision_is_not_recorded_told_and_kept_in_the_field(
    desk: Desk, hands: Handlers, place: dict[str, Any]
):
    now = hands.said(place, "有")[0]
    shown = hands.said(place, "没有")
    assert shown[0] == now
    assert shown[-1] == "没有"
    assert "另一个窗口" in shown[4]["note"]
    assert desk.view(place["draft"]).rev == now["rev"]


def test_a_quick_reply_says_its_own_words(hands: Handlers, place: dict[str, Any]):
    assert hands.replied(place, event(say="没有"))[1][-2] == {"role": "user", "content": "没有"}


def test_an_edited_cell_is_recorded_and_a_refused_one_is_told(hands: Handlers, place: dict[str, Any]):
    cell = "applications.received.natural_person"
    shown = hands.edited(place, event(cell=cell, text="九"))
    assert shown[4]["cells"][cell][0] == "9"
    refused = hands.edited(shown[0], event(cell=cell, text="-3"))
    assert refused[4]["cells"][cell][0] == "9"
    assert "负数" in refused[4]["note"]


def test_undo_takes_the_last_change_back_and_redo_has_it_again(hands: Handlers, place: dict[str, Any]):
    cell = "applications.received.natural_person"
    shown = hands.edited(place, event(cell=cell, text="9"))
    undone = hands.undone(shown[0])
    assert undone[4]["cells"][cell][0] is None
    assert hands.redone(undone[0])[4]["cells"][cell][0] == shown[4]["cells"][cell][0]


SAID = "全年收到政府信息公开申请9件。申请渠道保持畅通"


@pytest.fixture
def wrong(desk: Desk) -> View:
    """A whole report with a number in its text that no table has."""
    begun = desk.start()
    report = sample_report(2024, overview=OVERVIEW.replace("申请渠道保持畅通", SAID))
    data = fill(template_of(report.form).read_bytes(), report)
    view = talk(desk, begun, f"{report.organ}，2024年")
    return desk.bring(view.draft, "今年.docx", data, view.rev)


def test_a_finding_is_waived_and_the_waiver_taken_back(desk: Desk, hands: Handlers, wrong: View):
    (finding,) = (one for one in wrong.findings if one.code == "N-1")
    place = {"draft": wrong.draft, "rev": wrong.rev}
    shown = hands.waived(place, event(key=finding.key, reason="按县长信箱的口径统计", who="张某"))
    assert [one.finding for one in desk.view(wrong.draft).waived] == [finding]
    assert "按县长信箱的口径统计" in shown[4]["checks"]
    shown = hands.unwaived(shown[0], event(key=finding.key))
    assert desk.view(wrong.draft).waived == ()
    refused = hands.waived(shown[0], event(key=finding.key, reason="无", who="张某"))
    assert "请写明理由" in refused[4]["note"]


def test_a_proposed_correction_is_applied(desk: Desk, hands: Handlers, wrong: View):
    view = desk.set_cell(wrong.draft, "applications.granted.company", "40", wrong.rev)
    assert view.remedies
    shown = hands.corrected({"draft": view.draft, "rev": view.rev}, event(number="0"))
    (correction,) = view.remedies[0].corrections
    assert shown[4]["cells"][correction.cell][0] == str(correction.to)


def test_after_a_file_the_draft_is_shown_as_it_stands_with_what_was_said_of_the_file(
    desk: Desk, hands: Handlers, place: dict[str, Any]
):
    view = desk.say(place["draft"], "有", place["rev"])
    shown = hands.brought(place, event(note="“去年.docx”没有采用"))
    assert at(shown[0]) == {"draft": view.draft, "rev": view.rev}
    assert shown[4]["note"] == "“去年.docx”没有采用"
    assert desk.view(view.draft) == view


def test_after_all_drafts_were_removed_home_is_shown_and_none_begins(desk: Desk, hands: Handlers):
    draft = desk.start().draft
    desk.register.remove(draft)
    shown = hands.opened("")
    assert shown[0]["draft"] == ""
    assert "最近删除（1 份）" in shown[4]["home"]
    assert desk.drafts() == ()


def test_a_removed_draft_is_shown_its_steps_are_refused_with_the_words_kept_and_it_can_be_had_again(
    desk: Desk, hands: Handlers, place: dict[str, Any]
):
    desk.register.remove(place["draft"])
    shown = hands.opened(place["draft"])
    assert len(shown[1]) == len(desk.view(place["draft"]).turns)
    assert 'data-act="restore"' in shown[3]
    *_, refused, words = hands.said(place, "有")
    assert "已删除，这一步没有记录" in refused["note"]
    assert words == "有"
    restored = hands.restored(place)
    assert "已恢复" in restored[4]["note"]
    assert 'data-act="restore"' not in restored[3]
    assert hands.said(place, "有")[-1] == ""


def test_a_fault_behind_the_page_is_told_and_changes_nothing(
    desk: Desk, hands: Handlers, place: dict[str, Any], caplog: pytest.LogCaptureFixture
):
    shown = hands.edited(place, event(cell="no.such.cell", text="1"))
    assert at(shown[0]) == place
    assert shown[4]["note"] == FAULT
    assert "no.such.cell" in caplog.text


def test_a_journal_that_went_away_is_said_in_its_own_words(hands: Handlers, place: dict[str, Any], tmp_path: Path):
    for file in tmp_path.rglob("nianbao.sqlite3*"):
        file.unlink()
    for shown in (hands.undone(place), hands.started(), hands.opened(place["draft"])):
        assert "草稿记录不见了" in shown[4]["note"] or "草稿记录不见了" in shown[4].get("told", "")


def test_a_sentence_of_the_years_that_cannot_be_said_is_refused_at_the_page(hands: Handlers, place: dict[str, Any]):
    shown = hands.sentence_added(place, event(series="received"))
    assert "请在“历年”里另选" in shown[4]["note"]


def test_a_paragraph_is_written_bound_drafted_anew_and_had_again(desk: Desk, hands: Handlers, place: dict[str, Any]):
    question, own = "overview.主动公开", "我局全年主动公开了各项工作。"

    def text() -> str:
        return next((one.text for one in desk.view(place["draft"]).paragraphs if one.question == question), "")

    place = hands.rewritten(place, event(question=question, wording=own))[0]
    assert text() == own
    place = hands.redrafted(place, event(question=question))[0]
    drafted = text()
    assert drafted not in ("", own)
    (former,) = desk.texts.former(place["draft"], question)
    place = hands.had_again(place, event(question=question, key=former.key))[0]
    assert text() == own
    other = desk.texts.alternatives(place["draft"], question).offers[0]
    place = hands.taken(place, event(question=question, key=other.key))[0]
    assert text() == other.text
    shown = hands.followed(place, event(question=question, follow=""))
    assert "没有要跟着表格走的数" in shown[4]["note"]


def test_a_paragraph_that_is_refused_is_told_and_stays(desk: Desk, hands: Handlers, place: dict[str, Any]):
    shown = hands.rewritten(place, event(question="overview.主动公开", wording="{nonsense}"))
    assert "没有保存" in shown[4]["note"]
    assert desk.view(place["draft"]).paragraphs == ()
    assert "没有记录" in hands.rewritten(place, event(question="overview.主动公开", wording="甲。"))[4]["note"]


def test_a_block_is_pasted_in_one_step(hands: Handlers, place: dict[str, Any]):
    row = "applications.received."
    shown = hands.pasted(place, event(cell=f"{row}natural_person", block="4\t5\n"))
    assert [shown[4]["cells"][row + column][0] for column in ("natural_person", "company")] == ["4", "5"]
    assert hands.undone(shown[0])[4]["cells"][f"{row}company"][0] is None


def test_an_answer_brings_what_the_page_has_not_got_and_a_page_that_missed_one_gets_it_later(
    hands: Handlers, place: dict[str, Any]
):
    long = {"grid", "prose", "checks", "before"}
    whole = hands.edited(place, event(cell="applications.received.company", text="4"))
    assert long <= whole[4].keys()
    lean = hands.edited(whole[0], event(cell="applications.received.company", text="5"))
    assert not {"grid", "prose", "before"} & lean[4].keys()
    assert lean[4]["cells"]["applications.received.company"][0] == "5"
    assert lean[4]["checks"] != whole[4]["checks"]
    missed = hands.edited({**whole[0], "rev": lean[0]["rev"]}, event(cell="no.such.cell", text="5"))
    assert missed[4]["checks"] == lean[4]["checks"]
    assert long <= hands.opened(place["draft"])[4].keys()
