"""A passage: one paragraph of past report language, its figures as slots, with where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.report.figures import Quantity
from assistant.report.form import OrganKind
from assistant.report.wording import read_wording


@dataclass(frozen=True)
class When:
    """When a passage is true: ids of cells or facts (without ``fact:``) that are above zero, and that are zero."""

    positive: tuple[str, ...] = ()
    zero: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A paragraph of past report language, with where it comes from and where it fits.

    ``section`` is the slot of the form's text (``overview``), ``aspect`` that of its question; ``kinds`` and ``forms``
    are the kinds of organ and the forms it may be offered for; ``year``, ``organ``, ``report`` (the file's name, "" for
    one that ships) and ``source`` say whose report it stood in; ``text`` is one paragraph without white space, its
    figures as slots; ``look`` are words in it that hang on a time or a place and want a look first.
    """

    id: str
    section: str
    aspect: str
    kinds: tuple[OrganKind, ...]
    forms: tuple[str, ...]
    year: int
    organ: str
    source: str
    text: str
    when: When = When()
    report: str = ""
    look: tuple[str, ...] = ()


def unmet(passage: Passage, values: Mapping[str, Quantity | None]) -> tuple[str, ...]:
    """Return the ids whose value is not as ``passage.when`` demands; one that is absent or blank cannot be relied on.

    ``values`` maps cell and fact ids (facts without ``fact:``) to their numbers.
    """
    known = {name: value for name, value in values.items() if value is not None}
    return (
        *(name for name in passage.when.positive if known.get(name, 0) <= 0),
        *(name for name in passage.when.zero if known.get(name, 1) != 0),
    )


def neutral(text: str) -> str:
    """The words of a passage, a neutral one in place of each slot: what is searched and compared."""
    return "".join(part if isinstance(part, str) else "若干" for part in read_wording(text))
