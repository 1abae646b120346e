"""Published reports as figures: a reader of their transcripts that shares no code with the product.

A transcript opens with lines of `#`; the three tables stand under the form's headings, one printed line a line, its
cells parted by tabs. One transcript keeps the layout of a word processor's text export instead: a tab opens a cell,
a line without one continues it, a blank line ends the printed line. A cell that could not be read is a `?`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = "2019_天津市某区工业和信息化局_种子"
REPORTS = (
    SEED,
    "2019_平潭综合实验区",
    "2021_平潭综合实验区",
    "2022_平潭综合实验区",
    "2024_平潭综合实验区",
    "2025_平潭综合实验区",
    "2023_宿迁市人民政府",
    "2024_宿迁市人民政府",
    "2024_淮安市人民政府",
    "2025_沭阳县人民政府",
)
"""The transcripts that hold all three tables in full, by file name."""

DISCLOSURE_ROWS = {
    "规章": "rules",
    "规范性文件": "normative_documents",
    "行政规范性文件": "normative_documents",
    "行政许可": "licensing",
    "其他对外管理服务事项": "other_services",
    "行政处罚": "penalties",
    "行政强制": "coercion",
    "行政事业性收费": "fees",
    "政府集中采购": "procurement",
}
ITEMS = ("prior_items", "change", "decisions")
DISCLOSURE_COLUMNS: dict[int, dict[str, tuple[str, ...]]] = {
    2019: {
        "rules": ("made", "published", "public_total"),
        "normative_documents": ("made", "published", "public_total"),
        "licensing": ITEMS,
        "other_services": ITEMS,
        "penalties": ITEMS,
        "coercion": ITEMS,
        "fees": ("prior_items", "change"),
        "procurement": ("projects", "amount_yuan"),
    },
    2021: {
        "rules": ("made", "repealed", "in_force"),
        "normative_documents": ("made", "repealed", "in_force"),
        "licensing": ("decisions",),
        "penalties": ("decisions",),
        "coercion": ("decisions",),
        "fees": ("amount",),
    },
}
APPLICATION_ROWS = {
    "一、本年新收政府信息公开申请数量": "received",
    "二、上年结转政府信息公开申请数量": "carried_in",
    "（一）予以公开": "granted",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "partly_granted",
    "1.属于国家秘密": "refused.state_secret",
    "2.其他法律行政法规禁止公开": "refused.prohibited_by_law",
    "3.危及“三安全一稳定”": "refused.endangers_security",
    "4.保护第三方合法权益": "refused.third_party",
    "5.属于三类内部事务信息": "refused.internal_affairs",
    "6.属于四类过程性信息": "refused.process_records",
    "7.属于行政执法案卷": "refused.enforcement_files",
    "8.属于行政查询事项": "refused.administrative_query",
    "1.本机关不掌握相关政府信息": "unavailable.not_held",
    "2.没有现成信息需要另行制作": "unavailable.needs_creation",
    "3.补正后申请内容仍不明确": "unavailable.unclear_after_correction",
    "1.信访举报投诉类申请": "not_processed.petition",
    "2.重复申请": "not_processed.repeated",
    "3.要求提供公开出版物": "not_processed.publications",
    "4.无正当理由大量反复申请": "not_processed.unjustified_mass",
    "5.要求行政机关确认或重新出具已获取信息": "not_processed.confirmation",
    "（六）其他处理": "other",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "other.correction_overdue",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "other.fee_overdue",
    "3.其他": "other.rest",
    "（七）总计": "concluded",
    "四、结转下年度继续办理": "carried_out",
}
APPLICANTS = ("natural_person", "company", "research", "nonprofit", "legal_service", "other", "total")
DISPUTES = ("reconsideration", "direct_suit", "suit_after_reconsideration")
RESULTS = ("upheld", "corrected", "other", "pending", "total")

HEADINGS = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政",
    r"五、(政府信息公开工作)?存在的主要问题",
)
SPACES = " \u3000\u00a0"


@dataclass(frozen=True)
class Published:
    """One published report's tables: cell id -> canonical decimal, totals among them; the unreadable cells apart."""

    name: str
    year: int
    edition: int
    cells: dict[str, str]
    unreadable: tuple[str, ...]

    @property
    def place(self) -> str:
        """Whose report it is, without the year."""
        return self.name.partition("_")[2]


def read_published(folder: Path, name: str) -> Published:
    """The report `folder/reports/name.txt`."""
    text = (folder / "reports" / f"{name}.txt").read_text("utf-8-sig")
    notes = [line for line in text.splitlines() if line.startswith("#")]
    edition = 2019 if any("格式: 2019" in note for note in notes) else 2021
    second, third, fourth = (list(printed_lines(part)) for part in table_parts(text))
    found = dict([*disclosure(second, edition), *applications(third), *disputes(fourth)])
    readable = {cell: value for cell, value in found.items() if value != "?"}
    return Published(name, int(name[:4]), edition, readable, tuple(sorted(found.keys() - readable.keys())))


def table_parts(text: str) -> tuple[str, str, str]:
    """What stands under the second, third and fourth heading."""
    found = [match for match in (re.search(rf"^.{{0,30}}?{heading}.*$", text, re.M) for heading in HEADINGS) if match]
    second, third, fourth, fifth = found
    return (
        text[second.end() : third.start()],
        text[third.end() : fourth.start()],
        text[fourth.end() : fifth.start()],
    )


def printed_lines(part: str) -> Iterator[list[str]]:
    """The cells of each printed line, in either layout."""
    if not re.search(r"^\t", part, re.MULTILINE):
        yield from (tidy(line.split("\t")) for line in part.splitlines() if "\t" in line)
        return
    for block in re.split(r"\n\n+", part):
        if block.lstrip("\n").startswith("\t"):
            yield tidy([cell.replace("\n", "") for cell in re.split(r"(?:^|\n)\t", block.lstrip("\n"))[1:]])


def tidy(cells: list[str]) -> list[str]:
    """Cells without their spaces; the transcriber's own remarks are no cells."""
    return [cell.strip(SPACES) for cell in cells if not cell.startswith("（原文连写")]


def number(cell: str) -> str:
    """The figure of a cell: `25770元` is 25770."""
    return cell.removesuffix("元")


def disclosure(lines: list[list[str]], edition: int) -> Iterator[tuple[str, str]]:
    """The figures of section 二."""
    for label, *values in lines:
        row = DISCLOSURE_ROWS.get(label)
        if row:
            columns = DISCLOSURE_COLUMNS[edition][row]
            yield from zip((f"disclosure.{row}.{column}" for column in columns), map(number, values), strict=True)


def applications(lines: list[list[str]]) -> Iterator[tuple[str, str]]:
    """The figures of section 三: of each printed line the last seven cells, named by the one before them."""
    for line in lines:
        row = APPLICATION_ROWS.get(line[-8].rpartition("/")[2]) if len(line) > 7 else None
        if row:
            yield from zip((f"applications.{row}.{column}" for column in APPLICANTS), line[-7:], strict=True)


def disputes(lines: list[list[str]]) -> Iterator[tuple[str, str]]:
    """The figures of section 四, its one line of fifteen numbers."""
    ids = [f"disputes.{group}.{result}" for group in DISPUTES for result in RESULTS]
    figures = next(line for line in lines if len(line) == len(ids) and all(re.fullmatch(r"[0-9?]+", c) for c in line))
    yield from zip(ids, figures, strict=True)
