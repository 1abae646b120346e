"""The score counts what tests notice of what was tried."""

import pytest

from tests.mutants.verdicts import by_module, verdicts

TOLD = """
    assistant.checks.sums.x_check_sums__mutmut_1: killed
    assistant.checks.sums.x_check_sums__mutmut_2: survived
    assistant.checks.sums.xǁSumǁsay__mutmut_1: timeout
    assistant.checks.sums.x__judged__mutmut_4: no tests
    assistant.report.figures.x_plain__mutmut_9: not checked
"""


def test_each_module_has_its_score():
    figures, sums = sorted(by_module(verdicts(TOLD)), key=lambda score: score.tried)
    assert (sums.module, sums.noticed, sums.tried) == ("assistant.checks.sums", 2, 4)
    assert sums.percent == pytest.approx(50)
    assert (figures.module, figures.tried, figures.percent) == ("assistant.report.figures", 0, 100)


def test_what_no_test_runs_is_told_apart_from_what_no_test_notices():
    sums = by_module(verdicts(TOLD))[0]
    assert sums.unnoticed == ("assistant.checks.sums.x_check_sums__mutmut_2",)
    assert sums.untested == ("assistant.checks.sums.x__judged__mutmut_4",)


def test_a_verdict_that_nobody_knows_counts_as_unnoticed():
    (score,) = by_module(verdicts("assistant.a.x_b__mutmut_1: something new"))
    assert score.unnoticed == ("assistant.a.x_b__mutmut_1",)
