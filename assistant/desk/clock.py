"""The clock of this machine."""

from __future__ import annotations

from datetime import datetime


def clerks_now() -> datetime:
    """The present moment in the zone of this machine."""
    return datetime.now().astimezone()
