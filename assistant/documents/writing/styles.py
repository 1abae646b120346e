"""The parts beside the document: styles, settings and the two footers."""

from __future__ import annotations

from lxml import etree

from assistant.documents.writing import layout
from assistant.documents.writing.layout import Style, half_points, twentieths, twips
from assistant.documents.writing.theme import font_table, theme
from assistant.documents.writing.wordxml import R, chinese, element, text_run

COMPATIBILITY = "http://schemas.microsoft.com/office/word"
WORD_2013 = "15"
"""Without this mode Word opens the file as an old one, with old layout rules."""


def parts_beside() -> dict[str, etree._Element]:
    """All that a document of the house has beside it, by the names of `package.PLACES`."""
    return {
        "styles": styles(),
        "settings": settings(),
        "fonts": font_table(),
        "theme": theme(),
        "odd": footer("right"),
        "even": footer("left"),
    }


def footer_references() -> tuple[etree._Element, ...]:
    """What a section says of its footers, for odd and even pages, by the names that they have as parts."""
    references = tuple(element("footerReference", type=pages) for pages in ("default", "even"))
    for reference, part in zip(references, ("odd", "even"), strict=True):
        reference.set(f"{{{R}}}id", part)
    return references


def styles() -> etree._Element:
    """`w:styles`: document defaults, the paragraph styles of the layout, and the ruled table."""
    return element(
        "styles",
        element(
            "docDefaults",
            element(
                "rPrDefault",
                element("rPr", _fonts(layout.FANGSONG), *_size(layout.SIZE_3), element("lang", **_languages())),
            ),
            element("pPrDefault"),
        ),
        *(paragraph_style(style) for style in layout.STYLES),
        _plain_table(),
        ruled_table("TableGrid", "Table Grid"),
    )


def _languages() -> dict[str, str]:
    return {"val": "en-US", "eastAsia": "zh-CN", "bidi": "ar-SA"}


def _fonts(font: str) -> etree._Element:
    """The same font for every script: Word asks for the East Asian one by an attribute of its own."""
    return element("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)


def _size(points: float) -> tuple[etree._Element, etree._Element]:
    return element("sz", val=half_points(points)), element("szCs", val=half_points(points))


def paragraph_style(style: Style) -> etree._Element:
    """The style as a `w:style`."""
    normal = style is layout.NORMAL
    own_name = not style.name.isascii()
    return element(
        "style",
        element("name", val=style.name),
        None if normal else element("basedOn", val=layout.NORMAL.id),
        element("next", val=layout.BODY_TEXT.id) if style.level is not None else None,
        element("qFormat"),
        _paragraph_look(style),
        element("rPr", _fonts(style.font), element("spacing", val=twentieths(style.pitch)), *_size(style.size)),
        type="paragraph",
        **({"default": 1} if normal else {}),
        **({"customStyle": 1} if own_name else {}),
        styleId=style.id,
    )


def _paragraph_look(style: Style) -> etree._Element:
    return element(
        "pPr",
        element("keepNext") if style.keep_next else None,
        element("widowControl", val=0),
        None if style.snap else element("snapToGrid", val=0),
        _spacing(style),
        _indent(style),
        element("jc", val=style.align),
        None if style.level is None else element("outlineLvl", val=style.level),
    )


def _spacing(style: Style) -> etree._Element:
    before, after = (twentieths(layout.LINE) * lines for lines in (style.before, style.after))
    if style.line is None:
        return element("spacing", before=before, after=after, line=240, lineRule="auto")
    return element("spacing", before=before, after=after, line=twentieths(style.line), lineRule="exact")


def _indent(style: Style) -> etree._Element:
    """Indents in characters, and in twips for readers that do not know characters."""
    character = twentieths(style.size + style.pitch)
    return element(
        "ind",
        left=0,
        rightChars=style.right * 100,
        right=style.right * character,
        firstLineChars=style.first_line * 100,
        firstLine=style.first_line * character,
    )


def _plain_table() -> etree._Element:
    return element(
        "style",
        element("name", val="Normal Table"),
        element("uiPriority", val=99),
        element("semiHidden"),
        element("unhideWhenUsed"),
        element("tblPr", element("tblInd", w=0, type="dxa"), _cell_margins()),
        type="table",
        default=1,
        styleId="TableNormal",
    )


def ruled_table(identity: str, name: str) -> etree._Element:
    """The style of a table with a line round every cell."""
    eighths = round(layout.BORDER * 8)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = (element(side, val="single", sz=eighths, space=0, color="auto") for side in sides)
    return element(
        "style",
        element("name", val=name),
        element("basedOn", val="TableNormal"),
        element("qFormat"),
        element("tblPr", element("tblBorders", *borders)),
        type="table",
        styleId=identity,
    )


def _cell_margins() -> etree._Element:
    side, above = twips(layout.CELL_MARGIN), twips(layout.CELL_MARGIN_ABOVE)
    widths = {"top": above, "left": side, "bottom": above, "right": side}
    return element("tblCellMar", *(element(name, w=width, type="dxa") for name, width in widths.items()))


def settings() -> etree._Element:
    """`w:settings`: odd and even footers apart, today's layout rules, Chinese."""
    compatible = element("compatSetting", name="compatibilityMode", uri=COMPATIBILITY, val=WORD_2013)
    return element(
        "settings",
        element("zoom", percent=100),
        element("defaultTabStop", val=420),
        element("evenAndOddHeaders"),
        element("characterSpacingControl", val="compressPunctuation"),
        element("compat", compatible),
        element("themeFontLang", **_languages()),
    )


def footer(side: str) -> etree._Element:
    """`w:ftr` with the page number between dashes, one character in from the outer edge (`left` or `right`)."""
    indent = {f"{side}Chars": 100, side: twentieths(layout.SIZE_4)}
    look = element(
        "pPr",
        element("pStyle", val=layout.FOOT.id),
        element("ind", **indent),
        element("jc", val=side),
    )
    page = element("fldSimple", text_run("1"), instr="PAGE")
    dash = layout.PAGE_DASH
    return element("ftr", element("p", look, text_run(f"{dash} ", chinese()), page, text_run(f" {dash}", chinese())))
