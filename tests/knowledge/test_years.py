"""The series that ship, and that no check objects to their sentences, whatever the figures."""

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks import evaluate
from assistant.report.figures import Figures, Value
from assistant.report.form import Form
from assistant.report.formsource import FormError
from assistant.report.report import Prior, Report
from assistant.report.series import comparable, sentence
from assistant.report.slots import filled, source_for
from knowledge.shelf import form_for, load_forms
from knowledge.years import build_years, load_years
from tests.documents.samples import ORGAN, sample_figures

OWN = [series for group in load_years().groups for series in group.series]
BEFORE = (
    "",
    "全年主动公开信息120条，其中政府网站80条、新媒体40条。",
    "申请渠道保持畅通，当面、信函和网上三种方式均有专人登记，没有发生因答复引起的投诉。",
)
"""What a paragraph may say already, before the sentence."""
AMOUNTS = st.one_of(st.integers(0, 12), st.integers(0, 20000))
START = """sentences: {percent: "同比{change:$cells:1}", count: "{more:$cells:$unit}", beside: "{last:$cells}"}
least: 10
groups:
  - id: a
    name: 甲
    scale: own
    aspect: 依申请公开
    series:
"""
SERIES = "      - {id: one, name: 新收, unit: 件, rows: [applications.received], column: total}\n"


def test_every_form_has_something_to_say_in_every_group():
    for form in load_forms():
        for group in load_years().groups:
            assert any(series.cells(form) for series in group.series), (form.id, group.id)


def test_the_outcomes_of_a_form_are_all_there_and_none_twice():
    outcomes = next(group for group in load_years().groups if group.id == "outcomes")
    for form in load_forms():
        parts = [cell for series in outcomes.series if not series.total for cell in series.cells(form)]
        asked = [cell for cell in form.named("applications.outcomes") if cell.endswith(".total")]
        assert sorted(parts) == sorted(asked)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (START + SERIES + SERIES, 10, "series one stands twice"),
        (
            START + SERIES.replace("total", "nobody"),
            9,
            "no form has a cell of .* in the column nobody",
        ),
        (START.replace("依申请公开", "天气") + SERIES, 7, "no question of every form has the aspect 天气"),
        (START.replace("change:$cells:1", "change:$cells") + SERIES, 1, "has a place or a slot that means nothing"),
        (START.replace("$unit", "$unity") + SERIES, 1, "has a place or a slot that means nothing"),
        (START + SERIES.replace("unit:", "kind: 1, unit:"), 9, "Extra inputs are not permitted"),
    ],
)
def test_a_mistake_in_the_data_is_refused_with_its_line(text: str, line: int, problem: str):
    assert build_years(START + SERIES, load_forms()).groups[0].series[0].id == "one"
    with pytest.raises(FormError, match=problem) as error:
        build_years(text, load_forms())
    assert (error.value.file, error.value.line) == ("years.yaml", line)


def report(form: Form, year: int, figures: dict[str, Value], prior: Prior, text: str) -> Report:
    given = Figures(MappingProxyType(figures))
    return Report(form, ORGAN, year, "government", given, texts=MappingProxyType({"overview": text}), prior=prior)


@pytest.mark.parametrize("series", [series for series in OWN if series.words], ids=lambda series: series.id)
@given(data=st.data(), seed=st.integers(0, 3))
def test_no_check_of_words_objects_to_a_sentence_whatever_the_two_years_are(series, data, seed):
    year = data.draw(st.sampled_from([2020, 2021, 2025]))
    form, before = form_for(year), form_for(year - 1)
    if not comparable(series, form, before):
        return
    cells = series.cells(form)
    typed = [{**sample_figures(one, seed + place)} for place, one in enumerate((form, before))]
    for figures, number in zip(typed, data.draw(st.tuples(AMOUNTS, AMOUNTS)), strict=True):
        figures |= {**dict.fromkeys(cells, 0), cells[0]: number}
    prior = Prior(year - 1, Figures(MappingProxyType(typed[1])), organ=ORGAN)
    bare = report(form, year, typed[0], prior, "")
    source = source_for(form, ORGAN, year, bare.known, {}, prior.known_beside(form))
    words = filled(sentence(series, load_years().sentences, form, source), source)
    assert "〔待补〕" not in words
    found = evaluate(report(form, year, typed[0], prior, data.draw(st.sampled_from(BEFORE)) + words))
    assert [one.say for one in found if one.spot and one.code[0] == "N" and one.severity != "I"] == []
