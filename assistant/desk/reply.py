"""The desk's reply to one message: what is recorded, what is said back, what is asked next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.checks import Finding
from assistant.desk.language import Language
from assistant.desk.seen import obstacles
from assistant.desk.state import State, form_of
from assistant.drafting.offers import AT_MOST, Offer
from assistant.interview.asking import Offered, words_of
from assistant.interview.consequences import implied_zeros, inflow_of, split_now, untrue_zeros
from assistant.interview.hear import hear
from assistant.interview.plan import END, next_ask
from assistant.interview.readback import named
from assistant.interview.standing import findings_of, is_waived, still_standing
from assistant.report.draft import Draft, apply, fold, source_of
from assistant.report.effects import total_effects
from assistant.report.figures import plain
from assistant.report.form import Help
from assistant.report.slots import filled
from assistant.report.steps import Done, last_change, last_undo
from assistant.understanding.claims import Unheard
from knowledge.shelf import load_forms
from knowledge.speech import load_speech
from prompts import say

NAMED = 3
"""New findings that are said one by one; where there are more, the page lists them."""


@dataclass(frozen=True)
class Reply:
    """What comes of one step: effects to journal, words to say, the step it takes back, a note for the page.

    `first` are paragraphs to be laid before the clerk ahead of those of past language; `found` are the entries of the
    help that an answer rests on, `unheard` a message about figures of which nothing was understood.
    """

    say: str
    effects: Mapping[str, Any] = field(default_factory=dict)
    undoes: int | None = None
    note: str = ""
    draft: Draft | None = None
    first: tuple[Offer, ...] = ()
    found: tuple[Help, ...] = ()
    unheard: Unheard | None = None


def reply_to(state: State, message: str, proposed_year: int) -> Reply:
    """The reply to what the clerk said."""
    heard = hear(load_forms(), state.form, state.draft, state.ask, message, proposed_year, load_speech())
    if heard.undoes:
        return undo_reply(state)
    if heard.redoes:
        return redo_reply(state)
    if heard.kind not in ("answer", "command"):
        # What waits for a word goes on waiting until it is answered, or something else is.
        waiting = {"pending": state.draft.pending} if state.draft.pending else {}
        return Reply(
            heard.say, {**heard.effects, **waiting, "goto": state.draft.goto}, found=heard.found, unheard=heard.unheard
        )
    lapsed = state.draft.pending and heard.kind == "answer" and not heard.confirms
    said = (say("confirm_lapsed") if lapsed else "") + heard.say
    waiting = {"pending": state.draft.pending} if heard.kind == "command" and state.draft.pending else {}
    return _texts_said(state, with_consequences(state, Reply(said, {**waiting, **heard.effects})))


def undo_reply(state: State) -> Reply:
    """The reply that takes the last change back."""
    rev = last_change(state.done)
    if rev is None:
        return refused(say("nothing_to_undo"), {"goto": state.draft.goto})
    return _taken_back(state, rev, say("undone", what=_what(state, rev)))


def redo_reply(state: State) -> Reply:
    """The reply that takes the last undo back, so that what it took back counts again."""
    rev = last_undo(state.done)
    undone = next((step.undoes for step in state.done if step.rev == rev), None)
    if rev is None or undone is None:
        return refused(say("nothing_to_redo"), {"goto": state.draft.goto})
    return _taken_back(state, rev, say("redone", what=_what(state, undone)))


def _taken_back(state: State, rev: int, said: str) -> Reply:
    return Reply(said, undoes=rev, draft=fold((*state.done, Done(state.rev + 1, {}, undoes=rev))))


def _what(state: State, rev: int) -> str:
    """What that step was about: the clerk's words, else the desk's."""
    body = next(step.body for step in state.steps if step.rev == rev)
    return str(body.get("said") or body.get("say")).strip().splitlines()[0].rstrip("。")


def refused(sentence: str, effects: Mapping[str, Any]) -> Reply:
    """The reply to what is not taken: the sentence is said and shown, nothing but where the talk stands is kept."""
    return Reply(sentence, effects, note=sentence)


def with_consequences(state: State, reply: Reply) -> Reply:
    """The reply with what follows from it: zeros that can only be zeros."""
    draft = apply(state.draft, reply.effects)
    form = form_of(draft)
    if form is None:
        return reply
    said, effects = reply.say, dict(reply.effects)
    if draft.year != state.draft.year:
        computed = sum(cell.computed for cell in form.cells.values())
        said += say("form_chosen", year=draft.year, source=form.source, cells=len(form.cells), computed=computed)
    split, totals = split_now(form, draft)
    if split:
        said += say("recorded_split", cells=named(form, split))
        written = {cell: plain(value) for cell, value in split.items()}
        effects["figures"] = {**effects.get("figures", {}), **written}
        effects["focus"] = [*effects.get("focus", ()), *split]
        effects |= total_effects(totals)
        draft = apply(state.draft, effects)
    figures = effects.get("figures", {})
    opened = untrue_zeros(form, draft, figures)
    zeros = implied_zeros(form, draft)
    if opened:
        columns = "、".join(dict.fromkeys(form.cells[cell].column for cell in opened))
        said += say("opened_again", columns=columns, count=len(opened))
    if zeros:
        came_in = inflow_of(form, {form.cells[cell].column for cell in zeros})
        empty = not any(draft.figures.quantity(cell) for cell in came_in)
        said += say("recorded_implied" if empty else "recorded_placed", count=len(zeros))
    if opened or zeros:
        effects["figures"] = {**figures, **dict.fromkeys(opened), **dict.fromkeys(zeros, "0")}
    return replace(reply, say=said, effects=effects)


def _texts_said(state: State, reply: Reply) -> Reply:
    """The reply with the paragraphs that it records, as they read now."""
    draft = apply(state.draft, reply.effects)
    form = form_of(draft)
    if form is None:
        return reply
    written = (text for text in reply.effects.get("texts", {}).values() if text)
    said = "".join(say("text_recorded", text=filled(text, source_of(form, draft))) for text in written)
    return replace(reply, say=reply.say + said)


def words_now(state: State, reply: Reply, language: Language, proposed_year: int) -> tuple[str, list[Offer]]:
    """All that the desk says after this reply, and the paragraphs that it lays before the clerk."""
    draft = reply.draft or apply(state.draft, reply.effects)
    form = form_of(draft)
    ask = next_ask(form, draft)
    found = findings_of(form, draft) if form else ()
    said = [reply.say, *_news(state, draft, found)]
    offers: tuple[Offer, ...] = ()
    if form and ask.question and ask.stage == "text":
        offers = (*reply.first, *language.offers(form, draft, ask.question))[:AT_MOST]
    offered = tuple(Offered(offer.reads, offer.source) for offer in offers)
    if language.trouble and ask.stage == "text":
        said.append(language.trouble)
    if ask == END and form:
        said.append(_closing(obstacles(form, draft, found)))
    else:
        promised = language.promised(form, draft, ask.question) if form and ask.question and ask.stage == "text" else ""
        said.append(words_of(form, draft, ask, offered, proposed_year, promised))
    return "\n".join(sentence for sentence in said if sentence), list(offers)


def _closing(found: tuple[str, ...]) -> str:
    return say("end", state=say("end_open", items="".join(found)) if found else say("all_clear"))


def _news(state: State, draft: Draft, found: tuple[Finding, ...]) -> list[str]:
    """What the checks have to say now and did not before: the first errors and warnings, the rest counted.

    Blanks are no news, they are still being asked for; remarks stand in the list of findings alone.
    """
    before = findings_of(state.form, state.draft) if state.form else ()
    known = {finding.say for finding in still_standing(before, state.draft)}
    fresh = [one for one in still_standing(found, draft) if one.say not in known and one.severity != "I"]
    lapsed = [one for one in before if is_waived(one, state.draft) and one.key not in {other.key for other in found}]
    said = [_told(finding, lapsed) for finding in fresh[:NAMED]]
    return said + ([say("findings_more", count=len(fresh) - NAMED)] if len(fresh) > NAMED else [])


def _told(finding: Finding, lapsed: list[Finding]) -> str:
    """The finding, and where one was let stand that was about the same thing, that this holds no longer."""
    again = any(one.code == finding.code and _same_place(one, finding) for one in lapsed)
    return say("finding_again" if again else "finding", say=finding.say)


def _same_place(one: Finding, other: Finding) -> bool:
    same_text = bool(one.spot and other.spot and one.spot.slot == other.spot.slot)
    return same_text or bool(set(one.cells) & set(other.cells))
