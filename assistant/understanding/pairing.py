"""Which labels belong to which number in a clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from assistant.report.numerals import Number
from assistant.understanding.doubt import Doubt
from assistant.understanding.token import Token
from prompts import say

ARTICLES = frozenset("家所名位")
"""Measure words of those who apply, not of what they apply for."""

Pair = tuple[Token, tuple[Token, ...]]
"""A number and the labels that tell where it belongs."""


def words(pieces: Iterable[Token]) -> str:
    """The words of the tokens, run together."""
    return "".join(token.words for token in pieces)


def number_of(token: Token) -> Number:
    """The number that a number token is."""
    assert token.number is not None, "only numbers are paired"
    return token.number


def paired(clause: Sequence[Token], is_column: Callable[[Token], bool]) -> tuple[tuple[Token, ...], tuple[Pair, ...]]:
    """Labels that head the whole clause, and each number of it with its own, whichever of the two is said first.

    A single number takes every label of the clause. `自然人、企业分别3件、2件`: in the order of the words. Of several
    numbers, labels and numbers must take turns: `自然人9企业1`, `9个自然人1家企业`, and after a head of the other axis
    `予以公开9个自然人1家企业`. Doubt where they do not.
    """
    spoken = _without_one(_spoken(clause), is_column)
    numbers = [token for token in spoken if token.number]
    if any(token.kind == "SERIES" for token in clause):
        return _in_order(clause, spoken, numbers, is_column)
    if any(token.kind == "EACH" for token in clause):
        return _each(clause, spoken, numbers, is_column)
    if len(numbers) == 1:
        return (), ((numbers[0], tuple(token for token in spoken if token.kind == "LABEL")),)
    first, last = spoken[0].kind, spoken[-1].kind
    if first != last:
        pairs = _in_turns(spoken if first == "LABEL" else spoken[::-1], first == "LABEL")
        return (), _of_one_column(clause, _distinct(clause, pairs), is_column)
    if first == "LABEL":
        at = next(place for place, token in enumerate(spoken) if token.number)
        head, rest = spoken[:at], spoken[at:]
        below = [token for token in rest if token.kind == "LABEL"]
        if len({is_column(label) for label in head} | {not is_column(label) for label in below}) == 1:
            return tuple(head), _distinct(clause, _in_turns(rest[::-1], False))
    raise Doubt("clarify", say("which_belongs", words=words(clause)))


def _spoken(clause: Sequence[Token]) -> list[Token]:
    return [token for token in clause if token.kind in ("LABEL", "NUMBER")]


def _without_one(spoken: list[Token], is_column: Callable[[Token], bool]) -> list[Token]:
    """`1件是一家公司的`, `一家公司2件`: how many applicants there were is not how many applications."""
    kept = []
    for place, token in enumerate(spoken):
        article = token.number is not None and token.number.value == 1 and token.number.unit in ARTICLES
        before, after = spoken[place - 1 : place], spoken[place + 1 : place + 3]
        counted = any(one.number and one.number.unit not in ARTICLES for one in (*before, *after[1:]))
        if not (article and counted and after and after[0].kind == "LABEL" and is_column(after[0])):
            kept.append(token)
    return kept


def _in_order(
    clause: Sequence[Token], spoken: Sequence[Token], numbers: Sequence[Token], is_column: Callable[[Token], bool]
) -> tuple[tuple[Token, ...], tuple[Pair, ...]]:
    labels = [token for token in spoken if token.kind == "LABEL"]
    head = labels[: len(labels) - len(numbers)]
    own = labels[len(head) :]
    mixed = len({is_column(label) for label in own}) > 1 or spoken != [*labels, *numbers]
    if len(own) != len(numbers) or len(numbers) < 2 or len(head) > 1 or mixed:
        raise Doubt("clarify", say("which_belongs", words=words(clause)))
    return tuple(head), tuple((number, (label,)) for number, label in zip(numbers, own, strict=True))


def _each(
    clause: Sequence[Token], spoken: Sequence[Token], numbers: Sequence[Token], is_column: Callable[[Token], bool]
) -> tuple[tuple[Token, ...], tuple[Pair, ...]]:
    """`自然人和企业各1件`: one number for every label of one axis; a label of the other axis may head them."""
    labels = [token for token in spoken if token.kind == "LABEL"]
    head = labels[:1] if len(labels) > 2 and is_column(labels[0]) != is_column(labels[1]) else []
    own = labels[len(head) :]
    if len(numbers) != 1 or len(own) < 2 or len({is_column(label) for label in own}) > 1:
        raise Doubt("clarify", say("which_belongs", words=words(clause)))
    return tuple(head), tuple((numbers[0], (label,)) for label in own)


def _in_turns(spoken: Sequence[Token], forward: bool) -> list[Pair]:
    """Every number with the labels before it; of a reversed clause, in the order in which it was said."""
    pairs: list[Pair] = []
    labels: list[Token] = []
    for token in spoken:
        if token.number:
            pairs.append((token, tuple(labels)))
            labels = []
        else:
            labels = [*labels, token]
    return pairs if forward else pairs[::-1]


def _distinct(clause: Sequence[Token], pairs: list[Pair]) -> tuple[Pair, ...]:
    """The pairs, unless a number got no label: then it is not sure whose it is."""
    if not all(labels for _, labels in pairs):
        raise Doubt("clarify", say("which_belongs", words=words(clause)))
    return tuple(pairs)


def _of_one_column(
    clause: Sequence[Token], pairs: tuple[Pair, ...], is_column: Callable[[Token], bool]
) -> tuple[Pair, ...]:
    """`自然人公开9部分公开1`: the column that the clause begins with is meant throughout; said later it may not be."""
    column = tuple(label for label in pairs[0][1] if is_column(label))
    rows = len(pairs[0][1]) - len(column)
    if not column or not rows or any(is_column(label) for _, labels in pairs[1:] for label in labels):
        return pairs
    if not is_column(pairs[0][1][0]):
        raise Doubt("clarify", say("which_belongs", words=words(clause)))
    return (pairs[0], *((number, (*column, *labels)) for number, labels in pairs[1:]))
