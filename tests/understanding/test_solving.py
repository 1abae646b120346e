"""Sums leave one number for some cells, and for others none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.total import Total
from assistant.understanding.solving import Contradiction, balanced, balances_of, determined
from knowledge.shelf import form_for

A, B, C, D = "abcd"


def total(cells: str, value: int) -> Total:
    return Total(frozenset(cells), value)


def test_the_last_open_part_of_a_total_is_what_is_left():
    assert determined({A: 3, B: 2}, [total("abc", 9)]) == {C: 4}


def test_parts_that_make_up_the_total_leave_zeros():
    assert determined({A: 9}, [total("abc", 9)]) == {B: 0, C: 0}


def test_rows_and_columns_together_leave_one_number_where_neither_does_alone():
    rows, columns = [total("ab", 7), total("cd", 3)], [total("ac", 9), total("bd", 1)]
    assert determined({}, [*rows, *columns]) == {}
    assert determined({B: 1}, [*rows, *columns]) == {A: 6, C: 3, D: 0}


def test_totals_within_a_total_leave_the_rest():
    assert determined({}, [total("abcd", 5), total("ab", 5)]) == {C: 0, D: 0}


@pytest.mark.parametrize("sums", [[total("ab", 2)], [total("abc", 9), total("c", 0), total("bc", 4)]])
def test_a_sum_that_cannot_hold_is_a_contradiction(sums):
    with pytest.raises(Contradiction):
        determined({A: 3}, sums)


def test_the_fixed_sums_of_the_form_are_those_between_what_came_in_and_what_went_out():
    form = form_for(2025)
    assert len(balances_of(form)) == 7
    assert len(balances_of(form)[0].outflow) == 22 * 6
    known = {"applications.received.company": 2, "applications.carried_in.company": 1}
    (company,) = balanced(form, known)
    assert (company.value, len(company.cells)) == (3, 22)


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=3, max_size=3), st.data())
def test_what_is_determined_is_what_the_table_holds(table, data):
    cells = {f"{row}{column}": table[row][column] for row in range(3) for column in range(3)}
    sums = [Total(frozenset(f"{row}{c}" for c in range(3)), sum(table[row])) for row in range(3)]
    sums += [Total(frozenset(f"{r}{c}" for r in range(3)), sum(table[r][c] for r in range(3))) for c in range(3)]
    known = {cell: cells[cell] for cell in data.draw(st.sets(st.sampled_from(sorted(cells))))}
    found = determined(known, sums)
    assert all(cells[cell] == value for cell, value in found.items())
