"""The value of a workbook's cell as text: as it is stored, without what floating point adds to it."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

DIGITS = 15
"""So many digits of a number are its own; what follows is noise of floating point."""
ESCAPED = re.compile("_x00[01][0-9A-Fa-f]_")
"""How a workbook writes a control character within a text; of them all only the line feed means something."""
LINE_FEED = "_x000A_"
ERROR = "这一格是出错的公式，请在 Excel 里改正、保存后再上传"
DATED = "这一格在 Excel 里设成了日期格式，可能本来是个数"


def text_of(value: Any, kind: str, number_format: str) -> tuple[str, str]:
    """The text of a value and what is doubtful about it; `kind` and `number_format` are the cell's own."""
    if value is None:
        return "", ""
    if kind == "e":
        return str(value), ERROR
    if isinstance(value, bool):
        return str(value).upper(), ""
    if isinstance(value, int | float):
        return _number(value, "%" in number_format), ""
    if isinstance(value, date | time):
        return _moment(value), DATED
    return ESCAPED.sub(lambda found: "\n" if found[0] == LINE_FEED else "", str(value)), ""


def _number(value: int | float, percent: bool) -> str:
    """The shortest decimal: 0.1 + 0.2 is 0.3; a share is written in hundredths, as it is shown."""
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{DIGITS}g}")
    if not exact.is_finite():
        return str(value)
    text = f"{exact * 100 if percent else exact:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return ("0" if text == "-0" else text) + ("%" if percent else "")


def _moment(value: date | time) -> str:
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
