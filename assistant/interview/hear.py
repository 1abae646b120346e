"""One message, understood in the light of the question that lies before the clerk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.interview.commands import hear_command
from assistant.interview.confirming import hear_confirmed, to_confirm, waits
from assistant.interview.facts_said import hear_facts, hear_facts_by_name
from assistant.interview.grounds import ground_of
from assistant.interview.heard import Heard, answer
from assistant.interview.help import hear_question
from assistant.interview.numbers_said import hear_binding, hear_number
from assistant.interview.openings import hear_correction, hear_opening
from assistant.interview.plan import Ask, next_ask, open_cells, proposed
from assistant.interview.readback import read_back
from assistant.interview.settling import hear_settled
from assistant.interview.splitting import hear_dropped
from assistant.interview.texts_said import hear_text
from assistant.report.draft import Draft, apply
from assistant.report.effects import figure_effects, total_effects
from assistant.report.form import Form, Question
from assistant.understanding.claims import Unheard
from assistant.understanding.figures import figures_said
from assistant.understanding.labels import normal
from assistant.understanding.tokens import Message, cut
from knowledge.speech import Speech
from prompts import say

LONGEST_MESSAGE = 5000
"""Characters; far above any section of a report, far below what would hold the desk up."""


def hear(
    forms: Sequence[Form], form: Form | None, draft: Draft, ask: Ask, message: str, proposed_year: int, speech: Speech
) -> Heard:
    """What the message means: always a reply, and effects only where nothing in it is doubtful."""
    if not message.strip():
        return Heard("clarify", say("empty_message"))
    if len(message) > LONGEST_MESSAGE:
        return Heard("reject", say("too_long", limit=LONGEST_MESSAGE))
    confirmed = hear_confirmed(draft, message, speech) if ask.stage == "confirm" else None
    if confirmed:
        return confirmed
    command = hear_command(form, draft, ask, message, speech)
    if command:
        return command
    if form is None or ask.stage in ("organ", "year", "kind"):
        latest = form or forms[-1]
        asked = hear_question(latest, ask, draft.kind, message, speech, sure=True) or hear_question(
            latest, ask, draft.kind, message, speech, sure=False
        )
        return asked or hear_opening(forms, draft, ask, message, proposed_year, speech)
    if ask.stage == "confirm":
        ask = next_ask(form, replace(draft, pending={}))
    return (
        hear_correction(draft, message, speech)
        or hear_facts_by_name(form, draft, ask, message, speech)
        or _hear_stage(form, draft, ask, message, speech)
    )


def _hear_stage(form: Form, draft: Draft, ask: Ask, message: str, speech: Speech) -> Heard:
    if ask.stage == "doubt":
        return hear_settled(form, draft, message, speech)
    dropped = hear_dropped(message, speech) if ask.stage == "split" else None
    if dropped:
        return dropped
    text = normal(message)
    if ask.stage != "text" and any(word in text for word in speech.orders):
        return Heard("reject", say("order"))
    said = cut(message, form, speech)
    if ask.question is None or (ask.stage in ("fact", "text", "number", "bind") and _corrects(said)):
        return _hear_figures(form, draft, (), said)
    if ask.stage == "number":
        return hear_number(form, ask, message, speech)
    if ask.stage == "bind":
        return hear_binding(draft, ask, message, speech)
    if ask.stage == "text":
        return hear_text(form, draft, ask.question, message, speech)
    if ask.stage == "fact":
        return hear_facts(form, draft, ask.question, message, speech)
    return _hear_question(form, draft, ask, message, said, speech)


def _corrects(said: Message) -> bool:
    """Whether the message changes an earlier figure by name: `自然人应为 9`, with nothing in it left unknown."""
    kinds = {token.kind for token in said.tokens}
    return {"CORRECT", "LABEL", "NUMBER"} <= kinds and "UNKNOWN" not in kinds


def _hear_question(form: Form, draft: Draft, ask: Ask, message: str, said: Message, speech: Speech) -> Heard:
    question, text = ask.question, normal(message).strip("。.!！,， ").replace(" ", "")
    if question is None:
        return Heard("clarify", say("nothing_to_record"))
    if ask.stage == "whole" and text in speech.one_by_one:
        return answer(say("one_by_one"), {"passed": [question.id]})
    head, _, rest = text.partition(",")
    if ask.stage == "carry" and head in speech.carry:
        return _hear_carried(form, draft, question, rest, speech)
    if text in speech.agree and (ask.stage == "gate" or draft.goto == question.id):
        return answer(say("gate_yes"), {"passed": [question.id]})
    if text in speech.none:
        return _zeros(form, draft, question, "")
    if text in speech.slash:
        return _zeros(form, draft, question, say("slash_zeros", count=len(open_cells(question, draft))))
    return _hear_figures(form, draft, question.cells, said)


def _hear_carried(form: Form, draft: Draft, question: Question, rest: str, speech: Speech) -> Heard:
    """What last year's report proposes, and what is said of the question's other cells along with it."""
    carried = dict(proposed(form, question, draft))
    first = answer(read_back(form, draft, carried), {**figure_effects(carried), "carried": list(carried)})
    if not rest.strip():
        return first
    more = _hear_figures(form, apply(draft, first.effects), question.cells, cut(rest, form, speech))
    if more.kind != "answer":
        return replace(more, unheard=None)  # by itself it would be without what was taken over
    figures = {**first.effects["figures"], **more.effects["figures"]}
    taken_over = [cell for cell in carried if cell not in more.effects["figures"]]
    return answer(first.say + more.say, {"figures": figures, "focus": list(figures), "carried": taken_over})


def _zeros(form: Form, draft: Draft, question: Question, sentence: str) -> Heard:
    """Nothing happened: 0 in every cell of the question that is still open."""
    cells = question.cells if draft.goto == question.id else open_cells(question, draft)
    changes = dict.fromkeys(cells, 0)
    if not changes:
        return Heard("clarify", say("nothing_to_record"))
    return answer(sentence or read_back(form, draft, changes), figure_effects(changes))


def _hear_figures(form: Form, draft: Draft, asked: Sequence[str], said: Message) -> Heard:
    ground = ground_of(form, draft, asked)
    found = figures_said(ground, said)
    totals = total_effects(found.totals) if found.totals != draft.totals else {}
    if found.kind != "answer":
        unheard = Unheard(ground, said) if found.kind == "clarify" and not totals else None
        return Heard(found.kind, found.say, totals, unheard=unheard)
    if not found.changes:
        return Heard("clarify", say("nothing_to_record"))
    sentence, effects = read_back(form, draft, found.changes) + found.say, figure_effects(found.changes)
    if waits(draft, found):
        proposal = read_back(form, draft, found.changes, waits=True)
        return replace(to_confirm({**effects, **totals}, sentence, proposal, found), words=found.words)
    return replace(answer(sentence, {**effects, **totals}), words=found.words)
