"""What is set side by side over the years, and how a year is compared with the last in words; reads years.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template

from pydantic import BaseModel, ConfigDict

from assistant.report.form import Form
from assistant.report.formsource import Source
from assistant.report.series import Group, Scale, Sentences, Series
from assistant.report.slots import REF
from assistant.report.wording import slots
from knowledge.shelf import load_forms

FILE = "years.yaml"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Series(_Entry):
    id: str
    name: str
    unit: str
    rows: list[str]
    column: str
    total: bool = False
    apart: str = ""
    words: str = ""


class _Group(_Entry):
    id: str
    name: str
    scale: Scale
    aspect: str
    series: list[_Series]


class _Sentences(_Entry):
    percent: str
    count: str
    beside: str


class _File(_Entry):
    sentences: _Sentences
    least: int
    groups: list[_Group]


@dataclass(frozen=True)
class YearsRules:
    """The groups of series in their order, and the sentences."""

    groups: tuple[Group, ...]
    sentences: Sentences


@cache
def load_years() -> YearsRules:
    """The shipped series; FormError where one stands twice, no form has it, or a sentence does not hold together."""
    return build_years((files("knowledge") / FILE).read_text(encoding="utf-8"), load_forms())


def build_years(text: str, forms: Iterable[Form]) -> YearsRules:
    """The series of the text of a years.yaml, proved against these forms; FormError as of `load_years`."""
    source = Source(_File, FILE, text)
    content = source.content
    words = {name: Template(getattr(content.sentences, name)) for name in ("percent", "count", "beside")}
    rules = YearsRules(tuple(map(_group, content.groups)), Sentences(**words, least=content.least))
    _prove(source, rules, tuple(forms))
    return rules


def _group(entry: _Group) -> Group:
    series = tuple(Series(**{**one.model_dump(), "rows": tuple(one.rows)}) for one in entry.series)
    return Group(entry.id, entry.name, entry.scale, entry.aspect, series)


def _prove(source: Source[_File], rules: YearsRules, forms: tuple[Form, ...]) -> None:
    seen: set[str] = set()
    for place, group in enumerate(rules.groups):
        if any(group.aspect not in {question.aspect for question in form.questions} for form in forms):
            raise source.error(("groups", place, "aspect"), f"no question of every form has the aspect {group.aspect}")
        for number, series in enumerate(group.series):
            at = ("groups", place, "series", number)
            if series.id in seen:
                raise source.error(at, f"series {series.id} stands twice")
            seen.add(series.id)
            if not any(series.cells(form) for form in forms):
                raise source.error(at, f"no form has a cell of {', '.join(series.rows)} in the column {series.column}")
    for name in ("percent", "count", "beside"):
        text = getattr(rules.sentences, name).safe_substitute(words="", cells="a.b", unit="")
        if "$" in text or not all(REF.fullmatch(ref) for ref in slots(text)):
            raise source.error(("sentences", name), f"{text} has a place or a slot that means nothing")
