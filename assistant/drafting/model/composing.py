"""From a request to the messages for a model: prompts filled, passages and the clerk's words set apart as material."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.drafting.model.numbers import masked
from assistant.drafting.model.orders import is_poisoned, orders_in
from assistant.drafting.model.port import Message
from assistant.drafting.model.reply import Reason
from assistant.drafting.model.request import Reference, Request
from prompts.prompt import Prompt, load_prompt

NONE = "（无）"
NAMES = "甲乙丙丁戊己庚辛壬癸"
FENCE = "═" * 6
"""Begins and ends a piece of material; taken out of the material itself."""
LONGEST_QUOTE = 400
"""So much of a refused reply is shown to the model again."""


@dataclass(frozen=True)
class Composed:
    """Messages, and what they were made from: the prompt, the passages that were shown."""

    messages: tuple[Message, ...]
    prompt: Prompt
    passages: tuple[str, ...]


def composed(request: Request) -> Composed:
    """The first messages for a request; PromptError when the prompt's file is wrong."""
    prompt = load_prompt("shorten-paragraph" if request.shorten else "draft-paragraph")
    shown = () if request.shorten else shown_references(request)
    every = {
        "section": request.section,
        "aspect": request.aspect,
        "kind": request.kind,
        "slots": "\n".join(f"{{{ref}}}：{words}" for ref, words in request.allowed.items()) or NONE,
        "passages": "\n".join(map(material, NAMES, (one.text for one in shown))) or NONE,
        "text": material("", request.shorten),
        "said": material("", _harmless(request.said)),
        "least": request.least,
        "most": request.most,
    }
    filled = prompt.filled(**{name: every[name] for name in prompt.variables if name in every})
    messages = (Message("system", filled.system), Message("user", filled.user))
    return Composed(messages, prompt, tuple(one.id for one in shown))


def composed_again(before: Composed, reply: str, reasons: tuple[Reason, ...]) -> Composed:
    """The messages with the refused reply and the reasons against it."""
    prompt = load_prompt("draft-again")
    filled = prompt.filled(reasons="\n".join(map(_told, reasons)))
    more = (Message("assistant", reply[:LONGEST_QUOTE] or NONE), Message("user", filled.user))
    return Composed((*before.messages, *more), prompt, before.passages)


def shown_references(request: Request) -> tuple[Reference, ...]:
    """The passages that the model gets to see: at most ten, none that gives orders."""
    return tuple(one for one in request.references if not is_poisoned(one))[: len(NAMES)]


def _harmless(said: str) -> str:
    return "" if orders_in(said) else masked(said)


def material(name: str, text: str) -> str:
    """The text set apart from what is asked, so that it cannot be taken for it."""
    if not text:
        return NONE
    return f"{FENCE}资料{name}开始{FENCE}\n{text.replace('═', '')}\n{FENCE}资料{name}结束{FENCE}"


def _told(reason: Reason) -> str:
    spots = "、".join(f"“{words}”" for words in reason.words[:5])
    return f"{reason.sentence}{spots}"
