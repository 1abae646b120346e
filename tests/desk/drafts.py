"""Drafts that are quickly there: a whole report of the invented bureau, brought in a file."""

from assistant.desk.talk import Desk
from assistant.desk.view import View
from assistant.documents.writing.fill import fill
from knowledge.shelf import form_for, template_of
from tests.documents.samples import OVERVIEW, sample_report

SENTENCE = "全年收到政府信息公开申请9件"
WRONG = OVERVIEW.replace("申请渠道保持畅通", f"{SENTENCE}。申请渠道保持畅通")
"""An overview with a number of applications that the table does not have (N-1)."""
PASTED_HEADS = (
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t"
    "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"
)
"""The heads of the table of applications, as a spreadsheet copies them."""


def report_file(year: int = 2025, overview: str = OVERVIEW) -> bytes:
    """The sample report as a Word file, also one that the checks would not let out."""
    return fill(template_of(form_for(year)).read_bytes(), sample_report(year, overview=overview))


def brought(desk: Desk, view: View | None = None, name: str = "今年.docx", overview: str = OVERVIEW) -> View:
    """A draft into which the sample report for 2025 was brought: every figure and every text is there."""
    begun = view or desk.start()
    return desk.bring(begun.draft, name, report_file(overview=overview), begun.rev)
