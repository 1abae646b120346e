"""The .docx package: opened with care, made anew, written so that the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.package import Package
from lxml import etree

from assistant.documents.writing.wordxml import serialized

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can hold stands on every entry."""

PLACES = {
    "styles": ("/word/styles.xml", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": ("/word/settings.xml", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "fonts": ("/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    "theme": ("/word/theme/theme1.xml", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME),
    "odd": ("/word/footer1.xml", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
    "even": ("/word/footer2.xml", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}


def new_package(document: etree._Element, parts: Mapping[str, etree._Element]) -> Package:
    """A package of the document and the parts named in PLACES; each name is the id of its relation, too."""
    package = Package()
    place = PackURI("/word/document.xml")
    main = Part(place, CONTENT_TYPE.WML_DOCUMENT_MAIN, serialized(document), package)
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    for name, root in parts.items():
        at, content_type, relation = PLACES[name]
        main.load_rel(relation, Part(PackURI(at), content_type, serialized(root), package), name)
    return package


def write_package(package: Package, title: str, creator: str = "") -> bytes:
    """The package as a .docx: document properties set anew, parts in order, no date, no trace of a program."""
    _describe(package, title, creator)
    parts = sorted(package.iter_parts(), key=lambda part: part.partname)
    entries = {PACKAGE_URI.rels_uri.membername: _relations(package.rels)}
    for part in parts:
        entries[part.partname.membername] = part.blob
        if part.rels:
            entries[part.partname.rels_uri.membername] = _relations(part.rels)
    return zipped({"[Content_Types].xml": _content_types(parts), **dict(sorted(entries.items()))})


def zipped(entries: Mapping[str, bytes]) -> bytes:
    """The entries as a zip in their order, without a date: the same entries always give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in entries.items():
            _add(archive, name, data)
    return stream.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.create_system = 0
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data, compresslevel=6)


def _describe(package: Package, title: str, creator: str) -> None:
    """Title and creator alone; what else hung on the package (thumbnail, names, companies) is left behind."""
    for relation in [key for key, one in package.rels.items() if one.reltype != RELATIONSHIP_TYPE.OFFICE_DOCUMENT]:
        del package.rels[relation]
    place = PackURI("/docProps/core.xml")
    core = Part(place, CONTENT_TYPE.OPC_CORE_PROPERTIES, core_properties(title, creator), package)
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)


def core_properties(title: str, creator: str) -> bytes:
    """The part of a package that says title and creator; empty ones are left out."""
    root = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DUBLIN_CORE})
    for name, text in (("title", title), ("creator", creator)):
        if text:
            etree.SubElement(root, f"{{{DUBLIN_CORE}}}{name}").text = text
    return serialized(root)


def _relations(relations: Relationships) -> bytes:
    root = etree.XML(f'<Relationships xmlns="{RELATIONS}"/>')
    for key, one in relations.items():
        etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=key, Type=one.reltype, Target=one.target_ref)
    return serialized(root)


def _content_types(parts: Iterable[Part]) -> bytes:
    root = etree.XML(f'<Types xmlns="{TYPES}"/>')
    defaults = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
    for extension, content_type in defaults.items():
        etree.SubElement(root, f"{{{TYPES}}}Default", Extension=extension, ContentType=content_type)
    for part in parts:
        etree.SubElement(root, f"{{{TYPES}}}Override", PartName=part.partname, ContentType=part.content_type)
    return serialized(root)
