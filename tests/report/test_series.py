"""Series over the years: what several reports say of one thing, and the sentence that sets two years side by side."""

from string import Template

import pytest

from assistant.report.form import Form
from assistant.report.series import Account, Origin, Sentences, Series, comparable, compares, points, sentence
from assistant.report.slots import Source, filled
from knowledge.shelf import form_for

OLD, NEW = form_for(2019), form_for(2021)
RECEIVED = Series("received", "本年新收", "件", ("applications.received",), "total", words="全年新收申请")
REFUSED = Series("refused", "不予公开", "件", ("applications.refused",), "total")
OTHER = Series("other", "其他处理", "件", ("applications.other",), "total")
MADE = Series("made", "制发", "件", ("disclosure.normative_documents",), "made", apart="口径不同")
REPEALED = Series("repealed", "废止", "件", ("disclosure.normative_documents",), "repealed")
TOTAL = "applications.received.total"
SENTENCES = Sentences(
    Template("$words{$cells}$unit，同比{change:$cells:1}。"),
    Template("$words{$cells}$unit，较上年{more:$cells:$unit}。"),
    Template("$words{$cells}$unit，上年为{last:$cells}$unit。"),
    least=10,
)
FILE, DRAFT = Origin("learned", "云溪县", "旧.docx"), Origin("draft", "云溪县", draft="d1")


def account(year: int, number: int | None, origin: Origin = FILE, *doubtful: str, cell: str = TOTAL) -> Account:
    form = OLD if year < 2021 else NEW
    return Account(year, form, {cell: number}, origin, frozenset(doubtful))


@pytest.mark.parametrize(
    ("series", "form", "count"),
    [(RECEIVED, OLD, 1), (REFUSED, NEW, 8), (OTHER, OLD, 1), (OTHER, NEW, 3), (REPEALED, OLD, 0), (REPEALED, NEW, 1)],
)
def test_a_series_is_the_sum_of_the_cells_that_the_form_of_the_year_has(series: Series, form: Form, count: int):
    assert len(series.cells(form)) == count


def test_every_year_has_its_number_and_who_says_so_and_a_gap_has_none():
    told = {2021: [account(2021, 5)], 2022: [], 2023: [account(2023, 0, DRAFT)]}
    first, gap, last = points(RECEIVED, told, NEW)
    assert [(one.number, one.origins, one.cells) for one in first.values] == [(5, (FILE,), (TOTAL,))]
    assert (gap.values, gap.doubtful, gap.absent) == ((), (), False)
    assert [one.number for one in last.values] == [0]


def test_two_sources_that_agree_are_one_number_and_two_that_differ_are_both_told_the_first_one_first():
    prior = Origin("prior", "云溪县")
    told = [account(2023, 7, DRAFT), account(2023, 5, prior), account(2023, 7, FILE)]
    (point,) = points(RECEIVED, {2023: told}, NEW)
    assert [(one.number, one.origins) for one in point.values] == [(7, (DRAFT, FILE)), (5, (prior,))]


def test_a_doubtful_figure_is_no_number_but_another_source_may_have_it_without_doubt():
    doubted = account(2023, 5, FILE, TOTAL)
    (point,) = points(RECEIVED, {2023: [doubted]}, NEW)
    assert (point.values, point.doubtful) == ((), (FILE,))
    (point,) = points(RECEIVED, {2023: [doubted, account(2023, 6, DRAFT)]}, NEW)
    assert ([one.number for one in point.values], point.doubtful) == ([6], ())


def test_a_sum_of_which_a_part_is_not_known_is_not_known():
    (point,) = points(REFUSED, {2023: [account(2023, 1, cell=REFUSED.cells(NEW)[0])]}, NEW)
    assert not point.values


def test_what_the_form_of_a_year_does_not_have_is_absent_and_what_it_counts_otherwise_is_apart():
    cell = "disclosure.normative_documents.made"
    told = {2020: [account(2020, 4, cell=cell)], 2021: [account(2021, 5, cell=cell)]}
    assert [point.absent for point in points(REPEALED, told, NEW)] == [True, False]
    assert [point.apart for point in points(MADE, told, NEW)] == [True, False]
    assert [point.apart for point in points(MADE, told, OLD)] == [False, True]
    assert not any(point.apart for point in points(RECEIVED, told, NEW))


def test_only_the_same_cells_counted_the_same_way_are_comparable():
    assert comparable(RECEIVED, NEW, OLD)
    assert comparable(MADE, NEW, NEW)
    assert not comparable(MADE, NEW, OLD)
    assert not comparable(OTHER, NEW, OLD)
    assert not comparable(REPEALED, OLD, OLD)


@pytest.mark.parametrize(
    ("now", "before", "reads"),
    [
        (12, 10, "全年新收申请12件，同比增长20%。"),
        (10, 12, "全年新收申请10件，同比下降16.7%。"),
        (12, 12, "全年新收申请12件，同比持平。"),
        (12, 9, "全年新收申请12件，较上年增加3件。"),
        (3, 9, "全年新收申请3件，较上年减少6件。"),
        (9, 9, "全年新收申请9件，较上年持平。"),
        (12, 0, "全年新收申请12件，上年为0件。"),
        (0, 12, "全年新收申请0件，上年为12件。"),
        (0, 0, ""),
        (None, 12, ""),
        (12, None, ""),
    ],
)
def test_a_sentence_compares_in_the_way_that_reads_right(now: int | None, before: int | None, reads: str):
    source = Source("云溪县", 2025, {TOTAL: now}, {}, {TOTAL: before})
    assert filled(sentence(RECEIVED, SENTENCES, NEW, source), source) == reads


def test_a_series_without_words_has_no_sentence():
    cells = dict.fromkeys(REFUSED.cells(NEW), 3)
    assert sentence(REFUSED, SENTENCES, NEW, Source("云溪县", 2025, cells, {}, cells)) == ""


@pytest.mark.parametrize("ref", [f"change:{TOTAL}:2", f"more:{TOTAL}:件", f"last:{TOTAL}"])
def test_a_slot_that_compares_the_two_years_is_known(ref: str):
    assert compares(RECEIVED, NEW, ["year", ref])
    assert not compares(RECEIVED, NEW, ["year", TOTAL, "last:applications.granted.total"])
