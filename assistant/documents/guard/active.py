"""What in an Office file does something of itself or brings other files along, by the names that Office gives it."""

from __future__ import annotations

ACTIVE_TYPES = ("macroenabled", "vba", "activex", "oleobject")
"""Words in the content types of parts that are code or embedded objects."""
ACTIVE_RELATIONS = (
    "afchunk",
    "attachedtemplate",
    "attachedtoolbars",
    "control",
    "frame",
    "mailmergesource",
    "oleobject",
    "package",
    "subdocument",
    "vbaproject",
)
"""Last words of relation types that bring in other files or code."""
ACTIVE_BOOK_RELATIONS = ("externallink", "externallinkpath", "xlmacrosheet", "xlintlmacrosheet")
"""The same for what only a workbook has."""


def last_word(relation_type: str) -> str:
    """The kind of a relation: `http://…/relationships/oleObject` is `oleobject`."""
    return relation_type.rpartition("/")[2].lower()


def is_active_type(content_type: str, *more: str) -> bool:
    """Whether a part of this content type is code or an embedded object; `more` are further words to look for."""
    return any(word in content_type.lower() for word in (*ACTIVE_TYPES, *more))
