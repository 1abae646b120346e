"""Rows typed one column off, or into the row beside: many cells, one slip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.blame.search import Change, balances
from assistant.blame.system import System
from assistant.report.figures import Quantity
from assistant.report.form import Form
from assistant.report.printed import printed_lines


def shifts(form: Form, system: System) -> Iterator[Change]:
    """The changes that put a row one column to the left or right, or exchange it with the next, and balance all."""
    lines = [[cell for cell in line.cells if not form.cells[cell].computed] for line in printed_lines(form)]
    if system.misfits:
        return  # moving a number that may not stand puts nothing right
    within = [line for line in lines if len(line) > 1 and all(cell in system.values for cell in line)]
    for moved in (*_sideways(system, within), *_up_and_down(system, within)):
        change = {cell: to - system.values[cell] for cell, to in moved.items() if to != system.values[cell]}
        if change and balances(system, change):
            yield change


def _sideways(system: System, lines: Sequence[Sequence[str]]) -> Iterator[dict[str, Quantity]]:
    """A row moved by one column; a number that would fall off its end, other than 0, is none of it."""
    for line in lines:
        values = [system.values[cell] for cell in line]
        if not values[0]:
            yield dict(zip(line, [*values[1:], 0], strict=True))
        if not values[-1]:
            yield dict(zip(line, [0, *values[:-1]], strict=True))


def _up_and_down(system: System, lines: Sequence[Sequence[str]]) -> Iterator[dict[str, Quantity]]:
    for above, below in pairwise(lines):
        if len(above) == len(below):
            values = [system.values[cell] for cell in (*above, *below)]
            yield dict(zip((*below, *above), values, strict=True))
