"""Which figures are open and who has them: the list for the offices (数据征集清单), as values and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from assistant.interview.about_texts import words_around
from assistant.interview.plan import asked_of, number_id, open_cells, open_facts, open_numbers, settled
from assistant.report.draft import Draft
from assistant.report.form import Form
from assistant.report.wanted import Office, Request, wanted_of
from prompts import say

NAMED = 3
"""Rows of one part that are named one by one; of more the first are, and the cells are counted."""
OWNER = re.compile(r"([^（(]+)(?:[（(](.*)[）)])?")
"""`办公室（依申请公开台账）`: who has a figure, and what it is taken from."""


def offices(form: Form, draft: Draft) -> tuple[Office, ...]:
    """Everything that this kind of organ is asked and that is still open, by who has it, in the order of asking.

    Who has it is whom the clerk named when putting the question off, else whom the form names for this kind of organ.
    """
    found: dict[str, dict[str, Request]] = {}
    seen: set[str] = set()
    for owner, request in _open(form, draft):
        if request.wanted.key not in seen:
            seen.add(request.wanted.key)
            name, source = _name_and_source(owner)
            found.setdefault(name, {})[request.wanted.key] = replace(request, source=source)
    return tuple(Office(name, tuple(requests.values())) for name, requests in found.items())


def offices_said(form: Form, draft: Draft) -> str:
    """The same in words: by office, what is asked of it, and how the list comes back."""
    found = offices(form, draft)
    if not found:
        return say("collection_nothing")
    lines = [say("collection_office", owner=office.name, items="；".join(_items(office.requests))) for office in found]
    count = sum(len(office.requests) for office in found)
    return "\n".join([say("collection", count=count), *lines, say("collection_how")])


def _open(form: Form, draft: Draft) -> Iterator[tuple[str, Request]]:
    every = wanted_of(form, draft)
    for question in asked_of(form, draft):
        named, owner = draft.owed.get(question.id), question.owners.get(draft.kind, "")
        owner = named or owner
        for cell in open_cells(question, draft):
            yield owner, Request(every[cell], question.hint)
        for fact in open_facts(question, draft) if not settled(question, draft) else ():
            yield named or fact.owners.get(draft.kind) or owner, Request(every[fact.id], question.hint)
        for ref in open_numbers(draft, question):
            key = ref.removeprefix("fact:")
            if key in every:
                known = form.facts[key].owners.get(draft.kind) if key in form.facts else None
                waits_for = draft.owed.get(number_id(question, ref)) or known or owner
                yield waits_for, Request(every[key], words_around(form, draft, question, ref))


def _name_and_source(owner: str) -> tuple[str, str]:
    parts = OWNER.fullmatch(owner)
    return (parts[1], parts[2] or "") if parts else (say("collection_nobody"), "")


def _items(requests: Iterable[Request]) -> Iterator[str]:
    """By part of the report: the rows, named as long as they are few, and how many figures."""
    for part, members in groupby((request.wanted for request in requests), key=lambda wanted: wanted.part):
        asked = tuple(members)
        rows = tuple(dict.fromkeys(wanted.cell.row for wanted in asked))
        names = "、".join(f"“{row}”" for row in rows[:NAMED])
        if len(rows) > NAMED:
            names = say("collection_rows", names=names, count=len(rows))
        yield say("collection_part", part=part, names=names, count=len(asked))


def count_open(form: Form, draft: Draft) -> int:
    """How many figures are still open."""
    return sum(len(office.requests) for office in offices(form, draft))
