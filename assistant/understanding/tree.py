"""Parses the tokens of a message by the grammar of `message.lark` into sentences, clauses and their parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from lark import Lark, Transformer
from lark.lexer import Lexer
from lark.lexer import Token as LarkToken

from assistant.understanding.token import Token


@dataclass(frozen=True)
class Excepted:
    """除 … 外: what is taken out of the rest that is then spoken of."""

    said: tuple[Token, ...]


@dataclass(frozen=True)
class Change:
    """比上年 … 少 3 件: of which labels, whether more, and by how much; `than` is missing where 比上年 is not said."""

    labels: tuple[Token, ...]
    more: bool
    number: Token | None
    than: bool


Part: TypeAlias = Token | Excepted | Change
Clause: TypeAlias = tuple[Part, ...]
Sentence: TypeAlias = tuple[Clause, ...]


class _Shaping(Transformer[LarkToken, "tuple[Sentence, ...]"]):
    """The tree as values, made while it is parsed."""

    def message(self, sentences: list[Sentence]) -> tuple[Sentence, ...]:
        return tuple(sentences)

    def sentence(self, clauses: list[Clause]) -> Sentence:
        return tuple(clause for clause in clauses if clause)

    def clause(self, parts: list[Part | LarkToken]) -> Clause:
        return tuple(part.value if isinstance(part, LarkToken) else part for part in parts)

    def exception(self, children: list[Part | LarkToken]) -> Excepted:
        said = (child.value if isinstance(child, LarkToken) else Token("UNKNOWN", "") for child in children[1:-1])
        return Excepted(tuple(said))

    def change(self, children: list[LarkToken]) -> Change:
        number = children[-1].value if children[-1].type == "NUMBER" else None
        more = any(child.type == "MORE" for child in children)
        labels = tuple(child.value for child in children if child.type == "LABEL")
        return Change(labels, more, number, children[0].type == "THAN")


class _Ready(Lexer):
    """The tokens are cut already."""

    def __init__(self, conf: object) -> None: ...

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[LarkToken]:
        for token in lexer_state:
            shown = LarkToken(f"_{token.kind}" if token.kind in ("HARD", "SOFT") else token.kind, "")
            shown.value = token
            yield shown


@cache
def _parser() -> Lark:
    grammar = (files("assistant.understanding") / "message.lark").read_text(encoding="utf-8")
    return Lark(grammar, start="message", parser="lalr", lexer=_Ready, transformer=_Shaping())


def sentences_of(tokens: tuple[Token, ...]) -> tuple[Sentence, ...]:
    """The sentences that the tokens make; every sequence of tokens that `cut` gives is a message."""
    parsed: tuple[Sentence, ...] = _parser().parse(tokens)  # type: ignore[assignment]
    return parsed
