"""Figures: what was given stays what it was; totals are worked out and never guessed."""

from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.figures import LONGEST, Figures, Mark, Value, added, blanks, parse_value, plain, shown, totals
from assistant.report.form import Form
from knowledge.shelf import form_for
from tests.official import application_rows
from tests.published import APPLICANTS, DISPUTES, RESULTS

EDITIONS = (2019, 2021)
ONE = "applications.received.natural_person"

amounts = st.decimals(min_value=-(10**12), max_value=10**12, places=6, allow_nan=False, allow_infinity=False)
values = st.one_of(st.sampled_from(Mark), st.integers(-(10**28), 10**29), amounts)


def typed(form: Form, numbers: list[int]) -> Figures:
    """Figures with one number after the other in every typed cell."""
    return Figures(dict(zip((cell.id for cell in form.typed), numbers, strict=False)))


@pytest.mark.parametrize("mark", Mark)
def test_blank_zero_and_a_mark_are_three_things(mark: Mark) -> None:
    blank, zero, marked = Figures(), Figures({ONE: 0}), Figures({ONE: mark})
    assert (blank.get(ONE), zero.get(ONE), marked.get(ONE)) == (None, 0, mark)
    assert (blank.quantity(ONE), zero.quantity(ONE), marked.quantity(ONE)) == (None, 0, None)
    form = form_for(2021)
    still_open = [{cell.id for cell in blanks(form, figures)} for figures in (blank, zero, marked)]
    assert [ONE in cells for cells in still_open] == [True, False, True]
    assert [shown(form, figures)[ONE] for figures in (blank, zero, marked)] == [None, 0, mark]


def test_a_change_leaves_the_figures_it_was_made_on() -> None:
    before = Figures({ONE: 3})
    after = before.changed({ONE: 4, "applications.received.company": 1})
    assert (before.given, after.quantity(ONE)) == ({ONE: 3}, 4)
    assert ONE not in after.changed({ONE: None}).given
    with pytest.raises(TypeError):
        after.given[ONE] = 5  # type: ignore[index]


@given(values)
def test_what_is_written_plainly_is_read_back_as_the_same_value(value: Value) -> None:
    assert parse_value(plain(value)) == value


@given(values)
def test_plain_text_has_no_exponent_no_separator_and_no_idle_zeros(value: Value) -> None:
    text = plain(value)
    assert text in ("/", "-", "无") or set(text) <= set("-0123456789.")
    assert plain(parse_value(text)) == text
    assert not ("." in text and text.endswith(("0", ".")))


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,19})(\.[0-9]{1,8})?", fullmatch=True))
def test_a_number_read_is_whole_or_a_decimal_and_never_a_float(text: str) -> None:
    value = parse_value(text)
    assert type(value) is (Decimal if "." in text else int)
    assert Decimal(plain(value)) == Decimal(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("12.3500"), "12.35"),
        (Decimal("-0.00"), "0"),
        (Decimal("1E+3"), "1000"),
        (Decimal("4166.241619"), "4166.241619"),
        (Decimal("0.000001"), "0.000001"),
        (Decimal("25770.00"), "25770"),
        (100, "100"),
        (-2, "-2"),
        (Mark.SLASH, "/"),
        (Mark.DASH, "-"),
        (Mark.NONE, "无"),
    ],
)
def test_a_value_has_one_canonical_text(value: Value, text: str) -> None:
    assert plain(value) == text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "1 ",
            " 1",
            "1\n",
            "01",
            "+2",
            "−2",
            "--1",
            "--",
            "1,507",
            "1_000",
            "1e3",
            "0x1",
            ".5",
            "5.",
            "1.2.3",
        ),
        *("１２", "1２", "٣", "0.５", "七", "nan", "inf", "None", "//", "／", "25770元"),
    ],
)
def test_what_is_not_a_plain_decimal_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="plain decimal"):
        parse_value(text)


def test_a_number_longer_than_any_office_counts_is_refused_and_not_repeated_in_full() -> None:
    assert parse_value("9" * LONGEST) == 10**LONGEST - 1
    for text in ("9" * (LONGEST + 1), "1" * 10**6, f"0.{'1' * LONGEST}"):
        with pytest.raises(ValueError, match="plain decimal") as caught:
            parse_value(text)
        assert len(str(caught.value)) < 100


def test_a_sum_is_unknown_as_soon_as_one_part_is() -> None:
    assert added((1, Decimal("0.25"), 2)) == Decimal("3.25")
    assert added((1, None, 2)) is None
    assert added(()) == 0


@pytest.mark.parametrize("edition", EDITIONS)
@given(data=st.data())
def test_totals_are_the_sums_of_the_typed_cells(edition: int, data: st.DataObject) -> None:
    form = form_for(edition)
    count = len(form.typed)
    numbers = data.draw(st.lists(st.integers(0, 10**6), min_size=count, max_size=count))
    figures = typed(form, numbers)
    x = dict(zip((cell.id for cell in form.typed), numbers, strict=True))
    ends = ("received", "carried_in", "concluded", "carried_out")
    outcomes = [row for row in application_rows(edition) if row not in ends]
    six = APPLICANTS[:-1]
    a, d = "applications.", "disputes."
    wanted = {f"{a}concluded.{c}": sum(x[f"{a}{row}.{c}"] for row in outcomes) for c in six}
    for row in (*outcomes, "received", "carried_in", "carried_out"):
        wanted[f"{a}{row}.total"] = sum(x[f"{a}{row}.{c}"] for c in six)
    wanted[f"{a}concluded.total"] = sum(wanted[f"{a}concluded.{c}"] for c in six)
    wanted |= {f"{d}{group}.total": sum(x[f"{d}{group}.{result}"] for result in RESULTS[:-1]) for group in DISPUTES}
    assert totals(form, figures) == wanted
    assert shown(form, figures) == {**x, **wanted}
    assert list(shown(form, figures)) == list(form.cells)
    assert blanks(form, figures) == ()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("left_open", [None, Mark.SLASH])
def test_a_total_with_an_open_part_is_open_and_no_other(edition: int, left_open: Mark | None) -> None:
    form = form_for(edition)
    figures = typed(form, [1] * len(form.typed)).changed({"applications.granted.company": left_open})
    unknown = {cell for cell, value in totals(form, figures).items() if value is None}
    assert unknown == {
        "applications.granted.total",
        "applications.concluded.company",
        "applications.concluded.total",
    }
    assert [cell.id for cell in blanks(form, figures)] == ["applications.granted.company"]


def test_a_stated_total_changes_no_computed_one() -> None:
    form = form_for(2021)
    figures = typed(form, [1] * len(form.typed))
    stated = figures.changed({"applications.granted.total": 99, "applications.concluded.company": Mark.SLASH})
    assert totals(form, stated) == totals(form, figures)
    assert shown(form, stated)["applications.granted.total"] == 6
    assert shown(form, stated)["applications.concluded.company"] == 21


def test_figures_can_be_given_as_any_mapping() -> None:
    assert Figures(MappingProxyType({ONE: 1})) == Figures({ONE: 1})


def test_the_same_figures_are_worked_out_for_each_form_and_anew_once_they_change() -> None:
    row = "applications.received."
    figures = Figures().changed({row + column: 1 for column in APPLICANTS[:-1]})
    for form in (form_for(2020), form_for(2025), form_for(2020)):
        assert shown(form, figures).keys() == form.cells.keys()
        assert totals(form, figures)[row + "total"] == 6
    assert shown(form_for(2025), figures.changed({row + "company": 3}))[row + "total"] == 8
    assert shown(form_for(2025), figures.changed({}))[row + "total"] == 6
    with pytest.raises(TypeError):
        shown(form_for(2025), figures)[row + "total"] = 7  # type: ignore[index]
