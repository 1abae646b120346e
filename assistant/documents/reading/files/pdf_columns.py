"""Tables without ruled lines: words that stand in columns, as far as their places tell.

Columns are found by the figures, which stand under each other; what stands left of them are labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.documents.reading.files.pdf_lines import BROKEN, FIGURE, TextLine, Word
from assistant.documents.reading.files.pdf_page import BROKEN_TEXT, PageTable
from assistant.documents.reading.files.pdf_paragraphs import HEADING
from assistant.documents.reading.files.pdf_rules import gathered
from assistant.documents.reading.paper import Square

ROW, TABLE = 3, 6
"""A table has a row with so many figures, and so many figures in all."""
LONG = 25
"""One word of so many characters is running text."""
NUMBERED = 5
"""Shorter than this, what looks like the number of a heading is a piece of a label."""
INDENT = 6.0
"""Labels that begin within so many points begin in the same column."""
STEP = 0.7
"""The next line of a label stands no further below, in heights of its type."""

Block = TextLine | PageTable
Column = tuple[float, float]


def with_columns(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, lines that form a table put together to one."""
    result: list[Block] = []
    for page, group in groupby(blocks, key=_page):
        run = list(group)
        lines = [block for block in run if isinstance(block, TextLine)]
        first, end = _middle(lines) if page else (0, 0)
        table = _table(lines[first:end])
        result += [*lines[:first], table, *lines[end:]] if table else run
    return result


def _page(block: Block) -> int | None:
    """The page of a line that may be a row of a table, else None."""
    if isinstance(block, PageTable):
        return None
    alone = len(block.words) == 1
    heads = bool(HEADING.match(block.text)) and len(block.text) >= NUMBERED
    return None if alone and (heads or len(block.text) > LONG) else block.page


def _middle(lines: Sequence[TextLine]) -> tuple[int, int]:
    """From the first to the last line that has more than one word, or stands half a line beside it.

    What stands around is a caption or a paragraph.
    """
    parted = [line for line in lines if len(line.words) > 1]
    inner = [n for n, line in enumerate(lines) if any(abs(line.top - one.top) < line.height for one in parted)]
    return (inner[0], inner[-1] + 1) if inner else (0, 0)


def _table(lines: Sequence[TextLine]) -> PageTable | None:
    """The table that the lines are; None when they hold too few figures."""
    figures = [[word for word in line.words if FIGURE.fullmatch(word.text)] for line in lines]
    full = [words for words in figures if len(words) >= ROW]
    if not full or sum(map(len, figures)) < TABLE:
        return None
    right = _merged([word for words in full for word in words])
    columns = [*_label_columns(lines, right[0][0]), *right]
    rows = _rows(lines, columns)
    squares = [square for number, row in enumerate(rows) for square in _squares(row, number, columns)]
    xs = (*(left for left, _ in columns), columns[-1][1])
    return PageTable(lines[0].page, xs, lines[0].top, lines[-1].bottom, len(rows), tuple(squares), ruled=False)


def _merged(words: Sequence[Word]) -> list[Column]:
    """Left and right side of each stretch that words cover."""
    columns: list[Column] = []
    for word in sorted(words, key=lambda word: word.x0):
        if columns and word.x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], word.x1))
        else:
            columns.append((word.x0, word.x1))
    return columns


def _label_columns(lines: Sequence[TextLine], end: float) -> list[Column]:
    """The columns left of the figures: where labels begin, each as far as its labels reach."""
    labels = [word for line in lines for word in line.words if word.x0 < end and (word.x0 + word.x1) / 2 < end]
    if not labels:
        return []
    starts = gathered((word.x0 for word in labels), INDENT)
    columns: list[Column] = []
    for start, following in zip(starts, [*starts[1:], end], strict=True):
        reach = max(word.x1 for word in labels if abs(word.x0 - start) <= INDENT)
        columns.append((start - INDENT, min(reach, following - INDENT) if following < end else min(reach, end)))
    return columns


def _rows(lines: Sequence[TextLine], columns: Sequence[Column]) -> list[list[TextLine]]:
    """The lines in rows: a label goes on half a line beside its figures, or below a line that it has filled."""
    anchors = [line for line in lines if any(FIGURE.fullmatch(word.text) for word in line.words)]
    rows: list[list[TextLine]] = []
    for line in lines:
        if rows and (_is_beside(line, rows[-1], anchors) or _goes_on(line, rows[-1][-1], columns)):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _is_beside(line: TextLine, row: Sequence[TextLine], anchors: Sequence[TextLine]) -> bool:
    """Whether a line stands within half a line of a row, and only one of them has figures."""
    near = any(abs(line.top - one.top) < line.height for one in row)
    return near and sum(one in anchors for one in (*row, line)) < 2


def _goes_on(line: TextLine, last: TextLine, columns: Sequence[Column]) -> bool:
    """Whether every word of a line is a piece of a label, close below one that fills its column."""
    if line.top - last.bottom > STEP * line.height or any(FIGURE.fullmatch(word.text) for word in line.words):
        return False
    above = {_under(word, columns)[0]: word for word in last.words}
    return all(
        (over := above.get(column := _under(word, columns)[0])) is not None
        and over.x1 > columns[column][1] - line.height
        for word in line.words
    )


def _squares(row: Sequence[TextLine], number: int, columns: Sequence[Column]) -> Iterator[Square]:
    """The words of a row in their columns, one that reaches over several spans them; where none is, an empty cell."""
    cells: list[tuple[int, int, list[str]]] = []
    for line in row:
        for word in line.words:
            _place(word, columns, cells)
    taken = {column for first, end, _ in cells for column in range(first, end)}
    cells += [(column, column + 1, []) for column in range(len(columns)) if column not in taken]
    for first, end, texts in sorted(cells):
        text = "\n".join(texts)
        doubt = BROKEN_TEXT if BROKEN in text else ""
        yield Square(text, number, first, 1, end - first, page=row[0].page, doubt=doubt)


def _place(word: Word, columns: Sequence[Column], cells: list[tuple[int, int, list[str]]]) -> None:
    """Put a word under the columns that it touches, together with the words that are there already."""
    touched = _under(word, columns)
    first, end, texts = touched[0], touched[-1] + 1, [word.text]
    for cell in sorted(cells):
        if cell[0] < end and first < cell[1]:
            first, end, texts = min(first, cell[0]), max(end, cell[1]), cell[2] + texts
            cells.remove(cell)
    cells.append((first, end, texts))


def _under(word: Word, columns: Sequence[Column]) -> list[int]:
    """The columns that a word touches, or else the nearest."""
    touched = [number for number, (left, right) in enumerate(columns) if word.x0 < right and left < word.x1]
    return touched or [min(range(len(columns)), key=lambda number: _apart(word, columns[number]))]


def _apart(word: Word, column: Column) -> float:
    return abs((word.x0 + word.x1) / 2 - (column[0] + column[1]) / 2)
