"""Messages that steer the talk instead of answering: undo, redo, back, not yet, how far are we."""

from __future__ import annotations

import re
from functools import partial
from itertools import chain

from assistant.interview.collecting import offices_said
from assistant.interview.heard import Heard
from assistant.interview.help import hear_question
from assistant.interview.plan import Ask, asked_of, owed_now, previous_ask, progress, settled
from assistant.interview.summary import text_name
from assistant.interview.summary_told import hear_check
from assistant.report.draft import Draft
from assistant.report.form import Form, Question
from assistant.report.numerals import find_numbers
from assistant.understanding.labels import labels_of, normal
from knowledge.speech import Speech
from prompts import say

SHORT, SHORT_TEXT = 24, 14
"""Characters: `等法规科报数` waits for somebody, a paragraph that begins with 等 does not."""

OWED_TAILS = ("的数字", "的数", "报数", "报来", "给数", "那边", "回复", "确认", "数字", "给", "报")
OFFICE = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:科|股|室|局|办|院|所|队|处|中心)(?=那边|还|没|的|$)")
ENDINGS = "。.!！,， "


def hear_command(form: Form | None, draft: Draft, ask: Ask, message: str, speech: Speech) -> Heard | None:
    """The command or question that the message is; None when it is an answer."""
    text = _bare(normal(message).strip(ENDINGS), speech)
    if text in speech.undo or text in speech.redo:
        return Heard("command", "", undoes=text in speech.undo, redoes=text in speech.redo)
    if form is None or not draft.kind:
        return None
    if text in speech.back:
        return Heard("command", say("back"), {"goto": previous_ask(form, draft, ask).id})
    if check := hear_check(form, draft, text, speech, partial(how_far, form, draft)):
        return check
    if text in speech.collect:
        return Heard("command", offices_said(form, draft))
    if text in speech.progress:
        return Heard("command", how_far(form, draft))
    if text in speech.forward and draft.goto:
        return Heard("command", say("kept"), {"goto": ""})
    return (
        _go_to(form, draft, text, speech)
        or hear_question(form, ask, draft.kind, message, speech, sure=True)
        or _put_off(draft, ask, text, speech)
        or hear_question(form, ask, draft.kind, message, speech, sure=False)
    )


def _bare(text: str, speech: Speech) -> str:
    """The wish without the words of courtesy around it: `麻烦帮我核对一下` is `核对`."""
    text = text.replace("一下", "") if text.startswith(speech.please) else text
    while True:
        before = next((word for word in speech.please if text.startswith(word) and text != word), "")
        after = next((word for word in speech.softly if text.endswith(word) and text != word), "")
        if not before and not after:
            return text
        text = text.removeprefix(before).removesuffix(after).strip(ENDINGS)


def how_far(form: Form, draft: Draft) -> str:
    """Progress by part, and what is owed by whom."""
    parts = "，".join(say("progress_part", **vars(part)) for part in progress(form, draft))
    owed = "；".join(
        f"{question.part}{question.aspect}（{owner}）" if owner else f"{question.part}{question.aspect}"
        for question, owner in owed_now(form, draft)
    )
    return say("progress", parts=parts) + (say("owed_list", items=owed) if owed else say("nothing_owed"))


def _go_to(form: Form, draft: Draft, text: str, speech: Speech) -> Heard | None:
    """`重写主动公开`, `回到上年结转`: back to the question of that text, fact or row, whatever was answered since."""
    verb = next((verb for verb in speech.go_to if text.startswith(verb)), "")
    name = re.sub(r"^[“\"']|[”\"']?(?:这一段|那一段|一段|这段|那段|这一题|那一题|一题)?$", "", text.removeprefix(verb))
    if not verb or not name:
        return None
    cells = frozenset[str]().union(
        *(meaning.cells for meaning in labels_of(form).meanings.get(name, ()) if meaning.axis != "column")
    )
    asked = tuple(asked_of(form, draft))
    called = (question for question in asked if name in _names_of(form, question))
    holding = (question for question in asked if cells & frozenset(question.cells))
    about = next(chain(called, holding), None)  # a text may be called as a row is for short
    return Heard("command", say("gone_to", name=name), {"goto": about.id}) if about else None


def _names_of(form: Form, question: Question) -> frozenset[str]:
    """By what a question for facts or a text is called back; cells are, by their rows."""
    facts = frozenset(fact.name for fact in question.facts)
    return facts | {text_name(form, question)} if question.text else facts


def _put_off(draft: Draft, ask: Ask, text: str, speech: Speech) -> Heard | None:
    """`还没拿到`, `先跳过`, `等法规科`: the question stays open, with who owes the answer."""
    skipped = next((word for word in speech.skip if word in text), "")
    clauses = text.split(",")
    waiting = [one for one in clauses if one.startswith(speech.wait) and one not in speech.skip]
    longest = SHORT_TEXT if ask.stage == "text" else SHORT
    if ask.question is None or len(text) > longest or find_numbers(text.replace(skipped, "")):
        return None
    if not skipped and not waiting:
        return None
    if ask.stage == "bind":
        return None
    if settled(ask.question, draft) and ask.stage != "number":
        return Heard("command", say("kept"), {"goto": ""})
    said = waiting[0] if waiting else text
    waits = next((word for word in speech.wait if said.startswith(word)), "")
    owner = named_owner(said, waits, not waiting) or ask.owed_by or ask.question.owners.get(draft.kind, "")
    sentence = say("owed", owner=owner) if owner else say("owed_text")
    return Heard("answer", sentence, {"owed": {ask.id: owner}})


def named_owner(text: str, waits: str, skipped: bool) -> str:
    """Who owes it, if the message says so: `等法规科报数`, `财务科还没给`."""
    rest = text.removeprefix(waits)
    if skipped:
        office = OFFICE.match(rest)
        return office[0] if office else ""
    for tail in OWED_TAILS:
        rest = rest.removesuffix(tail)
    return rest
