"""What to look at before publishing (D-21, D-23, D-24, T2-11, T3-8, T4-3); no part of the findings."""

import pytest

from assistant.checks import FAMILIES, Finding
from assistant.checks.checklist import checklist
from tests.checks.told import places_hold, told
from tests.checks.zeros import zeros


def reminded(changes: dict[str, int], year: int = 2024) -> set[str]:
    return {finding.code for finding in checklist(zeros(year, changes))}


def phrases(text: str) -> list[Finding]:
    found = [finding for finding in checklist(told({"overview": text})) if finding.code == "D-21"]
    assert places_hold(found, {"overview": text})
    return found


def test_every_report_is_reminded_of_its_tables_and_its_day() -> None:
    assert reminded({}) == {"D-23", "D-24"}
    says = {
        kind: [one.say for one in checklist(told(kind=kind)) if one.code == "D-24"]
        for kind in ("township", "government")
    }
    assert says["township"][0].startswith("2025年1月31日前报送本级政府信息公开工作主管部门")
    assert says["government"][0].startswith("2025年3月31日前在本级政府门户网站“政府信息公开”专栏发布")


@pytest.mark.parametrize(
    ("cell", "code", "year"),
    [
        ("applications.partly_granted.natural_person", "T3-8", 2024),
        ("applications.partly_granted.natural_person", "T3-8", 2019),
        ("disclosure.licensing.decisions", "T2-11", 2024),
        ("disputes.direct_suit.upheld", "T4-3", 2024),
        ("disputes.suit_after_reconsideration.pending", "T4-3", 2020),
    ],
)
def test_a_reminder_about_figures_comes_with_the_figures(cell: str, code: str, year: int) -> None:
    assert code not in reminded({}, year)
    assert code in reminded({cell: 1}, year)


def test_every_place_of_a_fixed_phrase_a_leader_and_a_number_is_listed() -> None:
    found = phrases(
        "以习近平新时代中国特色社会主义思想为指导，落实党的二十大和二十届三中全会精神。"
        "县委书记王青山、李大河局长到场，印发云水办〔2024〕3号。落实党的二十大精神。"
    )
    assert [(one.severity, one.spot.words if one.spot else "") for one in found] == [
        ("I", "习近平新时代中国特色社会主义思想"),
        ("I", "党的二十大"),
        ("I", "二十届三中全会"),
        ("I", "党的二十大精神"),
        ("I", "县委书记王青山"),
        ("I", "李大河局长"),
        ("I", "印发云水办〔2024〕3号"),
    ]
    assert found[0].say == "固定提法：“总体情况”里的“习近平新时代中国特色社会主义思想”，请照标准表述逐字核对。"


@pytest.mark.parametrize("words", ["习近平新时代中国特色社会主义", "新时代中国特色社会主义思想", "习近平法治"])
def test_a_fixed_phrase_that_is_cut_short_is_a_warning(words: str) -> None:
    (finding,) = [one for one in phrases(f"坚持{words}，落实公开。") if one.severity == "W"]
    assert finding.say == f"“总体情况”里的“{words}”像是固定提法没有写全，请照标准表述核对。"


def test_the_basis_of_the_report_itself_is_no_internal_number() -> None:
    assert phrases("根据国办公开办函〔2021〕30号编制，没有内部事务。") == []
    assert [one.severity for one in phrases("内部资料，注意保密。")] == ["W", "W"]


def test_nothing_of_it_is_a_finding() -> None:
    report = told({"overview": "落实党的二十大精神，我局发布信息110条。"})
    assert not [one for family in FAMILIES for one in family(report) if one.code in ("D-21", "D-23", "D-24")]
