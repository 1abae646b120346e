"""An invented bureau with three past years and a draft of the fourth, far enough to show everything."""

from __future__ import annotations

from pathlib import Path

from assistant.desk.talk import Desk
from assistant.documents.export import export
from assistant.report.figures import Figures, Value
from assistant.report.report import Report
from knowledge.shelf import form_for
from tests.documents.samples import ORGAN, TEXTS

YEAR = 2025
PAST: dict[int, dict[str, Value]] = {
    2022: {
        "disclosure.licensing.decisions": 104,
        "disclosure.penalties.decisions": 9,
        "applications.received.natural_person": 9,
        "applications.received.company": 2,
        "applications.granted.natural_person": 6,
        "applications.granted.company": 1,
        "applications.partly_granted.natural_person": 2,
        "applications.unavailable.not_held.natural_person": 1,
        "applications.carried_out.company": 1,
        "disclosure.normative_documents.made": 2,
        "disclosure.normative_documents.in_force": 16,
        "disputes.reconsideration.upheld": 1,
    },
    2023: {
        "disclosure.licensing.decisions": 112,
        "disclosure.penalties.decisions": 12,
        "applications.received.natural_person": 12,
        "applications.received.company": 3,
        "applications.carried_in.company": 1,
        "applications.granted.natural_person": 8,
        "applications.granted.company": 3,
        "applications.partly_granted.natural_person": 3,
        "applications.unavailable.not_held.natural_person": 1,
        "applications.unavailable.not_held.company": 1,
        "disclosure.normative_documents.made": 4,
        "disclosure.normative_documents.repealed": 1,
        "disclosure.normative_documents.in_force": 19,
        "disputes.reconsideration.upheld": 1,
        "disputes.reconsideration.corrected": 1,
    },
    2024: {
        "disclosure.licensing.decisions": 118,
        "disclosure.penalties.decisions": 15,
        "applications.received.natural_person": 11,
        "applications.received.company": 5,
        "applications.granted.natural_person": 7,
        "applications.granted.company": 2,
        "applications.partly_granted.natural_person": 2,
        "applications.partly_granted.company": 1,
        "applications.unavailable.not_held.natural_person": 2,
        "applications.carried_out.company": 2,
        "disclosure.normative_documents.made": 3,
        "disclosure.normative_documents.in_force": 22,
        "disputes.reconsideration.upheld": 2,
    },
}
"""What was not 0 in the past years."""
BEGINNING = (f"{ORGAN}，{YEAR}年，政府部门",)
TALK = (
    "收到18件，其中自然人13件，企业5件",
    "上年结转2件，都是企业",
    "予以公开：自然人9件，企业4件；部分公开：自然人2件，企业2件；不掌握：自然人2件；结转下年度：企业1件；其余没有",
    "行政复议3件，维持2件，尚未审结1件；直接起诉和复议后起诉都没有",
    "行政规范性文件制发3件，废止1件，现行有效24件，规章没有",
    "行政许可126件",
    "行政处罚17件，行政强制没有",
    "没有",
    "主动公开1264条，其中网站903条，新媒体361条，解读12条，其余不写",
    "全部起草",
)
"""What the clerk says."""
SLIP = ("applications.granted.natural_person", "6")
"""A cell typed wrongly, upside down: it should be 9."""


def past_report(year: int) -> bytes:
    """The bureau's finished report for one of the past years."""
    form = form_for(year)
    figures = Figures().changed({cell.id: PAST[year].get(cell.id, 0) for cell in form.typed})
    texts = {**TEXTS, "document_number": f"云水发〔{year + 1}〕3号", "signing_date": f"{year + 1}年1月12日"}
    exported = export(Report(form, ORGAN, year, "department", figures, texts=texts))
    if exported.data is None:
        raise SystemExit("\n".join(finding.say for finding in exported.findings))
    return exported.data


def begun(folder: Path) -> str:
    """The draft in this data folder: last year's report brought, those before learned, most of the talk had."""
    desk = Desk(folder)
    try:
        *earlier, last = sorted(PAST)
        for year in earlier:
            desk.lessons.learn(f"{year}年报告.docx", past_report(year))
        view = desk.start()
        for message in BEGINNING:
            view = desk.say(view.draft, message, view.rev)
        view = desk.bring(view.draft, f"{last}年报告.docx", past_report(last), view.rev)
        for message in TALK:
            view = desk.say(view.draft, message, view.rev)
        return desk.set_cell(view.draft, *SLIP, view.rev).draft
    finally:
        desk.close()
