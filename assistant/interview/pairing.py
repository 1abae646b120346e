"""The pieces of a message, and which label belongs to which number in a piece."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from assistant.interview.doubt import Doubt
from assistant.interview.tokens import Token
from assistant.report.numerals import Number
from prompts import say


def sentences(message: Sequence[Token]) -> list[list[Token]]:
    """The message cut at its hard breaks (；。 and line breaks)."""
    return _split(message, "hard break")


def clauses(sentence: Sequence[Token]) -> list[list[Token]]:
    """A sentence cut at its soft breaks (，、), behind a colon, before "the rest", and between two "none"."""
    pieces: list[list[Token]] = []
    for part in (part for piece in _split(sentence, "soft break") for part in _nones_apart(piece)):
        pieces.append([])
        for token in part:
            if token.kind in ("rest", "nothing else"):
                pieces.append([])
            pieces[-1].append(token)
            if token.kind == "colon":
                pieces.append([])
    return [piece for piece in pieces if piece]


def _nones_apart(piece: list[Token]) -> list[list[Token]]:
    """`没有规章也没有规范性文件`, `规章没有规范性文件没有`: each "none" with its own labels."""
    nones = [place for place, token in enumerate(piece) if token.kind == "none"]
    if len(nones) < 2:
        return [piece]
    cuts = nones[1:] if nones[0] == 0 else [place + 1 for place in nones[:-1]]
    return [piece[start:end] for start, end in zip([0, *cuts], [*cuts, len(piece)], strict=True)]


def words(pieces: Iterable[Token]) -> str:
    """The words of the tokens, run together."""
    return "".join(token.words for token in pieces)


def clause_of(token: Token, message: Sequence[Token]) -> str:
    """The words between the two breaks round a token."""
    for sentence in sentences(message):
        for clause in clauses(sentence):
            if any(one is token for one in clause):
                return words(clause)
    return token.words


def paired(clause: Sequence[Token]) -> list[tuple[Number, list[Token]]]:
    """Each number of a clause with the labels that belong to it, whichever of the two is said first.

    A single number takes every label of the clause; of several, labels and numbers must take turns, or Doubt.
    """
    spoken = [token for token in clause if token.kind in ("label", "number")]
    numbers = [token.number for token in spoken if token.number]
    if len(numbers) == 1:
        return [(numbers[0], [token for token in spoken if token.kind == "label"])]
    label_first = spoken[0].kind == "label"
    if (spoken[-1].kind == "number") != label_first:
        raise Doubt("clarify", say("which_belongs", words=words(clause)))
    pairs: list[tuple[Number, list[Token]]] = []
    labels: list[Token] = []
    for token in spoken if label_first else reversed(spoken):
        if token.number:
            pairs.append((token.number, labels))
            labels = []
        else:
            labels = [*labels, token]
    return pairs if label_first else pairs[::-1]


def _split(message: Sequence[Token], at: str) -> list[list[Token]]:
    return [list(run) for breaks, run in groupby(message, lambda token: token.kind == at) if not breaks]
