"""What a tab of the report is: its module draws it, its script and its style, where it has any, bear its id."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tab:
    """One tab: its id, its name, what its panel holds before anything was said, what stands beside the name.

    A tab that has nothing to show yet is `hidden`. `tabs/<id>.js` and `tabs/<id>.css` belong to it, and so do the files
    of the names in `scripts`, which come after its own.
    """

    id: str
    name: str
    inner: str = ""
    beside: str = ""
    hidden: bool = False
    scripts: tuple[str, ...] = ()


def tabs_html(tabs: tuple[Tab, ...]) -> str:
    """The row of tabs and the panels under it, the first one open."""
    row = "".join(_button(tab, first=tab is tabs[0]) for tab in tabs)
    panels = "".join(_panel(tab, first=tab is tabs[0]) for tab in tabs)
    return f'<div class="tabs" role="tablist" aria-label="报告">{row}</div>{panels}'


def _button(tab: Tab, *, first: bool) -> str:
    chosen, reached = ("true", "0") if first else ("false", "-1")
    return (
        f'<button type="button" role="tab" id="tab-{tab.id}" aria-controls="{tab.id}" aria-selected="{chosen}"'
        f' tabindex="{reached}"{" hidden" if tab.hidden else ""}>{tab.name}{tab.beside}</button>'
    )


def _panel(tab: Tab, *, first: bool) -> str:
    shut = "" if first else " hidden"
    return (
        f'<div class="panel" role="tabpanel" id="{tab.id}" aria-labelledby="tab-{tab.id}" tabindex="0"{shut}>'
        f"{tab.inner}</div>"
    )
