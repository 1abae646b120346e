"""In which edition of a form each table is printed: told by the words that only one of the forms has in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.documents.reading.cells.labels import squeezed
from assistant.documents.reading.paper import Sheet
from assistant.report.form import Form, Role

ENOUGH = 2
"""Heads of another form that a table has before it is that form's; one alone may be a slip of the pen."""
LEAST = 4
"""Characters of a label that was shortened."""


def editions_of(
    sheets: Sequence[Sheet], tables: frozenset[str], form: Form, forms: Sequence[Form], whole: Mapping[str, str]
) -> dict[str, str]:
    """The id of the form in whose format each of these tables of the form is printed, by table id.

    `whole` are the tables that another form finds whole and the report's own does not, with that form's id; such a
    table is the other's where no label of its own form alone stands in it.
    """
    printed = frozenset(squeezed(square.text) for sheet in sheets for square in sheet.squares)
    found = dict.fromkeys(tables, form.id)
    for other in forms:
        for table in tables:
            foreign = _words(other, table, "header") - _words(form, table, "header")
            labels = _words(form, table, "label") - _words(other, table, "label")
            whole_there = whole.get(table) == other.id and labels and not _any_stands(labels, printed)
            if whole_there or len(foreign & printed) >= ENOUGH:
                found[table] = other.id
    return found


def _words(form: Form, table: str, role: Role) -> frozenset[str]:
    """The words of the table's entries of that role."""
    lines = (line for one in form.tables if one.id == table for line in one.lines)
    return frozenset(squeezed(entry.text) for line in lines for entry in line.entries if entry.role == role)


def _any_stands(labels: frozenset[str], printed: frozenset[str]) -> bool:
    """Whether one of the labels is printed, shortened perhaps."""
    return any(words in label for words in printed if len(words) >= LEAST for label in labels)
