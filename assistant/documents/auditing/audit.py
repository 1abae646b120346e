"""The audit sheet (核对记录): every figure, fact and text with its origin, every finding and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from assistant.checks import Finding
from assistant.documents.auditing.figures import Line, figure_lines
from assistant.documents.auditing.words import NAMES, is_cut, told, told_in_turn, when, without_itself
from assistant.documents.writing.sheet import Part, Sheet, write_sheet
from assistant.report.draft import Draft, source_of
from assistant.report.figures import plain, shown
from assistant.report.form import Form, Question, Table
from assistant.report.origins import (
    Origin,
    fact_origins,
    figure_origins,
    last_writers,
    opening_origins,
    text_origins,
)
from assistant.report.slots import filled
from assistant.report.steps import Done
from assistant.report.waiver import Waiver

LISTED = 4
"""Things left to do that stand on the first page."""
SEVERITIES = {"E": "错误", "W": "提醒", "I": "提示"}
KEPT, LAPSED = "已保留", "曾经保留，后来数或文字改过，不再算数"
OPEN = {"E": "未处理，处理之前不能导出", "W": "未处理", "I": "供参考"}


@dataclass(frozen=True)
class Audited:
    """What an audit sheet is about: the draft with its steps, what the checks say, what stands in the way.

    `kind` is the kind of organ in words; `findings` are without blanks, `waived` among them by key what may stand;
    `obstacles` are empty when the report may leave; `now` is an aware datetime, in whose zone all times are told.
    """

    id: str
    form: Form
    draft: Draft
    kind: str
    steps: tuple[Done, ...]
    findings: tuple[Finding, ...]
    checklist: tuple[Finding, ...]
    obstacles: tuple[str, ...]
    now: datetime

    def told(self, origin: Origin | None) -> str:
        """Where something came from, in words."""
        return told(origin, self.now.tzinfo)


def audit_file(audited: Audited) -> bytes:
    """The audit sheet as .docx."""
    return write_sheet(audit_sheet(audited))


def audit_sheet(audited: Audited) -> Sheet:
    """The audit sheet as values."""
    form, draft = audited.form, audited.draft
    title = form.title(draft.organ, draft.year or 0)
    mark = "（未完成）" if audited.obstacles else ""
    parts = (
        _head(audited, title),
        *(_figures(audited, table) for table in form.tables),
        _facts(audited),
        _texts(audited),
        _findings(audited),
        _checklist(audited),
        _whole_words(audited),
    )
    numbered = (part for part in parts if part.rows or part.notes)
    return Sheet(f"年报核对记录{mark}", draft.organ, tuple(numbered))


def _head(audited: Audited, title: str) -> Part:
    draft, zone = audited.draft, audited.now.tzinfo
    origins = opening_origins(audited.steps)
    prior = draft.prior
    before = f"{prior.year}年，{f'文件“{prior.source}”' if prior.source else '本机以前的草稿'}" if prior else "没有"
    rows = (
        ("报告", title, ""),
        ("单位", draft.organ, audited.told(origins.get("organ"))),
        ("年度", f"{draft.year}年（{audited.form.source}）", audited.told(origins.get("year"))),
        ("单位类型", audited.kind or "还没有选", audited.told(origins.get("kind"))),
        ("上年报告", before, ""),
        ("草稿编号", audited.id, f"共 {audited.steps[-1].rev} 步"),
        ("导出时间", when(audited.now.isoformat(), zone), ""),
        ("状态", _state(audited.obstacles), ""),
    )
    return Part("", (), ("项目", "内容", "来源"), (24, 84, 62), rows)


def _state(obstacles: tuple[str, ...]) -> str:
    if not obstacles:
        return "已完成，可以导出"
    more = (f"……其余见下面各表（未填、还没有写、{OPEN['E']}）",) if len(obstacles) > LISTED else ()
    return "\n".join((f"未完成，还有 {len(obstacles)} 处：", *obstacles[:LISTED], *more))


def _figures(audited: Audited, table: Table) -> Part:
    form, draft = audited.form, audited.draft
    values = shown(form, draft.figures)
    lines = figure_lines(form, table, values, figure_origins(form, audited.steps))
    counts = _counts(lines)
    sources = told_in_turn((line.origin for line in lines), audited.now.tzinfo)
    rows = tuple((line.place, line.value, source) for line, source in zip(lines, sources, strict=True))
    note = f"共 {counts.total()} 格：{'，'.join(f'{name} {count} 格' for name, count in counts.items())}。"
    return Part(table.section, (note,), ("行、列", "数", "来源"), (52, 62, 56), rows)


def _counts(lines: tuple[Line, ...]) -> Counter[str]:
    found: Counter[str] = Counter()
    for line in lines:
        found[NAMES[line.origin.way] if line.origin else "未填"] += len(line.cells)
        found[NAMES["computed"]] += len(line.totals)
    return +found


def _facts(audited: Audited) -> Part:
    form, draft = audited.form, audited.draft
    origins = fact_origins(audited.steps)
    given = tuple(
        (fact.name, f"{plain(draft.facts[key])}{fact.unit}", audited.told(origins[key]))
        for key, fact in form.facts.items()
        if key in draft.facts
    )
    without = "、".join(fact.name for key, fact in form.facts.items() if key in draft.declined)
    notes = (f"办事人说正文不写的：{without}。",) if without else ()
    return Part("正文用到的数", notes, ("名称", "数", "来源"), (52, 62, 56), given)


def _texts(audited: Audited) -> Part:
    questions = _text_questions(audited)
    reads = [_reads(audited, question) for question in questions]
    origins = text_origins(audited.steps)
    shorter = [without_itself(origins.get(one.id), text) for one, text in zip(questions, reads, strict=True)]
    names = {piece.ref: piece.name for piece in audited.form.texts}
    places = (f"{one.part}“{one.aspect or names[one.text]}”" for one in questions)
    rows = tuple(zip(places, reads, told_in_turn(shorter, audited.now.tzinfo), strict=True))
    return Part("正文", (), ("位置", "正文", "来源"), (30, 90, 50), rows)


def _reads(audited: Audited, question: Question) -> str:
    text = audited.draft.texts.get(question.id)
    return "（还没有写）" if text is None else filled(text, source_of(audited.form, audited.draft)) or "（不写）"


def _text_questions(audited: Audited) -> list[Question]:
    """The questions whose answers are printed, in the order in which they are printed."""
    order = [piece.ref for piece in audited.form.texts]
    kind, texts = audited.draft.kind, audited.draft.texts
    asked = (one for one in audited.form.questions if one.text and (kind in one.kinds or one.id in texts))
    return sorted(asked, key=lambda question: order.index(question.text))


def _findings(audited: Audited) -> Part:
    waivers, writers = audited.draft.waived, last_writers(audited.steps, "waived")
    standing = {finding.key: finding for finding in audited.findings}
    rows = [_finding(audited, finding, writers) for finding in audited.findings]
    rows += [
        (waiver.code, "", waiver.say, f"{LAPSED}。{_reason(audited, waiver, writers[key])}")
        for key, waiver in waivers.items()
        if key not in standing
    ]
    notes = () if rows else ("核对没有发现问题。",)
    return Part("核对发现和处理", notes, ("编号", "性质", "发现", "处理"), (16, 14, 86, 54), tuple(rows))


def _finding(audited: Audited, finding: Finding, writers: Mapping[str, Done]) -> tuple[str, str, str, str]:
    waiver = audited.draft.waived.get(finding.key) if finding.waivable else None
    kept = f"{KEPT}。{_reason(audited, waiver, writers[finding.key])}" if waiver else OPEN[finding.severity]
    return finding.code, SEVERITIES[finding.severity], finding.say, kept


def _reason(audited: Audited, waiver: Waiver, step: Done) -> str:
    return f"理由：{waiver.reason}\n经办人：{waiver.who}，{when(step.at, audited.now.tzinfo)}"


def _checklist(audited: Audited) -> Part:
    rows = tuple(("□", one.say, one.code) for one in audited.checklist)
    return Part("公开前请自查", (), ("", "事项", "编号"), (10, 140, 20), rows)


def _whole_words(audited: Audited) -> Part:
    """What is cut beside a figure or text, whole; a text that is printed whole is not printed twice."""
    texts = [_reads(audited, question).split() for question in _text_questions(audited)]
    told_by = (opening_origins, fact_origins, text_origins, partial(figure_origins, audited.form))
    revs = {origin.rev for origins in told_by for origin in origins(audited.steps).values()}
    rows = tuple(
        (f"第 {step.rev} 步", when(step.at, audited.now.tzinfo), step.said)
        for step in audited.steps
        if step.rev in revs and is_cut(step.said) and step.said.split() not in texts
    )
    return Part("较长的原话", (), ("步", "时间", "办事人说的"), (18, 42, 110), rows)
