"""A PDF as it prints: paragraphs, and tables put together over page breaks, in the order of the pages."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from assistant.documents.reading.files.blocks import as_paper
from assistant.documents.reading.files.pdf_columns import with_columns
from assistant.documents.reading.files.pdf_furniture import without_furniture
from assistant.documents.reading.files.pdf_joined import goes_on, joined
from assistant.documents.reading.files.pdf_lines import BROKEN, TextLine
from assistant.documents.reading.files.pdf_page import PageRead, PageTable, read_page
from assistant.documents.reading.files.pdf_paragraphs import measured, paragraphs
from assistant.documents.reading.paper import Line, Paper, Sheet

UNNAMED = 0.3
"""The share of characters without a name from which a file is of no use."""
INSTEAD = "上传 Word 版（.docx）或网页版"
UNRULED = "表格没有框线，各列靠位置推断，请逐格核对"
PHOTOGRAPHED = "这一页是扫描的图片，文字是软件识别出来的，请逐格核对"

Block = TextLine | PageTable


class _Refused(ValueError):
    """A sentence for the clerk, not an error of the library's."""


def read_pdf(data: bytes, pages: int) -> Paper:
    """The text and the tables of a PDF of at most `pages` pages; ValueError says why it cannot be read.

    A page that is only a picture cannot be read. A table that goes on on the next page is one table.
    """
    try:
        return _paper(_pages_of(data, pages))
    except (_Refused, MemoryError):
        raise
    except Exception as error:  # the library meets broken input with whatever error it runs into
        raise ValueError(_why(error)) from error


def _pages_of(data: bytes, most: int) -> list[PageRead]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        if len(pdf.pages) > most:
            raise _Refused(f"PDF 有 {len(pdf.pages)} 页，最多读 {most} 页：请只留下报告本身再上传")
        return [_page_of(page) for page in pdf.pages]


def _page_of(page: Page) -> PageRead:
    read = read_page(page)
    page.close()
    return read


def _paper(pages: Sequence[PageRead]) -> Paper:
    _refuse_scans(pages)
    _refuse_broken(pages)
    pictured = {page.number for page in pages if page.pictured}
    blocks = [block for page in without_furniture(_unframed(pages)) for block in _in_order(page)]
    return as_paper(_put_together(with_columns(blocks), pictured))


def _why(error: Exception) -> str:
    """What to say of a file that the library does not open."""
    if isinstance(error, PdfminerException) and any(isinstance(one, PDFPasswordIncorrect) for one in error.args):
        return f"PDF 加了密码，打不开：请去掉密码再上传，或者{INSTEAD}"
    return f"PDF 文件打不开，可能已经损坏：请重新导出一次，或者{INSTEAD}"


def _refuse_scans(pages: Sequence[PageRead]) -> None:
    scans = [str(page.number) for page in pages if page.scanned]
    if scans:
        raise _Refused(f"PDF 的第 {'、'.join(scans[:10])} 页是扫描的图片，没有文字，读不出来：请{INSTEAD}")
    if not any(page.lines or page.tables for page in pages):
        raise _Refused(f"PDF 里没有文字，读不出来：请{INSTEAD}")


def _refuse_broken(pages: Sequence[PageRead]) -> None:
    text = "".join(_texts(pages))
    if text.count(BROKEN) > UNNAMED * len(text):
        raise _Refused(f"PDF 里的文字没有对应的编码（复制出来是乱码），读不出来：请{INSTEAD}")


def _texts(pages: Sequence[PageRead]) -> Iterator[str]:
    for page in pages:
        yield from (line.text for line in page.lines)
        yield from (square.text for table in page.tables for square in table.squares)


def _unframed(pages: Sequence[PageRead]) -> list[PageRead]:
    """The pages with the text of mere frames outside them; a single column stays where a longer table needs it."""
    outer = [(_first(page.tables), _last(page.tables)) for page in pages]
    kept: set[PageTable] = set()
    for (_, above), (below, _) in pairwise(outer):
        if above and below and goes_on(above, below) and not (above.framed and below.framed):
            kept |= {above, below}
    return [_without_frames(page, kept) for page in pages]


def _without_frames(page: PageRead, kept: set[PageTable]) -> PageRead:
    frames = [table for table in page.tables if table.framed and table not in kept]
    lines = [*page.lines, *(line for frame in frames for line in frame.framed)]
    tables = tuple(table for table in page.tables if table not in frames)
    return replace(page, lines=tuple(sorted(lines, key=lambda line: line.top)), tables=tables)


def _first(tables: Sequence[PageTable]) -> PageTable | None:
    return min(tables, key=lambda table: table.top, default=None)


def _last(tables: Sequence[PageTable]) -> PageTable | None:
    return max(tables, key=lambda table: table.bottom, default=None)


def _in_order(page: PageRead) -> list[Block]:
    return sorted((*page.lines, *page.tables), key=lambda block: block.top)


def _put_together(blocks: Sequence[Block], pictured: set[int]) -> Iterator[Line | Sheet]:
    """Lines to paragraphs, and tables that follow each other over page breaks to sheets."""
    measure = measured([block for block in blocks if isinstance(block, TextLine)])
    for is_line, group in groupby(blocks, key=lambda block: isinstance(block, TextLine)):
        run = list(group)
        if is_line:
            yield from paragraphs([block for block in run if isinstance(block, TextLine)], measure)
            continue
        for parts in _whole_tables([block for block in run if isinstance(block, PageTable)]):
            yield joined(parts, _doubt(parts, pictured))


def _whole_tables(tables: Sequence[PageTable]) -> list[list[PageTable]]:
    wholes: list[list[PageTable]] = []
    for table in tables:
        if wholes and goes_on(wholes[-1][-1], table):
            wholes[-1].append(table)
        else:
            wholes.append([table])
    return wholes


def _doubt(parts: Sequence[PageTable], pictured: set[int]) -> str:
    if any(part.page in pictured for part in parts):
        return PHOTOGRAPHED
    return "" if all(part.ruled for part in parts) else UNRULED
