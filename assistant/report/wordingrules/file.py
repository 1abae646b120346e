"""From the files on wording, those for every form and a form's own, to its `WordingRules`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import get_args

from assistant.report.form import Form, OrganKind
from assistant.report.formsource import Source
from assistant.report.wordingrules.rules import WordingRules

ALL_KINDS = frozenset(get_args(OrganKind))
Written = Source[WordingRules]


def build_wording(texts: Mapping[str, str], form: Form) -> WordingRules:
    """The rules of all the texts (file name -> text of it) together, in that order.

    FormError with file and line for an unknown key or kind of organ, a pattern or sentence that cannot be used, a slot,
    heading, table or cell that the form does not have.
    """
    sources = [Source(WordingRules, file, text) for file, text in texts.items()]
    for source in sources:
        _prove(source, form)
    return reduce(WordingRules.joined, (source.content for source in sources), WordingRules())


def _prove(source: Written, form: Form) -> None:
    """FormError for the first name in the file that means nothing in the form."""
    slots = frozenset(piece.ref for piece in form.texts)
    headings = frozenset(piece.ref for piece in form.pieces if piece.what == "heading")
    known = {
        "kinds": ALL_KINDS,
        "texts": slots,
        "shares": slots,
        "accepted": headings,
        "known": headings,
        "parts": headings,
        "cells": frozenset(form.cells),
        "names": ALL_KINDS,
    }
    for kind in WordingRules.model_fields:
        for at, rule in enumerate(getattr(source.content, kind)):
            for key, named in _named(rule, known):
                if named not in known[key]:
                    raise source.error((kind, at, key), f"there is no {named} in {form.id}")


def _named(rule: object, known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every name of something of the form that the rule uses, with the key that it stands under."""
    for key in known:
        for named in getattr(rule, key, ()):
            yield key, str(named)
