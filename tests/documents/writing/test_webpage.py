"""A report as a page for a website: nothing that an editor of such a site throws away, and every word as it is."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from assistant.documents.writing.plaintext import UNWRITABLE, TextError
from assistant.documents.writing.webpage import webpage, webpage_fragment
from assistant.report.figures import Figures
from tests.documents.samples import sample_report

ELEMENTS = {"h1", "h2", "h3", "p", "div", "table", "colgroup", "col", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"style", "colspan", "rowspan", "scope"}
HOSTILE = "<script>alert(1)</script>&amp;<b class='x'>\"甲\"</b>"


class Seen(HTMLParser):
    """Elements and attributes as they stand in the source."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_only_plain_elements_with_their_own_looks_are_in_it(form):
    seen = Seen(webpage_fragment(sample_report(form.first_year)))
    assert (seen.elements, seen.attributes) == (ELEMENTS, ATTRIBUTES)


def test_a_style_names_nothing_to_be_fetched_and_breaks_out_of_nothing(form):
    source = webpage_fragment(sample_report(form.first_year))
    styles = set(re.findall(r'style="([^"]*)"', source))
    assert styles
    assert not [style for style in styles if "url" in style or "expression" in style or "!" in style]


def test_every_cell_of_a_table_has_a_border_of_its_own(form):
    root = html.fragment_fromstring(webpage_fragment(sample_report(form.first_year)), create_parent=True)
    cells = [*root.iter("td"), *root.iter("th")]
    printed = sum(len(line.entries) for table in form.tables for line in table.lines)
    assert len(cells) == printed
    assert all("border:1px solid #000" in cell.get("style", "") for cell in cells)


def test_merges_are_those_of_the_form(form):
    root = html.fragment_fromstring(webpage_fragment(sample_report(form.first_year)), create_parent=True)
    spans = [(int(one.get("colspan", 1)), int(one.get("rowspan", 1))) for one in root.iter("td", "th")]
    entries = [entry for table in form.tables for line in table.lines for entry in line.entries]
    assert spans == [(entry.columns, entry.rows) for entry in entries]


def test_paragraphs_are_indented_and_the_title_is_centred(form):
    root = html.fragment_fromstring(webpage_fragment(sample_report(form.first_year)), create_parent=True)
    (title,) = root.iter("h1")
    assert "text-align:center" in title.get("style", "")
    first = next(one for one in root.iter("p") if "依据" in (one.text or "") or "根据" in (one.text or ""))
    assert "text-indent:2em" in first.get("style", "")
    assert "text-indent:2em" not in next(one for one in root.iter("p") if one.text == "2026年1月12日").get("style", "")


def test_an_unfinished_report_has_its_tables_with_empty_cells(form):
    report = replace(sample_report(form.first_year), figures=Figures(), texts={})
    root = html.fragment_fromstring(webpage_fragment(report), create_parent=True)
    figures = [
        entry for table in form.tables for line in table.lines for entry in line.entries if entry.role == "figure"
    ]
    assert sum(not cell.text for cell in root.iter("td")) == len(figures)
    assert report.title in root.text_content()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00")))
def test_words_stay_words_whatever_they_are(words: str):
    report = sample_report(2025, overview=words)
    if UNWRITABLE.search(words):
        with pytest.raises(TextError):
            webpage_fragment(report)
        return
    source = webpage_fragment(report)
    seen = Seen(source)
    assert seen.elements <= ELEMENTS
    assert seen.attributes <= ATTRIBUTES
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    root = html.fragment_fromstring(source, create_parent=True)
    texts = [one.text for one in root.iter("p", "h3")]
    start = texts.index("本报告可在县政府门户网站下载。对本报告有疑问的，请与本机关办公室联系。") + 1
    assert texts[start : start + len(lines)] == lines


def test_a_hostile_name_and_text_are_words(form):
    report = replace(sample_report(form.first_year, overview=HOSTILE), organ="<img src=x>局")
    source = webpage(report).decode()
    assert "<script" not in source
    assert "<img" not in source
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;" in source


def test_the_same_report_gives_the_same_page(form):
    assert webpage(sample_report(form.first_year)) == webpage(sample_report(form.first_year))
