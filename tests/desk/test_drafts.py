"""The list of drafts: what each is called, how far it is; renamed, removed, restored; next year's begun from one."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import assistant.desk.register as register_module
from assistant.desk.register import MOST
from assistant.desk.talk import Desk, Refusal, Standing, Summary
from assistant.desk.view import View
from assistant.report.draft import Draft
from tests.desk.conftest import TODAY, Talk
from tests.desk.drafts import brought
from tests.documents.samples import ORGAN

OPENING = ("云溪县水务局，2025年", "部门")
FIGURES = ("自然人9件，其余没有", "没有", "予以公开自然人8件，结转下年度1件，其余没有")
TITLE = "云溪县水务局2025年"
BUSY = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def listed(desk: Desk) -> dict[str, Summary]:
    return {summary.draft: summary for summary in desk.drafts()}


def all_of(desk: Desk) -> set[str]:
    """Every draft, removed or not."""
    return {one.draft for one in desk.drafts()} | {one.draft for one in desk.register.removed()}


def whole(desk: Desk, draft: str) -> tuple[Draft, View]:
    """All that the draft says, apart from how it stands in the list."""
    return desk._state(draft).draft, desk.view(draft)


@pytest.fixture
def last_year(talk: Talk) -> View:
    """A draft of 2025 with all that the report for 2026 takes over."""
    return talk(*OPENING, *FIGURES)


def begun(desk: Desk, draft: str, again: bool = False) -> View:
    view = desk.begin_next(draft, again)
    assert isinstance(view, View)
    return view


def refused(answer: object) -> str:
    assert isinstance(answer, Refusal)
    return "".join(answer.obstacles)


def test_a_draft_is_called_by_organ_and_year_until_it_has_a_name_of_its_own(desk: Desk, talk: Talk):
    view = desk.start()
    assert listed(desk)[view.draft].title == "（单位待填）"
    assert listed(desk)[view.draft].lacks == ("单位", "年度", "单位类型")
    view = talk(*OPENING, on=view)
    summary = listed(desk)[view.draft]
    assert (summary.title, summary.kind, summary.lacks) == (TITLE, "政府部门或街道办事处", ())
    assert desk.register.rename(view.draft, "  送审稿\n第二版 ") == "已改名为“送审稿 第二版”。"
    assert (listed(desk)[view.draft].title, desk.view(view.draft).name) == ("送审稿 第二版",) * 2
    assert desk.register.rename(view.draft, "\u202e\ue000初稿\u200b\ud800") == "已改名为“\ue000初稿”。"
    assert desk.register.rename(view.draft, " ") == f"已去掉自己起的名称，现在叫“{TITLE}”。"
    assert listed(desk)[view.draft].title == TITLE


def test_a_name_that_is_too_long_is_refused_and_the_old_one_stands(desk: Desk):
    draft = desk.start().draft
    desk.register.rename(draft, "甲" * MOST)
    assert refused(desk.register.rename(draft, "乙" * (MOST + 1))) == (
        "名称最多 40 个字，这里有 41 个，没有改。写短一些再保存。"
    )
    assert listed(desk)[draft].name == "甲" * MOST


def test_how_far_a_draft_is_follows_its_figures_and_its_checks(desk: Desk, talk: Talk):
    view = desk.start()
    assert desk.register.standing(view.draft) == Standing(0, 0, 0, ready=False)
    view = talk(*OPENING, *FIGURES, on=view)
    counted = desk.register.standing(view.draft)
    assert counted.done == sum(part.done for part in view.progress) > 100
    assert counted.wanted == sum(part.wanted for part in view.progress)
    assert (counted.wrong, counted.ready) == (0, False)
    view = talk("予以公开的自然人改为3", on=view)
    assert desk.register.standing(view.draft).wrong == sum(one.stops for one in view.findings) == 2
    assert desk.register.standing(brought(desk).draft).ready


def test_looking_at_the_list_checks_nothing_and_what_was_counted_is_remembered_until_the_next_step(
    desk: Desk, talk: Talk, monkeypatch: pytest.MonkeyPatch
):
    view = talk(*OPENING)
    asked: list[Draft] = []
    counting = register_module.standing_of

    def counted(draft: Draft) -> Standing:
        asked.append(draft)
        return counting(draft)

    monkeypatch.setattr(register_module, "standing_of", counted)
    assert listed(desk)[view.draft].standing is None
    first = desk.register.standing(view.draft)
    assert listed(desk)[view.draft].standing == first == desk.register.standing(view.draft)
    assert len(asked) == 1
    talk("自然人9件，其余没有", on=view)
    assert listed(desk)[view.draft].standing is None
    assert desk.register.standing(view.draft) != first
    assert len(asked) == 2


def test_a_removed_draft_is_in_the_other_list_and_comes_back_as_it_was(desk: Desk, last_year: View, data: Path):
    other = desk.start().draft
    before = listed(desk)[last_year.draft]
    assert desk.register.remove(last_year.draft) == f"已删除“{TITLE}”。"
    assert [*listed(desk)] == [other]
    assert [(one.draft, one.title) for one in desk.register.removed()] == [(last_year.draft, TITLE)]
    with closing(Desk(data, today=lambda: TODAY)) as fresh:
        assert [one.draft for one in fresh.register.removed()] == [last_year.draft]
    assert desk.register.restore(last_year.draft) == f"已恢复“{TITLE}”。"
    assert listed(desk)[last_year.draft] == before
    assert desk.register.removed() == ()
    assert desk.view(last_year.draft) == last_year


def test_a_removed_draft_is_shown_takes_no_step_and_lets_no_file_out(desk: Desk, talk: Talk):
    view = brought(desk)
    desk.register.remove(view.draft)
    for late in (
        talk("自然人3件，其余没有", on=view),
        desk.set_cell(view.draft, "applications.received.natural_person", "3", view.rev),
        desk.undo(view.draft, view.rev),
        brought(desk, view),
    ):
        assert "已删除，这一步没有记录" in late.note
        assert (late.rev, late.shown, late.removed, late.quick_replies) == (view.rev, view.shown, True, ())
    for way_out in (
        desk.files.export(view.draft),
        desk.files.audit(view.draft),
        desk.files.collection(view.draft, "docx"),
    ):
        assert "已删除" in refused(way_out)
    desk.register.restore(view.draft)
    assert desk.view(view.draft) == view
    assert not isinstance(desk.files.export(view.draft), Refusal)


def test_a_removed_draft_serves_as_nobody_s_last_year(desk: Desk, talk: Talk, last_year: View):
    desk.register.remove(last_year.draft)
    assert talk("云溪县水务局，2026年", "部门").before is None
    desk.register.restore(last_year.draft)
    before = talk("云溪县水务局，2026年", "部门").before
    assert before is not None
    assert before.title.startswith(TITLE)


def test_what_is_done_to_a_draft_that_is_not_there_is_said(desk: Desk):
    removed = desk.start().draft
    desk.register.remove(removed)
    acts = (
        lambda draft: desk.register.rename(draft, "甲"),
        desk.register.remove,
        desk.begin_next,
    )
    for act in acts:
        assert "找不到这份草稿" in refused(act("0" * 32))
        assert "已经删除，没有改动" in refused(act(removed))
    assert "找不到这份草稿" in refused(desk.register.restore("0" * 32))
    assert len(desk.register.removed()) == 1


def test_the_next_year_s_draft_has_organ_and_kind_and_last_year_beside_it_and_no_figure_of_its_own(
    desk: Desk, last_year: View
):
    view = begun(desk, last_year.draft)
    assert (view.organ, view.year, view.kind) == ("云溪县水务局", 2026, "department")
    assert view.before is not None
    assert view.before.shown["applications.carried_out.natural_person"] == "1"
    assert not desk._state(view.draft).draft.figures.given
    assert view.progress[0].done == 0
    (turn,) = view.turns
    assert turn.text.startswith(f"照“{TITLE}”开2026年度的报告。\n")
    assert "您确认以后才填进今年的表" in turn.text
    view = desk.say(view.draft, "没有", view.rev)
    assert "按2025年报告，今年应是" in view.turns[-1].text
    assert view.shown["applications.carried_in.natural_person"] is None


def test_the_draft_that_was_chosen_is_laid_beside_not_a_later_one(desk: Desk, talk: Talk, last_year: View):
    talk(*OPENING, "自然人7件，其余没有", "没有", "予以公开自然人7件，其余没有")
    before = begun(desk, last_year.draft).before
    assert before is not None
    assert before.shown["applications.received.natural_person"] == "9"


def test_of_a_draft_that_is_not_far_enough_it_is_said_that_nothing_lies_beside(desk: Desk, talk: Talk):
    view = begun(desk, talk(*OPENING).draft)
    assert view.before is None
    assert "2025年的草稿里要转到下一年的数还没有填全" in view.turns[-1].text


def test_where_the_next_year_s_draft_is_there_already_it_is_told_and_a_second_one_begins_only_when_asked_again(
    desk: Desk, last_year: View
):
    first = begun(desk, last_year.draft)
    there = desk.begin_next(last_year.draft)
    assert isinstance(there, Summary)
    assert (there.draft, there.title) == (first.draft, "云溪县水务局2026年")
    assert len(desk.drafts()) == 2
    second = begun(desk, last_year.draft, again=True)
    assert second.draft not in (first.draft, last_year.draft)
    for draft in (first.draft, second.draft):
        desk.register.remove(draft)
    assert isinstance(desk.begin_next(last_year.draft), View)


def test_a_draft_that_lacks_organ_year_or_kind_begins_no_next_one_and_says_what_is_missing(desk: Desk, talk: Talk):
    assert "还缺单位、年度、单位类型" in refused(desk.begin_next(desk.start().draft))
    assert "还缺单位类型，" in refused(desk.begin_next(talk(OPENING[0]).draft))
    assert len(desk.drafts()) == 2


def test_beginning_is_a_step_that_undo_takes_back_and_redo_brings_again(desk: Desk, last_year: View):
    view = begun(desk, last_year.draft)
    undone = desk.undo(view.draft, view.rev)
    assert (undone.organ, undone.before) == ("", None)
    assert undone.turns[-1].text.startswith(f"已撤销上一步：照“{TITLE}”开2026年度的报告（")
    again = desk.redo(view.draft, undone.rev)
    assert (again.organ, again.before) == (view.organ, view.before)


def test_the_audit_sheet_says_whence_organ_year_and_kind_came(desk: Desk, last_year: View):
    sheet = desk.files.audit(begun(desk, last_year.draft).draft)
    assert isinstance(sheet, bytes)
    rows = [[cell.text for cell in row.cells] for row in Document(BytesIO(sheet)).tables[0].rows]
    told = {name: whence for name, _, whence in rows}
    assert [told[name] for name in ("单位", "年度", "单位类型")] == ["照上年的草稿开始"] * 3


def test_a_name_and_a_removal_are_nothing_that_the_audit_sheet_tells(talk: Talk, data: Path):
    with closing(Desk(data, today=lambda: TODAY, now=lambda: datetime(2026, 1, 10, tzinfo=UTC))) as desk:
        draft = brought(desk).draft
        before = desk.files.audit(draft)
        desk.register.rename(draft, "送审稿")
        desk.register.remove(draft)
        desk.register.restore(draft)
        assert desk.files.audit(draft) == before


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Three drafts at several stages: one done, one undone and waiting, one hardly begun."""
    with closing(Desk(tmp_path_factory.mktemp("kept") / "data", today=lambda: date(2026, 1, 10))) as desk:
        brought(desk)
        view = desk.start()
        for message in (*OPENING, *FIGURES, "撤销", f"{ORGAN}大约3件"):
            view = desk.say(view.draft, message, view.rev)
        desk.start()
        yield desk


ACTS = st.tuples(st.integers(0, 2), st.sampled_from(["name", "remove", "restore"]), st.text(max_size=50))


@BUSY
@given(acts=st.lists(ACTS, max_size=12))
def test_whatever_is_renamed_removed_and_restored_every_draft_stays_what_it_is(
    kept: Desk, acts: list[tuple[int, str, str]]
):
    register = kept.register
    drafts = sorted(all_of(kept))
    for draft in drafts:
        register.restore(draft)
        register.rename(draft, "")
    before = {draft: whole(kept, draft) for draft in drafts}
    steps = {draft: kept._journal.steps(draft) for draft in drafts}
    changed_at = {draft: one.changed_at for draft, one in listed(kept).items()}
    for place, act, name in acts:
        draft = drafts[place]
        (register.rename(draft, name) if act == "name" else getattr(register, act)(draft))
        assert all_of(kept) == {*drafts}
    for draft in drafts:
        register.restore(draft)
        register.rename(draft, "")
    assert {draft: whole(kept, draft) for draft in drafts} == before
    assert {draft: kept._journal.steps(draft) for draft in drafts} == steps
    assert {draft: one.changed_at for draft, one in listed(kept).items()} == changed_at
