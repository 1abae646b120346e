"""The names of WordprocessingML (ISO/IEC 29500-1, transitional) in one place, and elements made of them."""

from __future__ import annotations

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def qname(tag: str) -> str:
    """The full name of a `w:` element or attribute."""
    return f"{{{W}}}{tag}"


BODY, PARAGRAPH, RUN, TEXT, TAB = (qname(tag) for tag in ("body", "p", "r", "t", "tab"))
PARAGRAPH_LOOK, RUN_LOOK, SECTION = (qname(tag) for tag in ("pPr", "rPr", "sectPr"))
PAGE_BREAK_BEFORE, TEXT_BOX, STYLE, NAME = (qname(tag) for tag in ("pageBreakBefore", "txbxContent", "style", "name"))
TRACKED = tuple(qname(tag) for tag in ("ins", "del", "moveFrom", "moveTo"))
VAL, STYLE_ID = (qname(attribute) for attribute in ("val", "styleId"))


def element(tag: str, /, *children: etree._Element | None, **attributes: str | int) -> etree._Element:
    """A `w:` element with `w:` attributes; children that are None are left out."""
    made = etree.Element(qname(tag), nsmap={"w": W, "r": R})
    for name, value in attributes.items():
        made.set(qname(name), str(value))
    made.extend([child for child in children if child is not None])
    return made


def text_run(text: str, look: etree._Element | None = None) -> etree._Element:
    """A run of one line of text, its tabs as `w:tab`; `look` becomes its run properties."""
    run = element("r", look)
    for position, piece in enumerate(text.split("\t")):
        if position:
            run.append(element("tab"))
        if piece:
            words = element("t")
            words.text = piece
            words.set(SPACE, "preserve")
            run.append(words)
    return run


def chinese() -> etree._Element:
    """Run properties under which Word sets quotation marks and dashes in the East Asian font, too."""
    return element("rPr", element("rFonts", hint="eastAsia"))


def paragraph(text: str, style: str, *, keep_next: bool = False) -> etree._Element:
    """A paragraph of the style with that id; an empty text leaves it without a run."""
    look = element("pPr", element("pStyle", val=style), element("keepNext") if keep_next else None)
    return element("p", look, text_run(text, chinese()) if text else None)


def parent_of(node: etree._Element) -> etree._Element:
    """The element in which `node` stands; ValueError for a root."""
    parent = node.getparent()
    if parent is None:
        raise ValueError(f"{node.tag} stands in nothing")
    return parent


def serialized(root: etree._Element) -> bytes:
    """The part as bytes, UTF-8, with its XML declaration."""
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="UTF-8", standalone=True)
