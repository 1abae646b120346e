"""The journal room: drafts as append-only steps, past reports with passages and figures, what a model was asked.

A draft is the fold of its steps; the fold lives elsewhere. This is the only room that imports SQLAlchemy.
"""

from assistant.journal.calls import Calls
from assistant.journal.file import JournalError
from assistant.journal.journal import Journal, Json, Stale, Step, UnknownDraft
from assistant.journal.library import Learned, LearnedFigures, Library
from assistant.journal.listing import Entry, Listing

__all__ = [
    "Calls",
    "Entry",
    "Journal",
    "JournalError",
    "Json",
    "Learned",
    "LearnedFigures",
    "Library",
    "Listing",
    "Stale",
    "Step",
    "UnknownDraft",
]
