"""What stands beside the figures: remarks, which say nothing of them, and words that cast doubt on others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.understanding.token import Token
from knowledge.speech import Speech

BREAKS = frozenset(["SOFT", "HARD", "COLON"])
BARE_NONES = ("没", "没有", "无", "未")
PERSONS = frozenset("个家名位人")
"""Measure words by which applicants are counted: how many they are is not how many applications they made."""
TRAILING = frozenset(["的", "了", "呢", "呀", "啊", "吧", "着", "过"])


def without_asides(cut: Iterable[Token], speech: Speech) -> Iterator[Token]:
    """The tokens without the clauses that only pass a remark; fillers that cast doubt where they stand are unknown."""
    line = list(cut)
    corrects = any(token.kind in ("CORRECT", "WRONG", "INSTEAD", "SWAP") for token in line)
    doubtful = {place for place in range(len(line)) if _casts_doubt(line, place, corrects, speech)}
    marked = (replace(token, kind="UNKNOWN") if place in doubtful else token for place, token in enumerate(line))
    clause: list[Token] = []
    for token in marked:
        if token.kind not in BREAKS:
            clause.append(token)
            continue
        remark = _is_remark(clause)
        yield from () if remark else _said(clause)
        yield replace(token, kind="SOFT") if remark and token.kind == "COLON" else token
        clause = []
    yield from () if _is_remark(clause) else _said(clause)


def _is_remark(clause: Sequence[Token]) -> bool:
    """`领导刚签过字的数`: words that are known to say nothing of the figures, and no others."""
    kinds = {token.kind for token in clause}
    return "REMARK" in kinds and kinds <= {"REMARK", "BESIDE", "FILLER", "ALL"}


def _said(clause: Sequence[Token]) -> Iterator[Token]:
    """Where more is said in the clause than a remark, it is not sure what the remark is about."""
    return (replace(token, kind="UNKNOWN") if token.kind in ("REMARK", "BESIDE") else token for token in clause)


def _casts_doubt(line: Sequence[Token], place: int, corrects: bool, speech: Speech) -> bool:
    """`没给` is not 0, `8个科室` counts departments, `之前8件` no longer holds, `财政局8件`, `大学老师8件`: others."""
    token, before = line[place], line[place - 1] if place else None
    if token.kind != "FILLER":
        return False
    if token.words in speech.told_before:
        return not corrects
    if token.words in speech.others:
        return _tells_figures(line, place + 1)
    if before is None:
        return False
    if token.words in speech.undone and _ends(line, place + 1) and _denied(line, place):
        return True
    if before.kind == "LABEL":
        return token.words in speech.people
    unit = before.number.unit if before.number else ""
    return before.number is not None and (
        token.words in speech.counted or (unit in PERSONS and token.words.startswith("申请人"))
    )


def _denied(line: Sequence[Token], place: int) -> bool:
    """Whether a bare 没 or 无 comes before this, with nothing but fillers between (没有最终数)."""
    said = next((token for token in reversed(line[:place]) if token.kind != "FILLER"), None)
    return said is not None and said.kind in ("NONE", "NOTHING_ELSE") and said.words.endswith(BARE_NONES)


def _tells_figures(line: Sequence[Token], place: int) -> bool:
    """Whether a label or a number comes here, after no more than 有."""
    while place < len(line) and line[place].words in ("有", "共有", "总共有"):
        place += 1
    return place < len(line) and line[place].kind in ("LABEL", "NUMBER")


def _ends(line: Sequence[Token], place: int) -> bool:
    """Whether the clause ends here, but for fillers; 没收过 is said of what never happened."""
    if place < len(line) and line[place].words == "过":
        return False
    rest = (token.kind for token in line[place:] if token.kind != "FILLER" and token.words not in TRAILING)
    return next(rest, "HARD") in BREAKS
