"""Wholes and their parts in a text: 共 N 条，其中 A a 条、B b 条; N 件（A a 件、B b 件）; N 条：A a 条，B b 条."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.prose.lexing import Token, lex
from assistant.prose.saying import LOOSE, names
from assistant.report.figures import Quantity
from assistant.report.form import Form
from assistant.report.vocabulary import Vocabulary

KINDS = ("act", "row", "who", "result")
"""What parts of one whole are told apart by; a number told apart by something else is no part of it."""
CARRIED = frozenset({"carried_out", "carried"})
ENDS = "。!！?？\n"


@dataclass(frozen=True)
class Figure:
    """A number with its unit at [start, end) of the text."""

    start: int
    end: int
    value: Quantity


@dataclass(frozen=True)
class Breakdown:
    """A whole and its parts, of which there is one at least, all in one unit.

    `open_ended` where the text says that the list goes on (等) or a number is vague; `closed` where it says that the
    list is complete (其他 …).
    """

    whole: Figure
    parts: tuple[Figure, ...]
    open_ended: bool
    closed: bool

    @property
    def start(self) -> int:
        """Where it begins: with the whole."""
        return self.whole.start

    @property
    def end(self) -> int:
        """Where it ends: with the last part."""
        return self.parts[-1].end

    @property
    def sum(self) -> Quantity:
        """What the parts come to."""
        total: Quantity = 0
        for part in self.parts:
            total += part.value
        return total


@dataclass
class _List:
    """A list of parts that is being read: its wholes by unit, and what has come so far."""

    wholes: dict[str, Token]
    depth: int
    parts: dict[str, list[Token]] = field(default_factory=dict)
    kinds: dict[str, frozenset[str]] = field(default_factory=dict)
    open_ended: bool = False
    closed: bool = False
    full: frozenset[str] = frozenset()


def read_breakdowns(text: str, form: Form, year: int) -> Iterator[Breakdown]:
    """The wholes with their parts in a text of the report for `year`, in the order in which the lists end."""
    start = 0
    for line in text.split("\n"):
        for found in _line(line, lex(line, form.vocabulary, year), form.vocabulary):
            parts = tuple(_moved(part, start) for part in found.parts)
            yield replace(found, whole=_moved(found.whole, start), parts=parts)
        start += len(line) + 1


def _moved(figure: Figure, by: int) -> Figure:
    return replace(figure, start=figure.start + by, end=figure.end + by)


def _figure(token: Token) -> Figure:
    assert token.number is not None
    return Figure(token.start, token.end, token.number.value)


def _line(line: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Breakdown]:
    """Follows the numbers of a line; a list ends with its sentence or its bracket."""
    wholes: list[dict[str, Token]] = [{}]
    words: list[list[Token]] = [[]]
    last: dict[str, Token] = {}
    lists: list[_List] = []
    fresh = True
    for token in tokens:
        depth = len(wholes) - 1
        if token.kind == "OPEN":
            lists.append(_List(dict(last), depth + 1))
            wholes.append({})
            words.append([])
            continue
        if token.kind == "CLOSE":
            yield from _ended(lists, depth)
            wholes.pop()
            words.pop()
            continue
        if token.says("mark", "among") or _colon(line, token):
            if not any(one.depth == depth for one in lists):
                lists.append(_List(dict(wholes[-1]), depth))
            fresh = False
        elif token.kind == "STOP" and line[token.start : token.start + 1] in ENDS:
            yield from _ended(lists, 0)
            fresh = True
        elif token.kind == "NUM":
            if fresh and depth == 0 and not lists:
                wholes[0] = {}
            fresh = False
            _add(token, words[-1], [one for one in lists if one.depth == depth], vocabulary, line)
            if not any(word.kind == "TREND" for word in words[-1]):
                listed = any(one.depth == depth for one in lists)
                _may_be_whole(token, words[-1], last, None if listed else wholes[-1])
            words[-1] = []
            continue
        words[-1] = [*words[-1], token] if token.kind in ("WORD", "OTHER", "NOT", "TREND") else []
    yield from _ended(lists, 0)


def _may_be_whole(
    token: Token, words: Sequence[Token], last: dict[str, Token], wholes: dict[str, Token] | None
) -> None:
    """Keep the number for the list that may follow it; one that stands in a list is a whole only to brackets.

    新收30件，上年结转12件，其中 … is of both together, and so of neither.
    """
    unit = token.number.unit if token.number else ""
    last[unit] = token
    if wholes is None:
        return
    if unit in wholes and any(word.says("act", "carried_in") for word in words):
        del wholes[unit]
    else:
        wholes[unit] = token


def _colon(line: str, token: Token) -> bool:
    """Whether a colon stands here right behind a number and its unit."""
    return line[token.start : token.end] in ("：", ":") and token.start > 0 and line[token.start - 1] not in "中为是"


def _add(token: Token, words: Sequence[Token], lists: Sequence[_List], vocabulary: Vocabulary, line: str) -> None:
    """The number as a part of the lists that it may belong to."""
    assert token.number is not None
    unit = token.number.unit
    for one in lists:
        kinds = frozenset(kind for word in words for kind in _kinds(word))
        first = one.kinds.setdefault(unit, kinds)
        if unit not in one.wholes or unit in one.full:
            continue
        if kinds != first:
            one.full |= {unit}
            continue
        one.parts.setdefault(unit, []).append(token)
        said = "".join(line[word.start : word.end] for word in words if not names(word))
        behind = line[token.end : token.end + 1]
        one.open_ended |= token.number.vague or behind in vocabulary.open_ended
        one.closed |= any(word in said for word in vocabulary.exhaustive)


def _kinds(word: Token) -> Iterator[str]:
    """What the word tells parts apart by; that a request is carried over to next year is one of the results."""
    for kind in KINDS:
        values = word.features.get(kind, frozenset()) - LOOSE
        if values:
            yield "row" if values & CARRIED else kind


def _ended(lists: list[_List], depth: int) -> Iterator[Breakdown]:
    """The lists at that depth or deeper, which are complete now."""
    for one in [one for one in lists if one.depth >= depth]:
        lists.remove(one)
        for unit, parts in one.parts.items():
            whole = one.wholes[unit]
            vague = whole.number is not None and whole.number.vague
            yield Breakdown(_figure(whole), tuple(map(_figure, parts)), one.open_ended or vague, one.closed)
