"""After a year of zeros a whole report takes a handful of messages."""

from assistant.desk.talk import Desk
from assistant.documents.export import Export
from tests.desk.conftest import Talk

MOST = 6


def report_of_zeros(desk: Desk, talk: Talk) -> bytes:
    """Last year's report of the bureau, nothing in its tables."""
    nothing = ("没有",) * 7
    view = talk("云溪县水务局，2024年", "部门", *nothing, "不写", "全部起草", "没有", "采用，其余不写")
    exported = desk.files.export(view.draft)
    assert isinstance(exported, Export)
    assert exported.data is not None
    return exported.data


def test_a_bureau_of_zeros_is_reported_in_six_messages(desk: Desk, talk: Talk):
    file = report_of_zeros(desk, talk)
    view = desk.start()
    view = desk.bring(view.draft, "2024.docx", file, view.rev)
    assert "上年报告的三张表全是 0" in view.turns[-1].text
    said = ("都是0", "没有收取信息处理费，其余不写", "全部起草", "采用，其余不写")
    for message in said:
        view = desk.say(view.draft, message, view.rev)
    assert 1 + len(said) <= MOST
    assert view.finished_talk
    assert not view.open_cells
    assert set(view.shown.values()) == {"0"}
    assert view.ready, view.findings
