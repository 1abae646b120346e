"""A talk at the desk: journalled before it is acknowledged, undone, resumed, refused, exported."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import assistant.desk.recording as recording_module
import assistant.desk.reply as reply_module
from assistant.desk.talk import Desk, Refusal
from assistant.desk.view import View
from assistant.documents.export import Export
from assistant.journal import Journal, UnknownDraft
from tests.desk.conftest import TODAY, Talk
from tests.desk.drafts import brought

OPENING = ("云溪县水务局，2025年", "部门")
NOTHING = ("没有",) * 7
ROW = "applications.received."
COLUMNS = ("natural_person", "company", "research", "nonprofit", "legal_service", "other")


def last(view: View) -> str:
    return view.turns[-1].text


def finished(talk: Talk, *texts: str) -> View:
    """A department where nothing happened, told to the end without past language."""
    view = talk(*OPENING, *NOTHING)
    while not view.finished_talk:
        view = talk("还没拿到" if "不能空着" in last(view) else "不写", on=view)
        if "不能空着" in last(view):
            view = talk("我局按要求做好了这项工作。", on=view)
    return view


def test_an_answer_is_in_the_journal_before_it_is_acknowledged(desk: Desk, talk: Talk, tmp_path: Path, monkeypatch):
    view = talk(*OPENING)

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Journal, "append", full)
    with pytest.raises(OSError, match="disk full"):
        talk("自然人9件，其余没有", on=view)
    monkeypatch.undo()
    assert desk.view(view.draft) == view
    talk("自然人9件，其余没有", on=view)
    with Journal(tmp_path / "data") as journal:
        effects = journal.steps(view.draft)[-1].body["effects"]
    assert isinstance(effects, dict)
    assert effects["focus"] == [ROW + column for column in COLUMNS]


def test_an_answer_to_a_question_already_answered_is_refused(desk: Desk, talk: Talk):
    before = talk(*OPENING)
    after = talk("自然人9件，其余没有", on=before)
    late = desk.say(before.draft, "自然人8件，其余没有", before.rev)
    assert "另一个窗口" in late.note
    assert (late.rev, late.shown) == (after.rev, after.shown)


def test_the_draft_is_the_same_after_a_restart(desk: Desk, talk: Talk, tmp_path: Path):
    view = talk(*OPENING, "自然人9件，其余没有", "没有", "驴9件", "等法规科")
    assert desk.view(view.draft) == view
    desk.close()
    with closing(Desk(tmp_path / "data", today=lambda: TODAY)) as again:
        assert again.view(view.draft) == view
        assert [summary.draft for summary in again.drafts()] == [view.draft]
        with pytest.raises(UnknownDraft):
            again.view("no-such-draft")


def test_undo_takes_the_zeros_of_a_gate_and_what_followed_from_them_back_in_one_step(talk: Talk):
    before = talk(*OPENING, "没有")
    zeros = talk("没有", on=before)
    assert zeros.shown["applications.granted.company"] == "0"
    undone = talk("撤销", on=zeros)
    assert undone.shown == before.shown
    assert last(undone).endswith(last(before).splitlines()[-1])


def test_undo_goes_on_backwards_and_ends(talk: Talk):
    view = talk(*OPENING, "自然人9件，其余没有", "没有", "撤销", "撤销")
    assert view.shown[ROW + "natural_person"] is None
    view = talk("撤销", "撤销", "撤销", on=view)
    assert (view.organ, view.note) == ("", "没有可以撤销的步骤。")


def test_redo_brings_back_what_undo_took_and_names_it(desk: Desk, talk: Talk):
    said = talk(*OPENING, "没有", "没有")
    undone = talk("撤销", on=said)
    assert "已撤销上一步：没有（要找回来就说“重做”）" in last(undone)
    back = talk("重做", on=undone)
    assert "已重做，找回了：没有。" in last(back)
    assert last(back).endswith(last(said).splitlines()[-1])
    assert (back.shown, back.progress, back.quick_replies) == (said.shown, said.progress, said.quick_replies)
    assert [view.redoable for view in (said, undone, back)] == [False, True, False]


def test_a_cell_is_redone_at_the_button_and_told_by_its_name(desk: Desk, talk: Talk):
    begun = talk(*OPENING)
    view = desk.set_cell(begun.draft, ROW + "company", "7", begun.rev)
    view = desk.undo(view.draft, view.rev)
    assert view.shown[ROW + "company"] is None
    view = desk.redo(view.draft, view.rev)
    assert view.shown[ROW + "company"] == "7"
    assert "找回了：已记：" in last(view)
    assert "“商业企业”列 7" in last(view)


def test_undos_are_redone_in_turn_the_last_first_also_after_a_restart(desk: Desk, talk: Talk, data: Path):
    answers = ("自然人9件，其余没有", "没有", "予以公开9件，其余没有")
    views = [talk(*OPENING)]
    for answer in answers:
        views.append(talk(answer, on=views[-1]))
    view = talk(*["撤销"] * 3, on=views[-1])
    assert view.shown == views[0].shown
    for number, word in enumerate(("重做", "恢复", "取消撤销"), 1):
        with closing(Desk(data, today=lambda: TODAY)) as again:
            view = again.say(view.draft, word, view.rev)
        assert view.shown == views[number].shown
        assert answers[number - 1] in last(view)
    view = talk("撤销", "重做", "撤销", on=view)
    assert view.shown == views[2].shown


def test_nothing_is_redone_once_something_else_was_said(desk: Desk, talk: Talk):
    view = talk(*OPENING, "自然人9件，其余没有", "撤销", "进度", "核对")
    assert view.redoable
    view = talk("自然人8件，其余没有", on=view)
    assert not view.redoable
    refused = desk.redo(view.draft, view.rev)
    assert refused.note == "没有可以重做的步骤：刚撤销、后来没有再改过的，才能重做。"
    assert (refused.shown, last(refused).splitlines()[0]) == (view.shown, refused.note)


def test_redo_gives_the_text_back_that_was_chosen(talk: Talk):
    view = talk(*OPENING, "重写主动公开", "我局按要求做好了主动公开工作。")
    undone = talk("撤销", on=view)
    assert undone.paragraphs == ()
    assert talk("重做", on=undone).paragraphs == view.paragraphs


def test_a_refused_value_leaves_the_old_one(desk: Desk, talk: Talk):
    view = talk(*OPENING, "自然人9件，其余没有")
    for said in ("自然人应为-3", "自然人应为2.5", "自然人应为三十上下", "自然人应为8，自然人应为7"):
        view = talk(said, on=view)
        assert view.shown[ROW + "natural_person"] == "9"
        assert "没有记录" in last(view)
    view = desk.set_cell(view.draft, ROW + "natural_person", "-3", view.rev)
    assert view.shown[ROW + "natural_person"] == "9"


def test_an_early_correction_keeps_the_later_answers(talk: Talk):
    view = talk(*OPENING, "自然人9件，其余没有", "没有", "予以公开9件，其余没有", "没有")
    view = talk("新收的自然人改成10", "予以公开的自然人改为10", on=view)
    assert view.shown[ROW + "total"] == view.shown["applications.concluded.total"] == "10"
    assert view.shown["disputes.reconsideration.total"] == "0"
    assert view.findings == ()


def test_zeros_that_no_longer_hold_are_opened_and_said_so(desk: Desk, talk: Talk):
    view = talk(*OPENING, "自然人9件，其余没有", "没有", "予以公开9件，其余没有", "没有")
    said = talk("新收的企业应为3", on=view)
    assert "已重新打开" in last(said)
    assert len(said.open_cells) == len(view.open_cells) + 22
    assert said.shown["applications.granted.company"] is None
    assert "这些申请今年办理的结果怎样" in last(said)
    typed = desk.set_cell(view.draft, ROW + "company", "0", said.rev)
    assert typed.shown["applications.granted.company"] == "0"
    typed = desk.set_cell(view.draft, ROW + "company", "3", typed.rev)
    assert typed.shown["applications.granted.company"] is None


def test_a_figure_that_breaks_a_sum_is_said_at_once_with_row_and_column(talk: Talk):
    view = talk(*OPENING, "自然人9件，其余没有", "没有", "予以公开9件，其余没有", "予以公开的自然人改为8")
    assert "“自然人”列：第一项加第二项是 9，第三项总计加第四项是 8，前者多 1" in last(view)
    assert {finding.code for finding in view.findings} == {"T3-1"}


def test_last_years_report_is_found_only_of_the_same_organ_and_kind(talk: Talk):
    carried = ("自然人9件，其余没有", "没有", "予以公开8件，结转下年度1件，其余没有")
    talk("云溪县水务局，2024年", "部门", *carried)
    assert "找到云溪县水务局2024年" in last(talk(*OPENING))
    assert "找到" not in last(talk("云溪县水务局，2025年", "本机关"))
    assert "找到" not in last(talk("云溪县水利局，2025年", "部门"))
    assert "找到" not in last(talk("云溪县水务局，2023年", "部门"))
    view = talk(*OPENING, "没有", "没有")
    assert "T3-7" in {finding.code for finding in view.findings}


def test_yes_at_a_gate_is_undone_by_itself(talk: Talk):
    view = talk(*OPENING, "自然人9件，其余没有", "有", "撤销")
    assert view.shown[ROW + "natural_person"] == "9"
    assert "有上年没办完、结转到今年的申请吗" in last(view)


def test_a_text_whose_fact_was_taken_away_is_asked_again_and_never_leaves_with_a_gap(desk: Desk, talk: Talk):
    view = talk(*OPENING, *NOTHING, "主动公开120条")
    draft = view.draft
    bound = {"overview.主动公开": "主动公开信息{fact:released.total}条。"}
    desk._journal.append(draft, view.rev, "said", {"effects": {"texts": bound}})
    view = desk.view(draft)
    assert "主动公开信息120条。" in {paragraph.text for paragraph in view.paragraphs}
    view = talk("全年主动公开政府信息改为130", on=view)
    assert "主动公开信息130条。" in {paragraph.text for paragraph in view.paragraphs}
    desk._journal.append(draft, view.rev, "said", {"effects": {"facts": {"released.total": None}}})
    refused = desk.files.export(draft)
    assert isinstance(refused, Refusal)
    assert "第一部分“主动公开”里有一个数还没有给。" in refused.obstacles


def test_an_abandoned_draft_does_not_hide_last_years_report_and_another_organ_has_none(talk: Talk):
    carried = ("自然人9件，其余没有", "没有", "予以公开8件，结转下年度1件，其余没有")
    talk("云溪县水务局，2024年", "部门", *carried)
    talk("云溪县水务局，2024年", "部门")
    view = talk(*OPENING, "没有", "没有")
    assert "T3-7" in {finding.code for finding in view.findings}
    view = talk("单位名称改为云溪县林业局", on=view)
    assert view.findings == ()
    view = talk("单位名称改为云溪县水务局", on=view)
    assert "T3-7" in {finding.code for finding in view.findings}


def test_halves_of_characters_are_written_as_question_marks(talk: Talk):
    view = talk(*OPENING, "\udcff\udcfe")
    assert view.turns[-2].text == "??"


def test_being_asked_to_check_names_what_does_not_hold(talk: Talk):
    view = talk(*OPENING, "自然人9件，其余没有", "没有", "予以公开9件，其余没有", "予以公开的自然人改为8", "核对")
    assert "第三项总计加第四项是 8，前者多 1" in last(view)
    assert "已填的数没有不平" in last(talk(*OPENING, "核对"))


def test_the_first_three_new_findings_are_said_and_the_rest_counted(desk: Desk, talk: Talk):
    view = brought(desk)
    known = {finding.say for finding in view.findings}
    view = talk("新收的自然人应为0，企业应为0，科研机构应为0，社会公益组织应为0，法律服务机构应为0", "确认", on=view)
    new = [finding for finding in view.findings if finding.say not in known]
    told = [finding for finding in new if finding.severity != "I"]
    assert len(told) > 3
    said = last(view).splitlines()
    assert [f"注意：{finding.say}" in said for finding in told] == [True] * 3 + [False] * (len(told) - 3)
    assert f"另有 {len(told) - 3} 处见“核对”。" in said


def test_a_remark_is_listed_and_not_said(desk: Desk):
    view = brought(desk)
    warning, remark = (next(one for one in view.findings if one.severity == severity) for severity in "WI")
    assert warning.say in last(view)
    assert remark.say not in last(view)
    assert "另有" not in last(view)


def test_a_finding_is_said_once(desk: Desk, talk: Talk):
    view = talk(*OPENING, "自然人9件，其余没有", "没有", "予以公开9件，其余没有", "予以公开的自然人改为8")
    (finding, *_) = view.findings
    assert f"注意：{finding.say}" in last(view)
    assert finding.say not in last(talk("没有", on=view))


def test_the_report_is_refused_with_its_obstacles_and_leaves_when_there_are_none(desk: Desk, talk: Talk):
    view = talk(*OPENING, "自然人9件，其余没有")
    refused = desk.files.export(view.draft)
    assert isinstance(refused, Refusal)
    assert "“四、政府信息公开行政复议、行政诉讼情况”还有 12 格没有填。" in refused.obstacles
    assert "第五部分“存在的主要问题”还没有写。" in refused.obstacles
    view = finished(talk)
    assert view.ready
    done = desk.files.export(view.draft)
    assert isinstance(done, Export)
    assert done.data is not None
    broken = talk("新收的自然人应为1", "予以公开自然人2件，其余没有", on=view)
    assert not broken.ready
    assert isinstance(desk.files.export(view.draft), Refusal)


def test_that_there_is_nothing_else_is_not_offered_while_an_application_has_no_outcome(talk: Talk):
    view = talk(*OPENING, "自然人9件，其余没有", "没有")
    assert view.quick_replies == ("还没拿到",)
    assert "其余没有" in talk("予以公开9件", "没有", "规章没有", on=view).quick_replies


def test_a_wrong_cell_says_so_and_a_cleared_one_is_open_again(desk: Desk, talk: Talk):
    view = talk(*OPENING, "自然人9件，其余没有")
    for wrong, why in (("九件左右", "是约数"), ("九件和十件", "不是一个数"), ("2.5", "不是整数"), ("好", "不是一个数")):
        view = desk.set_cell(view.draft, ROW + "natural_person", wrong, view.rev)
        assert why in view.note
    view = desk.set_cell(view.draft, ROW + "natural_person", "", view.rev)
    assert view.shown[ROW + "natural_person"] is None
    assert ROW + "natural_person" in view.open_cells
    with pytest.raises(KeyError):
        desk.set_cell(view.draft, "no.such.cell", "1", view.rev)


def test_what_is_owed_is_listed_and_asked_again_at_the_end(talk: Talk):
    view = talk(*OPENING, "等信访办", *NOTHING)
    assert ("第三部分", "信访办") in view.owed
    while not view.finished_talk and "回到待补" not in last(view):
        view = talk("我局按要求做好了这项工作。" if "不能空着" in last(view) else "不写", on=view)
    assert "回到待补的一项（信访办）：今年收到过政府信息公开申请吗？" in last(view)


def test_of_two_answers_at_the_same_moment_the_second_is_told_and_not_recorded(desk: Desk, talk: Talk, monkeypatch):
    view = talk(*OPENING)
    slow = reply_module.words_now

    def meanwhile(*arguments: Any) -> Any:
        monkeypatch.setattr(recording_module, "words_now", slow)
        desk.say(view.draft, "自然人9件，其余没有", view.rev)
        return slow(*arguments)

    monkeypatch.setattr(recording_module, "words_now", meanwhile)
    late = desk.say(view.draft, "自然人3件，其余没有", view.rev)
    assert "另一个窗口" in late.note
    assert late.rev == view.rev + 1
    assert late.shown[ROW + "natural_person"] == "9"
