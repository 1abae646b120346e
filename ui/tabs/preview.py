"""The report as it will be printed, what the checks say marked at its place; a mark leads to where it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from assistant.checks.finding import Spot
from assistant.desk.previewing import Box, Preview
from assistant.report.form import Form
from ui.tabs.prose import numbers
from ui.tabs.prose_words import KINDS
from ui.tabs.sheets import marks
from ui.tabs.tab import Tab

TAB = Tab(
    "preview",
    "预览",
    '<div class="preview-bar"><p class="doing" role="status"></p><p class="failed" role="alert"></p>'
    '<button type="button" class="small again" data-preview="again" hidden>再试一次</button>'
    '<span class="zoom" role="group" aria-label="显示大小">'
    '<button type="button" class="small" data-preview="smaller">缩小</button><output></output>'
    '<button type="button" class="small" data-preview="larger">放大</button>'
    '<button type="button" class="small" data-preview="fit">适合宽度</button></span></div><div class="printed"></div>',
)
FONTS_MISSING = "本机没有装{}，预览用相近字体代替，分页可能不同。"
NO_OFFICE = "本机没有装 LibreOffice，这是网页版预览，分页以 Word 为准。"
BLANK = "待填"
STANDINGS = {"error": "wrong", "warning": "doubtful", "remark": "doubtful"}


@dataclass(frozen=True)
class _Mark:
    """What is marked: a cell by its id, or words; how it stands, why, whither it leads, and where it is printed.

    Where `counts`, a finding leads there, and the mark has a number; else a cell only took part, or is blank.
    """

    on: str | Spot
    standing: str
    says: tuple[str, ...]
    leads: str
    boxes: tuple[Box, ...]
    counts: bool = False


def preview_html(preview: Preview) -> str:
    """Notes, the list of what is marked, and the pages with the marks."""
    if preview.view.form is None:
        return ""
    form = preview.view.form
    found = tuple(_findings(preview))
    counted = sorted((mark for mark in found if mark.counts), key=lambda mark: _printed_at(mark, form))
    others = [mark for mark in found if not mark.counts]
    drawn = _pages(preview, counted, others) if preview.places else _web(preview, counted, others)
    unfinished = "" if preview.view.ready else " unfinished"
    return f'{_notes(preview)}{_list(preview, counted)}<div class="papers{unfinished}">{drawn}</div>'


def _notes(preview: Preview) -> str:
    notes = [] if preview.places else [NO_OFFICE]
    if preview.missing:
        notes.append(FONTS_MISSING.format("、".join(preview.missing)))
    return "".join(f'<p class="note">{escape(note)}</p>' for note in notes)


def _findings(preview: Preview) -> Iterator[_Mark]:
    view = preview.view
    cells = {} if preview.places is None else preview.places.cells
    words = {} if preview.places is None else preview.places.words
    by_words = numbers(view)
    for cell, mark in marks(view.findings).items():
        about = [one for one in view.findings if one.target == cell and one.spot is None]
        others = escape(" ".join(other for one in about for other in one.cells))
        leads = f'data-cell="{escape(cell)}" data-with="{others}"'
        boxes = (cells[cell],) if cell in cells else ()
        says = tuple(one.say for one in about) or mark.says
        yield _Mark(cell, mark.standing, says, leads, boxes, counts=bool(about))
    for spot in preview.spots:
        about = [one for one in view.findings if one.spot == spot]
        worst = min((KINDS[one.severity] for one in about), key=tuple(KINDS.values()).index)
        leads = f'data-spot="{by_words[about[0]]}"'
        yield _Mark(spot, STANDINGS[worst], tuple(one.say for one in about), leads, words.get(spot, ()), counts=True)
    for cell in view.open_cells:
        boxes = (cells[cell],) if cell in cells else ()
        yield _Mark(cell, "blank", (BLANK,), f'data-cell="{escape(cell)}"', boxes)


def _printed_at(mark: _Mark, form: Form) -> tuple[float, float, float]:
    """Its place on the pages; marks without one come after, in the order of the form."""
    if mark.boxes:
        return mark.boxes[0].page, mark.boxes[0].top, mark.boxes[0].left
    ref = form.cells[mark.on].table if isinstance(mark.on, str) else mark.on.slot
    piece = [piece.ref for piece in form.pieces].index(ref)
    within = [*form.cells].index(mark.on) if isinstance(mark.on, str) else mark.on.start
    return float("inf"), piece, within


def _list(preview: Preview, counted: Sequence[_Mark]) -> str:
    """What is marked, page by page; how many findings are about no place that is printed."""
    told = ""
    for page, on_page in groupby(enumerate(counted, 1), key=lambda one: next((box.page for box in one[1].boxes), 0)):
        entries = list(on_page)
        if page or not preview.places:
            heading = f"第 {page} 页：{len(entries)} 处" if page else f"标出 {len(entries)} 处"
            items = "".join(_entry(number, mark) for number, mark in entries)
            told += (
                f'<li><button type="button" class="page" data-mark="{entries[0][0]}">{heading}</button>'
                f"<ol>{items}</ol></li>"
            )
    there = {say for mark in counted if mark.boxes or not preview.places for say in mark.says}
    elsewhere = sum(finding.say not in there for finding in preview.view.findings)
    rest = f'<p class="note">另有 {elsewhere} 条不是说某一处的，见“核对”。</p>' if elsewhere else ""
    return (f'<ul class="marked" aria-label="版面上标出的问题">{told}</ul>' if told else "") + rest


def _entry(number: int, mark: _Mark) -> str:
    words = escape("；".join(mark.says))
    return f'<li value="{number}"><button type="button" data-mark="{number}">{words}</button></li>'


def _pages(preview: Preview, counted: Sequence[_Mark], others: Iterable[_Mark]) -> str:
    if preview.places is None:
        return ""
    on_pages: dict[int, str] = {}
    for number, mark in ((0, other) for other in others):
        _spread(on_pages, number, mark)
    for number, mark in enumerate(counted, 1):
        _spread(on_pages, number, mark)
    count = len(preview.places.sizes)
    return "".join(
        f'<figure class="paper on-paper" data-page="{page}"><img src="/preview/{escape(preview.view.draft)}/{page}'
        f'?key={preview.key}" style="aspect-ratio:{width:.1f}/{height:.1f}" loading="lazy"'
        f' alt="第 {page} 页，共 {count} 页。文字见“正文”，数字见“数据表”。">{on_pages.get(page, "")}</figure>'
        for page, (width, height) in enumerate(preview.places.sizes, 1)
    )


def _spread(on_pages: dict[int, str], number: int, mark: _Mark) -> None:
    for line, box in enumerate(mark.boxes):
        place = f"left:{box.left:.3%};top:{box.top:.3%};width:{box.width:.3%};height:{box.height:.3%}"
        drawn = _drawn(mark, number, f' style="{place}"', first=line == 0)
        on_pages[box.page] = on_pages.get(box.page, "") + drawn


def _drawn(mark: _Mark, number: int, where: str, *, first: bool = True) -> str:
    """A button over the place; only the first line of what has a number is reached by the keyboard, and read out."""
    title = escape("\n".join(mark.says))
    if not number or not first:
        return (
            f'<button type="button" class="at {mark.standing}" tabindex="-1" aria-hidden="true" title="{title}"'
            f" {mark.leads}{where}></button>"
        )
    return (
        f'<button type="button" class="at {mark.standing}" data-number="{number}" title="{title}"'
        f' aria-label="{number}：{title}" {mark.leads}{where}><b aria-hidden="true">{number}</b></button>'
    )


def _web(preview: Preview, counted: Sequence[_Mark], others: Iterable[_Mark]) -> str:
    """The report as HTML, and the marks, which the page puts over what they are about once that is laid out."""
    drawn = ""
    for number, mark in (*((0, other) for other in others), *enumerate(counted, 1)):
        on = mark.on if isinstance(mark.on, str) else ""
        words = "" if isinstance(mark.on, str) else str(preview.spots.index(mark.on))
        drawn += _drawn(mark, number, f' data-at="{escape(on)}" data-words="{words}"')
    return f'<div class="web-marks" hidden>{drawn}</div><div class="web-page" hidden>{preview.web}</div>'
