"""A draft copy: the report as it stands, blanks and all, with what is still open in front and its mark on every page.

It goes round the office and can never be taken for the report: it is no kind of `export`, and nothing here asks the
checks whether it may leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Literal

from assistant.checks import Finding
from assistant.documents.draftmark import ENDS, NAME, OPENS
from assistant.documents.leaving.compare import ReadBackError, refuse_differences
from assistant.documents.leaving.printed import printed_file
from assistant.documents.leaving.word import expected, read_template
from assistant.documents.readback import Block, ReadBack, UnreadableError, read_back
from assistant.documents.writing.draftfront import put_front
from assistant.documents.writing.fill import filled_package
from assistant.documents.writing.package import write_package
from assistant.documents.writing.sheet import Part, Sheet
from assistant.report.figures import blanks
from assistant.report.form import Cell
from assistant.report.report import Report
from assistant.report.slots import OPEN
from assistant.report.waiver import Waiver
from knowledge.shelf import template_of

DraftKind = Literal["docx", "pdf"]
SEVERITIES = {"E": "错误", "W": "提醒"}
USE = "供单位内部核对、征求意见，不得作为正式报告使用，不得公开发布"


@dataclass(frozen=True)
class DraftCopy:
    """What a draft copy is made of, at the moment `now`, an aware datetime.

    `texts` are sentences about what is not written yet; `findings` are without blanks and without what is `waived`;
    `owed` says of which part of the report who still owes the figures ("" where nobody was named).
    """

    report: Report
    now: datetime
    texts: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    owed: tuple[tuple[str, str], ...] = ()

    @property
    def blank(self) -> tuple[Cell, ...]:
        """The cells without a number, in printed order."""
        return blanks(self.report.form, self.report.figures)

    @property
    def wrong(self) -> int:
        """How many findings stand in the way."""
        return sum(finding.stops for finding in self.findings)

    @property
    def open(self) -> int:
        """How many things are still to be done before the report may leave."""
        return len(self.blank) + len(self.texts) + self.wrong

    @property
    def moment(self) -> str:
        """When it was made, by the clock of its zone."""
        return f"{self.now.year}年{self.now.month}月{self.now.day}日 {self.now:%H:%M}"


def draft_copy(copy: DraftCopy, kind: DraftKind = "docx", template: bytes | None = None) -> bytes:
    """The draft copy as a file of that kind; the same draft at the same moment always gives the same .docx.

    TemplateError and TextError as `fill`, PdfError as `pdf_of`; ReadBackError when the file, read again, differs from
    the draft.
    """
    report = _with_open_texts(copy.report)
    word = _word(copy, report, template)
    return word if kind == "docx" else printed_file(report, word)


def _word(copy: DraftCopy, report: Report, template: bytes | None) -> bytes:
    template = template or template_of(report.form).read_bytes()
    package = filled_package(template, report)
    drawn = read_template(template, report.form)
    put_front(package, front_sheet(copy), ENDS, _at_the_top(copy))
    data = write_package(package, report.title + NAME, report.organ)
    refuse_differences(report, _behind_the_front(data, report), expected(report, drawn))
    return data


def _with_open_texts(report: Report) -> Report:
    """The report with a visible sign in place of each text that must be written and is not."""
    missing = {
        piece.ref: OPEN
        for piece in report.form.texts
        if not piece.optional and not report.texts.get(piece.ref, "").strip()
    }
    return replace(report, texts={**report.texts, **missing})


def _at_the_top(copy: DraftCopy) -> str:
    still = f"还有 {copy.open} 处待改" if copy.open else "没有待改的地方"
    return f"草稿，{copy.moment}，{still}，不得作为正式报告使用"


def _behind_the_front(data: bytes, report: Report) -> ReadBack:
    try:
        read = read_back(data, report.form)
    except UnreadableError as error:
        raise ReadBackError(*error.problems) from error
    front = (Block("paragraph", OPENS), Block("paragraph", ENDS))
    if read.blocks[0] != front[0] or front[1] not in read.blocks:
        raise ReadBackError("草稿的说明页不完整")
    return ReadBack(read.cells, read.blocks[read.blocks.index(front[1]) + 1 :])


def front_sheet(copy: DraftCopy) -> Sheet:
    """What stands in front of the report, as values."""
    parts = (_head(copy), *_blanks(copy), _texts(copy), _findings(copy), _waived(copy), _owed(copy))
    return Sheet(OPENS, copy.report.organ, tuple(part for part in parts if part.rows or part.notes))


def _head(copy: DraftCopy) -> Part:
    report = copy.report
    warnings = sum(finding.severity == "W" for finding in copy.findings)
    counts = ((len(copy.blank), "格没有数"), (len(copy.texts), "处文字没有写完"), (copy.wrong, "处错误"))
    still = "，".join(f"{count} {what}" for count, what in counts if count)
    state = f"还有 {copy.open} 处待改：{still}" if still else "没有待改的地方，正式报告可以导出"
    rows = (
        ("报告", report.title),
        ("单位", report.organ or "（待填）"),
        ("年度", f"{report.year}年（{report.form.source}）"),
        ("草稿时间", copy.moment),
        ("状态", state + (f"；另有 {warnings} 处提醒" if warnings else "")),
        ("用途", USE),
    )
    return Part("", (), ("项目", "内容"), (28, 142), rows)


def _blanks(copy: DraftCopy) -> Iterator[Part]:
    """Of each table the open cells by printed row; a table that is open altogether is not spelled out."""
    for section, group in groupby(copy.blank, key=lambda cell: cell.section):
        cells = tuple(group)
        typed = tuple(cell for cell in copy.report.form.typed if cell.section == section)
        heading = f"还没有数的格：{section}"
        if len(cells) == len(typed):
            yield Part(heading, (f"整张表，共 {len(cells)} 格。",))
        else:
            yield Part(heading, (f"共 {len(cells)} 格。",), ("行", "列"), (90, 80), tuple(_by_row(cells, typed)))


def _by_row(cells: Sequence[Cell], typed: Sequence[Cell]) -> Iterator[tuple[str, str]]:
    for row, group in groupby(cells, key=lambda cell: cell.row):
        names = [cell.column for cell in group]
        whole = len(names) == sum(cell.row == row for cell in typed)
        yield row, f"各列（共 {len(names)} 格）" if whole and len(names) > 2 else "、".join(names)


def _texts(copy: DraftCopy) -> Part:
    return Part("还没有写完的文字", (), ("序号", "内容"), (18, 152), _numbered(copy.texts))


def _numbered(sentences: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((str(number), sentence) for number, sentence in enumerate(sentences, 1))


def _findings(copy: DraftCopy) -> Part:
    ordered = [one for severity in SEVERITIES for one in copy.findings if one.severity == severity]
    rows = tuple((one.code, SEVERITIES[one.severity], one.say) for one in ordered)
    notes = () if rows else ("核对没有发现错误，也没有要提醒的。",)
    return Part("核对发现", notes, ("编号", "性质", "发现"), (18, 16, 136), rows, frozenset((0, 1)))


def _waived(copy: DraftCopy) -> Part:
    rows = tuple((one.code, one.say, f"{waiver.reason}（{waiver.who}）") for one, waiver in copy.waived)
    return Part("已说明理由、保留的发现", (), ("编号", "发现", "理由（经办人）"), (18, 92, 60), rows, frozenset((0,)))


def _owed(copy: DraftCopy) -> Part:
    rows = tuple((part, owner or "没有说是谁") for part, owner in copy.owed)
    return Part("待补的项", (), ("项目", "由谁提供"), (110, 60), rows)
