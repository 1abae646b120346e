"""`核对`, `核对第三部分`: what does not hold, then all answers by part in few words; zeros are only counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.checks import Finding
from assistant.interview.heard import Heard
from assistant.interview.readback import named
from assistant.interview.standing import findings_of, still_standing
from assistant.interview.summary import Part, Row, summary
from assistant.report.draft import Draft
from assistant.report.figures import shown
from assistant.report.form import Form
from assistant.report.numerals import read_number
from knowledge.speech import Speech
from prompts import say

FIRST_WORDS = 18
"""Characters of a text that are said, so that one knows which it is."""
NUMBERED = re.compile(r"第?([0-9一二三四五六七八九十]{1,3})个?部分")
ALONE = re.compile(r"[一二三四五六七八九十]")
"""`核对三`; digits alone (`检查12`) may be the answer to a question for a number."""
IDLE = re.compile(r"^(?:一下|一遍)?[:：,， ]*|(?:一下|一遍|的内容|这一?部分)$")


def hear_check(form: Form, draft: Draft, text: str, speech: Speech, how_far: Callable[[], str]) -> Heard | None:
    """The answer to the wish to check everything, or one part by its number or name; None for another message."""
    word = next((word for word in sorted(speech.check, key=len, reverse=True) if text.startswith(word)), "")
    which = IDLE.sub("", text.removeprefix(word))
    if not word:
        return None
    parts = summary(form, draft)
    if not which:
        return _told(form, draft, parts, [checked(form, draft), how_far(), say("summary_head")])
    meant = [part for part in parts if _is_meant(part, which)]
    if len(meant) == 1:
        return _told(form, draft, meant, [checked(form, draft, meant[0])])
    if NUMBERED.fullmatch(which) or ALONE.fullmatch(which):
        return Heard("command", say("no_such_section", name=which, names="、".join(part.name for part in parts)))
    return None


def checked(form: Form, draft: Draft, part: Part | None = None) -> str:
    """What the checks say of the figures that are there, numbered; blanks are counted by the progress.

    Of one part, what they say of it alone, under the same numbers.
    """
    found = still_standing(findings_of(form, draft), draft)
    return "\n".join(
        say("finding_numbered", number=number, say=finding.say)
        for number, finding in enumerate(found, 1)
        if part is None or _is_about(form, finding, part)
    ) or (say("checked_even_part", part=part.heading) if part else say("checked_even"))


def part_told(form: Form, draft: Draft, part: Part) -> str:
    """The part in one line."""
    said = (*_figures(form, draft, part), *_facts(part), *_texts(part))
    return say("summary_part", part=part.heading, items="；".join(said) or say("summary_nothing"))


def _told(form: Form, draft: Draft, parts: Sequence[Part], first: Sequence[str]) -> Heard:
    lines = (*first, *(part_told(form, draft, part) for part in parts), say("summary_how"))
    return Heard("command", "\n".join(lines), {"goto": draft.goto})


def _is_meant(part: Part, which: str) -> bool:
    if ALONE.fullmatch(which):
        which = f"第{which}部分"
    number = _number(which)
    return number == _number(part.name) if number else which in (part.name, *part.heading.split("、"), part.heading)


def _number(name: str) -> int | None:
    """Which part `第三部分` or `第3部分` is."""
    words = NUMBERED.fullmatch(name)
    number = read_number(words[1]) if words else None
    return int(number.value) if number else None


def _is_about(form: Form, finding: Finding, part: Part) -> bool:
    texts = {one.text for one in form.questions if one.part == part.name}
    sections = {form.cells[cell].section for cell in finding.cells if cell in form.cells}
    return part.heading in sections or (finding.spot is not None and finding.spot.slot in texts)


def _figures(form: Form, draft: Draft, part: Part) -> Iterator[str]:
    values = shown(form, draft.figures)
    worth = {cell: value for row in part.rows for cell in _worth(row) if (value := values[cell]) is not None}
    if worth:
        yield named(form, worth)
    if zeros := sum(part.zeros.values()):
        yield say("summary_rest_zeros" if worth else "summary_zeros", count=zeros)
    if part.open:
        owed = "、".join(filter(None, part.owed))
        yield say("summary_open", count=len(part.open)) + (say("summary_owed", owners=owed) if owed else "")


def _worth(row: Row) -> list[str]:
    """The cells of the row that are said: a total only where it adds something up; of a row of totals the last."""
    typed = [cell.id for cell, _, _ in row.cells if not cell.computed]
    totals = [cell.id for cell, _, _ in row.cells if cell.computed]
    if not typed:
        return totals[-1:]
    return typed + (totals if len(typed) > 1 else [])


def _facts(part: Part) -> Iterator[str]:
    given = [f"{fact.name} {fact.value}" for fact in part.facts if fact.value]
    if given:
        yield "、".join(given)


def _texts(part: Part) -> Iterator[str]:
    for text in part.texts:
        if text.value:
            yield say("summary_text", name=text.name, words=first_words(text.value))
    left_out = "、".join(text.name for text in part.texts if text.value == "")
    if left_out:
        yield say("summary_left_out", names=left_out)
    missing = "、".join(text.name for text in part.texts if text.needed)
    if missing:
        owed = "" if part.open else "、".join(filter(None, part.owed))
        yield say("summary_missing", names=missing) + (say("summary_owed", owners=owed) if owed else "")


def first_words(text: str) -> str:
    """The beginning of a text in one line."""
    line = " ".join(text.split())
    return line if len(line) <= FIRST_WORDS else f"{line[:FIRST_WORDS]}……"
