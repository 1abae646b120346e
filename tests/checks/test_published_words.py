"""What the rules on wording find in published reports: what is really wrong or worth a question, no more."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.checks.citations import check_citations
from assistant.checks.copied import check_copied
from assistant.checks.naming import check_naming
from assistant.checks.order import check_order
from assistant.checks.structure import check_structure
from assistant.checks.wording import check_phrases, check_topics
from assistant.checks.years import check_years
from assistant.desk.checking import prior_report, read_file
from assistant.documents.guard.limits import Limits
from assistant.report.form import OrganKind
from assistant.report.report import Prior, Report
from tests.checks.told import marked
from tests.published import SEED

FAMILIES = (
    check_structure,
    check_naming,
    check_years,
    check_citations,
    check_phrases,
    check_topics,
    check_order,
    check_copied,
)
WHOLE = {
    SEED: {("D-7", ""), ("D-16", "业培训")},
    "2019_平潭综合实验区": {
        ("N-13", "企业资质条"),
        ("D-7", ""),
        ("D-8", ""),
        ("D-16", "残差不齐"),
        ("D-16", "不过顺畅"),
        ("D-16", "要求，要求"),
        ("D-16", "聚焦新中国成立 70 周年平潭专场新闻发布会聚焦新中国成立 70 周年平潭专场新闻发布会"),
    },
    "2021_平潭综合实验区": {("D-8", ""), ("D-9", ""), ("D-16", "审核审核")},
    "2022_平潭综合实验区": {("D-9", ""), ("D-16", "的的")},
    "2024_平潭综合实验区": {("D-8", ""), ("D-9", ""), ("D-16", "仍在不足")},
    "2025_平潭综合实验区": {("D-8", "")},
    "2023_宿迁市人民政府": {("D-8", ""), ("D-9", "")},
    "2024_宿迁市人民政府": {("D-8", ""), ("D-9", ""), ("D-16", "的的"), ("D-16", "企事业单")},
    "2024_淮安市人民政府": {("D-8", ""), ("D-9", "")},
    "2025_沭阳县人民政府": {("D-7", ""), ("D-8", ""), ("D-9", ""), ("D-16", "县县政府信息公开")},
}
"""Every error and warning about the words of the reports that are there in full."""
NAMED = {
    "2019_益阳市大通湖区科技和工业信息化局": {"D-13", "D-14", "D-16", "D-1", "D-5"},
    "2021_石家庄市教育局": {"D-13"},
    "2024_银川市兴庆区前进街街道": {"D-4"},
    "2024_常州市钟楼区南大街街道": {"D-7"},
    "2024_新疆温泉县_或所属部门": {"D-18"},
}
"""Codes that the catalogue of checks, or a careful reader, names for excerpts."""
YEARS = (("2021", "2022"), ("2024", "2025"))


def found(report: Report) -> set[tuple[str, str]]:
    findings = [one for family in FAMILIES for one in family(report) if one.severity != "I"]
    return {(code, words) for code, _, words in marked(findings)}


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_report_has_the_known_findings_and_no_other(name: str, shared: Path) -> None:
    kind: OrganKind = "department" if name == SEED else "government"
    assert found(read_file(shared / "reports" / f"{name}.txt", Limits(), kind=kind).report) == WHOLE[name]


@pytest.mark.parametrize("name", NAMED)
def test_the_mistakes_of_an_excerpt_are_found(name: str, shared: Path) -> None:
    codes = {code for code, _ in found(read_file(shared / "reports" / f"{name}.txt", Limits()).report)}
    assert codes >= NAMED[name]


@pytest.mark.parametrize(("last", "this"), YEARS)
def test_two_years_of_one_organ_that_were_written_anew_are_not_called_copied(
    last: str, this: str, shared: Path
) -> None:
    before, now = (prior_report(shared / "reports" / f"{year}_平潭综合实验区.txt", Limits()) for year in (last, this))
    beside = Prior(before.year, before.figures, before.form, before.organ, texts=before.texts, kind=before.kind)
    assert not {"D-17", "D-27", "D-6"} & {code for code, _ in found(replace(now, prior=beside))}
