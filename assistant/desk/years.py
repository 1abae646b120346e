"""The years of one organ at the desk: collected from its drafts and the reports it brought, and set into its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.desk.reply import Reply
from assistant.desk.rewriting import going_on, refused
from assistant.desk.state import State, States, form_of
from assistant.interview.plan import asked_of
from assistant.journal import Learned, LearnedFigures, Library
from assistant.report.draft import Draft, source_of
from assistant.report.figures import Mark, shown
from assistant.report.form import Form, Question
from assistant.report.known import Known, known
from assistant.report.organ import same_organ
from assistant.report.series import Account, Group, Origin, Point, Series, comparable, compares, points, sentence
from assistant.report.slots import filled
from assistant.report.wording import slots
from knowledge.shelf import load_forms
from knowledge.years import load_years
from prompts import say

ENDS = "。！？；：”"
"""After what a paragraph takes a further sentence as it is."""


@dataclass(frozen=True)
class Sentence:
    """A sentence that sets this year beside the last: its text with slots, as it reads, the paragraph it belongs to.

    `there` says that the texts compare the two already, `begins` that the paragraph is not written yet and would begin
    with it.
    """

    series: Series
    text: str
    reads: str
    question: Question
    there: bool
    begins: bool


@dataclass(frozen=True)
class Row:
    """A series with what is known of it in every year."""

    series: Series
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Table:
    """A group of series over the years."""

    group: Group
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Years:
    """All that is known of the organ's years from the oldest on, gaps included; `year` is the draft's own.

    `unread` are its learned reports whose figures were not kept; `unlaid` says that last year's figures are known, but
    from no report laid beside the draft, so that no sentence can follow them.
    """

    year: int | None = None
    years: tuple[int, ...] = ()
    tables: tuple[Table, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    unread: tuple[Learned, ...] = ()
    unlaid: bool = False


def years_of(state: State, drafts: States, library: Library) -> Years:
    """The years known to the draft, last year's report, the other drafts and learned reports of its organ and kind."""
    form, draft = state.form, state.draft
    if form is None or not draft.kind or draft.year is None:
        return Years(draft.year)
    figures = library.figures()
    reports = [one for one in library.reports() if one.kind == draft.kind and same_organ(one.organ, draft.organ)]
    told = [_this(form, draft), *_drafts(draft, drafts), *_prior(draft), *_learned(draft.year, reports, figures)]
    known_years = {one.year for one in told}
    accounts: dict[int, list[Account]] = {year: [] for year in range(min(known_years), max(known_years) + 1)}
    for one in told:
        accounts[one.year].append(one)
    tables = tuple(_table(group, accounts, form) for group in load_years().groups)
    unlaid = draft.year - 1 in known_years and not source_of(form, draft).before
    unread = tuple(one for one in reports if one.id not in figures and one.year != draft.year)
    return Years(draft.year, tuple(accounts), tables, tuple(sentences(state)), unread, unlaid)


def _table(group: Group, accounts: Mapping[int, list[Account]], form: Form) -> Table:
    rows = (Row(series, points(series, accounts, form)) for series in group.series)
    return Table(group, tuple(row for row in rows if _is_known(row) or not any(point.absent for point in row.points)))


def _is_known(row: Row) -> bool:
    return any(point.values or point.doubtful for point in row.points)


def _this(form: Form, draft: Draft) -> Account:
    return Account(draft.year or 0, form, _numbers(form, draft), Origin("this", draft.organ))


def _drafts(draft: Draft, drafts: States) -> Iterator[Account]:
    """The drafts for other years, the last changed first."""
    for head, other in drafts.of_organ(draft.organ, draft.kind):
        form = form_of(other)
        if form and other.year not in (None, draft.year) and other.figures.given:
            origin = Origin("draft", other.organ, at=head.at, draft=head.draft)
            yield Account(other.year or 0, form, _numbers(form, other), origin)


def _numbers(form: Form, draft: Draft) -> Known:
    values = shown(form, draft.figures)
    return {cell: None if isinstance(value, Mark) else value for cell, value in values.items()}


def _prior(draft: Draft) -> Iterator[Account]:
    prior = draft.prior
    form = next((form for form in load_forms() if prior and form.covers(prior.year)), None)
    if prior is not None and form is not None and prior.year != draft.year:
        doubtful = {cell for doubt in draft.unsettled if doubt.of == "prior" for cell in doubt.cells}
        origin = Origin("prior", prior.organ or draft.organ, prior.source)
        yield Account(prior.year, form, known(form, prior.figures), origin, frozenset(doubtful))


def _learned(year: int, reports: Iterable[Learned], figures: Mapping[str, LearnedFigures]) -> Iterator[Account]:
    """The learned reports of other years, the last learned first."""
    for one in sorted(reports, key=lambda report: report.at, reverse=True):
        form = next((form for form in load_forms() if form.covers(one.year)), None)
        kept = figures.get(one.id)
        if form and kept and one.year != year and (kept.sure.given or kept.doubtful):
            origin = Origin("learned", one.organ, one.name, one.at)
            yield Account(one.year, form, known(form, kept.sure), origin, kept.doubtful)


def sentences(state: State) -> Iterator[Sentence]:
    """The sentences that can be said of the draft beside last year's report, in the order of the series."""
    form, draft = state.form, state.draft
    before = next((one for one in load_forms() if draft.prior and one.covers(draft.prior.year)), None)
    if form is None or before is None or not draft.kind:
        return
    source = source_of(form, draft)
    rules = load_years()
    questions = {question.aspect: question for question in asked_of(form, draft) if question.text}
    said = [ref for text in draft.texts.values() for ref in slots(text)]
    for group in rules.groups:
        question = questions.get(group.aspect)
        for series in group.series if question else ():
            text = sentence(series, rules.sentences, form, source) if comparable(series, form, before) else ""
            if text and question:
                written = bool(draft.texts.get(question.id))
                there = compares(series, form, said)
                yield Sentence(series, text, filled(text, source), question, there, begins=not written)


def reply_to_sentence(state: State, series: str) -> Reply:
    """The reply to the wish for the sentence of that series: set at the end of its paragraph, or why it is not."""
    draft = state.draft
    wanted = next((one for one in sentences(state) if one.series.id == series), None)
    if wanted is None or wanted.there:
        return refused(draft, say("sentence_gone" if wanted is None else "sentence_there"))
    question = wanted.question.id
    before = draft.texts.get(question, "").rstrip()
    before += "" if not before or before[-1] in ENDS else "。"
    effects = {**going_on(draft), "texts": {question: before + wanted.text}}
    if grown := draft.grown_from.get(question):
        effects["grown_from"] = {question: grown}
    said = say(
        "sentence_begun" if wanted.begins else "sentence_added", aspect=wanted.question.aspect, text=wanted.reads
    )
    return Reply(said, effects)
