"""The list of findings: by part of the report, each leading to its place, explained, and let stand with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from assistant.checks import Finding
from assistant.desk.about import CheckEntry, about
from assistant.desk.sections import by_section
from assistant.desk.view import View, Waived
from assistant.report.form import Form
from ui.clock import local_time
from ui.frame.head import why_not_yet
from ui.tabs.prose import numbers
from ui.tabs.prose_words import KINDS
from ui.tabs.remedies import remedies
from ui.tabs.summary import summary
from ui.tabs.tab import Tab

TAB = Tab("checks", "核对", beside='<span class="count"></span>')
NAMES = {"E": "错误", "W": "提醒", "I": "提示"}


@dataclass(frozen=True)
class _Shown:
    """What every entry is drawn with: the form, the numbers of marked words, the catalogue, who waived last."""

    form: Form
    numbers: Mapping[Finding, int]
    about: Mapping[str, CheckEntry]
    who: str


def trouble_count(view: View) -> int:
    """How many errors and warnings there are; remarks are no trouble."""
    return sum(finding.severity != "I" for finding in view.findings)


def checks(view: View) -> str:
    """What the checks say, what may stand, what is blank or owed, all answers, what to look at before publishing."""
    if view.form is None:
        return '<p class="empty">填表之后，这里是核对结果。</p>'
    listed = (*view.findings, *(one.finding for one in view.waived), *view.checklist)
    shown = _Shown(view.form, numbers(view), about(finding.code for finding in listed), view.who)
    return (
        _verdict(view)
        + remedies(view)
        + _findings(shown, view.findings)
        + _open(view, view.form)
        + _owed(view)
        + _kept(shown, view.waived)
        + summary(view)
        + _checklist(shown, view.checklist)
    )


def _verdict(view: View) -> str:
    if view.ready:
        kept = f"有 {len(view.waived)} 处按写明的理由保留，" if view.waived else ""
        return f'<p class="verdict good">数字齐全，勾稽关系全部平衡，{kept}可以导出 Word。</p>'
    stopping = [finding for finding in view.findings if finding.stops]
    if not all(finding.waivable for finding in stopping):
        return '<p class="verdict bad">有对不上的数，改平之前不能导出。</p>'
    if stopping:
        return '<p class="verdict bad">有错误：改正，或写明理由保留，之后才能导出。</p>'
    return f'<p class="verdict">已填的数没有不平。{escape(why_not_yet(view))}。</p>'


def _findings(shown: _Shown, findings: Iterable[Finding]) -> str:
    return "".join(
        f'<h2>{escape(heading)}</h2><ul class="findings">{"".join(_finding(shown, one) for one in ones)}</ul>'
        for heading, ones in by_section(shown.form, findings).items()
    )


def _finding(shown: _Shown, finding: Finding) -> str:
    waive = _waive(finding, shown.who) if finding.waivable else ""
    return (
        f'<li class="{KINDS[finding.severity]}" data-finding="{escape(finding.key)}">'
        f"{_lead(shown, finding, NAMES[finding.severity])}"
        f'<div class="more">{_about(shown.about.get(finding.code))}{waive}</div></li>'
    )


def _lead(shown: _Shown, finding: Finding, name: str) -> str:
    """The sentence, as a button that leads to the words or the cell that it is about, where it is about any."""
    words = f"<b>{name}</b><span>{escape(finding.say)}</span><small>{escape(finding.code)}</small>"
    if finding in shown.numbers:
        return f'<button type="button" class="lead" data-spot="{shown.numbers[finding]}">{words}</button>'
    if finding.target in shown.form.cells:
        others = escape(" ".join(finding.cells))
        target = escape(finding.target)
        return f'<button type="button" class="lead" data-cell="{target}" data-with="{others}">{words}</button>'
    return f'<p class="lead">{words}</p>'


def _about(entry: CheckEntry | None) -> str:
    if entry is None:
        return ""
    told = (("查什么", entry.what), ("为什么", entry.why), ("怎么改", entry.mend), ("依据", entry.source))
    lines = "".join(f"<dt>{name}</dt><dd>{escape(words)}</dd>" for name, words in told)
    return f'<details class="about"><summary>为什么、怎么改</summary><dl>{lines}</dl></details>'


def _waive(finding: Finding, who: str) -> str:
    """The form in which a reason and a name are given."""
    return (
        '<details class="waive"><summary>保留</summary>'
        f'<form data-waive="{escape(finding.key)}" autocomplete="off">'
        '<label>为什么可以这样<textarea name="reason" rows="2" maxlength="500" required></textarea></label>'
        f'<label>经办人<input type="text" name="who" maxlength="30" value="{escape(who)}" required></label>'
        '<button type="submit" class="small">写明理由，保留</button></form></details>'
    )


def _kept(shown: _Shown, waived: Iterable[Waived]) -> str:
    items = "".join(
        f'<li class="kept" data-finding="{escape(one.finding.key)}">'
        f"{_lead(shown, one.finding, '已保留')}"
        f'<p class="reason"><span>理由：{escape(one.waiver.reason)}</span>'
        f"<span>经办人：{escape(one.waiver.who)}，{local_time(one.at)}</span>"
        f'<button type="button" class="small" data-unwaive="{escape(one.finding.key)}"'
        f' aria-label="取消保留：{escape(one.finding.say)}">取消保留</button></p></li>'
        for one in waived
    )
    return f'<h2>已保留的</h2><ul class="waived">{items}</ul>' if items else ""


def _checklist(shown: _Shown, findings: Iterable[Finding]) -> str:
    items = "".join(
        f'<li class="remark" data-finding="{escape(one.key)}">{_lead(shown, one, "自查")}'
        f'<div class="more">{_about(shown.about.get(one.code))}</div></li>'
        for one in findings
    )
    return f'<h2>公开前请自查</h2><ul class="checklist">{items}</ul>' if items else ""


def _open(view: View, form: Form) -> str:
    sections: dict[str, list[str]] = {}
    for cell in view.open_cells:
        sections.setdefault(form.cells[cell].section, []).append(cell)
    items = "".join(
        f'<li><button type="button" data-cell="{escape(cells[0])}">{escape(section)}'
        f"<b>{len(cells)} 格</b></button></li>"
        for section, cells in sections.items()
    )
    return f'<h2>待填的格</h2><ul class="open-cells">{items}</ul>' if items else ""


def _owed(view: View) -> str:
    items = "".join(f"<li>{escape(part)}<b>{escape(owner or '待补')}</b></li>" for part, owner in view.owed)
    return f'<h2>待补的项</h2><ul class="owed">{items}</ul>' if items else ""
