"""From the files of help, those for every form and a form's own, to its `Help` entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Annotated

from pydantic import Field

from assistant.report.form import Form, Help
from assistant.report.formschema import Strict
from assistant.report.formsource import Source

Words = Annotated[str, Field(min_length=1)]
FORM = "{form}"
"""Stands in an answer or a source for what the form itself rests on."""


class HelpEntry(Strict):
    """One answer; `about` names rows, groups, tables, columns (`table.*.column`) or questions."""

    id: Words
    words: list[Words] = Field(default_factory=list)
    asked: list[Words] = Field(min_length=1)
    answer: Words
    source: Words
    about: list[str] = Field(default_factory=list)


class HelpFile(Strict):
    """help.yaml, and every file of knowledge/help."""

    entries: list[HelpEntry]


def build_help(texts: Mapping[str, str], form: Form) -> tuple[Help, ...]:
    """The entries of all the texts (file name -> text of it) together, in that order.

    FormError with file and line for an unknown key, an id that stands twice, a brace that nothing fills, a row, column,
    group or question that the form does not have.
    """
    sources = [Source(HelpFile, file, text) for file, text in texts.items()]
    built: dict[str, Help] = {}
    for source in sources:
        for place, entry in enumerate(source.content.entries):
            if entry.id in built:
                raise source.error(("entries", place, "id"), f"entry {entry.id} stands twice")
            built[entry.id] = _help(source, place, entry, form)
    return tuple(built.values())


def _help(source: Source[HelpFile], place: int, entry: HelpEntry, form: Form) -> Help:
    answer, rests_on = (text.replace(FORM, form.source) for text in (entry.answer, entry.source))
    for key, text in (("answer", answer), ("source", rests_on)):
        if set("{}") & set(text):
            raise source.error(("entries", place, key), f"only {FORM} may stand in braces")
    questions = frozenset(question.id for question in form.questions) & frozenset(entry.about)
    cells = frozenset(_cells(source, place, entry, form, questions))
    return Help(entry.id, tuple(entry.words), tuple(entry.asked), answer, rests_on, cells, questions)


def _cells(
    source: Source[HelpFile], place: int, entry: HelpEntry, form: Form, questions: frozenset[str]
) -> Iterator[str]:
    """The cells that the entry is about; FormError for a name that means nothing in the form."""
    for at, name in enumerate(entry.about):
        found = form.named(name) or tuple(cell for cell in form.cells if "*" in name and fnmatchcase(cell, name))
        if not found and name not in questions:
            problem = f"there is no row, column, group or question {name} in {form.id}"
            raise source.error(("entries", place, "about", at), problem)
        yield from found
