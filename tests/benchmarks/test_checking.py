"""The checks are timed on what they would meet: texts full of numbers, nothing wrong, and never the same twice."""

from dataclasses import replace
from itertools import islice

from assistant.checks import evaluate
from assistant.report.report import Report
from tests.benchmarks.checking import bare, broken, fresh, tables_alone
from tests.benchmarks.numbered import numbered_report, turns
from tests.benchmarks.peer_sums import ours, sums_of


def test_the_report_that_is_timed_has_no_error_and_its_numbers_are_about_its_tables():
    report = numbered_report()
    assert [finding.say for finding in evaluate(report, draft=False) if finding.stops] == []
    wrong = replace(report, figures=report.figures.changed({"applications.granted.total": 1}))
    assert "N-3" in [finding.code for finding in evaluate(wrong, draft=False) if finding.stops]


def test_no_paragraph_is_the_same_in_two_turns():
    first, second = islice(turns(), 2)
    for slot, text in first.texts.items():
        assert not set(text.split("\n")) & set(second.texts[slot].split("\n"))
    assert sum(map(len, first.texts.values())) > 3400


def test_what_is_broken_for_the_peers_is_broken_in_rows_and_columns():
    report = bare(numbered_report())
    rules = sums_of(report.form)
    assert ours(report) == frozenset()
    assert sorted(rules[place].code for place in ours(broken(report))) == [
        "T3-1",
        "T3-1",
        "T3-2",
        "T3-3",
        "T3-3",
        "T4-1",
    ]


def test_reports_that_are_timed_are_judged_once_each():
    judged: list[Report] = []
    assert fresh(3, turns(), judged.append) >= 0
    assert len({report.texts["overview"] for report in judged}) == 3


def test_the_tables_alone_are_judged_as_among_all_checks():
    report = broken(numbered_report())
    alone = [finding.flatten() for finding in tables_alone(report)]
    among = {finding.flatten() for finding in evaluate(report, draft=False)}
    assert alone
    assert among.issuperset(alone)
