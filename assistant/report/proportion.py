"""Shares and changes as offices print them: rounded half up, without idle zeros. The one place of that rule."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from assistant.report.figures import Quantity, plain


def percent(part: Quantity, whole: Quantity, places: int) -> Decimal:
    """`part` of `whole` in percent, to so many places; ZeroDivisionError for no whole."""
    return rounded(Fraction(part) / Fraction(whole) * 100, places)


def rounded(value: Fraction, places: int) -> Decimal:
    """The value to so many places, halves away from zero; exact, however many digits it has."""
    scaled = abs(value) * 10**places
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return Decimal(whole if value >= 0 else -whole).scaleb(-places)


def printed_percent(part: Quantity, whole: Quantity, places: int) -> str:
    """The same as it is printed: 33.3, 50."""
    return plain(percent(part, whole, places))
