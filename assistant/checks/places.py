"""Where something stands, in the form's own words."""

from __future__ import annotations

from assistant.report.form import Cell


def place(cell: Cell) -> str:
    """`第三部分表格“（一）予以公开”行“自然人”列`."""
    return table_place(cell.section) + cell.name


def table_place(section: str) -> str:
    """`第三部分表格`, of the heading over a table."""
    return f"第{section.partition('、')[0]}部分表格"
