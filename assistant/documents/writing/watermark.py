"""The mark of a draft copy on every page: a large grey word behind the text and a line at the top, both in the headers.

The word is a picture, `draft.png`: Word, WPS and LibreOffice all show it and keep it when they save the file anew, as
LibreOffice does not do with Word's own watermarks; and nobody who reads the pages as text finds it among the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.package import Package
from lxml import etree

from assistant.documents.writing import layout
from assistant.documents.writing.layout import Style
from assistant.documents.writing.wordxml import SECTION, R, W, chinese, element, qname, serialized, text_run

HEADER = Style("DraftHeader", "草稿页眉", layout.HEITI, 9, "center", line=None, snap=False)
PAGES = ("default", "even", "first")
"""The kinds of pages that have headers of their own."""
REFERENCE, REFERENCE_ID = qname("headerReference"), f"{{{R}}}id"
PICTURE = PackURI("/word/media/draft.png")
SIDE = 140
"""Millimetres of the square picture, in the middle of the page."""
EMU = 36_000
"""Units of DrawingML in a millimetre."""
FIRST = 9001
"""Number of the first picture; every drawing of a document has one of its own."""
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
DRAWING = f"""<w:drawing xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{DRAWN}/main" xmlns:pic="{DRAWN}/picture"
 xmlns:wp="{DRAWN}/wordprocessingDrawing">
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1" locked="0"
 layoutInCell="0" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:align>center</wp:align></wp:positionH>
<wp:positionV relativeFrom="page"><wp:align>center</wp:align></wp:positionV>
<wp:extent cx="{SIDE * EMU}" cy="{SIDE * EMU}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="{{number}}" name="草稿 {{number}}" descr="草稿"/>
<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
<a:graphic><a:graphicData uri="{DRAWN}/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr id="{{number}}" name="draft.png"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="{{picture}}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{SIDE * EMU}" cy="{SIDE * EMU}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing>"""


def mark_every_page(package: Package, front: etree._Element, line: str) -> None:
    """The mark with this line at the top into every header of the package, and into new ones for the section `front`.

    A later section without a header of its own goes on with that of the section before.
    """
    picture = Part(PICTURE, CONTENT_TYPE.PNG, _picture(), package)
    headers = [*_headers(package), *_new_headers(package, front)]
    for number, header in enumerate(headers, FIRST):
        header.element.append(_line(line, number, header.relate_to(picture, RELATIONSHIP_TYPE.IMAGE)))


@cache
def _picture() -> bytes:
    return (files("assistant.documents.writing") / "draft.png").read_bytes()


def _headers(package: Package) -> Iterator[XmlPart]:
    """The headers that the sections of the document have, each once."""
    document = package.main_document_part
    sections = document.element.iter(SECTION)
    named = dict.fromkeys(one.get(REFERENCE_ID, "") for section in sections for one in section.iter(REFERENCE))
    parts = {document.rels[identity].target_part for identity in named}
    return (part for part in sorted(parts, key=lambda part: str(part.partname)) if isinstance(part, XmlPart))


def _new_headers(package: Package, front: etree._Element) -> Iterator[XmlPart]:
    """An empty header for each kind of page of the section."""
    document = package.main_document_part
    for place, pages in enumerate(PAGES):
        empty = serialized(element("hdr"))
        part = XmlPart.load(PackURI(f"/word/draft-{pages}.xml"), CONTENT_TYPE.WML_HEADER, empty, package)
        reference = element("headerReference", type=pages)
        reference.set(REFERENCE_ID, document.relate_to(part, RELATIONSHIP_TYPE.HEADER))
        front.insert(place, reference)
        yield part


def _line(line: str, number: int, picture: str) -> etree._Element:
    """The paragraph of the line, on which the large word hangs."""
    drawing = etree.XML(DRAWING.format(number=number, picture=picture))
    look, words = element("rPr", element("noProof")), text_run(line, chinese())
    return element("p", element("pPr", element("pStyle", val=HEADER.id)), element("r", look, drawing), words)
