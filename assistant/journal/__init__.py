"""The journal room: drafts kept as append-only steps, past reports and their passages, what a model was asked.

A draft is the fold of its steps; the fold lives elsewhere. This is the only room that imports SQLAlchemy.
"""

from assistant.journal.calls import Calls
from assistant.journal.file import JournalError
from assistant.journal.journal import Journal, Json, Stale, Step, UnknownDraft
from assistant.journal.library import Learned, Library
from assistant.journal.listing import Entry, Listing

__all__ = [
    "Calls",
    "Entry",
    "Journal",
    "JournalError",
    "Json",
    "Learned",
    "Library",
    "Listing",
    "Stale",
    "Step",
    "UnknownDraft",
]
