"""A text that stands in another organ's report is pointed out when it is recorded, and in a file when that is asked."""

from pathlib import Path

import pytest

from assistant.desk import language
from assistant.desk.talk import Desk
from assistant.desk.view import View
from tests.desk.conftest import Talk
from tests.desk.test_texts import LAST_YEAR, OPENING, at

BORROWED = (
    "主动公开政府信息以供水、河湖为重点，把水质检测、许可办理情况列为每周必须公开的内容，业务股室当天整理，办公室次日发布。"
    "对来电问得多的检修安排，动工之前在网站和公告栏同时贴出，写明时段、范围和联系办法。"
    "值班人员把来电询问的事项当场记下，隔日电话回复，问得多的写进问答专栏，逐月更新。"
)
OWN = "选了用水户最关心的轮灌时间表来做公开试验，先在两个村试贴，根据村民意见改成大字版，再推开到全县各灌区。"
THEIRS = LAST_YEAR.replace("云溪县水务局", "澜汀县水利局").replace(
    "2024年，我局通过政府网站发布河道治理、供水保障等信息230条，制作图解18个，群众看得懂、用得上。", BORROWED
)


@pytest.fixture(autouse=True)
def taught(desk: Desk) -> None:
    assert BORROWED in THEIRS
    desk.lessons.learn("别处.txt", THEIRS.encode())


def alike(view: View) -> list[str]:
    return [one.say for one in view.findings if one.code == "D-18" and "报告相同" in one.say]


def test_what_was_typed_is_compared_at_once_and_told_with_its_place(talk: Talk) -> None:
    view = talk(BORROWED, on=at(talk, "主动公开"))
    (said,) = alike(view)
    assert said.startswith("“主动公开”有一段，100% 的文字和澜汀县水利局2024年报告相同（“")
    assert f"注意：{said}" in view.turns[-1].text
    (finding,) = (one for one in view.findings if one.say == said)
    paragraph = next(one for one in view.paragraphs if one.question == "overview.主动公开")
    assert finding.spot is not None
    assert finding.spot.words in paragraph.text
    so_far = "\n".join(one.text for one in view.paragraphs if one.slot == "overview")
    assert so_far[finding.spot.start : finding.spot.end] == finding.spot.words
    assert (finding.severity, finding.expected, finding.found) == ("W", 50, 100)


def test_the_finding_goes_when_the_text_is_another_and_when_it_is_taken_back(talk: Talk) -> None:
    view = talk(BORROWED, on=at(talk, "主动公开"))
    assert alike(view)
    assert not alike(talk("撤销", on=view))
    assert not alike(talk("重写主动公开", OWN, on=view))


def test_it_may_stand_with_a_reason(desk: Desk, talk: Talk) -> None:
    view = talk(BORROWED, on=at(talk, "主动公开"))
    (finding,) = (one for one in view.findings if one.say in alike(view))
    view = desk.waive(view.draft, finding.key, "两县统一的工作部署", "张某某", view.rev)
    assert not alike(view)
    assert [one.finding.code for one in view.waived] == ["D-18"]


def test_a_chosen_offer_out_of_another_organs_report_is_told_too(talk: Talk) -> None:
    view = at(talk, "主动公开")
    for _ in range(12):
        lines = view.turns[-1].text.splitlines()
        if chosen := [line.partition(".")[0] for line in lines if line[1:2] == "." and BORROWED in line]:
            assert alike(talk(chosen[0], on=view))
            return
        view = talk("换一段", on=view)
    pytest.fail("no such offer")


def test_the_organs_own_words_are_told_of_no_organ(desk: Desk, talk: Talk) -> None:
    desk.lessons.learn("自己.txt", THEIRS.replace("澜汀县水利局", "云溪县水务局").replace("2024", "2023").encode())
    assert not alike(talk(BORROWED, on=at(talk, "主动公开")))
    assert not alike(talk(OWN, on=at(talk, "主动公开")))


def test_a_report_that_is_brought_in_is_compared(desk: Desk, talk: Talk) -> None:
    ours = THEIRS.replace("澜汀县水利局", "云溪县水务局").replace("2024", "2025")
    view = talk(*OPENING)
    view = desk.bring(view.draft, "今年.txt", ours.encode(), view.rev)
    assert [said[: said.index("有")] for said in alike(view)] == ["“主动公开”"]


def test_a_report_that_is_learned_later_counts_for_later_texts(desk: Desk, talk: Talk) -> None:
    view = at(talk, "主动公开")
    assert not alike(talk(OWN * 2, on=view))
    desk.lessons.learn("又一份.txt", THEIRS.replace(BORROWED, OWN * 2).replace("澜汀县水利局", "砚湖县水利局").encode())
    assert "砚湖县水利局" in "".join(alike(talk("重写主动公开", OWN * 2, on=desk.view(view.draft))))


def test_another_name_of_the_organ_makes_the_texts_be_compared_again(talk: Talk) -> None:
    view = talk(BORROWED, on=at(talk, "主动公开"))
    assert alike(view)
    renamed = talk("单位名称改为澜汀县水利局", on=view)
    assert renamed.organ == "澜汀县水利局"
    assert not alike(renamed)


def test_looking_at_a_draft_opens_no_past_language(
    desk: Desk, talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = talk(BORROWED, on=at(talk, "主动公开"))
    told = alike(view)
    desk.close()
    monkeypatch.setattr(language.Language, "_read", lambda _: pytest.fail("read for a look"))
    again = Desk(tmp_path / "data")
    try:
        assert alike(again.view(view.draft)) == told != []
    finally:
        again.close()
