"""The shape of checks.yaml: what a form may ask of its figures and texts, key by key."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import Field

from assistant.report.form import OrganKind
from assistant.report.formschema import Strict
from assistant.report.rules import Severity

One = TypeVar("One")
Many = Annotated[list[One], Field(default_factory=list)]
Some = Annotated[list[str], Field(min_length=1)]
Each = Annotated[dict[Literal["row", "column"], str | list[str]], Field(default_factory=dict)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Factor = Annotated[float, Field(gt=1, allow_inf_nan=False)]


class SumEntry(Strict):
    """A fixed sum, possibly repeated over rows or columns."""

    code: str
    severity: Severity = "E"
    each: Each
    total: str | None = None
    parts: Many[str]
    left: Many[str]
    right: Many[str]
    prior: Many[str]
    minus: Many[str]
    across_forms: bool = False
    say: str
    source: str


class ValueEntry(Strict):
    """The codes under which a table's values are judged."""

    table: str
    blank: str
    wrong: str
    decimals: str


class LimitEntry(Strict):
    """What may not be more than the cells on the right, of this year and last; nothing on the left stands for 0."""

    code: str
    severity: Severity
    each: Each
    left: Many[str]
    prior: Many[str]
    right: Some
    right_prior: Many[str]
    across_forms: bool = False
    say: str
    source: str


class CompanionEntry(Strict):
    """Cells that are not 0 alone."""

    code: str
    severity: Severity
    each: Each
    when: str
    needs: Some
    say: str
    source: str


class ShareEntry(Strict):
    """Parts that are not to make up a large share of the whole; `threshold` 0.1 is a tenth."""

    code: str
    severity: Severity
    parts: Some
    whole: str
    threshold: Annotated[float, Field(gt=0, lt=1)]
    say: str
    source: str


class LeapEntry(Strict):
    """Cells, rows or tables that are not to change much from one year to the next."""

    code: str
    severity: Severity
    cells: Some
    rise: Factor | None = None
    fall: Factor | None = None
    minimum: Positive
    across_forms: bool = False
    say: str
    source: str


class SizeEntry(Strict):
    """Cells whose figure is unlikely from some size on."""

    code: str
    severity: Severity
    cells: Some
    at_least: Positive
    whole: bool = False
    kinds: Many[OrganKind]
    unless_organ: str | None = None
    say: str
    source: str


class FactEntry(Strict):
    """A fact of the answers or the texts that may not be more than the cells on the right."""

    code: str
    severity: Severity
    fact: str
    right: Some
    say: str
    source: str


class TextEntry(Strict):
    """What a text may not say, or not lack, beside figures above 0; `says` and `lacks` are regular expressions."""

    code: str
    severity: Severity
    positive: Many[str]
    prior: Many[str]
    texts: Some
    says: Many[str]
    lacks: Many[str]
    across_forms: bool = False
    say: str
    source: str


class ChecksFile(Strict):
    """checks.yaml."""

    sums: list[SumEntry]
    values: list[ValueEntry]
    limits: Many[LimitEntry]
    companions: Many[CompanionEntry]
    shares: Many[ShareEntry]
    leaps: Many[LeapEntry]
    sizes: Many[SizeEntry]
    facts: Many[FactEntry]
    texts: Many[TextEntry]
