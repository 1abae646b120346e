"""Where the sentences of a paragraph are from: the nearest past sentence, whose it is and how alike."""

from pathlib import Path

from assistant.desk.talk import Desk
from assistant.report.origins import text_origins
from tests.conftest import ROOT
from tests.desk.conftest import Talk
from tests.desk.test_rewriting import ASKED, begun, drafted, paragraph, rewritten
from tests.desk.test_texts import taught

PUBLISHED = "2024_宿迁市人民政府.txt"


def test_each_sentence_names_the_past_one_that_it_is_from(desk: Desk, talk: Talk) -> None:
    view = drafted(desk, talk)
    found = desk.texts.sources(view.draft, ASKED)
    assert "".join(one.sentence for one in found.sentences) == paragraph(view).text
    assert found.trouble == ""
    first, *others = found.sentences
    assert (first.source, first.percent) == ("云溪县水务局2024年报告（去年.txt）", 100)
    assert first.past == "2024年，我局收到政府信息公开申请×件，由专人登记、专人答复，答复前经法制机构审核。"
    assert others
    assert all((one.percent, one.source.startswith("自写样例")) == (100, True) for one in others)


def test_a_changed_sentence_is_less_alike_and_one_of_nobody_s_is_from_nowhere(desk: Desk, talk: Talk) -> None:
    taught(desk)
    own = "2025年，我局一共收到政府信息公开申请10件，由专人登记，答复前经法制机构审核。橘子汁和长颈鹿跳进紫色的月亮。"
    near, far = desk.texts.sources(rewritten(desk, begun(talk), own).draft, ASKED).sentences
    assert near.source == "云溪县水务局2024年报告（去年.txt）"
    assert 60 < near.percent < 100
    assert (far.past, far.source, far.percent) == ("", "", 0)


def test_numbers_are_no_likeness_and_no_difference(desk: Desk, talk: Talk) -> None:
    taught(desk)
    own = "2021年，我局收到政府信息公开申请4321件，由专人登记、专人答复，答复前经法制机构审核。"
    (only,) = desk.texts.sources(rewritten(desk, begun(talk), own).draft, ASKED).sentences
    assert only.percent == 100


def test_a_paragraph_that_is_not_there_has_no_sources_and_no_history(desk: Desk, talk: Talk) -> None:
    view = begun(talk)
    assert desk.texts.sources(view.draft, ASKED).sentences == ()
    assert desk.texts.former(view.draft, ASKED) == ()
    assert desk.texts.alternatives(view.draft, "document_number").offers == ()


def test_alternatives_have_this_year_s_figures_as_chips(desk: Desk, talk: Talk) -> None:
    view = drafted(desk, talk)
    for one in desk.texts.alternatives(view.draft, ASKED).offers:
        bound = {one.text[chip.start : chip.end] for chip in one.chips if chip.cells}
        assert bound <= {"10", "9", "1", "90", "10.0", "90.0"}
        assert one.source


def test_who_drafted_what_is_in_the_audit_too(desk: Desk, talk: Talk) -> None:
    view = drafted(desk, talk)
    origin = text_origins(desk._state(view.draft).done)[ASKED]
    assert (origin.way, origin.source.startswith("云溪县水务局2024年报告")) == ("offered", True)


def test_a_published_report_brought_as_last_year_s_is_the_source_and_an_alternative(
    desk: Desk, talk: Talk, shared: Path
) -> None:
    view = talk("宿迁市人民政府，2025年", "汇总")
    view = desk.bring(view.draft, PUBLISHED, (shared / "reports" / PUBLISHED).read_bytes(), view.rev)
    assert view.note == ""
    question = "overview.政府信息管理"
    view = desk.texts.redraft(view.draft, question, view.rev)
    theirs = [one for one in desk.texts.sources(view.draft, question).sentences if PUBLISHED in one.source]
    assert theirs
    assert all(one.percent > 80 for one in theirs)
    offers = desk.texts.alternatives(view.draft, question).offers
    assert len(offers) > 1
    assert "2024" not in "".join(one.text for one in offers)
    assert str(ROOT) not in "".join(one.source for one in offers)
