"""A finding let stand with a reason: kept, said, undone, refused, lapsed; and the report leaves with it."""

import io
from contextlib import closing
from datetime import datetime
from pathlib import Path

import docx
import pytest

from assistant.checks import Finding
from assistant.desk.talk import Desk, Refusal
from assistant.desk.view import View
from assistant.documents.export import Export
from tests.desk.conftest import TODAY, Talk
from tests.desk.drafts import SENTENCE, WRONG, brought

REASON, WHO = "九件是县长信箱转来的，按口径单列", "张某某"


@pytest.fixture
def wrong(desk: Desk) -> View:
    """A whole report whose text names a number of applications that the table does not have."""
    return brought(desk, overview=WRONG)


def the(view: View, code: str) -> Finding:
    return next(finding for finding in view.findings if finding.code == code)


def codes(view: View) -> set[str]:
    return {finding.code for finding in view.findings}


def waive(desk: Desk, view: View, code: str = "N-1", reason: str = REASON, who: str = WHO) -> View:
    return desk.waive(view.draft, the(view, code).key, reason, who, view.rev)


def last(view: View) -> str:
    return view.turns[-1].text


def test_an_error_of_language_stops_the_report_until_it_is_waived(desk: Desk, wrong: View):
    refused = desk.files.export(wrong.draft)
    assert isinstance(refused, Refusal)
    assert [SENTENCE in one for one in refused.obstacles] == [True]
    assert not wrong.ready
    view = waive(desk, wrong)
    assert view.ready
    done = desk.files.export(view.draft)
    assert isinstance(done, Export)
    assert done.data
    assert any(SENTENCE in paragraph.text for paragraph in docx.Document(io.BytesIO(done.data)).paragraphs)


def test_what_is_waived_is_listed_apart_with_reason_name_and_moment(desk: Desk, wrong: View):
    view = waive(desk, wrong, reason=f"  {REASON}\n", who=f" {WHO} ")
    assert codes(wrong) - codes(view) == {"N-1"}
    (kept,) = view.waived
    assert kept.finding == the(wrong, "N-1")
    assert (kept.waiver.code, kept.waiver.say) == ("N-1", kept.finding.say)
    assert (kept.waiver.reason, kept.waiver.who) == (REASON, WHO)
    assert datetime.fromisoformat(kept.at).tzinfo
    assert f"理由：{REASON}（经办人：{WHO}）" in last(view)


def test_a_waiver_outlives_the_program(desk: Desk, wrong: View, tmp_path: Path):
    view = waive(desk, wrong)
    desk.close()
    with closing(Desk(tmp_path / "data", today=lambda: TODAY)) as again:
        assert again.view(view.draft) == view


def test_who_waived_is_remembered_for_the_next_time(desk: Desk, wrong: View):
    assert wrong.who == ""
    view = waive(desk, wrong)
    assert view.who == WHO
    assert waive(desk, view, "T2-3", who="李某").who == "李某"


def test_undo_takes_the_waiver_back(desk: Desk, wrong: View):
    view = waive(desk, wrong)
    view = desk.undo(view.draft, view.rev)
    assert view.waived == ()
    assert "N-1" in codes(view)
    assert isinstance(desk.files.export(view.draft), Refusal)
    assert "已撤销" in last(view)


def test_a_waiver_is_taken_back_at_a_click_and_that_is_undone_too(desk: Desk, wrong: View):
    view = waive(desk, wrong)
    taken = desk.unwaive(view.draft, view.waived[0].finding.key, view.rev)
    assert "N-1" in codes(taken)
    assert "已取消保留 N-1" in last(taken)
    assert desk.undo(taken.draft, taken.rev).waived == view.waived


def test_what_was_not_waived_cannot_be_taken_back(desk: Desk, wrong: View):
    view = desk.unwaive(wrong.draft, the(wrong, "N-1").key, wrong.rev)
    assert view.note == "这一处没有保留过，没有改动。"
    assert (view.findings, view.waived) == (wrong.findings, ())


@pytest.fixture
def unbalanced(desk: Desk, wrong: View) -> View:
    return desk.set_cell(wrong.draft, "applications.granted.company", "39", wrong.rev)


@pytest.mark.parametrize(("code", "why"), [("T3-1", "算术或填法上的错误，不能保留"), ("T3-6", "只是提示")])
def test_what_may_not_be_waived_is_refused_in_one_sentence(desk: Desk, unbalanced: View, code: str, why: str):
    view = waive(desk, unbalanced, code)
    assert code in view.note
    assert why in view.note
    assert view.note.count("。") == 1
    assert (view.findings, view.waived) == (unbalanced.findings, ())


@pytest.mark.parametrize("reason", ["", "  \n", "无", "属实。", "……。。。，，", "123456", "对对对对对", "aaaa"])
def test_a_reason_must_be_words(desk: Desk, wrong: View, reason: str):
    view = waive(desk, wrong, reason=reason)
    assert "请写明理由" in view.note
    assert view.waived == ()


@pytest.mark.parametrize("who", ["", " ", "张", "12", "。。"])
def test_somebody_must_answer_for_it(desk: Desk, wrong: View, who: str):
    view = waive(desk, wrong, who=who)
    assert "请写明经办人" in view.note
    assert view.waived == ()


def test_a_reason_has_an_end(desk: Desk, wrong: View):
    view = waive(desk, wrong, reason="口径不同，" * 101)
    assert "最多 500 字" in view.note
    assert "最多 30 字" in waive(desk, view, who="张某李某王" * 7).note


def test_a_finding_that_is_no_more_cannot_be_waived(desk: Desk, wrong: View):
    view = desk.waive(wrong.draft, "N-1|gone", REASON, WHO, wrong.rev)
    assert "没有保留" in view.note
    assert view.waived == ()


def test_a_waiver_from_an_old_page_is_not_recorded(desk: Desk, wrong: View):
    after = waive(desk, wrong, "T2-3")
    late = desk.waive(wrong.draft, the(wrong, "N-1").key, REASON, WHO, wrong.rev)
    assert "另一个窗口" in late.note
    assert late.waived == after.waived


@pytest.mark.parametrize(
    ("code", "cell"), [("N-1", "applications.received.company"), ("T2-3", "disclosure.rules.made")]
)
def test_when_a_figure_changes_the_waiver_lapses_and_that_is_said(desk: Desk, wrong: View, code: str, cell: str):
    view = waive(desk, wrong, code)
    changed = desk.set_cell(view.draft, cell, "400", view.rev)
    assert code in codes(changed)
    assert changed.waived == ()
    again = [line for line in last(changed).splitlines() if "保留不再算数" in line]
    assert len(again) == 1
    assert again[0].endswith(the(changed, code).say)
    back = desk.undo(changed.draft, changed.rev)
    assert back.waived == view.waived


def test_a_finding_that_nobody_had_waived_is_not_said_to_be_back(desk: Desk, wrong: View):
    assert "保留不再算数" not in last(desk.set_cell(wrong.draft, "applications.received.company", "400", wrong.rev))


def test_a_waived_finding_is_not_said_again(desk: Desk, wrong: View, talk: Talk):
    view = talk("核对", on=waive(desk, wrong))
    assert SENTENCE not in last(view)
    assert SENTENCE not in last(desk.set_cell(view.draft, "disclosure.rules.made", "0", view.rev))


def number_of(view: View, code: str) -> int:
    return [finding.code for finding in view.findings].index(code) + 1


def test_the_findings_are_numbered_in_the_talk_and_waived_by_number(wrong: View, talk: Talk):
    view = talk("核对", on=wrong)
    number = number_of(view, "N-1")
    assert f"{number}. {the(view, 'N-1').say}" in last(view).splitlines()
    view = talk(f"保留第{number}条，理由是{REASON}，经办人{WHO}。", on=view)
    (kept,) = view.waived
    assert (kept.finding.code, kept.waiver.reason, kept.waiver.who) == ("N-1", REASON, WHO)


@pytest.mark.parametrize(
    "said", ["保留 N-1：{r}；经办人：{w}", "保留n-1 原因是{r} 经办人是{w}", "同意保留N-1，因为{r}，核对人{w}"]
)
def test_a_finding_is_waived_by_its_code_in_other_words(wrong: View, talk: Talk, said: str):
    (kept,) = talk(said.format(r=REASON, w=WHO), on=wrong).waived
    assert (kept.waiver.reason, kept.waiver.who) == (REASON, WHO)


def test_who_waived_before_need_not_be_named_again(desk: Desk, wrong: View, talk: Talk):
    view = talk(f"保留N-1，理由是{REASON}", on=wrong)
    assert "请写明经办人" in last(view)
    view = talk(f"保留T2-3，理由是{REASON}", on=waive(desk, view))
    assert [kept.waiver.who for kept in view.waived] == [WHO, WHO]


@pytest.mark.parametrize("which", ["第99条", "D-99", "第0条"])
def test_a_number_that_is_not_there_is_said(wrong: View, talk: Talk, which: str):
    view = talk(f"保留{which}，理由是{REASON}，经办人{WHO}", on=wrong)
    assert "不知道" in last(view)
    assert view.waived == ()


def test_a_code_that_several_findings_have_is_not_guessed_at(desk: Desk, unbalanced: View, talk: Talk):
    assert sum(finding.code == "T3-1" for finding in unbalanced.findings) > 1
    assert "不知道“T3-1”是哪一条" in last(talk(f"保留T3-1，理由是{REASON}，经办人{WHO}", on=unbalanced))


@pytest.mark.parametrize("said", ["保留", "保留原来的"])
def test_to_keep_an_answer_is_not_to_waive(talk: Talk, said: str):
    view = talk("云溪县水务局，2025年", "部门", "自然人9件，其余没有", "上一题", said)
    assert "原来的回答保留" in last(view)
