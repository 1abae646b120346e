"""The passages that ship: true to both forms, enough of them everywhere, and nobody else's sentences."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from rapidfuzz import fuzz, process

from assistant.passages.passage import Passage, When, neutral, unmet
from assistant.report.form import Form, OrganKind
from assistant.report.formquestions import is_asked
from assistant.report.slots import REF, cells_in, facts_in
from assistant.report.wording import slots
from knowledge.passages import ASPECTS, load_passages
from knowledge.shelf import load_forms

PASSAGES = load_passages()
FORMS = {form.id: form for form in load_forms()}
KINDS = get_args(OrganKind)
ALIKE = 20
"""Han characters in a row that two texts may not share; the longest title of a rule quoted has fifteen."""

SHORT = 75
"""Characters that a sentence or two have at most."""

PLACES = ("砚湖", "澜汀", "枫栎", "苇汀", "松坪", "梧渡", "霁川", "澄屿", "岚栎", "杉汀", "鹭坪", "稻庐", "槐浦")
"""Places that do not exist; the organs that the passages are from are in them."""


def figures(passage: Passage) -> set[str]:
    """Ids of the cells and facts that the text prints."""
    return {*cells_in(slots(passage.text)), *facts_in(slots(passage.text))}


def printed(passage: Passage) -> Iterator[str]:
    """What the text prints of this year, sums of cells written with +."""
    for match in filter(None, map(REF.fullmatch, slots(passage.text))):
        if match["last"] is None:
            yield from filter(None, (match["sum"], match["part"], match["whole"], match["changed"], match["more"]))
        if match["fact"]:
            yield match["fact"].removeprefix("fact:")


def each_form() -> Iterator[tuple[Passage, Form]]:
    return ((passage, FORMS[form]) for passage in PASSAGES for form in passage.forms)


def values_of(form: Form, kind: str, value: int) -> dict[str, int]:
    """Every cell, and every fact that a clerk of this kind is asked for, at one value."""
    questions = (question for question in form.questions if kind in (question.kinds or KINDS))
    asked = {fact.id for question in questions for fact in question.facts if is_asked(fact, kind)}
    return dict.fromkeys([*form.cells, *asked], value)


def offered(form: Form, kind: str, aspect: str, values: dict[str, int]) -> list[Passage]:
    """Passages that are true at these values and whose every figure is known."""
    return [
        passage
        for passage in PASSAGES
        if passage.aspect == aspect and kind in passage.kinds and form.id in passage.forms
        if not unmet(passage, values) and figures(passage) <= values.keys()
    ]


def test_there_are_at_least_three_hundred():
    assert len(PASSAGES) >= 300


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", FORMS)
def test_every_aspect_has_some_for_every_kind_and_form(form: str, kind: str):
    for aspect in (aspect for aspects in ASPECTS.values() for aspect in aspects):
        if (form, aspect) != ("gov-info-2019", "信息处理费"):
            found = [one for one in PASSAGES if one.aspect == aspect and kind in one.kinds and form in one.forms]
            assert len(found) >= 6, aspect


@pytest.mark.parametrize("aspect", ["政府信息管理", "平台建设", "监督保障", "存在的主要问题", "改进情况"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", FORMS)
def test_there_are_paragraphs_without_any_figure_or_condition(form: str, kind: str, aspect: str):
    plain = [
        passage
        for passage in PASSAGES
        if passage.aspect == aspect and kind in passage.kinds and form in passage.forms
        if not figures(passage) and passage.when == When()
    ]
    assert len(plain) >= 4


REQUESTS = ("applications.received.total", "applications.carried_in.total")
DISPUTES = ("disputes.reconsideration.total", "disputes.direct_suit.total", "disputes.suit_after_reconsideration.total")
NOTHING = {
    "no application": ("依申请公开", REQUESTS[:1], 3),
    "nor one of last year": ("依申请公开", REQUESTS, 3),
    "none carried over from last year": ("依申请公开", REQUESTS[1:], 2),
    "none left for next year": ("依申请公开", ("applications.carried_out.total",), 2),
    "no reconsideration and no suit": ("依申请公开", DISPUTES, 3),
    "no reconsideration": ("依申请公开", DISPUTES[:1], 3),
    "no suit": ("依申请公开", DISPUTES[1:], 2),
    "no normative document": ("政府信息管理", ("disclosure.normative_documents.made",), 2),
    "no fee": ("信息处理费", ("processing_fee.yuan",), 4),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", NOTHING)
def test_what_did_not_happen_can_be_said_in_several_ways(case: str, form: str, kind: str):
    """Those that need these to be nought, and nothing above it that a year without them would lack."""
    aspect, zero, least = NOTHING[case]
    found = [
        passage
        for passage in PASSAGES
        if passage.aspect == aspect and kind in passage.kinds and form in passage.forms
        if set(zero) <= set(passage.when.zero)
    ]
    if (form, aspect) != ("gov-info-2019", "信息处理费"):
        assert len(found) >= least
        assert any(len(passage.text) <= SHORT for passage in found)


@pytest.mark.parametrize(
    "row",
    ["received", "carried_in", "granted", "partly_granted", "unavailable.not_held", "carried_out", "concluded"],
)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", FORMS)
def test_a_row_of_the_applications_has_a_short_sentence_of_its_own(form: str, kind: str, row: str):
    """It presupposes no other row."""
    cell = f"applications.{row}.total"
    assert any(
        passage.when.positive == (cell,) and len(neutral(passage.text)) <= SHORT
        for passage in PASSAGES
        if kind in passage.kinds and form in passage.forms and cell in figures(passage)
    )


def test_some_passages_compare_with_last_year_and_some_say_a_share():
    for opening in ("{change:", "{more:", "{share:"):
        assert any(opening in passage.text for passage in PASSAGES), opening
    assert all("同比{change:" in passage.text for passage in PASSAGES if "{change:" in passage.text)
    assert all("比上年{more:" in passage.text for passage in PASSAGES if "{more:" in passage.text)
    assert all(re.search(r"\{share:[^}]*\}%", passage.text) for passage in PASSAGES if "{share:" in passage.text)


def test_no_sentence_is_as_good_as_another():
    """Two texts, with a neutral word in place of each slot, are never four fifths the same."""
    texts = [neutral(passage.text) for passage in PASSAGES]
    for first, text in enumerate(texts):
        near = process.extractOne(text, texts[first + 1 :], scorer=fuzz.ratio, score_cutoff=80)
        assert near is None, (PASSAGES[first].id, near)


def test_every_id_of_a_passage_is_a_cell_or_a_fact_of_each_of_its_forms():
    for passage, form in each_form():
        named = figures(passage) | {*passage.when.positive, *passage.when.zero}
        assert named <= form.cells.keys() | form.facts.keys(), passage.id


def test_every_figure_is_followed_by_the_unit_of_its_cell_or_fact():
    for passage, form in each_form():
        for slot in re.finditer(r"\{(?:fact:)?([a-z_]+(?:\.[a-z_]+)+)\}", passage.text):
            name = slot[1]
            place = form.cells.get(name) or form.facts.get(name)
            assert place is None or passage.text[slot.end() :].startswith(place.unit), (passage.id, name)
            assert place is None or place.unit, name


def test_every_printed_figure_is_one_the_passage_needs_above_zero():
    """Of a sum, and of the part and the whole of a share, it is enough that one summand is."""
    for passage in PASSAGES:
        for sum_ in printed(passage):
            assert set(sum_.split("+")) & set(passage.when.positive), (passage.id, sum_)


def test_the_year_of_a_passage_belongs_to_one_of_its_forms():
    assert all(any(FORMS[form].covers(passage.year) for form in passage.forms) for passage in PASSAGES)


def test_the_source_names_organ_and_year_and_says_that_they_are_invented():
    for passage in PASSAGES:
        assert passage.source == f"自写样例（{passage.organ}{passage.year}年度报告，虚构）"


def test_every_organ_is_in_a_place_that_does_not_exist():
    assert [passage.organ for passage in PASSAGES if not passage.organ.startswith(PLACES)] == []


def test_no_passage_names_an_invented_organ_or_place():
    names = {passage.organ for passage in PASSAGES} | set(PLACES)
    assert [passage.id for passage in PASSAGES if any(name in passage.text for name in names)] == []


def test_no_two_passages_are_alike():
    texts = [passage.text for passage in PASSAGES]
    assert len(set(texts)) == len(texts)
    for index, text in enumerate(texts):
        others = set().union(*map(runs, texts[index + 1 :]))
        assert not runs(text) & others, PASSAGES[index].id


@pytest.mark.parametrize("value", [0, 3])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", FORMS)
def test_three_true_passages_with_known_figures_stand_ready_everywhere(form: str, kind: str, value: int):
    values = values_of(FORMS[form], kind, value)
    for aspect in (aspect for aspects in ASPECTS.values() for aspect in aspects):
        if (form, aspect) != ("gov-info-2019", "信息处理费"):
            assert len(offered(FORMS[form], kind, aspect, values)) >= 3, aspect


def test_the_processing_fee_is_no_matter_of_the_form_before_it_existed():
    assert {form for passage in PASSAGES if passage.aspect == "信息处理费" for form in passage.forms} == {
        "gov-info-2021"
    }


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", FORMS)
def test_one_application_partly_granted_finds_three_passages(form: str, kind: str):
    one = {f"applications.{row}.total": 1 for row in ("received", "partly_granted", "concluded")}
    values = values_of(FORMS[form], kind, 0) | one
    assert len(offered(FORMS[form], kind, "依申请公开", values)) >= 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", FORMS)
def test_a_year_with_only_last_years_application_finds_a_passage(form: str, kind: str):
    values = values_of(FORMS[form], kind, 0) | {"applications.carried_in.total": 1}
    found = offered(FORMS[form], kind, "依申请公开", values)
    assert any("applications.carried_in.total" in figures(passage) for passage in found)
    assert not any("applications.received.total" in passage.when.positive for passage in found)


def test_governments_report_assessment_public_appraisal_and_accountability():
    """条例第五十条第（四）项: what 各级人民政府 have to report."""
    for passage in PASSAGES:
        if passage.aspect == "监督保障" and {"township", "government"} & set(passage.kinds):
            assert all(word in passage.text for word in ("工作考核", "社会评议", "责任追究")), passage.id


def test_every_problem_has_its_measure_for_the_same_organs():
    places = {passage.id: (passage.kinds, passage.forms, passage.when) for passage in PASSAGES}
    issues = [id_ for id_ in places if id_.startswith("problems-issues-")]
    measures = [id_ for id_ in places if id_.startswith("problems-measures-")]
    assert len(issues) == len(measures) >= 30
    assert all(places[id_] == places[id_.replace("issues", "measures")] for id_ in issues)


def runs(text: str) -> set[str]:
    """Every run of ALIKE Han characters, whatever stands between them; a slot is nothing."""
    han = re.sub(r"[^\u4e00-\u9fff]", "", re.sub(r"\{[^{}]*\}", "", text))
    return {han[start : start + ALIKE] for start in range(len(han) - ALIKE + 1)}


def test_no_sentence_is_taken_from_a_published_report(shared: Path):
    reports = {path.name: runs(path.read_text("utf-8")) for path in (shared / "reports").glob("*.txt")}
    assert reports
    taken = [
        (passage.id, name) for passage in PASSAGES for name, known in reports.items() if runs(passage.text) & known
    ]
    assert taken == []
