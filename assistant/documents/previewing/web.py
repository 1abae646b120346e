"""The report as a page of HTML, for a machine that cannot print it: every cell and the words of findings can be found.

The page that leaves for a website has no such marks; here they are put into its elements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from lxml import html

from assistant.checks.finding import Spot
from assistant.documents.writing.webpage import webpage_fragment
from assistant.report.form import Table
from assistant.report.report import Report


def marked_page(report: Report, spots: Sequence[Spot]) -> str:
    """The fragment of `webpage`, each figure with the id of its cell as `data-at`.

    Words have the numbers of the spots that cover them as `data-words`.
    """
    root = html.fragment_fromstring(webpage_fragment(report), create_parent="article")
    blocks = iter(root)
    for piece in report.form.pieces:
        if piece.what == "text":
            lines = tuple(_lines(report.texts.get(piece.ref, "")))
            within = [(number, spot) for number, spot in enumerate(spots) if spot.slot == piece.ref]
            for block, (words, begins) in zip(islice(blocks, len(lines)), lines, strict=True):
                _wrap(block, words, begins, within)
        elif piece.what == "table":
            _name_cells(next(blocks), report.form.table(piece.ref))
        else:
            next(blocks)
    return str(html.tostring(root, encoding="unicode"))


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """The lines of a text that are printed, and where in it each begins."""
    begins = 0
    for line in text.splitlines(keepends=True):
        if words := line.strip():
            yield words, begins + line.index(words)
        begins += len(line)


def _name_cells(block: html.HtmlElement, table: Table) -> None:
    entries = (entry for line in table.lines for entry in line.entries)
    for square, entry in zip(block.iter("td", "th"), entries, strict=True):
        if entry.role == "figure":
            square.set("data-at", entry.text)


def _wrap(block: html.HtmlElement, words: str, begins: int, spots: Sequence[tuple[int, Spot]]) -> None:
    """The words of the block, which begin at that place of their text, cut wherever a spot begins or ends."""
    if not spots:
        return
    places = (place - begins for _, spot in spots for place in (spot.start, spot.end))
    edges = sorted({0, len(words), *(place for place in places if 0 < place < len(words))})
    block.text = ""
    for start, end in pairwise(edges):
        over = [str(number) for number, spot in spots if spot.start - begins <= start and end <= spot.end - begins]
        piece = html.Element("span")
        piece.text = words[start:end]
        if over:
            piece.set("data-words", " ".join(over))
        block.append(piece)
