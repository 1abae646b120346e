"""Texts at the desk: drafted at a word, their open numbers asked for, own numbers bound when the clerk agrees."""

from pathlib import Path

from assistant.desk.talk import Desk, Refusal
from assistant.desk.view import View
from tests.desk.conftest import Talk

COLUMNS = ("natural_person", "company")
OPENING = ("云溪县水务局，2025年", "部门")
FIGURES = ("自然人9件，企业1件，其余没有", "没有", "予以公开自然人9件，企业1件，其余没有", *("没有",) * 5)
FACTS = ("主动公开120条，其余不写",)
LAST_YEAR = """云溪县水务局2024年政府信息公开工作年度报告

一、总体情况
（一）主动公开。2024年，我局通过政府网站发布河道治理、供水保障等信息230条，制作图解18个，群众看得懂、用得上。
（二）依申请公开。2024年，我局收到政府信息公开申请5件，由专人登记、专人答复，答复前经法制机构审核。
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计
一、本年新收政府信息公开申请数量\t5\t0\t0\t0\t0\t0\t5
五、存在的主要问题及改进情况
存在的问题：供水工程信息更新不够及时，部分栏目内容偏少。
改进情况：下一步，将建立供水工程信息月度更新台账，逐月检查。
六、其他需要报告的事项
2024年没有收取信息处理费。
"""


def at(talk: Talk, aspect: str, view: View | None = None) -> View:
    view = view or talk(*OPENING, *FIGURES, *FACTS)
    while f"“{aspect}”写什么" not in view.turns[-1].text:
        view = talk("不写" if "不写" in view.quick_replies else "我局按要求做好了这项工作。", on=view)
    return view


def texts(view: View) -> dict[str, str]:
    return {paragraph.question: paragraph.text for paragraph in view.paragraphs}


def obstacles_of(desk: Desk, view: View) -> tuple[str, ...]:
    left = desk.files.export(view.draft)
    return left.obstacles if isinstance(left, Refusal) else ()


def taught(desk: Desk) -> tuple[str, ...]:
    return desk.lessons.learn("去年.txt", LAST_YEAR.encode())


def test_a_report_is_learned_once_listed_and_forgotten(desk: Desk):
    assert taught(desk)[0] == "去年.txt：云溪县水务局2024年，学了 5 段。"
    assert taught(desk) == ("去年.txt：以前学过，没有重复学。",)
    (report,) = desk.lessons.learned()
    assert (report.organ, report.year, report.name, report.passages) == ("云溪县水务局", 2024, "去年.txt", 5)
    assert desk.lessons.forget(report.id)
    assert not desk.lessons.forget(report.id)
    assert desk.lessons.learned() == ()


def test_what_cannot_be_learned_is_said_in_one_sentence(desk: Desk):
    assert desk.lessons.learn("空.txt", "没有标题的几句话。".encode())[0].startswith("空.txt：")
    assert desk.lessons.learn("旧.txt", LAST_YEAR.replace("2024", "2011").encode())[0].startswith(
        "旧.txt：这是2011年度的报告"
    )
    assert desk.lessons.learned() == ()


def test_the_organs_own_language_comes_first_with_this_years_figures_in_it(desk: Desk, talk: Talk):
    taught(desk)
    said = at(talk, "依申请公开").turns[-1].text
    first = next(line for line in said.splitlines() if line.startswith("1. "))
    assert "2025年，我局收到政府信息公开申请10件" in first
    assert "云溪县水务局2024年报告（去年.txt）" in first


def test_an_open_number_of_a_chosen_paragraph_is_asked_for_with_last_years_beside_it(desk: Desk, talk: Talk):
    taught(desk)
    view = talk(*OPENING)
    view = desk.bring(view.draft, "去年.txt", LAST_YEAR.encode(), view.rev)
    view = at(talk, "主动公开", talk(*FIGURES, "主动公开120条，网站还没拿到，其余不写", on=view))
    view = talk("1", on=view)
    assert "等信息（　）条" in view.turns[-1].text
    assert "去年是230条" in view.turns[-1].text
    view = talk("250", on=view)
    assert "信息250条，制作图解（　）个" in view.turns[-1].text
    assert "去年是18个" in view.turns[-1].text
    assert view.quick_replies == ("不写", "还没拿到")
    assert "制作图解〔待补〕个" in texts(view)["overview.主动公开"]
    view = talk("二十一个左右", on=view)
    assert "约数" in view.turns[-1].text
    view = talk("21", on=view)
    assert "制作图解21个" in texts(view)["overview.主动公开"]


def test_a_number_that_is_not_to_be_written_takes_its_words_along(desk: Desk, talk: Talk):
    taught(desk)
    view = talk("1", "不写", on=at(talk, "主动公开"))
    while "（　）" in view.turns[-1].text:
        view = talk("不写", on=view)
    assert "图解" not in texts(view).get("overview.主动公开", "")
    assert "〔待补〕" not in texts(view).get("overview.主动公开", "")


def test_a_number_that_is_put_off_comes_at_the_end(desk: Desk, talk: Talk):
    taught(desk)
    view = talk("1", on=at(talk, "主动公开"))
    assert "（　）" in view.turns[-1].text
    while "（　）" in view.turns[-1].text:
        view = talk("还没拿到", on=view)
    assert "“依申请公开”写什么" in view.turns[-1].text
    while "（　）" not in view.turns[-1].text:
        view = talk("不写" if "不写" in view.quick_replies else "我局按要求做好了这项工作。", on=view)
    assert not view.ready


def test_other_paragraphs_and_a_shorter_one_are_had_at_a_word(talk: Talk):
    view = at(talk, "主动公开")
    first = view.turns[-1].text
    view = talk("换一段", on=view)
    assert "“主动公开”写什么" in view.turns[-1].text
    assert view.turns[-1].text != first
    assert "自己写" in view.quick_replies
    view = talk("自己写", on=view)
    assert "请直接写这一段" in view.turns[-1].text
    longer = talk("2", on=at(talk, "主动公开", view))
    shorter = talk("2，改短", on=talk("重写主动公开", on=longer))
    assert len(texts(shorter)["overview.主动公开"]) < len(texts(longer)["overview.主动公开"])


def test_own_numbers_that_equal_figures_are_bound_only_when_the_clerk_agrees(talk: Talk):
    own = "我局收到政府信息公开申请10件，全部按期答复，群众比较满意。"
    asked = talk(own, on=at(talk, "依申请公开"))
    assert "“10”就是“一、本年新收" in asked.turns[-1].text
    assert asked.quick_replies == ("跟着走", "保持原样")
    kept = talk("保持原样", "新收的自然人改成10", "予以公开的自然人改为10", on=asked)
    assert "申请10件" in texts(kept)["overview.依申请公开"]


def test_bound_numbers_follow_the_tables_from_then_on(talk: Talk):
    own = "我局收到政府信息公开申请10件，全部按期答复，群众比较满意。"
    bound = talk(own, "跟着走", "新收的自然人改成10", "予以公开的自然人改为10", on=at(talk, "依申请公开"))
    assert texts(bound)["overview.依申请公开"] == own.replace("10件", "11件")


def test_own_words_without_a_figure_of_the_tables_are_not_asked_about(talk: Talk):
    view = talk("我局发布信息87条，渠道畅通，群众满意。", on=at(talk, "主动公开"))
    assert "跟着表格走" not in view.turns[-1].text


def test_last_years_promises_are_asked_about(desk: Desk, talk: Talk):
    taught(desk)
    view = talk("供水信息还要更快。", on=at(talk, "存在的主要问题"))
    assert "上年报告里说过" in view.turns[-1].text
    assert "建立供水工程信息月度更新台账" in view.turns[-1].text


def test_what_last_year_said_of_the_aspect_stands_in_the_question(desk: Desk, talk: Talk):
    view = talk(*OPENING)
    view = at(
        talk, "主动公开", talk(*FIGURES, *FACTS, on=desk.bring(view.draft, "去年.txt", LAST_YEAR.encode(), view.rev))
    )
    assert "上年写的是：“2024年，我局通过政府网站发布河道治理、供水保障等信息230条，制作图解18个" in view.turns[-1].text
    view = talk("今年新开通了视频号，办了两次开放日。", on=view)
    assert texts(view)["overview.主动公开"] == "今年新开通了视频号，办了两次开放日。"
    assert "上年写的是：“2024年，我局收到政府信息公开申请5件" in view.turns[-1].text
    view = at(talk, "政府信息管理", view)
    assert "上年" not in view.turns[-1].text
    assert "上年写的是：“2024年没有收取信息处理费。”" in at(talk, "其他需要报告的事项", view).turns[-1].text


def test_everything_is_drafted_at_a_word_and_nothing_of_it_is_a_foreign_number_or_name(desk: Desk, talk: Talk):
    taught(desk)
    view = talk("全部起草", on=talk(*OPENING, *FIGURES, *FACTS))
    assert "已按往年的表述起草" in view.turns[-1].text
    written = texts(view)
    assert {"overview.主动公开", "overview.依申请公开", "problems.problems", "problems.measures"} <= written.keys()
    assert "砚湖" not in "".join(written.values())
    assert "2024" not in "".join(written.values())
    undone = talk("撤销", on=view)
    assert undone.paragraphs == ()


def test_a_sentence_that_a_changed_figure_makes_untrue_is_opened_again(talk: Talk):
    view = talk("全部起草", on=talk(*OPENING, *FIGURES, *FACTS))
    assert "10件" in texts(view)["overview.依申请公开"]
    view = talk("新收的自然人改为0", "新收的企业改为0", on=view)
    assert "overview.依申请公开" not in texts(view)


def test_a_text_that_was_taken_away_is_owed_until_it_is_written_or_left_out(desk: Desk, talk: Talk):
    view = talk("全部起草", on=talk(*OPENING, *FIGURES, *FACTS))
    emptied = {f"applications.{row}.{column}": "0" for row in ("received", "granted") for column in COLUMNS}
    for cell, value in emptied.items():
        view = desk.set_cell(view.draft, cell, value, view.rev)
    assert any("“依申请公开”原来的话和改后的数不符" in one for one in obstacles_of(desk, view))
    (missing,) = (one for one in view.unwritten if one.question == "overview.依申请公开")
    assert not missing.optional
    view = desk.texts.rewrite(view.draft, "overview.依申请公开", "", view.rev)
    assert not any("依申请公开" in one for one in obstacles_of(desk, view))
    assert any("依申请公开" in one for one in obstacles_of(desk, desk.undo(view.draft, view.rev)))


def test_what_was_let_stand_is_not_taken_away_by_another_number(desk: Desk, talk: Talk):
    view = talk("全部起草", on=talk(*OPENING, *FIGURES, *FACTS))
    stands = "overview.依申请公开"
    wrong = texts(view)[stands] + "全年没有收到政府信息公开申请。"
    view = desk.texts.rewrite(view.draft, stands, wrong, view.rev)
    view = desk.set_cell(view.draft, "disclosure.penalties.decisions", "3", view.rev)
    assert texts(view)[stands] == wrong


def test_chips_say_what_a_stretch_of_the_text_follows(talk: Talk):
    view = talk("全部起草", on=talk(*OPENING, *FIGURES, *FACTS))
    paragraph = next(one for one in view.paragraphs if one.question == "overview.依申请公开")
    told = {paragraph.text[chip.start : chip.end]: chip.meaning for chip in paragraph.chips}
    assert "本年新收" in told["10"]
    assert not any(chip.open for chip in paragraph.chips)


def test_drafts_are_the_same_after_the_program_was_started_anew(desk: Desk, talk: Talk, tmp_path: Path):
    view = talk("全部起草", on=talk(*OPENING, *FIGURES, *FACTS))
    desk.close()
    again = Desk(tmp_path / "data")
    try:
        assert again.view(view.draft).paragraphs == view.paragraphs
    finally:
        again.close()
