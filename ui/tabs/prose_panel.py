"""What is looked at under a paragraph: where its sentences are from, what else may stand there, what stood before."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.desk.tracing import Alternative, Alternatives, Sources, Traced
from ui.clock import local_time
from ui.tabs.prose_words import lines

HOW_ALIKE = "百分数是字面上有多像，数和单位名称不算；“×”是那年的数。"
NOT_FOUND = "没有找到相近的往年表述。"
NO_TEXT = "这一段还没有写。"
NO_OTHERS = "没有找到别的往年写法。到“范文”里学几份往年的报告，再来看。"
NO_FORMER = "这一段没有别的写法留下来。"


def sources_html(found: Sources) -> str:
    """Every sentence of the paragraph with the past one that is nearest."""
    if not found.sentences:
        return _titled("出处", _aside(NO_TEXT))
    rows = "".join(f"<li>{_traced(one)}</li>" for one in found.sentences)
    return _titled("出处", f'{_trouble(found.trouble)}{_aside(HOW_ALIKE)}<ol class="traced">{rows}</ol>')


def others_html(found: Alternatives) -> str:
    """The paragraphs to choose from."""
    listed = _listed(found.offers, "take", "用这段") if found.offers else _aside(NO_OTHERS)
    return _titled("往年的写法（数字已换成今年的）", f"{_trouble(found.trouble)}{listed}")


def former_html(found: Sequence[Alternative]) -> str:
    """What stood there before, the newest first."""
    return _titled("以前的写法", _listed(found, "restore", "恢复") if found else _aside(NO_FORMER))


def _traced(one: Traced) -> str:
    now = f'<p class="now">{escape(one.sentence)}</p>'
    if not one.source:
        return f'{now}<p class="then none">{NOT_FOUND}</p>'
    return (
        f'{now}<p class="then"><b>{one.percent}%</b> <span class="whose">{escape(one.source)}</span>'
        f"<q>{escape(one.past)}</q></p>"
    )


def _listed(found: Sequence[Alternative], act: str, label: str) -> str:
    rows = "".join(f"<li>{_choice(one, act, label, place)}</li>" for place, one in enumerate(found, 1))
    return f'<ol class="choices">{rows}</ol>'


def _choice(one: Alternative, act: str, label: str, place: int) -> str:
    words = "".join(lines(one.text, "choice", one.chips))
    at = f"{local_time(one.at)}，" if one.at else ""
    return (
        f'{words}<p class="whose"><span>{at}{escape(one.source)}</span>'
        f'<button type="button" class="small" data-do="{act}" data-key="{escape(one.key)}">{label}'
        f'<span class="unseen">：第{place}种</span></button></p>'
    )


def _titled(heading: str, inner: str) -> str:
    shut = '<button type="button" class="plain" data-do="shut">收起</button>'
    return f"<header><h3>{heading}</h3>{shut}</header>{inner}"


def _aside(sentence: str) -> str:
    return f'<p class="aside">{escape(sentence)}</p>'


def _trouble(sentence: str) -> str:
    return f'<p class="aside trouble">{escape(sentence)}</p>' if sentence else ""
