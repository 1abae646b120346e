"""The catalogue of checks: what each looks for and why, how to put it right, and cases that show it.

One file a check under ``checks/``. Reading is strict: an unknown key, a cell, text or fact that the form does not have,
a check without a passing and a failing case is refused with file, line and place. What a check does is not written
here but in the rules of the forms and in ``assistant/checks``; the cases are what holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assistant.report.form import OrganKind
from assistant.report.formsource import FormError, Source
from assistant.report.rules import Severity
from assistant.report.wordingrules.base import Many, Strict
from knowledge.checkcase import Case, problems
from knowledge.shelf import load_forms

CHECKS: Traversable = files("knowledge") / "checks"
EXAMPLE = "EXAMPLE"
"""The file that shows newcomers the shape of an entry; no check."""
SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "T3": "第三部分：收到和处理政府信息公开申请情况",
        "T4": "第四部分：行政复议、行政诉讼情况",
        "T2": "第二部分：主动公开政府信息情况",
        "N": "正文里的数与表格",
        "D": "结构和文字",
    }
)
"""The parts of the catalogue, by the letters before the hyphen of a code."""
CODE = re.compile(rf"({'|'.join(SECTIONS)})-([1-9]\d?)")

Words = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$")]
All = Literal["all"]
Module = Annotated[str, StringConstraints(pattern=r"^[a-z]+$")]


class CheckEntry(Strict):
    """One check, in the clerk's words.

    `severity` are the grades that it may have, the gravest first; `family` are the modules of ``assistant/checks`` that
    judge it, `checklist` for what a clerk looks at by himself; `mend` says what to do. `cases` are reports in which
    it finds nothing, and such in which it does.
    """

    code: str
    title: Words
    severity: Annotated[tuple[Severity, ...], Field(strict=False, min_length=1)]
    forms: All | Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
    kinds: All | Annotated[tuple[OrganKind, ...], Field(strict=False, min_length=1)]
    family: Annotated[tuple[Module, ...], Field(strict=False, min_length=1)]
    what: Words
    why: Words
    source: Words
    mend: Words
    cases: Many[Case]

    @property
    def section(self) -> str:
        """The part of the catalogue in which it stands: T3, T4, T2, N or D."""
        return self.code.partition("-")[0]

    @property
    def passing(self) -> tuple[Case, ...]:
        """The cases in which it finds nothing."""
        return tuple(case for case in self.cases if not case.finds)

    @property
    def failing(self) -> tuple[Case, ...]:
        """The cases in which it finds something."""
        return tuple(case for case in self.cases if case.finds)


@cache
def load_catalogue(folder: Traversable = CHECKS) -> Mapping[str, CheckEntry]:
    """Every check of the folder by its code, in the order of the catalogue.

    Raises FormError for the first mistake, with file, line and place.
    """
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    entries = [load_entry(folder, name) for name in names if name != f"{EXAMPLE}.yaml"]
    return MappingProxyType({entry.code: entry for entry in sorted(entries, key=lambda entry: _order(entry.code))})


def load_example(folder: Traversable = CHECKS) -> CheckEntry:
    """The example for newcomers; it is of the same shape, and no check."""
    return load_entry(folder, f"{EXAMPLE}.yaml")


def load_entry(folder: Traversable, name: str) -> CheckEntry:
    """The entry in that file; FormError for a mistake in it."""
    file = f"{folder.name}/{name}"
    try:
        text = (folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FormError(file, 1, "file", f"cannot be read as UTF-8 text ({error})") from None
    source = Source(CheckEntry, file, text)
    for place, problem in _problems(source.content, name.removesuffix(".yaml")):
        raise source.error(place, problem)
    return source.content


def _problems(entry: CheckEntry, stem: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What the shape alone cannot refuse, with its place in the file."""
    if entry.code != stem:
        yield ("code",), f"the file is named {stem}"
    if entry.code != EXAMPLE and not CODE.fullmatch(entry.code):
        yield ("code",), f"{entry.code} is no code of a check"
    editions = {form.id for form in load_forms()}
    for form in () if entry.forms == "all" else entry.forms:
        if form not in editions:
            yield ("forms",), f"there is no form {form}"
    always = entry.family == ("checklist",)  # a reminder may stand in every report
    if not entry.failing or not (entry.passing or always):
        yield ("cases",), "a check needs a case that passes and one that fails"
    for at, case in enumerate(entry.cases):
        yield from ((("cases", at, *place), problem) for place, problem in problems(case))
        yield from ((("cases", at, *place), problem) for place, problem in _outside(entry, case))


def _outside(entry: CheckEntry, case: Case) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where a failing case is not what the entry says of itself."""
    for at, find in enumerate(case.finds):
        if find.severity not in entry.severity:
            yield ("finds", at, "severity"), f"{entry.code} is not said to be {find.severity}"
    if case.finds and entry.kinds != "all" and case.report.kind not in entry.kinds:
        yield ("report", "kind"), f"{entry.code} is not said to hold for {case.report.kind}"
    if case.finds and entry.forms != "all" and not any(case.report.on(form) for form in entry.forms):
        yield ("report", "year"), f"{entry.code} is not said to hold for the form of {case.report.year}"


def _order(code: str) -> tuple[int, int]:
    section, _, number = code.partition("-")
    return list(SECTIONS).index(section), int(number)
