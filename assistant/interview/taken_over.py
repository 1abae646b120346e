"""The texts of a report that was read from a file, as answers to the form's text questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.report.form import Form, Question
from assistant.report.wording import literal


@dataclass(frozen=True)
class Written:
    """A stretch of a report's text: its slot, the aspect that its sub-heading names (or empty), and the words."""

    slot: str
    aspect: str
    text: str


def texts_taken(form: Form, parts: Sequence[Written]) -> Mapping[str, str]:
    """The text for each question whose slot has any: by aspect where the aspect is told, else with what goes before.

    Where a slot has text, a question that gets none of it is settled as left out: the section is whole as it came.
    """
    taken: dict[str, str] = {}
    for slot in dict.fromkeys(part.slot for part in parts):
        questions = [question for question in form.questions if question.text == slot]
        if questions:
            taken |= _of_slot(questions, [part for part in parts if part.slot == slot])
    return taken


def _of_slot(questions: Sequence[Question], parts: Sequence[Written]) -> dict[str, str]:
    texts: dict[str, list[str]] = {question.id: [] for question in questions}
    current = _first(questions, parts)
    for part in parts:
        named = next((question for question in questions if part.aspect and question.aspect == part.aspect), None)
        current = named or current
        texts[current.id].append(literal(part.text))
    return {question: "\n".join(stretch) for question, stretch in texts.items()}


def _first(questions: Sequence[Question], parts: Sequence[Written]) -> Question:
    """Where text goes before any aspect is named: the opening question, or the obligatory one when none is named."""
    if any(part.aspect for part in parts):
        return questions[0]
    return next((question for question in questions if not question.optional), questions[0])
