"""The font table and the theme: how a program replaces a font that it lacks, and plain black on white."""

from __future__ import annotations

from lxml import etree

from assistant.documents.writing import layout
from assistant.documents.writing.wordxml import element

A = "http://schemas.openxmlformats.org/drawingml/2006/main"

GB2312_CHARSET = "86"
STAND_INS = {
    layout.FANGSONG: ("仿宋", "modern"),
    layout.KAITI: ("楷体", "modern"),
    layout.HEITI: ("SimHei", "modern"),
    layout.SONGTI: ("SimSun", "auto"),
    layout.XIAOBIAOSONG: ("宋体", "auto"),
}
"""The layout's fonts, each with the name under which a system may have it or a near one, and its family."""

COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "000000",
    "lt2": "FFFFFF",
    "accent1": "000000",
    "accent2": "404040",
    "accent3": "595959",
    "accent4": "7F7F7F",
    "accent5": "A6A6A6",
    "accent6": "BFBFBF",
    "hlink": "000000",
    "folHlink": "000000",
}
LINE_WIDTHS = (6350, 12700, 19050)


def font_table() -> etree._Element:
    """`w:fonts`: the fonts of the layout and their stand-ins."""
    return element("fonts", *(_font(name, *rest) for name, rest in STAND_INS.items()))


def _font(name: str, stand_in: str, family: str) -> etree._Element:
    return element(
        "font",
        element("altName", val=stand_in),
        element("charset", val=GB2312_CHARSET),
        element("family", val=family),
        element("pitch", val="default"),
        name=name,
    )


def theme() -> etree._Element:
    """`a:theme`: the least that a theme must hold, with the layout's fonts."""
    return _a(
        "theme",
        _a(
            "themeElements",
            _a("clrScheme", *(_a(key, _a("srgbClr", val=colour)) for key, colour in COLOURS.items()), name="年报"),
            _a("fontScheme", _fonts("majorFont", layout.HEITI), _fonts("minorFont", layout.FANGSONG), name="年报"),
            _a(
                "fmtScheme",
                _a("fillStyleLst", *(_fill() for _ in range(3))),
                _a("lnStyleLst", *(_a("ln", _fill(), w=str(width)) for width in LINE_WIDTHS)),
                _a("effectStyleLst", *(_a("effectStyle", _a("effectLst")) for _ in range(3))),
                _a("bgFillStyleLst", *(_fill() for _ in range(3))),
                name="年报",
            ),
        ),
        name="年报",
    )


def _a(tag: str, /, *children: etree._Element, **attributes: str) -> etree._Element:
    made = etree.Element(f"{{{A}}}{tag}", attributes, nsmap={"a": A})
    made.extend(children)
    return made


def _fonts(tag: str, font: str) -> etree._Element:
    return _a(tag, _a("latin", typeface=font), _a("ea", typeface=font), _a("cs", typeface=""))


def _fill() -> etree._Element:
    return _a("solidFill", _a("schemeClr", val="phClr"))
