"""A paragraph drafted anew, another in its place, a former one had again: each alone, each with where it is from."""

from assistant.desk.talk import Desk
from prompts import say
from tests.desk.conftest import Talk
from tests.desk.drafts import brought
from tests.desk.test_rewriting import ASKED, OWN, begun, drafted, paragraph, rewritten, wordings


def test_a_paragraph_drafted_anew_is_another_one_and_leaves_the_others_alone(desk: Desk, talk: Talk) -> None:
    before = drafted(desk, talk)
    after = desk.texts.redraft(before.draft, ASKED, before.rev)
    assert paragraph(after).wording != paragraph(before).wording
    assert {**wordings(before), ASKED: paragraph(after).wording} == wordings(after)
    assert [one.text for one in desk.texts.former(after.draft, ASKED)] == [paragraph(before).text]
    assert paragraph(after).origin.startswith("来源：")


def test_a_missing_paragraph_is_drafted_alone(desk: Desk, talk: Talk) -> None:
    before = begun(talk)
    after = desk.texts.redraft(before.draft, ASKED, before.rev)
    assert [one.question for one in after.paragraphs] == [ASKED]
    assert "起草好了" in after.turns[-1].text
    preface = desk.texts.redraft(after.draft, "preface", after.rev)
    assert paragraph(preface, "preface").origin == "来源：常见写法"


def test_where_there_is_no_other_paragraph_that_is_said(desk: Desk, talk: Talk) -> None:
    view = desk.texts.redraft(begun(talk).draft, "document_number", begun(talk).rev)
    assert "没有找到“文号”别的往年写法" in view.note


def test_an_alternative_takes_the_place_with_its_source(desk: Desk, talk: Talk) -> None:
    before = drafted(desk, talk)
    offers = desk.texts.alternatives(before.draft, ASKED).offers
    assert len(offers) > 1
    assert paragraph(before).text not in {one.text for one in offers}
    taken = desk.texts.take(before.draft, ASKED, offers[1].key, before.rev)
    assert (paragraph(taken).text, paragraph(taken).origin) == (offers[1].text, f"来源：{offers[1].source}")
    assert {**wordings(before), ASKED: paragraph(taken).wording} == wordings(taken)
    gone = desk.texts.take(taken.draft, ASKED, "0" * 16, taken.rev)
    assert (gone.note, wordings(gone)) == (say("text_gone"), wordings(taken))


def test_every_text_that_it_ever_was_can_be_had_again(desk: Desk, talk: Talk) -> None:
    first = drafted(desk, talk)
    own = rewritten(desk, first, OWN)
    other = desk.texts.alternatives(own.draft, ASKED).offers[1]
    third = desk.texts.take(own.draft, ASKED, other.key, own.rev)
    undone = desk.undo(third.draft, third.rev)
    former = desk.texts.former(undone.draft, ASKED)
    assert [one.text for one in former] == [paragraph(third).text, paragraph(first).text]
    assert all(one.at for one in former)
    again = desk.texts.restore(undone.draft, ASKED, former[1].key, undone.rev)
    assert (paragraph(again).wording, paragraph(again).origin) == (paragraph(first).wording, paragraph(first).origin)
    back = desk.undo(again.draft, again.rev)
    assert paragraph(back).text == OWN
    assert desk.texts.restore(back.draft, ASKED, "99", back.rev).note == say("text_gone")


def test_own_words_that_are_had_again_are_still_the_clerk_s(desk: Desk, talk: Talk) -> None:
    own = rewritten(desk, begun(talk), OWN)
    other = desk.texts.redraft(own.draft, ASKED, own.rev)
    (former,) = desk.texts.former(other.draft, ASKED)
    again = desk.texts.restore(other.draft, ASKED, former.key, other.rev)
    assert paragraph(again).origin == "自己写的"


def test_words_of_a_file_that_are_had_again_are_still_the_file_s(desk: Desk) -> None:
    read = brought(desk)
    question = "overview.主动公开"
    assert paragraph(read, question).origin == "来自上传的“今年.docx”"
    own = rewritten(desk, read, OWN, question)
    (former,) = desk.texts.former(own.draft, question)
    again = desk.texts.restore(own.draft, question, former.key, own.rev)
    assert paragraph(again, question).origin == "来自上传的“今年.docx”"
