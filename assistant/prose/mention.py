"""What a text says about a number: the number, what it counts, of which year, how exactly."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Sort = Literal["count", "money", "percent", "change", "date", "name", "other"]
Year = Literal["this", "last"]
Rough = Literal["", "about", "over", "under"]


@dataclass(frozen=True)
class Mention:
    """One number of a text, or words that say none (未收到申请), at [start, end) of it.

    `value` is exact; a percentage is as written (51.85). `sort`: count of things, money in 元, percent (a share),
    change (同比增长 8%, or by how many), date, name (文号, 第七期), other. `rough`: 约 about, 余 over, 近 under.
    `quantity` is what it counts as the form's prose file names it, `received` or `granted/company`; "" where
    the words leave it open: such a number is not judged. `year` is the year it is about. `none` says that it stands
    in words, not as a number. `unit` is the measure word. It is `sure` when no unknown word may narrow what it counts.
    """

    start: int
    end: int
    words: str
    value: int | Decimal
    unit: str
    sort: Sort
    quantity: str = ""
    year: Year = "this"
    rough: Rough = ""
    none: bool = False
    sure: bool = True
