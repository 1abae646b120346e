"""Messages that steer the talk instead of answering: undo, back, not yet, how far are we, what does this mean."""

from __future__ import annotations

from assistant.interview.heard import Heard
from assistant.interview.plan import Ask, owed_now, previous_ask, progress
from assistant.interview.tokens import normal
from assistant.report.draft import Draft
from assistant.report.form import Form
from knowledge.speech import Speech
from prompts import say

SHORT = 14
"""Characters: `等法规科报数` waits for somebody, a paragraph that begins with 等 does not."""

OWED_TAILS = ("的数字", "的数", "报数", "报来", "给数", "那边", "回复", "确认", "数字")


def hear_command(form: Form | None, draft: Draft, ask: Ask, message: str, speech: Speech) -> Heard | None:
    """The command or question that the message is; None when it is an answer."""
    text = normal(message).strip("。.!！,， ")
    if text in speech.undo:
        return Heard("command", "", undoes=True)
    if form is None or not draft.kind:
        return None
    if text in speech.back:
        return Heard("command", say("back"), {"goto": previous_ask(form, draft, ask).id})
    if text in speech.progress or text in speech.check:
        return Heard("command", how_far(form, draft))
    return _put_off(draft, ask, text, speech) or _asked_back(form, ask, message, text, speech)


def how_far(form: Form, draft: Draft) -> str:
    """Progress by part, and what is owed by whom."""
    parts = "，".join(say("progress_part", **vars(part)) for part in progress(form, draft))
    owed = "；".join(f"{question.part}（{owner}）" for question, owner in owed_now(form, draft))
    return say("progress", parts=parts) + (say("owed_list", items=owed) if owed else say("nothing_owed"))


def _put_off(draft: Draft, ask: Ask, text: str, speech: Speech) -> Heard | None:
    """`还没拿到`, `先跳过`, `等法规科`: the question stays open, with who owes the answer."""
    if ask.question is None or len(text) > SHORT:
        return None
    owner = ask.owed_by or ask.question.owners.get(draft.kind, "")
    wait = next((word for word in speech.wait if text.startswith(word)), "")
    if wait and not any(character.isdigit() for character in text):
        named = text.removeprefix(wait)
        for tail in OWED_TAILS:
            named = named.removesuffix(tail)
        owner = named or owner
    elif not any(word in text for word in speech.skip):
        return None
    sentence = say("owed", owner=owner) if owner else say("owed_text")
    return Heard("answer", sentence, {"owed": {ask.question.id: owner}})


def _asked_back(form: Form, ask: Ask, message: str, text: str, speech: Speech) -> Heard | None:
    """A question is answered from the form's hints, never taken for a figure or a text."""
    asks = message.strip().endswith(("?", "？")) or text.endswith(("吗", "呢"))
    if not asks and (ask.stage == "text" or not any(word in text for word in speech.question)):
        return None
    hits = [(len(word), hint.say) for hint in form.hints for word in hint.words if word in text]
    if hits:
        return Heard("question", say("hint", hint=max(hits)[1]))
    hint = ask.question.hint if ask.question else ""
    return Heard("question", say("hint_none", hint=hint or ask.stage))
