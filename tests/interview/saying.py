"""What a message comes to, in a form that a table of cases can hold."""

from assistant.interview.grounds import ground_of
from assistant.interview.hear import hear
from assistant.interview.heard import Heard
from assistant.interview.plan import next_ask
from assistant.report.draft import Draft, apply
from assistant.report.figures import plain
from assistant.report.form import Form
from assistant.understanding.figures import Said, figures_said
from assistant.understanding.tokens import cut
from knowledge.shelf import form_for, load_forms
from knowledge.speech import load_speech

OPENED = Draft(organ="云溪县水务局", year=2025, kind="department")
OPENED_2019 = Draft(organ="云溪县水务局", year=2019, kind="department")


def form_of(draft: Draft) -> Form:
    assert draft.year is not None
    return form_for(draft.year)


def asked_cells(form: Form, question: str) -> tuple[str, ...]:
    return next(one.cells for one in form.questions if one.id == question)


def with_figures(draft: Draft, **figures: int) -> Draft:
    """The draft with these cells of section three filled: `received__natural_person=9`."""
    cells = {f"applications.{name.replace('__', '.')}": str(value) for name, value in figures.items()}
    return apply(draft, {"figures": cells, "focus": list(cells)})


def figures_of(message: str, question: str = "applications.received", draft: Draft = OPENED) -> Said:
    form = form_of(draft)
    return figures_said(ground_of(form, draft, asked_cells(form, question)), cut(message, form, load_speech()))


def filled(message: str, question: str = "applications.received", draft: Draft = OPENED) -> dict[str, str]:
    """The cells that the message fills with more (or less) than 0, the table's name left out."""
    said = figures_of(message, question, draft)
    assert said.kind == "answer", said.say
    return {cell.partition(".")[2]: plain(value) for cell, value in said.changes.items() if value != 0}


def zeros(message: str, question: str = "applications.received", draft: Draft = OPENED) -> set[str]:
    said = figures_of(message, question, draft)
    assert said.kind == "answer", said.say
    return {cell.partition(".")[2] for cell, value in said.changes.items() if value == 0}


def heard(message: str, draft: Draft = OPENED) -> Heard:
    """The message in the light of the question that is next in the draft."""
    form = form_of(draft) if draft.year else None
    return hear(load_forms(), form, draft, next_ask(form, draft), message, 2025, load_speech())
