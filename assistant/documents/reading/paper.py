"""What stands in a file, whatever its type: lines of text and tables in printed order, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where something stands in a file: table, row and column counted from 1, as a reader would count them.

    `page` is that of a PDF, `sheet` the name of a worksheet; a line of text has only its page, if any.
    """

    table: int | None = None
    row: int | None = None
    column: int | None = None
    page: int | None = None
    sheet: str = ""

    @property
    def words(self) -> str:
        """The place in a sentence: `第 3 页第 2 个表格第 5 行第 4 列`."""
        parts = (
            f"第 {self.page} 页" if self.page else "",
            f"工作表“{self.sheet}”" if self.sheet else f"第 {self.table} 个表格" if self.table else "",
            f"第 {self.row} 行" if self.row else "",
            f"第 {self.column} 列" if self.column else "",
        )
        return "".join(parts)

    def as_json(self) -> dict[str, int | str]:
        """The place for other programs; what is not known is left out."""
        return {key: value for key, value in vars(self).items() if value}


@dataclass(frozen=True)
class Line:
    """One line or paragraph of text outside the tables."""

    text: str
    page: int | None = None


@dataclass(frozen=True)
class Square:
    """One cell of a table: its text, its first row and column in the grid (from 0), how many it spans.

    `doubt` is a sentence for the clerk when the file itself leaves the text uncertain (a formula never worked out,
    digits that run together); else empty.
    """

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    page: int | None = None
    doubt: str = ""


@dataclass(frozen=True)
class Sheet:
    """One table as it stands in a file, its squares by row and column; no two of them overlap.

    A table is `aligned` when the columns of its squares can be compared between rows; not so where the file keeps only
    the order of the cells in a row and says nothing of merges (a word processor's text export). `doubt` is a sentence
    for the clerk that holds for every cell (a table without ruled lines).
    """

    number: int
    squares: tuple[Square, ...]
    aligned: bool = True
    name: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Paper:
    """The blocks of a file in printed order. `title` is what the file says of itself outside its text (HTML title)."""

    blocks: tuple[Line | Sheet, ...]
    title: str = ""

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The tables alone, in printed order."""
        return tuple(block for block in self.blocks if isinstance(block, Sheet))
