"""The years of the organ on the page: by group small charts, a table whose numbers lead to their source, sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

from assistant.desk.years import Row, Sentence, Table, Years
from assistant.report.figures import Quantity, plain
from assistant.report.series import Origin, Point, Value
from ui.clock import local_time
from ui.tabs.bars import Bar, bars_svg
from ui.tabs.tab import Tab

TAB = Tab("years", "历年", '<div class="all-years"></div>')
NONE = (
    '<p class="empty">还没有往年的数。<button type="button" class="small" data-act="bring">上传去年的报告</button>，'
    "或者在“范文”里学往年的报告，这里就按年排出图表和同比的句子。</p>"
)
EARLY = '<p class="empty">单位、年度和类型定了以后，这里是历年的图表和同比的句子。</p>'
ONE_YEAR = '<p class="hint">每一项至少有两年的数才画图：这份草稿填了数，或者再上传、再学一年的报告，图就出来。</p>'
UNLAID = (
    '<p class="hint">要用同比的句子，还得把去年的报告摆在旁边对照：'
    '<button type="button" class="small" data-act="bring">上传去年的报告</button></p>'
)
LEGEND = '<p class="hint">空心的柱和标着“草稿”的一列是这份草稿，随填随变。点数字看它从哪里来；“—”是不知道，不是 0。</p>'
UNSURE, UNKNOWN, ABSENT = "存疑", "—", "无此栏"
NEAREST = ("this", "prior", "draft", "learned")
"""Where a number that several have leads: what is on this page comes first."""


def years_html(years: Years) -> str:
    """The whole tab; a sentence what to do while no other year is known."""
    if not years.tables:
        return EARLY
    unread = "".join(_unread(years))
    if len(years.years) < 2:
        return NONE + unread
    charts = [_charts(table, years.year) for table in years.tables]
    groups = (_group(years, table, drawn) for table, drawn in zip(years.tables, charts, strict=True))
    head = LEGEND + ("" if any(charts) else ONE_YEAR) + (UNLAID if years.unlaid else "") + unread
    return head + "".join(groups)


def _unread(years: Years) -> Iterator[str]:
    for one in years.unread:
        name = escape(f"“{one.name}”（{one.year}年）")
        yield f'<p class="hint">{name}是以前学的，没有记下表里的数；在“范文”里重新学一次就有。</p>'


def _group(years: Years, table: Table, charts: str) -> str:
    units = "、".join(dict.fromkeys(row.series.unit for row in table.rows))
    name = escape(table.group.name)
    head = "".join(_head(year, year == years.year) for year in years.years)
    rows = "".join(_row(row) for row in table.rows)
    return (
        f'<section class="years-group"><h2>{name}<small>单位：{escape(units)}</small></h2>'
        f'<div class="charts">{charts}</div><div class="wide"><table aria-label="历年{name}">'
        f'<thead><tr><th scope="col"><span class="unseen">项目</span></th>{head}</tr></thead><tbody>{rows}</tbody>'
        f'</table></div><p class="whence" role="status"></p>{_notes(table)}{_sentences(years, table)}</section>'
    )


def _head(year: int, own: bool) -> str:
    return f'<th scope="col"{" class=own" if own else ""}>{year}{"<small>草稿</small>" if own else ""}</th>'


def _row(row: Row) -> str:
    total = ' class="total"' if row.series.total else ""
    cells = "".join(f"<td>{_point(row, point)}</td>" for point in row.points)
    return f'<tr{total}><th scope="row">{escape(row.series.name)}</th>{cells}</tr>'


def _point(row: Row, point: Point) -> str:
    if point.values:
        star = "*" if point.apart else ""
        return "".join(_number(row, point, value, star) for value in point.values)
    if point.doubtful:
        told = f"{point.year}年{row.series.name}读得没有把握，没有采用：{_whence(point.doubtful)}"
        return f'<button type="button" class="unsure" data-whence="{escape(told)}">{UNSURE}</button>'
    absent = (ABSENT, f"{point.year}年的格式里没有这一栏") if point.absent else (UNKNOWN, "不知道")
    return f'<span class="unknown" title="{absent[1]}">{absent[0]}</span>'


def _number(row: Row, point: Point, value: Value, star: str) -> str:
    """A number of the table as the way to where it is from."""
    number = plain(value.number)
    told = f"{point.year}年{row.series.name} {number} {row.series.unit}：{_whence(value.origins)}"
    says = f'class="figure" title="{escape(told)}" aria-label="{escape(told)}"'
    first, *others = map(escape, value.cells)
    cells = f'="{first}" data-with="{" ".join(others)}"'
    nearest = min(value.origins, key=lambda origin: NEAREST.index(origin.kind))
    match nearest.kind:
        case "this":
            return f'<button type="button" {says} data-cell{cells}>{number}</button>'
        case "prior":
            return f'<button type="button" {says} data-before{cells}>{number}{star}</button>'
        case "draft":
            return f'<a {says} href="/?draft={quote(nearest.draft)}#{first}" target="_blank">{number}{star}</a>'
        case _:
            return f'<button type="button" {says} data-whence="{escape(told)}">{number}{star}</button>'


def _whence(origins: Iterable[Origin]) -> str:
    return "；".join(map(_origin, origins))


def _origin(origin: Origin) -> str:
    match origin.kind:
        case "this":
            return "这份草稿的表格"
        case "prior":
            return f"上年报告（{origin.name or '本机以前的草稿'}）"
        case "draft":
            return f"{origin.organ}的另一份草稿，{local_time(origin.at)}改过"
        case _:
            return f"范文“{origin.name}”，{local_time(origin.at)}学的"


def _notes(table: Table) -> str:
    """What is not comparable and why; where two sources of one year disagree."""
    apart = dict.fromkeys(row.series.apart for row in table.rows if any(one.apart and one.values for one in row.points))
    notes = "".join(f'<p class="note">* {escape(why)}，不能直接比。</p>' for why in apart)
    differ = [_differ(row, point) for row in table.rows for point in row.points if len(point.values) > 1]
    items = "".join(f"<li>{escape(one)}</li>" for one in differ)
    told = f"{len(differ)} 处，几个来源的数不同，都列在表里，图按第一个画"
    return notes + (f'<details class="note"><summary>{told}</summary><ul>{items}</ul></details>' if differ else "")


def _differ(row: Row, point: Point) -> str:
    told = "；".join(f"{plain(value.number)}，{_whence(value.origins)}" for value in point.values)
    return f"{point.year}年{row.series.name}：{told}"


def _charts(table: Table, own: int | None) -> str:
    """A chart for each series with numbers of two years that are not all 0."""
    drawn = [row for row in table.rows if not row.series.total and _speaks(row)]
    tops = {row.series.id: max(number or 0 for number in map(_first, row.points)) for row in drawn}
    shared = max(tops.values(), default=0)
    return "".join(_chart(row, shared if table.group.scale == "shared" else tops[row.series.id], own) for row in drawn)


def _speaks(row: Row) -> bool:
    known = [number for number in map(_first, row.points) if number is not None]
    return len(known) > 1 and any(known)


def _first(point: Point) -> Quantity | None:
    return point.values[0].number if point.values else None


def _chart(row: Row, top: Quantity, own: int | None) -> str:
    bars = tuple(_bar(point, own) for point in row.points)
    told = "，".join(
        f"{bar.label}年{'没有数' if bar.number is None else f'{plain(bar.number)}{row.series.unit}'}" for bar in bars
    )
    name = escape(row.series.name)
    return f"<figure><figcaption>{name}</figcaption>{bars_svg(bars, top, f'{row.series.name}：{told}')}</figure>"


def _bar(point: Point, own: int | None) -> Bar:
    return Bar(f"{point.year}{'*' if point.apart else ''}", _first(point), point.year == own)


def _sentences(years: Years, table: Table) -> str:
    """The sentences of the group, each with a button that sets it into its paragraph."""
    series = {row.series.id for row in table.rows}
    offered = [one for one in years.sentences if one.series.id in series]
    if not offered:
        return ""
    aspect = escape(offered[0].question.aspect)
    begins = "这一段还没有写，放进去就从那一句开始。" if offered[0].begins else "放在这一段的末尾，数跟着表格走。"
    items = "".join(map(_offer, offered))
    return f'<div class="same-time"><p>可以放进正文“{aspect}”的同比句：{begins}</p><ul>{items}</ul></div>'


def _offer(one: Sentence) -> str:
    if one.there:
        return f"<li>{escape(one.reads)}<em>正文里已有</em></li>"
    series = escape(one.series.id)
    told = escape(f"放进正文：{one.reads}")
    button = f'<button type="button" class="small" data-sentence="{series}" aria-label="{told}">放进正文</button>'
    return f"<li>{escape(one.reads)}{button}</li>"
