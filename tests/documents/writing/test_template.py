"""The template that is drawn from a form: everything to fill is marked, and it looks as GB/T 9704-2012 wants."""

import re
import zipfile
from collections import Counter
from io import BytesIO

import pytest

from assistant.documents.readback import read_back
from assistant.documents.writing.template import make_template
from assistant.report.form import Form
from tests.documents.packing import W, root_of, styled, unzipped
from tests.ooxml import schema_errors

MILLIMETRE = 1440 / 25.4


def described(data: bytes) -> list[tuple[zipfile.ZipInfo, bytes]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [(entry, archive.read(entry)) for entry in archive.infolist()]


def test_the_shipped_template_is_what_the_form_draws(form: Form, template: bytes):
    """Entry by entry and byte by byte; only how zlib packs them may differ between its builds."""
    drawn = described(make_template(form))
    shipped = described(template)
    assert [entry.filename for entry, _ in drawn] == [entry.filename for entry, _ in shipped]
    for (one, made), (other, stored) in zip(drawn, shipped, strict=True):
        assert made == stored, f"{one.filename}: draw it anew with python -m assistant.documents.writing.template"
        assert (one.date_time, one.create_system, one.external_attr) == (
            other.date_time,
            other.create_system,
            other.external_attr,
        )


def test_a_template_is_drawn_alike_every_time(form: Form):
    assert make_template(form) == make_template(form)


def test_a_template_is_a_valid_word_file(template: bytes):
    assert schema_errors(template) == []


def test_every_cell_and_every_slot_has_one_visible_marker(form: Form, template: bytes):
    text = "".join(root_of(template).itertext())
    wanted = [cell.mark for cell in form.cells.values()] + [piece.name for piece in form.texts] + ["标题"]
    assert Counter(re.findall("«(.*?)»", text)) == Counter(wanted)


def test_every_marker_stands_in_the_cell_that_the_form_prints(form: Form, template: bytes):
    cells = read_back(template, form).cells
    assert cells == {cell.id: f"«{cell.mark}»" for cell in form.cells.values()}


def test_headings_and_title_stand_in_the_order_of_the_form(form: Form, template: bytes):
    shown = {"title": "«标题»", "heading": "{ref}", "text": "«{name}»"}
    wanted = [shown[p.what].format(ref=p.ref, name=p.name) for p in form.pieces if p.what != "table"]
    assert list(read_back(template, form).paragraphs) == wanted


@pytest.mark.parametrize("table", ["disclosure", "disputes"])
def test_small_tables_are_drawn_as_the_golden_files_show(form: Form, template: bytes, table: str, is_golden):
    place = [drawn.id for drawn in form.tables].index(table)
    is_golden(list(root_of(template).iter(W + "tbl"))[place], f"{form.id}.{table}.xml")


def test_the_head_of_the_large_table_is_drawn_as_the_golden_files_show(form: Form, template: bytes, is_golden):
    drawn = list(root_of(template).iter(W + "tbl"))[[t.id for t in form.tables].index("applications")]
    for row in list(drawn.iter(W + "tr"))[7:]:
        drawn.remove(row)
    is_golden(drawn, f"{form.id}.applications-head.xml")


def test_what_is_not_table_is_drawn_as_the_golden_files_show(form: Form, template: bytes, is_golden):
    root = root_of(template)
    for table in list(root.iter(W + "tbl")):
        table.getparent().remove(table)
    is_golden(root, f"{form.id}.paragraphs.xml")


@pytest.mark.parametrize("part", ["styles", "settings", "footer1", "footer2", "fontTable"])
def test_the_parts_beside_the_document_are_as_the_golden_files_show(template: bytes, part: str, is_golden):
    is_golden(root_of(template, f"word/{part}.xml"), f"{part}.xml")


def test_the_type_area_is_156_by_225_millimetres_on_a4(template: bytes):
    section = root_of(template).find(f".//{W}sectPr")
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
    width, height = (int(size.get(W + side)) / MILLIMETRE for side in ("w", "h"))
    top, bottom, left, right = (int(margins.get(W + side)) / MILLIMETRE for side in ("top", "bottom", "left", "right"))
    assert (width, height, top, left) == pytest.approx((210, 297, 37, 28), abs=0.02)
    assert (width - left - right, height - top - bottom) == pytest.approx((156, 225), abs=0.02)


def test_tables_are_fixed_centred_and_as_wide_as_the_type_area(form: Form, template: bytes):
    for table, drawn in zip(form.tables, root_of(template).iter(W + "tbl"), strict=True):
        properties = drawn.find(W + "tblPr")
        assert properties.find(W + "tblLayout").get(W + "type") == "fixed"
        assert properties.find(W + "jc").get(W + "val") == "center"
        columns = [int(column.get(W + "w")) / MILLIMETRE for column in drawn.find(W + "tblGrid")]
        assert columns == pytest.approx(table.widths, abs=0.02)
        assert sum(columns) == pytest.approx(156, abs=0.02)


def test_the_header_lines_on_top_of_every_table_repeat_and_no_row_is_cut(form: Form, template: bytes):
    for table, drawn in zip(form.tables, root_of(template).iter(W + "tbl"), strict=True):
        rows = list(drawn.iter(W + "tr"))
        on_top = next(number for number, line in enumerate(table.lines) if not line.repeats)
        repeating = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert on_top > 0
        assert repeating == [number < on_top for number in range(len(rows))]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_a_table_with_header_lines_further_down_stays_on_one_page(form: Form, template: bytes):
    """Word would repeat the first block's header above another block."""
    for table, drawn in zip(form.tables, root_of(template).iter(W + "tbl"), strict=True):
        headers = [line.repeats for line in table.lines]
        if headers != sorted(headers, reverse=True):
            for row in list(drawn.iter(W + "tr"))[:-1]:
                assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(W + "p"))


def test_cells_keep_clear_of_the_page_s_line_grid(template: bytes):
    """Exact line spacing would cut text that is wrapped or set larger."""
    styles = {style.get(W + "styleId"): style for style in root_of(template, "word/styles.xml").iter(W + "style")}
    used = {styled(p) for cell in root_of(template).iter(W + "tc") for p in cell.iter(W + "p")}
    for name in used:
        look = styles[name].find(W + "pPr")
        assert look.find(W + "spacing").get(W + "lineRule") == "auto"
        assert look.find(W + "snapToGrid").get(W + "val") == "0"


def test_every_style_names_its_east_asian_font(template: bytes):
    root = root_of(template, "word/styles.xml")
    assert root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts").get(W + "eastAsia")
    for style in root.iter(W + "style"):
        if style.get(W + "type") == "paragraph":
            assert style.find(f"{W}rPr/{W}rFonts").get(W + "eastAsia"), style.get(W + "styleId")


def test_page_numbers_stand_at_the_outer_edge(template: bytes):
    assert root_of(template, "word/settings.xml").find(W + "evenAndOddHeaders") is not None
    references = {r.get(W + "type"): r for r in root_of(template).iter(W + "footerReference")}
    relations = {r.get("Id"): r.get("Target") for r in root_of(template, "word/_rels/document.xml.rels")}
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for pages, side in (("default", "right"), ("even", "left")):
        footer = root_of(template, "word/" + relations[references[pages].get(relation)])
        assert footer.find(f".//{W}jc").get(W + "val") == side
        assert footer.find(f".//{W}ind").get(f"{W}{side}Chars") == "100"
        assert "".join(footer.itertext()) == "— 1 —"
        assert footer.find(f".//{W}fldSimple").get(W + "instr") == "PAGE"


def test_nothing_of_another_program_s_template_is_left(template: bytes):
    parts = unzipped(template)
    assert sorted(parts) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]
    everything = b"".join(parts.values())
    for trace in (b"python", b"2013-", b"External", b"http://www.", b"created", b"modified"):
        assert trace not in everything.replace(b"http://www.w3.org", b"")
