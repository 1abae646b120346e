"""The report's text as it reads now, paragraph by paragraph, each with what can be done with it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from assistant.checks import Finding
from assistant.desk.spots import stretches
from assistant.desk.view import Counted, Paragraph, Unwritten, View
from assistant.report.form import Form, Piece
from ui.tabs.prose_words import KINDS, Mark, lines, parts
from ui.tabs.tab import Tab

TAB = Tab("prose", "正文", scripts=("prose_editor", "prose_looks"))
DRAFT_ALL = "全部起草"
HEAD = (
    '<header class="prose-head"><p><span class="chip">带底色的数</span>跟着表格或您报的数走，那边改了，这里跟着改。</p>'
    f'<button type="button" class="small" data-say="{DRAFT_ALL}" title="还没有写的段落，一次按往年的写法起草好">'
    f"{DRAFT_ALL}</button></header>"
)
LOOKS = {"sources": "看出处", "others": "换一段", "former": "以前的写法"}
"""What can be looked at under a paragraph, each fetched when it is opened."""


def numbers(view: View) -> Mapping[Finding, int]:
    """The findings of the page that are about words, by the number under which the text marks them."""
    listed = (*view.findings, *(one.finding for one in view.waived), *view.checklist)
    return {finding: number for number, finding in enumerate(dict.fromkeys(one for one in listed if one.spot))}


def prose(view: View) -> str:
    """The whole text; a sentence in its place while there is no form."""
    if view.form is None:
        return '<p class="empty">选定报告年度后，这里是正文。</p>'
    marks = _marks(view)
    pieces = "".join(_piece(view, view.form, piece, marks) for piece in view.form.pieces)
    return f'{HEAD if view.kind else ""}<article class="prose-sheet">{pieces}</article>'


def _marks(view: View) -> Mapping[int, Sequence[Mark]]:
    """The marks by the place of their paragraph."""
    standing = set(view.findings)
    found: dict[int, list[Mark]] = {}
    for finding, number in numbers(view).items():
        kind = KINDS[finding.severity] if finding in standing else ""
        for one in stretches(view.paragraphs, finding.spot) if finding.spot else ():
            found.setdefault(one.paragraph, []).append(Mark(one.start, one.end, number, kind, finding.say))
    return found


def _piece(view: View, form: Form, piece: Piece, marks: Mapping[int, Sequence[Mark]]) -> str:
    if piece.what == "title":
        return f"<h1>{escape(view.title)}</h1>"
    if piece.what == "heading":
        return f"<h2>{escape(piece.ref)}{''.join(map(_count, _under(view, form, piece)))}</h2>"
    if piece.what == "table":
        return '<p class="aside">（表格见“数据表”）</p>'
    drawn = _sections(view, piece.ref, marks)
    if not drawn:
        return "" if piece.optional else '<p class="aside missing">（还没有写）</p>'
    order = {question.id: place for place, question in enumerate(form.questions)}
    return "".join(drawn[question] for question in sorted(drawn, key=lambda one: order.get(one, len(order))))


def _sections(view: View, slot: str, marks: Mapping[int, Sequence[Mark]]) -> Mapping[str, str]:
    """The paragraphs of a text, those that are not there too, by question."""
    missing = {one.question: _missing(one) for one in view.unwritten if one.slot == slot}
    there = {
        paragraph.question: _paragraph(paragraph, marks.get(place, ()))
        for place, paragraph in enumerate(view.paragraphs)
        if paragraph.slot == slot
    }
    return missing | there


def _under(view: View, form: Form, heading: Piece) -> Iterator[Counted]:
    """The guides to the length of the texts under that heading."""
    for piece in form.pieces[form.pieces.index(heading) + 1 :]:
        if piece.what == "heading":
            return
        yield from (one for one in view.counted if piece.what == "text" and one.slot == piece.ref)


def _count(one: Counted) -> str:
    beyond = one.found > one.most
    said = (one.beyond if beyond else one.guide).format(found=one.found, most=one.most)
    return (
        f'<small class="count-of{" beyond" if beyond else ""}" data-slot="{escape(one.slot)}"'
        f' data-found="{one.found}" data-most="{one.most}" data-guide="{escape(one.guide)}"'
        f' data-beyond="{escape(one.beyond)}">{escape(said)}</small>'
    )


def _paragraph(one: Paragraph, marks: Sequence[Mark]) -> str:
    origin = f'<span class="from">{escape(one.origin)}</span>' if one.origin else ""
    looks = "".join(_button(f"look-{what}", label, one.name, opens=True) for what, label in LOOKS.items())
    acts = f"{_button('edit', '改', one.name)}{looks}{_button('redraft', '重写这段', one.name)}"
    written = json.dumps(parts(one.text, one.chips), ensure_ascii=False)
    return _section(
        (one.question, one.slot, one.name, "按回车键修改"),
        (written, one.characters),
        "".join(lines(one.text, one.slot, one.chips, marks)),
        f'{_binding(one)}<div class="doing">{origin}{acts}</div>',
    )


def _missing(one: Unwritten) -> str:
    stands = "没有写，可以不写" if one.optional else "还没有写"
    look = "aside" if one.optional else "aside missing"
    acts = _button("edit", "写这段", one.name)
    if one.drafted:
        acts += _button("redraft", "起草这段", one.name) + _button("look-others", "看往年的写法", one.name, opens=True)
    if one.formerly:
        acts += _button("look-former", LOOKS["former"], one.name, opens=True)
    return _section(
        (one.question, one.slot, one.name, f"{stands}，按回车键来写"),
        ("[]", 0),
        f'<p class="{look}">（{escape(one.name)}：{stands}）</p>',
        f'<div class="doing">{acts}</div>',
        " unwritten",
    )


def _section(whose: tuple[str, str, str, str], written: tuple[str, int], words: str, under: str, look: str = "") -> str:
    """A paragraph with what it is made of, as the editor takes it up, its words, and what stands under them."""
    question, slot, name, stands = map(escape, whose)
    made_of, count = written
    return (
        f'<section class="para{look}" role="group" tabindex="0" aria-label="{name}，{stands}"'
        f' data-question="{question}" data-slot="{slot}" data-name="{name}"'
        f' data-parts="{escape(made_of)}" data-count="{count}"><div class="words">{words}</div>'
        f'<div class="under">{under}</div><div class="looked" hidden></div></section>'
    )


def _binding(one: Paragraph) -> str:
    """The question whether typed numbers follow the tables, with both answers."""
    if not one.binding:
        return ""
    answers = _button("follow", "跟着表格走", one.name) + _button("as-typed", "保持原样", one.name)
    return f'<p class="binding">{escape(one.binding)} {answers}</p>'


def _button(act: str, label: str, name: str, *, opens: bool = False) -> str:
    shut = ' aria-expanded="false"' if opens else ""
    return (
        f'<button type="button" class="plain" data-do="{act}"{shut}>{label}'
        f'<span class="unseen">：{escape(name)}</span></button>'
    )
