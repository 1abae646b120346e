"""What is printed around the figures of a list, and by what its reader knows it again."""

from __future__ import annotations

NAME = "数据征集清单"
MARK, PART, ROW, COLUMN, UNIT, BEFORE, NOW, HINT = (*("编号", "部分", "行", "列", "单位", "上年数", "本年数", "说明"),)
"""The columns of a list; `BEFORE` and `NOW` are followed by their year."""
ITEM = "项目"
"""What stands over the names of the rows where each column is an own figure."""
SAME = "同上"
HOW = (
    "怎样填：没有发生就填 0，不清楚就空着；只填准确的数，不写“约”“左右”；“编号”不要改。"
    "行的先后可以变，不归本科室的行可以删，要说明的写在旁边。"
)
DUE = "请于______年____月____日前填好，交______________（电话______________）。"
SIGNED = "填报人：______________　　日期：______年____月____日"


def in_year(name: str, year: int) -> str:
    """A heading that says of which year its figures are."""
    return f"{name}（{year}年）"
