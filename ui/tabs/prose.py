"""The report's text as it reads now: what follows the tables as chips, the words that findings are about in marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from assistant.checks import Finding
from assistant.desk.spots import stretches
from assistant.desk.view import Chip, Paragraph, View
from assistant.report.form import Form, Piece
from ui.tabs.tab import Tab

TAB = Tab("prose", "正文")
OPEN_PLACE = "〔待补〕"
KINDS: Mapping[str, str] = {"E": "error", "W": "warning", "I": "remark"}
DRAFT_ALL = "全部起草"
HEAD = (
    '<header class="prose-head"><p><span class="chip">带底色的数</span>跟着表格或您报的数走，那边改了，这里跟着改。</p>'
    f'<button type="button" class="small" data-say="{DRAFT_ALL}" title="还没有写的段落，一次按往年的写法起草好">'
    f"{DRAFT_ALL}</button></header>"
)


@dataclass(frozen=True)
class Mark:
    """Words of one paragraph that a finding is about: [start, end), the finding's number, and how grave it is.

    `kind` is empty for what stands waived or is only to be looked at.
    """

    start: int
    end: int
    number: int
    kind: str
    say: str


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
        return f"<h2>{escape(piece.ref)}</h2>"
    if piece.what == "table":
        return '<p class="aside">（表格见“数据表”）</p>'
    written = [(place, one) for place, one in enumerate(view.paragraphs) if one.slot == piece.ref]
    if not written:
        return "" if piece.optional else '<p class="aside missing">（还没有写）</p>'
    return "".join("".join(_lines(paragraph, marks.get(place, ()))) for place, paragraph in written)


def _lines(paragraph: Paragraph, marks: Sequence[Mark]) -> Iterator[str]:
    begins = 0
    chips = [chip for chip in paragraph.chips if chip.kind == "number"]
    for line in paragraph.text.splitlines(keepends=True):
        words = line.rstrip("\n")
        if words.strip():
            yield f'<p class="slot-{escape(paragraph.slot)}">{_chipped(words, begins, chips, marks)}</p>'
        begins += len(line)


def _chipped(line: str, begins: int, chips: Sequence[Chip], marks: Sequence[Mark]) -> str:
    """The line, which begins at that place of its paragraph: its chips, the words between them, the marks in each."""
    drawn, at = "", 0
    for chip in chips:
        start, end = max(chip.start - begins, 0), min(chip.end - begins, len(line))
        if at <= start < end:
            drawn += _marked(line[at:start], begins + at, marks)
            drawn += _chip(chip, _marked(line[start:end], begins + start, marks))
            at = end
    return drawn + _marked(line[at:], begins + at, marks)


def _chip(chip: Chip, shown: str) -> str:
    """A number that follows something: a link to its cell where it has one; an open one says what is still to come."""
    told = f"跟着{'表格' if chip.cells else ''}：{chip.meaning}"
    if chip.open:
        told = f"这里还等一个数，{told}" if chip.cells else f"这里还等一个数：{chip.meaning}"
    says = f'class="chip{" open" if chip.open else ""}" title="{escape(told)}"'
    if not chip.cells:
        return f"<span {says}>{shown}</span>"
    first, others = escape(chip.cells[0]), escape(" ".join(chip.cells))
    return f'<a {says} href="#{first}" data-cell="{first}" data-with="{others}">{shown}</a>'


def _marked(words: str, begins: int, marks: Sequence[Mark]) -> str:
    """The words, which begin at that place of their paragraph, cut wherever a mark begins or ends."""
    edges = {0, len(words), *(place - begins for mark in marks for place in (mark.start, mark.end))}
    places = sorted(place for place in edges if 0 <= place <= len(words))
    return "".join(
        _run(words[start:end], [mark for mark in marks if mark.start - begins <= start and end <= mark.end - begins])
        for start, end in pairwise(places)
    )


def _run(words: str, marks: Iterable[Mark]) -> str:
    shown = escape(words).replace(OPEN_PLACE, f"<mark>{OPEN_PLACE}</mark>")
    marks = tuple(marks)
    if not marks:
        return shown
    spots = " ".join(str(mark.number) for mark in marks)
    kinds = [mark.kind for mark in marks if mark.kind]
    worst = min(kinds, key=tuple(KINDS.values()).index) if kinds else "quiet"
    says = escape("\n".join(mark.say for mark in marks))
    return f'<span class="spot {worst}" data-spots="{spots}" tabindex="-1" title="{says}">{shown}</span>'
