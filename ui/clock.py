"""Times as the clerk's clock shows them."""

from __future__ import annotations

from datetime import datetime


def local_time(stamp: str) -> str:
    """A journal's UTC time stamp as the clerk's clock shows it."""
    at = datetime.fromisoformat(stamp).astimezone()
    return f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}"
