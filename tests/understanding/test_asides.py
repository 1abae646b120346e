"""What stands beside a figure is passed over only where it cannot change what the figure means."""

import pytest

from tests.understanding.understood import came_in, figures, row, understood


def kind_of(message: str, asking: str = "applications.received", **given: object) -> str:
    return understood(message, asking, **given).kind  # type: ignore[arg-type]


@pytest.mark.parametrize("remark", ["领导刚签过字的", "法规科核对过了", "台账上查了", "昨天刚问过办公室", "谢谢"])
def test_a_clause_of_words_that_say_nothing_of_the_figure_is_passed_over(remark):
    assert figures(f"自然人9件，{remark}", "applications.received") == {"received.natural_person": "9"}


@pytest.mark.parametrize(
    "remark", ["领导不同意", "等领导签字", "没有核实", "还要再核实", "领导说有问题", "领导觉得偏高", "昨天的数"]
)
def test_a_remark_with_a_word_too_many_stops_the_figure(remark):
    assert kind_of(f"自然人9件，{remark}") == "clarify"


@pytest.mark.parametrize("message", ["没有答复", "没有最终数", "没有单位申请", "还没有结果", "没有上报"])
def test_what_was_not_done_is_not_nothing(message):
    assert kind_of(message) == "clarify"


def test_what_never_happened_is_nothing():
    assert understood("没收到过申请", "applications.received").kind == "answer"


@pytest.mark.parametrize(
    "message", ["8个科室", "8个申请人", "8页", "8类", "8人次", "8件的话", "已答复8件", "财政局8件"]
)
def test_a_number_of_something_else_goes_nowhere(message):
    others = {cell: 0 for cell in row("received") if not cell.endswith("natural_person")}
    assert kind_of(message, given=others) in ("clarify", "reject")
    assert figures("8件", "applications.received", given=others) == {"received.natural_person": "8"}


def test_members_of_an_organisation_are_not_the_organisation():
    assert kind_of("大学老师2件") == "clarify"
    assert figures("大学2件", "applications.received") == {"received.research": "2"}


@pytest.mark.parametrize("message", ["应该都公开了", "应当公开9件", "即将公开9件", "要是公开9件的话"])
def test_what_should_or_will_be_is_no_figure(message):
    assert kind_of(message, "applications.outcomes", given=came_in(natural_person=10)) == "clarify"


def test_what_should_be_corrects_a_figure_that_stands_unless_it_is_guessed():
    given = row("received", natural_person=9)
    corrected = figures("自然人应该是8件", "applications.received", given=given)
    assert corrected == {"received.natural_person": "8"}
    assert kind_of("自然人应该是8件吧", given=given) == "clarify"
    assert kind_of("应该没有", given=given) == "clarify"


@pytest.mark.parametrize("message", ["10件，不是企业", "自然人不是没有", "除了自然人9件", "12月自然人9件", "没有其他"])
def test_half_a_saying_is_asked_about(message):
    assert kind_of(message) == "clarify"


def test_an_aim_is_no_difference():
    last_year = row("received", natural_person=5)
    assert kind_of("自然人比上年增加到7件", prior=last_year) == "clarify"
    assert figures("自然人比上年增加2件", "applications.received", prior=last_year) == {"received.natural_person": "7"}


def test_a_comparison_inside_an_exception_is_asked_about():
    assert kind_of("除比上年多2件外都公开", "applications.outcomes", given=came_in(natural_person=3)) == "clarify"
