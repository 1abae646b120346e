"""A series as a small chart: a bar a year from 0 up, its number above it, the open bar this draft's own.

pygal works out the geometry; what it brings along for pages of its own (script, style, tooltips) is left out, and the
colours are those of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from sys import meta_path
from typing import Any

import pygal

from assistant.report.figures import Quantity, plain

# The finder of plugins that pygal puts there, of which none is used here, speaks a protocol that is no longer known.
meta_path[:] = [finder for finder in meta_path if hasattr(finder, "find_spec")]

HEIGHT, EDGE = 104, 4
LEAST, DIGIT = 40, 8
"""Pixels for a year, and for a digit of its number where that needs more."""
UNWANTED = "//comment()|" + "|".join(f"//*[local-name()='{name}']" for name in ("defs", "desc", "title", "path"))
EMPTY = "//*[@class='titles' or @class='plot overlay' or @class='plot tooltip-overlay' or @class='background']"


@dataclass(frozen=True)
class Bar:
    """A year of the chart: the words under it, its number (None: not known), whether it is this draft's."""

    label: str
    number: Quantity | None
    draft: bool = False


@lru_cache(maxsize=256)
def bars_svg(bars: tuple[Bar, ...], top: Quantity, told: str) -> str:
    """The chart up to `top`; `told` is what it says, for whoever does not see it."""
    most = max(len(plain(bar.number)) for bar in bars if bar.number is not None)
    chart = pygal.Bar(
        js=[],
        width=len(bars) * max(LEAST, most * DIGIT + 6) + 2 * EDGE,
        height=HEIGHT,
        margin=EDGE,
        margin_bottom=2 * EDGE,
        spacing=2,
        range=(0, top),
        explicit_size=True,
        disable_xml_declaration=True,
        show_legend=False,
        show_y_labels=False,
        truncate_label=-1,
        print_values=True,
        print_values_position="top",
    )
    chart.config.style = pygal.style.Style(label_font_size=12, value_font_size=12)
    chart.x_labels = [bar.label for bar in bars]
    chart.add("", [_value(bar) for bar in bars], formatter=plain)
    chart.add_xml_filter(lambda root: _bare(root, told))
    return str(chart.render(is_unicode=True))


def _value(bar: Bar) -> dict[str, Any] | None:
    if bar.number is None:
        return None
    return {"value": bar.number, "node": {"class": "own" if bar.draft else "year"}}


def _bare(root: Any, told: str) -> Any:
    for one in root.xpath(f"{UNWANTED} | {EMPTY}"):
        one.getparent().remove(one)
    del root.attrib["id"]
    root.set("role", "img")
    root.set("aria-label", told)
    return root
