"""From a text to its mentions: every number in it, those that are bound with their quantity, and what is denied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.prose.binding import bind
from assistant.prose.counting import Bound
from assistant.prose.lexing import MORE, Token, lex
from assistant.prose.mention import Mention, Rough, Sort
from assistant.prose.tree import sentences_of
from assistant.report.form import Form
from assistant.report.number_words import MONEY_PLACES
from assistant.report.numerals import in_yuan

OVER_BEFORE = re.compile("(?:超过|超|逾|突破|不下|至少|最少|起码)$")
UNDER_BEFORE = re.compile("(?:接近|将近|近|不足|不到|至多|最多)$")
JOINING = frozenset({"filler"})
OVER_AFTER = ("以上", "有余", "出头", "开外")


def read_prose(text: str, form: Form, year: int) -> tuple[Mention, ...]:
    """The numbers of a text of the report for `year`, in order, and the words that deny a quantity.

    A number within a name (《…（2024版）》, 〔2021〕) belongs to the name.
    """
    found: list[Mention] = []
    start = 0
    for line in text.split("\n"):
        found += _paragraph(line, start, form, year)
        start += len(line) + 1
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def _paragraph(line: str, offset: int, form: Form, year: int) -> Iterator[Mention]:
    tokens = lex(line, form.vocabulary, year)
    bound: dict[int, Bound] = {}
    for one in bind(sentences_of(_telling(tokens)), form.vocabulary, _partly(tokens)):
        if one.none:
            words = line[one.start : one.end]
            yield Mention(
                offset + one.start,
                offset + one.end,
                words,
                0,
                "",
                "count",
                one.quantity,
                one.year,
                none=True,
                sure=one.sure,
            )
        else:
            bound[one.start] = one
    for token in tokens:
        if token.number is not None:
            yield _mention(line, token, offset, bound.get(token.start))


def _partly(tokens: Sequence[Token]) -> bool:
    """Whether cases are pending, or others than the rest, or are counted as settled (审结2件, not 均已审结)."""
    for place, token in enumerate(tokens):
        if token.says("mark", "others") or token.says("result", "pending"):
            return True
        if token.says("result", "settled") and not any(
            one.says("mark", "both") for one in tokens[max(0, place - 3) : place]
        ):
            return True
    return False


def _telling(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens without the words that only join others: the grammar need not see them."""
    return tuple(
        token
        for token in tokens
        if token.kind != "WORD"
        or token.features.keys() - {"mark"}
        or not token.features.get("mark", JOINING) <= JOINING
    )


def _mention(line: str, token: Token, offset: int, bound: Bound | None) -> Mention:
    number = token.number
    assert number is not None
    money = number.unit in MONEY_PLACES
    value: int | Decimal = in_yuan(number) if money else number.value
    sort: Sort = "money" if money else "percent" if number.unit == "%" else "count"
    if token.kind == "OTHER":
        sort = "name"
    elif token.kind != "NUM":
        sort = "date"
    if bound and bound.sort == "change":
        sort, value = "change", -value if bound.down else value
    rough = _rough(line, token) if number.vague else ""
    return Mention(
        offset + token.start,
        offset + token.end,
        line[token.start : token.end],
        value,
        number.unit,
        sort,
        bound.quantity if bound else "",
        bound.year if bound else "this",
        rough,
        sure=bound.sure if bound else True,
    )


def _rough(line: str, token: Token) -> Rough:
    before, words = line[max(0, token.start - 3) : token.start], line[token.start : token.end]
    if OVER_BEFORE.search(before) or words.endswith(OVER_AFTER) or any(mark in words for mark in MORE):
        return "over"
    return "under" if UNDER_BEFORE.search(before) else "about"
