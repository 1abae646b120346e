"""Parses the tokens of a text by the grammar of `prose.lark` into sentences, clauses, items and their parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from lark import Lark, Transformer
from lark.lexer import Lexer
from lark.lexer import Token as LarkToken

from assistant.prose.lexing import Token

SILENT = frozenset({"COMMA", "LIST", "JOIN", "STOP", "OPEN", "CLOSE", "RESP"})
"""Kinds of tokens that only shape the tree."""


@dataclass(frozen=True)
class Bracket:
    """What stands in brackets."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Series:
    """分别为 and the numbers that follow it, in the order of the words before."""

    numbers: tuple[Token, ...]


@dataclass(frozen=True)
class Share:
    """占 … 51.85%: what is said of the whole, and the number."""

    said: tuple[Token, ...]
    number: Token | None


@dataclass(frozen=True)
class Trend:
    """同比增长 1.05%, 减少 3 件: the word of change, and by how much."""

    word: Token
    number: Token | None


@dataclass(frozen=True)
class Denial:
    """未收到 …: the words after the negation."""

    word: Token
    said: tuple[Token, ...]


Part: TypeAlias = Token | Bracket | Series | Share | Trend | Denial
Item: TypeAlias = tuple[Part, ...]
Clause: TypeAlias = tuple[Item, ...]
Sentence: TypeAlias = tuple[Clause, ...]


class _Shaping(Transformer[LarkToken, "tuple[Sentence, ...]"]):
    """The tree as values, made while it is parsed."""

    def text(self, sentences: list[Sentence]) -> tuple[Sentence, ...]:
        return tuple(sentences)

    def sentence(self, children: list[Sentence]) -> Sentence:
        return children[0]

    def inside(self, clauses: list[Clause]) -> Sentence:
        return tuple(clauses)

    def clause(self, items: list[Item]) -> Clause:
        return tuple(items)

    def item(self, parts: list[Part | LarkToken]) -> Item:
        return tuple(part.value if isinstance(part, LarkToken) else part for part in parts)

    def bracket(self, children: list[Sentence]) -> Bracket:
        return Bracket(children[0])

    def series(self, children: list[LarkToken]) -> Series:
        return Series(tuple(child.value for child in children if child.type == "NUM"))

    def share(self, children: list[LarkToken]) -> Share:
        return Share(tuple(child.value for child in children[1:] if child.type != "NUM"), _number(children))

    def trend(self, children: list[LarkToken]) -> Trend:
        return Trend(children[0].value, _number(children))

    def denial(self, children: list[LarkToken]) -> Denial:
        return Denial(children[0].value, tuple(child.value for child in children[1:]))


def _number(children: list[LarkToken]) -> Token | None:
    return children[-1].value if children[-1].type == "NUM" else None


class _Ready(Lexer):
    """The tokens are cut already."""

    def __init__(self, conf: object) -> None: ...

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[LarkToken]:
        for token in lexer_state:
            shown = LarkToken(f"_{token.kind}" if token.kind in SILENT else token.kind, "")
            shown.value = token
            yield shown


@cache
def _parser() -> Lark:
    grammar = (files("assistant.prose") / "prose.lark").read_text(encoding="utf-8")
    return Lark(grammar, start="text", parser="lalr", lexer=_Ready, transformer=_Shaping())


def sentences_of(tokens: tuple[Token, ...]) -> tuple[Sentence, ...]:
    """The sentences that the tokens make; every sequence of tokens that `lex` gives is a text."""
    parsed: tuple[Sentence, ...] = _parser().parse(tokens)  # type: ignore[assignment]
    return parsed
