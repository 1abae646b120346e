"""Sayings with the readings expected of them, and how right what came of each is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from assistant.desk.understanding import Setting, Understood, setting_for, understand
from assistant.report.form import Form
from assistant.understanding.solving import Contradiction, balanced, determined
from knowledge.shelf import load_forms

FOLDER = Path(__file__).parent
OPENING = ("organ", "year", "kind")
ASKED_BACK = frozenset(["clarify", "reject", "conflict"])
Verdict = Literal["right", "in part", "asked back", "told apart wrongly", "recorded wrongly"]


@dataclass(frozen=True)
class Judged:
    """One saying, what came of it, and how right that is."""

    entry: Mapping[str, Any]
    understood: Understood
    verdict: Verdict


def entries_of(part: str) -> Iterator[Mapping[str, Any]]:
    """The sayings of a part of the corpus, `development` or `heldout`."""
    for file in sorted((FOLDER / part).glob("*.yaml")):
        yield from yaml.safe_load(file.read_text(encoding="utf-8"))


def setting_of(entry: Mapping[str, Any]) -> Setting:
    """What the saying is understood against."""
    form = _form_of(entry)
    given, prior = _spread(form, entry.get("given")), _spread(form, entry.get("prior"))
    return setting_for(str(entry["form"]), entry["asking"], entry["say"], given, prior)


def judged(entry: Mapping[str, Any]) -> Judged:
    """The saying understood and judged."""
    form = _form_of(entry)
    given, prior = _spread(form, entry.get("given")), _spread(form, entry.get("prior"))
    return judged_as(entry, understand(str(entry["form"]), entry["asking"], entry["say"], given, prior))


def judged_as(entry: Mapping[str, Any], understood: Understood) -> Judged:
    """How right it is to understand the saying so.

    right: all that was expected, nothing else (zeros that follow from the sums count neither way); in part: some of
    it, nothing wrong; asked back: nothing recorded where something was expected; told apart wrongly: nothing was
    recorded and rightly so, but a question was taken for a command or the like; recorded wrongly: any figure or fact
    that is not what was expected.
    """
    form = _form_of(entry)
    given = _spread(form, entry.get("given"))
    wanted = {cell: str(value) for cell, value in entry.get("figures", {}).items()}
    zeros = _typed(form, entry.get("zeros", ())) - given.keys() - wanted.keys()
    facts = {key: str(value) for key, value in entry.get("facts", {}).items()}
    followed = _followed(form, {**given, **wanted})
    return Judged(entry, understood, _verdict(entry["kind"], understood, wanted, zeros, facts, followed))


def _form_of(entry: Mapping[str, Any]) -> Form:
    return next(form for form in load_forms() if form.id.endswith(str(entry["form"])))


def _followed(form: Form, known: Mapping[str, Any]) -> set[str]:
    """The cells that the sums leave only 0 for: whether a message says so or not changes nothing."""
    counts = {cell: int(value) for cell, value in known.items() if str(value).isdigit()}
    try:
        found = determined(counts, balanced(form, counts))
    except Contradiction:
        return set()
    return {cell for cell, value in found.items() if value == 0}


def _verdict(
    kind: str,
    understood: Understood,
    wanted: Mapping[str, str],
    zeros: set[str],
    facts: Mapping[str, str],
    followed: set[str],
) -> Verdict:
    got = understood.figures
    told = {key: str(understood.facts[key]) for key in OPENING if key in understood.facts}
    expected = {**wanted, **dict.fromkeys(zeros, "0")}
    true = {**dict.fromkeys(followed, "0"), **expected}
    wrong = any(value != true.get(cell) for cell, value in got.items())
    wrong = wrong or any(told.get(key, value) != value for key, value in facts.items()) or bool(told and not facts)
    if wrong:
        return "recorded wrongly"
    if kind != "answer":
        came_to = "ask" if understood.kind in ASKED_BACK else understood.kind
        put_off = kind == "command" and understood.kind == "answer"
        return "right" if came_to == kind or put_off else "told apart wrongly"
    if not got and not told:
        return "asked back"
    whole = all(got.get(cell) == value for cell, value in wanted.items()) and all(key in told for key in facts)
    return "right" if whole and zeros <= got.keys() | followed else "in part"


def _spread(form: Form, written: Mapping[str, Any] | None) -> dict[str, Any]:
    """Figures by cell; `row.*` stands for every typed cell of the row that is not given apart."""
    found = {cell: value for cell, value in (written or {}).items() if not cell.endswith(".*")}
    for name, value in (written or {}).items():
        if name.endswith(".*"):
            for cell in _typed(form, [name.removesuffix(".*")]):
                found.setdefault(cell, value)
    return found


def _typed(form: Form, names: Iterable[str]) -> set[str]:
    """The typed cells of cells, rows, groups, tables, or of a column of these (`applications.received.company`)."""
    found: set[str] = set()
    for name in names:
        cells = form.named(name)
        if not cells:
            rows, _, column = name.rpartition(".")
            cells = tuple(cell for cell in form.named(rows) if cell.endswith(f".{column}"))
        found |= {cell for cell in cells if not form.cells[cell].computed}
    return found
