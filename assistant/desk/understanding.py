"""One message understood by itself, as the talk would: for trying, and for other programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from itertools import takewhile
from typing import Any

from assistant.interview.hear import hear
from assistant.interview.heard import Heard
from assistant.interview.plan import Ask, asking_for
from assistant.report.draft import Draft, apply
from assistant.report.effects import figure_effects
from assistant.report.figures import Figures, Mark, Value, parse_value, plain
from assistant.report.form import Form
from assistant.report.report import Prior
from assistant.report.total import Total
from assistant.report.years import report_years
from assistant.understanding.solving import Contradiction, determined, parts_of
from knowledge.shelf import load_forms
from knowledge.speech import load_speech

ORGAN = "某单位"


class UnderstandingError(ValueError):
    """The question, the form or the figures given are none."""


@dataclass(frozen=True)
class Understood:
    """What one message comes to: its kind, the figures and facts that it proposes, what the desk says."""

    kind: str
    say: str
    figures: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    waits: bool = False
    words: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> Mapping[str, Any]:
        """The same as JSON; whole numbers are numbers, amounts with decimals texts."""
        figures = {cell: int(text) if text.lstrip("-").isdigit() else text for cell, text in self.figures.items()}
        return {
            "kind": self.kind,
            "figures": figures,
            "facts": dict(self.facts),
            "words": dict(self.words),
            "waits": self.waits,
            "say": self.say,
        }


@dataclass(frozen=True)
class Setting:
    """What one message is understood against: the form, the draft as it stands, what was asked, the year proposed."""

    form: Form | None
    draft: Draft
    ask: Ask
    year: int

    def hear(self, message: str) -> Heard:
        """What the message means here, as in the talk."""
        return hear(load_forms(), self.form, self.draft, self.ask, message, self.year, load_speech())


def understand(
    edition: str, asking: str, message: str, given: Mapping[str, Any], prior: Mapping[str, Any]
) -> Understood:
    """The message in the light of the question for `asking`, as `setting_for` sets it."""
    return understood(setting_for(edition, asking, message, given, prior).hear(message))


def setting_for(edition: str, asking: str, message: str, given: Mapping[str, Any], prior: Mapping[str, Any]) -> Setting:
    """The question for `asking`: a cell, row, group or table of the form, or `organ`; the message may name its year.

    `given` are the figures that stand already. What the form asks for before is taken as answered, its cells that are
    not given as 0, as soon as anything of it is given. UnderstandingError for an unknown form, question or cell.
    """
    form = _form(edition)
    year = _year(form, message)
    if asking == "organ":
        return Setting(None, Draft(), Ask("organ", "organ"), year)
    asked = form.named(asking)
    if not asked:
        raise UnderstandingError(f"{form.name} 没有“{asking}”这一格、行、组或表")
    typed = _typed(form, asked)
    draft = Draft(organ=ORGAN, year=None, kind="department")
    question = next(one for one in form.questions if set(typed) & set(one.cells))
    figures = _known(form, _values(form, given), question.id)
    focus = [cell for cell in asked if cell in given]
    draft = apply(draft, {**figure_effects(figures), "focus": list(figures)})
    draft = replace(draft, focus=tuple(focus), prior=_prior(form, prior, year), year=year)
    return Setting(form, draft, asking_for(form, draft, replace(question, cells=typed)), year)


def _form(edition: str) -> Form:
    for form in load_forms():
        if edition in (form.id, form.id.rpartition("-")[2]):
            return form
    known = "、".join(form.id.rpartition("-")[2] for form in load_forms())
    raise UnderstandingError(f"没有“{edition}”这一版格式（现有：{known}）")


def _typed(form: Form, asked: Sequence[str]) -> tuple[str, ...]:
    """The cells that somebody fills; of totals alone those that they add up."""
    typed = tuple(cell for cell in asked if not form.cells[cell].computed)
    if typed:
        return typed
    parts = frozenset[str]().union(*(parts_of(form)[cell] for cell in asked))
    return tuple(cell for cell in form.cells if cell in parts)


def _year(form: Form, message: str) -> int:
    """The one year of the form that the message names, else the last that the form is for, or its second."""
    named = report_years(message)
    if len(named) == 1 and form.covers(named[0]):
        return named[0]
    return form.last_year or form.first_year + 1


def _values(form: Form, written: Mapping[str, Any]) -> dict[str, Value]:
    """The figures given, by cell."""
    values = {}
    for cell, value in written.items():
        if cell not in form.cells:
            raise UnderstandingError(f"{form.name} 没有“{cell}”这一格")
        if value is None:
            continue
        try:
            values[cell] = parse_value(plain(Decimal(str(value))))
        except (InvalidOperation, ValueError):
            raise UnderstandingError(f"“{cell}”的值“{value}”不是数") from None
    return values


def _with_parts(form: Form, values: Mapping[str, Value]) -> dict[str, Value]:
    """The typed cells given, and those that the totals given leave only one number for."""
    parts = parts_of(form)
    typed = {cell: value for cell, value in values.items() if cell not in parts and not isinstance(value, Mark)}
    totals = [
        Total(parts[cell], value) for cell, value in values.items() if cell in parts and not isinstance(value, Mark)
    ]
    try:
        return {**typed, **determined(typed, totals)}
    except Contradiction:
        return dict(typed)


def _known(form: Form, given: Mapping[str, Value], question: str) -> dict[str, Value]:
    """What is known when the question is asked: all that is given, and zeros in what was asked before it."""
    values = _with_parts(form, given)
    before = [one for one in form.questions if one.cells]
    earlier = [cell for one in takewhile(lambda one: one.id != question, before) for cell in one.cells]
    if not any(cell in values for cell in earlier):
        return values
    return {**dict.fromkeys((cell for cell in earlier if cell not in values), 0), **values}


def _prior(form: Form, given: Mapping[str, Any], year: int) -> Prior | None:
    if not given:
        return None
    values = _values(form, given)
    return Prior(year - 1, Figures().changed({**_with_parts(form, values), **values}), form)


def understood(heard: Heard) -> Understood:
    """What was heard, as programs are told it."""
    effects = heard.effects.get("pending") or heard.effects
    figures = {cell: text for cell, text in effects.get("figures", {}).items() if text is not None}
    facts = {**effects.get("facts", {}), **{key: effects[key] for key in ("organ", "year", "kind") if key in effects}}
    # Who puts an answer off steers the talk.
    kind = "command" if "owed" in effects else heard.kind
    words = heard.say or str(effects.get("ask", ""))
    return Understood(kind, words, figures, facts, "pending" in heard.effects, heard.words)
