"""A text file: its lines, and its tables in the two ways in which programs write tables as text.

Pasted from a spreadsheet, a row is a line and tabs stand between its fields. Exported by a word processor, each cell
is a line that begins with a tab, what does not begin with one goes on in the cell, and a blank line ends the row. Which
of the two it is, is decided for each block of lines between blank ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, groupby

from assistant.documents.reading.files.blocks import as_paper
from assistant.documents.reading.files.encoding import decoded
from assistant.documents.reading.paper import Line, Paper, Sheet, Square

NOTE = "#"
BREAK = "\v"
"""A line break within a quoted field, while the text is cut into lines."""
QUOTED = re.compile(r'(?<=\t)"(?:[^"\t]|"")*"(?=[\t\n]|\Z)|^"(?:[^"\t]|"")*"(?=\t)', re.MULTILINE)
"""A field that a spreadsheet quotes since there is a line break in it."""
WHOLE_QUOTE = re.compile(r' *"((?:[^"]|"")*)" *')
NUMBER_ALONE = re.compile(r"\s*[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[、.．)）]*\s*")
"""The number of a paragraph: programs that number by themselves write a tab behind it."""
HEADING = re.compile(r"\s*[一二三四五六七八九十]{1,3}\s*、")
WORDS = re.compile(r"[^\W\d_]{2}")
SENTENCE = "。"


def read_plain(data: bytes) -> Paper:
    """The lines and tables of a text file without the transcriber's note on top.

    ValueError, in a sentence for the clerk, when the bytes are no text.
    """
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n").replace(BREAK, "\n")
    text = text.replace("\n\f", "\n").replace("\f", "\n")
    text = QUOTED.sub(lambda field: field.group().replace("\n", BREAK), text)
    lines = dropwhile(_is_note, text.split("\n"))
    pieces = [piece for blank, block in groupby(lines, _is_blank) if not blank for piece in _pieces(list(block))]
    return as_paper(_tables_joined(pieces))


@dataclass(frozen=True)
class _Row:
    """A row of a word processor's export: its lines as they stand."""

    lines: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The text of each cell, the lines of one cell joined."""
        return tuple("\n".join(self.lines).removeprefix("\t").split("\n\t"))

    @property
    def is_prose(self) -> bool:
        """Whether tabs only indent these lines: sentences, and no number by itself."""
        figures = any(re.search(r"\d", cell) and not WORDS.search(cell) for cell in self.cells)
        return not figures and any(SENTENCE in cell for cell in self.cells)


def _is_note(line: str) -> bool:
    return line.startswith(NOTE)


def _is_blank(line: str) -> bool:
    return not line.strip() and "\t" not in line


def _pieces(block: Sequence[str]) -> Iterator[Line | Sheet | _Row]:
    """The lines, tables and rows of one block."""
    tabbed = [line for line in block if "\t" in line]
    cells = [line for line in tabbed if "\t" not in line[1:].rstrip()]
    if tabbed and all(line.startswith("\t") for line in tabbed) and 2 * len(cells) > len(tabbed):
        yield from _exported(block)
    else:
        yield from _pasted(block)


def _exported(block: Sequence[str]) -> Iterator[Line | _Row]:
    """The lines before the first cell, the row, and what begins a new section where the blank line is missing."""
    first = next(at for at, line in enumerate(block) if line.startswith("\t"))
    ends = (at for at in range(first + 1, len(block)) if _begins_section(block[at]) and block[at - 1].strip())
    end = next(ends, len(block))
    row = _Row(tuple(block[first:end]))
    yield from _lines(block[:first])
    yield from _lines(row.lines) if row.is_prose else [row]
    yield from _lines(block[end:])


def _begins_section(line: str) -> bool:
    return HEADING.match(line) is not None and not line.startswith("\t")


def _pasted(block: Sequence[str]) -> Iterator[Line | Sheet]:
    """The runs of lines with tabs as tables, the others as lines."""
    for tabbed, run in groupby(block, lambda line: "\t" in line and not _is_prose(line)):
        lines = list(run)
        if tabbed and any("\t" in line.strip() for line in lines):
            yield Sheet(0, tuple(_fields(lines)))
        else:
            yield from _lines(lines)


def _is_prose(line: str) -> bool:
    """Whether tabs only indent a line, or stand behind the number of a paragraph."""
    fields = line.strip().split("\t")
    numbered = len(fields) == 2 and NUMBER_ALONE.fullmatch(fields[0]) is not None
    return (numbered and WORDS.search(fields[1]) is not None) or (len(fields) < 3 and SENTENCE in fields[-1])


def _fields(lines: Sequence[str]) -> Iterator[Square]:
    for row, line in enumerate(lines):
        for column, field in enumerate(line.split("\t")):
            quoted = WHOLE_QUOTE.fullmatch(field)
            yield Square(_unbroken(quoted.group(1).replace('""', '"') if quoted else field), row, column)


def _tables_joined(pieces: Sequence[Line | Sheet | _Row]) -> Iterator[Line | Sheet]:
    """Rows one after the other as one table; where no row has two cells, tabs only stood before lines."""
    for _, run in groupby(pieces, lambda piece: isinstance(piece, _Row)):
        together = list(run)
        rows = [piece for piece in together if isinstance(piece, _Row)]
        if any(len(row.cells) > 1 for row in rows):
            yield Sheet(0, tuple(_in_order(rows)), aligned=False)
        else:
            yield from (line for row in rows for line in _lines(row.lines))
        yield from (piece for piece in together if not isinstance(piece, _Row))


def _in_order(rows: Sequence[_Row]) -> Iterator[Square]:
    for number, row in enumerate(rows):
        yield from (Square(_unbroken(text), number, place) for place, text in enumerate(row.cells))


def _lines(texts: Sequence[str]) -> Iterator[Line]:
    return (Line(_unbroken(text)) for text in texts)


def _unbroken(text: str) -> str:
    return text.replace(BREAK, "\n")
