"""The way out: nothing leaves that breaks a rule, or that reads otherwise than the report."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from assistant.documents.export import export
from assistant.documents.guard.template import TemplateError
from assistant.documents.leaving import word
from assistant.documents.leaving.compare import ReadBackError
from assistant.documents.leaving.word import read_template
from assistant.documents.readback import read_back
from assistant.documents.writing.fill import fill
from assistant.report.figures import Figures, plain, totals
from tests.documents.packing import changed, paragraph_with, replaced
from tests.documents.samples import as_printed, sample_report
from tests.ooxml import schema_errors

ROWS = ("received", "granted")


@pytest.fixture
def report(form):
    return sample_report(form.first_year, seed=3)


def with_figures(report, **changes):
    return replace(report, figures=report.figures.changed({key.replace("__", "."): v for key, v in changes.items()}))


def exported(report, template: bytes | None = None) -> bytes:
    data = export(report, template).data
    assert data is not None
    return data


def test_a_sound_report_leaves_as_a_valid_file_with_its_figures(report):
    done = export(report)
    assert done.data is not None
    assert schema_errors(done.data) == []
    assert read_back(done.data, report.form).cells == as_printed(report)


def test_a_blank_cell_stops_it_and_is_named(report):
    blank = with_figures(report, applications__granted__company=None)
    done = export(blank)
    assert done.data is None
    assert ("applications.granted.company",) in [finding.cells for finding in done.findings if finding.stops]


def test_a_broken_sum_stops_it(report):
    assert export(with_figures(report, applications__received__company=1)).data is None


def test_a_stated_total_that_is_not_the_worked_out_one_stops_it(report):
    right = totals(report.form, report.figures)["applications.received.total"]
    assert right is not None
    assert export(with_figures(report, applications__received__total=right)).data is not None
    assert export(with_figures(report, applications__received__total=right + 1)).data is None


def test_a_warning_does_not_stop_it(form):
    money = next(cell.id for cell in form.cells.values() if cell.kind == "money")
    report = sample_report(form.first_year)
    done = export(replace(report, figures=report.figures.changed({money: -1})))
    assert done.data is not None
    about = [finding.severity for finding in done.findings if money in finding.cells]
    assert "W" in about
    assert "E" not in about


def wrong_in_words(report):
    """The report with a number in its text that no table has: an error of language, and no other."""
    wrong = replace(report, texts={**report.texts, "overview": "全年收到政府信息公开申请9件，均已办结。"})
    (stops,) = (finding for finding in export(wrong).findings if finding.stops)
    assert stops.waivable
    return wrong, stops.key


def test_an_error_of_language_passes_once_it_is_waived_and_never_another_one(report):
    wrong, key = wrong_in_words(report)
    assert export(wrong).data is None
    assert export(wrong, waived={f"{key}。"}).data is None
    done = export(wrong, waived={key})
    assert done.data is not None
    assert key in [finding.key for finding in done.findings]


def test_a_waiver_lapses_when_the_figure_that_it_is_about_changes(report):
    wrong, key = wrong_in_words(report)
    more = {f"applications.{row}.company": wrong.figures.quantity(f"applications.{row}.company") + 1 for row in ROWS}
    assert export(replace(wrong, figures=wrong.figures.changed(more)), waived={key}).data is None


def test_arithmetic_and_blanks_do_not_pass_whatever_is_said_to_be_waived(report):
    for broken in (
        with_figures(report, applications__received__company=1),
        with_figures(report, applications__granted__company=None),
        with_figures(report, applications__granted__company=-1),
    ):
        assert export(broken, waived={finding.key for finding in export(broken).findings}).data is None


def test_the_office_s_template_is_used(report, template: bytes):
    office = replaced(template, "— ", "第 ", "word/footer1.xml", 1)
    assert export(report, office).data != export(report).data


def write_wrongly(monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    """A writer with a fault: it makes a sound file and then changes it."""
    monkeypatch.setattr(word, "fill", lambda template, report: replaced(fill(template, report), old, new, count=1))


def test_a_wrong_figure_in_the_file_is_caught_and_named(report, monkeypatch: pytest.MonkeyPatch):
    report = replace(report, figures=Figures(MappingProxyType(dict(report.figures.given))))
    money = next(cell for cell in report.form.cells.values() if cell.kind == "money")
    value = plain(report.figures.given[money.id])
    write_wrongly(monkeypatch, f">{value}<", f">{value}1<")
    with pytest.raises(ReadBackError, match="没有导出：第二部分表格") as fault:
        export(report)
    assert money.name in str(fault.value)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("水价", "水债"),
        ("政府信息公开工作年度报告", "政府信息公开年度报告"),
        ("五、存在的主要问题及改进情况", "五、存在问题及改进情况"),
        ("2026年1月12日", "2026年1月21日"),
        ('<w:p><w:pPr><w:pStyle w:val="Date"/></w:pPr>', "<w:p><w:r><w:t>多</w:t></w:r></w:p><w:p><w:pPr/>"),
    ],
)
def test_a_wrong_word_in_the_file_is_caught(report, monkeypatch: pytest.MonkeyPatch, old: str, new: str):
    write_wrongly(monkeypatch, old, new)
    with pytest.raises(ReadBackError, match=r"正文第 [0-9]+ 段应为"):
        export(report)


def test_a_wrong_label_in_the_file_is_caught(report, monkeypatch: pytest.MonkeyPatch):
    write_wrongly(monkeypatch, "2.重复申请", "2.反复申请")
    with pytest.raises(ReadBackError, match=r"2\.反复申请"):
        export(report)


def template_problems(data: bytes, report) -> str:
    with pytest.raises(TemplateError) as refused:
        export(report, data)
    return str(refused.value)


def test_two_exchanged_markers_are_refused_by_name(report, template: bytes):
    swapped = replaced(replaced(replaced(template, "«三B12»", "«三»"), "«三B13»", "«三B12»"), "«三»", "«三B13»")
    said = template_problems(swapped, report)
    assert "里应当只有标记«三B12»，却是“«三B13»”" in said
    assert "里应当只有标记«三B13»，却是“«三B12»”" in said


def test_words_beside_a_marker_in_its_cell_are_refused(report, template: bytes):
    assert "却是“«三B12»件”" in template_problems(replaced(template, "«三B12»", "«三B12»件"), report)


def test_a_changed_label_is_refused_by_name(report, template: bytes):
    assert "应为“2.重复申请”" in template_problems(replaced(template, "2.重复申请", "2.多次申请"), report)


def test_a_changed_heading_is_refused_by_name(report, template: bytes):
    said = template_problems(replaced(template, ">五、存在的", ">五、目前存在的"), report)
    assert "“五、存在的主要问题及改进情况”" in said


def test_sections_in_another_order_are_refused(report, template: bytes):
    def exchange(root: Any) -> None:
        paragraph_with(root, "«总体情况»").addprevious(paragraph_with(root, "二、主动公开政府信息情况"))

    assert "不在格式规定的位置" in template_problems(changed(template, exchange), report)


def test_an_optional_text_may_stand_where_the_office_wants_it(report, template: bytes):
    def move(root: Any) -> None:
        paragraph_with(root, "«标题»").addnext(paragraph_with(root, "«文号»"))

    office = changed(template, move)
    assert read_template(office, report.form).paragraphs[:2] == ("«标题»", "«文号»")
    assert export(report, office).data is not None


def test_a_title_among_other_words_is_filled_and_read(report, template: bytes):
    office = replaced(template, "«标题»", "《«标题»》")
    assert f"《{report.title}》" in read_back(exported(report, office), report.form).paragraphs


def test_words_of_the_text_that_look_like_a_heading_or_a_marker_do_no_harm(report):
    tricky = replace(report, texts={**report.texts, "overview": "一、总体情况\n«三B12»\n六、其他需要报告的事项"})
    assert export(tricky).data is not None


def test_spaces_and_hidden_characters_within_a_line_are_not_lost(report):
    spaced = replace(report, texts={**report.texts, "overview": "　　甲  乙　丙\u200b丁 \n\n"})
    read = read_back(exported(spaced), report.form)
    assert "甲  乙　丙\u200b丁" in read.paragraphs
