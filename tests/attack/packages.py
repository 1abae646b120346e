"""Office packages put together part by part: honest ones with all that real programs write, and parts to spoil them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.documents.packing import zipped

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument."
WORD_MAIN = TYPE + "wordprocessingml.document.main+xml"
BOOK_MAIN = TYPE + "spreadsheetml.sheet.main+xml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES, DOCUMENT, BOOK = "[Content_Types].xml", "word/document.xml", "xl/workbook.xml"
WORD_LINKS, BOOK_LINKS, SHEET_LINKS = (
    "word/_rels/document.xml.rels",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/_rels/sheet1.xml.rels",
)
BODY = f'<w:document xmlns:w="{W}"><w:body>{{}}<w:p><w:r><w:t>云溪县水务局</w:t></w:r></w:p></w:body></w:document>'
DEFAULTS = {"xml": "application/xml", "rels": "application/vnd.openxmlformats-package.relationships+xml"}


@dataclass(frozen=True)
class Link:
    """One relation of a part."""

    kind: str
    target: str
    outside: bool = False
    family: str = OFFICE

    def written(self, number: int) -> str:
        mode = ' TargetMode="External"' if self.outside else ""
        return f'<Relationship Id="rId{number}" Type="{self.family}{self.kind}" Target="{self.target}"{mode}/>'


def links(*given: Link) -> bytes:
    written = "".join(link.written(number) for number, link in enumerate(given, 1))
    return f'{HEAD}<Relationships xmlns="{PACKAGE}relationships">{written}</Relationships>'.encode()


def types(overrides: Mapping[str, str], defaults: Mapping[str, str], end: str = "</Types>") -> bytes:
    both = "".join(
        f'<Default Extension="{ending}" ContentType="{one}"/>' for ending, one in (DEFAULTS | dict(defaults)).items()
    ) + "".join(f'<Override PartName="/{part}" ContentType="{one}"/>' for part, one in overrides.items())
    return f'{HEAD}<Types xmlns="{PACKAGE}content-types">{both}{end}'.encode()


def word_parts(
    *given: Link,
    parts: Mapping[str, bytes] | None = None,
    overrides: Mapping[str, str] | None = None,
    defaults: Mapping[str, str] | None = None,
    main: str = WORD_MAIN,
    body: str = "",
    types_end: str = "</Types>",
) -> dict[str, bytes]:
    """The parts of a .docx with these relations of its document, further parts, and their content types."""
    return {
        TYPES: types({DOCUMENT: main, **(overrides or {})}, defaults or {}, types_end),
        "_rels/.rels": links(Link("officeDocument", DOCUMENT)),
        DOCUMENT: (HEAD + BODY.format(body)).encode(),
        WORD_LINKS: links(*given),
        **(parts or {}),
    }


def book_parts(
    *given: Link, sheet: tuple[Link, ...] = (), parts: Mapping[str, bytes] | None = None, main: str = BOOK_MAIN
) -> dict[str, bytes]:
    """The parts of an .xlsx of one sheet, with these relations of the workbook and of the sheet."""
    own = Link("worksheet", "worksheets/sheet1.xml")
    return {
        TYPES: types({BOOK: main, "xl/worksheets/sheet1.xml": TYPE + "spreadsheetml.worksheet+xml"}, {}),
        "_rels/.rels": links(Link("officeDocument", BOOK)),
        BOOK: f'{HEAD}<workbook xmlns="{S}"><sheets/></workbook>'.encode(),
        BOOK_LINKS: links(own, *given),
        "xl/worksheets/sheet1.xml": f'{HEAD}<worksheet xmlns="{S}"><sheetData/></worksheet>'.encode(),
        SHEET_LINKS: links(*sheet),
        **(parts or {}),
    }


def word(*given: Link, **more: object) -> bytes:
    return zipped(word_parts(*given, **more))  # type: ignore[arg-type]


def book(*given: Link, **more: object) -> bytes:
    return zipped(book_parts(*given, **more))  # type: ignore[arg-type]


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def as_word_saves() -> bytes:
    """A .docx with what Word and WPS add of themselves: fonts, pictures, thumbnail, custom XML, fields, links."""
    custom = '<?xml version="1.0" encoding="utf-16"?><s:customData xmlns:s="http://www.wps.cn/officeDocument/2013/x"/>'
    book_behind_a_chart = book()
    return word(
        Link("hyperlink", "mailto:swj@yunxi.example", outside=True),
        Link("hyperlink", "file:///C:\\Users\\swj\\Desktop\\公开指南.docx", outside=True),
        Link("image", "NULL", outside=True),
        Link("image", "media/image1.png"),
        Link("chart", "charts/chart1.xml"),
        Link("settings", "settings.xml"),
        Link("printerSettings", "printerSettings1.bin"),
        body='<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:p><w:fldSimple w:instr=" DATE "/></w:p>',
        parts={
            "docProps/thumbnail.jpeg": b"\xff\xd8\xff\xe0" + bytes(64),
            "docProps/custom.xml": b"<Properties/>",
            "word/media/image1.png": PICTURE,
            "word/media/image2.emf": b"\1\0\0\0" + bytes(36) + b" EMF",
            "word/media/image4.svg": b"<svg/>",
            "word/media/image3.wmz": b"\0\0" + bytes(30),
            "word/fonts/font1.odttf": b"<\xd3\x11\xe0" + bytes(range(256)),
            "word/printerSettings1.bin": "HP LaserJet".encode("utf-16-le") + bytes(200),
            "word/settings.xml": f'<w:settings xmlns:w="{W}"/>'.encode(),
            "word/charts/chart1.xml": b"<c/>",
            "word/charts/_rels/chart1.xml.rels": links(Link("package", "../embeddings/Microsoft_Excel_Sheet1.xlsx")),
            "word/embeddings/Microsoft_Excel_Sheet1.xlsx": book_behind_a_chart,
            "customXml/item1.xml": custom.encode("utf-16"),
            "[trash]/0000.dat": bytes(100),
            "word/embeddings/": b"",
        },
        defaults={"jpeg": "image/jpeg", "svg": "image/svg+xml", "png": "image/png", "bin": TYPE + "oleObject"},
        overrides={"word/printerSettings1.bin": TYPE + "wordprocessingml.printerSettings", "word/gone.bin": "vba"},
    )


def as_excel_saves() -> bytes:
    """An .xlsx with printer settings, a comment's drawing that is no whole XML, a link and shared strings."""
    return book(
        Link("sharedStrings", "sharedStrings.xml"),
        sheet=(
            Link("printerSettings", "../printerSettings/printerSettings1.bin"),
            Link("vmlDrawing", "../drawings/vmlDrawing1.vml"),
            Link("ctrlProp", "../ctrlProps/ctrlProp1.xml"),
            Link("hyperlink", "https://yunxi.example/", outside=True),
        ),
        parts={
            "xl/printerSettings/printerSettings1.bin": "打印机".encode("utf-16-le") + bytes(300),
            "xl/drawings/vmlDrawing1.vml": b'<xml xmlns:v="urn:schemas-microsoft-com:vml"><br></xml>',
            "xl/ctrlProps/ctrlProp1.xml": b"<formControlPr/>",
            "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{S}"/>'.encode(),
        },
    )
