"""A question of the clerk's own is answered from the form's help; what the form does not say is not made up."""

from __future__ import annotations

from assistant.interview.lookup import content, look_up
from assistant.report.form import Form, Help, Question
from knowledge.speech import Speech


def entries_for(form: Form, question: Question | None, text: str, speech: Speech) -> tuple[Help, ...]:
    """The entries that answer the text; for one that only points at the question at hand those about just this."""
    if content(text, speech):
        return look_up(form, question, text, speech).entries
    return _about(form, question)


def _about(form: Form, question: Question | None) -> tuple[Help, ...]:
    if question is None:
        return ()
    typed = {entry: frozenset(cell for cell in entry.cells if not form.cells[cell].computed) for entry in form.help}
    cells = frozenset(question.cells)
    exact = (entry for entry, own in typed.items() if question.id in entry.questions or (cells and own == cells))
    return tuple(exact)[:1]
