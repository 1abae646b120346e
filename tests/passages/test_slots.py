"""Numbers of published reports: none is bound to what it does not mean, and nearly all are bound."""

import pytest

from tests.passages.labels import labels, sorted_sum
from tests.passages.slots import found_in, main

FLOOR = 63
"""So many of the 67 numbers marked by hand are bound; the others stay open."""


@pytest.mark.parametrize("name", labels())
def test_no_number_is_bound_to_what_it_does_not_mean(name, shared):
    found = found_in(shared, name)
    assert (found.wrong, found.lost) == ([], [])


def test_nearly_all_figures_are_bound(shared):
    assert sum(len(found_in(shared, name).bound) for name in labels()) >= FLOOR


def test_beyond_the_labels_only_facts_are_bound(shared):
    beyond = [place for name in labels() for place in found_in(shared, name).beyond]
    assert [place for place in beyond if "-> fact:" not in place] == []


def test_the_command_prints_a_line_for_each_report(shared, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["slots", str(shared)])
    assert main() == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in labels())


def test_a_sum_is_the_same_in_any_order_and_a_share_to_any_place():
    assert sorted_sum("b.x+a.x") == sorted_sum("a.x+b.x")
    assert sorted_sum("share:a.x/c.x+b.x:2") == sorted_sum("share:a.x/b.x+c.x")
    assert sorted_sum("last:b.x+a.x") == "last:a.x+b.x"
