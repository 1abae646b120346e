"""What a reader found, made a paper: one line of text a line, the tables counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.documents.reading.paper import Line, Paper, Sheet


def as_paper(blocks: Iterable[Line | Sheet], title: str = "") -> Paper:
    """The blocks in their order; blank lines and tables without a square are left out, tables numbered from 1."""
    return Paper(tuple(_counted(blocks)), title)


def _counted(blocks: Iterable[Line | Sheet]) -> Iterator[Line | Sheet]:
    number = 0
    for block in blocks:
        if isinstance(block, Line):
            yield from (replace(block, text=text) for text in block.text.split("\n") if text.strip())
        elif block.squares:
            number += 1
            yield replace(block, number=number)
