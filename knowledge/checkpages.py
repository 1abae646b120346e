"""The pages of the catalogue of checks, written from its data: `python -m knowledge.checkpages docs/checks`.

A page's examples are the cases of the entry, set in the words of the form, so that no page says what no check does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from assistant.checks.finding import may_stand
from assistant.checks.places import place
from assistant.report.form import Form
from assistant.report.rules import Severity
from knowledge.catalogue import SECTIONS, CheckEntry, load_catalogue
from knowledge.checkcase import Before, Case, CaseReport, Find, Given, Sheet
from knowledge.shelf import form_for, load_forms

GRADES: Mapping[Severity, str] = MappingProxyType({"E": "错误", "W": "提醒", "I": "提示"})
KINDS: Mapping[str, str] = MappingProxyType(
    {"department": "部门和街道", "township": "乡镇政府", "office": "政府办公厅（室）", "government": "政府汇总报告"}
)
LONGEST = 260
"""Characters of a text that a page quotes whole."""
MADE = "<!-- 由 knowledge/checks 里的数据生成（make pages），不要直接改。 -->"


def pages() -> Mapping[str, str]:
    """The text of every page by its file name: one a check, and the index `README.md`."""
    catalogue = load_catalogue()
    return {"README.md": _index(catalogue.values()), **{f"{code}.md": page(entry) for code, entry in catalogue.items()}}


def page(entry: CheckEntry) -> str:
    """The page of a check."""
    lines = [
        f"# {entry.code} {entry.title}",
        MADE,
        "\n".join(_table(entry)),
        f"## 查什么\n\n{entry.what}",
        f"## 为什么\n\n{entry.why}",
        *_examples("## 会提示的例子", entry.failing),
        *_examples("## 不提示的例子", entry.passing),
        f"## 怎么改\n\n{entry.mend}",
        "[全部检查](README.md)",
    ]
    return "\n\n".join(lines) + "\n"


def _index(entries: Iterable[CheckEntry]) -> str:
    known = tuple(entries)
    lines = [
        "# 检查目录",
        MADE,
        "The catalogue of checks: what each looks for, why, and how to put it right; for clerks, so in Chinese.",
        "有错误的报告不能导出：T 开头的是算术和填法，只能改；N、D 开头的可以写明理由后保留。"
        "提醒不妨碍导出，改好或者写明理由后保留。提示只供参考。",
    ]
    for section, name in SECTIONS.items():
        rows = [entry for entry in known if entry.section == section]
        lines += [f"## {name}", "\n".join(("| 代码 | 级别 | 查什么 | 适用 |", "|---|---|---|---|", *map(_row, rows)))]
    return "\n\n".join(lines) + "\n"


def _row(entry: CheckEntry) -> str:
    grades = "、".join(GRADES[severity] for severity in entry.severity)
    return f"| [{entry.code}]({entry.code}.md) | {grades} | {entry.title} | {_applies(entry)} |"


def _table(entry: CheckEntry) -> Iterator[str]:
    modules = "、".join(f"`assistant/checks/{family}.py`" for family in entry.family)
    yield from ("| | |", "|---|---|")
    yield f"| 级别 | {'；'.join(_grade(entry, severity) for severity in entry.severity)} |"
    yield f"| 适用 | {_applies(entry)} |"
    yield f"| 依据 | {entry.source} |"
    yield f"| 程序 | {modules} |"


def _grade(entry: CheckEntry, severity: Severity) -> str:
    ways = {"E": "改好才能导出", "W": "不妨碍导出，改好或者写明理由后保留", "I": "只供参考"}
    if severity == "E" and may_stand(entry.code, severity):
        ways["E"] = "改好，或者写明理由后保留，才能导出"
    return f"{GRADES[severity]}（{severity}）：{ways[severity]}"


def _applies(entry: CheckEntry) -> str:
    forms = {form.id: form.years for form in load_forms()}
    which = "各年度" if entry.forms == "all" else "、".join(forms[form] for form in entry.forms)
    whose = "各类机关" if entry.kinds == "all" else "、".join(KINDS[kind] for kind in entry.kinds)
    return f"{which}；{whose}"


def _examples(heading: str, cases: Iterable[Case]) -> Iterator[str]:
    texts = [_example(case) for case in cases]
    if texts:
        yield heading
        yield from texts


def _example(case: Case) -> str:
    said = "\n>\n".join(_said(find) for find in case.finds)
    given = "\n".join(f"- {line}" for line in _given(case.report))
    return "\n\n".join(filter(None, (f"**{case.shows}**", _whose(case.report), given, said)))


def _whose(report: CaseReport) -> str:
    state = "起草中" if report.draft else "已经写成、拿来检查"
    return f"{report.organ}{report.year}年度的报告，{state}；没有列出的格都是 0。"


def _given(report: CaseReport) -> Iterator[str]:
    """What the case has, a line each, in the order of the form."""
    form = form_for(report.year)
    yield from _figures(form, report.figures)
    given = [fact for fact in form.facts.values() if fact.id in report.facts]
    yield from (f"回答：{fact.name} {report.facts[fact.id]} {fact.unit}" for fact in given)
    yield from _texts(form, report.texts)
    if report.printed:
        yield from _printed(form, report.printed)
    if report.prior:
        yield from (f"放在旁边的上年报告{line}" for line in _before(report.prior))
    for other in report.learned:
        yield from (f"学过的{other.organ}{other.year}年报告里，{line}" for line in _texts(form, other.texts))


def _figures(form: Form, figures: Mapping[str, Given]) -> Iterator[str]:
    yield from (f"{place(cell)}：{_value(figures[cell.id])}" for cell in form.cells.values() if cell.id in figures)


def _value(value: Given) -> str:
    return "空着" if value is None else str(value)


def _texts(form: Form, texts: Mapping[str, str]) -> Iterator[str]:
    for piece in form.texts:
        if piece.ref in texts:
            words = texts[piece.ref]
            short = words if len(words) <= LONGEST else f"{words[: LONGEST // 4]}……（共 {len(words)} 字）"
            yield f"{piece.name}：“{short}”"


def _printed(form: Form, sheet: Sheet) -> Iterator[str]:
    if sheet.title:
        yield f"印出的标题：“{sheet.title}”"
    if sheet.headings:
        yield f"印出的各部分标题：{'；'.join(sheet.headings)}"
    editions = {edition.id: edition.years for edition in load_forms()}
    for table in form.tables:
        if table.id in sheet.tables:
            yield f"“{table.section}”的表格：{editions[sheet.tables[table.id]]}的格式"


def _before(before: Before) -> Iterator[str]:
    form = form_for(before.year)
    lines = (*_figures(form, before.figures), *_texts(form, before.texts))
    yield f"是{before.organ or '同一机关'}{before.year}年度的{'' if lines else '，各格都是 0'}"
    yield from (f"里，{line}" for line in lines)


def _said(find: Find) -> str:
    where = f"（指着“{find.spot}”）" if find.spot and len(find.spot) <= LONGEST // 4 else ""
    return f"> **{GRADES[find.severity]}** {find.say}{where}"


def main(folder: Path) -> None:
    """Write the pages into the folder, and remove the pages of checks that there are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    written = pages()
    for old in folder.glob("*.md"):
        if old.name not in written:
            old.unlink()
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
