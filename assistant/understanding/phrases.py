"""Words that mean something else together than each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.report.numerals import Number
from assistant.understanding.doubt import Doubt
from assistant.understanding.ground import Ground
from assistant.understanding.pairing import number_of, words
from assistant.understanding.token import Token
from prompts import say


def plain(clause: list[Token]) -> list[Token]:
    """`一件申请都没有`: the 一 that comes before a none counts nothing; `一〇件` is a number and no such 一."""
    nones = [
        place for place, token in enumerate(clause) if token.kind == "NONE" and token.words[:1] not in tuple("〇零")
    ]
    return [
        token
        for place, token in enumerate(clause)
        if not (token.number and token.number.raw == "一" and any(place < none for none in nones))
    ]


def left_over(clause: list[Token], ground: Ground) -> list[Token]:
    """`上年没有结转`: with 上年 a word for two rows can only mean what last year's report left over."""
    if not any(_is_last_year(token) for token in clause):
        return clause
    rows = {cell for rule in ground.form.sums if rule.carries for cell in rule.left}
    read = []
    for token in clause:
        over = tuple(meaning for meaning in token.meanings if meaning.axis == "row" and meaning.cells & rows)
        read.append(replace(token, meanings=over) if over else token)
    return [token for token in read if not _is_last_year(token)] if read != clause else clause


def _is_last_year(token: Token) -> bool:
    return "LAST" in (token.kind, token.otherwise)


def without_idle_totals(labels: Sequence[Token], ground: Ground) -> list[Token]:
    """`一共办理许可88件`: words for a total say nothing where the row has none."""
    totals = [label for label in labels if all(ground.form.cells[cell].computed for cell in ground.cells_of(label))]
    others = [label for label in labels if label not in totals]
    rows = ground.rows_meant(others) or frozenset(ground.asked)
    if any(ground.form.cells[cell].computed for cell in ground.with_rows(rows)):
        return list(labels)
    return others


def old_number(clause: list[Token]) -> tuple[Number | None, list[Token]]:
    """The number that is said not to hold (any more), and the clause without it."""
    kinds = [token.kind for token in clause]
    numbers = [place for place, token in enumerate(clause) if token.number]
    if "INSTEAD" in kinds:
        after = [place for place in numbers if place > kinds.index("INSTEAD")]
        if not after:
            raise Doubt("clarify", say("not_understood", words=words(clause)))
        return number_of(clause[after[0]]), [token for place, token in enumerate(clause) if place != after[0]]
    correct = kinds.index("CORRECT") if "CORRECT" in kinds else 0
    old = [place for place in numbers if place < correct]
    if len(old) == 1 and len(numbers) == 2:
        return number_of(clause[old[0]]), [token for place, token in enumerate(clause) if place != old[0]]
    return None, clause


def prove_not_other(ground: Ground, labels: Sequence[Token], columned: bool) -> None:
    """`没缴费2件，其他1件`: after a row 其他 may be another row as well as the column; then Doubt."""
    others = [label for label in labels if ground.is_column(label)]
    if len(others) != 1 or len(labels) != 1 or columned:
        return
    words_said = others[0].words
    rows = {row for _, row in ground.rows_in(ground.asked)}
    if len(rows) > 1 and any(words_said in row for row in rows):
        raise Doubt("clarify", say("which_other", words=words_said))
