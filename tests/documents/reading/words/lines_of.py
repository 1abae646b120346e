"""A report written line by line, for the tests of texts; a table stands where TABLE stands."""

from __future__ import annotations

from assistant.documents.reading.paper import Line, Paper, Sheet, Square
from assistant.documents.reading.words.identity import Identity, identity_of
from assistant.documents.reading.words.sections import Sections, sections_of
from knowledge.shelf import form_for

TABLE = Sheet(1, (Square("规章", 0, 0), Square("0", 0, 1), Square("0", 0, 2)))
FIRST = "一、总体情况"
SHORT_PREFACE = "本报告根据《中华人民共和国政府信息公开条例》编制。"
PERIOD = "本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。"
TITLE = "云溪县水务局2025年政府信息公开工作年度报告"
PREFACE = (
    "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项六个部分组成。"
)
OVERVIEW = "2025年，我局公开了供水水价。"
PROBLEMS = "一是解读少。二是更新慢。"
OTHER = "本年度没有收取信息处理费。"
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
TEXTS = {"preface": PREFACE, "overview": OVERVIEW, "problems": PROBLEMS, "other_matters": OTHER}


def identity(*lines: str, title: str = "") -> Identity:
    return identity_of(paper_of(*lines, title=title))


def read(*pieces: str | Sheet) -> Sections:
    return sections_of(paper_of(*pieces), form_for(2025))


def report(*headings: str) -> list[str | Sheet]:
    """A whole report under these headings."""
    one, two, three, four, five, six = headings
    return [TITLE, PREFACE, one, OVERVIEW, two, TABLE, three, TABLE, four, TABLE, five, PROBLEMS, six, OTHER]


def wholly(*headings: str) -> Sections:
    return read(*report(*headings))


def paper_of(*pieces: str | Sheet, title: str = "") -> Paper:
    """A paper of these lines and tables."""
    return Paper(tuple(Line(piece) if isinstance(piece, str) else piece for piece in pieces), title)
