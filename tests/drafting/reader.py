"""A reader of drafted paragraphs that shares no code with the product: what in them is not bound, or not ours.

It takes the text with its slots, so a number that is no slot is seen whatever it happens to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

MARK = "■"
SLOT = re.compile(r"\{[^{}]*\}")
NUMERALS = "〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾"
MEASURES = "件条次期个篇场份名人家项处宗起批天日月年元轮本册户页卷部种类支台组"
DIGIT = re.compile(r"[0-9０-９①-⑳⑴-⒇㈠-㈩Ⅰ-Ⅻ]+(?:[.．][0-9０-９]+)?[%％‰]?")
COUNTED = re.compile(
    rf"[{NUMERALS}]+[余多几]?[{MEASURES}]|百分之[{NUMERALS}点]+|[{NUMERALS}]成(?!果|效|功|立|为|员|熟|本|绩)"
)
FIXED = re.compile(
    "[一二三四五六七八九十]是|第一[时责]|同一[件类]|每一[件条项个次]|逐一|一一|三审三校|一[件]事|一张网|一[件类]一|统一|"
    "进一步|一系列|之一|唯一|一把手|十[二三四五]五|[0-9]{4,5}(?=热线|平台|政务)|第[一二三四五六七八九十百]+条|"
    "24小时|7[×x]24|〔20[0-9]{2}〕[0-9]+号|二〇三五年|第十[二三四五]个五年|三个(?:一|着力|代表)|"
    "一次性|一(?:年|日)(?=来|一|到|度)|百(?:分百|姓)|万(?:众|无)|千家万户|一户一|一事一|一[个次项](?=方面|环节|不漏|重要|整体|窗口|部门)|"
    "[一二三四五六七八九十]+(?:大|届|中)(?=和|精神|以来|[、一二三四五六七八九十]|全会)"
)
YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?=年)")
BRACKETS = {"（": "）", "《": "》", "“": "”", "(": ")", "〔": "〕", "【": "】"}
LEVELS = "省|市|自治区|自治州|县|区|旗|镇|乡|街道"
PLACE = re.compile(rf"([\u4e00-\u9fff]{{2,4}}?)(?:{LEVELS})")
ORGAN = re.compile(r"^[0-9]{4}_([\u4e00-\u9fff]+)")
TITLE = re.compile(
    r"^(?:# 标题: )?([\u4e00-\u9fff]{3,24}?)(?:关于)?(?:20[0-9]{2}年度?)?政?府?信息公开工作?年度报告", re.MULTILINE
)
ZONE = re.compile(r"[\u4e00-\u9fff]{2}((?:综合)?(?:实验|保税|开发)区)")
NO_PLACE = ("人民", "某", "工业", "国家", "信息", "教育", "卫生", "科技", "综合", "某镇")


@dataclass(frozen=True)
class Odd:
    """Something in a paragraph that should not be there: its kind and the words round it."""

    kind: str
    words: str


def odd_in(text: str, year: int, others: Iterable[str]) -> Iterator[Odd]:
    """What is not bound, of another year, of another organ, or left over in a paragraph with slots."""
    marked = SLOT.sub(MARK, text)
    fixed = [match.span() for match in FIXED.finditer(marked)]
    for match in YEAR.finditer(marked):
        if abs(int(match[1]) - year) > 1 and not _within(match.span(), fixed):
            yield Odd("year", _round(marked, match))
    for pattern in (DIGIT, COUNTED):
        for match in pattern.finditer(marked):
            if not _within(match.span(), fixed):
                yield Odd("number", _round(marked, match))
    for name in others:
        if name in marked:
            yield Odd("name", name)
    yield from (Odd("residue", mark) for mark in "{}[]<>?？" if mark in marked)
    yield from (
        Odd("bracket", one + other) for one, other in BRACKETS.items() if marked.count(one) != marked.count(other)
    )
    if re.search(r"[，、；：][。，、；：]|。。|^[，。、；：）”》]", marked):
        yield Odd("residue", "doubled marks")


def names_by_report(folder: Path) -> dict[str, frozenset[str]]:
    """By report of the folder the names of its organ: whole, and the stems of its places."""
    return {path.stem: frozenset(_names(path)) for path in sorted((folder / "reports").glob("*.txt"))}


def names_of_others(folder: Path, name: str) -> frozenset[str]:
    """The names that belong to other reports of the folder; none that our own reports have, as of towns below us."""
    every = names_by_report(folder)
    place = name.partition("_")[2]
    ours = "".join(
        (folder / "reports" / f"{other}.txt").read_text("utf-8-sig")
        for other in every
        if other.partition("_")[2] == place
    )
    return frozenset(other for names in every.values() for other in names if other not in ours)


def _names(path: Path) -> Iterator[str]:
    titles = TITLE.findall("\n".join(path.read_text("utf-8-sig").splitlines()[:12]))
    for organ in (*ORGAN.findall(path.stem), *titles):
        if len(organ) > 2:
            yield organ
        yield from ZONE.findall(organ)
        yield from (stem for stem in PLACE.findall(organ) if not any(word in stem for word in NO_PLACE))


def _within(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _round(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 8) : match.end() + 4]
