"""Adding up what is there, and writing the addition out."""

from __future__ import annotations

from assistant.report.figures import Quantity, plain

Numbers = tuple[Quantity | None, ...]


def together(numbers: Numbers) -> Quantity:
    """The sum of the numbers that are there; a blank counts as 0."""
    total: Quantity = 0
    for number in numbers:
        total += number or 0
    return total


def addition(numbers: Numbers) -> str:
    """`3440＋118＝3558`, `440＋58－45＝453`: the contributors that count, and what they make."""
    counted = [number for number in numbers if number]
    if len(counted) < 2:
        return plain(together(numbers))
    terms = "".join(f"{'＋' if number > 0 else '－'}{plain(max(number, -number))}" for number in counted)
    return f"{terms.removeprefix('＋')}＝{plain(together(numbers))}"
