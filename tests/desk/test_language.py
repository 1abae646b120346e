"""Past language at the desk: true of the figures when offered, bound to them afterwards, own words kept as words."""

import shutil
from pathlib import Path

import docx

from assistant.desk.talk import Desk
from assistant.desk.view import View
from assistant.documents.export import Export
from tests.desk.conftest import Talk

OPENING = ("云溪县水务局，2025年", "部门")
FIGURES = ("自然人9件，企业1件，其余没有", "没有", "予以公开自然人9件，企业1件，其余没有", *("没有",) * 5)
FACTS = ("主动公开120条，其余不写",)
OWN = "我局公开{organ}信息{applications.received.total}条，100%及时。"


def at(talk: Talk, aspect: str) -> View:
    view = talk(*OPENING, *FIGURES, *FACTS)
    while f"“{aspect}”写什么" not in view.turns[-1].text:
        view = talk("我局按要求做好了这项工作。", on=view)
    return view


def finish(desk: Desk, talk: Talk, view: View, tmp_path: Path) -> list[str]:
    """The paragraphs of the exported file, the rest of the talk answered in own words."""
    while not view.finished_talk:
        said = "不写" if "不写" in view.quick_replies or "不写" in view.turns[-1].text else "我局按要求做好了这项工作。"
        view = talk(said, on=view)
    done = desk.files.export(view.draft)
    assert isinstance(done, Export), done
    assert done.data is not None
    path = tmp_path / "report.docx"
    path.write_bytes(done.data)
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def test_each_offer_says_this_years_figures_and_where_it_is_from(talk: Talk):
    said = at(talk, "依申请公开").turns[-1].text
    assert "政府信息公开申请10件" in said
    assert said.count("虚构") == 3
    assert "未收到政府信息公开申请" not in said
    assert "〔待补〕" not in said
    assert "{" not in said


def test_a_number_bound_to_a_cell_follows_it_into_the_word_file(desk: Desk, talk: Talk, tmp_path: Path):
    view = at(talk, "依申请公开")
    offers = [line for line in view.turns[-1].text.splitlines() if line[:1].isdecimal()]
    chosen = next(line for line in offers if "公开申请10件" in line)
    view = talk(chosen[0], on=view)
    view = talk("新收的自然人改成10", "予以公开的自然人改为10", "单位名称应为云溪县水利局", on=view)
    text = "\n".join(finish(desk, talk, view, tmp_path))
    assert "公开申请11件" in text
    assert "公开申请10件" not in text
    assert "云溪县水务局" not in text


def test_a_chosen_text_whose_words_the_figures_contradict_is_asked_again(talk: Talk):
    view = talk(*OPENING, *("没有",) * 7, *FACTS)
    while "“依申请公开”写什么" not in view.turns[-1].text:
        view = talk("我局按要求做好了这项工作。", on=view)
    view = talk("1", "我局按要求管理信息。", on=view)
    chosen = {paragraph.question for paragraph in view.paragraphs}
    view = talk("新收的自然人改为2", on=view)
    assert "“依申请公开”里的说法和现在的数字不符" in view.turns[-1].text
    assert chosen - {paragraph.question for paragraph in view.paragraphs} == {"overview.依申请公开"}
    assert {paragraph.question for paragraph in talk("撤销", on=view).paragraphs} == chosen


def test_own_words_with_braces_reach_the_file_as_they_were_typed(desk: Desk, talk: Talk, tmp_path: Path):
    view = talk(OWN, on=at(talk, "主动公开"))
    assert OWN in view.turns[-1].text
    assert OWN in finish(desk, talk, view, tmp_path)


def test_a_text_that_was_declined_is_not_in_the_file(desk: Desk, talk: Talk, tmp_path: Path):
    view = talk("综述在此，另起一段。", on=at(talk, "综述"))
    view = talk("上一题", "不写", on=view)
    assert "综述在此" not in "\n".join(finish(desk, talk, view, tmp_path))


def test_without_a_store_the_talk_goes_on(desk: Desk, talk: Talk, tmp_path: Path):
    shutil.rmtree(tmp_path / "data" / "language")
    (tmp_path / "data" / "language").write_text("no folder")
    said = at(talk, "主动公开").turns[-1].text
    assert "范文库的文件夹" in said
    assert "不能建立或写入" in said
    assert "第一部分“主动公开”写什么" in said
