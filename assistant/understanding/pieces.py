"""A clause taken apart: behind a colon, before "the rest" and "of these", between two "none"."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.understanding.token import Token
from assistant.understanding.tree import Change, Clause, Excepted, Part


def said(clause: Clause) -> Iterator[Token]:
    """Every token of the clause, those of exceptions and comparisons included."""
    for part in clause:
        if isinstance(part, Token):
            yield part
        elif isinstance(part, Excepted):
            yield from part.said
        elif isinstance(part, Change):
            yield from (*part.labels, *([part.number] if part.number else []))


def pieces_of(clause: Clause) -> list[Clause]:
    """The pieces of the clause that are read one by one."""
    pieces: list[list[Part]] = []
    for part in _nones_apart(clause):
        pieces.append([])
        for one in part:
            kind = one.kind if isinstance(one, Token) else ""
            if kind in ("REST", "AMONG") and pieces[-1] and not isinstance(pieces[-1][-1], Excepted):
                pieces.append([])
            pieces[-1].append(one)
            if kind == "COLON":
                pieces.append([])
    return [tuple(piece) for piece in pieces if piece]


def _nones_apart(clause: Clause) -> list[Clause]:
    """`没有规章也没有规范性文件`, `规章没有规范性文件没有`: each "none" with its own labels."""
    nones = [place for place, part in enumerate(clause) if isinstance(part, Token) and part.kind == "NONE"]
    if len(nones) < 2:
        return [clause]
    cuts = nones[1:] if nones[0] == 0 else [place + 1 for place in nones[:-1]]
    return [clause[start:end] for start, end in zip([0, *cuts], [*cuts, len(clause)], strict=True)]
