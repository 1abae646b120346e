"""The journal room: drafts kept as append-only steps, the one place where they are true.

A draft is the fold of its steps; the fold lives elsewhere. This is the only room that imports SQLAlchemy.
"""

from assistant.journal.file import JournalError
from assistant.journal.journal import Journal, Json, Stale, Step, UnknownDraft

__all__ = ["Journal", "JournalError", "Json", "Stale", "Step", "UnknownDraft"]
