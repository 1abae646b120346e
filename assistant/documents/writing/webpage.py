"""A report as a page for a website: plain elements, every look in the element itself.

The editor of a site keeps neither scripts nor style sheets, classes or ids: there are none, only `style` attributes
and real spans.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from assistant.documents.writing import layout
from assistant.documents.writing.layout import Style
from assistant.documents.writing.markers import TITLE_NAME
from assistant.documents.writing.plaintext import one_line, paragraphs_of
from assistant.documents.writing.slots import SUBHEADING
from assistant.documents.writing.tables import entry_style, labels_wrap
from assistant.report.figures import Value, plain, shown
from assistant.report.form import Entry, Form, Piece, Table
from assistant.report.report import Report

READERS_FONTS = {
    layout.XIAOBIAOSONG: "宋体,SimSun,serif",
    layout.HEITI: "SimHei,sans-serif",
    layout.KAITI: "楷体,KaiTi,serif",
    layout.FANGSONG: "仿宋,FangSong,serif",
    layout.SONGTI: "SimSun,serif",
}
"""For each font of the layout the names under which the systems of readers have it, or a near one."""
TABLE = "width:100%;margin:0.5em 0;border:1px solid #000;border-collapse:collapse"
CELL = "padding:4px 5px;border:1px solid #000;font-weight:normal;vertical-align:middle"
WIDE = "overflow-x:auto"
"""On a narrow screen a table is moved sideways, and the page is not."""
TAGS = {layout.TITLE: "h1", layout.HEADING: "h2", layout.SUBHEADING: "h3"}


def webpage(report: Report) -> bytes:
    """The report as a whole .html file: `webpage_fragment` with what a browser needs round it."""
    title = escape(one_line(report.title, TITLE_NAME))
    return (
        f'<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n</head>\n"
        '<body style="max-width:50em;margin:2em auto;padding:0 1em;background:#fff;color:#000">\n'
        f"{webpage_fragment(report)}</body>\n</html>\n"
    ).encode()


def webpage_fragment(report: Report) -> str:
    """What goes into the editor of a website; the same report always gives the same characters.

    A blank cell stays empty, an unfinished text as it stands. TextError for a character that no file can hold.
    """
    return "".join(f"{block}\n" for piece in report.form.pieces for block in _blocks(report, piece))


def _blocks(report: Report, piece: Piece) -> Iterator[str]:
    match piece.what:
        case "table":
            yield _table(report.form, report.form.table(piece.ref), shown(report.form, report.figures))
        case "title":
            yield _line(one_line(report.title, TITLE_NAME), layout.TITLE)
        case "heading":
            yield _line(piece.ref, layout.HEADING)
        case "text":
            for line in paragraphs_of(report.texts.get(piece.ref, ""), piece.name):
                yield _line(line, layout.SUBHEADING if SUBHEADING.fullmatch(line) else layout.LOOKS[piece.look])


def _line(text: str, style: Style) -> str:
    tag = TAGS.get(style, "p")
    return f'<{tag} style="{_look(style)}">{escape(text)}</{tag}>'


def _look(style: Style) -> str:
    """The style as CSS; an indent in characters is one in `em`."""
    line = style.line or layout.LINE
    above, below = (f"{lines * line / style.size:.2g}em" if lines else "0" for lines in (style.before, style.after))
    indents = {"text-indent": style.first_line, "padding-right": style.right}
    return ";".join(
        (
            f"margin:{above} 0 {below}",
            *(f"{name}:{characters}em" for name, characters in indents.items() if characters),
            f"text-align:{'justify' if style.align == 'both' else style.align}",
            f"line-height:{line / style.size:.2g}",
            f"font-size:{style.size:g}pt",
            "font-weight:normal",
            _font(style),
        )
    )


def _font(style: Style) -> str:
    return f"font-family:{style.font},{READERS_FONTS[style.font]}"


def _table(form: Form, table: Table, values: Mapping[str, Value | None]) -> str:
    columns = "".join(f'<col style="width:{width / sum(table.widths):.2%}">' for width in table.widths)
    flush = labels_wrap(table)
    lines = "".join(
        f"<tr>{''.join(_entry(entry, values, flush=flush) for entry in line.entries)}</tr>\n" for line in table.lines
    )
    return (
        f'<div style="{WIDE}"><table style="{TABLE}">\n<colgroup>{columns}</colgroup>\n'
        f"<tbody>\n{lines}</tbody>\n</table></div>"
    )


def _entry(entry: Entry, values: Mapping[str, Value | None], *, flush: bool) -> str:
    spans = (f' colspan="{entry.columns}"' if entry.columns > 1 else "") + (
        f' rowspan="{entry.rows}"' if entry.rows > 1 else ""
    )
    style = entry_style(entry, flush=flush)
    look = f"{CELL};text-align:{style.align};line-height:1.4;font-size:{style.size:g}pt;{_font(style)}"
    tag, scope = {"header": ("th", ' scope="col"'), "label": ("th", ' scope="row"')}.get(entry.role, ("td", ""))
    value = values[entry.text] if entry.role == "figure" else None
    text = ("" if value is None else plain(value)) if entry.role == "figure" else entry.text
    return f'<{tag}{spans}{scope} style="{look}">{escape(text)}</{tag}>'
