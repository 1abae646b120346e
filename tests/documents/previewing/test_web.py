"""The report as HTML in which every cell and the words of findings can be found."""

from lxml import html

from assistant.checks.finding import Spot
from assistant.documents.previewing.web import marked_page
from assistant.documents.writing.webpage import webpage_fragment
from assistant.report.form import Form
from tests.documents.samples import as_printed, sample_report


def drawn(page: str) -> html.HtmlElement:
    return html.fromstring(page)


def test_every_cell_bears_its_id_and_holds_its_value(form: Form):
    report = sample_report(form.first_year)
    page = drawn(marked_page(report, ()))
    assert {td.get("data-at"): td.text_content() for td in page.xpath("//*[@data-at]")} == as_printed(report)


def test_words_are_marked_across_paragraphs_and_where_they_overlap(form: Form):
    report = sample_report(form.first_year, problems="甲乙丙丁。\n\n　戊己庚辛。")
    spots = (Spot("problems", 1, 9, ""), Spot("problems", 2, 4, "丙丁"), Spot("overview", 0, 9, ""))
    page = drawn(marked_page(report, spots))
    marked = [
        (one.get("data-words"), one.text) for one in page.xpath("//*[contains(., '庚') or contains(., '甲')]/span")
    ]
    assert marked == [(None, "甲"), ("0", "乙"), ("0 1", "丙丁"), ("0", "。"), ("0", "戊"), (None, "己庚辛。")]
    assert page.xpath("//*[@data-words='2']")[0].text == report.texts["overview"][:9].strip()


def test_it_says_what_the_page_for_a_website_says(form: Form):
    report = sample_report(form.first_year, problems="<b>甲</b>&乙")
    spots = (Spot("problems", 3, 5, ""),)
    bare = drawn(f"<article>{webpage_fragment(report)}</article>")
    assert drawn(marked_page(report, spots)).text_content() == bare.text_content()
    assert "data-" not in webpage_fragment(report)
