"""The help's answer in whole sentences by a language model, from the found entries alone, which stay below it."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from threading import Event

from assistant.drafting.model.numbers import is_number, numbers_in
from assistant.drafting.model.orders import orders_in
from assistant.drafting.model.port import Answer, Call, ChatModel, Message, ModelError
from assistant.drafting.model.spoken import words_of
from assistant.report.form import Help
from prompts.prompt import PromptError, load_prompt

LONGEST, SENTENCES = 200, 3
ARTICLE = re.compile(r"第[^第，。；、]{1,8}?[条项款]")
UNFIT = re.compile(r"[\n{}<>#*]|https?:")


def explained(model: ChatModel, question: str, found: Sequence[Help], stop: Event) -> tuple[str, tuple[Call, ...]]:
    """What the model says, or "" where it fails or says what the entries do not; with the call, for the log."""
    started = time.monotonic()
    try:
        prompt = load_prompt("answer-question")
        told = "\n".join(f"{entry.answer}（{entry.source}）" for entry in found)
        filled = prompt.filled(question="" if orders_in(question) else question, entries=told)
    except PromptError:
        return "", ()
    try:
        answer = model.ask((Message("system", filled.system), Message("user", filled.user)), _unheard, stop)
        text = words_of(answer.text)
        outcome = "accepted" if _rests_on(text, told) else "not_in_entries"
    except ModelError as error:
        answer, text, outcome = Answer(""), "", error.kind
    ids = tuple(entry.id for entry in found)
    seconds = time.monotonic() - started
    call = Call(
        prompt.id, prompt.version, model.name, ids, answer.way, answer.tokens_in, answer.tokens_out, seconds, outcome
    )
    return text if outcome == "accepted" else "", (call,)


def _rests_on(text: str, told: str) -> bool:
    """Whether it is one to three sentences of which every number and every article stands in the entries."""
    counted = set(re.findall(r"\S+", "".join(char if is_number(char) else " " for char in told)))
    numbers = {number for found in numbers_in(text) for number in found.split()}
    return (
        bool(text)
        and len(text) <= LONGEST
        and text.endswith("。")
        and text.count("。") <= SENTENCES
        and not UNFIT.search(text)
        and not orders_in(text)
        and numbers <= counted | set(numbers_in(told))
        and all(article in told for article in ARTICLE.findall(text))
    )


def _unheard(piece: str) -> None:
    """Nothing is shown before it is checked."""
