"""What to ask next: the first question that is still open, in the order of the form's data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.interview.whole import WHOLE, quiet_last_year, whole_question
from assistant.report.carried import carried_over
from assistant.report.draft import Draft
from assistant.report.figures import Quantity
from assistant.report.form import Fact, Form, Question
from assistant.report.formquestions import is_asked
from assistant.report.wording import slots

Opening = Literal["organ", "year", "kind"]
Stage = Literal[
    Opening, "doubt", "confirm", "whole", "split", "carry", "gate", "figures", "fact", "text", "number", "bind", "end"
]


@dataclass(frozen=True)
class Ask:
    """The question that lies before the clerk: `id` is the stage before a form is known, else the question's id.

    `owed_by` says who owes the answer when the question comes back from being put off; `ref` is the open slot of the
    question's text that a number is asked for.
    """

    id: str
    stage: Stage
    question: Question | None = None
    owed_by: str = ""
    ref: str = ""


DOUBT = Ask("doubt", "doubt")
"""Something that a file left uncertain lies before the clerk: the first of the draft's unsettled doubts."""
CONFIRM = Ask("confirm", "confirm")
"""What was understood, but not surely enough, waits for the clerk's word."""
END = Ask("end", "end")


def next_ask(form: Form | None, draft: Draft) -> Ask:
    """The question to ask now."""
    opening = _opening(form, draft)
    if opening or form is None:
        return opening or Ask("year", "year")
    questions = {question.id: question for question in asked_of(form, draft)}
    if draft.goto in questions:
        return _ask(form, questions[draft.goto], draft)
    if quiet_last_year(form, draft):
        return Ask(WHOLE, "whole", whole_question(form))
    about_text = _about_texts(questions.values(), draft)
    if about_text:
        return about_text
    unsettled = (question for question in questions.values() if not settled(question, draft))
    fresh = next((question for question in unsettled if question.id not in draft.owed), None)
    owed = fresh or next((question for question, _ in owed_now(form, draft)), None)
    return _ask(form, owed, draft) if owed else _about_texts(questions.values(), draft, owed=True) or END


def _opening(form: Form | None, draft: Draft) -> Ask | None:
    """What comes before all questions of the form: who and when, what waits for a word, doubts about a file."""
    if not draft.organ:
        return Ask("organ", "organ")
    if draft.year is None or form is None:
        return Ask("year", "year")
    if not draft.kind:
        return Ask("kind", "kind")
    if draft.pending:
        return CONFIRM
    return DOUBT if draft.unsettled else None


def _about_texts(questions: Iterable[Question], draft: Draft, owed: bool = False) -> Ask | None:
    """What is still to be asked about texts that stand: whether numbers follow the tables, then open numbers in turn.

    Numbers that were put off come at the very end (`owed`).
    """
    for question in questions:
        if question.id in draft.bindable:
            return Ask(f"{question.id}#", "bind", question)
        for ref in open_numbers(draft, question):
            key = number_id(question, ref)
            if owed or key not in draft.owed:
                return Ask(key, "number", question, draft.owed.get(key, ""), ref)
    return None


def open_numbers(draft: Draft, question: Question) -> tuple[str, ...]:
    """The slots of the question's text that wait for a number from the clerk."""
    refs = dict.fromkeys(slots(draft.texts.get(question.id, "")))
    return tuple(ref for ref in refs if ref.startswith(("?", "fact:")) and ref.removeprefix("fact:") not in draft.facts)


def number_id(question: Question, ref: str) -> str:
    """By what an open number of a text is known where it is put off."""
    return f"{question.id}#{ref}"


def _ask(form: Form, question: Question, draft: Draft) -> Ask:
    return Ask(question.id, _stage(form, question, draft), question, draft.owed.get(question.id, ""))


def asking_for(form: Form, draft: Draft, question: Question) -> Ask:
    """The question as it is asked when its turn has come."""
    return _ask(form, question, draft)


def _stage(form: Form, question: Question, draft: Draft) -> Stage:
    if question.text:
        return "text"
    if question.facts:
        return "fact"
    if any(total.cells & set(question.cells) for total in draft.totals):
        return "split"
    if proposed(form, question, draft):
        return "carry"
    untouched = all(draft.figures.get(cell) is None for cell in question.cells)
    return "gate" if question.gate and untouched and question.id not in draft.passed else "figures"


def asked_of(form: Form, draft: Draft) -> Iterable[Question]:
    """The questions that this kind of organ is asked, in order."""
    return (question for question in form.questions if draft.kind in question.kinds)


def settled(question: Question, draft: Draft) -> bool:
    """Whether the question has its answer."""
    if question.cells:
        return not open_cells(question, draft)
    if question.facts:
        return not open_facts(question, draft)
    return question.id in draft.texts


def must_be_written(question: Question, draft: Draft) -> bool:
    """Whether there is no report without an answer to the text question: an optional one once its text was taken."""
    return not question.optional or question.id in draft.reopened


def asked_facts(question: Question, draft: Draft) -> tuple[Fact, ...]:
    """The facts that the question asks this kind of organ for."""
    return tuple(fact for fact in question.facts if is_asked(fact, draft.kind))


def open_facts(question: Question, draft: Draft) -> tuple[Fact, ...]:
    """Those of them that have no number yet, and of which nobody said that they are not to be written."""
    known = draft.facts.keys() | draft.declined
    return tuple(fact for fact in asked_facts(question, draft) if fact.id not in known)


def open_cells(question: Question, draft: Draft) -> tuple[str, ...]:
    """The cells of the question that hold no number yet."""
    return tuple(cell for cell in question.cells if draft.figures.quantity(cell) is None)


def proposed(form: Form, question: Question, draft: Draft) -> Mapping[str, Quantity]:
    """What last year's report says that open cells of the question must be; nobody has said it of this year yet.

    Zeros alone are worth no question of their own where other cells are asked for anyway.
    """
    if draft.prior is None or draft.prior.year != (draft.year or 0) - 1:
        return {}
    left = frozenset(open_cells(question, draft))
    carried = {cell: value for cell, value in carried_over(form, draft.prior).items() if cell in left}
    return carried if any(carried.values()) or carried.keys() == left else {}


def owed_now(form: Form, draft: Draft) -> tuple[tuple[Question, str], ...]:
    """The questions that were put off and are still open, with who owes the answer."""
    questions = {question.id: question for question in asked_of(form, draft)}
    owed = ((questions[key], owner) for key, owner in draft.owed.items() if key in questions)
    return tuple((question, owner) for question, owner in owed if not settled(question, draft))


def previous_ask(form: Form, draft: Draft, current: Ask) -> Ask:
    """The question before the current one, to which "back" goes."""
    order = list(asked_of(form, draft))
    ids = [question.id for question in order]
    place = ids.index(current.id) if current.id in ids else len(ids)
    return _ask(form, order[max(place - 1, 0)], draft)


@dataclass(frozen=True)
class Progress:
    """How far one part of the report is: answers given, answers wanted (cells, facts, paragraphs)."""

    part: str
    done: int
    wanted: int


def progress(form: Form, draft: Draft) -> tuple[Progress, ...]:
    """Progress by part of the report, in the order of asking; every number is counted, none estimated."""
    parts: dict[str, tuple[int, int]] = {}
    for question in asked_of(form, draft):
        wanted = len(question.cells) or len(asked_facts(question, draft)) or 1
        still_open = len(open_cells(question, draft)) or len(open_facts(question, draft))
        done = wanted - still_open if not question.text else int(settled(question, draft))
        so_far = parts.get(question.part, (0, 0))
        parts[question.part] = (so_far[0] + done, so_far[1] + wanted)
    return tuple(Progress(part, done, wanted) for part, (done, wanted) in parts.items())
