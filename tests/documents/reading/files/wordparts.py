"""Word files put together from their smallest parts, and what is read of them."""

from __future__ import annotations

from assistant.documents.reading.files.word import read_word
from assistant.documents.reading.paper import Line, Paper, Sheet
from tests.documents.packing import zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:wps"'
)
RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship \
Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
Target="word/document.xml"/></Relationships>"""


def docx(body: str) -> bytes:
    xml = f"<w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    return zipped({"_rels/.rels": RELATIONS.encode(), "word/document.xml": xml.encode()})


def read(body: str) -> Paper:
    return read_word(docx(body))


def lines(body: str) -> list[str]:
    return [block.text for block in read(body).blocks if isinstance(block, Line)]


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, look: str = "") -> str:
    return f"<w:p><w:pPr>{look}</w:pPr>{''.join(one if one.startswith('<') else run(one) for one in runs)}</w:p>"


def tc(content: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tr(*cells: str, look: str = "") -> str:
    return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(one if one.startswith('<') else tc(one) for one in cells)}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def span(columns: int | str) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def sdt(content: str) -> str:
    return f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def box(*paragraphs: str) -> str:
    return f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"


def grid(sheet: Sheet) -> dict[tuple[int, int], tuple[str, int, int]]:
    return {(one.row, one.column): (one.text, one.rows, one.columns) for one in sheet.squares}


def texts(sheet: Sheet) -> list[list[str]]:
    rows = max(square.row for square in sheet.squares) + 1
    return [[square.text for square in sheet.squares if square.row == row] for row in range(rows)]
