"""Who, when and what is written in the published reports, against what a person reads there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.documents.reading.files.plain import read_plain
from assistant.documents.reading.words.identity import identity_of
from assistant.documents.reading.words.sections import sections_of
from knowledge.shelf import form_for
from tests.published import REPORTS

PUBLISHED = {
    "2011_工业和信息化部": ("工业和信息化部", 2011, "department"),
    "2012_南平市": ("南平市", 2012, "government"),
    "2016_舒兰市市场监督管理局": ("舒兰市市场监督管理局", 2016, "department"),
    "2017_丽水市": ("丽水市", 2017, "government"),
    "2017_天津市": ("天津市", 2017, "government"),
    "2018_天津港保税区": ("天津港保税区", 2018, "government"),
    "2018_平潭综合实验区_旧格式节录": ("", 2018, ""),
    "2019_天津市某区工业和信息化局_种子": ("区工信局", 2019, "department"),
    "2019_平潭综合实验区": ("平潭综合实验区", 2019, "government"),
    "2019_益阳市大通湖区科技和工业信息化局": ("科技和工业信息化局", 2019, "department"),
    "2020_天津市": ("天津市", 2020, "government"),
    "2021_平潭综合实验区": ("平潭综合实验区", 2021, "government"),
    "2021_石家庄市教育局": ("石家庄市教育局", 2021, "department"),
    "2021_莆田市涵江区教育局": ("", 2021, ""),
    "2021_靖江市教育局": ("靖江市教育局", 2021, "department"),
    "2022_上海市": ("上海市", 2022, "government"),
    "2022_宿迁市宿城区中扬镇": ("中扬镇", 2022, "township"),
    "2022_平潭综合实验区": ("平潭综合实验区", 2022, "government"),
    "2022_绵竹市某镇": ("", 2022, ""),
    "2022_重庆市某镇": ("", 2022, ""),
    "2023_信丰县卫生健康委": ("信丰县卫生健康委", 2023, "department"),
    "2023_宿迁市人民政府": ("", 2023, ""),
    "2023_平度市卫生健康局": ("平度市卫生健康局", 2023, "department"),
    "2023_杭州市卫生健康委员会": ("杭州市卫生健康委员会", 2023, "department"),
    "2023_沭阳县发展和改革局_节录": ("沭阳县发展和改革局", 2023, "department"),
    "2023_莆田市城厢区卫生健康局": ("城厢区卫生健康局", 2023, "department"),
    "2024_厦门市思明区嘉莲街道": ("厦门市思明区嘉莲街道办事处", 2024, "department"),
    "2024_国家卫生健康委": ("国家卫生健康委", 2024, "department"),
    "2024_宿迁市人民政府": ("", 2024, ""),
    "2024_常州市钟楼区南大街街道": ("", 2024, ""),
    "2024_平潭综合实验区": ("平潭综合实验区", 2024, "government"),
    "2024_新疆温泉县_或所属部门": ("", None, ""),
    "2024_杭州市上城区小营街道": ("小营街道办事处", 2024, "department"),
    "2024_淮安市人民政府": ("淮安市人民政府", 2024, "government"),
    "2024_银川市兴庆区前进街街道": ("兴庆区前进街街道办事处", 2024, "department"),
    "2025_北京市大兴区某镇": ("", None, ""),
    "2025_平潭综合实验区": ("平潭综合实验区", 2025, "government"),
    "2025_沭阳县人民政府": ("沐阳县人民政府", 2025, "government"),
}
"""What each published text says of itself, read by a person; its file name is the collector's."""


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_report_is_recognised_as_far_as_it_says(shared, name):
    found = identity_of(read_plain((shared / "reports" / f"{name}.txt").read_bytes()))
    assert (found.organ, found.year, found.kind) == PUBLISHED[name]


def test_every_published_report_is_judged(shared):
    assert {path.stem for path in (shared / "reports").glob("*.txt")} == set(PUBLISHED)


@pytest.mark.parametrize("name", [name for name, (organ, year, _) in PUBLISHED.items() if not organ or not year])
def test_what_a_published_report_does_not_say_is_a_doubt(shared, name):
    found = identity_of(read_plain((shared / "reports" / f"{name}.txt").read_bytes()))
    assert ("请自己填写机关全称" in "".join(found.doubts)) == (not found.organ)
    assert ("请自己填写年度" in "".join(found.doubts)) == (found.year is None)


FRONT = {
    "2019_天津市某区工业和信息化局_种子": 1,
    "2019_平潭综合实验区": 1,
    "2024_淮安市人民政府": 1,
    "2025_沭阳县人民政府": 3,
}
"""How many lines of title, organ and date stand above the preface; none elsewhere."""
SIGNED = {"2025_沭阳县人民政府": ("沐阳县人民政府", "2026年1月23日")}


def between(lines: list[str], begin: str, end: str) -> str:
    """The lines of a transcript that stand between two headings."""
    first = next(at for at, line in enumerate(lines) if line.endswith(begin)) + 1 if begin else 0
    last = next((at for at, line in enumerate(lines) if end and at >= first and line.endswith(end)), len(lines))
    return "\n".join(lines[first:last])


def transcript(folder: Path, name: str) -> Iterator[str]:
    """The lines of a transcript without the transcriber's note."""
    text = (folder / "reports" / f"{name}.txt").read_text("utf-8-sig")
    noted = True
    for line in text.splitlines():
        noted = noted and line.startswith("#")
        if not noted and line.strip():
            yield line.strip()


@pytest.mark.parametrize("name", REPORTS)
def test_of_a_published_report_every_section_is_found_and_read_to_the_letter(shared, name):
    lines = list(transcript(shared, name))
    signed = SIGNED.get(name, ())
    wanted = {
        "preface": between(lines[FRONT.get(name, 0) :], "", "一、总体情况"),
        "overview": between(lines, "一、总体情况", "二、主动公开政府信息情况"),
        "problems": between(lines, "存在的主要问题及改进情况", "六、其他需要报告的事项"),
        "other_matters": between(lines[: len(lines) - len(signed)], "六、其他需要报告的事项", ""),
        **dict(zip(("signature", "signing_date"), signed, strict=False)),
    }
    found = sections_of(read_plain((shared / "reports" / f"{name}.txt").read_bytes()), form_for(int(name[:4])))
    assert dict(found.texts) == {slot: text for slot, text in wanted.items() if text}
    assert found.doubts == ()
    assert {part.slot for part in found.parts} <= {"preface", "overview", "problems", "other_matters"}
