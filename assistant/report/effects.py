"""Effects as a step of the journal keeps them: what is to be written to a draft, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.report.draft import Unsettled
from assistant.report.figures import Quantity, Value, plain
from assistant.report.report import Prior
from assistant.report.steps import Effects
from assistant.report.total import Total


def figure_effects(changes: Mapping[str, Value | None]) -> Effects:
    """The effects of writing these cells (None: made blank), which become the focus."""
    written = {cell: _text(value) for cell, value in changes.items()}
    return {"figures": written, "focus": list(changes)}


def stated_effects(stated: Mapping[str, Quantity | None]) -> Effects:
    """The effects of keeping these totals to be compared (None: no longer)."""
    return {"stated": {cell: _text(value) for cell, value in stated.items()}}


def unsettled_effects(doubts: Iterable[Unsettled]) -> Effects:
    """The effects after which exactly these doubts are left."""
    written = [
        {"of": one.of, "cells": {cell: _text(value) for cell, value in one.cells.items()}, "say": one.say}
        for one in doubts
    ]
    return {"unsettled": written}


def total_effects(totals: Iterable[Total]) -> Effects:
    """The effects after which exactly these totals are yet to be split."""
    written = [{"cells": sorted(one.cells), "value": plain(one.value), "words": one.words} for one in totals]
    return {"totals": written}


def pending_effects(effects: Effects, say: str, ask: str) -> Effects:
    """The effects that wait for the clerk's word: `ask` puts them before the clerk, `say` is said once they hold."""
    return {"pending": {**effects, "say": say, "ask": ask}}


def prior_effects(prior: Prior) -> Effects:
    """The effects of laying last year's report beside the draft."""
    written = {
        "year": prior.year,
        "figures": {cell: plain(value) for cell, value in prior.figures.given.items()},
        "organ": prior.organ,
        "source": prior.source,
        "texts": dict(prior.texts),
    }
    return {"prior": written}


def _text(value: Value | None) -> str | None:
    return None if value is None else plain(value)
