"""Past report language as data: paragraphs with slots where their figures stood.

A passage never carries a number of its own. Where a figure stood there is a slot, ``{applications.received.total}``
for a cell of the form, ``{fact:released.total}`` for a named fact, ``{year}`` and ``{organ}``; whoever uses the
passage binds the slots to this year's values. Reading is strict: a passage with a digit in its words is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StrictInt, StringConstraints, ValidationError, model_validator

from assistant.passages.passage import Passage, When
from assistant.report.form import OrganKind
from assistant.report.slots import REF, cells_in, facts_in
from assistant.report.wording import read_wording, slots

Section = Literal["overview", "problems", "other_matters"]

ASPECTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "overview": ("综述", "主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"),
        "problems": ("存在的主要问题", "改进情况"),
        "other_matters": ("信息处理费", "其他事项"),
    }
)
"""Which aspects a section of text has; 综述 to 监督保障 follow 国办公开办函〔2021〕30号, 一、报告内容（一）."""

SHIPPED: Traversable = files("knowledge") / "passages"
"""The folder of the passages that ship."""

_COUNTED = re.compile(
    r"(?<!▁)(?:[〇零二两三四五六七八九十百千万亿]|(?<![统同唯])一(?!次性))"
    r"[〇零一二两三四五六七八九十百千万亿]*[余多几]?[件条次期个篇场份名人家项处宗起批天日月年元轮本册户页]"
)
"""A Chinese numeral that counts something. ▁ stands where a slot was, so that `{…}万元` stays a unit."""

DottedId = Annotated[str, StringConstraints(pattern=r"^[a-z_]+(\.[a-z_]+)+$")]
FormId = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*-\d{4}$")]
Words = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S+$")]
_STRICT = ConfigDict(extra="forbid", frozen=True)


class PassageError(ValueError):
    """A file of passages is wrong; the message names the file, the passage and what is wrong with it."""


class _When(BaseModel):
    model_config = _STRICT

    positive: tuple[DottedId, ...] = ()
    zero: tuple[DottedId, ...] = ()


class _Entry(BaseModel):
    """One entry of a file, as it has to be written."""

    model_config = _STRICT

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    section: Section
    aspect: str
    kinds: Annotated[tuple[OrganKind, ...], Field(min_length=1)]
    forms: Annotated[tuple[FormId, ...], Field(min_length=1)]
    year: StrictInt
    organ: Words
    source: Words
    text: Words
    when: _When = _When()

    @model_validator(mode="after")
    def _is_true_to_itself(self) -> _Entry:
        """Refuse what the field types cannot: a foreign aspect, a number in the words, a contradictory ``when``."""
        complaint = next(_complaints(self), None)
        if complaint is not None:
            raise ValueError(complaint)
        return self

    def passage(self) -> Passage:
        when = When(self.when.positive, self.when.zero)
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return Passage(**{**fields, "when": when})


def load_passages(folder: Path | Traversable = SHIPPED) -> tuple[Passage, ...]:
    """Read every ``*.yaml`` of ``folder`` (those that ship, if not given), by file name, then in file order.

    Raises PassageError for a folder without passages, a broken file, an unknown or missing key, a doubled id,
    a literal number in a text; OSError when the folder cannot be read.
    """
    loaded: dict[str, Passage] = {}
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name):
        for passage in _read(file):
            if passage.id in loaded:
                raise PassageError(f"{file.name}: {passage.id}: this id is taken already")
            loaded[passage.id] = passage
    if not loaded:
        raise PassageError(f"{folder}: no passages in this folder")
    return tuple(loaded.values())


def _read(file: Path | Traversable) -> Iterator[Passage]:
    try:
        entries: Any = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise PassageError(f"{file.name}: not readable as YAML in UTF-8: {error}") from error
    if not isinstance(entries, list):
        raise PassageError(f"{file.name}: expected a list of passages, found {type(entries).__name__}")
    for number, entry in enumerate(entries, start=1):
        name = entry.get("id", f"entry {number}") if isinstance(entry, dict) else f"entry {number}"
        try:
            yield _Entry.model_validate(entry).passage()
        except ValidationError as error:
            raise PassageError(f"{file.name}: {name}: {_first(error)}") from error


def _first(error: ValidationError) -> str:
    """Say the first complaint of ``error`` in one line, with the key it is about."""
    complaint = error.errors()[0]
    key = ".".join(str(part) for part in complaint["loc"])
    words = complaint["msg"].removeprefix("Value error, ")
    return f"{key}: {words}" if key else words


def _complaints(passage: _Entry) -> Iterator[str]:
    if passage.aspect not in ASPECTS[passage.section]:
        yield f"aspect: {passage.aspect!r} is no aspect of {passage.section}"
    yield from _numbers_in(passage.text)
    zero, refs = set(passage.when.zero), slots(passage.text)
    yield from (f"text: {{{ref}}} belongs to no slot" for ref in refs if not REF.fullmatch(ref))
    printed = {*cells_in(refs), *facts_in(refs)}
    yield from (f"when: {name} is both positive and zero" for name in passage.when.positive if name in zero)
    yield from (f"when: {name} is to be zero, yet the text prints it" for name in sorted(zero & printed))
    for key, values in _repeatable(passage):
        if len(set(values)) < len(values):
            yield f"{key}: something stands there twice"


def _numbers_in(text: str) -> Iterator[str]:
    words = "".join(part if isinstance(part, str) else "▁" for part in read_wording(text))
    yield from (f"text: {mark!r} belongs to no slot" for mark in words if mark in "{}")
    yield from (f"text: literal digit {mark!r}; every figure is a slot" for mark in words if mark.isdigit())
    yield from (f"text: counts in words, {found!r}; every figure is a slot" for found in _COUNTED.findall(words))


def _repeatable(passage: _Entry) -> tuple[tuple[str, Sequence[str]], ...]:
    when = passage.when
    return (
        ("kinds", passage.kinds),
        ("forms", passage.forms),
        ("when.positive", when.positive),
        ("when.zero", when.zero),
    )
