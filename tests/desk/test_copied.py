"""A draft copy from the desk: at any time once the form is known, with what is open, waived and owed."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import docx
import pytest

from assistant.desk.leaving import ExportKind
from assistant.desk.talk import Desk, Refusal
from assistant.desk.view import View
from assistant.documents.draftmark import ENDS, OPENS
from tests.desk.conftest import TODAY, Talk
from tests.desk.drafts import SENTENCE, WRONG, brought
from tests.documents.packing import root_of
from tests.documents.samples import ORGAN

OPENING = (f"{ORGAN}，2025年", "部门")
REASON, WHO = "九件是县长信箱转来的，按口径单列", "张某某"


def copied(desk: Desk, view: View) -> bytes:
    data = desk.files.draft_copy(view.draft)
    assert isinstance(data, bytes)
    return data


def front(data: bytes) -> list[str]:
    said = ["".join(node.itertext()) for node in root_of(data).iter("{*}p")]
    return said[: said.index(ENDS)]


def test_there_is_none_before_the_year_is_known_and_one_from_then_on(desk: Desk, talk: Talk) -> None:
    refused = desk.files.draft_copy(desk.start().draft)
    assert isinstance(refused, Refusal)
    assert refused.obstacles == ("还没有选报告年度。",)
    view = talk(f"{ORGAN}，2025年")
    said = front(copied(desk, view))
    assert said[0] == OPENS
    assert "还没有选单位类型。" in said


def test_it_names_what_is_not_written_and_who_owes_which_figures(desk: Desk, talk: Talk) -> None:
    view = talk(*OPENING, "有", "不知道，问法规科")
    ((part, owner), *_) = view.owed
    said = front(copied(desk, view))
    assert f"{part}：一、本年新收政府信息公开申请数量" in said
    assert owner in said
    refused = desk.files.export(view.draft)
    assert isinstance(refused, Refusal)
    unwritten = [one for one in refused.obstacles if one.endswith("还没有写。")]
    assert unwritten
    assert set(unwritten) <= set(said)
    assert f"还有 {len(view.open_cells) + len(unwritten)} 处待改" in "".join(said)


def test_a_finding_stands_among_the_findings_until_it_is_waived_and_then_beside_its_reason(desk: Desk) -> None:
    wrong = brought(desk, overview=WRONG)
    key = next(one.key for one in wrong.findings if one.code == "N-1")
    before = front(copied(desk, wrong))
    assert "已说明理由、保留的发现" not in before
    assert before[before.index("N-1") + 1] == "错误"
    after = front(copied(desk, desk.waive(wrong.draft, key, REASON, WHO, wrong.rev)))
    assert after[after.index("N-1") + 2] == f"{REASON}（{WHO}）"
    assert "错误" not in after


def test_what_is_wrong_stands_in_the_report_as_it_was_said(desk: Desk) -> None:
    data = copied(desk, brought(desk, overview=WRONG))
    assert any(SENTENCE in paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def test_an_unfinished_draft_leaves_as_a_draft_copy_and_as_nothing_else(desk: Desk, talk: Talk) -> None:
    view = talk(*OPENING)
    assert copied(desk, view)
    kinds: tuple[ExportKind, ...] = get_args(ExportKind)
    refusals = [desk.files.export(view.draft, kind=kind) for kind in kinds]
    assert all(isinstance(one, Refusal) and one == refusals[0] for one in refusals)


def test_the_moment_is_the_desk_s_and_the_bytes_follow_from_it(data: Path) -> None:
    moment = [datetime(2026, 1, 12, 1, 30, tzinfo=UTC)]
    desk = Desk(data, today=lambda: TODAY, now=lambda: moment[0])
    view = desk.start()
    view = desk.say(view.draft, OPENING[0], view.rev)
    first, again = copied(desk, view), copied(desk, view)
    moment.append(moment.pop().replace(hour=2))
    assert first == again != copied(desk, view)
    assert re.search("2026年1月12日 01:30", "".join(front(first)))
    desk.close()


@pytest.mark.parametrize("of", ["this", "last"])
def test_a_draft_copy_that_is_brought_back_is_told_and_teaches_nothing(desk: Desk, talk: Talk, of: str) -> None:
    old = brought(desk)
    name, data = "去年的报告.docx", copied(desk, old)
    view = talk(f"{ORGAN}，{(old.year or 0) + (of == 'last')}年", "部门")
    learned = desk.lessons.learned()
    view = desk.bring(view.draft, name, data, view.rev)
    said = view.turns[-1].text
    assert "这是草稿，不是定稿" in said
    assert "读了" in said
    assert desk.lessons.learned() == learned
    (told,) = desk.lessons.learn(name, data)
    assert "这是草稿，不是定稿，没有学" in told
    before = view.before.texts if view.before else ()
    texts = [*(paragraph.text for paragraph in view.paragraphs), *(text for _, text in before)]
    assert not any(words in text for text in texts for words in (OPENS, "还没有数的格", "核对发现"))
