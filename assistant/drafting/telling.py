"""What a sentence with slots tells of this year's figures: those that it prints, and those of which it says none."""

from __future__ import annotations

from assistant.drafting.fitting import Setting
from assistant.prose import read_prose
from assistant.report.slots import cells_in, facts_in, filled
from assistant.report.wording import slots


def printed(sentence: str) -> frozenset[str]:
    """The cells and facts that the sentence prints, be it in a sum with others."""
    refs = slots(sentence)
    return frozenset((*cells_in(refs), *facts_in(refs)))


def counted_first(sentence: str) -> frozenset[str]:
    """The cells and facts of the first figure that the sentence prints: what the rest of it is about."""
    figures = (printed(f"{{{ref}}}") for ref in slots(sentence))
    return next((one for one in figures if one), frozenset())


def told(sentence: str, setting: Setting) -> frozenset[str]:
    """The cells and facts that the sentence prints, or that it denies."""
    report = setting.report
    read = read_prose(filled(sentence, setting.source), report.form, report.year)
    named = (report.form.vocabulary.sums[one.quantity][1] for one in read if one.none)
    denied = (cell.removeprefix("fact:") for sums in named for cells in sums for cell in cells)
    return frozenset((*printed(sentence), *denied))


def tells(must: str, sentence: str, setting: Setting) -> bool:
    """Whether the sentence prints the figure, or says that there was none."""
    return must in told(sentence, setting)
