"""Whether a reply may become a paragraph: the reasons against it, none when it may.

Looks at words and slots alone. That a slot stands behind the right words is for the checks of the report (N), which
know the figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from assistant.drafting.model.amounts import ill_placed
from assistant.drafting.model.marked import MARK, Marked, marked
from assistant.drafting.model.names import names_in
from assistant.drafting.model.numbers import HOLE, foreign_words, numbers_in, without_fixed, years_in
from assistant.drafting.model.orders import copied_orders, orders_in
from assistant.drafting.model.request import Request
from knowledge.replies import manners
from prompts import say

ENDINGS = ("。", "！", "？", "；", "”", "）")
SENTENCE_END = re.compile("(?<=[。！？；])")


@dataclass(frozen=True)
class Reason:
    """Why a reply is refused: a code, a sentence for the clerk, and the words that it is about, for the model alone."""

    code: str
    sentence: str
    words: tuple[str, ...] = ()


def reasons_against(text: str, request: Request) -> tuple[Reason, ...]:
    """Every reason against a reply (text with slots, spaces tidied); empty when it is accepted."""
    if not text:
        return (Reason("empty", say("reply_empty")),)
    taken = marked(text)
    return (*about_words(taken, request), *_about_whole(taken, request))


def about_words(taken: Marked, request: Request) -> Iterator[Reason]:
    """The reasons that hold of a piece of a reply already."""
    missing = [ref for ref in taken.refs if ref not in request.allowed]
    for code, sentence, found in (
        ("refusal", say("reply_refusal"), _found(manners().refusals.finditer, taken)),
        ("order", say("reply_order"), (*orders_in(taken.words), *copied_orders(taken.words, request.references))),
        ("chatter", say("reply_chatter"), _found(manners().chatter.finditer, taken)),
        ("brace", say("reply_brace"), ("{",) if taken.broken else ()),
        ("unknown_slot", say("reply_unknown_slot"), tuple(missing)),
        ("number", say("reply_number"), numbers_in(taken.words)),
        ("year", say("reply_year"), years_in(taken.words)),
        ("amount", say("reply_amount"), ill_placed(taken, request.allowed)),
        ("name", say("reply_name"), names_in(taken.words, request.forbidden, request.said)),
        ("markup", say("reply_markup"), _odd_characters(taken.words)),
        ("foreign", say("reply_foreign"), foreign_words(taken.words)),
    ):
        if found:
            yield Reason(code, sentence, found)


def _about_whole(taken: Marked, request: Request) -> Iterator[Reason]:
    """The reasons that hold of a whole reply alone."""
    if taken.length < request.least:
        yield Reason("short", say("reply_short", least=request.least))
    if taken.length > request.most:
        yield Reason("long", say("reply_long", most=request.most))
    if not taken.words.endswith(ENDINGS):
        yield Reason("unfinished", say("reply_unfinished"))
    if _repeated(taken.words):
        yield Reason("repeated", say("reply_repeated"))
    lost = request.required - set(taken.refs)
    if lost:
        yield Reason("lost_slot", say("reply_lost_slot"), tuple(sorted(lost)))


def _found(finditer: Callable[[str], Iterable[re.Match[str]]], taken: Marked) -> tuple[str, ...]:
    return tuple(match[0] for match in finditer(taken.words))


def _odd_characters(words: str) -> tuple[str, ...]:
    """Characters that no paragraph has: signs, full-width letters, controls, what cannot be seen."""
    return tuple(dict.fromkeys(char for char in without_fixed(words) if not _is_usual(char)))


def _is_usual(char: str) -> bool:
    if char in (MARK, HOLE, "〇", " ", "%", "％") or char in manners().punctuation:
        return True
    return "\u4e00" <= char <= "\u9fff" or (char.isascii() and char.isalnum())


def _repeated(words: str) -> bool:
    counted = Counter(part for part in SENTENCE_END.split(words) if part.strip("。！？；"))
    return any(count > 1 for count in counted.values())
