"""A draft: a report in progress, the fold of the effects of its journal's steps.

An effect is what one step changed, as JSON, so that a draft never has to be understood a second time:
organ, year, kind; figures, stated, facts, texts, grown_from, owed, waived, bindable, turned by id (null takes one
away); alike, by id too, with what a text has in common with another organ's report;
passed, declined, focus, goto, offers; totals, all that are yet to be split; pending, the effects that wait for a word;
prior, and prior_figures laid over it; unsettled. Five tell only where something
came from (`origins`): carried, the cells that last year's report filled at a word; file, the name of the file that was
read; offered_from, whose each of the offers was; drawn_from, by question, whose a paragraph was that nobody had to
choose; restored, by question, the revision whose text is had again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal

from assistant.report.alike import Alike, Borrowing, alike_of
from assistant.report.figures import Figures, Mark, Quantity, Value, parse_value, shown
from assistant.report.form import Form, OrganKind
from assistant.report.report import Prior, Report
from assistant.report.slots import OPEN, Source, filled, source_for
from assistant.report.steps import EMPTY, Done, Effects, standing
from assistant.report.total import Total
from assistant.report.waiver import Waiver, waivers_of


def _empty() -> Mapping[str, Any]:
    return EMPTY


@dataclass(frozen=True)
class Unsettled:
    """A doubt about a file that was read in: the cells it is about with their values as read (None: not read).

    `of` says whose cells they are, this report's or last year's; `say` is the doubt in a sentence.
    """

    of: Literal["this", "prior"]
    cells: Mapping[str, Value | None]
    say: str


@dataclass(frozen=True)
class Draft:
    """What the steps so far add up to.

    `texts` holds the paragraph that answers a text question (with slots; empty when it is to be left out);
    `grown_from` the offered text that it is, or that the clerk changed into his own;
    `owed` who owes the answer to a question, in the order in which it was put off; `passed` the gates answered
    yes; `declined` the facts that the text does without; `focus` the cells last written; `goto` the question
    that the clerk went back to; `offers` the texts that lie before the clerk; `prior` last year's report; `unsettled`
    what somebody has to look at before it counts; `waived` the findings that may stand, by their keys, the last waived
    last: a waiver holds while there is a finding of exactly that key. `bindable` has by question the clerk's own text
    with slots for the numbers that equal figures, as long as nobody said whether it is meant so; `turned` how many
    times other offers were wished for, `alike` the other organ's report that has most of a text's sentences.
    `followed` are the figures that nobody said because they followed from others, `reopened` the questions whose text
    was taken away since it no longer held, `totals` sums that were said without
    their parts, `stated` what the clerk's books say of cells that are worked out (never printed, only compared),
    `pending` the effects that wait for the clerk's word, with the sentence that says them (and a
    question of their own, where they were not understood by the grammar).
    """

    organ: str = ""
    year: int | None = None
    kind: OrganKind | Literal[""] = ""
    figures: Figures = field(default_factory=Figures)
    facts: Mapping[str, Value] = field(default_factory=_empty)
    texts: Mapping[str, str] = field(default_factory=_empty)
    grown_from: Mapping[str, str] = field(default_factory=_empty)
    owed: Mapping[str, str] = field(default_factory=_empty)
    passed: frozenset[str] = frozenset()
    declined: frozenset[str] = frozenset()
    focus: tuple[str, ...] = ()
    goto: str = ""
    offers: tuple[str, ...] = ()
    prior: Prior | None = None
    unsettled: tuple[Unsettled, ...] = ()
    waived: Mapping[str, Waiver] = field(default_factory=_empty)
    bindable: Mapping[str, str] = field(default_factory=_empty)
    turned: Mapping[str, int] = field(default_factory=_empty)
    alike: Mapping[str, Alike] = field(default_factory=_empty)
    followed: frozenset[str] = frozenset()
    reopened: frozenset[str] = frozenset()
    totals: tuple[Total, ...] = ()
    pending: Effects = field(default_factory=_empty)
    stated: Mapping[str, Quantity] = field(default_factory=_empty)


def fold(steps: Iterable[Done]) -> Draft:
    """The draft that the steps make, those taken back left out: later answers stay."""
    draft = Draft()
    for step in standing(steps):
        draft = apply(draft, step.effects)
    return draft


def apply(draft: Draft, effects: Effects) -> Draft:
    """The draft after one step."""
    figures = _values(effects.get("figures", EMPTY))
    facts = _values(effects.get("facts", EMPTY))
    return Draft(
        organ=effects.get("organ", draft.organ),
        year=effects.get("year", draft.year),
        kind=effects.get("kind", draft.kind),
        figures=draft.figures.changed(figures),
        facts=_laid_over(draft.facts, facts),
        texts=_laid_over(draft.texts, effects.get("texts", EMPTY)),
        grown_from=_laid_over(
            draft.grown_from, {**dict.fromkeys(effects.get("texts", EMPTY)), **effects.get("grown_from", EMPTY)}
        ),
        owed=_laid_over(draft.owed, effects.get("owed", EMPTY)),
        passed=draft.passed | frozenset(effects.get("passed", ())),
        declined=(draft.declined | frozenset(effects.get("declined", ())))
        - {fact for fact, value in facts.items() if value is not None},
        focus=tuple(effects.get("focus", draft.focus)),
        goto=effects.get("goto", ""),
        offers=tuple(effects.get("offers", ())),
        prior=_prior_after(draft, effects),
        unsettled=_unsettled(effects["unsettled"]) if "unsettled" in effects else draft.unsettled,
        waived=_laid_over(draft.waived, waivers_of(effects.get("waived", EMPTY))),
        bindable=_laid_over(
            draft.bindable, {**dict.fromkeys(effects.get("texts", EMPTY)), **effects.get("bindable", EMPTY)}
        ),
        turned=_laid_over(draft.turned, {**dict.fromkeys(effects.get("texts", EMPTY)), **effects.get("turned", EMPTY)}),
        alike=_laid_over(
            draft.alike, {**dict.fromkeys(effects.get("texts", EMPTY)), **alike_of(effects.get("alike", EMPTY))}
        ),
        followed=_followed(draft, effects),
        reopened=_reopened(draft, effects),
        totals=_totals(effects["totals"]) if "totals" in effects else draft.totals,
        pending=effects.get("pending", EMPTY),
        stated=_laid_over(draft.stated, _values(effects.get("stated", EMPTY))),
    )


def _followed(draft: Draft, effects: Effects) -> frozenset[str]:
    """The figures that nobody said: what a step writes beside the cells that it is about follows from these."""
    written = effects.get("figures", EMPTY)
    beside: set[str] = {
        cell for cell, text in written.items() if text is not None and cell not in effects.get("focus", ())
    }
    return draft.followed.difference(written) | (beside if "focus" in effects else set())


def _reopened(draft: Draft, effects: Effects) -> frozenset[str]:
    """The questions whose text a step took away, until they are answered anew."""
    written = effects.get("texts", EMPTY)
    taken = {question for question, text in written.items() if text is None and question in draft.texts}
    return draft.reopened.difference(written) | taken


def _totals(written: Iterable[Mapping[str, Any]]) -> tuple[Total, ...]:
    values = ((one, parse_value(one["value"])) for one in written)
    return tuple(
        Total(frozenset(one["cells"]), value, one["words"]) for one, value in values if not isinstance(value, Mark)
    )


def source_of(form: Form, draft: Draft) -> Source:
    """What the slots of the draft's texts are filled from."""
    year = draft.year or 0
    before: Mapping[str, Value | None] = {}
    if draft.prior is not None and draft.prior.year == year - 1:
        before = draft.prior.known_beside(form)
    return source_for(form, draft.organ, year, shown(form, draft.figures), draft.facts, before)


def report_of(form: Form, draft: Draft) -> Report:
    """The report that the draft makes, its texts put together from the paragraphs in the order of the questions."""
    source = source_of(form, draft)
    texts: dict[str, str] = {}
    borrowed: list[Borrowing] = []
    for question in form.questions:
        if draft.texts.get(question.id):
            before = f"{texts[question.text]}\n" if question.text in texts else ""
            texts[question.text] = before + filled(draft.texts[question.id], source)
            if alike := draft.alike.get(question.id):
                alike = replace(alike, words=filled(alike.words, source))
                start = texts[question.text].find(alike.words, len(before))
                borrowed.append(Borrowing(question.text, question.aspect or question.part, start, alike))
    kind: OrganKind = draft.kind or "department"
    return Report(
        *(form, draft.organ, draft.year or 0, kind, draft.figures, draft.facts, texts, draft.prior),
        borrowed=tuple(borrowed),
        stated=MappingProxyType({cell: value for cell, value in draft.stated.items() if cell in form.cells}),
    )


def report_so_far(form: Form, draft: Draft) -> Report:
    """The same without the texts that are still being written, or wait for a number: what they lack may yet come."""
    report = report_of(form, draft)
    open_slots = {
        question.text for question in form.questions if draft.kind in question.kinds and question.id not in draft.texts
    }
    source = source_of(form, draft)
    open_slots |= {
        question.text for question in form.questions if OPEN in filled(draft.texts.get(question.id, ""), source)
    }
    written = {slot: text for slot, text in report.texts.items() if slot not in open_slots}
    return replace(report, texts=MappingProxyType(written))


def _prior_after(draft: Draft, effects: Effects) -> Prior | None:
    prior = _prior(effects["prior"]) if "prior" in effects else draft.prior
    if prior is None or not effects.get("prior_figures"):
        return prior
    return replace(prior, figures=prior.figures.changed(_values(effects["prior_figures"])))


def _prior(written: Mapping[str, Any] | None) -> Prior | None:
    if written is None:
        return None
    return Prior(
        written["year"],
        Figures().changed(_values(written["figures"])),
        organ=written.get("organ", ""),
        source=written.get("source", ""),
        texts=MappingProxyType(written.get("texts", {})),
    )


def _unsettled(written: Iterable[Mapping[str, Any]]) -> tuple[Unsettled, ...]:
    return tuple(Unsettled(one["of"], MappingProxyType(_values(one["cells"])), one["say"]) for one in written)


def _value(text: str | None) -> Value | None:
    return None if text is None else parse_value(text)


def _values(written: Mapping[str, str | None]) -> dict[str, Value | None]:
    return {cell: _value(text) for cell, text in written.items()}


def _laid_over(old: Mapping[str, Any], new: Mapping[str, Any]) -> Mapping[str, Any]:
    """The old entries with the new ones behind them; None takes an entry away."""
    kept = {key: value for key, value in old.items() if key not in new}
    return MappingProxyType({**kept, **{key: value for key, value in new.items() if value is not None}})
