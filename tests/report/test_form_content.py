"""What the two shipped forms hold beside their grids: years, document, sums, names, questions."""

import pytest

from knowledge.shelf import NoForm, form_for, load_forms, template_of
from tests.official import application_rows
from tests.published import APPLICANTS, DISPUTES, RESULTS

EDITIONS = (2019, 2021)


def test_the_report_year_chooses_the_form() -> None:
    assert [form.id for form in load_forms()] == ["gov-info-2019", "gov-info-2021"]
    assert {form_for(year).id for year in (2019, 2020)} == {"gov-info-2019"}
    assert {form_for(year).id for year in (2021, 2025, 2030)} == {"gov-info-2021"}
    assert template_of(form_for(2020)).name == "template.docx"


def test_a_year_before_the_first_form_is_refused_with_the_years_there_are() -> None:
    with pytest.raises(NoForm, match=r"2018.*2019至2020年度、2021年度起"):
        form_for(2018)


@pytest.mark.parametrize(
    ("edition", "number"), [(2019, "国办公开办函〔2019〕60号"), (2021, "国办公开办函〔2021〕30号")]
)
def test_the_form_names_the_document_it_comes_from(edition: int, number: str) -> None:
    assert form_for(edition).source == number


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_document_has_the_six_headings_and_under_each_its_table_or_text(edition: int) -> None:
    form = form_for(edition)
    assert [(piece.what, piece.ref) for piece in form.pieces if not piece.optional] == [
        ("title", "{organ}{year}年政府信息公开工作年度报告"),
        ("heading", "一、总体情况"),
        ("text", "overview"),
        ("heading", "二、主动公开政府信息情况"),
        ("table", "disclosure"),
        ("heading", "三、收到和处理政府信息公开申请情况"),
        ("table", "applications"),
        ("heading", "四、政府信息公开行政复议、行政诉讼情况"),
        ("table", "disputes"),
        ("heading", "五、存在的主要问题及改进情况"),
        ("text", "problems"),
        ("heading", "六、其他需要报告的事项"),
        ("text", "other_matters"),
    ]
    assert [piece.ref for piece in form.texts if piece.optional] == [
        "document_number",
        "addressee",
        "preface",
        "signature",
        "signing_date",
    ]
    assert form.title("某市某局", 2024) == "某市某局2024年政府信息公开工作年度报告"
    assert {cell.section for cell in form.cells.values()} == {
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
    }


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_sums_are_those_that_the_table_states_or_implies(edition: int) -> None:
    form = form_for(edition)
    rows = application_rows(edition)
    outcomes = [row for row in rows if row not in ("received", "carried_in", "concluded", "carried_out")]
    a, d = "applications.", "disclosure."
    wanted: set[tuple[str, tuple[str, ...], tuple[str, ...]]]
    wanted = {("T3-2", (f"{a}concluded.{c}",), tuple(f"{a}{row}.{c}" for row in outcomes)) for c in APPLICANTS}
    wanted |= {("T3-3", (f"{a}{row}.total",), tuple(f"{a}{row}.{c}" for c in APPLICANTS[:-1])) for row in rows}
    wanted |= {
        ("T3-1", (f"{a}received.{c}", f"{a}carried_in.{c}"), (f"{a}concluded.{c}", f"{a}carried_out.{c}"))
        for c in APPLICANTS
    }
    wanted |= {("T4-1", (f"disputes.{g}.total",), tuple(f"disputes.{g}.{r}" for r in RESULTS[:-1])) for g in DISPUTES}
    within = [rule for rule in form.sums if not rule.prior]
    assert {(rule.code, rule.left, rule.right) for rule in within} == wanted
    assert len(within) == len(wanted)
    assert {rule.severity for rule in within} == {"E"}
    assert {rule.code for rule in within if rule.computes} == {"T3-2", "T3-3", "T4-1"}
    across: set[tuple[object, ...]]
    across = {("T3-7", f"{a}carried_in.{c}", (f"{a}carried_out.{c}",), (), ()) for c in APPLICANTS}
    for row in ("rules", "normative_documents"):
        made, less = (f"{d}{row}.made",), (f"{d}{row}.repealed",)
        in_force, public = f"{d}{row}.in_force", f"{d}{row}.public_total"
        published = (f"{d}{row}.published",)
        across |= (
            {("T2-6", public, (public,), published, ())}
            if edition == 2019
            else {("T2-1", in_force, (in_force,), made, less)}
        )
    for row in ("licensing", "other_services", "penalties", "coercion", "fees") if edition == 2019 else ():
        items = f"{d}{row}.prior_items"
        across |= {("T2-7", items, (items, f"{d}{row}.change"), (), ())}
    between = [rule for rule in form.sums if rule.prior]
    assert {(rule.code, *rule.left, rule.prior, rule.right, rule.minus) for rule in between} == across
    assert len(between) == len(across)
    assert {rule.severity for rule in between} == {"W"}
    assert {rule.code for rule in between if rule.across_forms} == {"T3-7"}
    assert {rule.code for rule in form.sums if rule.carries} == ({"T3-7", "T2-7"} if edition == 2019 else {"T3-7"})


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_other_rules_are_those_of_the_catalogue_and_none_of_them_stops_a_report(edition: int) -> None:
    families = vars(form_for(edition).rules)
    found = {family: {(rule.code, rule.severity) for rule in rules} for family, rules in families.items()}
    both = {
        "shares": {("T3-6", "I")},
        "texts": {("T3-11", "I"), ("T4-6", "W")},
    }
    if edition == 2019:
        assert found == {
            **both,
            "limits": {("T2-8", "W"), ("T4-4", "I"), ("T4-5", "I")},
            "companions": {("T2-8", "W"), ("T2-9", "W")},
            "leaps": {("T2-10", "I")},
            "sizes": set(),
            "facts": set(),
        }
    else:
        assert found == {
            "shares": both["shares"],
            "texts": both["texts"] | {("T3-9", "W")},
            "limits": {("T2-2", "W"), ("T4-4", "I"), ("T4-5", "I")},
            "companions": set(),
            "leaps": {("T2-4", "W"), ("T2-10", "I")},
            "sizes": {("T2-3", "W"), ("T2-4", "W")},
            "facts": {("T2-13", "I")},
        }


@pytest.mark.parametrize("edition", EDITIONS)
def test_only_what_both_forms_hold_is_compared_across_them(edition: int) -> None:
    form = form_for(edition)
    found = {rule.code for rule in form.sums if rule.across_forms}
    found |= {rule.code for rule in form.rules.limits if rule.across_forms}
    found |= {rule.code for rule in form.rules.leaps if rule.across_forms}
    found |= {rule.code for rule in form.rules.texts if rule.across_forms}
    assert found == {"T3-7", "T4-4", "T4-5", "T4-6"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_figure_of_section_two_but_a_signed_change_is_compared_with_last_year_s(edition: int) -> None:
    form = form_for(edition)
    compared = {cell for rule in form.rules.leaps for cell in rule.cells}
    assert compared == {cell.id for cell in form.cells.values() if cell.table == "disclosure" and cell.kind != "signed"}


@pytest.mark.parametrize(("edition", "other", "outcomes"), [(2019, 1, 20), (2021, 3, 22)])
def test_rows_groups_and_tables_can_be_named_whole(edition: int, other: int, outcomes: int) -> None:
    form = form_for(edition)
    assert form.named("applications.granted.company") == ("applications.granted.company",)
    assert form.named("disputes.direct_suit") == tuple(f"disputes.direct_suit.{result}" for result in RESULTS)
    assert len(form.named("applications.refused")) == 8 * 7
    assert len(form.named("applications.unavailable")) == 3 * 7
    assert len(form.named("applications.not_processed")) == 5 * 7
    assert len(form.named("applications.other")) == other * 7
    assert len(form.named("applications.outcomes")) == outcomes * 7
    assert not {key for key in form.named("applications.outcomes") if ".concluded." in key}
    assert form.named("applications.carried_out")[0] in form.named("applications.outcomes")
    assert form.named("disclosure") == tuple(key for key in form.cells if key.startswith("disclosure."))
    assert form.named("applications.refuse") == ()


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_typed_cell_is_asked_once_and_no_total_ever(edition: int) -> None:
    form = form_for(edition)
    asked = [key for question in form.questions for key in question.cells]
    assert sorted(asked) == sorted(cell.id for cell in form.typed)
    parts = list(dict.fromkeys(question.part for question in form.questions if question.cells))
    assert parts == ["第三部分", "第四部分", "第二部分"], "the clerk's own ledger first, other rooms' figures last"


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_question_for_figures_says_where_to_look_and_who_has_them(edition: int) -> None:
    for question in form_for(edition).questions:
        if question.cells:
            assert question.hint
            assert set(question.owners) == {"department", "township", "office", "government"}
            assert question.gate or question.zero_when, f"{question.id} cannot be answered with one no"


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_text_that_a_report_must_have_is_asked_for(edition: int) -> None:
    form = form_for(edition)
    asked = {question.text for question in form.questions if question.text}
    assert asked == {piece.ref for piece in form.texts}
    aspects = [question.aspect for question in form.questions if question.text == "overview"]
    assert aspects[-5:] == ["主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"]


def test_the_processing_fee_belongs_to_the_later_form_alone() -> None:
    assert not [fact for fact in form_for(2019).facts if fact.startswith("processing_fee")]
    assert {"processing_fee.items", "processing_fee.yuan"} <= set(form_for(2021).facts)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_form_cannot_be_changed(edition: int) -> None:
    form = form_for(edition)
    with pytest.raises(TypeError):
        form.cells["applications.received.total"] = form.typed[0]  # type: ignore[index]
    with pytest.raises(AttributeError):
        form.id = "another"  # type: ignore[misc]
