"""What a slot stands for, in words: for whoever looks at it, is asked for it or is to write with it."""

from __future__ import annotations

from assistant.report.form import Form
from assistant.report.slots import REF

PLAIN = {
    "year": "报告年度",
    "year-1": "上一年度",
    "year+1": "下一年度",
    "organ": "单位全称",
    "self": "单位自称",
    "place": "所在地名称",
    "level": "本级（市、县、区）",
}


def meaning(form: Form, ref: str) -> str:
    """The name of what the slot stands for: of a cell its row and column, of a sum those of each; "" if it is none."""
    match = REF.fullmatch(ref)
    if match is None:
        return ""
    if match["plain"]:
        return PLAIN[ref]
    if match["fact"]:
        fact = ref.removeprefix("fact:")
        return form.facts[fact].name if fact in form.facts else fact
    if match["open"]:
        return ref.partition(":")[2]
    if match["sum"]:
        return f"{'上年' if match['last'] else ''}{_cells(form, match['sum'])}"
    if match["part"]:
        return f"{_cells(form, match['part'])}占{_cells(form, match['whole'])}的百分比"
    return f"{_cells(form, match['changed'] or match['more'])}与上年相比"


def counted_in(form: Form, ref: str) -> str:
    """The unit in which an open slot or a fact is counted; "" for other slots."""
    match = REF.fullmatch(ref)
    if match and match["open"]:
        return ref[1:].partition(":")[0]
    fact = ref.removeprefix("fact:")
    return form.facts[fact].unit if match and match["fact"] and fact in form.facts else ""


def unit_of(form: Form, ref: str) -> str:
    """The unit that the slot's number is in; "" for names, and for slots that are words with their unit."""
    match = REF.fullmatch(ref)
    if match is None:
        return ""
    if match["part"]:
        return "%"
    cells = match["sum"].split("+") if match["sum"] else []
    if cells:
        return form.cells[cells[0]].unit if cells[0] in form.cells else ""
    return counted_in(form, ref)


def _cells(form: Form, cells: str) -> str:
    return "加".join(form.cells[cell].name if cell in form.cells else cell for cell in cells.split("+"))
