"""Whether a file that was made says what the report says: cell by cell, and everything else in printed order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from assistant.checks.values import place
from assistant.documents.readback import Block, ReadBack
from assistant.report.figures import plain, shown
from assistant.report.report import Report

LINE_BREAK = re.compile("[\n\r\x85\u2028\u2029]+")


class ReadBackError(Exception):
    """The produced file does not say what the report says: a fault of the program; no file leaves.

    `differences` are sentences, one each.
    """

    def __init__(self, *differences: str) -> None:
        super().__init__("生成的文件和报告对不上，没有导出：" + "；".join(differences))
        self.differences = differences


def refuse_differences(report: Report, read: ReadBack, expected: Iterable[Block]) -> None:
    """ReadBackError where what was read from the file is not the report's figures, or not the expected blocks."""
    if differences := (*_cells(report, read.cells), *_blocks(expected, read.blocks)):
        raise ReadBackError(*differences)


def _cells(report: Report, cells: Mapping[str, str]) -> Iterator[str]:
    for cell_id, value in shown(report.form, report.figures).items():
        wanted = "" if value is None else plain(value)
        if cells[cell_id] != wanted:
            yield f"{place(report.form.cells[cell_id])}应为 {wanted}，文件里是 {cells[cell_id]}"


def _blocks(expected: Iterable[Block], found: Iterable[Block]) -> Iterator[str]:
    """The first block that is another one; what follows on it would be another one as well."""
    for number, (wanted, block) in enumerate(zip_longest(expected, found), 1):
        if wanted != block:
            yield f"正文第 {number} 段应为“{_cut(wanted)}”，文件里是“{_cut(block)}”"
            return


def lines_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a text as they print."""
    return tuple(line.strip() for line in LINE_BREAK.split(text) if line.strip())


def _cut(block: Block | None) -> str:
    return "" if block is None else block.text[:40]
