"""One quantity given twice (N-12)."""

from assistant.checks import Finding, evaluate
from tests.checks.test_said import FIGURES
from tests.checks.zeros import zeros


def found(**texts: str) -> list[Finding]:
    return [one for one in evaluate(zeros(2025, FIGURES, texts=texts)) if one.code == "N-12"]


def test_two_different_numbers_of_one_thing_are_found() -> None:
    (finding,) = found(overview="办结政府信息公开申请12件。", problems="全年办结政府信息公开申请11件，仍有不足。")
    assert finding.say == (
        "“存在的主要问题及改进情况”写着“全年办结政府信息公开申请11件”，另一处“总体情况”写着“办结政府信息公开申请12件”，"
        "说的是同一个数却不一样；请核对，改成一致。"
    )
    assert finding.severity == "W"


def test_the_same_number_twice_and_both_usages_of_received_are_right() -> None:
    assert found(overview="办结政府信息公开申请12件。", problems="办结政府信息公开申请12件。") == []
    assert found(overview="新收政府信息公开申请12件。共收到政府信息公开申请14件。") == []
    assert found(overview="收到政府信息公开申请12件，上年收到政府信息公开申请10件。") == []


def test_what_is_denied_here_and_counted_there_is_found() -> None:
    (finding,) = found(overview="通过政务新媒体发布信息5条。\n本机关未开设政务新媒体账号。")
    assert finding.say == (
        "“总体情况”写着“未开设政务新媒体账号”，另一处却写着“政务新媒体发布信息5条”（政务新媒体）；前后矛盾，请核对。"
    )
