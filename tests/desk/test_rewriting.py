"""A paragraph changed in the text itself: what is saved is what is printed, and nothing else of the draft changes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.desk.talk import Desk
from assistant.desk.view import Paragraph, View
from assistant.documents.writing.plaintext import UNWRITABLE, paragraphs_of
from assistant.report.wording import literal, slots
from prompts import say
from tests.desk.conftest import Talk
from tests.desk.test_likeness import BORROWED, THEIRS
from tests.desk.test_texts import FACTS, FIGURES, OPENING, taught

ASKED = "overview.依申请公开"
TOTAL = "applications.received.total"
OWN = "全年收到政府信息公开申请10件，均已答复。"
BOUND = f"全年收到政府信息公开申请{{{TOTAL}}}件，均已答复。"


def begun(talk: Talk) -> View:
    return talk(*OPENING, *FIGURES, *FACTS)


def drafted(desk: Desk, talk: Talk) -> View:
    taught(desk)
    return talk("全部起草", on=begun(talk))


def paragraph(view: View, question: str = ASKED) -> Paragraph:
    return next(one for one in view.paragraphs if one.question == question)


def wordings(view: View) -> dict[str, str]:
    return {one.question: one.wording for one in view.paragraphs}


def rewritten(desk: Desk, view: View, wording: str, question: str = ASKED) -> View:
    return desk.texts.rewrite(view.draft, question, wording, view.rev)


def bound(desk: Desk, view: View) -> View:
    """The clerk's own sentence, its number bound."""
    asked = rewritten(desk, view, OWN)
    return desk.texts.bind(asked.draft, ASKED, True, asked.rev)


def test_a_changed_paragraph_keeps_its_slots_and_all_others_stay_as_they_are(desk: Desk, talk: Talk) -> None:
    before = drafted(desk, talk)
    wording = paragraph(before).wording
    after = rewritten(desk, before, wording.replace("由专人登记", "由两人登记"))
    assert after.note == ""
    assert slots(paragraph(after).wording) == slots(wording)
    assert "由两人登记" in paragraph(after).text
    assert {**wordings(before), ASKED: paragraph(after).wording} == wordings(after)
    changed = talk("新收的自然人改成10", "予以公开的自然人改为10", on=after)
    assert "申请11件" in paragraph(changed).text


def test_where_it_is_from_is_still_known_once_it_was_changed(desk: Desk, talk: Talk) -> None:
    before = drafted(desk, talk)
    assert paragraph(before).origin.startswith("来源：云溪县水务局2024年报告（去年.txt）")
    after = rewritten(desk, before, paragraph(before).wording + "另设专人接待。")
    assert paragraph(after).origin.startswith("改自：云溪县水务局2024年报告（去年.txt）")
    own = rewritten(desk, begun(talk), OWN)
    assert paragraph(own).origin == "自己写的"


def test_the_talk_stands_where_it_stood(desk: Desk, talk: Talk) -> None:
    before = talk("回到主动公开", on=begun(talk))
    after = rewritten(desk, before, OWN)
    assert "“主动公开”写什么" in after.turns[-1].text
    assert "正文“依申请公开”写好了。" in after.turns[-1].text


@pytest.mark.parametrize("slot", ["{applications.received.natural_person}", "{nonsense}", "{organ}"])
def test_a_slot_that_the_paragraph_never_had_is_refused_and_nothing_changes(desk: Desk, talk: Talk, slot: str) -> None:
    before = bound(desk, begun(talk))
    after = rewritten(desk, before, BOUND + slot)
    assert after.note == say("text_unknown_slot")
    assert wordings(after) == wordings(before)


def test_a_slot_that_was_deleted_may_come_back(desk: Desk, talk: Talk) -> None:
    without = rewritten(desk, bound(desk, begun(talk)), "没有数。")
    again = rewritten(desk, without, BOUND)
    assert (again.note, paragraph(again).text) == ("", OWN)


def test_an_optional_paragraph_without_words_is_left_out_another_one_is_open_again(desk: Desk, talk: Talk) -> None:
    view = drafted(desk, talk)
    left_out = rewritten(desk, view, " \n　")
    assert "删去了，不写这一段" in left_out.turns[-1].text
    assert ASKED in {one.question for one in left_out.unwritten if one.optional and one.formerly}
    emptied = rewritten(desk, left_out, "", "overview.主动公开")
    assert "必须写" in emptied.turns[-1].text
    assert not next(one for one in emptied.unwritten if one.question == "overview.主动公开").optional
    back = desk.undo(desk.undo(emptied.draft, emptied.rev).draft, emptied.rev + 1)
    assert wordings(back) == wordings(view)


def test_numbers_that_were_typed_are_asked_about_and_bound_at_a_click(desk: Desk, talk: Talk) -> None:
    asked = rewritten(desk, begun(talk), OWN)
    assert "“10”就是“一、本年新收" in paragraph(asked).binding
    assert not paragraph(asked).chips
    follows = desk.texts.bind(asked.draft, ASKED, True, asked.rev)
    assert (paragraph(follows).wording, paragraph(follows).binding) == (BOUND, "")
    stays = desk.texts.bind(asked.draft, ASKED, False, asked.rev)
    assert stays.note == say("stale_text")
    undone = desk.undo(follows.draft, follows.rev)
    stays = desk.texts.bind(undone.draft, ASKED, False, undone.rev)
    assert (paragraph(stays).wording, paragraph(stays).binding) == (OWN, "")


def test_only_what_was_typed_now_is_asked_about(desk: Desk, talk: Talk) -> None:
    asked = rewritten(desk, begun(talk), OWN)
    stays = desk.texts.bind(asked.draft, ASKED, False, asked.rev)
    again = rewritten(desk, stays, OWN + "渠道畅通。")
    assert paragraph(again).binding == ""
    more = rewritten(desk, again, OWN + "其中自然人9件。")
    assert "自然人" in paragraph(more).binding


def test_beside_a_slot_a_typed_number_is_asked_about_alone(desk: Desk, talk: Talk) -> None:
    view = rewritten(desk, bound(desk, begun(talk)), BOUND + "受理政府信息公开申请10件。")
    assert "有 1 个数" in paragraph(view).binding
    follows = desk.texts.bind(view.draft, ASKED, True, view.rev)
    assert slots(paragraph(follows).wording) == (TOTAL, TOTAL)
    assert paragraph(follows).text == paragraph(view).text


def test_a_line_of_another_shape_than_asked_for_is_refused(desk: Desk, talk: Talk) -> None:
    view = rewritten(desk, begun(talk), "去年年底", "signing_date")
    assert "不像要填的内容" in view.note
    assert not view.paragraphs
    assert paragraph(rewritten(desk, view, "2026年1月20日", "signing_date"), "signing_date").text == "2026年1月20日"


def test_words_of_another_organ_are_told_at_once(desk: Desk, talk: Talk) -> None:
    desk.lessons.learn("别处.txt", THEIRS.encode())
    view = rewritten(desk, begun(talk), BORROWED, "overview.主动公开")
    assert any(one.code == "D-18" and "报告相同" in one.say for one in view.findings)


def test_a_save_on_an_older_revision_is_refused_with_a_sentence(desk: Desk, talk: Talk) -> None:
    old = drafted(desk, talk)
    desk.set_cell(old.draft, "applications.received.natural_person", "8", old.rev)
    late = rewritten(desk, old, OWN)
    assert (late.note, late.rev) == (say("stale_text"), old.rev + 1)
    assert wordings(late) == wordings(old)
    assert paragraph(rewritten(desk, late, OWN)).text == OWN


def test_no_such_paragraph(desk: Desk, talk: Talk) -> None:
    with pytest.raises(KeyError):
        rewritten(desk, begun(talk), OWN, "applications.received")


def test_the_length_of_the_first_part_is_counted_as_the_check_counts(desk: Desk, talk: Talk) -> None:
    view = rewritten(desk, begun(talk), "甲 乙\n丙" + "丁" * 998, "overview.主动公开")
    for other in view.unwritten:
        view = rewritten(desk, view, "", other.question) if other.slot == "overview" else view
    (counted,) = view.counted
    assert (counted.slot, counted.found, counted.most) == ("overview", 1001, 1000)
    assert sum(one.characters for one in view.paragraphs) == counted.found
    (finding,) = (finding for finding in view.findings if finding.code == "D-9")
    assert finding.found == counted.found
    shorter = rewritten(desk, view, "甲 乙\n丙" + "丁" * 997, "overview.主动公开")
    assert not [finding for finding in shorter.findings if finding.code == "D-9"]


WORDS = st.text(max_size=30) | st.text("{}{organ}年9 \n\t甲\u200b\x0b", max_size=12)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(WORDS, WORDS, WORDS)
def test_what_is_saved_is_what_is_printed(desk: Desk, talk: Talk, before: str, between: str, after: str) -> None:
    """Any words round two slots."""
    view = bound(desk, begun(talk)) if not desk.drafts() else desk.view(desk.drafts()[0].draft)
    wording = f"{literal(before)}{{{TOTAL}}}{literal(between)}{{{TOTAL}}}{literal(after)}"
    reads = f"{before}10{between}10{after}".encode("utf-8", "replace").decode()
    saved = rewritten(desk, view, wording)
    if UNWRITABLE.search(reads):
        assert "不能写进文件" in saved.note
        assert wordings(saved) == wordings(view)
    else:
        assert saved.note == ""
        lines = paragraphs_of(reads, "")
        assert paragraph(saved).text == "\n".join(lines)
        assert paragraphs_of(paragraph(saved).text, "") == lines
        assert slots(paragraph(saved).wording) == (TOTAL, TOTAL)
