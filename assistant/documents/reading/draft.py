"""A draft copy that comes back: known by what stands in front of it, which is not read as the report's words."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from assistant.documents.draftmark import ENDS, NAME, OPENS
from assistant.documents.reading.paper import Line, Paper, Sheet
from assistant.report.slots import OPEN

NEAR = 5
"""Blocks in which a draft copy says what it is; the line at the top of its page may come before."""
SAID = "这是草稿，不是定稿：数和文字可能还会改，请用正式报告核对，或换正式报告再上传。"


def behind_front(paper: Paper, name: str) -> tuple[Paper, bool]:
    """The report on the paper without what a draft copy has in front, and whether it is a draft copy.

    A text that was not written yet when the copy was made is not written there either.
    """
    if not any(isinstance(block, Line) and _squeezed(block.text) == _squeezed(OPENS) for block in paper.blocks[:NEAR]):
        return paper, NAME in PurePath(name).stem
    ends = (at for at, block in enumerate(paper.blocks) if isinstance(block, Line) and _ends(block.text))
    report = paper.blocks[next(ends, -1) + 1 :]
    return replace(paper, blocks=tuple(block for block in report if not _unwritten(block))), True


def _unwritten(block: Line | Sheet) -> bool:
    return isinstance(block, Line) and block.text.strip() == OPEN


def _ends(text: str) -> bool:
    return _squeezed(text) == _squeezed(ENDS)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s，。]+", "", text)
