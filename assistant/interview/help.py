"""A question of the clerk's own is answered from the form's help; what the form does not say is not made up."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.interview.heard import Heard
from assistant.interview.lookup import Found, content, look_up
from assistant.interview.plan import Ask
from assistant.report.form import Form, Help, Question
from assistant.understanding.labels import normal
from assistant.understanding.tokens import cut
from knowledge.speech import Speech
from prompts import say

ENDINGS = "。.!！,，?？ "
LONGEST = 60
"""Characters; what is longer in place of a text is the text, whatever mark it ends with."""
SHORT = 30
"""Characters; the same for what ends without a question mark."""
CLAUSE = re.compile(r"[,;。!?\n]")
DENIED = re.compile(r"(?:什么|啥|哪.{0,3}|谁|多少|怎么).{0,8}?[都也].{0,2}(?:没|无|不|是?[0零])")
"""什么申请都没收到, 哪类都没有: none, and no question."""
WORDING = re.compile(r"[“”‘’\"']|[把将].+(?:改成|改为|换成)|[。；：:]")
"""What stands in a text, or in the wish to change one, and hardly in a short question about it."""
OPENING = ("organ", "year")


def hear_question(form: Form, ask: Ask, kind: str, message: str, speech: Speech, sure: bool) -> Heard | None:
    """What the message asks, answered; None when it asks nothing. Nothing that it says is recorded.

    With `sure` only a word that does nothing but ask counts (`不清楚指什么`); without one the message may still wait
    for somebody (`还没拿到呢`).
    """
    if not _asks(ask, normal(message), speech, sure):
        return None
    figures, asking = _apart(form, message, speech)
    found = found_for(form, ask.question, asking, speech)
    said = answered(form, ask.question, kind, found)
    return Heard("question", said + ("\n" + say("help_not_recorded") if figures else ""), found=found.entries)


def found_for(form: Form, question: Question | None, asking: str, speech: Speech) -> Found:
    """What answers the question; for one that only points at the question at hand what is about just this."""
    if content(asking, speech):
        return look_up(form, question, asking, speech)
    return Found(_about(form, question), here=True)


def answered(form: Form, question: Question | None, kind: str, found: Found) -> str:
    """The answer with its sources; where there is none, the hint of the question at hand and whom to ask."""
    if found.entries:
        return "\n".join(_answer(entry, found) for entry in found.entries)
    hint = say("help_here", hint=question.hint) if question and question.hint else ""
    if found.here and hint:
        return hint
    near = say("help_near", asked="”“".join(entry.asked[0] for entry in found.near)) if found.near else ""
    owner = question.owners.get(kind, "") if question else ""
    return say("help_none") + near + hint + (say("help_whom_owner", owner=owner) if owner else say("help_whom"))


def _answer(entry: Help, found: Found) -> str:
    """The entry's answer; what it answers is said too where the question was worded otherwise."""
    said = say("help_answer", answer=entry.answer, source=entry.source)
    return said if found.sure or found.here else say("help_asked", asked=entry.asked[0]) + said


def _asks(ask: Ask, text: str, speech: Speech, sure: bool) -> bool:
    words = text.strip(ENDINGS)
    if DENIED.search(words) or words in speech.none or words in speech.other_offer:
        return False
    mark = text.endswith("?")
    named = any(word in words for word in speech.question)
    if sure:
        return named and (ask.stage != "text" or _is_no_text(words, mark))
    perhaps = any(word in words for word in speech.perhaps) or words.endswith(speech.ends_asking)
    if ask.stage == "text":
        return (mark or perhaps) and _is_no_text(words, mark)
    return ask.stage not in OPENING and (mark or perhaps)


def _is_no_text(words: str, mark: bool) -> bool:
    return len(words) <= (LONGEST if mark else SHORT) and not WORDING.search(words)


def _apart(form: Form, message: str, speech: Speech) -> tuple[bool, str]:
    """Whether the message has clauses of figures alone, and the rest of it."""
    clauses = [(clause, _is_figure(form, clause, speech)) for clause in CLAUSE.split(normal(message))]
    return any(figure for _, figure in clauses), " ".join(clause for clause, figure in clauses if not figure)


def _is_figure(form: Form, clause: str, speech: Speech) -> bool:
    bare = clause.strip()
    for word in speech.ends_asking:
        bare = bare.removesuffix(word)
    kinds = {token.kind for token in cut(bare.removesuffix("对"), form, speech).tokens}
    return "NUMBER" in kinds and "UNKNOWN" not in kinds


def _about(form: Form, question: Question | None) -> tuple[Help, ...]:
    """The entry about the question at hand, or about all of its cells and no others."""
    if question is None:
        return ()
    asked = frozenset(question.cells)
    return tuple(
        entry for entry in form.help if question.id in entry.questions or (asked and _typed(form, entry.cells) == asked)
    )[:1]


def _typed(form: Form, cells: Iterable[str]) -> frozenset[str]:
    return frozenset(cell for cell in cells if not form.cells[cell].computed)
