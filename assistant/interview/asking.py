"""How the question at hand is put: its words and the quick replies under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from assistant.interview.about_facts import ask_facts, fact_replies, facts_last_said
from assistant.interview.about_texts import ask_binding, ask_number, last_written
from assistant.interview.consequences import outcomes_left
from assistant.interview.openings import kind_name, likely_kind
from assistant.interview.plan import Ask, open_cells, proposed
from assistant.interview.splitting import ask_split, open_names
from assistant.interview.whole import quiet_last_year
from assistant.report.draft import Draft, Unsettled
from assistant.report.figures import Quantity, plain
from assistant.report.form import Form, OrganKind, Question
from assistant.report.total import Total
from knowledge.speech import Speech, load_speech
from prompts import say

CLICKS: Mapping[str, tuple[str, ...]] = {
    "whole": ("都是0", "逐项问我", "还没拿到"),
    "carry": ("照上年报告填", "还没拿到"),
    "gate": ("有", "没有", "没有这项职能", "还没拿到"),
    "number": ("不写", "还没拿到"),
    "bind": ("跟着走", "保持原样"),
}
"""What can be answered with a click, where it is always the same."""


@dataclass(frozen=True)
class Offered:
    """A paragraph as it is laid before the clerk: how it reads this year, and where it is from."""

    reads: str
    source: str


def words_of(
    form: Form | None, draft: Draft, ask: Ask, offered: Sequence[Offered], proposed_year: int, promised: str = ""
) -> str:
    """The question as the desk says it; `promised` is what last year's report said would be done."""
    if ask.stage == "confirm":
        return str(draft.pending["ask"])
    if ask.stage == "doubt":
        return _doubt(draft.unsettled[0], len(draft.unsettled))
    if ask.question is None or form is None:
        return _opening(draft, ask, proposed_year)
    asked = _asked(form, draft, ask, ask.question)
    if ask.stage == "text":
        last = last_written(form, draft, ask.question)
        if promised or last:
            asked += say("promised", text=promised) if promised else say("last_written", text=last)
        asked += "\n" + _offers(ask.question, offered)
    return say("ask_owed", owner=ask.owed_by or "待补", ask=asked) if ask.id in draft.owed else asked


def _opening(draft: Draft, ask: Ask, proposed_year: int) -> str:
    if ask.stage == "organ":
        return say("ask_organ")
    if ask.stage == "year" and not draft.kind:
        return say("ask_year_and_kind", organ=draft.organ, year=proposed_year, kind=kind_name(_likely(draft)))
    if ask.stage == "year":
        return say("ask_year", year=proposed_year)
    kind = kind_name(_likely(draft))
    return say("ask_kind", organ=draft.organ, kind=kind) if ask.stage == "kind" else ""


def _asked(form: Form, draft: Draft, ask: Ask, question: Question) -> str:
    if ask.stage == "gate":
        return question.gate + _where(draft, question)
    if ask.stage == "whole":
        last = quiet_last_year(form, draft)
        rows = "、".join(f"“{row}”" for row in last.rows) if last else ""
        return say("ask_whole_few", rows=rows) if rows else say("ask_whole")
    if ask.stage == "split":
        return ask_split(form, draft, _totals_in(draft, question))
    if ask.stage == "fact":
        return ask_facts(draft, question, facts_last_said(form, draft))
    if ask.stage == "number":
        return ask_number(form, draft, ask, question)
    if ask.stage == "bind":
        return ask_binding(form, draft, question)
    if ask.stage == "carry":
        carried = proposed(form, question, draft)
        asked = say("ask_carried", part=question.part, items=_carried(form, carried), year=(draft.year or 0) - 1)
        return asked + (say("carried_more") if len(carried) < len(open_cells(question, draft)) else "")
    left = open_cells(question, draft)
    if question.cells and left and _begun(form, question, left):
        if without := outcomes_left(form, draft, question):
            return say("ask_left", **vars(without))
        return say("ask_rest", part=question.part, count=len(left), names=_names(form, left))
    return question.ask + (_where(draft, question) if not question.gate else "")


def _where(draft: Draft, question: Question) -> str:
    """Who has the figures, and what they are taken from."""
    owner = question.owners.get(draft.kind, "")
    return say("ask_where", owner=owner) if owner else ""


def _likely(draft: Draft) -> str:
    return likely_kind(draft.organ, load_speech())


def _totals_in(draft: Draft, question: Question) -> list[Total]:
    return [total for total in draft.totals if total.cells & set(question.cells)]


def _carried(form: Form, carried: Mapping[str, Quantity]) -> str:
    """The proposed values by row, zeros of a row together."""
    rows: dict[str, list[str]] = {}
    for cell in carried:
        rows.setdefault(form.cells[cell].row, []).append(cell)
    return "；".join(f"“{row}”{_carried_row(form, cells, carried)}" for row, cells in rows.items())


def _carried_row(form: Form, cells: Sequence[str], carried: Mapping[str, Quantity]) -> str:
    worth = [cell for cell in cells if carried[cell] or len(cells) == 1]
    rest = say("carried_rest") if worth else say("carried_zeros")
    named = "、".join(f"{form.cells[cell].column} {plain(carried[cell])}" for cell in worth)
    return named + (rest if len(worth) < len(cells) else "")


def _doubt(doubt: Unsettled, count: int) -> str:
    whose = say("doubt_prior" if doubt.of == "prior" else "doubt_this")
    read = any(value is not None for value in doubt.cells.values())
    how = say("doubt_how_read") if read else say("doubt_how_unread")
    more = say("doubt_more", count=count - 1) if count > 1 else ""
    return say("ask_doubt", whose=whose, say=doubt.say, more=more) + how


def _begun(form: Form, question: Question, left: Sequence[str]) -> bool:
    """Whether some of the question is answered; columns that can only be 0 are no answer to it."""
    rows = {form.cells[cell].row for cell in question.cells}
    columns = {(form.cells[cell].row, form.cells[cell].column) for cell in left}
    whole_columns = len(columns) == len(rows) * len({column for _, column in columns})
    return len(left) < len(question.cells) and not (len(rows) > 1 and whole_columns)


def _names(form: Form, left: Sequence[str]) -> str:
    """What is left, by row where the rows are many: at most six names, so that the sentence stays readable."""
    cells = [form.cells[cell] for cell in left]
    rows = list(dict.fromkeys(cell.row for cell in cells))
    if len(rows) == 1:
        return f"“{rows[0]}”的" + "、".join(cell.column for cell in cells)
    return "、".join(rows[:6]) + ("等" if len(rows) > 6 else "")


def _offers(question: Question, offered: Sequence[Offered]) -> str:
    if not offered:
        return say("own_how") if question.optional else say("offers_none")
    lines = [say("offer", number=number, text=one.reads, source=one.source) for number, one in enumerate(offered, 1)]
    how = say("default_how") if question.default else say("offers_how")
    return "\n".join([say("offers"), *lines, how])


def quick_replies(
    form: Form | None,
    draft: Draft,
    ask: Ask,
    offered: Sequence[Offered],
    proposed_year: int,
    speech: Speech,
    model: bool = False,
) -> tuple[str, ...]:
    """What can be answered with a click: whole messages, as the clerk would type them."""
    if ask.stage in ("year", "kind"):
        year = f"{proposed_year}年" if ask.stage == "year" else ""
        likely = _likely(draft)
        kinds = sorted(get_args(OrganKind), key=lambda kind: kind != likely) if not draft.kind else [""]
        return tuple("，".join(filter(None, [year, kind and kind_name(kind)])) for kind in kinds)
    if ask.stage == "confirm":
        return ("确认", "不对")
    if ask.stage == "split" and form and ask.question:
        names = open_names(form, draft, _totals_in(draft, ask.question))
        return (*(f"都是{name}" for name in names[:4]), "重新说", "还没拿到")
    if ask.stage == "doubt":
        read = any(value is not None for value in draft.unsettled[0].cells.values())
        return (*(("按读到的",) if read else ()), "不采用")
    if ask.question is None:
        return ()
    if ask.stage in CLICKS:
        return CLICKS[ask.stage]
    if ask.stage == "fact":
        return fact_replies(ask.question)
    if ask.stage == "figures":
        return (*_nothing(form, draft, ask.question), "还没拿到")
    chosen = tuple(f"采用第{number}段" for number in range(1, len(offered) + 1))
    wishes = (*(("换一段", "改短", "自己写") if chosen else ()), *((say("ask_model"),) if model else ()))
    wishes = wishes if ask.question.aspect else ()
    return (*chosen, *wishes, *(("不写",) if ask.question.optional else ()), "先跳过")


def _nothing(form: Form | None, draft: Draft, question: Question) -> tuple[str, ...]:
    """How to say that there is nothing (more); not offered while what came in has no outcome yet."""
    if form is not None and outcomes_left(form, draft, question):
        return ()
    partly = form is not None and len(open_cells(question, draft)) < len(question.cells)
    return ("其余没有",) if partly else ("没有",)
